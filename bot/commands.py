"""The verbs of the assistant: train, serve, predict, score."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from settings import Settings


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    train = commands.add_parser("train", help="entraîner l’assistant si ses données ont changé")
    train.add_argument("--force", action="store_true", help="entraîner même si rien n’a changé")
    train.set_defaults(run=run_train)

    serve = commands.add_parser("serve", help="servir l’assistant (canal web, widget, santé)")
    serve.set_defaults(run=run_serve)

    predict = commands.add_parser("predict", help="répondre à un fichier de messages (docs/evaluation.md)")
    predict.add_argument("what", choices=("requests", "comments", "retrieval"))
    predict.add_argument("input", type=Path)
    predict.add_argument("output", type=Path)
    predict.add_argument("--documents", type=Path, help="la collection de textes (retrieval)")
    predict.set_defaults(run=run_predict)

    score = commands.add_parser("score", help="comparer des réponses à leurs étiquettes")
    score.add_argument("what", choices=("requests", "comments", "retrieval"))
    score.add_argument("gold", type=Path)
    score.add_argument("answers", type=Path)
    score.set_defaults(run=run_score)


def run_train(args: argparse.Namespace, settings: Settings) -> int:
    from bot.training import train

    trained = train(settings, force=args.force)
    print("Entraîné : " + ", ".join(trained) + "." if trained else "Rien n’a changé : le modèle est à jour.")
    return 0


def run_serve(args: argparse.Namespace, settings: Settings) -> int:
    import uvicorn

    from bot.app import create_app

    # ws="none": Rasa's websockets 10.4 breaks uvicorn's default. No access log: addresses are personal information.
    uvicorn.run(
        create_app(settings), host=settings.assistant_host, port=settings.assistant_port, ws="none", access_log=False,
        log_level="warning",
    )  # fmt: skip
    return 0


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Write rows as JSON Lines; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def run_predict(args: argparse.Namespace, settings: Settings) -> int:
    from bot import prediction

    rows = read_rows(args.input)
    answers: Iterable[dict[str, Any]]
    if args.what == "requests":
        answers = asyncio.run(prediction.predict_requests(settings, list(rows)))
    elif args.what == "comments":
        answers = prediction.predict_comments(settings, rows)
    elif args.documents is None:
        print("Il faut --documents : la collection de textes à chercher.")
        return 2
    else:
        answers = prediction.predict_retrieval(read_rows(args.documents), rows)
    print(f"{write_rows(args.output, answers)} réponses écrites dans {args.output}.")
    return 0


def run_score(args: argparse.Namespace, settings: Settings) -> int:
    from bot.scoring import score, table

    try:
        figures = score(args.what, read_rows(args.gold), read_rows(args.answers))
    except KeyError as error:
        print(f"Il manque la réponse ou le champ {error}.")
        return 1
    print(table(figures))
    return 0

"""Train the assistant and the comment classifier when something they learn from has changed."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from bot.logs import configure_logs, quiet_libraries
from feedback.classify import train_comment_classifier
from settings import ROOT, Settings

MODEL_NAME = "assistant.tar.gz"
FINGERPRINT = "fingerprint.json"
COMMENTS = "comments"  # folder of the comment classifier, beside the assistant's model
# What each model is made from: data, configuration, and the code that reads them.
LEARNING = tuple(f"text/{name}.py" for name in ("normalise", "noise", "spelling", "features", "classifier"))
# The kinds of the emergencies are read by the lexicon.
LEXICON = ("text/emergencies.py", "text/emergencies.yml")
UNDERSTANDING_SOURCES = ("config.yml", "data/nlu", "bot/nlu", *LEARNING, *LEXICON)
ASSISTANT_SOURCES = (*UNDERSTANDING_SOURCES, "domain.yml", "data/rules")
COMMENT_SOURCES = ("data/comments", "feedback/classify.py", *LEARNING)
LIBRARIES = ("rasa", "scikit-learn")


def _files(sources: tuple[str, ...]) -> Iterator[Path]:
    for source in sources:
        path = ROOT / source
        found = [path] if path.is_file() else path.rglob("*")
        yield from sorted(p for p in found if p.is_file() and "__pycache__" not in p.parts)


def fingerprint(sources: tuple[str, ...]) -> str:
    """A digest of every file in `sources` and of the libraries: the same digest means the same model."""
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library}={version(library)}\n".encode())
    for path in _files(sources):
        digest.update(f"{path.relative_to(ROOT)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read_fingerprints(folder: Path) -> dict[str, str]:
    try:
        content: dict[str, str] = json.loads((folder / FINGERPRINT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content


def train(settings: Settings, force: bool = False) -> list[str]:
    """Train what is missing or out of date; returns the names of what was trained.

    The new model takes the place of the old one only once it is whole.
    """
    configure_logs()
    folder = settings.models_folder
    folder.mkdir(parents=True, exist_ok=True)
    known = _read_fingerprints(folder)
    trained = []
    wanted = {
        "comments": fingerprint(COMMENT_SOURCES),
        "understanding": fingerprint(UNDERSTANDING_SOURCES),
        "assistant": fingerprint(ASSISTANT_SOURCES),
    }

    def is_current(name: str, target: Path) -> bool:
        return not force and known.get(name) == wanted[name] and target.exists()

    if not is_current("comments", folder / COMMENTS):
        _train_comments(folder / COMMENTS)
        trained.append("comments")
    model = folder / MODEL_NAME
    if not is_current("assistant", model):
        _train_assistant(model, words_only=is_current("understanding", model))
        trained.append("assistant")
    if trained:
        (folder / FINGERPRINT).write_text(json.dumps(wanted, indent=1), encoding="utf-8")
    return trained


def _train_comments(target: Path) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent) as temporary:
        made = Path(temporary) / COMMENTS
        made.mkdir()
        train_comment_classifier(ROOT / "data" / "comments", made)
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)


def _train_assistant(target: Path, words_only: bool) -> None:
    quiet_libraries()
    # Rasa and TensorFlow take seconds and half a gigabyte: only when there is something to train.
    import rasa

    with tempfile.TemporaryDirectory(dir=target.parent) as temporary:
        result = rasa.train(
            domain=str(ROOT / "domain.yml"),
            config=str(ROOT / "config.yml"),
            training_files=[str(ROOT / "data" / "nlu"), str(ROOT / "data" / "rules")],
            output=temporary,
            fixed_model_name=MODEL_NAME.removesuffix(".tar.gz"),
            # Rasa's own cache knows its data and configuration, not the code in text/.
            force_training=not words_only,
        )
        if result.code != 0 or not result.model:
            raise RuntimeError("Rasa n’a pas pu entraîner le modèle.")
        Path(result.model).replace(target)

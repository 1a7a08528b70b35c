"""The verbs of feedback/ on the command line: feedback simulate, withdraw, purge; diagnostic build."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime

from feedback.database import migrate, open_feedback
from feedback.diagnostic.build import TIME_ZONE, build_diagnostic, to_json
from feedback.diagnostic.simulate import DEFAULT_PEOPLE, simulate
from feedback.errors import NotADemonstration
from feedback.periods import RETENTION
from feedback.retention import purge
from feedback.withdraw import withdraw
from settings import Settings

_KINDS = {
    "consent": "accords",
    "invitation": "invitations",
    "answer": "réponses",
    "testimony": "témoignages",
}
_WITHDRAWALS = {
    "withdrawn": "C’est fait : cet avis est effacé. Il ne compte plus dans aucun chiffre.",
    "unknown": "Aucun avis n’est gardé sous ce code. Il a peut-être déjà été effacé.",
    "malformed": "Ce code n’est pas complet ou contient une erreur. Exemple de forme : VCT-7K3M-QX4T.",
}


def _today() -> date:
    return datetime.now(TIME_ZONE).date()


def _simulate(args: argparse.Namespace, settings: Settings) -> int:
    migrate(settings.feedback_url)
    with open_feedback(settings)() as session:
        try:
            written = simulate(session, args.municipality, _today(), people=args.people, seed=args.seed)
        except NotADemonstration:
            print(
                f"« {args.municipality} » n’est pas une ville de démonstration : on n’y invente pas de voix.",
                file=sys.stderr,
            )
            return 2
    print(
        f"{written.people} personnes simulées dans « {args.municipality} » : {written.answers} réponses,"
        f" {written.testimonies} témoignages. Elles sont marquées « simulées » partout."
    )
    return 0


def _withdraw(args: argparse.Namespace, settings: Settings) -> int:
    migrate(settings.feedback_url)
    with open_feedback(settings)() as session:
        outcome = withdraw(session, args.code)
    print(_WITHDRAWALS[outcome])
    return 0 if outcome == "withdrawn" else 1


def _purge(args: argparse.Namespace, settings: Settings) -> int:
    migrate(settings.feedback_url)
    with open_feedback(settings)() as session:
        removed = purge(session, _today())
    for kind, count in removed.items():
        print(f"{_KINDS[kind]} : {count} effacés (gardés {RETENTION[kind].days} jours)")
    return 0


def _build(args: argparse.Namespace, settings: Settings) -> int:
    migrate(settings.feedback_url)
    with open_feedback(settings)() as session:
        diagnostic = build_diagnostic(session, args.municipality, args.cycle or _today().year, _today())
    print(json.dumps(to_json(diagnostic), ensure_ascii=False, indent=2))
    return 0


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs of this package to the command line of passerelle.py."""
    feedback = commands.add_parser("feedback", help="les avis : simuler, retirer, effacer ce qui est trop ancien")
    verbs = feedback.add_subparsers(dest="verb", required=True)

    verb = verbs.add_parser("simulate", help="remplir la ville de démonstration de voix inventées")
    verb.add_argument("--municipality", default="demo", help="la ville de démonstration")
    verb.add_argument("--people", type=int, default=DEFAULT_PEOPLE, help="nombre de personnes inventées")
    verb.add_argument("--seed", type=int, default=1, help="même nombre, mêmes voix")
    verb.set_defaults(run=_simulate)

    verb = verbs.add_parser("withdraw", help="effacer un avis avec son code de reçu")
    verb.add_argument("code", help="le code remis à la personne, par exemple VCT-7K3M-QX4T")
    verb.set_defaults(run=_withdraw)

    verb = verbs.add_parser("purge", help="effacer ce qui a été gardé assez longtemps")
    verb.set_defaults(run=_purge)

    diagnostic = commands.add_parser("diagnostic", help="les chiffres des 8 caractéristiques")
    verbs = diagnostic.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("build", help="calculer le diagnostic d’une ville et d’un cycle")
    verb.add_argument("--municipality", required=True, help="la ville, par exemple victoriaville")
    verb.add_argument("--cycle", type=int, help="l’année ; celle d’aujourd’hui si rien n’est dit")
    verb.add_argument("--format", choices=("json",), default="json", help="la forme du résultat")
    verb.set_defaults(run=_build)

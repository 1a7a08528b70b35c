"""The `directory` verbs of the command line: load, check, show. They speak French to the person who runs them."""

from __future__ import annotations

import argparse
from pathlib import Path

from knowledge.database import migrate, open_sessions
from knowledge.load import Report, check_directory, load_directory
from knowledge.search import open_directory
from knowledge.towns import SEED, UnknownTown
from knowledge.vocabularies import KINDS, TOPICS, label_of
from settings import Settings


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `directory` and its verbs to the command line."""
    directory = commands.add_parser("directory", help="charger, vérifier et lire l’annuaire")
    verbs = directory.add_subparsers(metavar="verbe", required=True)
    load = verbs.add_parser("load", help="charger les fichiers de l’annuaire dans la base")
    load.add_argument("--folder", type=Path, default=SEED, help="dossier des fichiers (un dossier par ville)")
    load.set_defaults(run=run_load)
    check = verbs.add_parser("check", help="vérifier les fichiers sans rien écrire")
    check.add_argument("--folder", type=Path, default=SEED, help="dossier des fichiers (un dossier par ville)")
    check.set_defaults(run=run_check)
    show = verbs.add_parser("show", help="lire une fiche telle que la base la connaît")
    show.add_argument("id", help="identifiant de la fiche")
    show.add_argument("--municipality", help="ville (sinon : celle des réglages)")
    show.set_defaults(run=run_show)


def _print_problems(report: Report) -> None:
    for problem in report.problems:
        print(problem)


def run_load(args: argparse.Namespace, settings: Settings) -> int:
    """0 when the good rows are loaded, even if others were refused; 1 when nothing could be read."""
    migrate(settings.knowledge_url)
    with open_sessions(settings.knowledge_url)() as session:
        report = load_directory(session, args.folder)
    _print_problems(report)
    if not report.files_read:
        print(f"Aucun fichier d’annuaire lisible dans {args.folder}.")
        return 1
    print(
        f"Annuaire chargé : {report.created} fiches créées, {report.updated} mises à jour, "
        f"{report.unchanged} inchangées, {report.refused} refusées, {report.vanished} disparues."
    )
    return 0


def run_check(args: argparse.Namespace, settings: Settings) -> int:
    """0 when everything would load; 1 otherwise."""
    report = check_directory(args.folder)
    _print_problems(report)
    if not report.files_read:
        print(f"Aucun fichier d’annuaire lisible dans {args.folder}.")
        return 1
    if report.problems:
        print(f"{report.refused} fiches refusées.")
        return 1
    print("Tout est en ordre.")
    return 0


def run_show(args: argparse.Namespace, settings: Settings) -> int:
    """Print one entry that newcomers may see; 1 when there is none."""
    town = args.municipality or settings.municipality
    try:
        entry = open_directory(settings.knowledge_url).get(town, args.id)
    except UnknownTown:
        print(f"La ville « {town} » n’existe pas.")
        return 1
    if entry is None:
        print(f"Aucune fiche « {args.id} » à montrer pour « {town} ».")
        return 1
    lines = {
        "Fiche": entry.id,
        "Nom": entry.name,
        "Nature": label_of(KINDS, entry.kind),
        "Sujets": ", ".join(label_of(TOPICS, topic) for topic in entry.topics),
        "Pour qui": ", ".join(entry.audience),
        "Description": entry.description_fr,
        "Adresse": ", ".join(part for part in (entry.address, entry.city, entry.postal_code) if part),
        "Téléphone": entry.phone,
        "Courriel": entry.email,
        "Site": entry.url,
        "Heures": entry.hours,
        "Horaire": entry.schedule,
        "Coût": entry.cost,
        "Étapes": " ".join(f"{number}. {step}" for number, step in enumerate(entry.steps, start=1)),
        "Source": " ".join(part for part in (entry.source_url, entry.source_date) if part),
    }
    for label, value in lines.items():
        if value:
            print(f"{label} : {value}")
    return 0

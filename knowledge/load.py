"""Bringing the seed files into the database: what is new, what changed, what was refused, what has vanished.

Run by `passerelle directory load` and `check`. One transaction for everything that is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.files import GUIDES, RECORDS, Reading, Row, read_directory
from knowledge.models import EntryRow, RevisionRow
from knowledge.problems import Problem, quoted, suggestion
from knowledge.towns import SHARED_DIRECTORY, BadTown, read_town


@dataclass
class Report:
    """How many entries each fate befell, and the problems in the order of the files."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    vanished: int = 0
    files_read: int = 0
    problems: list[Problem] = field(default_factory=list)


def read_all(seed: Path) -> dict[str, Reading]:
    """Directory → what its files gave, after the checks that need more than one file."""
    folders = [folder for folder in sorted(seed.glob("*")) if folder.is_dir()]
    readings = {folder.name: read_directory(folder) for folder in folders}
    shared = readings.get(SHARED_DIRECTORY, Reading())
    shared_ids = {row["id"] for row in shared.rows} | shared.refused_ids
    for name, reading in readings.items():
        if name != SHARED_DIRECTORY:
            _refuse(reading, name, partial(_already_shared, shared_ids=shared_ids))
        known = shared_ids | {row["id"] for row in reading.rows} | reading.refused_ids
        _refuse(reading, name, partial(_unknown_contact, known=known))
        _check_town(seed / name, reading, known)
    return readings


def _already_shared(row: Row, shared_ids: set[str]) -> tuple[str, str] | None:
    if row["id"] in shared_ids:
        return "id", f"{quoted(row['id'])} existe déjà dans l’annuaire partagé « {SHARED_DIRECTORY} »."
    return None


def _unknown_contact(row: Row, known: set[str]) -> tuple[str, str] | None:
    for contact in row["contact_ids"]:
        if contact not in known:
            return "who_to_contact", f"la fiche {quoted(contact)} n’existe pas.{suggestion(contact, known)}"
    return None


def _refuse(reading: Reading, directory: str, fault: Callable[[Row], tuple[str, str] | None]) -> None:
    """Move the rows in which `fault(row)` finds something from the rows to the refused."""
    kept = []
    for row in reading.rows:
        found = fault(row)
        if found is None:
            kept.append(row)
            continue
        name, message = found
        file = f"{directory}/{GUIDES if row['kind'] == 'guide' else RECORDS}"
        reading.problems.append(Problem(file, row["lines"].get(name, row["line"]), name, message))
        reading.refused += 1
        reading.refused_ids.add(row["id"])
    reading.rows = kept


def _check_town(folder: Path, reading: Reading, known: set[str]) -> None:
    """Add what is wrong in town.yml; the entries it names must exist when the town has its own directory."""
    if not (folder / "town.yml").exists():
        return
    try:
        town = read_town(folder)
    except BadTown as error:
        reading.problems.append(Problem(f"{folder.name}/town.yml", 1, "", str(error)))
        return
    if town.directory != town.id:
        return
    for entry_id in sorted(town.named_entries - known):
        message = f"la fiche {quoted(entry_id)} n’existe pas.{suggestion(entry_id, known)}"
        reading.problems.append(Problem(f"{folder.name}/town.yml", 1, "", message))


def check_directory(seed: Path) -> Report:
    """What loading `seed` would refuse; writes nothing."""
    report = Report()
    for reading in read_all(seed).values():
        _add(report, reading)
    return report


def _add(report: Report, reading: Reading) -> None:
    report.refused += reading.refused
    report.files_read += reading.files_read
    report.problems.extend(reading.problems)


def load_directory(session: Session, seed: Path) -> Report:
    """Write the good rows of `seed` and mark the vanished ones. Refused entries stay as they were."""
    report = Report()
    for municipality, reading in read_all(seed).items():
        _add(report, reading)
        rows = session.execute(select(EntryRow).where(EntryRow.municipality == municipality)).scalars()
        stored: dict[str, Any] = {row.id: row for row in rows}
        for row in reading.rows:
            values = {name: value for name, value in row.items() if name not in ("line", "lines")}
            values["is_present"] = True
            _write(session, stored.pop(row["id"], None), values, report)
        for entry_id, gone in stored.items():
            file = GUIDES if gone.kind == "guide" else RECORDS
            if gone.is_present and entry_id not in reading.refused_ids and file not in reading.unread:
                gone.is_present = False
                report.vanished += 1
    if report.created or report.updated or report.vanished:
        revision: Any = session.execute(select(RevisionRow)).scalar_one()
        revision.number += 1
    session.commit()
    return report


def _write(session: Session, stored: Any, values: Row, report: Report) -> None:
    if stored is None:
        session.add(EntryRow(**values))
        report.created += 1
        return
    changed = {name: value for name, value in values.items() if getattr(stored, name) != value}
    for name, value in changed.items():
        setattr(stored, name, value)
    if changed:
        report.updated += 1
    else:
        report.unchanged += 1

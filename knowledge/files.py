"""Reading the seed files of one directory into rows of the database, with a French message for what is refused.

A bad row never stops the rest. No database here: knowledge.load writes what this reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from knowledge.fields import GUIDE_FIELDS, GUIDE_NEEDS, RECORD_FIELDS, RECORD_NEEDS, Check, check_date
from knowledge.problems import Problem, quoted, suggestion

RECORDS = "records.jsonl"
GUIDES = "guides.yml"
_LISTS = (
    "topics", "audience", "languages", "characteristics", "other_sources", "questions", "steps", "documents",
    "cautions", "contact_ids", "sources",
)  # fmt: skip
_TEXTS = (
    "organization", "eligibility_fr", "address", "city", "postal_code", "phone", "email", "url", "hours", "cost",
    "schedule", "source_url", "source_date", "source_age", "note",
)  # fmt: skip

Row = dict[str, Any]


@dataclass
class Reading:
    """What the files of one directory gave. `refused_ids` are kept as they were in the database."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: int = 0
    refused_ids: set[str] = field(default_factory=set)
    files_read: int = 0
    # Kinds whose file could not be read: their entries are not declared vanished.
    unread: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Found:
    """A line of a file as written: its values, or the message that says why it cannot be read."""

    line: int
    values: Any
    lines: Mapping[str, int]
    message: str = ""


def _records(path: Path) -> Iterator[_Found]:
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError:
            yield _Found(number, None, {}, "la ligne n’est pas écrite en UTF-8.")
        except (ValueError, RecursionError):
            yield _Found(number, None, {}, "la ligne n’est pas du JSON (une fiche par ligne, entre accolades).")
        else:
            yield _Found(number, values, {})


def _guides(path: Path) -> Iterator[_Found]:
    try:
        loader = yaml.SafeLoader(path.read_text(encoding="utf-8"))
        root = loader.get_single_node()
    except UnicodeDecodeError:
        yield _Found(1, None, {}, "le fichier n’est pas écrit en UTF-8.")
        return
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        yield _Found(mark.line + 1 if mark else 1, None, {}, "le fichier n’est pas du YAML à partir d’ici.")
        return
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        yield _Found(1, None, {}, "le fichier doit être une liste de guides (« - id: … »).")
        return
    for node in root.value:
        lines = {}
        if isinstance(node, yaml.MappingNode):
            lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
        try:
            values = loader.construct_object(node, deep=True)
        except (yaml.YAMLError, ValueError, RecursionError, TypeError):
            yield _Found(node.start_mark.line + 1, None, {}, "ce guide n’est pas du YAML lisible.")
        else:
            yield _Found(node.start_mark.line + 1, values, lines)


def _faults(found: _Found, file: str, fields: Mapping[str, Check], needs: tuple[str, ...]) -> list[Problem]:
    """Everything wrong with one line, field by field; empty when it can be loaded."""
    if found.message:
        return [Problem(file, found.line, "", found.message)]
    if not isinstance(found.values, dict):
        return [Problem(file, found.line, "", f"il faut des champs, pas {quoted(found.values)}.")]
    problems = []
    for name, value in found.values.items():
        line = found.lines.get(str(name), found.line)
        if name not in fields:
            near = suggestion(str(name), fields)
            problems.append(Problem(file, line, str(name)[:60], f"ce champ n’existe pas.{near}"))
            continue
        message = fields[name](value)
        if message:
            problems.append(Problem(file, line, str(name), message))
    problems.extend(Problem(file, found.line, name, "ce champ manque.") for name in needs if name not in found.values)
    return problems


def _row(values: Mapping[str, Any], municipality: str) -> Row:
    """The columns of one entry, each with its empty value when the file says nothing."""
    row: Row = dict.fromkeys(_TEXTS, "") | {name: [] for name in _LISTS}
    row |= {"municipality": municipality, "latitude": None, "longitude": None, "translations": {}}
    row |= {"confidence": "medium", "display": "ok-with-date"} | dict(values)
    row["characteristics"] = [item if isinstance(item, str) else f"c{item}" for item in row["characteristics"]]
    return row


def _guide_date(values: Mapping[str, Any]) -> str:
    """The date that the page shown with the guide prints; when it prints none, the day it was read for the guide."""
    printed = str(values["sources"][0]["date"])
    return printed if check_date(printed) is None else str(values.get("source_date", ""))


def _guide_row(values: Mapping[str, Any], municipality: str) -> Row:
    """A guide told in the columns of an entry: its title is the name, its first source the page to open."""
    return _row(
        {
            "id": values["id"],
            "kind": "guide",
            "name": values["title_fr"],
            "description_fr": values["answer_fr"],
            "topics": [values["topic"]],
            "characteristics": values.get("characteristics", []),
            "questions": values["questions_fr"],
            "steps": values["steps_fr"],
            "documents": values.get("documents_fr", []),
            "cautions": values.get("cautions_fr", []),
            "contact_ids": values["who_to_contact"],
            "sources": values["sources"],
            "source_url": values["sources"][0]["url"],
            "source_date": _guide_date(values),
            "confidence": values.get("confidence", "medium"),
            "display": values.get("display", "ok-with-date"),
            "translations": {
                language: {"name": values[f"title_{language}"], "description": values.get(f"answer_{language}", "")}
                for language in ("en", "es")
                if f"title_{language}" in values
            },
        },
        municipality,
    )


def read_directory(folder: Path) -> Reading:
    """The rows of the records and guides in `folder`; its name is the municipality of every row."""
    reading = Reading()
    seen: dict[str, str] = {}
    for name, find, fields, needs, make in (
        (RECORDS, _records, RECORD_FIELDS, RECORD_NEEDS, _row),
        (GUIDES, _guides, GUIDE_FIELDS, GUIDE_NEEDS, _guide_row),
    ):
        path = folder / name
        file = f"{folder.name}/{name}"
        try:
            lines = list(find(path))
        except FileNotFoundError:
            reading.unread.add(name)
            continue
        except OSError as error:
            reading.problems.append(Problem(file, 1, "", f"le fichier ne peut pas être ouvert ({error.strerror})."))
            reading.unread.add(name)
            continue
        reading.files_read += 1
        for found in lines:
            problems = _faults(found, file, fields, needs)
            entry_id = found.values.get("id") if isinstance(found.values, dict) else None
            if isinstance(entry_id, str) and entry_id in seen and not problems:
                line = found.lines.get("id", found.line)
                problems = [Problem(file, line, "id", f"{quoted(entry_id)} existe déjà ({seen[entry_id]}).")]
            elif isinstance(entry_id, str) and not problems:
                seen[entry_id] = f"{file}, ligne {found.line}"
            if problems:
                reading.problems.extend(problems)
                reading.refused += 1
                reading.refused_ids.update([entry_id] if isinstance(entry_id, str) else [])
            else:
                reading.rows.append(make(found.values, folder.name) | {"line": found.line, "lines": found.lines})
        if not lines or all(found.message for found in lines):
            # Nothing in the file could be read: an accident rather than a decision to remove everything.
            reading.unread.add(name)
    return reading

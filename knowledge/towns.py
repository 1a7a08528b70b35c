"""The municipalities that this installation serves: one folder of files each, with a town.yml.

A town can borrow the directory of another one (the demonstration town does): it then shares its contacts, its
neighbours and its topics.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.vocabularies import TOPICS, codes

SEED = Path(__file__).resolve().parent / "seed"
# The directory that all towns share.
SHARED_DIRECTORY = "quebec"
LANGUAGES = ("fr", "en", "es", "ar")
_FIELDS = (
    "name", "directory", "is_demonstration", "directive_ref", "languages", "contact_ids", "topics", "answers",
    "neighbours", "territories",
)  # fmt: skip


class UnknownTown(Exception):
    """No town has this identifier."""


class BadTown(Exception):
    """A town.yml cannot be used; the message is for the person who edits it."""


@dataclass(frozen=True)
class Town:
    """One municipality. `directory` owns its entries; `directive_ref` is None while it speaks French only.

    `doors`: topic → entries that answer any question of the topic, best first. `contacts`: topic → whom to ask when
    nothing fits. `answers`: precise need (a sense of synonyms.yml) → entries that answer it without naming it.
    `territories`: name of a territory, as entries write it → the municipalities in it.
    """

    id: str
    name: str
    directory: str
    is_demonstration: bool
    neighbours: tuple[str, ...]
    contact_ids: tuple[str, ...]
    directive_ref: str | None
    languages: tuple[str, ...]
    doors: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    contacts: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    territories: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def contacts_for(self, topic: str | None) -> tuple[str, ...]:
        """Whom to ask about `topic`, best first."""
        first = self.contacts.get(topic or "") or self.doors.get(topic or "", ())
        return tuple(dict.fromkeys(first + self.contact_ids))

    @property
    def named_entries(self) -> frozenset[str]:
        """Every identifier of an entry that town.yml names."""
        lists = [self.contact_ids, *self.doors.values(), *self.contacts.values(), *self.answers.values()]
        return frozenset(entry_id for entries in lists for entry_id in entries)


def _names(path: Path, name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadTown(f"{path} : « {name} » doit être une liste de textes.")
    return tuple(value)


def _topics(path: Path, part: str, written: Any) -> dict[str, tuple[str, ...]]:
    """Topic → the list `part` ("doors" or "contacts") of its line in town.yml."""
    if not isinstance(written, dict):
        raise BadTown(f"{path} : « topics » doit donner une ligne par sujet.")
    lists: dict[str, tuple[str, ...]] = {}
    for topic, line in written.items():
        if topic not in codes(TOPICS):
            raise BadTown(f"{path} : « {topic} » n’est pas un sujet connu.")
        if not isinstance(line, dict) or not set(line) <= {"doors", "contacts"}:
            raise BadTown(f"{path} : le sujet « {topic} » ne peut avoir que « doors » et « contacts ».")
        if part in line:
            lists[topic] = _names(path, f"{topic}, {part}", line[part])
    return lists


def read_town(folder: Path) -> Town:
    """The town written in `folder`/town.yml; raises BadTown."""
    path = folder / "town.yml"
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadTown(f"{path} : fichier illisible ({error}).") from error
    if not isinstance(written, dict):
        raise BadTown(f"{path} : il faut des lignes « champ: valeur ».")
    for name in written:
        if name not in _FIELDS:
            raise BadTown(f"{path} : « {name} » n’est pas un champ connu.")
    for name in ("name", "directory"):
        if not isinstance(written.get(name), str):
            raise BadTown(f"{path} : « {name} » manque.")
    reference = written.get("directive_ref")
    if reference is not None and not isinstance(reference, str):
        raise BadTown(f"{path} : « directive_ref » doit être un texte, ou vide.")
    languages = _names(path, "languages", written.get("languages", ["fr"]))
    for language in languages:
        if language not in LANGUAGES:
            raise BadTown(f"{path} : « {language} » n’est pas une langue du produit.")
    lists = {}
    for name in ("answers", "territories"):
        lines = written.get(name, {})
        if not isinstance(lines, dict):
            raise BadTown(f"{path} : « {name} » doit donner une liste par ligne.")
        lists[name] = {str(key): _names(path, str(key), values) for key, values in lines.items()}
    return Town(
        id=folder.name,
        name=written["name"],
        directory=written["directory"],
        is_demonstration=written.get("is_demonstration") is True,
        neighbours=_names(path, "neighbours", written.get("neighbours", [])),
        contact_ids=_names(path, "contact_ids", written.get("contact_ids", [])),
        directive_ref=reference,
        languages=languages,
        doors=_topics(path, "doors", written.get("topics", {})),
        contacts=_topics(path, "contacts", written.get("topics", {})),
        answers=lists["answers"],
        territories=lists["territories"],
    )


@lru_cache(maxsize=8)
def _towns(folder: Path) -> Mapping[str, Town]:
    read = {path.parent.name: read_town(path.parent) for path in sorted(folder.glob("*/town.yml"))}
    return {town_id: _with_lender(town, read) for town_id, town in read.items()}


def _with_lender(town: Town, read: Mapping[str, Town]) -> Town:
    """`town` with what it does not write itself taken from the town whose directory it borrows."""
    if town.directory == town.id:
        return town
    lender = read.get(town.directory)
    if lender is None:
        raise BadTown(f"{town.id}/town.yml : l’annuaire « {town.directory} » n’existe pas.")
    return Town(
        id=town.id,
        name=town.name,
        directory=town.directory,
        is_demonstration=town.is_demonstration,
        neighbours=town.neighbours or lender.neighbours,
        contact_ids=town.contact_ids or lender.contact_ids,
        directive_ref=town.directive_ref,
        languages=town.languages,
        doors=town.doors or lender.doors,
        contacts=town.contacts or lender.contacts,
        answers=town.answers or lender.answers,
        territories=town.territories or lender.territories,
    )


def list_towns(folder: Path = SEED) -> tuple[Town, ...]:
    """All towns, in the order of their identifiers; raises BadTown when a file cannot be used."""
    return tuple(_towns(folder).values())


def get_town(town_id: str, folder: Path = SEED) -> Town:
    """The town `town_id`; raises UnknownTown."""
    try:
        return _towns(folder)[town_id]
    except KeyError:
        raise UnknownTown(town_id) from None

"""The one door to the directory: find what answers a request, get one entry, name whom to ask.

Read by the actions, the staff desk and the command line. Never returns an entry that must be verified first.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError, ProgrammingError

from knowledge.cards import is_self_paced
from knowledge.catalogue import Catalogue, entry_from_row
from knowledge.database import open_engine
from knowledge.entries import Entry
from knowledge.index import Index
from knowledge.models import RevisionRow, mapper
from knowledge.ranking import Judgement, is_relevant, order
from knowledge.towns import SEED, SHARED_DIRECTORY, get_town, list_towns
from knowledge.words import Synonyms

TORONTO = ZoneInfo("America/Toronto")
# The database is asked at most this often whether the directory was loaded again.
REVISION_SECONDS = 1.0


class DirectoryMissing(Exception):
    """The database holds no directory yet; the message says what to run."""


@dataclass(frozen=True)
class Query:
    """What a person asks. `when` and `audience`: values of the evaluation conventions. `kinds` empty: all kinds."""

    text: str = ""
    topic: str | None = None
    kinds: tuple[str, ...] = ()
    audience: str | None = None
    when: str | None = None
    place: str | None = None
    exclude: tuple[str, ...] = ()
    limit: int = 3


@dataclass(frozen=True)
class Hit:
    """An entry that answers. `reasons`: codes among topic, words, name, audience, when, place."""

    entry: Entry
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """An answer. `missing`: None when the request is served, "nothing" when nothing fits (no hits), or "when",
    "audience", "place" when the hits are the nearest things but none is known to suit that wish.
    `contacts`: whom to ask, best first.
    """

    hits: tuple[Hit, ...]
    more: bool
    missing: str | None
    contacts: tuple[Entry, ...]


def today_in_toronto() -> date:
    """The calendar day where the towns are."""
    return datetime.now(TORONTO).date()


class Directory:
    """The directory as newcomers may see it, for all towns. Safe to read from several threads."""

    def __init__(self, engine: Engine, towns_folder: Path, today: Callable[[], date], synonyms: Synonyms) -> None:
        self._engine = engine
        self._towns_folder = towns_folder
        self._today = today
        self._synonyms = synonyms
        self._lock = threading.Lock()
        self._revision = -1
        self._checked = float("-inf")
        self._catalogues: dict[str, Catalogue] = {}
        self._refresh()

    def find(self, town_id: str, query: Query) -> Found:
        """What answers `query` in a town; raises UnknownTown."""
        catalogue = self._catalogue(town_id)
        town = get_town(town_id, self._towns_folder)
        everything = catalogue.judge(query, town, self._today())
        judged = order([item for item in everything if item.fits])
        missing = _missing(judged, query)
        best = max((item.score for item in judged), default=0.0)
        judged = [item for item in judged if is_relevant(item, best, served=missing is None)]
        if missing is None:
            judged += _doors(everything, judged, town.doors.get(query.topic or "", ()))
        hits = tuple(
            Hit(item.card.entry, round(item.score, 3), tuple(item.reasons)) for item in judged[: max(query.limit, 0)]
        )
        return Found(hits, len(judged) > len(hits), missing, self.contacts(town_id, query.topic))

    def get(self, town_id: str, entry_id: str) -> Entry | None:
        """One entry of a town that newcomers may see, or None; raises UnknownTown."""
        return self._catalogue(town_id).get(entry_id)

    def contacts(self, town_id: str, topic: str | None) -> tuple[Entry, ...]:
        """Whom to ask about `topic`, best first; raises UnknownTown."""
        known = map(self._catalogue(town_id).get, get_town(town_id, self._towns_folder).contacts_for(topic))
        return tuple(entry for entry in known if entry is not None)

    def public_names(self, town_id: str) -> frozenset[str]:
        """Names that are nobody's: organisations, places and towns; raises UnknownTown."""
        town = get_town(town_id, self._towns_folder)
        names = self._catalogue(town_id).names()
        places = [town.name, *town.neighbours, *town.territories]
        places += [place for members in town.territories.values() for place in members]
        return frozenset(name for name in (*names, *places) if name)

    def _catalogue(self, town_id: str) -> Catalogue:
        town = get_town(town_id, self._towns_folder)
        if time.monotonic() - self._checked >= REVISION_SECONDS:
            self._refresh()
        return self._catalogues[town.directory]

    def _refresh(self) -> None:
        """Build the catalogues again when the directory has been loaded since."""
        with self._lock:
            try:
                with self._engine.connect() as connection:
                    revision = connection.execute(select(RevisionRow.number)).scalar_one()
                    self._checked = time.monotonic()
                    if revision == self._revision:
                        return
                    rows = connection.execute(select(mapper.metadata.tables["entries"])).mappings().all()
            except (OperationalError, ProgrammingError) as error:
                raise DirectoryMissing("L’annuaire n’est pas chargé : lancez « passerelle directory load ».") from error
            entries = [entry_from_row(row) for row in rows if row["is_present"]]
            directories = {town.directory for town in list_towns(self._towns_folder)}
            self._catalogues = {
                name: Catalogue(
                    [entry for entry in entries if entry.municipality in (name, SHARED_DIRECTORY)], self._synonyms
                )
                for name in directories
            }
            self._revision = revision


def _doors(everything: Sequence[Judgement], shown: Sequence[Judgement], doors: Sequence[str]) -> list[Judgement]:
    """The town's doors of the topic that are not shown yet: whoever has a precise answer also has somebody to ask."""
    known = {item.card.entry.id for item in shown}
    others = {item.card.entry.id: item for item in everything if item.suits}
    return [others[door] for door in doors if door in others and door not in known]


def _missing(judged: Sequence[Judgement], query: Query) -> str | None:
    if not judged:
        return "nothing"
    # Open at night, a line of another topic does not make an office of this topic open.
    judged = [item for item in judged if {"topic", "name"} & set(item.reasons)] or judged
    if any(item.suits and not (query.when and is_self_paced(item.card)) for item in judged):
        return None
    if query.when and not any(item.suits_time and not is_self_paced(item.card) for item in judged):
        return "when"
    if query.audience and not any(item.suits_audience for item in judged):
        return "audience"
    if query.place and not any(item.suits_place for item in judged):
        return "place"
    return "when" if query.when else "audience" if query.audience else "place"


def open_directory(url: str, towns_folder: Path = SEED, today: Callable[[], date] = today_in_toronto) -> Directory:
    """The directory stored at `url`; raises DirectoryMissing when nothing was ever loaded there."""
    return Directory(open_engine(url), towns_folder, today, Synonyms())


class _Collection:
    """The last collection given to rank_documents, kept so that many questions build its index once."""

    documents: tuple[tuple[str, str], ...] = ()
    index: Index | None = None


def rank_documents(documents: Sequence[tuple[str, str]], text: str, limit: int = 10) -> list[str]:
    """Identifiers of the `documents` (identifier, text) that answer `text`, best first, at most `limit`."""
    collection = tuple(documents)
    if _Collection.index is None or _Collection.documents != collection:
        _Collection.index = Index([{"body": [body]} for _, body in collection], Synonyms())
        _Collection.documents = collection
    index = _Collection.index
    terms = index.terms(index.units(text))
    candidates = index.candidates(terms)
    best = max(candidates.values(), default=1.0)
    scores = {
        position: 0.5 * index.match(position, terms)[0] + 0.5 * relevance / best
        for position, relevance in candidates.items()
    }
    ranked = sorted(scores, key=lambda position: (-scores[position], position))
    return [collection[position][0] for position in ranked[:limit]]

"""The entries of one directory with their index, ready to be searched. Built by knowledge.search at each reload."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from knowledge.cards import Card, names_of_place
from knowledge.entries import Entry, Source
from knowledge.guides import CONTACT_STEP, GuideQuestions, links
from knowledge.hours import read_wish
from knowledge.index import Index
from knowledge.ranking import Evidence, Judgement, Request, hidden, judge
from knowledge.towns import Town
from knowledge.words import Synonyms
from text.normalise import fold

if TYPE_CHECKING:
    from knowledge.search import Query

_TUPLES = (
    "topics", "audience", "languages", "characteristics", "other_sources", "questions", "steps", "documents",
    "cautions", "contact_ids",
)  # fmt: skip


def entry_from_row(row: Mapping[Any, Any]) -> Entry:
    """The entry stored in a row of the table of entries."""
    values = {str(name): value for name, value in row.items() if name != "is_present"}
    values |= {name: tuple(values[name]) for name in _TUPLES}
    values["sources"] = tuple(Source(**source) for source in values["sources"])
    return Entry(**values)


def _fields(entry: Entry) -> Mapping[str, Iterable[str]]:
    """The texts of an entry by field of the index. Notes and sources are not searched: they are not shown."""
    return {
        "name": [entry.name],
        "questions": entry.questions,
        "body": [entry.description_fr],
        "owner": [entry.organization],
        "details": [entry.eligibility_fr, entry.schedule, entry.cost, *entry.audience, *entry.steps],
    }


def _place_in(text: str, town: Town) -> str | None:
    """The neighbouring municipality that the words name, if any; the town itself goes without saying."""
    said = f" {fold(text)} "
    names = (*town.neighbours, *(place for places in town.territories.values() for place in places))
    return next((name for name in names if name != town.name and f" {fold(name)} " in said), None)


class Catalogue:
    """What newcomers may see of one directory."""

    def __init__(self, entries: Sequence[Entry], synonyms: Synonyms) -> None:
        self._synonyms = synonyms
        self._all = tuple(entries)
        shown = [entry for entry in entries if entry.showable]
        self._by_id = {entry.id: entry for entry in shown}
        self._index = Index([_fields(entry) for entry in shown], synonyms)
        self._guides = GuideQuestions([entry for entry in shown if entry.kind == "guide"], synonyms)
        self._cards = [Card.of(entry, synonyms) for entry in shown]
        self._senses = frozenset[str]().union(*(card.senses for card in self._cards))

    def get(self, entry_id: str) -> Entry | None:
        return self._by_id.get(entry_id)

    def names(self) -> set[str]:
        """The names of organisations and places, of entries to verify too: a name is no less public for being old."""
        names = set()
        for entry in self._all:
            if entry.kind != "guide":
                names |= {entry.name, entry.organization, entry.city}
        return names

    def judge(self, query: Query, town: Town, today: date) -> list[Judgement]:
        """What is thought of every entry that the query allows and that could fit."""
        request = self._read(query, town, today)
        terms = self._index.terms(request.units)
        candidates = self._index.candidates(terms)
        best = max(candidates.values(), default=1.0)
        strength = links(self._guides.answers(query.text, query.topic))
        for need in request.needs:
            for place, entry_id in enumerate(town.answers.get(need, ())):
                strength[entry_id] = max(strength.get(entry_id, 0.0), 1.0 - CONTACT_STEP * place)
        doors = town.doors.get(query.topic or "", ())
        judged = []
        for position, card in enumerate(self._cards):
            entry = card.entry
            if entry.id in query.exclude or (query.kinds and entry.kind not in query.kinds):
                continue
            if not (
                position in candidates or entry.id in strength or query.topic in entry.topics or entry.id in doors
            ) or hidden(card, request, self._synonyms.only_when_asked):
                continue
            coverage, held = self._index.match(position, terms) if position in candidates else (0.0, 0)
            relevance = candidates.get(position, 0.0) / best
            evidence = Evidence(coverage, held, relevance, strength.get(entry.id, 0.0))
            judged.append(judge(card, request, evidence))
        return judged

    def _read(self, query: Query, town: Town, today: date) -> Request:
        units = tuple(self._index.units(query.text))
        senses = frozenset(name for unit in units for name in unit.senses)
        needs = frozenset(name for name in senses if self._synonyms.role(name) == "needs")
        spoken = query.place or _place_in(query.text, town)
        return Request(
            units=units,
            needs=needs,
            senses=senses,
            is_met=bool(needs & (self._senses | town.answers.keys())),
            bare=not needs and all(unit.senses for unit in units),
            topic=query.topic,
            audience=query.audience,
            wish=read_wish(query.when, today) if query.when else None,
            place=names_of_place(query.place, town) if query.place else (),
            spoken_place=names_of_place(spoken, town) if spoken else (),
            today=today,
            town=town,
            home=fold(town.directory),
        )

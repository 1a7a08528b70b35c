"""Card: what the search keeps of an entry, worked out once when the index is built. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.entries import Entry
from knowledge.hours import Times, read_times
from knowledge.towns import Town
from knowledge.vocabularies import PUBLICS
from knowledge.words import Synonyms, stem, words_of
from text.normalise import fold

_NAMES = {public.label: frozenset(public.names) for public in PUBLICS}
_TAKES = {public.label: frozenset(public.takes) for public in PUBLICS}


@dataclass(frozen=True)
class Card:
    """What ranking keeps of an entry, worked out once when the index is built."""

    entry: Entry
    names: frozenset[str]
    takes: frozenset[str]
    name_stems: frozenset[str]
    acronyms: frozenset[str]
    times: Times
    senses: frozenset[str]
    name_senses: frozenset[str]
    name_needs: frozenset[str]
    city: str
    places: str
    year: int | None

    @classmethod
    def of(cls, entry: Entry, synonyms: Synonyms) -> Card:
        said = f"{entry.hours} ; {entry.schedule}"
        if entry.kind == "course":
            said = f"{said} ; {entry.description_fr}"
        texts = [entry.name, entry.description_fr, entry.eligibility_fr, entry.schedule, *entry.questions]
        name_senses = frozenset(synonyms.senses_of([entry.name]))
        plain_name = re.sub(r"\([^)]*\)", " ", entry.name)
        acronyms = re.findall(r"\b[A-ZÉ]{3,}(?:-[A-Z]+)?\b", f"{entry.name} {entry.organization}")
        return cls(
            entry=entry,
            names=frozenset[str]().union(*(_NAMES.get(label, ()) for label in entry.audience)),
            takes=frozenset[str]().union(*(_TAKES.get(label, ()) for label in entry.audience)),
            name_stems=frozenset(map(stem, words_of(fold(plain_name)))),
            acronyms=frozenset(stem(word) for acronym in acronyms for word in fold(acronym).split()),
            times=read_times(said),
            senses=frozenset(synonyms.senses_of(texts)),
            name_senses=name_senses,
            name_needs=frozenset(name for name in name_senses if synonyms.role(name) == "needs"),
            city=fold(entry.city),
            places=" {} ".format(
                fold(
                    f"{entry.city} ; {entry.eligibility_fr} ; {entry.description_fr} ; {entry.schedule} ; {entry.name}"
                )
            ),
            year=int(entry.source_date[:4]) if entry.source_date else None,
        )


def names_of_place(place: str, town: Town) -> tuple[str, ...]:
    """`place` folded, then the territories of `town` that hold it."""
    wanted = fold(place)
    holding = (name for name, places in town.territories.items() if wanted in map(fold, places))
    return (wanted, *map(fold, holding))


def serves(card: Card, names: tuple[str, ...]) -> bool:
    """Whether the entry is known to serve a place (`names_of_place`): it is there, names it, or covers it."""
    return any(f" {name} " in card.places for name in names)


def is_everywhere(card: Card, town: Town) -> bool:
    """Whether the entry is shared by all towns and stands in none: it is reached by telephone or online."""
    return not card.entry.city and card.entry.municipality != town.directory


def is_self_paced(card: Card) -> bool:
    """An application that is always open: it fits any hour, but it is no class at that hour."""
    return card.entry.kind == "course" and card.times.always

"""Finding in a text the public names that must stay: organisations, places and towns of the directory. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from feedback.privacy_numbers import ADDRESS, Span
from feedback.privacy_words import GIVEN_NAMES, ORDINARY_WORDS, PUBLIC_HEADS, fold

_TOKEN = re.compile(r"\w+")
# A kept name of one short or ordinary word (« Marie », « la ») would protect people: it needs more.
_SHORTEST_WORD = 3
_SHORTEST_TAIL = 3
# Public names that hold a person's name or words that look like one, wherever the installation is.
PUBLIC_PHRASES = frozenset(
    {
        "Jean Coutu", "Tim Hortons", "Super C", "Canadian Tire", "Dollar Tree", "Red Cross", "Peppa Pig", "Hôtel-Dieu",
        "Céline Dion", "Michel Tremblay", "Gabrielle Roy", "Dany Laferrière", "Félix Leclerc", "Gilles Vigneault",
        "Terry Fox", "Nelson Mandela", "Martin Luther King", "Justin Trudeau", "François Legault",
        "Saint-Jean-Baptiste",
        "Cheikh-Anta-Diop", "Saint-Vincent-de-Paul", "Marie-Victorin", "Lionel-Groulx", "Maisonneuve-Rosemont",
        "Real Canadian Superstore", "Pierre-Elliott-Trudeau", "Simon Fraser", "Maria Montessori", "Western Union",
        "San Antonio", "Santa Marta", "Santa Cruz", "San José", "San Salvador", "Santo Domingo", "San Juan",
        "Tizi Ouzou",
        "São Paulo", "Porto Alegre", "Belo Horizonte", "Fort McMurray", "Prince George", "Thunder Bay",
        "Sault Ste. Marie",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """The ranges of one text that are public names, in order, without overlap."""

    text: str
    ranges: tuple[tuple[int, int], ...]

    def cut(self, span: Span) -> list[Span]:
        """What remains of `span` outside the public names; nothing when only little words remain.

        An address is kept only as a whole: « 14 rue Notre-Dame » is a home although the street is public.
        """
        overlapping = [(start, end) for start, end in self.ranges if start < span.end and end > span.start]
        if not overlapping:
            return [span]
        if span.placeholder == ADDRESS:
            whole = any(start <= span.start and end >= span.end for start, end in overlapping)
            return [] if whole else [span]
        remaining = []
        position = span.start
        for start, end in (*overlapping, (span.end, span.end)):
            piece = self.text[position : max(position, start)]
            if any(fold(word) not in ORDINARY_WORDS for word in _TOKEN.findall(piece)):
                left = len(piece) - len(piece.lstrip(" ,-'"))
                remaining.append(Span(position + left, position + len(piece.rstrip(" ,-'")), span.placeholder))
            position = max(position, end)
        return remaining


@lru_cache(maxsize=16)
def _index(keep: frozenset[str]) -> dict[str, list[tuple[str, ...]]]:
    """First word → the kept names that begin with it, longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for name in keep:
        words = tuple(fold(word) for word in _TOKEN.findall(name))
        if not words:
            continue
        if len(words) == 1 and (
            len(words[0]) < _SHORTEST_WORD or words[0] in GIVEN_NAMES or words[0] in ORDINARY_WORDS
        ):
            continue
        index.setdefault(words[0], []).append(words)
        if words[0] in PUBLIC_HEADS and len(words) > _SHORTEST_TAIL:  # « la biblioteca Charles-Édouard-Mailhot »
            index.setdefault(words[1], []).append(words[1:])
    for names in index.values():
        names.sort(key=len, reverse=True)
    return index


def find_kept(text: str, keep: frozenset[str]) -> Kept:
    """Where the names of `keep` stand in `text`, whatever their accents and capitals."""
    if not keep:
        return Kept(text, ())
    index = _index(keep)
    tokens = list(_TOKEN.finditer(text))
    folded = [fold(token.group()) for token in tokens]
    ranges = []
    position = 0
    while position < len(tokens):
        for words in index.get(folded[position], ()):
            if tuple(folded[position : position + len(words)]) == words:
                ranges.append((tokens[position].start(), tokens[position + len(words) - 1].end()))
                position += len(words)
                break
        else:
            position += 1
    return Kept(text, tuple(ranges))

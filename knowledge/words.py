"""Reading words for the search: content words, French stems, and the sense that several words share.

The senses come from synonyms.yml, which people who know newcomers edit. No index and no database here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import snowballstemmer
import yaml

from text.normalise import expand, fold

SYNONYMS = Path(__file__).resolve().parent / "synonyms.yml"
LONGEST_PHRASE = 5
# A request is read up to here; what follows in a long message is rarely what is being asked.
LONGEST_REQUEST = 400

_STEMMER = snowballstemmer.stemmer("french")
# The Arabic article, alone or after a one-letter preposition, is glued to the noun.
_ARABIC_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=\w{3})")

# Words that say nothing about what is sought, in the five languages, folded.
STOP_WORDS = frozenset((Path(__file__).resolve().parent / "stop_words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The French stem of a folded word; words of other languages only have to come back the same each time."""
    if not word.isascii():
        return _ARABIC_ARTICLE.sub("", word)
    return str(_STEMMER.stemWord(word)) if len(word) > 3 else word


def words_of(folded: str) -> list[str]:
    """The words of a folded text that can mean something, in order; elided articles and stop words are gone."""
    words = folded.replace("'", " ").split()
    return [word for word in words if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())]


@dataclass(frozen=True)
class Sense:
    """What the words of one line of synonyms.yml share. `role`: needs, broad or traits."""

    name: str
    role: str


@dataclass(frozen=True)
class Unit:
    """A word or a phrase of a request, with the senses it has. `stems`: one per content word."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    senses: tuple[str, ...]


class Synonyms:
    """The senses of synonyms.yml, found by the stems of a word or of a phrase."""

    def __init__(self, path: Path = SYNONYMS) -> None:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.only_when_asked: frozenset[str] = frozenset(written["only_when_asked"])
        self.senses: dict[str, Sense] = {}
        self.vocabulary: set[str] = set()
        self._phrases: dict[tuple[str, ...], set[str]] = {}
        for role in ("needs", "broad", "traits"):
            for name, line in written[role].items():
                self.senses[name] = Sense(name, role)
                for phrase in str(line).split(","):
                    self._add(phrase, name)

    def _add(self, phrase: str, name: str) -> None:
        # A one-word phrase is kept even when it is a stop word elsewhere; both spellings of a short form are read.
        for spelling in {fold(phrase), expand(phrase)}:
            words = words_of(spelling)
            if 0 < len(words) <= LONGEST_PHRASE:
                self._phrases.setdefault(tuple(stem(word) for word in words), set()).add(name)
                self.vocabulary.update(words)

    def role(self, name: str) -> str:
        return self.senses[name].role

    def units(self, words: list[str]) -> list[Unit]:
        """`words` cut into phrases that have a sense (longest first) and single words."""
        stems = [stem(word) for word in words]
        units: list[Unit] = []
        start = 0
        while start < len(words):
            for length in range(min(LONGEST_PHRASE, len(words) - start), 0, -1):
                key = tuple(stems[start : start + length])
                senses = self._phrases.get(key)
                if senses is not None or length == 1:
                    units.append(Unit(tuple(words[start : start + length]), key, tuple(sorted(senses or ()))))
                    start += length
                    break
        return units

    def senses_of(self, texts: Iterable[str]) -> set[str]:
        """Every sense that a word or a phrase of `texts` has, phrases inside phrases included."""
        found: set[str] = set()
        for text in texts:
            stems = [stem(word) for word in words_of(fold(text))]
            for start in range(len(stems)):
                for length in range(1, min(LONGEST_PHRASE, len(stems) - start) + 1):
                    found |= self._phrases.get(tuple(stems[start : start + length]), set())
        return found


def request_words(text: str) -> list[str]:
    """The content words of a request: as typed, or with its short forms written out."""
    cut = text[:LONGEST_REQUEST]
    written_out = words_of(expand(cut))
    return written_out or words_of(fold(cut))

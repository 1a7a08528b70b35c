"""Danger to life or safety, recognised by words in five languages before anything else reads the message.

Called by the assistant in front of its classifier. Deterministic, in time linear in the length of the message.
The words live in emergencies.yml. When in doubt it says danger; it never decides that a person is safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from rapidfuzz.distance import OSA

from text.normalise import fold

_PHRASES = Path(__file__).with_name("emergencies.yml")
_STRETCHED = re.compile(r"(\w)\1{2,}")
# Words that may stand between two elements of a pattern: by default, and where the pattern says « .. ».
_NEAR, _FAR = 1, 4
# Where the elements may come in any order (« & »), how far the last may stand from the first.
_AROUND = 9
# A whole word of the patterns at least this long is known with one typing mistake.
_LONG_WORD = 8
# A word further than this in a message is not read: the web channel refuses messages over 2,000 characters.
_MOST_WORDS = 1000
_NEGATIONS = frozenset({"pas", "jamais", "not", "never", "nunca", "jamas", "doesnt", "didnt", "isnt"})
# « Il n'arrête pas de me frapper », « pas juste moi »: the negation is not of the blow.
_GOES_ON = frozenset({"arrete", "arret", "stop", "cesse", "para", "deja", "laisse", "let", "no", "juste", "only"})
# « and », « the », « with », « in » are written at the head of the Arabic word that follows them.
_ARABIC_PREFIXES = ("و", "ف", "ب", "ال", "وال", "بال", "فال", "عال", "لل")
_URGENT_LINE = "urgence-911"


@dataclass(frozen=True)
class Emergency:
    """A danger read in a message: its kind, and the directory ids of the lines to show, best first."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Pattern:
    """Elements to meet in order; `gaps[i]` is how many words may stand before element i (the first is always 0)."""

    elements: tuple[int, ...]
    gaps: tuple[int, ...]
    negative: bool  # the danger itself is said with a negation (« il ne nous laisse pas sortir »)
    any_order: bool = False
    unless: int | None = None  # an element that, anywhere in the message, says that it is about something else


@dataclass(frozen=True)
class _Kind:
    name: str
    lines: tuple[str, ...]
    patterns: Mapping[int, tuple[_Pattern, ...]]  # under one element that each needs
    past: bool
    negatable: bool


class _Vocabulary:
    """Gives each element of the patterns a number, and each word the elements it may stand for."""

    def __init__(self, concepts: Mapping[str, str], spelling: Mapping[str, str]) -> None:
        self._concepts = concepts
        self._spelling = spelling
        self._numbers: dict[str, int] = {}
        self._words: dict[str, set[int]] = {}
        self._stems: dict[str, set[int]] = {}
        self._parts: dict[str, set[int]] = {}
        self._typos: dict[str, set[tuple[str, int]]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._sizes: dict[int, int] = {}
        self._cached = lru_cache(maxsize=8192)(self._elements_of)

    def number(self, element: str) -> int:
        """The number of one element as written in the file, e.g. `me|m|@partner|frap*`."""
        if element not in self._numbers:
            self._numbers[element] = len(self._numbers)
            for alternative in element.split("|"):
                self._learn(alternative, self._numbers[element])
        return self._numbers[element]

    def rarest(self, elements: Iterable[int]) -> int:
        """The one of `elements` that the fewest words stand for."""
        return min(elements, key=lambda element: self._sizes[element])

    def elements_of(self, word: str) -> frozenset[int]:
        """The elements that `word` alone may stand for."""
        return self._cached(word)

    def _learn(self, alternative: str, number: int) -> None:
        self._sizes[number] = self._sizes.get(number, 0) + 1
        if alternative.startswith("@"):
            for word in self._concepts[alternative[1:]].split():
                self._learn(word, number)
        elif "_" in alternative:
            words = tuple(_words(alternative.replace("_", " ")))
            self.phrases.setdefault(words[0], []).append((words, number))
        elif alternative.startswith("*"):
            self._parts.setdefault(fold(alternative.strip("*")), set()).add(number)
        elif alternative.endswith("*"):
            self._stems.setdefault(fold(alternative[:-1]), set()).add(number)
        else:
            word = fold(alternative.rstrip("~"))
            self._words.setdefault(word, set()).add(number)
            if alternative.endswith("~") or len(word) >= _LONG_WORD:
                for shorter in _one_letter_less(word):
                    self._typos.setdefault(shorter, set()).add((word, number))

    def _elements_of(self, word: str) -> frozenset[int]:
        found = set(self._words.get(word, ()))
        if word in self._spelling:
            found |= self.elements_of(self._spelling[word])
        for prefix in _ARABIC_PREFIXES:
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                found |= self._words.get(word[len(prefix) :], set())
        for length in range(1, min(len(word), 16) + 1):
            found |= self._stems.get(word[:length], set())
        for part, numbers in self._parts.items():
            if part in word:
                found |= numbers
        if 5 <= len(word) <= 12:
            for shorter in _one_letter_less(word):
                for known, number in self._typos.get(shorter, ()):
                    if OSA.distance(word, known, score_cutoff=1) <= 1:
                        found.add(number)
        return frozenset(found)


class _Reading:
    """Where each element stands in one message, once the everyday look-alikes are put aside."""

    def __init__(
        self, words: list[str], vocabulary: _Vocabulary, lookalikes: Mapping[int, tuple[_Pattern, ...]]
    ) -> None:
        self.words = words
        self._places: dict[int, list[int]] = {}
        for place, word in enumerate(words):
            for element in vocabulary.elements_of(word):
                self._places.setdefault(element, []).append(place)
            for phrase, element in vocabulary.phrases.get(word, ()):
                if tuple(words[place : place + len(phrase)]) == phrase:
                    self._places.setdefault(element, []).extend({place, place + len(phrase) - 1})
        for places in self._places.values():
            places.sort()
        spans = (span for look in self.present(lookalikes) for span in self.spans(look))
        aside = {place for start, end in spans for place in range(start, end + 1)}
        if aside:
            kept = {element: [p for p in places if p not in aside] for element, places in self._places.items()}
            self._places = {element: places for element, places in kept.items() if places}

    def spans(self, pattern: _Pattern) -> list[tuple[int, int]]:
        """The (first, last) places of every way `pattern` ends, each with its latest beginning."""
        if any(element not in self._places for element in pattern.elements) or pattern.unless in self._places:
            return []
        if pattern.any_order:
            return self._together(pattern.elements)
        reached = [(place, place) for place in self._places[pattern.elements[0]]]
        for element, gap in zip(pattern.elements[1:], pattern.gaps[1:], strict=True):
            reached = self._advance(reached, self._places[element], gap)
            if not reached:
                return []
        return reached

    def _together(self, elements: tuple[int, ...]) -> list[tuple[int, int]]:
        """The (first, last) places where all of `elements` stand close, whatever their order."""
        spans = []
        latest: dict[int, int] = {}
        met = sorted((place, number) for number in elements for place in self._places[number])
        for place, element in met:
            latest[element] = place
            if len(latest) == len(elements) and place - min(latest.values()) <= _AROUND:
                spans.append((min(latest.values()), place))
        return spans

    @staticmethod
    def _advance(reached: list[tuple[int, int]], places: list[int], gap: int) -> list[tuple[int, int]]:
        """`reached` carried on to each of `places` (both in order) with at most `gap` words between."""
        advanced = []
        last = -1
        for place in places:
            while last + 1 < len(reached) and reached[last + 1][1] < place:
                last += 1
            if last >= 0 and place - reached[last][1] <= gap + 1:
                advanced.append((reached[last][0], place))
        return advanced

    def present(self, patterns: Mapping[int, tuple[_Pattern, ...]]) -> Iterator[_Pattern]:
        """Those of `patterns` whose rarest element is in the message."""
        for element in self._places:
            yield from patterns.get(element, ())

    def meets(self, patterns: Iterable[_Pattern]) -> bool:
        """Whether one of `patterns` is in the message."""
        return any(self.spans(pattern) for pattern in patterns)

    def denies(self, start: int, end: int) -> bool:
        """Whether what stands between two places is said not to happen (« il ne me frappe pas »)."""
        around = self.words[max(start - 1, 0) : end + 2]
        return not _NEGATIONS.isdisjoint(around) and _GOES_ON.isdisjoint(around)


class _Lexicon:
    def __init__(self, path: Path) -> None:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        self._vocabulary = _Vocabulary(content["concepts"], content["spelling"])
        self._lookalikes = self._by_element(self._patterns(content["lookalikes"], near=0))
        self._long_ago = self._patterns(content["long_ago"])
        self._still = self._patterns(content["still"])
        self._immediate = self._patterns(content["immediate"])
        self._kinds = tuple(
            _Kind(
                name=kind.get("kind", name),
                lines=tuple(kind["lines"]),
                patterns=self._by_element(self._patterns(kind["patterns"])),
                past=kind.get("past", False),
                negatable=kind.get("negatable", False),
            )
            for name, kind in content["kinds"].items()
        )
        self.lines = {kind.name: kind.lines for kind in self._kinds}
        self._whole = {
            " ".join(_words(message)): Emergency(kind, self.lines[kind])
            for kind, messages in content["whole"].items()
            for message in messages
        }

    def find(self, text: str) -> Emergency | None:
        words = _words(text)[:_MOST_WORDS]
        whole = self._whole.get(" ".join(words))
        if whole is not None:
            return whole
        reading = _Reading(words, self._vocabulary, self._lookalikes)
        over = reading.meets(self._long_ago) and not reading.meets(self._still)
        for kind in self._kinds:
            if (not over or kind.past) and self._speaks(kind, reading):
                return Emergency(kind.name, self._ordered(kind, reading))
        return None

    @staticmethod
    def _speaks(kind: _Kind, reading: _Reading) -> bool:
        for pattern in reading.present(kind.patterns):
            for start, end in reading.spans(pattern):
                if pattern.negative or not (kind.negatable and reading.denies(start, end)):
                    return True
        return False

    def _ordered(self, kind: _Kind, reading: _Reading) -> tuple[str, ...]:
        if _URGENT_LINE in kind.lines and reading.meets(self._immediate):
            return (_URGENT_LINE, *(line for line in kind.lines if line != _URGENT_LINE))
        return kind.lines

    def _patterns(self, block: str, near: int = _NEAR) -> tuple[_Pattern, ...]:
        lines = (line.strip() for line in block.splitlines())
        return tuple(self._pattern(line, near) for line in lines if line and not line.startswith("#"))

    def _by_element(self, patterns: tuple[_Pattern, ...]) -> dict[int, tuple[_Pattern, ...]]:
        """`patterns` filed under the element of theirs that is met least, so that few are tried on a message."""
        filed: dict[int, list[_Pattern]] = {}
        for pattern in patterns:
            filed.setdefault(self._vocabulary.rarest(pattern.elements), []).append(pattern)
        return {element: tuple(those) for element, those in filed.items()}

    def _pattern(self, line: str, near: int) -> _Pattern:
        elements: list[int] = []
        gaps: list[int] = []
        gap = near
        unless = None
        for written in line.removeprefix("&").split():
            if written == "..":
                gap = _FAR
                continue
            if written.startswith("!"):
                unless = self._vocabulary.number(written[1:])
                continue
            elements.append(self._vocabulary.number(written))
            gaps.append(gap)
            gap = near
        negative = not _NEGATIONS.isdisjoint(line.replace("|", " ").split())
        return _Pattern(tuple(elements), tuple(gaps), negative, line.startswith("&"), unless)


def _words(text: str) -> list[str]:
    return [_STRETCHED.sub(r"\1", word) for word in fold(text).replace("'", " ").split()]


def _one_letter_less(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    return _Lexicon(_PHRASES)


def lines_for(kind: str) -> tuple[str, ...]:
    """The directory ids of the lines to show in a danger of this kind, best first. Raises KeyError."""
    return _lexicon().lines[kind]


def find_emergency(text: str) -> Emergency | None:
    """The danger that `text` tells of, or None.

    >>> find_emergency("mn mari me frap")
    Emergency(kind='partner_violence', lines=('urgence-911', 'sos-violence-conjugale', 'la-volte-face'))
    >>> find_emergency("je suis mort de fatigue") is None
    True
    """
    return _lexicon().find(text)

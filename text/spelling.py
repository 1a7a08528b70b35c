"""The words of the domain, and the one that a misspelt word stands for: « lgoement » is « logement »."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 5  # letters of a word that others are corrected to: a slip in a shorter one makes another word
LONG = 9  # letters from which two slips leave the word recognisable
CERTAIN = 3  # sentences that hold a word before others are corrected to it: the examples have typing errors too
CLEARLY = 20  # a word that the examples hold once or twice is corrected to one that they hold this many times as often
NEAREST = 8  # words compared by frequency once they are near enough
MOST_MENDED = 12  # words looked up in one message: each costs a tenth of a millisecond, nonsense holds hundreds


class Spelling:
    """Words and how many training sentences hold each. A word that is well known is never touched."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._candidates: dict[str, list[str]] = defaultdict(list)  # by first letter: slips rarely touch it
        for word, count in counts.items():
            if len(word) >= SHORTEST and count >= CERTAIN:
                self._candidates[word[0]].append(word)
        self._mended = lru_cache(maxsize=4096)(self._nearest)

    @classmethod
    def learn(cls, expanded: Iterable[str]) -> Spelling:
        """From sentences as people typed them, expanded (`text.normalise.expand`)."""
        return cls(Counter(word for sentence in expanded for word in set(sentence.split())))

    def mend(self, expanded: str) -> str:
        """`expanded` with its unknown long words replaced by the known word one or two slips away, where there is one.

        >>> Spelling({"logement": 9, "cherche": 9, "un": 9}).mend("cherche un lgoement")
        'cherche un logement'
        """
        words = expanded.split()
        unknown = [word for word in words if self._is_doubtful(word)][:MOST_MENDED]
        mended = {word: self._mended(word) for word in unknown}
        return " ".join(mended.get(word, word) for word in words)

    def knows_a_word(self, expanded: str) -> bool:
        """Whether one word at least was seen in training, or is a slip of the thumb away from one that was.

        Letters alone look alike: without a word, « asdkjh » would be read as whatever has the same pieces.
        """
        return any(len(word) > 1 and word in self._counts for word in self.mend(expanded).split())

    def _is_doubtful(self, word: str) -> bool:
        return len(word) >= SHORTEST - 1 and self._counts.get(word, 0) < CERTAIN and word.isalpha()

    def _nearest(self, word: str) -> str:
        """The known word the fewest slips away, the more frequent of two; the word itself when none is near."""
        near = process.extract(
            word, self._candidates.get(word[0], ()), scorer=OSA.distance, score_cutoff=1 if len(word) < LONG else 2,
            limit=NEAREST,
        )  # fmt: skip
        enough = CLEARLY * self._counts.get(word, 0)
        surer = [found for found in near if self._counts[found[0]] >= enough]
        return min(surer, key=lambda found: (found[1], -self._counts[found[0]]))[0] if surer else word

    def save(self, path: Path) -> None:
        """Write the words and their counts as JSON."""
        path.write_text(json.dumps(self._counts, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Spelling:
        """Read what `save` wrote; raises OSError or ValueError when the file is missing or broken."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

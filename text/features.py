"""Sentences as numbers: words, pairs of words, and pieces of words (2 to 5 letters) that carry typos and SMS spelling.

The means of French word vectors were a third block until the training messages were many: they then added nothing,
in French less than in other languages, and cost most of the training time (docs/adr/0005-linear-classifier.md).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer


def _word_ngrams() -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="word", ngram_range=(1, 2), token_pattern=r"[^\s]+", lowercase=False, sublinear_tf=True,
        max_features=80_000, dtype=np.float32,
    )  # fmt: skip


def _letter_ngrams() -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), lowercase=False, sublinear_tf=True, min_df=2, max_features=200_000,
        dtype=np.float32,
    )  # fmt: skip


class _Block:
    """One fitted vectoriser, read one text at a time: a scikit-learn call costs a millisecond of matrices a row."""

    def __init__(self, vectoriser: TfidfVectorizer, first_column: int) -> None:
        self._terms_of = vectoriser.build_analyzer()
        self._column_of = vectoriser.vocabulary_
        self._idf = vectoriser.idf_.astype(np.float32)  # once: scikit-learn computes the property anew at each reading
        self._first = first_column

    def row(self, expanded: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """Columns, and values whose length is 1 (or no column at all): sublinear counts times rarity."""
        counts = Counter(self._column_of[term] for term in self._terms_of(expanded) if term in self._column_of)
        columns = np.fromiter(counts.keys(), dtype=np.int32, count=len(counts))
        values = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = (1 + np.log(values)) * self._idf[columns]
        norm = float(np.linalg.norm(values))
        return columns + np.int32(self._first), (values / norm if norm else values).astype(np.float32)


class Features:
    """Maps texts, already expanded (`text.normalise.expand`), to one sparse row each.

    Columns: word n-grams, then letter n-grams; each block of a row is of length 1.
    """

    def __init__(self, words: TfidfVectorizer, letters: TfidfVectorizer) -> None:
        self._words = words
        self._letters = letters
        self._blocks = (_Block(words, 0), _Block(letters, len(words.vocabulary_)))

    @classmethod
    def fit(cls, expanded: Sequence[str]) -> tuple[Features, sp.csr_matrix]:
        """Learn the n-grams of `expanded`; gives the features and the rows of `expanded`."""
        words, letters = _word_ngrams(), _letter_ngrams()
        rows = sp.hstack([words.fit_transform(expanded), letters.fit_transform(expanded)], format="csr")
        return cls(words, letters), rows

    def row(self, expanded: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """The columns and values of one text (float32), without building matrices for one row."""
        columns, values = zip(*(block.row(expanded) for block in self._blocks), strict=True)
        return np.concatenate(columns), np.concatenate(values)

    def save(self, folder: Path, name: str) -> None:
        """Write `<name>.words.json` and `<name>.letters.json`."""
        for part, vectoriser in (("words", self._words), ("letters", self._letters)):
            stored = {
                "vocabulary": {term: int(index) for term, index in vectoriser.vocabulary_.items()},
                "idf": [round(value, 5) for value in vectoriser.idf_.tolist()],
            }
            path = folder / f"{name}.{part}.json"
            path.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, name: str) -> Features:
        """Read what `save` wrote; raises OSError or ValueError when a file is missing or broken."""
        vectorisers = []
        for part, vectoriser in (("words", _word_ngrams()), ("letters", _letter_ngrams())):
            stored = json.loads((folder / f"{name}.{part}.json").read_text(encoding="utf-8"))
            vectoriser.vocabulary = stored["vocabulary"]
            vectoriser.idf_ = np.array(stored["idf"], dtype=np.float32)
            vectorisers.append(vectoriser)
        return cls(*vectorisers)

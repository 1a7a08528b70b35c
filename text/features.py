"""Sentences as numbers: words, pairs of words, pieces of words and, where wanted, the mean of the word vectors.

Pieces of words (2 to 5 letters) carry typos and SMS spelling; the vectors carry words never seen in training.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from text.noise import LONG_WORD
from text.vectors import WordVectors

COMPARED_WORDS = 5  # each costs some milliseconds; a message of nonsense may hold hundreds
CLOSE = 80  # of 100: one slip in a word of five letters
VECTOR_WEIGHT = 0.7  # length of the mean vector beside the two n-gram blocks, each of length 1


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
        self.idf = vectoriser.idf_.astype(np.float32)  # once: scikit-learn computes the property anew at each reading
        self._first = first_column

    def row(self, expanded: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """Columns, and values whose length is 1 (or no column at all): sublinear counts times rarity."""
        counts = Counter(self._column_of[term] for term in self._terms_of(expanded) if term in self._column_of)
        columns = np.fromiter(counts.keys(), dtype=np.int32, count=len(counts))
        values = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = (1 + np.log(values)) * self.idf[columns]
        norm = float(np.linalg.norm(values))
        return columns + np.int32(self._first), (values / norm if norm else values).astype(np.float32)


class Features:
    """Maps texts, already expanded (`text.normalise.expand`), to one sparse row each.

    Columns: word n-grams, letter n-grams, then the 300 of the mean vector where there are vectors.
    """

    def __init__(self, words: TfidfVectorizer, letters: TfidfVectorizer, vectors: WordVectors | None) -> None:
        self._words = words
        self._letters = letters
        self._vectors = vectors
        self._blocks = (_Block(words, 0), _Block(letters, len(words.vocabulary_)))
        self._first_vector_column = len(words.vocabulary_) + len(letters.vocabulary_)
        idf = self._blocks[0].idf.tolist()
        self._weight = {term: idf[index] for term, index in words.vocabulary_.items()}

    @classmethod
    def fit(cls, expanded: Sequence[str], vectors: WordVectors | None = None) -> Features:
        """Learn the n-grams of `expanded`."""
        return cls(_word_ngrams().fit(expanded), _letter_ngrams().fit(expanded), vectors)

    def transform(self, expanded: Sequence[str]) -> sp.csr_matrix:
        """One row per text, float32."""
        blocks = [self._words.transform(expanded), self._letters.transform(expanded)]
        if self._vectors is not None:
            means = [VECTOR_WEIGHT * self._vectors.mean(text.split(), self._weight) for text in expanded]
            blocks.append(sp.csr_matrix(np.stack(means)))
        return sp.hstack(blocks, format="csr", dtype=np.float32)

    def row(self, expanded: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """The columns and values of one text: what `transform` gives, without building matrices for one row."""
        columns, values = zip(*(block.row(expanded) for block in self._blocks), strict=True)
        if self._vectors is not None:
            mean = VECTOR_WEIGHT * self._vectors.mean(expanded.split(), self._weight)
            known = np.flatnonzero(mean)
            columns += ((known + self._first_vector_column).astype(np.int32),)
            values += (mean[known].astype(np.float32),)
        return np.concatenate(columns), np.concatenate(values)

    def knows_a_word(self, expanded: str) -> bool:
        """Whether one word at least was seen in training, or is a slip of the thumb away from one that was.

        Letters alone look alike: without a word, « asdkjh » would be read as whatever has the same pieces.
        """
        words = [word for word in expanded.split() if len(word) > 1]
        if any(word in self._weight for word in words):
            return True
        long_words = [word for word in words if len(word) >= LONG_WORD][:COMPARED_WORDS]
        return any(
            process.extractOne(word, self._weight.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE) for word in long_words
        )

    def save(self, folder: Path, name: str) -> None:
        """Write `<name>.words.json`, `<name>.letters.json` and, with vectors, `<name>.vectors.npz`."""
        for part, vectoriser in (("words", self._words), ("letters", self._letters)):
            stored = {
                "vocabulary": {term: int(index) for term, index in vectoriser.vocabulary_.items()},
                "idf": [round(value, 5) for value in vectoriser.idf_.tolist()],
            }
            path = folder / f"{name}.{part}.json"
            path.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        if self._vectors is not None:
            self._vectors.save(folder / f"{name}.vectors.npz")

    @classmethod
    def load(cls, folder: Path, name: str) -> Features:
        """Read what `save` wrote; raises OSError or ValueError when a file is missing or broken."""
        vectorisers = []
        for part, vectoriser in (("words", _word_ngrams()), ("letters", _letter_ngrams())):
            stored = json.loads((folder / f"{name}.{part}.json").read_text(encoding="utf-8"))
            vectoriser.vocabulary = stored["vocabulary"]
            vectoriser.idf_ = np.array(stored["idf"], dtype=np.float32)
            vectorisers.append(vectoriser)
        vectors = folder / f"{name}.vectors.npz"
        return cls(vectorisers[0], vectorisers[1], WordVectors.load(vectors) if vectors.exists() else None)

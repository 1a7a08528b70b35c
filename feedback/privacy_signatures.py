"""Recogniser of signatures: a name alone at the end, or alone beside a number. Pure, linear in the text.

Runs only on what is about to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from feedback.privacy_capitals import Kind, Token, kind_of, read_tokens
from feedback.privacy_names import has_word_ending, is_given_name, is_shouted
from feedback.privacy_numbers import NAME, Span
from feedback.privacy_words import GIVEN_NAMES, PARTICLES, PUBLIC_NAMES, ROLES

_SENTENCE_ENDS = frozenset(".!?\n")
MAX_SIGNATURE = 3  # words
LONGEST_SIGNATURE = 60  # characters
_SEPARATOR = re.compile(r"[.!?¡¿\n,;:()\[\]«»\"“”/|~*•]| -+ ?|^-+ ?|[☀-➿\U0001f300-\U0001faff]")


def _segments(text: str, identifiers: Iterable[Span]) -> list[tuple[int, int, bool]]:
    """Pieces of the text between separators and identifiers: start, end, and whether one touches an identifier."""
    cuts = [(match.start(), match.end(), False) for match in _SEPARATOR.finditer(text)]
    cuts += [(span.start, span.end, True) for span in identifiers]
    segments = []
    position, beside = 0, False
    for start, end, identifier in sorted(cuts):
        if start > position and text[position:start].strip():
            segments.append((position, start, beside or identifier))
            beside = False
        elif identifier and segments and not any(map(str.isalnum, text[segments[-1][1] : start])):
            segments[-1] = (*segments[-1][:2], True)
        beside = beside or identifier
        position = max(position, end)
    if text[position:].strip():
        segments.append((position, len(text), beside))
    return segments


def find_signatures(text: str, identifiers: Sequence[Span]) -> list[Span]:
    """Names standing alone at the end of the text, or alone beside a number or an e-mail of `identifiers`."""
    segments = _segments(text, identifiers)
    spans = []
    shouted = is_shouted(text)
    for index, (start, end, beside) in enumerate(segments):
        signs = index == len(segments) - 1 and index > 0
        if not (beside or signs) or end - start > LONGEST_SIGNATURE:
            continue
        tokens = read_tokens(text[start:end])
        if not 1 <= len(tokens) <= MAX_SIGNATURE or any(character.isdigit() for character in text[start:end]):
            continue
        while beside and len(tokens) > 1 and _is_label(tokens[-1]):
            tokens.pop()  # « Anselme tel 819… »
        named = [
            token
            for token in tokens
            if _may_sign(
                token,
                beside=beside,
                alone=len(tokens) == 1 and text[:start].rstrip(" ")[-1:] in _SENTENCE_ENDS,
                shouted=shouted,
            )
        ]
        if len(tokens) > 1 and tokens[0].is_named and tokens[0].folded in GIVEN_NAMES:
            named.append(tokens[0])  # « Rosa M. », although « rosa » is a word
        if named and all(token in named or len(token.word) == 1 or token.folded in PARTICLES for token in tokens):
            spans.append(Span(start + tokens[0].start, start + tokens[-1].end, NAME))
    return spans


def _is_label(token: Token) -> bool:
    return token.word.islower() and kind_of(token.word) in {Kind.COMMON, Kind.PUBLIC}


def _may_sign(token: Token, *, beside: bool, alone: bool, shouted: bool) -> bool:
    kind = kind_of(token.word)
    if kind in {Kind.PUBLIC, Kind.COMMON} or token.folded in ROLES or token.folded in PUBLIC_NAMES:
        return False
    if token.is_named:
        return True
    if shouted or token.word.isupper():
        return kind is Kind.NAME
    if kind is Kind.UNKNOWN and alone and len(token.word) > 3 and not has_word_ending(token.word):
        return True  # « … mon logement. tarik »
    return is_given_name(token.word) or kind is Kind.NAME or (beside and len(token.word) > 3 and token.word.isascii())

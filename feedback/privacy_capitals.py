"""Recognisers of names by their shape: capitals in the middle of a sentence. Pure, linear in the text.

Runs only on what is about to be kept. A capitalised word that no list knows as a public name or as an ordinary word is
taken for a name: removing one word too many costs less than keeping one person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from feedback.privacy_names import is_capitalised, is_shouted, starts_sentence
from feedback.privacy_numbers import EMPLOYER, NAME, Span
from feedback.privacy_words import (
    ARABIC_GIVEN_NAMES,
    COMMON_WORDS,
    COMPANY_WORDS,
    FAMILY_NAMES,
    GIVEN_NAMES,
    PARTICLES,
    PLACE_HEADS,
    PLACE_LINKS,
    PUBLIC_HEADS,
    PUBLIC_NAMES,
    TO_SOMEONE,
    fold,
    is_public_name,
)

SHORTEST_UNKNOWN = 3  # letters: « Yo », « Vu » are words; shorter names are in the lists
MAX_RUN = 7  # words of one name of a person or of a firm
_TOKEN = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
_ELISION = re.compile(r"(?:[dljmnstcy]|qu)'(?=\w{2})", re.I)
_GAP = re.compile(r" (?:[dl]')?| & |\. |'")
_OF = frozenset({"de", "d", "du", "des", "of", "do", "da", "del", "dos", "das"})
# « Je parle à Awa » is not « je vais à Matane ».
# What follows a person at the start of a sentence: « Kossi m'a appris », « Fatou's husband ».
_ACTS = re.compile(r" (?:m'(?:a|ont)|(?:me|nous|et|and|y|told|helped|gave|said|was|is|est) |nos? (?:a|ha) )|'s ")
_FIRM_TAIL = re.compile(
    r" (?:et|&|y|e|and) (?:associ[ée]s|fils|filles?|fr[èe]res?|sons?|hijos|filhos|cie)\b"
    r"|,? (?:inc|lt[ée]e|ltd|enr)\b\.?",
    re.I,
)


class Kind(Enum):
    """What the lists say of one word."""

    PUBLIC = "public"
    COMMON = "common"
    NAME = "name"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Token:
    """One word of the text, without the elision before it (« d' », « l' »), which `elided` holds."""

    start: int
    end: int
    word: str
    folded: str
    elided: str

    @property
    def is_named(self) -> bool:
        """Capitalised, and neither an initial nor an acronym."""
        return len(self.word) > 1 and self.word[0].isupper() and not self.word.isupper() and self.word[:2] != "I'"


@lru_cache(maxsize=4096)
def kind_of(word: str) -> Kind:
    """What the lists say of a word, its accents and capitals aside."""
    folded = fold(word)
    if folded in GIVEN_NAMES and folded not in COMMON_WORDS:
        return Kind.NAME
    if is_public_name(folded) or folded.startswith(("saint-", "sainte-", "st-", "ste-", "mc-")):
        return Kind.PUBLIC
    if any(folded.removesuffix(ending) in COMMON_WORDS for ending in ("", "s", "e", "es")):
        return Kind.COMMON
    if folded in FAMILY_NAMES or folded in ARABIC_GIVEN_NAMES or folded.split("-")[0] in GIVEN_NAMES | FAMILY_NAMES:
        return Kind.NAME
    parts = word.split("-")
    if len(parts) > 1:
        # « Montréal-Nord », « Haut-Richelieu », not « Fenplast-Erable »
        if any(is_public_name(fold(part)) for part in parts) and kind_of(parts[0]) in {Kind.PUBLIC, Kind.COMMON}:
            return Kind.PUBLIC
        if all(fold(part) in COMMON_WORDS for part in parts) and not all(map(is_capitalised, parts)):
            return Kind.COMMON
    return Kind.UNKNOWN if len(word) >= SHORTEST_UNKNOWN else Kind.COMMON


def read_tokens(text: str) -> list[Token]:
    tokens = []
    for match in _TOKEN.finditer(text):
        elision = _ELISION.match(match.group())
        start = match.start() + (elision.end() if elision else 0)
        word = text[start : match.end()].removesuffix("'s")
        elided = fold(elision.group()[:-1]) if elision else ""
        tokens.append(Token(start, start + len(word), word, fold(word), elided))
    return tokens


def _is_trade(folded: str) -> bool:
    return folded in COMPANY_WORDS or folded.endswith(("erie", "eries", "eria", "dora"))


def _runs(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last token of each run of capitalised words, joined by spaces and particles."""
    index = 0
    while index < len(tokens):
        if not tokens[index].is_named:
            index += 1
            continue
        last = index
        for following in range(index + 1, min(len(tokens), index + MAX_RUN)):
            before, token = tokens[following - 1], tokens[following]
            gap = text[before.end : token.start]
            if not _GAP.fullmatch(gap) or (gap == ". " and len(before.word) > 1):
                break
            if token.is_named or (len(token.word) == 1 and token.word.isupper() and token.word != "I"):
                last = following
            elif token.folded not in PARTICLES:
                break
        yield index, last
        index = last + 1


def _word_before(text: str, tokens: Sequence[Token], index: int) -> str:
    """The folded word just before a token, "" when punctuation or the start of the text stands between."""
    if index < 1:
        return ""
    gap = text[tokens[index - 1].end : tokens[index].start]
    return tokens[index - 1].folded if gap.strip(" ") in {"", f"{tokens[index].elided}'"} else ""


def _is_place(before: str, further: str) -> bool:
    if before in PUBLIC_HEADS or before in PLACE_HEADS:
        return True
    if before in _OF or before in {"la", "le", "l"}:
        return further in PLACE_HEADS or further in PUBLIC_HEADS
    return before in PLACE_LINKS and further not in TO_SOMEONE


def _judge_start(text: str, run: Sequence[Token], kinds: Sequence[Kind], *, whole_firm: bool) -> Iterator[Span]:
    """The same for a run at the start of a sentence, where the first capital says nothing."""
    named = [kind in {Kind.NAME, Kind.UNKNOWN} and token.is_named for kind, token in zip(kinds, run)]
    if whole_firm:
        yield _firm(text, run)
    elif len(run) == 1:
        acts = _ACTS.match(text, run[0].end) is not None and kinds[0] in {Kind.NAME, Kind.UNKNOWN}
        if acts or (kinds[0] is Kind.NAME and run[0].folded.split("-")[0] in FAMILY_NAMES):
            yield Span(run[0].start, run[0].end, NAME)
    elif kinds[0] is Kind.UNKNOWN and text[run[0].end : run[0].end + 4] in {" de ", " da ", " do "}:
        return  # « Vinimos de Arequipa »
    elif any(named[1:]):
        start = 0 if named[0] and (kinds[0] is Kind.NAME or kinds[-1] is not Kind.COMMON) else named.index(True, 1)
        yield Span(run[start].start, run[-1].end, NAME)


def _judge(text: str, tokens: Sequence[Token], first: int, last: int) -> Iterator[Span]:
    """The part of one run of capitals that names someone or a firm, if any."""
    run = tokens[first : last + 1]
    kinds = [kind_of(token.word) for token in run]
    named = [kind in {Kind.NAME, Kind.UNKNOWN} and token.is_named for kind, token in zip(kinds, run)]
    firm = len(run) > 1 and any(_is_trade(token.folded) for token in run)
    if firm:
        run, kinds, named = _from_the_firm(run, kinds, named)
    if not any(named) and not firm:
        return
    if any(token.folded in PUBLIC_HEADS for token in run) or (Kind.PUBLIC in kinds and Kind.NAME not in kinds):
        return
    if starts_sentence(text, run[0].start - (len(run[0].elided) + 1 if run[0].elided else 0)):
        yield from _judge_start(text, run, kinds, whole_firm=firm and (any(named) or first + len(run) <= last))
        return
    before = run[0].elided or _word_before(text, tokens, first)
    further = _word_before(text, tokens, first if run[0].elided else first - 1)
    if firm:
        if before not in PUBLIC_HEADS:
            yield _firm(text, run)
        return
    place = _is_place(before, further)
    if place and not (Kind.NAME in kinds and (before in _OF or before in PLACE_LINKS)):
        return
    if len(run) > 1 and before in {"at", "chez"}:
        yield _firm(text, run)
        return
    start = named.index(True)
    if start and run[start - 1].folded in GIVEN_NAMES:
        start -= 1
    yield Span(run[start].start, run[-1].end, NAME)


def _from_the_firm(
    run: Sequence[Token], kinds: list[Kind], named: list[bool]
) -> tuple[Sequence[Token], list[Kind], list[bool]]:
    """The run without the ordinary words before the firm's name: « Quand Scierie Dubuc », « En Carnes Du Village »."""
    start = 0
    while len(run) - start > 2 and kinds[start] is Kind.COMMON and not _is_trade(run[start].folded):
        start += 1
    run, kinds, named = run[start:], kinds[start:], named[start:]
    if _is_trade(run[0].folded):  # « Scierie Haut-Bécancour », not « Transport Canada »
        compound = [kind is Kind.PUBLIC and "-" in token.word for kind, token in zip(kinds, run)]
        kinds = [
            Kind.UNKNOWN if made and token.folded not in PUBLIC_NAMES else kind
            for made, kind, token in zip(compound, kinds, run)
        ]
        named = [kind in {Kind.NAME, Kind.UNKNOWN} for kind in kinds]
    return run, kinds, named


def _firm(text: str, run: Sequence[Token]) -> Span:
    tail = _FIRM_TAIL.match(text, run[-1].end)
    return Span(run[0].start, tail.end() if tail else run[-1].end, EMPLOYER)


def find_capitalised(text: str) -> list[Span]:
    """Names of people and firms that only their capitals show, in the middle of a sentence mostly."""
    if is_shouted(text):
        return []
    tokens = read_tokens(text)
    return [span for first, last in _runs(text, tokens) for span in _judge(text, tokens, first, last)]

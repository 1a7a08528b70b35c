"""Recognisers of names, employers and homes in Arabic letters, where capitals show nothing. Pure, linear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedback.privacy_numbers import ADDRESS, EMPLOYER, NAME, Span
from feedback.privacy_words import ARABIC_GIVEN_NAMES, ARABIC_ORDINARY, COMMON_WORDS, fold

_LETTERS = r"[\u0621-\u063a\u0641-\u0652\u0671-\u06d3]"
_WORD = re.compile(rf" {{0,2}}({_LETTERS}{{2,20}})(?!\w)")
# What surely announces a name: « my name is », « named », Mr, Ms.
_SURE = re.compile(
    r"(?<!\w)(?:[وفبل])?(?:اسم(?:ي|ه|ها|ك)(?: (?:هو|هي))?"
    r"|(?:ي|ت)دعى|السيد|السيدة|سيد|للسيد|للسيدة|سيدة اسمها|رجل اسمه)(?!\w)"
)
# What often stands before a name: a role, a relation.
_ROLE = re.compile(
    r"(?<!\w)(?:[وفبلك])?(?:ال|لل)?(?:معلم|معلمة|مدير|مديرة|مديري|مديرتي|مالك|مالكة|مشرف|مشرفة|مشرفي|رئيسي|دكتور|دكتورة|طبيب|طبيبة"
    r"|أستاذ|أستاذة|استاذ|استاذة|ممرضة|موظف|موظفة|زميلي|زميلتي|جار|جارة|جاري|جارتي|جارنا|جارتنا|صديق|صديقة|صديقي|صديقتي|زوجي|مشرفتي"
    r"|زوجتي|ابني|إبني|ابنتي|بنتي|أخي|اخي|أختي|اختي|أمي|والدي|والدتي|حضرة|متطوع|متطوعة|مربية"
    r"|صاحب(?:ة)? (?:العمل|الشقة|البيت|المنزل|الشركة|المحل|المطعم))(?!\w)"
)
_FIRM = re.compile(r"(?<!\w)(?:[وبل])?(?:ال)?(?:شركة|مصنع|مطعم|مزرعة|معمل|وكالة|ورشة|مسلخ|مخبز|فندق)(?!\w)")
_STREET = re.compile(
    rf"(?<!\w)(?:\d{{1,5}}[ ,،]{{0,2}}(?:شارع|جادة|طريق|حي|زقاق)(?: (?!و){_LETTERS}{{2,20}}){{1,2}}"
    rf"|(?:شارع|جادة|طريق)(?: {_LETTERS}{{2,20}}){{1,3}}[ ,،]{{1,3}}(?:رقم )?\d{{1,5}})(?!\w)"
)
# Beginnings and ends of verbs, adjectives and nouns with their article: not of the names that follow a role.
_GRAMMAR = re.compile(r"(?:[يتن]|ال|[وفبل]ال|لل|[وفس]|ب[يتن]).*|.*(?:ني|نا|ها|هم|وا|ون|ين|ات|ت|ة)")
_JOINS = frozenset({"عبد", "بن", "ابن", "بنت", "أبو", "ابو", "أم", "آل", "بو"})


def _is_common(word: str) -> bool:
    return word in ARABIC_ORDINARY or fold(word) in COMMON_WORDS


def _name_end(text: str, position: int, *, sure: bool, most: int) -> int:
    """Where the name after `position` ends; `position` itself when none begins there."""
    end = current = position
    joined = False
    for taken in range(most):
        match = _WORD.match(text, current)
        if match is None:
            break
        word = match.group(1)
        given = fold(word) in ARABIC_GIVEN_NAMES or word in _JOINS
        if not sure and word in ARABIC_ORDINARY:
            break
        if not given and (
            _is_common(word) or word.startswith("وال") or (not sure and not taken and _GRAMMAR.fullmatch(word))
        ):
            break
        # After a first name, only a family name with its article or another known name goes on.
        if taken and not given and not word.startswith("ال") and not joined:
            break
        current = match.end()
        joined = word in _JOINS
        if not joined:
            end = current
    return end


def _after(text: str, pattern: re.Pattern[str], placeholder: str, *, sure: bool, most: int) -> Iterator[Span]:
    for match in pattern.finditer(text):
        end = _name_end(text, match.end(), sure=sure, most=most)
        if end > match.end():
            start = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip(" "))
            yield Span(start, end, placeholder)


def find_arabic(text: str) -> list[Span]:
    """People, employers and homes named in Arabic letters (`text` already flattened). Spans may overlap."""
    if not _ANY.search(text):
        return []
    return [
        *_after(text, _SURE, NAME, sure=True, most=4),
        *_after(text, _ROLE, NAME, sure=False, most=3),
        *_after(text, _FIRM, EMPLOYER, sure=False, most=2),
        *(Span(*match.span(), ADDRESS) for match in _STREET.finditer(text)),
    ]


_ANY = re.compile(_LETTERS)

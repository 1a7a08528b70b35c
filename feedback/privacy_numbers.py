"""Recognisers of direct identifiers: numbers of every kind, e-mails, postal codes, handles.

Pure and linear in the length of the text: every repetition is bounded and starts at a word boundary. Each yields spans
of the text with the word that will replace them. Digits are read in ASCII, full-width and Arabic-Indic forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from feedback.privacy_words import FILLER_WORDS, TEN_WORDS, UNIT_WORDS, fold

PHONE = "[téléphone]"
EMAIL = "[courriel]"
ADDRESS = "[adresse]"
NUMBER = "[numéro]"
NAME = "[nom]"
BIRTH_DATE = "[date de naissance]"
EMPLOYER = "[employeur]"


@dataclass(frozen=True)
class Span:
    """Characters start … end (end exclusive) of a text, and what replaces them."""

    start: int
    end: int
    placeholder: str


# One character for one character, so that spans found in the flattened text hold in the original.
_FLATTEN = str.maketrans(
    {
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\t\u200b\u200e\u200f\u2060", " "),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("’ʼ`´", "'"),
        "＠": "@",
        "＋": "+",
    }
)


def flatten(text: str) -> str:
    """`text` with one spelling for digits, spaces, dashes and apostrophes; the same length.

    >>> flatten("٨١٩–٧٥٨")
    '819-758'
    """
    return text.translate(_FLATTEN)


# --- e-mails: name@domain, name [at] domain [dot] com, « nom arobase gmail point com » --------------------------------
_DOT = r"(?: ?\. ?|(?<= )point | point | dot | punto | ponto | ?[\[(] ?(?:dot|point|punto|\.) ?[\])] ?)"
_LOCAL = r"[\w.+%'-]{1,64}(?:(?: point | dot | punto | ponto | tiret | underscore | guion )[\w.+%'-]{1,64}){0,3}"
_EMAIL = re.compile(
    rf"(?<![\w.+%-]){_LOCAL}"
    r"(?:@| ?@ ?(?=[A-Za-z])| ?[\[({<] ?(?:at|a|à|arobase|arobas|arroba|@) ?[\])}>] ?"
    r"| (?:arobase|arobas|arrobase|arroba|arobaz|a commercial(?= [\w-]{1,63}(?: ?\.| point | dot | punto | ponto ))) )"
    rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,4}}",
    re.IGNORECASE,
)
# « nom at gmail dot com »: the bare word « at » needs a spoken dot or a mail provider behind it.
_EMAIL_AT = re.compile(
    rf"(?<![\w.+%-])[\w.+%-]{{1,64}} at (?:(?:gmail|hotmail|outlook|yahoo|videotron|icloud|live"
    rf"|protonmail)\b(?:{_DOT}\w{{2,10}}){{0,2}}"
    r"|[\w-]{1,63} (?:dot|point|punto) \w{2,10})",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z][\w.]{2,30}")
_PROFILE = re.compile(
    r"(?<!\w)(?:www\.)?(?:facebook|instagram|linkedin|tiktok|fb|m\.me)\.(?:com|me)/[^\s]{2,100}", re.I
)

# --- codes with letters -----------------------------------------------------------------------------------------------
# Source: Canada Post, Addressing Guidelines (no D F I O Q U; W and Z not first), https://www.canadapost-postescanada.ca
_POSTAL_CODE = re.compile(r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?!\w)", re.I)
# RAMQ: four letters of the name, then the birth date and a rank.
# Source: https://www.ramq.gouv.qc.ca (carte d'assurance maladie).
_RAMQ = re.compile(r"(?<!\w)[A-Z]{4}[ .-]{0,2}\d{4}[ .-]{0,2}\d{4}(?!\w)", re.I)
# Driver's licence of Québec: a letter and 12 digits. Passports, permits (U123456789), files (CAQ, CSQ): letters+digits
_LETTERS_THEN_DIGITS = re.compile(
    r"(?<!\w)(?:[A-Z]{1,5}-?|[A-Z]{1,2} |[a-z]{1,3})\d(?:[ .-]?\d){5,14}(?:[ -]?[A-Z0-9]{1,3})?(?!\w)"
)
_MIXED = re.compile(
    r"(?<!\w)(?=[A-Z0-9-]{0,20}[A-Z])(?=(?:[A-Z-]{0,10}\d){4})[A-Z0-9]{2,12}(?:-[A-Z0-9]{2,12}){0,3}(?!\w)", re.I
)

_HOUR = re.compile(r"\d{1,2}h\d{2}(?:-\d{1,2}h\d{2})?", re.I)

# --- runs of digits ---------------------------------------------------------------------------------------------------
_DIGITS = re.compile(
    r"(?<![\w$])(?:\+ ?|00)?\(?\d(?:[ .\-/()·]{0,3}\d){6,24}(?!\w)(?: ?,? ?(?:poste|ext\.?|extension|#) ?\d{1,6})?",
    re.I,
)
_GLUED = re.compile(r"(?<=[^\W\d_])\d{7,40}")  # a long number stuck to letters: « tel8197580000 »
_GROUP = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY_AFTER = re.compile(r" ?(?:\$|€|dollars?|piastres?|euros?|cad\b)", re.I)
_DATE = re.compile(r"(?:19|20)\d\d[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d")
_THOUSANDS = re.compile(r"\d{1,2}(?: \d{3}){2}")

# --- numbers announced by a word --------------------------------------------------------------------------------------
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:matricule|dossier|dosier|nas|ramq|uci|iuc|csq|caq|passeport|passport|pasaporte|passaporte"
    r"|badge|poin[çc]on"
    r"|num(?:[ée]ro)? (?:de |d')?(?:client|employ[ée]e?|dossier|permis|carte|bail)|assurance[ -](?:maladie"
    r"|sociale)|permis de (?:conduire|travail)"
    r"|file|case|sin|license|licence|expediente|ref|réf|référence|reference|r[ée]f[ée]rence|demande|code|رقم)"
    r"(?!\w)[^\d\n.!?;]{0,25}(?P<code>(?:[A-Z]{1,4}[ -]?)?\d[\dA-Z]{2,20}(?:[ -]\d[\dA-Z]{0,12}){0,4})(?!\w)",
    re.I,
)
_NUMBER_SIGN = re.compile(
    r"(?<!\w)(?:num[ée]ro|numero|n[úu]mero|no\.?|n°|nº|num|#|number)(?: (?:de |d')?[a-zé]{3,12})?(?: est| is|:| :"
    r"|\.)? ?#? ?(?P<code>(?:\d{4,}|[A-Z]{1,4}-?\d{3,})(?:[ -]\d{2,}){0,4})(?!\w)",
    re.I,
)
_UNIT_AFTER = re.compile(
    r" ?(?:\$|€|%|h\b|km|m[²2]|ans?\b|mois|jours?|semaines?|heures?|minutes?|min\b|places?|personnes?"
    r"|dollars?|piastres?|fois"
    r"|years?|months?|days?|hours?|people|a[ñn]os|meses|horas|familles?|habitants?|enfants?)",
    re.I,
)

# --- numbers said in words --------------------------------------------------------------------------------------------
_WORD_OR_DIGITS = re.compile(r"\d+|[^\W\d_]+|[^\w\s,.\-/()']")
_PHONE_DIGITS = 7


def _spoken_numbers(text: str) -> Iterator[Span]:
    """Runs of number words worth at least seven digits, two words or more among them."""
    start = end = digits = words = 0
    for match in _WORD_OR_DIGITS.finditer(text):
        word = match.group()
        if word.isdigit() and len(word) <= 4:
            worth, spoken = len(word), 0
        else:
            folded = fold(word)
            worth = 1 if folded in UNIT_WORDS else 2 if folded in TEN_WORDS else 0
            spoken = 1
            if not worth and folded in FILLER_WORDS and digits:
                continue
        if worth:
            start = match.start() if not digits else start
            end, digits, words = match.end(), digits + worth, words + spoken
            continue
        if digits >= _PHONE_DIGITS and words >= 2:
            yield Span(start, end, PHONE)
        digits = words = 0
    if digits >= _PHONE_DIGITS and words >= 2:
        yield Span(start, end, PHONE)


def _digit_span(text: str, match: re.Match[str]) -> Span | None:
    """What a run of seven digits or more is: a telephone, another number, or nothing personal."""
    written = match.group()
    groups = _GROUP.findall(written)
    total = sum(map(len, groups))
    if _MONEY_AFTER.match(text, match.end()) and _THOUSANDS.fullmatch(written):
        return None
    if all(_YEAR.fullmatch(group) for group in groups) or _DATE.fullmatch(written) or _THOUSANDS.fullmatch(written):
        return None
    # Ages, hours, bus lines: a short list of one- or two-digit numbers. Five such groups are a French telephone.
    if len(groups) < 5 and all(len(group) <= 2 for group in groups):
        return None
    is_phone = (
        written.startswith(("+", "00", "("))
        or total in (10, 11)
        or (total == 7 and len(groups) <= 2)
        or len(groups) >= 5
    )
    return Span(match.start(), match.end(), PHONE if is_phone and total <= 15 else NUMBER)


def _announced_span(text: str, match: re.Match[str]) -> Span | None:
    code = match.group("code")
    if _YEAR.fullmatch(code) or _UNIT_AFTER.match(text, match.end("code")) or sum(map(str.isdigit, code)) < 3:
        return None
    if code in PUBLIC_NUMBERS or _DATE.fullmatch(code):
        return None
    return Span(match.start("code"), match.end("code"), NUMBER)


# Lines that everybody may call. Source: CRTC, list of N11 numbers, and https://www.quebec.ca (811, 211).
PUBLIC_NUMBERS = frozenset({"211", "311", "411", "511", "611", "711", "811", "911", "988"})


def find_direct_identifiers(text: str) -> list[Span]:
    """Every number, e-mail, postal code or handle of `text` (already flattened). Spans may overlap."""
    spans: list[Span] = []
    if "@" in text or _MAYBE_SPOKEN_EMAIL.search(text):
        spans += [Span(*match.span(), EMAIL) for pattern in (_EMAIL, _EMAIL_AT) for match in pattern.finditer(text)]
        spans += [Span(*match.span(), NAME) for match in _HANDLE.finditer(text)]
    if "/" in text:
        spans += [Span(*match.span(), NAME) for match in _PROFILE.finditer(text)]
    if any(character.isdigit() for character in text):
        spans += [Span(*match.span(), ADDRESS) for match in _POSTAL_CODE.finditer(text)]
        for pattern in (_RAMQ, _LETTERS_THEN_DIGITS, _MIXED):
            spans += [
                Span(*match.span(), NUMBER) for match in pattern.finditer(text) if not _HOUR.fullmatch(match.group())
            ]
        spans += [Span(*match.span(), NUMBER) for match in _GLUED.finditer(text)]
        spans += [span for match in _DIGITS.finditer(text) if (span := _digit_span(text, match))]
        for pattern in (_ANNOUNCED, _NUMBER_SIGN):
            spans += [span for match in pattern.finditer(text) if (span := _announced_span(text, match))]
    spans += _spoken_numbers(text)
    return spans


_MAYBE_SPOKEN_EMAIL = re.compile(r"aroba|arroba|commercial|\bat\b|[\[({<] ?(?:at|a|à) ?[\])}>]", re.I)

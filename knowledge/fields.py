"""The fields of the seed files: which exist, of what shape, and what their values may be. Pure functions.

Each check returns a French message when the value is refused, None when it is fine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import phonenumbers

from knowledge.problems import quoted, suggestion
from knowledge.vocabularies import CONFIDENCES, DISPLAYS, KINDS, PUBLICS, TOPICS, codes

Check = Callable[[Any], "str | None"]

# Short lines of Canada. Source: CRTC, N11 services; 988 is the suicide crisis helpline.
SHORT_LINES = frozenset(("211", "311", "411", "511", "611", "711", "811", "911", "988"))
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
# 310-XXXX: seven digits that work in a whole province (Sûreté du Québec: 310-4141).
_PROVINCE_NUMBER = re.compile(r"310[- ]?\d{4}")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_POSTAL_CODE = re.compile(r"[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d")
LONGEST_TEXT = 5000


def check_text(value: Any) -> str | None:
    if not isinstance(value, str):
        return f"il faut un texte, pas {quoted(value)}."
    if len(value) > LONGEST_TEXT:
        return f"le texte est trop long ({len(value)} signes ; {LONGEST_TEXT} au plus)."
    if any(ord(character) < 32 and character not in "\n\t" for character in value):
        return "le texte contient des signes invisibles."
    return None


def check_filled(value: Any) -> str | None:
    return check_text(value) or (None if value.strip() else "il faut une valeur.")


def check_id(value: Any) -> str | None:
    if not isinstance(value, str) or len(value) > 120 or not _ID.fullmatch(value):
        return f"{quoted(value)} n’est pas un identifiant (lettres minuscules sans accent, chiffres et tirets)."
    return None


def check_date(value: Any) -> str | None:
    """YYYY, YYYY-MM, YYYY-MM-DD or empty."""
    if value == "":
        return None
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    try:
        if found:
            date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
            return None
    except ValueError:
        pass
    return f"{quoted(value)} n’est pas une date (AAAA, AAAA-MM, AAAA-MM-JJ ou vide)."


def check_phone(value: Any) -> str | None:
    """A Canadian number, a short line, or 310-XXXX; a remark in brackets may follow."""
    if value == "":
        return None
    if isinstance(value, str) and len(value) <= 120:
        number = _BRACKETS.sub("", value).strip()
        if number in SHORT_LINES or _PROVINCE_NUMBER.fullmatch(number):
            return None
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(number, "CA")):
                return None
        except phonenumbers.NumberParseException:
            pass
    return f"{quoted(value)} n’est pas un numéro de téléphone du Canada."


def check_email(value: Any) -> str | None:
    if value == "" or (isinstance(value, str) and re.fullmatch(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+", value)):
        return None
    return f"{quoted(value)} n’est pas une adresse de courriel."


def check_url(value: Any) -> str | None:
    if value == "" or (isinstance(value, str) and re.fullmatch(r"https?://[^\s<>\"]+", value)):
        return None
    return f"{quoted(value)} n’est pas une adresse web (elle commence par https://)."


def check_postal_code(value: Any) -> str | None:
    if value == "" or (isinstance(value, str) and _POSTAL_CODE.fullmatch(value)):
        return None
    return f"{quoted(value)} n’est pas un code postal du Canada."


def _coordinate(limit: float) -> Check:
    def check(value: Any) -> str | None:
        if value is None or (type(value) in (int, float) and -limit <= value <= limit):
            return None
        return f"{quoted(value)} n’est pas une coordonnée (entre -{limit:g} et {limit:g}, ou vide)."

    return check


def _one_of(known: tuple[str, ...]) -> Check:
    def check(value: Any) -> str | None:
        if isinstance(value, str) and value in known:
            return None
        near = suggestion(value, known) if isinstance(value, str) else ""
        return f"{quoted(value)} n’est pas une valeur connue.{near}"

    return check


def _list_of(check_item: Check, at_least: int = 0) -> Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, list):
            return f"il faut une liste, pas {quoted(value)}."
        if len(value) < at_least:
            return "il faut au moins une valeur."
        return next((message for message in map(check_item, value) if message), None)

    return check


def check_characteristic(value: Any) -> str | None:
    """1 to 8, or "c1" to "c8"."""
    if (type(value) is int and 1 <= value <= 8) or (isinstance(value, str) and re.fullmatch(r"c[1-8]", value)):
        return None
    return f"{quoted(value)} n’est pas une des 8 caractéristiques (1 à 8)."


def _check_source(value: Any) -> str | None:
    if not isinstance(value, dict) or set(value) != {"url", "date", "what_it_supports"}:
        return "une source a trois champs : « url », « date » et « what_it_supports »."
    return check_url(value["url"]) or check_text(value["date"]) or check_text(value["what_it_supports"])


RECORD_FIELDS: Mapping[str, Check] = {
    "id": check_id,
    "kind": _one_of(tuple(code for code in codes(KINDS) if code != "guide")),
    "name": check_filled,
    "organization": check_text,
    "description_fr": check_filled,
    "topics": _list_of(_one_of(codes(TOPICS)), at_least=1),
    "audience": _list_of(_one_of(tuple(public.label for public in PUBLICS)), at_least=1),
    "eligibility_fr": check_text,
    "address": check_text,
    "city": check_text,
    "postal_code": check_postal_code,
    "latitude": _coordinate(90),
    "longitude": _coordinate(180),
    "phone": check_phone,
    "email": check_email,
    "url": check_url,
    "hours": check_text,
    "languages": _list_of(check_text),
    "cost": check_text,
    "schedule": check_text,
    "source_url": check_url,
    "source_date": check_date,
    "confidence": _one_of(codes(CONFIDENCES)),
    "source_age": check_text,
    "characteristics": _list_of(check_characteristic),
    "display": _one_of(codes(DISPLAYS)),
    "note": check_text,
    "other_sources": _list_of(check_url),
}
RECORD_NEEDS = ("id", "kind", "name", "description_fr", "topics", "audience", "display")

GUIDE_FIELDS: Mapping[str, Check] = {
    "id": check_id,
    "topic": _one_of(codes(TOPICS)),
    "characteristics": _list_of(check_characteristic),
    "title_fr": check_filled,
    "questions_fr": _list_of(check_filled, at_least=1),
    "answer_fr": check_filled,
    "steps_fr": _list_of(check_filled, at_least=1),
    "documents_fr": _list_of(check_filled),
    "who_to_contact": _list_of(check_id, at_least=1),
    "cautions_fr": _list_of(check_filled),
    "title_en": check_filled,
    "answer_en": check_filled,
    "title_es": check_filled,
    "answer_es": check_filled,
    "sources": _list_of(_check_source, at_least=1),
    "confidence": _one_of(codes(CONFIDENCES)),
    "source_date": check_date,
    "display": _one_of(codes(DISPLAYS)),
}
GUIDE_NEEDS = ("id", "topic", "title_fr", "questions_fr", "answer_fr", "steps_fr", "who_to_contact", "sources")

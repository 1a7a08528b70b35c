"""The 32 statements, their scale and the 58 themes, read once from questions.yml and checked.

Called by record.py, by the forms of the assistant and by the diagnostic. The wording lives in the file, not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from feedback.characteristics import CODES
from feedback.errors import InvalidQuestionnaire, UnknownStatement

QUESTIONS_FILE = Path(__file__).with_name("questions.yml")
STATEMENTS_PER_CHARACTERISTIC = 4
POINTS = (5, 4, 3, 2, 1)
MISSING_VALUES = ("nsp", "na")


@dataclass(frozen=True)
class Statement:
    """One sentence to agree with; every one is worded so that 5 is the good situation."""

    id: str
    characteristic: str
    text_fr: str
    text_en: str
    text_es: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class ScalePoint:
    """One answer on the scale: its word in each language, and its face."""

    value: int
    fr: str
    en: str
    es: str
    face: str


@dataclass(frozen=True)
class MissingPoint:
    """An answer that is no opinion: « nsp » (does not know) or « na » (does not apply). Never counted in a score."""

    code: str
    fr: str
    en: str
    es: str


@dataclass(frozen=True)
class Scale:
    """Five points from 5 (best) to 1, then the two answers that are no opinion."""

    points: tuple[ScalePoint, ...]
    missing: tuple[MissingPoint, ...]

    @property
    def nsp(self) -> MissingPoint:
        return self.missing[0]

    @property
    def na(self) -> MissingPoint:
        return self.missing[1]


@dataclass(frozen=True)
class Theme:
    """One fine subject under a characteristic, e.g. « Prix du logement »."""

    code: str
    characteristic: str
    label: str


@dataclass(frozen=True)
class Questionnaire:
    """All of questions.yml that people answer. Lists keep the order of the file."""

    statements: tuple[Statement, ...]
    scale: Scale
    themes: tuple[Theme, ...]


def _text(entry: Mapping[Any, Any], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise InvalidQuestionnaire(f"{where}: « {key} » is missing or empty")
    return value


def _parse_scale(written: Mapping[str, Any]) -> Scale:
    points = written.get("points", {})
    missing = written.get("missing", {})
    if tuple(points) != POINTS:
        raise InvalidQuestionnaire(f"scale.points: {list(points)} instead of {list(POINTS)}")
    if tuple(missing) != MISSING_VALUES:
        raise InvalidQuestionnaire(f"scale.missing: {list(missing)} instead of {list(MISSING_VALUES)}")
    return Scale(
        points=tuple(
            ScalePoint(
                value=value,
                fr=_text(entry, "fr", f"scale.points.{value}"),
                en=_text(entry, "en", f"scale.points.{value}"),
                es=_text(entry, "es", f"scale.points.{value}"),
                face=_text(entry, "symbol", f"scale.points.{value}"),
            )
            for value, entry in points.items()
        ),
        missing=tuple(
            MissingPoint(
                code=code,
                fr=_text(entry, "fr", f"scale.missing.{code}"),
                en=_text(entry, "en", f"scale.missing.{code}"),
                es=_text(entry, "es", f"scale.missing.{code}"),
            )
            for code, entry in missing.items()
        ),
    )


def _parse_statement(entry: Mapping[str, Any], code: str, known_themes: frozenset[str]) -> Statement:
    identifier = _text(entry, "id", f"{code}.statements")
    themes = tuple(entry.get("themes", ()))
    for theme in themes:
        if theme not in known_themes:
            raise InvalidQuestionnaire(f"{identifier}: unknown theme « {theme} »")
    if not themes:
        raise InvalidQuestionnaire(f"{identifier}: no theme")
    return Statement(
        id=identifier,
        characteristic=code,
        text_fr=_text(entry, "fr", identifier).replace("'", "’"),
        text_en=_text(entry, "en", identifier).replace("'", "’"),
        text_es=_text(entry, "es", identifier),
        themes=themes,
    )


def parse_questionnaire(written: Mapping[str, Any]) -> Questionnaire:
    """Check and freeze the content of questions.yml; raises InvalidQuestionnaire naming the entry at fault.

    The 8 characteristics in order, 4 statements each with known themes of their own, unique ids, a whole scale.
    """
    characteristics = written.get("characteristics", [])
    found = tuple(entry.get("id") for entry in characteristics)
    if found != CODES:
        raise InvalidQuestionnaire(f"characteristics: {list(found)} instead of {list(CODES)}")
    themes: list[Theme] = []
    statements: list[Statement] = []
    for entry in characteristics:
        code = entry["id"]
        own = [Theme(theme, code, label.replace("'", "’")) for theme, label in entry.get("themes", {}).items()]
        themes.extend(own)
        rows = entry.get("statements", [])
        if len(rows) != STATEMENTS_PER_CHARACTERISTIC:
            raise InvalidQuestionnaire(f"{code}: {len(rows)} statements instead of {STATEMENTS_PER_CHARACTERISTIC}")
        statements.extend(_parse_statement(row, code, frozenset(theme.code for theme in own)) for row in rows)
    identifiers = [statement.id for statement in statements]
    if len(set(identifiers)) != len(identifiers):
        raise InvalidQuestionnaire("two statements share an id")
    return Questionnaire(tuple(statements), _parse_scale(written.get("scale", {})), tuple(themes))


def load_questionnaire(path: Path = QUESTIONS_FILE) -> Questionnaire:
    """Read questions.yml; raises InvalidQuestionnaire."""
    return parse_questionnaire(yaml.safe_load(path.read_text(encoding="utf-8")))


_QUESTIONNAIRE = load_questionnaire()
STATEMENTS: tuple[Statement, ...] = _QUESTIONNAIRE.statements
SCALE: Scale = _QUESTIONNAIRE.scale
THEMES: tuple[Theme, ...] = _QUESTIONNAIRE.themes
_BY_ID = {statement.id: statement for statement in STATEMENTS}


def get_statement(statement_id: str) -> Statement:
    """The statement with this id; raises UnknownStatement."""
    try:
        return _BY_ID[statement_id]
    except KeyError:
        raise UnknownStatement(statement_id) from None

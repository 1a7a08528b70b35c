"""How numbers, days and punctuation are written in French on the desk. Pure functions, no wording of their own."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

NBSP = "\u00a0"
TORONTO = ZoneInfo("America/Toronto")
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
# A space before a sign that ends a word, and the inside of « »: followed by a blank, a tag, a closing sign or the end,
# so that `a != b` in a template is left alone.
_SPACE_BEFORE = re.compile(r" (?=[:;?!»%$](?:[\s<.,)»]|$))")
_SOURCE_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_SPACE_AFTER = re.compile(r"« ")


def typeset(text: str) -> str:
    """Put the non-breaking spaces of French typography.

    >>> typeset("Cycle : « 58 % » !") == "Cycle\\u00a0: «\\u00a058\\u00a0%\\u00a0»\\u00a0!"
    True

    **Source:** OQLF, Vitrine linguistique, « Espacement avant et après les principaux signes de ponctuation ».
    """
    return _SPACE_AFTER.sub(f"«{NBSP}", _SPACE_BEFORE.sub(NBSP, text))


def write_number(number: int) -> str:
    """A whole number, thousands apart.

    >>> write_number(12345) == "12\\u00a0345"
    True
    """
    return f"{number:,}".replace(",", NBSP)


def write_people(number: int) -> str:
    """`1 personne`, `64 personnes`."""
    return f"{write_number(number)}{NBSP}personne{'s' if number > 1 else ''}"


def write_percent(share: float) -> str:
    """A share in 0..1 as a whole percentage, without decimals.

    >>> write_percent(0.584) == "58\\u00a0%"
    True
    """
    return f"{round(share * 100)}{NBSP}%"


def write_tenths(share: float) -> str:
    """A share in 0..1 in words for small groups.

    >>> write_tenths(0.39) == "4\\u00a0sur\\u00a010"
    True
    """
    return f"{round(share * 10)}{NBSP}sur{NBSP}10"


def write_day(day: date) -> str:
    """`22 novembre 2026`; the first of a month is `1er`."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{_MONTHS[day.month - 1]}{NBSP}{day.year}"


def write_source_date(written: str) -> str:
    """The date of a source, written YYYY, YYYY-MM or YYYY-MM-DD in the directory; left as it is when it is not one.

    >>> write_source_date("2022-06") == "juin\\u00a02022", write_source_date("2020"), write_source_date("")
    (True, '2020', 'sans date')
    """
    found = _SOURCE_DATE.fullmatch(written)
    if found is None:
        return written or "sans date"
    year, month, day = found.groups()
    if not 1 <= int(month) <= len(_MONTHS):
        return written
    before = f"{'1er' if int(day) == 1 else int(day)}{NBSP}" if day else ""
    return f"{before}{_MONTHS[int(month) - 1]}{NBSP}{year}"


def write_moment(moment: datetime) -> str:
    """An aware moment as the town's clock shows it: `22 novembre 2026, 14 h 05`."""
    local = moment.astimezone(TORONTO)
    return f"{write_day(local.date())}, {local.hour}{NBSP}h{NBSP}{local.minute:02d}"


def write_wait(wait: timedelta) -> str:
    """How long to wait, rounded up: `15 secondes`, `2 minutes`."""
    seconds = max(1, -int(-wait.total_seconds() // 1))
    if seconds < 60:
        return f"{seconds}{NBSP}seconde{'s' if seconds > 1 else ''}"
    minutes = -(-seconds // 60)
    return f"{minutes}{NBSP}minute{'s' if minutes > 1 else ''}"

"""Reading free French text about time: « Lundi au vendredi, 8 h 30 à 16 h 30 », « groupes de soir », « en août ».

Answers one question, « does this text SAY that it fits that wish? », and never guesses: silence is not a yes.
Days are America/Toronto calendar days; weekdays count from 0 (Monday); a part of the day is one of PARTS.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from knowledge.vocabularies import SEASONS
from text.normalise import fold

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
# Hours of each part of the day, end exclusive.
PARTS: dict[str, tuple[int, int]] = {"matin": (5, 12), "après-midi": (12, 17), "soir": (17, 22), "nuit": (22, 29)}
# A part of the day is said to be open when the hours cover at least this much of it (16 h 30 is not the evening).
LEAST_HOURS = 0.75

_WEEK = frozenset(range(5))
_WEEKEND = frozenset((5, 6))
_DAY = "|".join(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_ALWAYS = re.compile(r"\b(en tout temps|24 heures sur 24|24 h sur 24|24 7|jour et nuit|a toute heure)\b")
_ON_DEMAND = re.compile(r"\b(sur demande|formule personnalisee)\b")
_DAY_RANGE = re.compile(rf"\b({_DAY})s? (?:au|a) ({_DAY})s?\b")
_DAY_NAME = re.compile(rf"\b({_DAY})s?\b")
# « la Semaine québécoise… » is the name of an event, not Monday to Friday.
_WEEK_WORDS = re.compile(r"\b(sur semaine|en semaine|jours de semaine|la semaine(?! \w))\b")
_WEEKEND_WORDS = re.compile(r"\bfins? de semaine\b|\bweek ?ends?\b")
_HOURS = re.compile(r"(\d{1,2}) ?h(?: ?(\d{2}))?(?= |$) ?(?:a|-) ?(\d{1,2}|midi) ?(?:h(?: ?(\d{2}))?(?= |$)|(?= |$))")
_FROM_HOUR = re.compile(r"(?:a|vers|des) (\d{1,2}) ?h(?: ?(\d{2}))?\b")
_PART_WORDS = (
    ("matin", re.compile(r"\b(matins?|matinees?|avant midis?|am)\b")),
    ("après-midi", re.compile(r"\b(apres midis?|diners?)\b")),
    ("soir", re.compile(r"\b(soirs?|soirees?)\b")),
    ("nuit", re.compile(r"\b(nuits?|minuit)\b")),
)
_DAYTIME = re.compile(r"\bde jour\b|\ble jour\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORT_MONTH = "janv|fevr?|sept|oct|nov|dec"
_FULL_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:er)?(?: (?:et|au|a) \d{{1,2}}| \d{{1,2}})* ({_MONTH}|{_SHORT_MONTH}) ((?:19|20)\d\d)\b"
)
_ISO_DATE = re.compile(r"\b((?:19|20)\d\d)[- ](\d\d)[- ](\d\d)\b")
_YEARLY = re.compile(r"\b(par an|chaque annee|annuel|chaque (?:automne|hiver|ete|printemps))\b")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_EDITION = re.compile(r"\b\d+e (?:édition|saison)\s*", re.IGNORECASE)
_TO_CHECK = re.compile(r"vérifier|confirmer|inconnu|imprimé|document", re.IGNORECASE)
_RANGE_DASH = re.compile(r"(?<=[\dh])\s*[-–]\s*(?=\d)")
_MONTH_OR_SEASON = re.compile(
    r"(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|été|automne|hiver)"
)


@dataclass(frozen=True)
class Slot:
    """Some days and some parts of the day that a text gives together. Empty means that it does not say."""

    days: frozenset[int] = frozenset()
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Times:
    """What a text says about time."""

    always: bool = False
    on_demand: bool = False
    months: frozenset[int] = frozenset()
    slots: tuple[Slot, ...] = ()
    dates: tuple[date, ...] = ()


@dataclass(frozen=True)
class Wish:
    """What a person asked for: days, parts of the day and months; `day` when it is one calendar day."""

    days: frozenset[int] = frozenset()
    parts: frozenset[str] = frozenset()
    months: frozenset[int] = frozenset()
    day: date | None = None


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name[:4].rstrip(".")))


def _parts_of(begin: float, end: float) -> Iterable[str]:
    for part, (first, last) in PARTS.items():
        if min(end, last) - max(begin, first) >= LEAST_HOURS:
            yield part


def _slot(clause: str) -> Slot:
    days: set[int] = set()
    for first, last in _DAY_RANGE.findall(clause):
        start, stop = WEEKDAYS.index(first), WEEKDAYS.index(last)
        days.update(day % 7 for day in range(start, stop + 1 if stop >= start else stop + 8))
    days.update(WEEKDAYS.index(name) for name in _DAY_NAME.findall(_DAY_RANGE.sub(" ", clause)))
    if _WEEK_WORDS.search(clause):
        days |= _WEEK
    if _WEEKEND_WORDS.search(clause):
        days |= _WEEKEND
    parts: set[str] = set()
    for hour, minutes, last_hour, last_minutes in _HOURS.findall(clause):
        begin = int(hour) + int(minutes or 0) / 60
        end = 12.0 if last_hour == "midi" else int(last_hour) + int(last_minutes or 0) / 60
        parts.update(_parts_of(begin, end if end > begin else end + 24))
    for hour, minutes in _FROM_HOUR.findall(_HOURS.sub(" ", clause)):
        begin = int(hour) + int(minutes or 0) / 60
        parts.update(part for part, (first, last) in PARTS.items() if first <= begin < last)
    for part, words in _PART_WORDS:
        if words.search(clause):
            parts.add(part)
    if _DAYTIME.search(clause):
        parts |= {"matin", "après-midi"}
    return Slot(frozenset(days), frozenset(parts))


@lru_cache(maxsize=4096)
def read_times(text: str) -> Times:
    """What `text` says about time. Any text is accepted; what is not understood is left out."""
    folded = fold(text)
    clauses = [fold(clause) for clause in re.split(r"[;.]| puis ", _RANGE_DASH.sub(" à ", text))]
    slots = tuple(slot for slot in map(_slot, clauses) if slot.days or slot.parts)
    months = {_month_number(name) for name in re.findall(rf"\b({_MONTH})\b", folded)}
    for season, numbers in SEASONS.items():
        if re.search(rf"\b{fold(season)}\b", folded):
            months.update(numbers)
    return Times(
        always=any(_ALWAYS.search(clause) and "message" not in clause for clause in clauses),
        on_demand=bool(_ON_DEMAND.search(folded)),
        months=frozenset(months),
        slots=slots,
        dates=announced_dates(text),
    )


def read_wish(when: str, today: date) -> Wish | None:
    """The wish behind a `when` value of the evaluation conventions; None when it is not one of them."""
    folded = fold(when)
    parts = frozenset(part for part in PARTS if re.search(rf"\b{fold(part)}\b", folded))
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", when.strip())
    if iso:
        try:
            day = date(int(iso[1]), int(iso[2]), int(iso[3]))
        except ValueError:
            return None
        return Wish(frozenset((day.weekday(),)), parts, frozenset((day.month,)), day)
    if re.search(r"\baujourd'hui\b|\bce (matin|soir|midi|apres midi)\b|\bcette nuit\b", folded):
        return Wish(frozenset((today.weekday(),)), parts, frozenset((today.month,)), today)
    if re.search(r"\bdemain\b", folded):
        day = today + timedelta(days=1)
        return Wish(frozenset((day.weekday(),)), parts, frozenset((day.month,)), day)
    days = {WEEKDAYS.index(name) for name in _DAY_NAME.findall(folded)}
    months = {_month_number(name) for name in re.findall(rf"\b({_MONTH})\b", folded)}
    if _WEEKEND_WORDS.search(folded):
        days |= _WEEKEND
    elif re.search(r"\bsemaine\b", folded):
        days |= _WEEK
    for season, numbers in SEASONS.items():
        if re.search(rf"\b{fold(season)}\b", folded):
            months.update(numbers)
    if not (days or months or parts):
        return None
    return Wish(frozenset(days), parts, frozenset(months))


def fits(times: Times, wish: Wish, dated: bool, today: date) -> bool:
    """Whether a text that says `times` says that it fits `wish`.

    `dated`: the text is about an event, which needs its day or its month to be known; a service that names no month
    is taken to be open all year.
    """
    if times.always:
        return True
    if wish.day is not None and wish.day in times.dates:
        return True
    if wish.months and (dated or times.months):
        # A single day asked for needs a day that is announced or comes back every week, not just the right month.
        if not wish.months & times.months or (dated and wish.day is not None and not wish.days & _days(times)):
            return False
        if not wish.days and not wish.parts:
            return True
    elif wish.months and not wish.days and not wish.parts:
        return False
    if dated and times.months and wish.days and not wish.months and today.month not in times.months:
        return False
    return any(
        (not wish.days or bool(wish.days & slot.days)) and (not wish.parts or bool(wish.parts & slot.parts))
        for slot in times.slots
    )


def _days(times: Times) -> frozenset[int]:
    return frozenset(day for slot in times.slots for day in slot.days)


@lru_cache(maxsize=4096)
def announced_dates(text: str) -> tuple[date, ...]:
    """The days written with their year in `text`, in order of writing."""
    folded = fold(text)
    found: list[date] = []
    for day, month, year in _FULL_DATE.findall(folded):
        found.extend(_day(int(year), _month_number(month), int(day)))
    for year, month, day in _ISO_DATE.findall(folded):
        found.extend(_day(int(year), int(month), int(day)))
    return tuple(found)


def _day(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def is_yearly(schedule: str) -> bool:
    """Whether `schedule` says that the thing comes back every year (in so many words, or by naming its season)."""
    times = read_times(schedule)
    return bool(_YEARLY.search(fold(schedule))) or bool(times.months)


def _plain_brackets(found: re.Match[str]) -> str:
    """Brackets that give a past edition (digits) or a remark about the source go; the others stay."""
    return "" if re.search(r"\d", found[0]) or _TO_CHECK.search(found[0]) else found[0]


def usual_schedule(schedule: str, kind: str, today: date) -> str:
    """`schedule` without any past date: what is usual, and that the date is to be confirmed.

    >>> usual_schedule("Une fois par an, en août (20 août 2016).", "event", date(2026, 11, 22))
    'D’habitude en août, date à confirmer.'
    """
    years = [int(year) for year in _YEAR.findall(schedule)]
    if kind != "event":
        if not years or max(years) > today.year:
            return schedule
        return schedule if _TO_CHECK.search(schedule) else f"{schedule.rstrip('. ')} (à confirmer)"
    usual = _EDITION.sub("", _BRACKETS.sub(_plain_brackets, schedule))
    kept = [
        clause.strip()
        for sentence in re.split(r"[.;]", usual)
        for clause in sentence.split(",")
        if clause.strip() and not _YEAR.search(clause) and not _TO_CHECK.search(clause)
    ]
    if not kept:
        return "Date à confirmer."
    text = ", ".join([kept[0][0].lower() + kept[0][1:], *kept[1:]])
    if _MONTH_OR_SEASON.fullmatch(text):
        return f"D’habitude en {text}, date à confirmer."
    yearly = re.fullmatch(r"(?:(?:une fois par an|chaque année),? )?((?:en|au|à la) [^,]+|une fois par an)", text)
    if yearly:
        return f"D’habitude {yearly[1]}, date à confirmer."
    return f"D’habitude : {text} ; date à confirmer."

"""The diagnostic of one municipality and one cycle, in three steps: count, estimate, hide what is too small.

Called by the staff desk and by `passerelle diagnostic build`. Nothing below the threshold leaves this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from feedback.characteristics import CHARACTERISTICS, Characteristic
from feedback.diagnostic.counts import Perceptions, count_voices
from feedback.diagnostic.disclosure import extreme_of, is_suppressed, shown_count, widen
from feedback.diagnostic.statistics import (
    CONFIDENCE_WORDS,
    confidence_word,
    mean_share,
    perception_score,
    prudence_band,
    wilson_interval,
)

TIME_ZONE = ZoneInfo("America/Toronto")


@dataclass(frozen=True)
class CharacteristicResult:
    """One of the 8, ready to be shown. Shares in 0..1, score in 0..100.

    When `suppressed`, every figure of the solicited answers is None. When `extreme` is « below » (under 5 %) or
    « above » (over 95 %), `favourable` and `score` are None and the bounds are widened to 5 points.
    `testimonies` counts the persons who spoke of their own accord; None under 10. It never moves the score.
    """

    characteristic: Characteristic
    suppressed: bool
    confidence_word: str
    n: int | None = None
    score: float | None = None
    favourable: float | None = None
    low: float | None = None
    high: float | None = None
    prudence_low: float | None = None
    prudence_high: float | None = None
    extreme: str | None = None
    testimonies: int | None = None


@dataclass(frozen=True)
class Diagnostic:
    """The 8 results, always 8, in the ministry's order. `people` is None under 10 persons."""

    municipality: str
    cycle: int
    generated_on: date
    simulated: bool
    people: int | None
    results: tuple[CharacteristicResult, ...]


def estimate(characteristic: Characteristic, perceptions: Perceptions, testimonies: int) -> CharacteristicResult:
    """Turn what was counted on one characteristic into what may be shown. Pure."""
    n = len(perceptions.shares)
    shown_testimonies = shown_count(testimonies)
    if is_suppressed(n):
        return CharacteristicResult(characteristic, True, CONFIDENCE_WORDS[0], testimonies=shown_testimonies)
    share = mean_share(perceptions.shares)
    wilson = wilson_interval(share, n)
    band = prudence_band(share, n)
    extreme = extreme_of(share)
    low, high = widen(wilson.low, wilson.high) if extreme else (wilson.low, wilson.high)
    prudence_low, prudence_high = widen(band.low, band.high) if extreme else (band.low, band.high)
    return CharacteristicResult(
        characteristic=characteristic,
        suppressed=False,
        confidence_word=confidence_word(n, n),
        n=n,
        score=None if extreme else perception_score(perceptions.values_by_statement),
        favourable=None if extreme else share,
        low=low,
        high=high,
        prudence_low=prudence_low,
        prudence_high=prudence_high,
        extreme=extreme,
        testimonies=shown_testimonies,
    )


def build_diagnostic(session: Session, municipality: str, cycle: int, today: date | None = None) -> Diagnostic:
    """Build the diagnostic. Reads only. `today` is the day written on it (America/Toronto), now by default."""
    counts = count_voices(session, municipality, cycle)
    results = tuple(
        estimate(characteristic, counts.perceptions[characteristic.code], counts.testimonies[characteristic.code])
        for characteristic in CHARACTERISTICS
    )
    return Diagnostic(
        municipality=municipality,
        cycle=cycle,
        generated_on=today or datetime.now(TIME_ZONE).date(),
        simulated=counts.simulated,
        people=shown_count(counts.people),
        results=results,
    )


def to_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """The diagnostic as plain JSON values. Keys are always there; a figure that is hidden or not collected is null."""
    return {
        "municipality": diagnostic.municipality,
        "cycle": diagnostic.cycle,
        "generated_on": diagnostic.generated_on.isoformat(),
        "simulated": diagnostic.simulated,
        "people": diagnostic.people,
        "people_suppressed": diagnostic.people is None,
        "characteristics": [_result_to_json(result) for result in diagnostic.results],
        # Filled by the priority index and by the record of requests that the directory could not serve.
        "priorities": [],
        "unmet_needs": [],
    }


def _result_to_json(result: CharacteristicResult) -> dict[str, Any]:
    return {
        "code": result.characteristic.code,
        "title": result.characteristic.title,
        "official": result.characteristic.official,
        "suppressed": result.suppressed,
        "n": result.n,
        "score": result.score,
        "favourable": result.favourable,
        "low": result.low,
        "high": result.high,
        "prudence_low": result.prudence_low,
        "prudence_high": result.prudence_high,
        "extreme": result.extreme,
        "confidence_word": result.confidence_word,
        "answered_needs": None,
        "self_assessment": None,
        "parity": None,
        "gap": None,
        "trend": None,
        "testimonies": result.testimonies,
        "testimonies_suppressed": result.testimonies is None,
    }

"""Where the parts of a bar are drawn: whole hundredths from 0 to 100, so that the SVG needs no style and no script.

A bar never tells more than its sentence: no bar at all when the figure is hidden, no end of bar for a first signal,
and the end of a bar stops at the line of 5 % or 95 % beyond it.
"""

from __future__ import annotations

from dataclasses import dataclass

from feedback.diagnostic.build import CharacteristicResult
from feedback.diagnostic.thresholds import THRESHOLDS
from staff.french import typeset
from staff.wordings import is_first_signal, write_interval, write_share


@dataclass(frozen=True)
class Bar:
    """A drawn result, in hundredths. `share` None leaves only the interval and the band of prudence."""

    share: int | None
    low: int
    high: int
    prudence_low: int
    prudence_high: int
    description: str


def draw_bar(result: CharacteristicResult) -> Bar | None:
    """The bar of a result, or None when nothing may be drawn. `description` is what a screen reader says."""
    if result.suppressed or None in (result.low, result.high, result.prudence_low, result.prudence_high):
        return None
    in_tenths = is_first_signal(result)
    parts = [
        f"Part de réponses favorables : {write_share(result)}",
        f"intervalle : {write_interval(result.low, result.high, in_tenths)}",
        f"bande de prudence : {write_interval(result.prudence_low, result.prudence_high, in_tenths)}",
        f"confiance : {result.confidence_word}",
    ]
    return Bar(
        share=None if in_tenths else _hundredths(_end_of_bar(result)),
        low=_hundredths(result.low),
        high=_hundredths(result.high),
        prudence_low=_hundredths(result.prudence_low),
        prudence_high=_hundredths(result.prudence_high),
        description=typeset(", ".join(parts) + "."),
    )


def _end_of_bar(result: CharacteristicResult) -> float | None:
    if result.extreme == "below":
        return THRESHOLDS.extreme_low
    if result.extreme == "above":
        return THRESHOLDS.extreme_high
    return result.favourable


def _hundredths(share: float | None) -> int:
    return round((share or 0.0) * 100)

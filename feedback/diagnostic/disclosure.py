"""What may be shown: two rules, as pure functions. A hidden figure is None, never 0.

Source: method 3.5 and 3.10; Washington State Department of Health, « Standards for reporting data with small numbers »
(top-coding of shares under 5 % and over 95 %).
"""

from __future__ import annotations

import math

from feedback.diagnostic.thresholds import THRESHOLDS

ROUNDING = 0.05


def is_suppressed(people: int) -> bool:
    """Whether a figure on so many persons stays hidden. Zero is hidden too: it would say that nobody spoke.

    >>> is_suppressed(9), is_suppressed(10), is_suppressed(0)
    (True, False, True)
    """
    return people < THRESHOLDS.k_min


def shown_count(people: int) -> int | None:
    """The count, or None below the threshold.

    >>> shown_count(12), shown_count(3)
    (12, None)
    """
    return None if is_suppressed(people) else people


def extreme_of(share: float) -> str | None:
    """« below » for a share under 5 %, « above » over 95 %, else None: said in words, without the exact figure.

    >>> extreme_of(0.03), extreme_of(0.5), extreme_of(1.0)
    ('below', None, 'above')
    """
    if share < THRESHOLDS.extreme_low:
        return "below"
    if share > THRESHOLDS.extreme_high:
        return "above"
    return None


def widen(low: float, high: float) -> tuple[float, float]:
    """Bounds moved outwards to the next 5 points: the bounds of an extreme share would give the share away.

    >>> widen(0.004, 0.161)
    (0.0, 0.2)
    """
    # The small tolerance keeps 0.15, which floats write 0.15000000000000002, at 0.15.
    return (
        round(math.floor(low / ROUNDING + 1e-9) * ROUNDING, 2),
        round(min(1.0, math.ceil(high / ROUNDING - 1e-9) * ROUNDING), 2),
    )

"""The estimators of the diagnostic. Pure: numbers in, numbers out, no database, no rounding.

Shares are in 0..1. Every function gives its formula, its source and a worked example that runs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from feedback.diagnostic.thresholds import THRESHOLDS


@dataclass(frozen=True)
class Interval:
    """Two shares, low ≤ high, both in 0..1."""

    low: float
    high: float


def wilson_interval(share: float, n: float, z: float = THRESHOLDS.z) -> Interval:
    """The Wilson score interval of a share observed on `n` persons (n may be an effective size, so not whole).

    centre = (p + z²/2n) / (1 + z²/n) ; half = z·sqrt(p(1−p)/n + z²/4n²) / (1 + z²/n)
    Raises ValueError when n ≤ 0 or the share is outside 0..1.
    Source: Wilson, « Probable inference, the law of succession, and statistical inference », JASA 22 (1927), p. 209;
    cover near nominal on small samples: Agresti & Coull, The American Statistician 52 (1998), p. 119. Method 3.4.

    >>> interval = wilson_interval(0.58, 64)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.458, 0.693)
    """
    if n <= 0:
        raise ValueError("an interval needs somebody")
    if not 0 <= share <= 1:
        raise ValueError(f"share {share} is outside 0..1")
    squared = z * z
    scale = 1 + squared / n
    centre = (share + squared / (2 * n)) / scale
    half = z * math.sqrt(share * (1 - share) / n + squared / (4 * n * n)) / scale
    return Interval(max(0.0, min(centre - half, share)), min(1.0, max(centre + half, share)))


def prudence_shares(share: float, theta: float) -> Interval:
    """The shares that would be true if unhappy people answered `theta` times more, or less, often than the others.

    p_low = p / (p + θ(1−p)) ; p_high = θp / (θp + 1 − p)
    Source: method 3.6 (« true odds = θ × observed odds »).

    >>> shares = prudence_shares(0.5, 1.25)
    >>> round(shares.low, 3), round(shares.high, 3)
    (0.444, 0.556)
    """
    if theta < 1:
        raise ValueError("theta is at least 1")
    return Interval(share / (share + theta * (1 - share)), theta * share / (theta * share + 1 - share))


def prudence_band(share: float, n: float, theta: float = THRESHOLDS.theta_sollicite) -> Interval:
    """The prudence band: Wilson on each end of `prudence_shares`. It always holds the Wilson interval.

    Source: method 3.6.

    >>> band = prudence_band(0.58, 64)
    >>> round(band.low, 3), round(band.high, 3)
    (0.405, 0.741)
    """
    shares = prudence_shares(share, theta)
    return Interval(wilson_interval(shares.low, n).low, wilson_interval(shares.high, n).high)


def effective_size(weights: Sequence[float]) -> float:
    """How many equally weighted persons are worth these weighted ones: n_eff = (Σw)² / Σw². Zero for nobody.

    Source: Kish, « Survey Sampling » (1965), section 11.7; method 3.6.

    >>> effective_size([1, 1, 1, 1])
    4.0
    >>> round(effective_size([1, 1, 1, 3]), 6)
    3.0
    """
    squares = sum(weight * weight for weight in weights)
    return sum(weights) ** 2 / squares if squares else 0.0


def mean_share(shares: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """The weighted mean of one share per person: p = Σwf / Σw. Raises ValueError for nobody.

    Source: method 3.4 (« % favorable »).

    >>> mean_share([1.0, 0.5, 0.0, 1.0])
    0.625
    """
    weights = weights if weights is not None else [1.0] * len(shares)
    total = sum(weights)
    if total <= 0:
        raise ValueError("a mean needs somebody")
    return sum(weight * share for weight, share in zip(weights, shares, strict=True)) / total


def perception_score(values_by_statement: Sequence[Sequence[int]]) -> float:
    """The perception score S, 0..100: mean over statements of the mean over persons of 25 × (value − 1).

    Each statement weighs the same, so that the luck of the draw does not move the score. Statements that nobody
    answered are left out. Raises ValueError when nobody answered anything.
    Source: method 3.4 (a).

    >>> perception_score([[5, 5, 5], [1]])
    50.0
    """
    means = [sum(25 * (value - 1) for value in values) / len(values) for values in values_by_statement if values]
    if not means:
        raise ValueError("a score needs an answer")
    return sum(means) / len(means)


def confidence_word(n: int, n_eff: float, steps_down: int = 0) -> str:
    """The word that goes with every figure; `steps_down` is the number of reasons to trust it less.

    Source: method 3.5 (table and downgrades). Below 10 persons there is no figure, whatever the rest.

    >>> confidence_word(9, 9), confidence_word(18, 18), confidence_word(64, 64), confidence_word(120, 115)
    ('trop peu de réponses', 'premier signal', 'indicatif', 'assez solide')
    >>> confidence_word(120, 70)
    'indicatif'
    """
    if n < THRESHOLDS.k_min or n_eff < THRESHOLDS.k_min:
        return CONFIDENCE_WORDS[0]
    if n >= THRESHOLDS.n_solide and n_eff >= THRESHOLDS.n_eff_solide:
        level = 3
    elif n >= THRESHOLDS.n_indicatif and n_eff >= THRESHOLDS.n_indicatif:
        level = 2
    else:
        level = 1
    return CONFIDENCE_WORDS[max(1, level - steps_down)]


CONFIDENCE_WORDS = ("trop peu de réponses", "premier signal", "indicatif", "assez solide")

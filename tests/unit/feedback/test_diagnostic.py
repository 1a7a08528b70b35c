"""From answers to figures: estimators, disclosure, building, simulation."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from feedback.characteristics import CHARACTERISTICS
from feedback.diagnostic.build import build_diagnostic, estimate, to_json
from feedback.diagnostic.counts import Perceptions
from feedback.diagnostic.disclosure import extreme_of, shown_count, widen
from feedback.diagnostic.simulate import simulate
from feedback.diagnostic.statistics import (
    confidence_word,
    effective_size,
    perception_score,
    prudence_band,
    wilson_interval,
)
from feedback.diagnostic.thresholds import THRESHOLDS, load_thresholds
from feedback.errors import NotADemonstration
from feedback.models import answer, testimony
from feedback.privacy import scrub
from feedback.record import draw_statements, record_answer, record_consent, record_testimony
from feedback.voices import Voice

FIGURES = ("n", "score", "favourable", "low", "high", "prudence_low", "prudence_high")
SHARES = st.floats(0, 1)
SIZES = st.integers(1, 3000)


@given(SHARES, SIZES)
def test_wilson_holds_the_share_and_stays_between_nothing_and_everything(share: float, n: int) -> None:
    interval = wilson_interval(share, n)
    assert 0 <= interval.low <= share <= interval.high <= 1


@given(SHARES, SHARES, SIZES)
def test_a_greater_share_never_has_lower_bounds(one: float, other: float, n: int) -> None:
    low, high = wilson_interval(min(one, other), n), wilson_interval(max(one, other), n)
    assert low.low <= high.low + 1e-9 and low.high <= high.high + 1e-9


@given(SHARES, SIZES, st.integers(1, 3000))
def test_more_people_never_make_the_interval_wider(share: float, n: int, more: int) -> None:
    few, many = wilson_interval(share, n), wilson_interval(share, n + more)
    assert many.high - many.low <= few.high - few.low + 1e-9


@given(SHARES, SIZES)
def test_the_prudence_band_holds_the_interval(share: float, n: int) -> None:
    interval, band = wilson_interval(share, n), prudence_band(share, n)
    assert band.low <= interval.low + 1e-9 and interval.high <= band.high + 1e-9


@pytest.mark.parametrize("n", [10, 30, 100])
def test_wilson_covers_the_truth_as_often_as_the_method_accepts(n: int) -> None:
    """Exact cover by summing the binomial; acceptance of method section 4, A."""
    worst = 1.0
    for truth in (hundredth / 100 for hundredth in range(5, 96, 5)):
        cover = 0.0
        for count in range(n + 1):
            interval = wilson_interval(count / n, n)
            if interval.low <= truth <= interval.high:
                cover += math.comb(n, count) * truth**count * (1 - truth) ** (n - count)
        worst = min(worst, cover)
    assert round(worst, 2) >= (0.90 if n == 10 else 0.93)


def test_an_interval_on_nobody_is_an_error_and_not_zero() -> None:
    with pytest.raises(ValueError, match="somebody"):
        wilson_interval(0.5, 0)
    with pytest.raises(ValueError, match="answer"):
        perception_score([[], []])


@given(st.lists(st.floats(0.3, 3), min_size=1, max_size=50))
def test_weights_never_add_people(weights: list[float]) -> None:
    assert effective_size(weights) <= len(weights) + 1e-6


def test_the_confidence_word_never_rises_when_it_is_downgraded() -> None:
    assert confidence_word(120, 120, steps_down=1) == "indicatif"
    assert confidence_word(120, 120, steps_down=9) == "premier signal"
    assert confidence_word(9, 9, steps_down=0) == "trop peu de réponses"


def test_every_threshold_has_its_reason(tmp_path) -> None:
    assert (THRESHOLDS.k_min, THRESHOLDS.invite_days) == (10, 14)
    unknown = tmp_path / "thresholds.yml"
    unknown.write_text("surprise: {value: 1, reason: none}\n")
    with pytest.raises(TypeError, match="surprise"):
        load_thresholds(unknown)


def test_a_hidden_count_is_nothing_and_never_zero() -> None:
    assert [shown_count(people) for people in (0, 1, 9, 10)] == [None, None, None, 10]


def test_shares_close_to_nobody_or_everybody_are_said_in_words_only() -> None:
    assert [extreme_of(share) for share in (0.0, 0.049, 0.05, 0.95, 0.951)] == ["below", "below", None, None, "above"]
    result = estimate(CHARACTERISTICS[0], Perceptions((1.0,) * 40, ((5,) * 40,)), 0)
    assert (result.favourable, result.score, result.extreme, result.n) == (None, None, "above", 40)
    assert (result.low, result.high) == widen(result.low, result.high)


def _answer_everything(session: Session, number: int, today: date, value: int) -> None:
    voice = Voice(f"person-{number}", "device", "demo", "web", "fr")
    record_consent(session, voice, "statements", today)
    for statement in draw_statements(session, voice, today, count=32):
        record_answer(session, voice, statement.id, value if statement.characteristic == "c1" else "nsp", today)


def test_figures_appear_with_the_tenth_person_and_not_before(session, today) -> None:
    for number in range(9):
        _answer_everything(session, number, today, 4 if number % 2 else 2)
    before = to_json(build_diagnostic(session, "demo", 2026, today))["characteristics"][0]
    assert before["suppressed"] and [before[figure] for figure in FIGURES] == [None] * 7
    _answer_everything(session, 9, today, 4)
    after = to_json(build_diagnostic(session, "demo", 2026, today))["characteristics"][0]
    assert (after["suppressed"], after["n"], after["favourable"], after["score"]) == (False, 10, 0.5, 50.0)


def test_answers_without_opinion_count_nobody(session, today) -> None:
    for number in range(12):
        _answer_everything(session, number, today, 4)
    characteristics = to_json(build_diagnostic(session, "demo", 2026, today))["characteristics"]
    assert [entry["n"] for entry in characteristics] == [12] + [None] * 7


def test_a_testimony_moves_its_count_and_never_the_score(session, today) -> None:
    for number in range(12):
        _answer_everything(session, number, today, 4 if number % 2 else 2)
    before = build_diagnostic(session, "demo", 2026, today).results[0]
    for number in range(10):
        voice = Voice(f"teller-{number}", "anonymous", "demo", "web", "fr")
        record_consent(session, voice, "comment", today)
        for _ in range(3):  # three times the same person is one voice
            record_testimony(session, voice, scrub("Trop cher."), "c1", 1, today)
    after = build_diagnostic(session, "demo", 2026, today).results[0]
    assert (before.testimonies, after.testimonies) == (None, 10)
    assert [getattr(before, figure) for figure in FIGURES] == [getattr(after, figure) for figure in FIGURES]


def test_towns_and_cycles_never_mix(session, today) -> None:
    for number in range(12):
        _answer_everything(session, number, today, 4)
    assert build_diagnostic(session, "victoriaville", 2026, today).people is None
    assert build_diagnostic(session, "demo", 2025, today).people is None


def test_the_json_always_holds_the_eight_with_every_key_of_the_contract(session, today) -> None:
    diagnostic = to_json(build_diagnostic(session, "demo", 2026, today))
    keys = {*FIGURES, "suppressed", "confidence_word", "answered_needs", "self_assessment", "parity", "gap", "trend"}
    assert [entry["code"] for entry in diagnostic["characteristics"]] == [f"c{number}" for number in range(1, 9)]
    assert all(keys | {"testimonies"} <= entry.keys() for entry in diagnostic["characteristics"])
    assert (diagnostic["priorities"], diagnostic["unmet_needs"], diagnostic["people"]) == ([], [], None)
    assert diagnostic["simulated"] is False


def test_the_demonstration_is_filled_again_without_touching_visitors(session, today, voice) -> None:
    record_consent(session, voice, "comment", today)
    record_testimony(session, voice, scrub("Une vraie phrase."), "c6", None, today)
    first = simulate(session, "demo", today, people=60, seed=3)
    second = simulate(session, "demo", today, people=60, seed=3)
    by_origin = dict(session.execute(select(testimony.c.origin, func.count()).group_by(testimony.c.origin)).all())
    stored = session.execute(select(func.count()).select_from(answer)).scalar_one()
    diagnostic = build_diagnostic(session, "demo", 2026, today)
    assert first == second and stored == second.answers
    assert by_origin == {"visitor": 1, "simulated": second.testimonies}
    assert diagnostic.simulated
    assert [result.characteristic.code for result in diagnostic.results if result.suppressed] == ["c5"]


def test_no_voice_is_invented_in_a_real_town(session, today) -> None:
    with pytest.raises(NotADemonstration):
        simulate(session, "victoriaville", today)

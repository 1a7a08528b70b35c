from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.hours import announced_dates, fits, read_times, read_wish, usual_schedule

SUNDAY = date(2026, 11, 22)
OFFICE = "Lundi au vendredi, 8 h 30 à 16 h 30"
LINE = "Lundi au vendredi 8 h à 20 h ; fins de semaine et jours fériés 8 h à 16 h"


def said(text: str, when: str, dated: bool = False, today: date = SUNDAY) -> bool:
    wish = read_wish(when, today)
    assert wish is not None
    return fits(read_times(text), wish, dated, today)


@pytest.mark.parametrize(
    ("text", "when", "expected"),
    [
        (OFFICE, "mardi", True),
        (OFFICE, "matin", True),
        (OFFICE, "après-midi", True),
        (OFFICE, "soir", False),
        (OFFICE, "samedi", False),
        (OFFICE, "fin de semaine", False),
        (OFFICE, "semaine", True),
        (OFFICE, "aujourd'hui", False),
        (OFFICE, "demain", True),
        (OFFICE, "demain soir", False),
        (OFFICE, "2026-11-25", True),
        (LINE, "samedi", True),
        (LINE, "soir", True),
        (LINE, "ce soir", False),
        ("24 heures sur 24, 7 jours sur 7", "nuit", True),
        ("Jour et nuit", "dimanche", True),
        ("Urgence : en tout temps", "ce soir", True),
        ("12 groupes à temps partiel de soir", "soir", True),
        ("12 groupes à temps partiel de soir", "samedi", False),
        ("Distribution alimentaire le jeudi, par groupes", "jeudi", True),
        ("Dîners du lundi au vendredi", "semaine", True),
        ("Horaire d’hiver (2020) : mardi au samedi, 8 h à 12 h et 13 h à 15 h 45", "samedi", True),
        ("Sessions pendant l’année", "soir", False),
        ("", "matin", False),
        ("Messages enregistrés : 24 heures sur 24", "nuit", False),
    ],
)
def test_hours_fit_only_what_they_say(text: str, when: str, expected: bool) -> None:
    assert said(text, when) is expected


@pytest.mark.parametrize(
    ("text", "when", "expected"),
    [
        ("Une fois par an, en août (20 août 2016)", "août", True),
        ("Une fois par an, en août (20 août 2016)", "été", True),
        ("Une fois par an, en août (20 août 2016)", "décembre", False),
        ("Été, vendredi 18 h-20 h", "vendredi", False),  # in November
        ("Chaque année autour du 20 juin", "aujourd'hui", False),
        ("Vendredis d’été à 19 h 30", "été", True),
        ("Spectacle le 22 novembre 2026", "aujourd'hui", True),
        ("la Semaine québécoise des rencontres (novembre)", "semaine", False),
    ],
)
def test_events_need_their_season(text: str, when: str, expected: bool) -> None:
    assert said(text, when, dated=True) is expected


@pytest.mark.parametrize(
    ("schedule", "sentence"),
    [
        ("Une fois par an, en août (20 août 2016 ; 14 août 2021).", "D’habitude en août, date à confirmer."),
        ("Décembre (4 et 9-11 décembre 2022). À vérifier chaque année.", "D’habitude en décembre, date à confirmer."),
        ("Été 2016 (depuis le 3 juillet). Suite inconnue.", "Date à confirmer."),
        ("Premier mardi d’octobre (4 octobre 2022)", "D’habitude : premier mardi d’octobre ; date à confirmer."),
    ],
)
def test_a_past_date_is_never_shown_as_coming(schedule: str, sentence: str) -> None:
    assert usual_schedule(schedule, "event", SUNDAY) == sentence


def test_a_course_keeps_its_season_and_says_that_it_is_to_be_confirmed() -> None:
    schedule = "Automne 2023 : 12 groupes à temps partiel de soir"
    assert usual_schedule(schedule, "course", SUNDAY) == f"{schedule} (à confirmer)"


def test_days_written_with_their_year_are_read() -> None:
    assert announced_dates("les 4 et 5 décembre 2026, puis 2027-01-08") == (date(2026, 12, 4), date(2027, 1, 8))


@pytest.mark.parametrize("when", ["", "bientôt", "2026-13-40", "xyz"])
def test_what_is_not_a_time_is_no_wish(when: str) -> None:
    assert read_wish(when, SUNDAY) is None


@given(st.text(max_size=200), st.text(max_size=40))
def test_no_text_makes_the_parser_crash(text: str, when: str) -> None:
    times = read_times(text)
    wish = read_wish(when, SUNDAY)
    if wish is not None:
        assert fits(times, wish, True, SUNDAY) in (True, False)
    assert "20 août 2016" not in usual_schedule(f"{text} (20 août 2016)", "event", SUNDAY)

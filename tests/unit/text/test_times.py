"""When does the person want it? Sentences as learners, texters and Quebecers write them."""

from __future__ import annotations

import time
from datetime import date

import pytest

from text.times import MONTHS, SEASONS, WEEKDAYS, find_when, say_when

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        # parts of the day
        ("cours le soir apres 6h", "soir"),
        ("je veux venir en soirée", "soir"),
        ("y'a tu de quoi le matin", "matin"),
        ("je travaille de nuit", "nuit"),
        ("une activité l'après-midi", "après-midi"),
        ("qqch en apres midi svp", "après-midi"),
        ("clases por la noche", "soir"),
        ("morning classes", "matin"),
        ("دروس في المساء", "soir"),
        ("aulas de manhã", "matin"),
        # days
        ("et le samedi?", "samedi"),
        ("ouvert dimanches?", "dimanche"),
        ("is it open on Tuesday", "mardi"),
        ("el jueves", "jeudi"),
        ("na segunda-feira", "lundi"),
        ("يوم الجمعة", "vendredi"),
        ("mardi gras", ""),
        # week-end before its days
        ("fin de semaine", "fin de semaine"),
        ("le we", "fin de semaine"),
        ("samedi et dimanche", "fin de semaine"),
        ("this weekend", "fin de semaine"),
        ("el fin de semana", "fin de semaine"),
        ("en semaine seulement", "semaine"),
        # relative
        ("c ouvert auj", "aujourd'hui"),
        ("ouvert aujourd’hui ?", "aujourd'hui"),
        ("ce soir yatu qqch", "ce soir"),
        ("demain soir", "demain soir"),
        ("2main", "demain"),
        ("tonight", "ce soir"),
        ("mañana", "demain"),
        ("غدا", "demain"),
        # months, seasons
        ("camp d'été pour mon fils", "été"),
        ("cet hiver", "hiver"),
        ("en aout", "août"),
        ("in July", "juillet"),
        ("au printemps", "printemps"),
        ("au mois de mai", "mai"),
        # dates
        ("le 5 décembre", "2026-12-05"),
        ("december 5th", "2026-12-05"),
        ("1er janvier", "2027-01-01"),
        ("3 mars 2027", "2027-03-03"),
        ("2026-12-05", "2026-12-05"),
        ("le 31 fevrier", "février"),
        # no wish at all
        ("bonsoir", ""),
        ("bonne fin de semaine", ""),
        ("vêtements d'hiver", ""),
        ("good evening", ""),
        ("buenas noches", ""),
        ("mais je cherche un logement", ""),
        ("j'ai été malade", ""),
        ("hier soir", ""),
        ("", ""),
        ("marché public", ""),
    ],
)
def test_a_wish_about_time_is_read(typed, when):
    assert find_when(typed, SUNDAY) == when


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("samedi", "le samedi"),
        ("soir", "le soir"),
        ("été", "en été"),
        ("printemps", "au printemps"),
        ("août", "en août"),
        ("nuit", "la nuit"),
        ("après-midi", "l’après-midi"),
        ("fin de semaine", "la fin de semaine"),
        ("aujourd'hui", "aujourd’hui"),
        ("demain soir", "demain soir"),
        ("2027-01-01", "le 1er janvier"),
    ],
)
def test_a_time_is_said_as_in_a_sentence(when, said):
    assert say_when(when) == said


def test_every_value_that_can_be_read_can_be_said():
    for when in (*WEEKDAYS, *MONTHS, *SEASONS, "matin", "soir", "semaine", "demain", "ce soir"):
        assert say_when(when) and "'" not in say_when(when)


@pytest.mark.parametrize("hostile", ["1 " * 5_000, "le " * 4_000, "a" * 10_000, "samedi " * 1_500, "de la " * 2_000])
def test_a_hostile_message_is_read_at_once(hostile):
    started = time.perf_counter()
    find_when(hostile, SUNDAY)
    assert time.perf_counter() - started < 0.5

"""For whom does the person ask?"""

from __future__ import annotations

import time

import pytest

from text.audiences import find_audience


@pytest.mark.parametrize(
    ("typed", "audience"),
    [
        ("ya tu qqch pour les mamans", "femmes"),
        ("groupe de femmes", "femmes"),
        ("ma femme cherche un cours", "femmes"),
        ("actividades para mujeres", "femmes"),
        ("دروس للنساء", "femmes"),
        ("un groupe pour les papas", "hommes"),
        ("mon mari veut apprendre", "hommes"),
        ("for my kids", "enfants"),
        ("mi hija de 4 años", "enfants"),
        ("mes tits gars", "enfants"),
        ("أطفالي", "enfants"),
        ("emploi d'été pour ados", "jeunes"),
        ("activités pour personnes âgées", "aînés"),
        ("ma grand-mère", "aînés"),
        ("my grandparents", "aînés"),
        ("international students", "étudiants"),
        ("je suis etudiante au cegep", "étudiants"),
        ("activités en famille", "familles"),
        ("travailleurs agricoles", "travailleurs"),
        ("trabajadores temporales", "travailleurs"),
        ("je suis en fauteuil roulant", "handicap"),
        ("mon fils est autiste", "handicap"),
        ("groupe lgbtq+", "lgbtq"),
        ("demandeur d'asile", "réfugiés"),
        ("je suis réfugiée", "réfugiés"),
        ("refugiados", "réfugiés"),
        ("لاجئين", "réfugiés"),
        # nobody in particular
        ("bonjour madame", ""),
        ("un médecin de famille", ""),
        ("family doctor", ""),
        ("mon nom de famille", ""),
        ("je cherche un logement", ""),
        ("", ""),
    ],
)
def test_an_audience_is_read(typed, audience):
    assert find_audience(typed) == audience


@pytest.mark.parametrize("hostile", ["a" * 10_000, "mon " * 2_500, "allocation " * 900, "parrain " * 1_250])
def test_a_hostile_message_is_read_at_once(hostile):
    started = time.perf_counter()
    find_audience(hostile)
    assert time.perf_counter() - started < 0.5

"""The sentences of the method, section 3.12, from figures; and bars that tell no more than they do."""

from __future__ import annotations

import pytest

from feedback.characteristics import CHARACTERISTICS
from feedback.diagnostic.build import CharacteristicResult, estimate
from feedback.diagnostic.counts import Perceptions
from staff.bars import draw_bar
from staff.wordings import TOO_FEW, write_interval, write_result, write_share, write_testimonies

FIRST = CHARACTERISTICS[0]


def result_of(people: int, satisfied: int, testimonies: int = 0) -> CharacteristicResult:
    shares = (1.0,) * satisfied + (0.0,) * (people - satisfied)
    values = ((5,) * satisfied + (1,) * (people - satisfied),)
    return estimate(FIRST, Perceptions(shares, values), testimonies)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("people", "satisfied", "sentence"),
    [
        pytest.param(
            9,
            9,
            "Moins de 10 personnes ont répondu. Nous n’affichons pas de chiffre : il ne serait pas fiable et pourrait"
            " faire reconnaître quelqu’un.",
            id="too few",
        ),
        pytest.param(
            18,
            11,
            "Premier signal : 18 personnes. 11 sont plutôt satisfaites. Avec si peu de réponses, la part réelle"
            " pourrait aller d’environ 4 sur 10 à 8 sur 10. À vérifier par des rencontres avant de décider.",
            id="first signal",
        ),
        pytest.param(
            64,
            37,
            "58 % de réponses favorables (64 personnes). Le hasard seul peut faire varier ce résultat d’environ"
            " 46 % à 69 %.",
            id="indicative",
        ),
        pytest.param(
            200,
            200,
            "Plus de 95 % de réponses favorables (200 personnes). Le hasard seul peut faire varier ce résultat"
            " d’environ 95 % à 100 %.",
            id="nearly everybody",
        ),
        pytest.param(
            12,
            1,
            "Premier signal : 12 personnes. 1 est plutôt satisfaite. Avec si peu de réponses, la part réelle pourrait"
            " aller d’environ 0 sur 10 à 4 sur 10. À vérifier par des rencontres avant de décider.",
            id="one person is singular",
        ),
    ],
)
def test_the_sentence_is_the_methods(people, satisfied, sentence):
    assert plain(write_result(result_of(people, satisfied))) == sentence


@pytest.mark.parametrize(("satisfied", "words"), [(12, "Presque toutes sont"), (0, "Presque aucune n’est")])
def test_an_extreme_first_signal_gives_no_count_away(satisfied, words):
    sentence = write_result(result_of(12, satisfied))
    assert words in sentence and "12 sont" not in plain(sentence) and "0 " not in plain(sentence).split("Avec")[0]


def test_no_sentence_uses_a_forbidden_word():
    for people in (5, 15, 50, 150):
        for satisfied in (0, people // 2, people):
            sentence = write_result(result_of(people, satisfied))
            assert "prouve" not in sentence and "les immigrants" not in sentence


def test_a_hidden_figure_has_no_bar_no_share_no_interval():
    hidden = result_of(9, 4)
    assert draw_bar(hidden) is None
    assert (write_share(hidden), write_interval(hidden.low, hidden.high)) == ("", "")
    assert write_result(hidden) == TOO_FEW


def test_the_bar_holds_its_interval_in_its_band():
    bar = draw_bar(result_of(64, 37))
    assert bar.prudence_low <= bar.low <= bar.share <= bar.high <= bar.prudence_high
    assert "58 %" in plain(bar.description) and "confiance : indicatif" in plain(bar.description)


def test_the_bar_of_a_first_signal_has_no_end():
    assert draw_bar(result_of(18, 11)).share is None


@pytest.mark.parametrize("satisfied", [193, 195, 200])
def test_the_bar_of_an_extreme_share_is_the_same_whatever_the_share(satisfied):
    assert draw_bar(result_of(200, satisfied)).share == 95


@pytest.mark.parametrize(("people", "words"), [(9, "moins de 10 personnes"), (10, "10 personnes")])
def test_testimonies_are_counted_from_ten_people_on(people, words):
    assert plain(write_testimonies(result_of(0, 0, people))) == words

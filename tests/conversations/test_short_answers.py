"""What counts as a yes, a no, a stop, hostility: the words on which agreement and silence depend."""

from __future__ import annotations

import pytest

from text.hostility import is_hostile
from text.replies import is_cancel, is_no, is_question, is_yes


@pytest.mark.parametrize("words", ["oui", "ok pas de problème", "pourquoi pas", "d'accord", "si", "yes", "👍", "vas-y"])
def test_a_yes_in_many_words(words):
    assert is_yes(words)


@pytest.mark.parametrize(
    "words",
    ["je veux pas", "y a pas de bus", "si les loyers montent", "oui mais gardez rien", "go vite trouver un logement"],
)
def test_words_that_begin_like_a_yes_and_are_none(words):
    assert not is_yes(words)


@pytest.mark.parametrize("words", ["aucun service ici pour mon fils", "no hay medicos", "jamais vu un médecin ici"])
def test_words_that_begin_like_a_no_and_tell_something(words):
    assert not is_no(words)


@pytest.mark.parametrize("words", ["arrêt de bus trop loin", "je veux plus de bus le soir"])
def test_words_that_look_like_a_stop_and_tell_something(words):
    assert not is_cancel(words)


@pytest.mark.parametrize(
    "words",
    ["quand je suis arrivé personne m'a aidé", "je cherche un logement depuis 6 mois", "où j'habite y a pas de bus"],
)
def test_a_story_that_begins_as_a_question_is_a_story(words):
    assert not is_question(words)


@pytest.mark.parametrize("words", ["sales arabes", "retournez dans votre pays", "les réfugiés profitent du système"])
def test_hostility_is_recognised(words):
    assert is_hostile(words)


@pytest.mark.parametrize(
    "words",
    [
        "on m'a dit de retourner dans mon pays",
        "les patrons profitent des immigrants",
        "les immigrants vivent dans des logements sales",
        "ma patronne est raciste avec les africains",
        "il y a pas d'immigrants ici je suis seule",
    ],
)
def test_telling_of_hostility_or_of_hardship_is_not_hostile(words):
    assert not is_hostile(words)

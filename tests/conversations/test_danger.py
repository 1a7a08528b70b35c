"""Danger: the right lines first, no form, and nobody is asked for an opinion afterwards."""

from __future__ import annotations

import pytest

BEATEN = "mon mari me frappe"


def test_a_beaten_woman_gets_the_two_lines_first_and_no_form(person):
    person.say(BEATEN)
    assert set(person.cards[:2]) == {"urgence-911", "sos-violence-conjugale"}
    assert person.buttons == [] and person.kept == {}


@pytest.mark.parametrize("words", ["merci", "oui", "non", "le 1er", "parler à quelqu'un"])
def test_after_a_danger_nobody_is_invited_nor_told_so_much_the_better(person, words):
    person.say(BEATEN, words)
    assert not person.hears("utter_invite") and not person.hears("utter_glad")
    person.say("merci")
    assert person.hears("utter_take_care") and not person.hears("utter_invite")


@pytest.mark.parametrize(
    "turns",
    [
        ["je veux donner mon avis"],
        ["je veux donner mon avis", "oui"],
        ["les loyers sont trop chers ici", "oui"],
        ["les loyers sont trop chers ici", "oui", "logement"],
        ["les loyers sont trop chers ici", "oui", "logement", "2"],
    ],
)
def test_a_danger_closes_an_opinion_at_every_step_and_keeps_nothing(person, turns):
    person.say(*turns, BEATEN)
    assert "sos-violence-conjugale" in person.cards and person.buttons == []
    assert person.say("oui").hears("utter_take_care")
    assert "testimony" not in person.kept


def test_an_opinion_interrupted_by_a_danger_goes_on_when_the_person_wants_it(person):
    person.say("les loyers sont trop chers ici", "oui", "logement", BEATEN, "je veux donner mon avis")
    assert person.hears("utter_form_resumed") and person.hears("utter_ask_rating")
    person.say("1", "garder")
    assert person.last_testimony["words"] == "les loyers sont trop chers ici"


def test_a_danger_in_the_middle_of_the_statements_closes_them_for_good(person):
    person.say("banque alimentaire", "merci", "oui", "oui", BEATEN, "oui")
    assert person.hears("utter_take_care") and "answer" not in person.kept


def test_a_danger_in_the_middle_of_a_withdrawal_comes_first(person):
    person.say("efface mon avis", BEATEN)
    assert "urgence-911" in person.cards

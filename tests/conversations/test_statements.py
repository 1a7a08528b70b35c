"""Two statements, answered after an invitation: agreement first, every answer kept at once, free to stop."""

from __future__ import annotations

import pytest

INVITED = ["banque alimentaire", "merci"]


def test_two_answers_are_kept_after_the_invitation_and_the_agreement(person):
    person.say(*INVITED, "oui").press("Oui, gardez mes réponses")
    assert person.hears("utter_statement")
    person.press("Oui, tout à fait").press("Plutôt non")
    assert person.hears("utter_statements_thanks")
    assert person.kept == {"consent": 1, "invitation": 2, "answer": 2}


@pytest.mark.parametrize("turns", [["non"], ["oui", "non"], ["oui", "je veux pas"]])
def test_a_refusal_leaves_no_trace(person, turns):
    person.say(*INVITED, *turns)
    assert person.kept == {}


def test_stopping_keeps_the_answers_already_given(person):
    person.say(*INVITED, "oui", "oui", "5", "arrêter")
    assert person.hears("utter_statements_stopped") and person.kept["answer"] == 1


@pytest.mark.parametrize("word", ["plutôt oui", "4/5", "🙂", "je sais pas", "ça me concerne pas"])
def test_an_answer_may_be_typed(person, word):
    assert person.say(*INVITED, "oui", "oui", word).kept["answer"] == 1


def test_a_question_in_the_middle_is_answered_and_the_same_statement_asked_again(person):
    asked = person.say(*INVITED, "oui", "oui").messages[-1]["text"]
    person.say("je cherche un logement, c'est où ?")
    assert person.cards and person.messages[-1]["text"] == asked


def test_an_old_button_is_no_answer(person):
    asked = person.say(*INVITED, "oui", "oui").messages[-1]["text"]
    for title in ("👍 Oui", "Oui, gardez mes réponses"):
        assert person.press(title).messages[-1]["text"] == asked
    assert "answer" not in person.kept


def test_pressing_the_invitation_again_does_not_ask_twice(person):
    person.say(*INVITED, "oui", "oui", "5", "5").press("Oui, d’accord")
    person.say("oui")
    assert person.hears("utter_statements_none") and person.kept["answer"] == 2

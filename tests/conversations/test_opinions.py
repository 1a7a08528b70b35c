"""A newcomer gives her opinion: nothing kept without a yes, no word lost, and she may change everything."""

from __future__ import annotations

import pytest

ANNOUNCED = "je veux donner mon avis"
RENT = "les loyers sont trop chers ici"
TO_SUMMARY = [RENT, "oui", "logement", "2"]


def test_an_opinion_goes_from_the_wish_to_the_receipt_and_can_be_erased(person):
    assert person.say(ANNOUNCED).hears("utter_ask_comment_form_comment_consent")
    assert person.say("oui").hears("utter_ask_comment_form_comment")
    assert len(person.say("le bus passe pas le soir, je peux pas aller au travail").buttons) == 8
    assert person.say("oui").hears("utter_ask_rating")
    assert person.press("Plutôt non").hears("utter_ask_confirmation")
    assert person.kept == {}, "kept before she had seen it"
    assert person.press("Garder").hears("utter_comment_kept")
    assert person.kept == {"consent": 1, "testimony": 1}
    assert person.last_testimony["rating"] == 2
    person.say(f"efface mon avis {person.receipt}")
    assert person.hears("utter_withdrawn") and person.kept == {"consent": 1}
    assert person.say(f"efface mon avis {person.receipt}").hears("utter_withdrawal_unknown")


def test_an_opinion_given_at_once_is_not_asked_again(person):
    person.say(RENT)
    assert person.hears("utter_ask_comment_consent_written")
    person.say("oui", "oui", "1", "oui")
    assert person.last_testimony["words"] == RENT


@pytest.mark.parametrize("refusal", ["non", "non merci", "je veux pas", "gardez rien", "no", "nn"])
def test_a_refusal_keeps_nothing(person, refusal):
    assert person.say(RENT, refusal).hears("utter_comment_refused") and person.kept == {}


@pytest.mark.parametrize("words", ["peut-être", "y a pas de bus", "oui mais pas mon nom", "si", "😐"])
def test_only_a_clear_yes_is_an_agreement(person, words):
    person.say(ANNOUNCED, words)
    if words == "si":  # Spanish for yes
        assert person.hears("utter_ask_comment_form_comment")
    else:
        assert "Oui, gardez mon avis" in person.buttons and person.kept == {}


def test_what_is_told_instead_of_a_yes_is_not_lost(person):
    assert person.say(ANNOUNCED, "les bus sont rares ici le soir").hears("utter_ask_comment_consent_written")
    person.say("ok", "oui", "2", "garder")
    assert person.last_testimony["words"] == "les bus sont rares ici le soir"


@pytest.mark.parametrize("count", range(1, 5))
def test_cancelling_at_any_step_keeps_nothing(person, count):
    person.say(*TO_SUMMARY[:count], "annuler")
    assert person.hears("utter_comment_cancelled") and person.kept == {}
    assert person.say("oui").hears("utter_ask_need")


def test_no_to_the_summary_asks_what_to_change_instead_of_throwing_everything_away(person):
    assert person.say(*TO_SUMMARY, "non").hears("utter_ask_change")
    person.say("changer le sujet", "emploi")
    assert person.hears("utter_ask_confirmation") and "Emploi et entreprise" in person.text
    person.say("garder")
    assert person.last_testimony["characteristic"] == "c3"


@pytest.mark.parametrize("correction", ["non 5", "mets 5", "non, oui tout à fait"])
def test_a_rating_is_corrected_in_a_few_words(person, correction):
    person.say(*TO_SUMMARY, correction)
    assert "Oui, tout à fait" in person.text
    person.say("garder")
    assert person.last_testimony["rating"] == 5


def test_an_older_button_corrects_what_it_was_about(person):
    person.say(RENT, "oui").press("Logement et services").press("Moyen")
    person.press("Plutôt oui").press("Emploi et entreprise").press("Garder")
    assert (person.last_testimony["rating"], person.last_testimony["characteristic"]) == (4, "c3")


def test_the_text_can_be_changed(person):
    person.say(*TO_SUMMARY).press("Changer le texte")
    assert person.hears("utter_ask_comment_form_comment")
    person.say("je cherche un logement depuis 6 mois et je trouve rien", "garder")
    assert person.last_testimony["words"].startswith("je cherche un logement depuis")


def test_something_more_to_say_is_added_and_shown(person):
    person.say(RENT, "oui", "et les proprios refusent les familles africaines")
    assert person.hears("utter_comment_extended")
    person.say("logement", "1")
    assert RENT in person.text and "familles africaines" in person.text


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("question", ["où est la banque alimentaire ?", "c'est confidentiel ?"])
def test_a_question_in_the_middle_is_answered_and_the_form_goes_on_where_it_was(person, count, question):
    asked = [message["text"] for message in person.say(*TO_SUMMARY[:count]).messages][-1]
    person.say(question)
    assert person.cards or person.hears("utter_privacy")
    assert person.messages[-1]["text"] == asked and not person.hears("utter_ask_helpful")
    person.say(*TO_SUMMARY[count:], "garder")
    assert person.last_testimony["words"] == RENT


def test_why_is_answered_before_agreeing(person):
    person.say(ANNOUNCED, "pourquoi ?")
    assert person.hears("utter_privacy") and person.hears("utter_ask_comment_form_comment_consent")


@pytest.mark.parametrize("words", ["oui", "merci", "👍", "..."])
def test_small_talk_is_not_taken_for_the_opinion(person, words):
    person.say(ANNOUNCED, "oui", words)
    assert person.hears("utter_ask_comment_form_comment")


@pytest.mark.parametrize("words", ["les immigrants volent nos jobs", "dehors les étrangers"])
def test_hostile_words_about_newcomers_never_become_an_opinion(person, words):
    person.say(words, ANNOUNCED, "oui", words)
    assert person.hears("utter_comment_hostile") and person.hears("utter_ask_comment_form_comment")
    person.say("annuler")
    assert person.kept == {}


def test_a_victim_who_quotes_hostile_words_is_heard(person):
    quoted = "à l'épicerie on me dit que les immigrants volent les jobs"
    person.say(ANNOUNCED, "oui", quoted, "oui", "1", "garder")
    assert person.last_testimony["words"] == quoted


def test_html_and_formulas_are_kept_as_plain_words(person):
    person.say(ANNOUNCED, "oui", "<b>le bus</b> est en retard {topic} =SOMME(A1) **gras**", "oui", "3", "garder")
    assert person.last_testimony["words"] == "<b>le bus</b> est en retard {topic} =SOMME(A1) **gras**"


def test_a_name_and_a_telephone_are_neither_shown_nor_kept(person):
    person.say(ANNOUNCED, "oui", "je m'appelle Fatou Diallo 819 555-0142, le proprio répare pas le chauffage")
    person.say("oui", "1")
    assert "Diallo" not in person.text and "0142" not in person.text
    person.say("garder")
    assert "Diallo" not in person.last_testimony["words"] and "0142" not in person.last_testimony["words"]


def test_two_complaints_one_after_the_other_give_two_receipts(person):
    person.say(*TO_SUMMARY, "garder")
    first = person.receipt
    person.say(
        ANNOUNCED,
        "oui",
        "ici au travail on traite pas les immigrants comme les autres, c'est pas juste",
        "justice au travail",
        "1",
        "garder",
    )
    assert person.receipt != first and person.kept["testimony"] == 2
    assert person.last_testimony["characteristic"] == "c4"


def test_nobody_is_invited_right_after_giving_an_opinion(person):
    person.say("banque alimentaire", *TO_SUMMARY, "garder", "merci")
    assert person.hears("utter_thanks") and not person.hears("utter_invite")


def test_not_knowing_the_subject_takes_the_one_that_was_understood(person):
    person.say(RENT, "oui", "je sais pas")
    assert person.hears("utter_ask_rating")


def test_no_opinion_on_the_rating_is_kept_as_no_rating(person):
    person.say(RENT, "oui", "1", "je sais pas", "garder")
    assert person.last_testimony["rating"] is None


@pytest.mark.parametrize("lost", ["j'ai perdu mon code", "je n'ai plus le code", "je n'ai pas de code"])
def test_without_the_code_the_person_hears_why_nothing_can_be_erased(person, lost):
    assert person.say("efface mon avis", lost).hears("utter_withdrawal_lost")


def test_a_malformed_code_is_asked_again_and_cancelling_says_that_nothing_was_erased(person):
    assert person.say("efface mon avis", "ABC-123").hears("utter_withdrawal_malformed")
    assert person.say("annuler").hears("utter_withdrawal_cancelled")


def test_a_form_button_pressed_when_the_form_is_over_keeps_nothing_more(person):
    person.say(*TO_SUMMARY, "garder")
    assert person.press("Garder").hears("utter_question_over") and person.kept["testimony"] == 1

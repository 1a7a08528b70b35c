"""A newcomer looks for something: what she is shown, and how the conversation follows her."""

from __future__ import annotations

import pytest

INVITATION = "utter_invite"


def test_evening_courses_are_real_ones_and_francisation_quebec_is_named_with_its_number(person):
    person.say("slt jcherche des cours de fr le soir")
    assert {"francisation-cegep-drummondville", "francisation-entreprise"} <= set(person.cards)
    assert {"mauril", "francisation-quebec-en-ligne"} & set(person.cards), "no online course"
    assert "2023" in person.card_facts["francisation-cegep-drummondville"]["schedule"]
    assert "Francisation Québec" in person.text and "1 877 864-9191" in person.text.replace("\u00a0", " ")


def test_no_saturday_course_is_known_and_the_person_hears_whom_to_ask(person):
    person.say("slt jcherche des cours de fr le soir", "et le samedi?")
    assert person.hears("utter_course_missing_when") and "samedi" in person.text
    assert person.cards[0] == "francisation-quebec"


def test_a_wish_that_could_not_be_met_does_not_stick_to_the_next_question(person):
    person.say("slt jcherche des cours de fr le soir", "et le samedi?", "et en ligne?")
    assert person.hears("utter_course_found") and "samedi" not in person.text


def test_a_food_bank_is_found_by_two_words(person):
    person.say("banque alimentaire")
    assert person.cards[0] == "securite-alimentaire-victoriaville" and len(person.cards) <= 3


def test_meeting_people_shows_no_past_date_as_coming_and_says_that_dates_are_to_be_confirmed(person):
    person.say("rencontrer des gens d'ici")
    assert person.cards
    for card in person.card_facts.values():
        assert not card["schedule"] or "D’habitude" in card["schedule"]


def test_the_second_card_is_described_and_asking_again_adds_whom_to_ask_instead_of_repeating(person):
    first = person.say("banque alimentaire").cards
    person.say("le 2e")
    assert person.cards == [first[1]]
    person.say("plus d'info")
    assert person.hears("utter_no_details") and len(person.cards) > 1


def test_a_card_of_an_earlier_answer_is_found_again_by_its_town(person):
    person.say("slt jcherche des cours de fr le soir", "et le samedi?", "celui de drummondville")
    assert person.cards[0] == "francisation-cegep-drummondville"


def test_where_is_it_speaks_of_the_card_just_shown(person):
    first = person.say("banque alimentaire").cards
    person.say("cest ou")
    assert person.cards[0] == first[0] and not person.hears("utter_service_found")


def test_something_else_never_shows_the_same_card_twice_and_ends_by_saying_so(person):
    seen = set(person.say("banque alimentaire").cards)
    for _ in range(8):
        person.say("autre chose")
        if person.hears("utter_all_said"):
            break
        assert not seen & set(person.cards)
        seen |= set(person.cards)
    assert person.hears("utter_all_said") and not person.cards


def test_no_helpful_question_is_asked_when_nothing_was_known(person):
    person.say("slt jcherche des cours de fr le soir", "et le samedi?")
    assert not person.hears("utter_ask_helpful")
    assert not person.say("merci").hears(INVITATION)


def test_thanks_after_a_useful_answer_bring_one_invitation_and_no_more(person):
    assert person.say("banque alimentaire", "merci").hears(INVITATION)
    assert person.say("non merci").hears("utter_invitation_declined")
    assert not person.say("je cherche un logement", "merci").hears(INVITATION)
    assert person.kept == {}


def test_a_yes_long_after_the_invitation_was_left_aside_keeps_nothing(person):
    person.say("banque alimentaire", "merci", "je cherche un logement", "oui")
    assert person.hears("utter_glad") and person.kept == {}


def test_an_ellipsis_with_nothing_before_it_asks_what_is_looked_for(person):
    person.say("et le samedi?")
    assert person.hears("utter_ask_need") and not person.cards


@pytest.mark.parametrize("words", ["plus d'info", "le 2e"])
def test_pointing_at_nothing_is_said_kindly(person, words):
    assert person.say(words).hears("utter_nothing_shown")


@pytest.mark.parametrize("words", ["👍", "oui"])
def test_a_yes_to_nothing_asks_what_is_looked_for(person, words):
    assert person.say(words).hears("utter_ask_need")


def test_no_to_a_useful_answer_offers_other_ways(person):
    person.say("banque alimentaire", "non")
    assert person.hears("utter_unhelpful")
    assert person.say("non").hears("utter_at_your_service")


def test_what_is_not_understood_twice_leads_to_people(person):
    person.say("xkqtr vlopw", "grmph sldkf")
    assert {"caibf", "211-quebec"} <= set(person.cards)
    assert not person.say("merci").hears(INVITATION)


def test_changing_ones_mind_changes_the_subject(person):
    person.say("je cherche un logement", "en fait je veux apprendre le français")
    assert person.hears("utter_course_found")


def test_a_receipt_code_alone_is_recognised_and_erases_nothing(person):
    person.say("DEM-7K3M-QX4T")
    assert person.hears("utter_code_recognised") and person.kept == {}


def test_the_prime_minister_is_not_the_first_card(person):
    person.say("banque alimentaire", "qui est le premier ministre")
    assert person.cards != ["securite-alimentaire-victoriaville"]


def test_both_of_two_requests_are_answered(person):
    person.say("Je cherche une garderie et aussi un cours de français")
    assert person.hears("utter_also_found")
    assert {"portail-inscription-garde", "find-daycare"} & set(person.cards), "no daycare"
    courses = {"francisation-quebec", "francisation-quebec-en-ligne", "educo-pop-francais"}
    assert courses & set(person.cards), "no course"


def test_a_thank_you_that_asks_for_something_is_a_request(person):
    person.say("merci beaucoup! et où je trouve une banque alimentaire")
    assert person.cards[0] == "securite-alimentaire-victoriaville"


def test_a_library_whose_sunday_hours_are_unknown_is_shown_with_its_number_to_call(person):
    person.say("la bibliothèque est ouverte le dimanche ?")
    assert person.hears("utter_service_missing_when") and any("bibliotheque" in card for card in person.cards)

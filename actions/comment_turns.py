"""What each answer of the comment form means: the slots that one message fills, or empties to be asked again."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker

from actions.doors import directory, town_of
from actions.form_turns import pressed
from actions.ratings import RATINGS
from actions.requests import entity, words_of
from feedback.characteristics import CHARACTERISTICS, get_characteristic
from feedback.record import CommentReading, read_comment
from text.hostility import is_hostile
from text.normalise import fold
from text.replies import is_no, is_question, is_yes, read_correction, read_place, read_rating

FORM_SLOTS = ("comment_consent", "comment", "comment_lang", "proposals", "characteristic", "rating", "confirmation")
CODES = tuple(characteristic.code for characteristic in CHARACTERISTICS)
WRITTEN_WORDS = 5  # from this many words on, « je veux donner mon avis » is already the opinion itself
SHORT_WORDS = 6  # the name of a subject, not a sentence to keep
SMALL_TALK = ("affirm", "deny", "thanks", "greet", "goodbye")
SMALL_TALK_WORDS = 3
_SUBJECT = re.compile(r"(?<!\w)(?:sujets?|theme)(?!\w)")
_TEXT = re.compile(r"(?<!\w)(?:textes?|mots|phrases?|message)(?!\w)")
_RATING = re.compile(r"(?<!\w)(?:note|visage)(?!\w)")
Slots = dict[str, Any]


def _read(tracker: Tracker, words: str) -> CommentReading:
    return read_comment(words, directory().public_names(town_of(tracker)), _language(tracker))


def _language(tracker: Tracker) -> str:
    return str((tracker.latest_message or {}).get("language") or "fr")


def understand(tracker: Tracker, words: str) -> Slots:
    """The scrubbed comment and the subjects understood in it."""
    reading = _read(tracker, words)
    return {
        "comment": reading.scrubbed,
        "comment_lang": _language(tracker),
        "proposals": list(reading.characteristics),
    }


def is_opinion(tracker: Tracker) -> bool:
    """Whether the message already tells something, and does not only announce it."""
    words = words_of(tracker)
    return len(words.split()) >= WRITTEN_WORDS and bool(entity(tracker, "topic")) and not is_hostile(words)


def is_bare_no(tracker: Tracker) -> bool:
    words = words_of(tracker)
    return is_no(words) and len(words.split()) <= SMALL_TALK_WORDS and read_correction(words) is None


def _is_statement(tracker: Tracker) -> bool:
    """Words that answer nothing that was asked, but that the person wants heard."""
    words = words_of(tracker)
    tells = tracker.get_intent_of_latest_message() in ("give_feedback", "complaint") and entity(tracker, "topic")
    return (len(words.split()) >= WRITTEN_WORDS or bool(tells)) and not is_question(words) and not is_hostile(words)


def ordered_subjects(tracker: Tracker) -> list[str]:
    """The eight subjects, those understood in the comment first: the order of the buttons."""
    proposals = [code for code in tracker.get_slot("proposals") or [] if code in CODES]
    return proposals + [code for code in CODES if code not in proposals]


def _read_consent(tracker: Tracker) -> Slots:
    words = words_of(tracker)
    if pressed(tracker) == "no" or is_no(words):
        return {"comment_consent": False}
    agreed = True if pressed(tracker) == "yes" or is_yes(words) else None
    slots = understand(tracker, words) if _is_statement(tracker) and entity(tracker, "topic") else {}
    return {**slots, "comment_consent": agreed}


def _read_words(tracker: Tracker) -> Slots:
    words = words_of(tracker)
    small_talk = tracker.get_intent_of_latest_message() in SMALL_TALK and len(words.split()) <= SMALL_TALK_WORDS
    if is_bare_no(tracker):
        return {"confirmation": "cancel"}
    if not fold(words) or small_talk or is_hostile(words):
        return {"comment": None}
    return understand(tracker, words)


def _add_words(tracker: Tracker) -> Slots:
    """Something more to say, said while another question was open."""
    if not _is_statement(tracker):
        return {}
    before = str(tracker.get_slot("comment")).rstrip(". ")
    return understand(tracker, f"{before}. {words_of(tracker)}")


def _name_subject(tracker: Tracker, words: str) -> str | None:
    """The subject that a few words name: by its place in the list, its title, or what they speak of."""
    folded, ordered = fold(words), ordered_subjects(tracker)
    place = int(folded) if folded.isdigit() else read_place(words)
    if place is not None and 1 <= place <= len(ordered):
        return ordered[place - 1]
    if not folded or len(folded.split()) > SHORT_WORDS or is_no(words):
        return None
    said = {word for word in folded.split() if len(word) > 3}
    for code in CODES:
        if said & set(fold(get_characteristic(code).title).split()):
            return code
    reading = _read(tracker, words)
    return reading.characteristics[0] if reading.sure else None


def _read_characteristic(tracker: Tracker) -> Slots:
    proposals, words = tracker.get_slot("proposals") or [], words_of(tracker)
    if pressed(tracker) in CODES:
        return {"characteristic": pressed(tracker)}
    if proposals and (is_yes(words) or read_rating(words) == "nsp"):
        return {"characteristic": proposals[0]}
    named = _name_subject(tracker, words)
    return {"characteristic": named} if named else {**_add_words(tracker), "characteristic": None}


def _read_rating(tracker: Tracker) -> Slots:
    value = pressed(tracker) or str(read_rating(words_of(tracker)) or "")
    if value in CODES:  # a button of the question before: another subject
        return {"characteristic": value, "rating": None}
    return {"rating": value} if value in RATINGS else {**_add_words(tracker), "rating": None}


def _read_confirmation(tracker: Tracker) -> Slots:
    wish, words = pressed(tracker), words_of(tracker)
    folded, rating = fold(words), read_correction(words)
    if wish == "keep" or is_yes(words):
        return {"confirmation": "keep"}
    if wish in CODES:
        return {"characteristic": wish, "confirmation": None}
    if wish in RATINGS or rating is not None:
        return {"rating": wish if wish in RATINGS else str(rating), "confirmation": None}
    short = len(folded.split()) <= SHORT_WORDS
    if wish == "change_comment" or (short and _TEXT.search(folded)):
        return {"comment": None}
    if wish == "change_characteristic" or (short and _SUBJECT.search(folded)):
        return {"characteristic": None}
    if wish == "change_rating" or (short and _RATING.search(folded)):
        return {"rating": None}
    return {**_add_words(tracker), "confirmation": None}


READERS = {
    "comment_consent": _read_consent,
    "comment": _read_words,
    "characteristic": _read_characteristic,
    "rating": _read_rating,
    "confirmation": _read_confirmation,
}


def hint(tracker: Tracker, asked: str, slots: Slots) -> str | None:
    """What to say before the same question is asked again; None when the message was an answer to it."""
    words = words_of(tracker)
    if not words or slots.get("confirmation") == "cancel" or slots.get(asked) is not None:
        return None
    if is_hostile(words):
        return "utter_comment_hostile"
    if asked == "comment_consent" and slots.get("comment"):
        return None  # the question itself says that the words were heard
    if slots.get("comment"):
        return "utter_comment_extended"
    if asked == "comment_consent" and is_question(words):
        return "utter_privacy"
    if asked == "confirmation" and (is_no(words) or slots != {"confirmation": None}):
        return None  # « que voulez-vous changer ? » is the next question, or the changed summary
    return HINTS[asked]


HINTS = {
    "comment_consent": "utter_consent_hint",
    "comment": "utter_comment_hint",
    "characteristic": "utter_characteristic_hint",
    "rating": "utter_rating_hint",
    "confirmation": "utter_confirmation_hint",
}

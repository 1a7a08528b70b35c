"""A free comment about living here: consent, the words, the subject understood, a rating, a look back, a receipt.

The spontaneous stream. Rules of storage live in feedback.record; here are only the questions and their order.
"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.doors import directory, feedback_sessions, today, town_of, voice_of
from actions.form_turns import is_aside, is_emergency, pressed, wants_to_stop
from actions.requests import entity, words_of
from feedback.characteristics import CHARACTERISTICS, get_characteristic
from feedback.questions import SCALE
from feedback.record import read_comment, record_consent, record_testimony
from text.normalise import fold
from text.replies import is_no, is_yes, read_rating

FORM_SLOTS = ("comment_consent", "comment", "comment_lang", "proposals", "characteristic", "rating", "confirmation")
CODES = tuple(characteristic.code for characteristic in CHARACTERISTICS)
WRITTEN_WORDS = 5  # from this many words on, « je veux donner mon avis » is already the opinion itself
Slots = dict[str, Any]


def forget_form() -> list[EventType]:
    return [SlotSet(name, None) for name in FORM_SLOTS]


def understand(tracker: Tracker, words: str) -> Slots:
    """The scrubbed comment and the subjects understood in it."""
    lang = str((tracker.latest_message or {}).get("language") or "fr")
    reading = read_comment(words, directory().public_names(town_of(tracker)), lang)
    return {"comment": reading.scrubbed, "comment_lang": lang, "proposals": list(reading.characteristics)}


class ActionBeginComment(Action):
    """Before the form: keep at hand what was already said, so that nobody has to say it twice."""

    def name(self) -> str:
        return "action_begin_comment"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        words = words_of(tracker)
        if len(words.split()) < WRITTEN_WORDS or not entity(tracker, "topic"):
            return []
        dispatcher.utter_message(response="utter_comment_sorry")
        return [SlotSet(name, value) for name, value in understand(tracker, words).items()]


def _read_consent(tracker: Tracker) -> Slots:
    words = words_of(tracker)
    if pressed(tracker) == "yes" or is_yes(words):
        return {"comment_consent": True}
    if pressed(tracker) == "no" or is_no(words):
        return {"comment_consent": False}
    return {"comment_consent": None}


def _read_words(tracker: Tracker) -> Slots:
    words = words_of(tracker)
    return understand(tracker, words) if words.strip() else {"comment": None}


def _read_characteristic(tracker: Tracker) -> Slots:
    proposals = tracker.get_slot("proposals") or []
    chosen = pressed(tracker)
    if chosen in CODES:
        return {"characteristic": chosen}
    words = words_of(tracker)
    if proposals and is_yes(words):
        return {"characteristic": proposals[0]}
    said = {word for word in fold(words).split() if len(word) > 3}
    for characteristic in CHARACTERISTICS:
        if said & set(fold(characteristic.title).split()):
            return {"characteristic": characteristic.code}
    return {"characteristic": None}


def _read_rating(tracker: Tracker) -> Slots:
    value = pressed(tracker) or read_rating(words_of(tracker))
    return {"rating": str(value) if value else None}


def _read_confirmation(tracker: Tracker) -> Slots:
    wish, words = pressed(tracker), words_of(tracker)
    if wish == "keep" or is_yes(words):
        return {"confirmation": "keep"}
    if wish.startswith("change_"):
        return {wish.removeprefix("change_"): None}
    rating = read_rating(words)
    if rating is not None and not is_no(words):
        return {"rating": str(rating)}
    if is_no(words):
        return {"confirmation": "cancel"}
    return {"confirmation": None}


READERS = {
    "comment_consent": _read_consent,
    "comment": _read_words,
    "characteristic": _read_characteristic,
    "rating": _read_rating,
    "confirmation": _read_confirmation,
}
HINTS = {
    "comment_consent": "utter_consent_hint",
    "characteristic": "utter_characteristic_hint",
    "rating": "utter_rating_hint",
    "confirmation": "utter_confirmation_hint",
}


class ValidateCommentForm(Action):
    """Reads one turn of the form. Returning no slot leaves the message to the rules, then comes back."""

    def name(self) -> str:
        return "validate_comment_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        asked = tracker.get_slot("requested_slot")
        if asked not in READERS or is_emergency(tracker) or is_aside(tracker):
            return []
        if wants_to_stop(tracker):
            return [SlotSet("confirmation", "cancel"), SlotSet("requested_slot", None)]
        slots = READERS[asked](tracker)
        if slots == {asked: None} and asked in HINTS:
            dispatcher.utter_message(response=HINTS[asked])
        events: list[EventType] = [SlotSet(name, value) for name, value in slots.items()]
        if slots.get("comment_consent") is False or slots.get("confirmation") == "cancel":
            events.append(SlotSet("requested_slot", None))
        if slots.get("comment_consent"):
            with feedback_sessions()() as session:
                record_consent(session, voice_of(tracker), "comment", today())
            events.append(SlotSet("consented", True))
        return events


class AskCommentConsent(Action):
    def name(self) -> str:
        return "action_ask_comment_form_comment_consent"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        written = bool(tracker.get_slot("comment"))
        response = "utter_ask_comment_consent_written" if written else "utter_ask_comment_form_comment_consent"
        dispatcher.utter_message(response=response)
        return []


class AskCharacteristic(Action):
    """The subjects understood first, then the other ones: always all eight."""

    def name(self) -> str:
        return "action_ask_comment_form_characteristic"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        proposals = [code for code in tracker.get_slot("proposals") or [] if code in CODES]
        ordered = proposals + [code for code in CODES if code not in proposals]
        buttons = [
            {"title": get_characteristic(code).title, "payload": f'/answer{{"value": "{code}"}}'} for code in ordered
        ]
        if proposals:
            title = get_characteristic(proposals[0]).title
            dispatcher.utter_message(response="utter_ask_characteristic", title=title, buttons=buttons)
        else:
            dispatcher.utter_message(response="utter_ask_characteristic_open", buttons=buttons)
        return []


def rating_buttons() -> list[dict[str, str]]:
    """Five faces with words, from the best to the worst, then the two ways of not rating."""
    points = [
        {"title": f"{point.face} {point.fr}", "payload": f'/answer{{"value": "{point.value}"}}'}
        for point in SCALE.points
    ]
    missing = [{"title": missing.fr, "payload": f'/answer{{"value": "{missing.code}"}}'} for missing in SCALE.missing]
    return points + missing


def say_rating(value: str) -> str:
    """The words of a stored rating, with its face."""
    return next(button["title"] for button in rating_buttons() if button["payload"] == f'/answer{{"value": "{value}"}}')


class AskRating(Action):
    def name(self) -> str:
        return "action_ask_comment_form_rating"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        title = get_characteristic(tracker.get_slot("characteristic")).title
        dispatcher.utter_message(response="utter_ask_rating", title=title, buttons=rating_buttons())
        return []


class AskConfirmation(Action):
    def name(self) -> str:
        return "action_ask_comment_form_confirmation"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        dispatcher.utter_message(
            response="utter_ask_confirmation",
            comment=tracker.get_slot("comment"),
            title=get_characteristic(tracker.get_slot("characteristic")).title,
            rating=say_rating(tracker.get_slot("rating")),
        )
        return []


class ActionSubmitCommentForm(Action):
    """Keep it, or keep nothing. The receipt is said only after the database has committed."""

    def name(self) -> str:
        return "action_submit_comment_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        if tracker.get_slot("comment_consent") is False:
            dispatcher.utter_message(response="utter_comment_refused")
            return forget_form()
        if tracker.get_slot("confirmation") != "keep":
            dispatcher.utter_message(response="utter_comment_cancelled")
            return forget_form()
        rating = tracker.get_slot("rating")
        # Read again rather than trusted from the slot: only the scrubber makes text that may be stored.
        keep = directory().public_names(town_of(tracker))
        reading = read_comment(tracker.get_slot("comment"), keep, tracker.get_slot("comment_lang") or "fr")
        with feedback_sessions()() as session:
            receipt = record_testimony(
                session,
                voice_of(tracker),
                reading.scrubbed,
                tracker.get_slot("characteristic"),
                int(rating) if rating.isdigit() else None,
                today(),
                others=reading.characteristics,
                sentiment=reading.sentiment,
                severity=reading.severity,
                themes=reading.themes,
            )
        dispatcher.utter_message(response="utter_comment_kept", receipt=receipt.code)
        return forget_form()

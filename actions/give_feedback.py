"""A free comment about living here: consent, the words, the subject understood, a rating, a look back, a receipt.

The spontaneous stream. Rules of storage live in feedback.record; here are only the questions and their order.
"""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.answers import answer_further
from actions.comment_turns import FORM_SLOTS, READERS, hint, is_bare_no, is_opinion, ordered_subjects, understand
from actions.doors import directory, feedback_sessions, today, town_of, voice_of
from actions.form_turns import is_aside, is_emergency, is_old_button, wants_to_stop
from actions.ratings import RATINGS, rating_buttons
from actions.requests import SEARCH_GOALS, further_requests, words_of
from feedback.characteristics import get_characteristic
from feedback.record import read_comment, record_consent, record_testimony
from text.hostility import is_hostile


def forget_form() -> list[EventType]:
    return [SlotSet(name, None) for name in FORM_SLOTS]


class ActionBeginComment(Action):
    """Before the form: keep at hand what was already said, so that nobody has to say it twice."""

    def name(self) -> str:
        return "action_begin_comment"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        words = words_of(tracker)
        if is_hostile(words):
            dispatcher.utter_message(response="utter_comment_hostile")
            return [FollowupAction("action_listen")]
        answer_further(dispatcher, tracker, [part for part in further_requests(tracker) if part.goal in SEARCH_GOALS])
        if is_opinion(tracker):
            dispatcher.utter_message(response="utter_comment_sorry")
            return [*forget_form(), *(SlotSet(name, value) for name, value in understand(tracker, words).items())]
        if tracker.get_slot("comment"):  # a danger interrupted the form: it goes on
            dispatcher.utter_message(response="utter_form_resumed")
        return []


class ValidateCommentForm(Action):
    """Reads one turn of the form. Returning no slot leaves the message to the rules, then comes back."""

    def name(self) -> str:
        return "validate_comment_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        asked = tracker.get_slot("requested_slot")
        if asked not in READERS or is_emergency(tracker) or is_aside(tracker):
            return []
        if is_old_button(tracker):
            return [SlotSet(asked, None)]
        if wants_to_stop(tracker):
            return [SlotSet("confirmation", "cancel"), SlotSet("requested_slot", None)]
        slots = READERS[asked](tracker)
        if words_before := hint(tracker, asked, slots):
            dispatcher.utter_message(response=words_before)
        events: list[EventType] = [SlotSet(name, value) for name, value in slots.items()]
        if slots.get("comment_consent") is False or slots.get("confirmation") == "cancel":
            events.append(SlotSet("requested_slot", None))
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
        proposals = tracker.get_slot("proposals") or []
        buttons = [
            {"title": get_characteristic(code).title, "payload": f'/answer{{"value": "{code}"}}'}
            for code in ordered_subjects(tracker)
        ]
        if proposals:
            title = get_characteristic(proposals[0]).title
            dispatcher.utter_message(response="utter_ask_characteristic", title=title, buttons=buttons)
        else:
            dispatcher.utter_message(response="utter_ask_characteristic_open", buttons=buttons)
        return []


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
        if tracker.get_slot("requested_slot") == "confirmation" and is_bare_no(tracker):
            dispatcher.utter_message(response="utter_ask_change")
            return []
        dispatcher.utter_message(
            response="utter_ask_confirmation",
            comment=tracker.get_slot("comment"),
            title=get_characteristic(tracker.get_slot("characteristic")).title,
            rating=RATINGS[tracker.get_slot("rating")],
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
            record_consent(session, voice_of(tracker), "comment", today())
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
        return [*forget_form(), SlotSet("consented", True), SlotSet("outcome", None)]

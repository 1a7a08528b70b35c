"""Two statements drawn at random, answered with a face (solicited stream): the answers that move the bars."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.doors import feedback_sessions, today, voice_of
from actions.form_turns import is_aside, is_emergency, is_old_button, pressed, wants_to_stop
from actions.ratings import RATINGS, rating_buttons
from actions.requests import words_of
from feedback.questions import get_statement
from feedback.record import draw_statements, record_answer, record_consent
from text.replies import is_no, is_yes, read_rating

FORM_SLOTS = ("statements_consent", "first_answer", "second_answer", "drawn")
ANSWER_SLOTS = ("first_answer", "second_answer")
STOPPED = "stopped"


def _begin(tracker: Tracker) -> list[EventType]:
    """After a yes: keep the consent, draw. With fewer statements left than slots, the rest is skipped."""
    with feedback_sessions()() as session:
        record_consent(session, voice_of(tracker), "statements", today())
        drawn = [statement.id for statement in draw_statements(session, voice_of(tracker), today(), len(ANSWER_SLOTS))]
    events: list[EventType] = [SlotSet("statements_consent", True), SlotSet("consented", True), SlotSet("drawn", drawn)]
    if not drawn:
        events.append(SlotSet("requested_slot", None))
    return events


def _keep_answer(tracker: Tracker, slot: str, value: str) -> list[EventType]:
    drawn = tracker.get_slot("drawn") or []
    position = ANSWER_SLOTS.index(slot)
    kept = int(value) if value.isdigit() else value
    with feedback_sessions()() as session:
        record_answer(session, voice_of(tracker), drawn[position], kept, today())  # type: ignore[arg-type]
    events: list[EventType] = [SlotSet(slot, value)]
    if position + 1 >= len(drawn):
        events.append(SlotSet("requested_slot", None))
    return events


class ValidateStatementsForm(Action):
    """Reads one turn of the form; each answer is kept, after commit, before the next question."""

    def name(self) -> str:
        return "validate_statements_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        asked, words = tracker.get_slot("requested_slot"), words_of(tracker)
        if asked not in FORM_SLOTS or is_emergency(tracker) or is_aside(tracker):
            return []
        if is_old_button(tracker):
            return [SlotSet(asked, None)]
        if asked in ANSWER_SLOTS and not tracker.get_slot("drawn"):
            # After a restart the draw is no longer at hand (bot/conversations.py): what was answered is kept.
            return [SlotSet(asked, STOPPED), SlotSet("requested_slot", None)]
        if wants_to_stop(tracker):
            stopped = False if asked == "statements_consent" else STOPPED
            return [SlotSet(asked, stopped), SlotSet("requested_slot", None)]
        if asked == "statements_consent":
            if pressed(tracker) == "yes" or is_yes(words):
                return _begin(tracker)
            if pressed(tracker) == "no" or is_no(words):
                return [SlotSet(asked, False), SlotSet("requested_slot", None)]
            dispatcher.utter_message(response="utter_consent_hint")
            return [SlotSet(asked, None)]
        value = pressed(tracker) or str(read_rating(words) or "")
        if value not in RATINGS:
            dispatcher.utter_message(response="utter_statement_hint")
            return [SlotSet(asked, None)]
        return _keep_answer(tracker, asked, value)


class _AskStatement:
    """Shared by the two questions below; rasa-sdk registers only subclasses of Action."""

    slot: str

    def name(self) -> str:
        return f"action_ask_statements_form_{self.slot}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        statement = get_statement(tracker.get_slot("drawn")[ANSWER_SLOTS.index(self.slot)])
        dispatcher.utter_message(
            response="utter_statement", statement=statement.text_fr.replace("'", "’"), buttons=rating_buttons()
        )
        return []


class AskFirstStatement(_AskStatement, Action):
    slot = "first_answer"


class AskSecondStatement(_AskStatement, Action):
    slot = "second_answer"


class ActionSubmitStatementsForm(Action):
    def name(self) -> str:
        return "action_submit_statements_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        answers = [tracker.get_slot(slot) for slot in ANSWER_SLOTS]
        if not tracker.get_slot("statements_consent"):
            response = "utter_statements_refused"
        elif STOPPED in answers:
            response = "utter_statements_stopped"
        elif not tracker.get_slot("drawn"):
            response = "utter_statements_none"
        else:
            response = "utter_statements_thanks"
        dispatcher.utter_message(response=response)
        return [SlotSet("invitation", "made"), *(SlotSet(name, None) for name in FORM_SLOTS)]

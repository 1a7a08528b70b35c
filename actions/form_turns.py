"""What a message means while a form is open: an answer, a wish to stop, or a question to answer first.

A form's validation returns slots when the message belongs to the form, and none when it is for somebody else: Rasa
then lets the rules of data/rules/digressions.yml answer it, and comes back to the form.
"""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.requests import SEARCH_GOALS, entity, words_of
from text.replies import is_cancel, is_question

# What may be asked in the middle of a form without leaving it.
ASIDES = (
    *SEARCH_GOALS, "help", "human", "privacy", "change_language", "choose_result", "more_information", "show_others",
)  # fmt: skip
SURE_ENOUGH = 0.5


def pressed(tracker: Tracker) -> str:
    """The value of the form button that was pressed, or ""."""
    return entity(tracker, "value") if tracker.get_intent_of_latest_message() == "answer" else ""


def is_emergency(tracker: Tracker) -> bool:
    return bool(tracker.get_intent_of_latest_message() == "emergency")


def is_old_button(tracker: Tracker) -> bool:
    """A button of an earlier message that has nothing to do with the form: its question is asked again."""
    return not words_of(tracker) and tracker.get_intent_of_latest_message() not in ("answer", *ASIDES)


def wants_to_stop(tracker: Tracker) -> bool:
    return pressed(tracker) == "cancel" or is_cancel(words_of(tracker))


def is_aside(tracker: Tracker) -> bool:
    """An explicit question, or a pressed button of another subject: to be answered before going on."""
    intent = (tracker.latest_message or {}).get("intent") or {}
    if intent.get("name") not in ASIDES:
        return False
    words = words_of(tracker)
    if not words:
        return True
    return is_question(words) and float(intent.get("confidence") or 0) >= SURE_ENOUGH

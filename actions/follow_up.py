"""Go on from the last answer: one of its cards, more about it, or something else."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.answers import CARDS, CONTACTS, find, say_with_cards
from actions.doors import directory, town_of
from actions.requests import Request, entity, words_of
from knowledge.details import describe
from knowledge.entries import Entry
from text.normalise import fold
from text.replies import read_place


def _entries(tracker: Tracker, slot: str) -> list[Entry]:
    """The entries that a slot lists, without those archived since."""
    found = [directory().get(town_of(tracker), entry_id) for entry_id in tracker.get_slot(slot) or []]
    return [entry for entry in found if entry is not None]


def _point_at(tracker: Tracker) -> Entry | None:
    """The card that the message points at: by place in the last answer (« le 2e »), or by a word of its name or town in
    the answers to this request.
    """
    entries = _entries(tracker, "shown")
    words = words_of(tracker)
    place = int(entity(tracker, "place") or 0) or read_place(words) or 0
    if -1 <= place <= len(entries) and place != 0 and entries:
        return entries[place - 1 if place > 0 else -1]
    said = {word for word in fold(words).split() if len(word) > 3}
    for entry in [*entries, *reversed(_entries(tracker, "seen"))]:
        if said & set(fold(f"{entry.name} {entry.city}").split()):
            return entry
    return None


def _say_details(dispatcher: CollectingDispatcher, tracker: Tracker, entry: Entry) -> list[EventType]:
    lines = describe(entry)
    already_said = tracker.get_slot("chosen") == entry.id
    if lines and not already_said:
        say_with_cards(dispatcher, tracker, "utter_details", [entry], details="\n".join(lines))
    else:
        contacts = directory().contacts(town_of(tracker), tracker.get_slot("topic"))
        others = [contact for contact in contacts if contact.id != entry.id][:CONTACTS]
        say_with_cards(dispatcher, tracker, "utter_no_details", [entry, *others])
    # The outcome stays: details of a line to call in danger are no occasion for an invitation.
    return [SlotSet("chosen", entry.id), SlotSet("misses", 0)]


class ActionChooseResult(Action):
    """« le 2e », « celui de Drummondville »"""

    def name(self) -> str:
        return "action_choose_result"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        if not tracker.get_slot("shown"):
            dispatcher.utter_message(response="utter_nothing_shown")
            return [SlotSet("outcome", "clarify")]
        entry = _point_at(tracker)
        if entry is None:
            dispatcher.utter_message(response="utter_which_one")
            return [SlotSet("outcome", "clarify")]
        return _say_details(dispatcher, tracker, entry)


class ActionMoreInformation(Action):
    """« plus d’information » : about the card pointed at, the one being talked about, or the first."""

    def name(self) -> str:
        return "action_more_information"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        shown = tracker.get_slot("shown") or []
        if not shown:
            dispatcher.utter_message(response="utter_nothing_shown")
            return [SlotSet("outcome", "clarify")]
        chosen = tracker.get_slot("chosen") or shown[0]
        entry = _point_at(tracker) or directory().get(town_of(tracker), chosen)
        if entry is None:  # archived by staff since it was shown
            dispatcher.utter_message(response="utter_which_one")
            return [SlotSet("outcome", "clarify")]
        return _say_details(dispatcher, tracker, entry)


class ActionShowOthers(Action):
    """« autre chose » : the next entries for the same request, or whom to ask when there are none."""

    def name(self) -> str:
        return "action_show_others"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        if not tracker.get_slot("goal"):
            dispatcher.utter_message(response="utter_help")
            return [SlotSet("outcome", "clarify")]
        request = Request(
            goal=tracker.get_slot("goal"),
            topic=tracker.get_slot("topic") or "",
            words=tracker.get_slot("words") or "",
            when=tracker.get_slot("when") or "",
            audience=tracker.get_slot("audience") or "",
        )
        seen = tracker.get_slot("seen") or []
        found = find(tracker, request, exclude=seen)
        outcome = "answered" if found.hits and found.missing is None else "nothing_found"
        if outcome == "answered":
            shown = [hit.entry for hit in found.hits]
            say_with_cards(dispatcher, tracker, "utter_others_found", shown)
        else:
            shown = [entry for entry in found.contacts if entry.id not in seen][:CARDS]
            if not shown:
                dispatcher.utter_message(response="utter_all_said")
                return [SlotSet("outcome", outcome), SlotSet("misses", 0)]
            say_with_cards(dispatcher, tracker, "utter_no_more", shown)
        ids = [entry.id for entry in shown]
        return [
            SlotSet("shown", ids),
            SlotSet("seen", [*seen, *ids]),
            SlotSet("chosen", None),
            SlotSet("outcome", outcome),
            SlotSet("misses", 0),
        ]

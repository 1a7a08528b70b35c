"""Answer a request from the directory: at most three cards, or plainly nothing and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.cards import build_card
from actions.doors import directory, today, town_of
from actions.requests import SEARCH_GOALS, Request, begins_leaning, further_requests
from knowledge.entries import Entry
from knowledge.search import Found, Query
from knowledge.vocabularies import AUDIENCES, TOPICS, label_of
from text.dates import say_source_date
from text.times import say_when

CARDS = 3
CARDS_EACH = 2  # when a message asks for several things
CONTACTS = 2
KINDS = {
    "find_service": ("service", "provincial", "guide"),
    "find_french_course": ("course",),
    "find_event": ("event",),
}
# « je dois partir le 30 juin », « un emploi de soir »: in these topics a day is part of the need, not of opening hours.
TIMELESS = frozenset(
    ("immigration", "housing", "employment", "credentials", "rights", "money", "discrimination", "business",
     "interpreting", "welcome", "mental-health")
)  # fmt: skip
NOUNS = {"find_service": "service", "find_french_course": "course", "find_event": "event"}


def say_with_cards(dispatcher: CollectingDispatcher, tracker: Tracker, response: str, entries: Sequence[Entry],
                   **values: str) -> None:  # fmt: skip
    """One message: the words of `response` and a card per entry."""
    cards = [build_card(entry, today()) for entry in entries]
    dispatcher.utter_message(response=response, json_message={"cards": cards}, **values)


def find(tracker: Tracker, request: Request, exclude: Sequence[str] = (), limit: int = CARDS) -> Found:
    """Ask the directory of the person's town."""
    goal, topic = request.goal, request.topic
    if topic == "french" and goal == "find_service":
        goal = "find_french_course"
    query = Query(
        text=request.words,
        topic="french" if goal == "find_french_course" else topic or None,
        kinds=KINDS[goal],
        audience=request.audience or None,
        when=request.when or None if goal != "find_service" or topic not in TIMELESS else None,
        exclude=tuple(exclude),
        limit=limit,
    )
    return directory().find(town_of(tracker), query)


def _say_courses(dispatcher: CollectingDispatcher, tracker: Tracker, shown: Sequence[Entry], contact: Entry) -> None:
    """Courses, and in one line where to register: with three cards shown, there is no room for a fourth."""
    say_with_cards(
        dispatcher, tracker, "utter_course_found", shown,
        contact=contact.name, phone=contact.phone.replace(" ", "\u00a0"), date=say_source_date(contact.source_date),
    )  # fmt: skip


def _is_repeated(tracker: Tracker, found: Found) -> bool:
    """Whether the answer would be the very cards of the last one."""
    return {hit.entry.id for hit in found.hits} == set(tracker.get_slot("shown") or [])


def _find_afresh(tracker: Tracker, request: Request, found: Found) -> tuple[Request, Found]:
    """A message without a topic may begin another subject: when leaning on the last one gives nothing new, look for
    its own words.
    """
    if (
        found.missing == "when"
        or begins_leaning(request.continues)
        or not (found.missing == "nothing" or _is_repeated(tracker, found))
    ):
        return request, found
    alone = Request("find_service", "", request.continues, "", "")
    found_alone = find(tracker, alone)
    return (alone, found_alone) if found_alone.hits and found_alone.missing is None else (request, found)


def _nearest(tracker: Tracker, request: Request, found: Found) -> list[Entry]:
    """What to show when nothing is known to answer: the nearest things, then somebody to ask, three cards at most.

    A course at another hour is no help; a place of the topic is, where no activity is known.
    """
    near = [hit.entry for hit in found.hits]
    if request.goal == "find_event":
        places = find(tracker, replace(request, goal="find_service", when=""), limit=CARDS_EACH)
        near = near[:1] + [hit.entry for hit in places.hits]
    elif request.goal == "find_french_course" or request.topic == "french":
        near = []
    entries = {entry.id: entry for entry in (*near[:CARDS_EACH], *found.contacts)}
    return list(entries.values())[:CARDS]


def answer_further(dispatcher: CollectingDispatcher, tracker: Tracker, requests: Sequence[Request]) -> list[str]:
    """Answer the further requests of a message, one message each; gives the ids of the cards shown."""
    shown: list[str] = []
    for request in requests:
        if request.goal not in SEARCH_GOALS:
            dispatcher.utter_message(response=f"utter_also_{request.goal}")
            continue
        found = find(tracker, request, exclude=shown, limit=CARDS_EACH)
        served = bool(found.hits) and found.missing is None
        entries = [hit.entry for hit in found.hits] if served else list(found.contacts[:1])
        label = label_of(TOPICS, request.topic)
        say_with_cards(dispatcher, tracker, "utter_also_found" if served else "utter_also_nothing", entries,
                       topic_label=label)  # fmt: skip
        shown += [entry.id for entry in entries]
    return shown


def answer_request(dispatcher: CollectingDispatcher, tracker: Tracker, request: Request) -> list[EventType]:
    """Say what was found for `request`, and remember it for the next turn."""
    if not request.topic and (not request.words or (begins_leaning(request.words) and not request.continues)):
        dispatcher.utter_message(response="utter_ask_need")
        return [SlotSet("outcome", "clarify")]
    further = further_requests(tracker)
    found = find(tracker, request, limit=CARDS_EACH if further else CARDS)
    if request.continues:
        request, found = _find_afresh(tracker, request, found)
    repeated = bool(request.continues) and found.missing is None and _is_repeated(tracker, found)
    noun = NOUNS[request.goal] if request.topic != "french" else "course"
    shown: Sequence[Entry] = [hit.entry for hit in found.hits]
    served = bool(shown) and found.missing is None and not repeated
    if not shown:
        shown = _nearest(tracker, request, found)
        say_with_cards(dispatcher, tracker, "utter_nothing_found", shown)
    elif repeated:
        say_with_cards(dispatcher, tracker, "utter_nothing_more_precise", found.contacts[:CONTACTS])
    elif found.missing == "when":
        shown = _nearest(tracker, request, found)
        say_with_cards(dispatcher, tracker, f"utter_{noun}_missing_when", shown, when_label=say_when(request.when))
    elif found.missing == "audience":
        label = label_of(AUDIENCES, request.audience).lower()
        say_with_cards(dispatcher, tracker, f"utter_{noun}_missing_audience", shown, audience_label=label)
    elif noun == "service" and request.topic:
        say_with_cards(dispatcher, tracker, "utter_service_found", shown, topic_label=label_of(TOPICS, request.topic))
    elif noun == "service":
        say_with_cards(dispatcher, tracker, "utter_service_found_words", shown)
    elif noun == "course":
        _say_courses(dispatcher, tracker, shown, found.contacts[0])
    else:
        say_with_cards(dispatcher, tracker, "utter_event_found", shown)
    also_shown = answer_further(dispatcher, tracker, further)
    if served and not tracker.active_loop_name:  # an open form has its own question to ask
        dispatcher.utter_message(response="utter_ask_helpful")
    if found.missing == "when":  # said once; « et en ligne ? » is no longer about that time
        request = replace(request, when="")
    # A request of which nothing was understood is not continued by « et le samedi ? ».
    remembered = request.remember() if found.hits or request.topic else []
    ids = [*(entry.id for entry in shown), *also_shown]
    seen = tracker.get_slot("seen") or [] if request.continues else []
    return [
        *remembered,
        SlotSet("shown", ids),
        SlotSet("seen", [*(known for known in seen if known not in ids), *ids]),
        SlotSet("chosen", None),
        SlotSet("outcome", "answered" if served else "nothing_found"),
        SlotSet("invitation", "made" if tracker.get_slot("invitation") else None),
        SlotSet("misses", 0),
    ]

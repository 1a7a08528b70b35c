"""Where conversations live: whole in memory for the turns to come, without a word of the person on disk.

What is written (intents, labels, slots) is enough to go on after a restart. It expires after `conversation_days`.
"""

from __future__ import annotations

import json
import logging
import time
from collections import OrderedDict
from typing import Any, Dict, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import delete

from settings import load_settings

LIVE_CONVERSATIONS = 5_000  # kept in memory, the least recently used forgotten first
SECONDS_A_DAY = 86_400
# Slots that hold words, opinions or the device of the person: never on disk. A refused comment leaves nothing, and
# what is withdrawn from the feedback is not still told here. `session_started_metadata` is Rasa's copy of our metadata.
MEMORY_ONLY_SLOTS = frozenset(
    {
        "session_started_metadata", "words", "comment", "proposals", "characteristic", "rating", "withdrawal_code",
        "drawn", "first_answer", "second_answer",
    }
)  # fmt: skip
# What a form button says (a rating, a subject) is an opinion too.
MEMORY_ONLY_ENTITIES = frozenset({"value"})
KEPT_OUTPUTS = ("intent", "language")


def without_words(event: Dict[str, Any]) -> Dict[str, Any]:
    """A serialised Rasa event without what was typed, shown or known of the person's device."""
    if event["event"] == "user":
        parse = event.get("parse_data") or {}
        entities = [
            {"entity": entity["entity"], "value": entity["value"]}
            for entity in parse.get("entities", [])
            if entity["entity"] not in MEMORY_ONLY_ENTITIES
        ]
        kept = {name: parse[name] for name in KEPT_OUTPUTS if name in parse}
        return {**event, "text": "", "metadata": {}, "parse_data": {**kept, "text": "", "entities": entities}}
    if event["event"] == "bot":
        return {**event, "text": None, "data": {}, "metadata": {}}
    if event["event"] == "slot" and event["name"] in MEMORY_ONLY_SLOTS:
        return {**event, "value": None}
    return event


class ConversationStore(SQLTrackerStore):
    """Rasa's SQL tracker store, with the words left out and the live conversations at hand.

    A conversation must always reach the same process (sticky routing): the memory is the truth, the disk a way back.
    """

    def __init__(self, domain: Optional[Domain] = None, event_broker: Optional[EventBroker] = None,
                 host: Optional[str] = None, **kwargs: Any) -> None:  # fmt: skip
        settings = load_settings()
        settings.data_folder.mkdir(parents=True, exist_ok=True)
        super().__init__(domain=domain, event_broker=event_broker, host=host or settings.conversations_url)
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        self._scrubbing = settings.scrubbing
        self._live: OrderedDict[str, DialogueStateTracker] = OrderedDict()

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        if sender_id in self._live:
            self._live.move_to_end(sender_id)
            return self._live[sender_id]
        return await super().retrieve(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        with self.session_scope() as session:
            for event in self._additional_events(session, tracker):
                data = event.as_dict()
                if self._scrubbing:
                    data = without_words(data)
                row = self.SQLEvent(
                    sender_id=tracker.sender_id,
                    type_name=event.type_name,
                    timestamp=data.get("timestamp"),
                    intent_name=(data.get("parse_data") or {}).get("intent", {}).get("name"),
                    action_name=data.get("name"),
                    data=json.dumps(data),
                )
                session.add(row)
            session.commit()
        self._live[tracker.sender_id] = tracker
        self._live.move_to_end(tracker.sender_id)
        while len(self._live) > LIVE_CONVERSATIONS:
            self._live.popitem(last=False)

    def forget_live(self, sender_id: str) -> None:
        """Drop a conversation from memory, after a turn that failed half-way: the disk has the last whole one."""
        self._live.pop(sender_id, None)

    def purge(self, days: int) -> int:
        """Delete the events older than `days`; returns how many."""
        oldest = time.time() - days * SECONDS_A_DAY
        with self.engine.begin() as connection:
            gone: int = connection.execute(
                delete(self.SQLEvent.__table__).where(self.SQLEvent.timestamp < oldest)
            ).rowcount
        logging.getLogger(__name__).info("conversations.purged events=%d", gone)
        return gone

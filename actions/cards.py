"""Directory entries as the cards and the details that every channel can show."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import quote

from knowledge.entries import Entry

MAP_SEARCH = "https://www.openstreetmap.org/search?query="


def build_card(entry: Entry, today: date) -> dict[str, Any]:
    """One card of the web contract (docs/guide-integration.md). Unknown facts are null, never invented."""
    place = ", ".join(part for part in (entry.address, entry.city) if part)
    # A map needs an address: the town alone would point at nothing.
    map_url = MAP_SEARCH + quote(f"{place}, Québec") if entry.address else None
    return {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.name,
        "text": entry.sentence,
        "address": place or None,
        "phone": entry.phone or None,
        "url": entry.url or None,
        "hours": entry.hours or None,
        "schedule": entry.schedule_sentence(today) or None,
        "source": entry.source_url or None,
        "source_date": entry.source_date or None,
        "map_url": map_url,
        "ics_url": None,
    }

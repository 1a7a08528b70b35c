"""Entry: one thing that a newcomer can be shown. Everything outside this package reads the directory through it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledge.hours import announced_dates, is_yearly, usual_schedule

# A sentence ends at . ! ? followed by a capital letter; « p. ex. » and « 8 h. » do not end one.
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ÖØ-Þ«])")


@dataclass(frozen=True)
class Source:
    """A page on which a guide leans. `date` is free text: many pages print none."""

    url: str
    date: str
    what_it_supports: str


@dataclass(frozen=True)
class Entry:
    """A service, a provincial service, a course, an event or a guide, with the field names of the seed files.

    `municipality` is the directory that owns the entry: a town's identifier, or "quebec" when all towns share it.
    `source_date` is YYYY, YYYY-MM, YYYY-MM-DD or empty. A guide's title is `name`, its answer `description_fr`.
    """

    id: str
    municipality: str
    kind: str
    name: str
    description_fr: str
    topics: tuple[str, ...]
    display: str
    organization: str = ""
    audience: tuple[str, ...] = ()
    eligibility_fr: str = ""
    address: str = ""
    city: str = ""
    postal_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""
    email: str = ""
    url: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    cost: str = ""
    schedule: str = ""
    source_url: str = ""
    source_date: str = ""
    source_age: str = ""
    confidence: str = "medium"
    characteristics: tuple[str, ...] = ()
    note: str = ""
    other_sources: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    contact_ids: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    # language code → {"name", "description"}; not revised by a person unless the staff say so.
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False)

    @property
    def showable(self) -> bool:
        """Whether a newcomer may see it."""
        return self.display != "verify-first"

    @property
    def sentence(self) -> str:
        """One plain French sentence for the card: the first one of the description."""
        return _SENTENCE_END.split(self.description_fr, maxsplit=1)[0]

    @property
    def is_annual(self) -> bool:
        """Whether the entry comes back every year."""
        return self.kind == "event" and is_yearly(self.schedule)

    def has_confirmed_date(self, today: date) -> bool:
        """Whether a day from `today` on is announced with its year."""
        return any(day >= today for day in announced_dates(self.schedule))

    def schedule_sentence(self, today: date) -> str:
        """When it takes place, in plain French; empty when unknown. Never shows a past date as if it were coming.

        `today` is an America/Toronto calendar day.
        """
        if not self.schedule:
            return ""
        if self.has_confirmed_date(today):
            return self.schedule
        return usual_schedule(self.schedule, self.kind, today)

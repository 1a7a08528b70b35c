"""What the directory holds, and whom to call: entries kept from newcomers until checked, and facts that grew old."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from starlette.responses import Response

from knowledge.models import EntryRow
from knowledge.towns import SHARED_DIRECTORY, get_town
from knowledge.vocabularies import KINDS
from staff.french import TORONTO
from staff.gate import Visit

OLD_AFTER_MONTHS = 24  # the directory's own rule asks for a check each year; two missed ones are too many
HIDDEN = "verify-first"


@dataclass(frozen=True)
class Call:
    """One entry to check by phone."""

    name: str
    organization: str
    kind: str
    phone: str
    url: str
    source_url: str
    source_date: str
    note: str


@dataclass(frozen=True)
class DirectoryState:
    """Counts of one town's directory and its call list.

    `hidden_calls`: not shown to newcomers until checked, those that can be reached first. `old_calls`: shown, with a
    source that grew old; undated and oldest first.
    """

    by_kind: tuple[tuple[str, int], ...]
    total: int
    hidden_calls: tuple[Call, ...]
    old_calls: tuple[Call, ...]


def is_old(source_date: str, today: date) -> bool:
    """Whether a source (YYYY, YYYY-MM or YYYY-MM-DD) is too old to trust; a missing date is.

    >>> is_old("2024-10", date(2026, 11, 22)), is_old("2025", date(2026, 11, 22)), is_old("", date(2026, 11, 22))
    (True, False, True)
    """
    year, _, rest = source_date.partition("-")
    if not year.isdecimal():
        return True
    # A bare year is read as its last month: the benefit of the doubt.
    month = int(rest[:2]) if rest[:2].isdecimal() else 12
    return (today.year - int(year)) * 12 + today.month - month > OLD_AFTER_MONTHS


def _web_address(url: str) -> str:
    """The address if it is one of the web: whatever the files say, a link of the desk never starts a script."""
    return url if url.startswith(("https://", "http://")) else ""


def describe_directory(rows: list[EntryRow], today: date) -> DirectoryState:
    """Counts and call list of the rows of one directory. Pure."""
    labels = {kind.code: kind.label for kind in KINDS}
    kinds = Counter(row.kind for row in rows)
    hidden = [row for row in rows if row.display == HIDDEN]
    old = [row for row in rows if row.display != HIDDEN and row.kind != "guide" and is_old(row.source_date, today)]
    return DirectoryState(
        by_kind=tuple((labels.get(kind, kind), count) for kind, count in kinds.most_common()),
        total=len(rows),
        hidden_calls=tuple(
            _describe_call(row, labels)
            for row in sorted(hidden, key=lambda row: (not row.phone, not row.url, row.name))
        ),
        old_calls=tuple(
            _describe_call(row, labels) for row in sorted(old, key=lambda row: (row.source_date, row.name))
        ),
    )


def _describe_call(row: EntryRow, labels: dict[str, str]) -> Call:
    return Call(
        name=row.name,
        organization=row.organization if row.organization != row.name else "",
        kind=labels.get(row.kind, row.kind),
        phone=row.phone,
        url=_web_address(row.url),
        source_url=_web_address(row.source_url),
        source_date=row.source_date,
        note=row.note,
    )


def show_directory(visit: Visit) -> Response:
    """The page of the directory."""
    town = get_town(visit.current_town.id)
    query = select(EntryRow).where(
        EntryRow.is_present, or_(EntryRow.municipality == town.directory, EntryRow.municipality == SHARED_DIRECTORY)
    )
    with visit.desk.knowledge_sessions() as session:
        rows = list(session.execute(query).scalars())
    return visit.render(
        "directory.html", state=describe_directory(rows, visit.now.astimezone(TORONTO).date()), months=OLD_AFTER_MONTHS
    )

"""The five roles of the desk, as people see them, and what a municipality scope allows."""

from __future__ import annotations

from enum import Enum

from staff.models import EVERY_TOWN


class Role(str, Enum):
    """What an account may do. The value is stored; `label` is shown."""

    READER = "reader"
    ANALYST = "analyst"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"
    PRIVACY_OFFICER = "privacy_officer"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Role.READER: "Lecture",
    Role.ANALYST: "Analyse",
    Role.EDITOR: "Rédaction",
    Role.ADMINISTRATOR: "Administration",
    Role.PRIVACY_OFFICER: "Protection des renseignements personnels",
}

EVERYONE = frozenset(Role)
AUDITORS = frozenset({Role.ADMINISTRATOR, Role.PRIVACY_OFFICER})


def may_see_town(scope: str, town_id: str) -> bool:
    """Whether an account whose municipality is `scope` may open the pages of `town_id`."""
    return scope in (EVERY_TOWN, town_id)

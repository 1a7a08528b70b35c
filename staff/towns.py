"""The town being looked at: the one asked for in the address, within what the account may see."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException

from knowledge.towns import Town, list_towns
from settings import Settings
from staff.models import EVERY_TOWN
from staff.roles import may_see_town


@dataclass(frozen=True)
class ChosenTown:
    """The town on screen, and the others that this account may choose."""

    id: str
    name: str
    is_demonstration: bool
    choices: tuple[Town, ...]


def choose_town(scope: str, asked: str | None, settings: Settings) -> ChosenTown:
    """The town to show; raises a 404 for one that does not exist or is not this account's to see."""
    choices = tuple(town for town in list_towns() if may_see_town(scope, town.id))
    wanted = asked or (settings.municipality if scope == EVERY_TOWN else scope)
    for town in choices:
        if town.id == wanted:
            return ChosenTown(town.id, town.name, town.is_demonstration, choices)
    raise HTTPException(404)

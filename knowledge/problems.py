"""What is wrong in a file of the directory: one French sentence that names the file, the line and the field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

# Under this likeness (0 to 100) a suggestion would be a guess.
LEAST_LIKENESS = 70


@dataclass(frozen=True)
class Problem:
    """A value that was refused. `field` is empty when the whole line is at fault; lines count from 1."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        field = f", champ « {self.field} »" if self.field else ""
        return f"{self.file}, ligne {self.line}{field} : {self.message}"


def suggestion(value: str, known: Iterable[str]) -> str:
    """« Vouliez-vous dire … ? » with the nearest known value, or nothing when none is near."""
    best = process.extractOne(value, list(known), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
    return f" Vouliez-vous dire « {best[0]} » ?" if best else ""


def quoted(value: object) -> str:
    """`value` short enough to be shown in a message."""
    text = value if isinstance(value, str) else repr(value)
    return f"« {text if len(text) <= 60 else text[:57] + '…'} »"

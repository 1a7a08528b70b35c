"""How long each kind of thing about a voice is kept: the one table, read by the models, the purge and the notices."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Period:
    """Days kept after the day written on the row, and why that long."""

    days: int
    reason: str


# Source: Québec's Act respecting Access to documents held by public bodies, c., s. 73 (destroy or anonymise once
# the purpose is met), https://www.legisquebec.gouv.qc.ca/fr/document/lc/A-2.1. The lengths are our choice.
RETENTION: dict[str, Period] = {
    "consent": Period(760, "proof of agreement, as long as the answers it covers"),
    "invitation": Period(400, "spacing of invitations and proof that the draw is fair, one cycle and a month"),
    "answer": Period(760, "the cycle and the one before, to compare them"),
    "testimony": Period(400, "one cycle and a month, time to read it and to act on it"),
}

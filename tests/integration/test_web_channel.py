"""The web channel over real HTTP: what it answers, what it refuses, and that nobody reaches another's conversation."""

from __future__ import annotations

import pytest


def test_opening_a_session_greets_and_offers_the_first_steps(talk):
    person = talk()
    assert person.opening.status_code == 201
    assert "Bonjour" in person.text and len(person.buttons) == 4

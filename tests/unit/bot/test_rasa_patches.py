"""The changes made to Rasa: these tests fail when Rasa changes underneath."""

from __future__ import annotations

import inspect

import pytest
import rasa.core.actions.action as rasa_action
from jsonschema import ValidationError

from bot import rasa_patches

GOOD = {"events": [{"event": "slot", "name": "topic", "value": "x"}], "responses": [{"text": "bonjour"}]}


def test_rasa_still_validates_where_it_is_patched():
    assert list(inspect.signature(rasa_action.RemoteAction._validate_action_result).parameters) == ["self", "result"]
    assert "_validate_action_result(" in inspect.getsource(rasa_action.RemoteAction.run)


def test_a_good_reply_passes_and_a_bad_one_does_not():
    rasa_patches.apply()
    action = rasa_action.RemoteAction("action_x", None)
    assert action._validate_action_result(GOOD) is True
    for bad in ({"events": "none", "responses": []}, {"events": [{"name": "topic"}], "responses": []}):
        with pytest.raises(ValidationError):
            action._validate_action_result(bad)

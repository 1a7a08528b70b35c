"""The only changes made to Rasa itself. Each has a test that fails when Rasa changes underneath."""

from __future__ import annotations

from typing import Any, Dict

from jsonschema import Draft202012Validator
from rasa.core.actions.action import RemoteAction

_ACTION_RESULT = Draft202012Validator(RemoteAction.action_response_format_spec())


def _validate_action_result(self: RemoteAction, result: Dict[str, Any]) -> bool:
    _ACTION_RESULT.validate(result)
    return True


def apply() -> None:
    """Check the schema of action replies once, not at each reply: `jsonschema.validate` costs 30 ms a call."""
    RemoteAction._validate_action_result = _validate_action_result

"""domain.yml, data/rules and actions/ say the same thing: no name without its other half."""

from __future__ import annotations

import ast
import importlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Action

from settings import ROOT

DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RULES = [rule for path in sorted((ROOT / "data" / "rules").glob("*.yml"))
         for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]]  # fmt: skip
ACTION_FILES = sorted((ROOT / "actions").glob("*.py"))
SPEAKING_FILES = [*ACTION_FILES, *sorted((ROOT / "bot").rglob("*.py"))]
RASA_ACTIONS = {"action_deactivate_loop", "action_listen", "action_default_fallback"}
INTENTS = {name for intent in DOMAIN["intents"] for name in (intent if isinstance(intent, dict) else {intent: None})}
_PAYLOAD = re.compile(r"/(?P<intent>\w+)(?P<entities>\{.*\})?")


class StrictLoader(yaml.SafeLoader):
    """Refuses a key written twice in one mapping, which YAML readers take silently."""


def _unique_keys(loader: StrictLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value]
    repeated = [key for key, count in Counter(keys).items() if count > 1]
    assert not repeated, f"{loader.name}: {repeated} written twice, line {node.start_mark.line + 1}"
    return loader.construct_mapping(node, deep=True)


StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _unique_keys)


def action_classes(base: type = Action) -> Iterator[type]:
    for child in base.__subclasses__():
        yield from action_classes(child)
        if child.__module__.startswith("actions."):
            yield child


def action_names() -> set[str]:
    for path in ACTION_FILES:
        importlib.import_module(f"actions.{path.stem}" if path.stem != "__init__" else "actions")
    return {found().name() for found in action_classes()}


def strings(path: Path) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Every string literal of a module, f-strings whole."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    formatted = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    inside = {part for node in formatted for part in ast.walk(node)}
    yield from formatted
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inside:
            yield node


def as_pattern(node: ast.Constant | ast.JoinedStr) -> str:
    """A regex for what the literal may become: `f"utter_{x}_found"` → « utter_\\w+_found »."""
    if isinstance(node, ast.Constant):
        return re.escape(node.value)
    return "".join(re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in node.values)


def spoken_patterns() -> list[str]:
    """The response names that the code can say."""
    found = [as_pattern(node) for path in SPEAKING_FILES for node in strings(path)]
    return [pattern for pattern in found if re.fullmatch(r"utter_[\w\\+]+", pattern)]


def said_aside() -> set[str]:
    """What `action_answer_aside` says by words alone: one response per intent that has no action."""
    aside, turns = importlib.import_module("actions.answer_aside"), importlib.import_module("actions.form_turns")
    return {f"utter_{intent}" for intent in turns.ASIDES if intent not in aside.ANSWERS}


def asked_by_forms() -> set[str]:
    return {
        f"utter_ask_{form}_{slot}" for form, content in DOMAIN["forms"].items() for slot in content["required_slots"]
    }


def steps(rule: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for step in [*rule.get("condition", []), *rule["steps"]]:
        yield from step.get("or", [step])


def test_every_action_is_declared_and_every_declared_action_exists():
    assert action_names() == set(DOMAIN["actions"])


def test_every_response_that_is_said_exists():
    missing = [
        pattern for pattern in spoken_patterns()
        if not any(re.fullmatch(pattern, name) for name in DOMAIN["responses"])
    ]  # fmt: skip
    assert missing == []
    assert said_aside() - DOMAIN["responses"].keys() == set()


def test_every_response_is_said():
    in_rules = {step["action"] for rule in RULES for step in steps(rule) if "action" in step}
    anything = r"utter_\w+"  # said_aside() says which ones
    patterns = [pattern for pattern in spoken_patterns() if pattern != anything]
    unsaid = [
        name for name in DOMAIN["responses"]
        if name not in in_rules | said_aside() | asked_by_forms()
        and not any(re.fullmatch(pattern, name) for pattern in patterns)
    ]  # fmt: skip
    assert unsaid == []


def test_every_kind_of_danger_has_its_words():
    module = importlib.import_module("text.emergencies")
    rows = (ROOT / "tests" / "fixtures" / "emergencies.jsonl").read_text(encoding="utf-8").splitlines()
    kinds = {found.kind for row in rows if (found := module.find_emergency(json.loads(row)["text"]))}
    assert len(kinds) >= 5
    assert {f"utter_emergency_{kind}" for kind in kinds} <= DOMAIN["responses"].keys()


def test_each_key_is_written_once():
    for path in [ROOT / "domain.yml", ROOT / "config.yml", *(ROOT / "data").rglob("*.yml")]:
        with path.open(encoding="utf-8") as file:
            yaml.load(file, StrictLoader)


def test_responses_are_written_in_one_file_only():
    """A response in data/ silently replaces the one of domain.yml."""
    for path in (ROOT / "data").rglob("*.yml"):
        assert set(yaml.safe_load(path.read_text(encoding="utf-8"))) <= {"version", "nlu", "rules"}, path


def test_every_rule_uses_known_names_and_has_its_own_title():
    assert [name for name, count in Counter(rule["rule"] for rule in RULES).items() if count > 1] == []
    known = {*DOMAIN["actions"], *DOMAIN["responses"], *DOMAIN["forms"], *RASA_ACTIONS}
    for rule in RULES:
        for step in steps(rule):
            assert step.get("intent", "greet") in INTENTS, rule["rule"]
            assert step.get("action", "action_listen") in known, rule["rule"]
            assert step.get("active_loop") in {None, *DOMAIN["forms"]}, rule["rule"]


def test_every_intent_is_answered_by_a_rule():
    answered = {step["intent"] for rule in RULES for step in steps(rule) if "intent" in step}
    assert INTENTS - answered == set()


def test_every_form_is_complete():
    for form, content in DOMAIN["forms"].items():
        assert {f"validate_{form}", f"action_submit_{form}"} <= set(DOMAIN["actions"])
        for slot in content["required_slots"]:
            assert slot in DOMAIN["slots"]
            asked_by = {f"utter_ask_{form}_{slot}", f"action_ask_{form}_{slot}"}
            assert asked_by & {*DOMAIN["responses"], *DOMAIN["actions"]}, f"{form} cannot ask {slot}"


@pytest.mark.parametrize("slot", sorted(DOMAIN["slots"]))
def test_every_slot_says_what_it_holds_and_never_steers_rasa(slot):
    declared = DOMAIN["slots"][slot]
    assert declared["type"] in {"text", "list", "bool", "float"}
    assert declared["influence_conversation"] is False


def payloads() -> Iterator[str]:
    """The payloads of every button: of domain.yml (where braces are doubled), and of the actions."""
    for response in DOMAIN["responses"].values():
        for variation in response:
            for button in variation.get("buttons", []):
                yield button["payload"].replace("{{", "{").replace("}}", "}")
    for path in ACTION_FILES:
        for node in strings(path):
            pattern = as_pattern(node).replace("\\", "")
            if re.match(r"/\w", pattern):
                yield pattern.replace("w+", "find_service", 1) if pattern.startswith("/w+") else pattern


def test_every_button_says_something_the_assistant_knows():
    found = list(payloads())
    assert len(found) > 20
    for payload in found:
        match = _PAYLOAD.fullmatch(payload)
        assert match, payload
        assert match["intent"] in INTENTS, payload
        if match["entities"]:
            assert set(json.loads(match["entities"])) <= set(DOMAIN["entities"]), payload


def test_the_topics_of_buttons_are_topics_of_the_directory():
    from knowledge.vocabularies import TOPICS, codes

    topics = {m for payload in payloads() for m in re.findall(r'"topic": "([a-z-]+)"', payload)}
    assert topics and topics <= set(codes(TOPICS))


def test_a_clarification_can_name_every_intent_that_it_may_propose():
    clarify = importlib.import_module("actions.clarify")
    assert set(clarify._titles()) <= INTENTS

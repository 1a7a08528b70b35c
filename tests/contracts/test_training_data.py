"""data/nlu: every label is known, and no sentence is taught twice with two meanings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from knowledge.vocabularies import TOPICS, codes
from settings import ROOT
from text.normalise import fold

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
INTENTS = {name for intent in DOMAIN["intents"] for name in intent}
LANGUAGES = {"fr", "en", "es", "ar", "pt", "other"}
BUTTONS_ONLY = {"nlu_fallback", "say_helpful", "say_unhelpful", "accept_invitation", "decline_invitation", "answer"}
FILES = sorted((ROOT / "data" / "nlu").rglob("*.yml"))


class Example(NamedTuple):
    path: Path
    intent: str
    topic: str
    lang: str
    text: str


def read(path: Path) -> Iterator[Example]:
    for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
        metadata = block.get("metadata", {})
        for line in block["examples"].splitlines():
            assert line.startswith("- "), f"{path}: {line!r}"
            yield Example(path, block["intent"], metadata.get("topic", ""), metadata.get("lang", ""), line[2:])


EXAMPLES = [example for path in FILES for example in read(path)]


def key(text: str) -> str:
    return fold(text) or text  # « 👍 » and « 👎 » fold to nothing


def test_every_label_is_known():
    assert {example.intent for example in EXAMPLES} == INTENTS - BUTTONS_ONLY
    assert {example.topic for example in EXAMPLES} <= {*codes(TOPICS), "none"}
    assert {example.lang for example in EXAMPLES} <= LANGUAGES


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / "data" / "nlu")))
def test_a_file_is_named_by_what_it_teaches(path):
    """`<intent>.yml`, or `<intent>/<topic>.yml`; by topic too, keywords/ holds lone words and situations/ stories;
    borders/ holds what is easily taken for something else, each file around one intent.
    """
    folder = path.parent.name
    for example in read(path):
        if folder == "nlu":
            assert example.intent == path.stem
        elif folder != "borders":
            assert folder in (example.intent, "keywords", "situations") and path.stem.startswith(example.topic)


def test_no_sentence_has_two_meanings():
    meanings: dict[str, set[str]] = defaultdict(set)
    for example in EXAMPLES:
        meanings[key(example.text)].add(example.intent)
    assert {text: sorted(intents) for text, intents in meanings.items() if len(intents) > 1} == {}


def test_no_sentence_of_a_topic_is_taught_under_another():
    topics: dict[str, set[str]] = defaultdict(set)
    for example in EXAMPLES:
        topics[key(example.text)].add(example.topic)
    assert {text: sorted(found) for text, found in topics.items() if len(found) > 1} == {}


def test_every_intent_has_a_dozen_examples():
    counts = Counter(example.intent for example in EXAMPLES)
    assert {intent: count for intent, count in counts.items() if count < 12} == {}


def test_no_example_is_a_command_or_holds_markup():
    assert [e.text for e in EXAMPLES if e.text.startswith("/") or set("[]{}") & set(e.text) or not e.text.strip()] == []


def test_nothing_of_a_person_is_in_the_examples():
    """No telephone number, e-mail or file number, invented or not: examples are read by everybody."""
    from feedback.privacy import scrub_direct

    found = [e.text for e in EXAMPLES if scrub_direct(e.text) != e.text]
    assert len(found) <= len(EXAMPLES) // 500, found[:20]

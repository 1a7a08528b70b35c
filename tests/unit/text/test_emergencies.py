"""Danger is recognised in five languages, and everyday look-alikes are left alone."""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import median

import pytest

from text.emergencies import find_emergency

_ROWS = [
    json.loads(line)
    for line in Path("tests/fixtures/emergencies.jsonl").read_text(encoding="utf-8").splitlines()
    if line.strip()
]


def _rows(part: str, emergency: bool) -> list[str]:
    return [row["text"] for row in _ROWS if row["part"] == part and row["emergency"] is emergency]


def _missed(messages: list[str]) -> list[str]:
    return [message for message in messages if find_emergency(message) is None]


def test_every_emergency_of_the_first_part_is_recognised() -> None:
    assert _missed(_rows("first", True)) == []


def test_at_least_97_in_100_held_out_emergencies_are_recognised() -> None:
    messages = _rows("held-out", True)
    assert len(_missed(messages)) <= 0.03 * len(messages), _missed(messages)


@pytest.mark.parametrize("part", ["first", "held-out"])
def test_at_most_1_in_100_ordinary_messages_is_taken_for_danger(part: str) -> None:
    messages = _rows(part, False)
    alarms = [message for message in messages if find_emergency(message) is not None]
    assert len(alarms) <= 0.01 * len(messages), alarms


def test_the_fixture_is_large_enough_for_its_figures_to_mean_something() -> None:
    assert sum(row["emergency"] for row in _ROWS) >= 250
    assert sum(not row["emergency"] for row in _ROWS) >= 600


@pytest.mark.parametrize(
    ("message", "kind", "first_line"),
    [
        ("je pense au suicide", "suicide", "suicide-1866appelle"),
        ("jai avalé des pilules pour mourir", "suicide", "urgence-911"),
        ("mn mari me frap", "partner_violence", "urgence-911"),
        ("mon mari me frappe en ce moment", "partner_violence", "urgence-911"),
        ("j'ai été violée", "sexual_violence", "info-aide-violence-sexuelle"),
        ("mon bébé a bu de la javel", "poison", "centre-antipoison"),
        ("la maison est en feu", "fire", "urgence-911"),
        ("mon père me bat", "child_danger", "dpj-mauricie-centre-du-quebec"),
        ("mi patrón me quitó el pasaporte", "worker_threatened", "cnesst"),
        ("je reçois des menaces de mort", "threat", "urgence-911"),
        ("زوجي يضربني", "partner_violence", "urgence-911"),
        ("socorro", "plea", "urgence-911"),
    ],
)
def test_each_danger_shows_the_right_line_first(message: str, kind: str, first_line: str) -> None:
    emergency = find_emergency(message)
    assert emergency is not None
    assert (emergency.kind, emergency.lines[0]) == (kind, first_line)


@pytest.mark.parametrize("message", ["il me frappe pas", "my husband does not hit me", "mi esposo nunca me pega"])
def test_a_blow_that_is_denied_is_not_a_danger(message: str) -> None:
    assert find_emergency(message) is None


def test_a_blow_that_does_not_stop_is_a_danger() -> None:
    assert find_emergency("mon mari n'arrête pas de me frapper") is not None


def test_one_typing_mistake_in_a_long_word_is_forgiven() -> None:
    assert find_emergency("je veux me suiciider") is not None
    assert find_emergency("au secoours") is not None


@pytest.mark.parametrize("message", ["", "   ", "?!…", "😀", "\u0000", "_"])
def test_a_message_without_words_is_not_a_danger(message: str) -> None:
    assert find_emergency(message) is None


def test_reading_a_message_takes_less_than_a_millisecond() -> None:
    find_emergency("bonjour")
    durations = []
    for row in _ROWS:
        start = time.perf_counter()
        find_emergency(row["text"])
        durations.append(time.perf_counter() - start)
    assert median(durations) < 0.001


@pytest.mark.parametrize(
    "piece",
    ["mon mari me ", "il y a ", "a", "mon mari veut me ma la ", "mari me peur pas ex il de ", "' ", "زوجي "],
)
def test_a_hostile_message_takes_less_than_20_milliseconds(piece: str) -> None:
    message = (piece * 2000)[:2000]
    find_emergency(message)
    durations = []
    for _ in range(3):
        start = time.perf_counter()
        find_emergency(message)
        durations.append(time.perf_counter() - start)
    assert min(durations) < 0.020

"""Who may import whom: the rooms of the house and the doors between them (docs/adr)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from settings import ROOT

ROOMS = ("text", "knowledge", "feedback", "actions", "bot", "staff")
OURS = {*ROOMS, "settings", "launcher", "passerelle"}
FREE_FOR_ALL = ("settings", "text")
# Room → what it may import of ours besides itself, `settings` and `text`. A name covers what is under it.
DOORS: dict[str, tuple[str, ...]] = {
    "text": (),
    "knowledge": (),
    "feedback": (),
    "actions": (
        "knowledge",
        *(f"feedback.{door}" for door in ("characteristics", "consent", "database", "questions", "record", "withdraw")),
    ),
    "bot": ("knowledge.search", "knowledge.towns", "feedback.privacy", "feedback.record", "feedback.classify"),
    "staff": ("knowledge", "feedback"),
}
# Who may build on Rasa. Nobody else starts with it, nor waits for it.
RASA = {"rasa": ("bot",), "rasa_sdk": ("bot", "actions")}
WORD_LIBRARIES = {"yaml", "numpy", "scipy", "sklearn", "joblib", "spacy", "rapidfuzz", "snowballstemmer"}
PURE = ("feedback.diagnostic.statistics", "feedback.diagnostic.disclosure")
PLAIN = ("knowledge.vocabularies", "feedback.characteristics")


def modules(room: str) -> list[Path]:
    return [path for path in sorted((ROOT / room).rglob("*.py")) if "__pycache__" not in path.parts]


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in the file; « from a.b import c » gives « a.b.c »."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_under(name: str, doors: tuple[str, ...]) -> bool:
    return any(name == door or name.startswith(f"{door}.") for door in doors)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_goes_through_its_doors_only(room):
    allowed = (room, *FREE_FOR_ALL, *DOORS[room]) if room != "text" else ("text",)
    strays = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name in imported(path)
        if name.partition(".")[0] in OURS and not is_under(name, allowed)
    ]
    assert strays == []


@pytest.mark.parametrize("room", ROOMS)
def test_only_the_assistant_knows_rasa(room):
    strays = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name in imported(path)
        if room not in RASA.get(name.partition(".")[0], (room,))
    ]
    assert strays == []


def test_text_needs_the_standard_library_and_language_libraries_only():
    allowed = {*sys.stdlib_module_names, *WORD_LIBRARIES, "text"}
    names = {name.partition(".")[0] for path in modules("text") for name in imported(path)}
    assert names - allowed == set()


@pytest.mark.parametrize("module", PURE)
def test_statistics_never_see_a_database(module):
    names = set(imported(ROOT / f"{module.replace('.', '/')}.py"))
    assert not any(name.startswith("sqlalchemy") or "database" in name or "models" in name for name in names)


@pytest.mark.parametrize("module", PLAIN)
def test_closed_lists_need_the_standard_library_only(module):
    names = {name.partition(".")[0] for name in imported(ROOT / f"{module.replace('.', '/')}.py")}
    assert names <= {*sys.stdlib_module_names, "feedback"}


def test_nobody_imports_the_actions():
    everything = [*ROOT.glob("*.py"), *(path for room in ROOMS if room != "actions" for path in modules(room))]
    strays = [path.name for path in everything for name in imported(path) if is_under(name, ("actions",))]
    assert strays == []


def test_the_actions_stay_flat():
    """rasa-sdk imports sub-packages by their bare name: `actions/feedback/` would hide `feedback/`."""
    assert [path for path in (ROOT / "actions").iterdir() if path.is_dir() and path.name != "__pycache__"] == []

"""The repository stands alone: documents name every command, and nothing points at the machine it was made on."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import passerelle
from settings import ROOT

MADE = {"var", "models", "__pycache__", "node_modules"}
BINARY = {".png", ".jpg", ".ico", ".gz", ".sqlite3", ".npz", ".woff2", ".pyc"}
READMES = ("README.md", "README.en.md")
# Written in two parts, so that this file does not name them.
FOREIGN = {
    "a folder of the machine": re.compile("/" + r"work/"),
    "an issue number": re.compile(r"(?i)\bissues?(?:/| #?)" + r"\d+\b"),
    "a package registry": re.compile("py" + r"pi\.org|python" + r"hosted\.org|index" + r"-url|npm" + r"js\."),
}


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every text file that belongs to the repository."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in {".ci", ".gitignore", ".python-version"}
        if hidden or path.name in MADE:
            continue
        if path.is_dir():
            yield from files(path)
        elif path.suffix not in BINARY:
            yield path


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("what", sorted(FOREIGN))
def test_no_file_names(what):
    found = [f"{path.relative_to(ROOT)}: {match[0]}" for path in files() if (match := FOREIGN[what].search(read(path)))]
    assert found == []


def verbs(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """Every complete verb of the command line: « serve », « directory load »."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield before
    for group in groups:
        for name, child in group.choices.items():
            yield from verbs(child, f"{before} {name}".strip())


VERBS = list(verbs(passerelle.build_parser()))
TARGETS = re.findall(r"^([a-z][a-z-]*):", read(ROOT / "Makefile"), re.MULTILINE)


def manual() -> str:
    return "\n".join(read(path) for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))])


@pytest.mark.parametrize("verb", VERBS)
def test_the_manual_names_every_verb(verb):
    assert re.search(rf"passerelle(?:\.py)? {re.escape(verb)}\b", manual())


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("target", TARGETS)
def test_both_readmes_name_every_make_target(readme, target):
    assert f"make {target}" in read(ROOT / readme)


def test_every_command_in_a_document_exists():
    documents = [ROOT / "CHANGELOG.md", *(ROOT / name for name in READMES), *sorted((ROOT / "docs").rglob("*.md"))]
    first_words = {verb.split()[0] for verb in VERBS}
    for path in documents:
        text = read(path)
        commands = re.findall(r"(?:`|\$ |^)(?:PYTHON=\S+ )?make ([a-z]+)", text, re.MULTILINE)
        assert set(commands) <= set(TARGETS), path.name
        assert set(re.findall(r"(?:`|\$ |^)(?:\S*python )?passerelle(?:\.py)? ([a-z]+)", text, re.MULTILINE)) <= (
            first_words
        ), path.name


def test_make_help_lists_at_most_a_dozen_targets():
    assert 1 <= len(re.findall(r"^[a-z]+:.*## ", read(ROOT / "Makefile"), re.MULTILINE)) <= 12


def test_every_verb_explains_itself():
    def children(parser):
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                assert {choice.dest for choice in action._choices_actions} == set(action.choices)
                for child in action.choices.values():
                    children(child)

    children(passerelle.build_parser())

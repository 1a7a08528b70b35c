"""What a newcomer reads: in domain.yml only, in French as it is printed, in sentences that a beginner can follow."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
import yaml

from settings import ROOT

RESPONSES = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
LONGEST_SENTENCE = 20  # words
LONGEST_AVERAGE = 15
NO_BREAK = "\u00a0\u202f"
# The words of « change_language » are in four languages on purpose.
OTHER_LANGUAGES = re.compile(r"^(?:English:|Español:|العربية:).*$", re.MULTILINE)
_SPACE_MISSING = re.compile(rf"[^{NO_BREAK}\d!?][;!?»]|[^{NO_BREAK}\s\d]:(?!\S)|[^{NO_BREAK}]:(?=\s|$)|«[^{NO_BREAK}]")
_SENTENCE_END = re.compile(r"[.!?:…]\s+|\n")


def texts() -> Iterator[tuple[str, str]]:
    for name, variations in RESPONSES.items():
        for variation in variations:
            yield name, OTHER_LANGUAGES.sub("", variation["text"]).strip()
            yield from ((name, button["title"]) for button in variation.get("buttons", []))


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_french_is_set_as_in_print(name):
    for key, text in texts():
        if key == name:
            assert "'" not in text and '"' not in text, text
            assert "..." not in text, text
            assert not _SPACE_MISSING.search(text), f"{text!r}: {_SPACE_MISSING.search(text)}"


def sentences() -> Iterator[tuple[str, str]]:
    for name, text in texts():
        yield from ((name, part) for part in _SENTENCE_END.split(text) if part.strip(" «»\u00a0"))


def count_words(sentence: str) -> int:
    """Words as they are counted aloud: an apostrophe or a hyphen does not end one."""
    return len(re.findall(r"[\w{][\w’{}-]*", sentence))


def test_no_sentence_is_long():
    assert [(name, text) for name, text in sentences() if count_words(text) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_the_sentences_of_an_answer_are_short_on_average(name):
    counts = [count_words(text) for key, text in sentences() if key == name]
    assert sum(counts) / max(1, len(counts)) <= LONGEST_AVERAGE


def test_newcomers_are_always_vous():
    tutoiement = re.compile(r"(?<!\w)(?:tu|toi|tes?|ton|ta)(?!\w)", re.IGNORECASE)
    assert [(name, text) for name, text in texts() if tutoiement.search(text)] == []


def said_in(path) -> Iterator[str]:
    """The string literals passed as `text=` to anything, and the values of `utter_message` that are sentences."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            for keyword in node.keywords:
                if keyword.arg == "text" or (called == "utter_message" and keyword.arg != "response"):
                    for part in ast.walk(keyword.value):
                        if isinstance(part, ast.Constant) and isinstance(part.value, str):
                            yield part.value


@pytest.mark.parametrize("path", sorted((ROOT / "actions").glob("*.py")), ids=lambda path: path.name)
def test_actions_choose_an_outcome_and_never_the_words(path):
    assert [text for text in said_in(path) if " " in text.strip()] == []


@pytest.mark.parametrize("path", sorted((ROOT / "actions").glob("*.py")), ids=lambda path: path.name)
def test_no_french_sentence_hides_in_an_action(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {ast.get_docstring(node, clean=False) for node in ast.walk(tree)
                 if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)}  # fmt: skip
    literals = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    sentence = re.compile(r"[a-zà-ÿ’]{2,} [a-zà-ÿ’]{2,}", re.IGNORECASE)
    said = [text for text in literals if text not in documents and "|" not in text]  # « | »: a pattern, for reading
    assert [text for text in said if sentence.search(text)] == []

"""What a person typed, before anything else sees it: plain text, never a command, no direct identifier."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.cleaning import clean_text, safe_text


@pytest.mark.parametrize(
    "command",
    [
        "/restart", " /restart", "/ restart", "//restart", "\n/restart", "\u0000/restart", "\u00a0/restart",
        "/\u200b/restart", "\u200b/restart", "\ufeff/restart", "\u3000/restart", "/\u3000/restart", "\u2066/restart",
        "\u200d/\u200c/restart", "/\u2028/restart", "/\u0085/restart",
    ],
    ids=ascii,
)  # fmt: skip
@pytest.mark.parametrize("clean", [clean_text, safe_text])
def test_a_rasa_command_becomes_words(command, clean):
    assert clean(command) == "restart"


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  bonjour  ", "bonjour"),
        ("a\u0300", "à"),
        ("le 819\u0000 b\u0007on", "le 819 bon"),
        ("une\nligne", "une\nligne"),
        ("\ud83d", ""),
        ("\ue000", ""),
        ("ça va ?", "ça va ?"),
        ("et/ou", "et/ou"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
    ids=ascii,
)
def test_text_is_kept_and_noise_is_not(typed, cleaned):
    assert clean_text(typed) == cleaned


def test_identifiers_are_gone_before_rasa_sees_the_text():
    safe = safe_text("je m'appelle Ludivine, 819 555-0143, ludi@exemple.com")
    assert not {"Ludivine", "0143", "ludi"} & set(safe.replace("@", " ").replace(",", " ").split())


def test_a_number_hidden_by_control_characters_is_still_seen():
    assert "0143" not in safe_text("819\u0000 555\u0001-0143").replace(" ", "")


@given(st.text(max_size=300))
def test_no_text_is_ever_a_command(text):
    for clean in (clean_text, safe_text):
        assert not clean(text).strip().startswith("/")  # Rasa strips before it looks


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)

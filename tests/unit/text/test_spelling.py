"""Misspelt words of the domain are read as the word they stand for; other words are left alone."""

from __future__ import annotations

import pytest

from text.spelling import CERTAIN, MOST_MENDED, Spelling

SENTENCES = 2 * ["je cherche un logement", "logement pas cher", "un logement svp", "cherche garderie", "ma garderie"]


@pytest.fixture
def spelling() -> Spelling:
    return Spelling.learn([*SENTENCES, "un lojement rare"])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("lgoement", "logement"),
        ("un logemen", "un logement"),
        ("gardrie", "garderie"),
        ("lojement", "lojement"),  # seen once: known, and too rare to correct others to
        ("loger", "loger"),
        ("xyzzyx", "xyzzyx"),
        ("chr", "chr"),
        ("", ""),
    ],
)
def test_a_misspelt_word_is_read_as_the_nearest_known_one(spelling, typed, read):
    assert spelling.mend(typed) == read


def test_only_words_met_often_enough_are_corrected_to():
    assert Spelling({"logement": CERTAIN - 1}).mend("logemant") == "logemant"
    assert Spelling({"logement": CERTAIN}).mend("logemant") == "logement"


def test_a_message_of_nonsense_costs_a_few_lookups_only(spelling):
    nonsense = " ".join(f"logemen{letter}" for letter in "abcdefghijklmnop")
    assert spelling.mend(nonsense).split().count("logement") == MOST_MENDED


def test_nonsense_holds_no_known_word(spelling):
    assert spelling.knows_a_word("un truc") and spelling.knows_a_word("logemnt") and not spelling.knows_a_word("asdkjh")


def test_what_was_learned_comes_back_from_disk(spelling, tmp_path):
    spelling.save(tmp_path / "spelling.json")
    loaded = Spelling.load(tmp_path / "spelling.json")
    assert loaded.mend("lgoement gardrie") == "logement garderie"
    (tmp_path / "spelling.json").write_text("[", encoding="utf-8")
    with pytest.raises(ValueError):
        Spelling.load(tmp_path / "spelling.json")

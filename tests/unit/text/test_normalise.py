"""One spelling for many: what people type on a telephone, in five languages, read as the same words."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from settings import ROOT
from text.normalise import SHORT_FORMS, expand, fold, tokens


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Où est l’hôpital ?", "ou est l'hopital"),
        ("OÙ EST L'HÔPITAL", "ou est l'hopital"),
        ("  garderie…  ", "garderie"),
        ("a\u0300 côté", "a cote"),  # accent apart, as some telephones send it
        ("cœur, œuvre, Œil", "coeur oeuvre oeil"),
        ("rendez-vous", "rendez vous"),
        ("l'école « Sainte-Anne »", "l'ecole sainte anne"),
        ("'bonjour'", "bonjour"),
        ("aujourd`hui", "aujourd'hui"),
        ("¿Dónde está?", "donde esta"),
        ("crianças", "criancas"),
        ("Straße", "strasse"),
        ("أين المدرسة؟", "اين المدرسه"),
        ("مـــدرسة", "مدرسه"),
        ("مُدَرِّسَة", "مدرسه"),
        ("ﬁn de semaine", "fin de semaine"),  # a ligature, from a copied page
        ("ＣＬＳＣ", "clsc"),  # full width
        ("un_mot", "un mot"),
        ("Ægir", "aegir"),
        ("٣ أطفال", "3 اطفال"),
        ("🙂🙂", ""),
        ("", ""),
        ("' ' '", ""),
    ],
)
def test_spellings_are_folded(typed, read):
    assert fold(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("slt", "salut"),
        ("slttttt", "salut"),
        ("jcherche 1 appart", "je cherche 1 appartement"),
        ("stp c koi", "s'il te plait c'est quoi"),
        ("chu perdu icitte", "je suis perdu ici"),
        ("tabarnouche", ""),
        ("mercii beaucoup", "mercii beaucoup"),
        ("merciiii", "merci"),
        ("rdv we", "rendez-vous fin de semaine"),
        ("thx", "thanks"),
        ("classe", "classe"),  # doubled letters are no stretching
        ("ça va", "ca va"),
        ("sa va", "sa va"),  # « sa » is a word too
    ],
)
def test_short_forms_are_written_out(typed, read):
    assert expand(typed) == read


def test_tokens_are_the_words_in_order():
    assert tokens("Un, deux ; trois !") == ["un", "deux", "trois"]


def test_every_short_form_can_be_met():
    """A key that folding changes or that stretching shortens would never be looked up."""
    unreachable = [short for short in SHORT_FORMS if expand(short) != SHORT_FORMS[short]]
    assert unreachable == []


def test_what_a_short_form_means_is_already_folded():
    assert [long for long in SHORT_FORMS.values() if fold(long) != long.replace("-", " ")] == []


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_folded_text_is_plain_words(text):
    folded = fold(text)
    assert folded == folded.strip() and "  " not in folded
    assert folded == folded.lower()


@pytest.mark.parametrize("hostile", ["a" * 10_000, "'" * 10_000, "a'" * 5_000, "\u0301" * 10_000, "_" * 10_000])
def test_a_hostile_message_is_read_at_once(hostile):
    started = time.perf_counter()
    fold(hostile)
    expand(hostile)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize("module", ["times", "audiences", "replies"])
def test_patterns_are_written_as_words_are_read(module):
    """A pattern with an accent, or with a letter that folding replaces, would never match."""
    source = (ROOT / "text" / f"{module}.py").read_text(encoding="utf-8")
    patterns = re.findall(r'(?<![\w"])r"([^"]+)"', source)
    assert patterns
    assert [
        word for pattern in patterns for word in re.findall(r"[^\W\d_a-zA-Z]+", pattern) if fold(word) != word
    ] == []

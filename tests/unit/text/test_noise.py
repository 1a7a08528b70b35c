"""Copies as a hurried thumb types them: near, repeatable, never empty."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from text.noise import noisy_copy, slip
from text.normalise import expand

SENTENCE = "je cherche un appartement pour ma famille s'il vous plait"
words = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20)


@given(words, st.integers(0, 1000))
def test_a_slip_is_one_slip(word, seed):
    slipped = slip(word, random.Random(seed))
    assert OSA.distance(word, slipped) <= 1
    assert slipped or len(word) == 1


@given(st.lists(words, max_size=12).map(" ".join), st.integers(0, 1000))
def test_a_copy_keeps_its_words_in_order(sentence, seed):
    """A short form or a lost apostrophe may split or join; a word never vanishes."""
    copy = noisy_copy(sentence, random.Random(seed))
    assert len(copy.split()) <= len(sentence.split()) + sentence.count("'")
    assert copy.strip() or not sentence.strip()


def test_the_same_seed_makes_the_same_copy():
    assert noisy_copy(SENTENCE, random.Random(3)) == noisy_copy(SENTENCE, random.Random(3))


def test_copies_differ_and_most_of_their_words_are_still_read():
    copies = [noisy_copy(SENTENCE, random.Random(seed)) for seed in range(100)]
    assert len(set(copies)) > 50
    kept = [len(set(expand(copy).split()) & set(expand(SENTENCE).split())) for copy in copies]
    assert sum(kept) / len(kept) > 6  # of ten

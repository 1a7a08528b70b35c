"""Copies of a sentence as a hurried thumb would type it, so that a classifier learns to read them."""

from __future__ import annotations

import random
from itertools import pairwise

from text.normalise import SHORT_FORMS

_KEYS = ("azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS: dict[str, str] = {}
for _row in _KEYS:
    for _left, _right in pairwise(_row):
        _NEIGHBOURS[_left] = _NEIGHBOURS.get(_left, "") + _right
        _NEIGHBOURS[_right] = _NEIGHBOURS.get(_right, "") + _left
_SHORTENED: dict[str, list[str]] = {}
for _short, _long in SHORT_FORMS.items():
    if _long and _long != _short:
        _SHORTENED.setdefault(_long, []).append(_short)
LONG_WORD = 5  # letters from which a slip of the thumb leaves the word recognisable


def slip(word: str, random_source: random.Random) -> str:
    """`word` with one slip: a letter dropped, doubled, swapped with the next, or hit beside its key."""
    place = random_source.randrange(1, len(word) - 1) if len(word) > 2 else 0
    letter = word[place]
    kind = random_source.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + letter + word[place:]
    if kind == 2 and place + 1 < len(word):
        return word[:place] + word[place + 1] + letter + word[place + 2 :]
    neighbours = _NEIGHBOURS.get(letter, letter)
    return word[:place] + random_source.choice(neighbours) + word[place + 1 :]


def noisy_copy(folded: str, random_source: random.Random) -> str:
    """A noisy copy of a folded sentence: slips in about a third of its long words, short forms, lost apostrophes."""
    return " ".join(_noisy_word(word, random_source) for word in folded.split())


def _noisy_word(word: str, random_source: random.Random) -> str:
    if word in _SHORTENED and random_source.random() < 0.4:
        noisy = random_source.choice(_SHORTENED[word])
    elif len(word) >= LONG_WORD and word.isalpha() and random_source.random() < 0.35:
        noisy = slip(word, random_source)
    else:
        noisy = word
    if "'" in noisy and random_source.random() < 0.4:
        noisy = noisy.replace("'", random_source.choice(["", " "]))
    return noisy

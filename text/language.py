"""Which language a message is in, where its script alone says so."""

from __future__ import annotations

import unicodedata

MOSTLY = 0.5  # share of the letters that must be of one script


def language_of_script(text: str) -> str | None:
    """ "ar" for Arabic script, "other" for a script that no language of the product uses or for no letter at all,
    None for Latin script: there, the classifier decides.

    >>> language_of_script("أين المستشفى"), language_of_script("де лікар"), language_of_script("bonjour")
    ('ar', 'other', None)
    """
    letters = [unicodedata.name(c, "") for c in text if c.isalpha()]
    if not letters:
        return "other"
    if sum(name.startswith("ARABIC") for name in letters) > MOSTLY * len(letters):
        return "ar"
    return None if sum(name.startswith("LATIN") for name in letters) >= MOSTLY * len(letters) else "other"

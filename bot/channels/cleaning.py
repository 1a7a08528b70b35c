"""What a person typed, made safe before anything else sees it: plain text, no Rasa command, no direct identifier."""

from __future__ import annotations

import re
import unicodedata

from feedback.privacy import scrub_direct

_KEPT = "\n\t\u200c\u200d"  # the last two join letters in Persian, and emoji
_DROPPED = ("Cc", "Cf", "Cs", "Co")  # control, invisible (bidirectional, zero width), lone surrogate, private use
# Rasa strips every kind of space before it looks for a « / ».
_BEFORE_WORDS = re.compile(r"[\s/\u200c\u200d]+")


def clean_text(text: str) -> str:
    """One spelling of accents, no control characters, and never a Rasa command (« /intent », « / intent »).

    >>> clean_text(" /restart ")
    'restart'
    """
    text = unicodedata.normalize("NFC", text)
    kept = "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _DROPPED)
    start = _BEFORE_WORDS.match(kept)
    return kept[start.end() if start else 0 :].rstrip()


def safe_text(text: str) -> str:
    """`clean_text` without phone numbers, e-mails, file numbers and given names; "" when nothing is left."""
    return clean_text(scrub_direct(clean_text(text)))

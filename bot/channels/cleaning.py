"""What a person typed, made safe before anything else sees it: plain text, no Rasa command, no direct identifier."""

from __future__ import annotations

import unicodedata

from feedback.privacy import scrub_direct

_KEPT_CONTROLS = "\n\t"
_DROPPED = ("Cc", "Cs", "Co")  # control, lone surrogate, private use


def clean_text(text: str) -> str:
    """One spelling of accents, no control characters, and never a Rasa command (« /intent », « / intent »).

    >>> clean_text(" /restart ")
    'restart'
    """
    text = unicodedata.normalize("NFC", text)
    kept = (c for c in text if c in _KEPT_CONTROLS or unicodedata.category(c) not in _DROPPED)
    return "".join(kept).strip().lstrip("/ \t\n")


def safe_text(text: str) -> str:
    """`clean_text` without phone numbers, e-mails, file numbers and given names; "" when nothing is left."""
    return clean_text(scrub_direct(clean_text(text)))

"""The same message as other thumbs would type it: without accents, as a text message, with a slip in each long word."""

from __future__ import annotations

import random
import re
import unicodedata

from text.noise import LONG_WORD, slip

# How French is shortened on a phone. Not the table that the assistant expands (text/normalise.py): half of these are
# sounds written down, which no table holds.
_SMS = (
    (r"qu(?=[eio])", "k"), (r"\bc'est\b", "c"), (r"\bj'ai\b", "g"), (r"\bje\b", "j"), (r"\bpour\b", "pr"),
    (r"\bdans\b", "ds"), (r"\bavec\b", "ac"), (r"\bbeaucoup\b", "bcp"), (r"\bvous\b", "vs"), (r"\bnous\b", "ns"),
    (r"\btout\b", "tt"), (r"\bet\b", "é"), (r"\bs'il vous pla[iî]t\b", "svp"), (r"eau\b", "o"), (r"aux?\b", "o"),
    (r"ph", "f"), (r"(?<=[a-z]{3})ent\b", "en"), (r"(?<=[a-z]{3})e\b", ""), (r"(?<=[a-z]{3})s\b", ""),
    (r"[.,;:!?]", ""),
)  # fmt: skip


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def as_text_message(text: str) -> str:
    """Lower case, sounds written down, endings dropped, no punctuation."""
    text = text.lower()
    for pattern, replacement in _SMS:
        text = re.sub(pattern, replacement, text)
    return text


def with_slips(text: str, seed: int = 0) -> str:
    """One slip of the thumb in every word of LONG_WORD letters or more."""
    randomness = random.Random(f"{seed}{text}")
    return re.sub(rf"[^\W\d_]{{{LONG_WORD},}}", lambda match: slip(match[0], randomness), text)


DEGRADATIONS = {
    "as typed": str,
    "without accents": without_accents,
    "as a text message": as_text_message,
    "one slip in each long word": with_slips,
}

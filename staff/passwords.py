"""Choosing and checking passwords: plain rules, argon2id, and the same time spent when nobody has that address.

**Source:** NIST SP 800-63B-4 (length over composition, refuse common ones); RFC 9106 section 4 (argon2id,
second recommended option, the defaults of argon2-cffi 25.1).
"""

from __future__ import annotations

import threading
import unicodedata
from functools import lru_cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MIN_LENGTH = 12
MAX_LENGTH = 200  # argon2 has no limit; a bound keeps a hostile form cheap
MIN_DISTINCT_CHARACTERS = 5

# Long passwords that people really choose: lower case, without spaces or accents. Variations are caught by the letters
# that remain once the digits and signs at both ends are taken away.
COMMON = frozenset(Path(__file__).with_name("common_passwords.txt").read_text(encoding="utf-8").split())
_SEQUENCES = ("01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qwertyuiop")

_hasher = PasswordHasher()
# Each hash takes 64 MiB for a tenth of a second: two at a time, so that a burst of sign-ins cannot exhaust the memory.
_turns = threading.BoundedSemaphore(2)


@lru_cache(maxsize=1)
def _hash_of_nobody() -> str:
    return _hasher.hash("personne n’a ce mot de passe")


def _plain(text: str) -> str:
    """Lower case, no accents, letters and digits only."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())


def find_password_fault(password: str, email: str, display_name: str = "") -> str | None:
    """What is wrong with a chosen password, in French, or None when it will do."""
    if len(password) < MIN_LENGTH:
        return f"Choisissez un mot de passe d’au moins {MIN_LENGTH} caractères. Une courte phrase convient très bien."
    if len(password) > MAX_LENGTH:
        return f"Ce mot de passe est trop long : {MAX_LENGTH} caractères au plus."
    plain = _plain(password)
    own_words = {_plain(email), _plain(email.partition("@")[0]), _plain(display_name)} - {""}
    letters = plain.strip("0123456789")
    if plain in own_words or letters in own_words:
        return "Ne prenez pas votre adresse de courriel ni votre nom comme mot de passe."
    if (
        plain in COMMON
        or letters in COMMON
        or len(set(password.casefold())) < MIN_DISTINCT_CHARACTERS
        or any(plain in sequence for sequence in _SEQUENCES)
    ):
        return "Ce mot de passe est trop courant. Choisissez plutôt quelques mots qui n’ont pas de lien entre eux."
    return None


def hash_password(password: str) -> str:
    """The argon2id hash to store."""
    with _turns:
        return _hasher.hash(unicodedata.normalize("NFC", password))


def check_password(password: str, stored: str | None) -> bool:
    """Whether `password` is the one of the hash `stored`; None (no such account) costs the same time and is False."""
    with _turns:
        try:
            _hasher.verify(stored or _hash_of_nobody(), unicodedata.normalize("NFC", password[:MAX_LENGTH]))
        except (VerificationError, InvalidHashError):
            return False
    return stored is not None

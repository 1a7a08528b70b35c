"""Receipt codes: what a person keeps to withdraw her words later, on any channel, without saying who she is.

« VCT-7K3M-QX4T »: three letters of the town, seven random signs, one check sign. No 0, O, 1 or I, so that it can be
dictated. Every wrong sign and every swap of two signs is detected. Only a keyed hash is stored.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs
PREFIX_LENGTH = 3
RANDOM_LENGTH = 7  # 35 bits: one guess in 34 thousand million per stored code
CODE_LENGTH = PREFIX_LENGTH + RANDOM_LENGTH + 1
_FIELD_POLYNOMIAL = 0b100101  # x⁵ + x² + 1, primitive over GF(2): its root has the powers 1 … 31 all different
_AS_GIVEN = re.compile(rf"[A-Z]{{3}}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}")
_LIKE_A_CODE = re.compile(r"(?<!\w)[A-Za-z]{3}[ \-–—]?[A-Za-z0-9]{4}[ \-–—]?[A-Za-z0-9]{4}(?!\w)")
_SEPARATORS = str.maketrans("", "", " -–—.\u00a0\u202f\u2011")


@dataclass(frozen=True)
class Receipt:
    """The code given to the person; this is the only moment when it exists in clear."""

    code: str


def _check_sign(body: str) -> str:
    """The sign that makes Σ αⁱ·xᵢ = 0 in GF(32), position i counted from the right, the check sign at 0.

    Distinct powers of α detect any single wrong sign and any swap of two signs, adjacent or not.
    Source: Reed & Solomon, J. SIAM 8 (1960), p. 300, with one check symbol.
    """
    total = 0
    for sign in body:  # Horner: multiply by α, add
        total ^= ALPHABET.index(sign)
        total <<= 1
        if total & 0b100000:
            total ^= _FIELD_POLYNOMIAL
    return ALPHABET[total]


def _prefix(municipality: str) -> str:
    letters = [letter for letter in municipality.upper() if letter in ALPHABET and letter.isalpha()]
    return "".join(letters)[:PREFIX_LENGTH].ljust(PREFIX_LENGTH, "X")


def make_code(municipality: str) -> str:
    """A new random code, written in groups."""
    body = _prefix(municipality) + "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
    code = body + _check_sign(body)
    return "-".join((code[:PREFIX_LENGTH], code[PREFIX_LENGTH:-4], code[-4:]))


def read_code(typed: str) -> str | None:
    """The code as 11 signs from what a person typed (case, spaces and dashes do not matter); None when malformed.

    >>> read_code("VCT-7K3M-QX4T") is None
    True
    """
    signs = typed.strip().translate(_SEPARATORS).upper()
    if len(signs) != CODE_LENGTH or any(sign not in ALPHABET for sign in signs):
        return None
    return signs if _check_sign(signs[:-1]) == signs[-1] else None


def find_receipts(text: str) -> list[tuple[int, int]]:
    """Where codes stand in `text`, as (start, end): written as given, or otherwise with the right check sign."""
    return [
        (match.start(), match.end())
        for match in _LIKE_A_CODE.finditer(text)
        if _AS_GIVEN.fullmatch(match[0]) or read_code(match[0]) is not None
    ]


def hash_code(code: str, secret: bytes) -> str:
    """The only form in which a code (from `make_code` or `read_code`) is stored.

    Keyed, so that the table alone does not let anybody try codes.
    """
    return hmac.new(secret, code.replace("-", "").encode("ascii"), hashlib.sha256).hexdigest()

"""Receipt codes: what dictation can do to them is noticed."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.privacy import scrub_direct
from feedback.receipts import ALPHABET, CODE_LENGTH, hash_code, make_code, read_code

TOWNS = st.sampled_from(["demo", "victoriaville", "l'islet", "oio", "101"])


@given(TOWNS)
def test_a_new_code_is_read_back_however_it_is_typed(town: str) -> None:
    code = make_code(town)
    signs = code.replace("-", "")
    assert len(signs) == CODE_LENGTH and not set(signs) & set("01OI")
    for typed in (code, code.lower(), signs, f"  {code.replace('-', ' ')} ", code.replace("-", "–")):
        assert read_code(typed) == signs


@given(TOWNS)
def test_every_single_wrong_sign_is_detected(town: str) -> None:
    signs = make_code(town).replace("-", "")
    for position, wrong in itertools.product(range(CODE_LENGTH), ALPHABET):
        if wrong != signs[position]:
            assert read_code(signs[:position] + wrong + signs[position + 1 :]) is None


@given(TOWNS)
def test_every_swap_of_two_signs_is_detected(town: str) -> None:
    signs = make_code(town).replace("-", "")
    for first, second in itertools.combinations(range(CODE_LENGTH), 2):
        swapped = list(signs)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        if signs[first] != signs[second]:
            assert read_code("".join(swapped)) is None


@pytest.mark.parametrize("typed", ["", "bonjour", "VCT-7K3M", "VCT-7K3M-QX4T-9", "é" * 11, "efface mon avis"])
def test_anything_else_is_malformed(typed: str) -> None:
    assert read_code(typed) is None


def test_codes_differ_and_hashes_need_the_secret() -> None:
    codes = {make_code("demo") for _ in range(200)}
    code = codes.pop()
    assert len(codes) == 199
    assert hash_code(code, b"one") != hash_code(code, b"two")
    assert hash_code(code, b"one") == hash_code(read_code(code) or "", b"one")


def test_a_code_passes_the_scrubber_however_it_is_written() -> None:
    for _ in range(500):
        code = make_code("victoriaville")
        for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", "")):
            assert scrub_direct(f"efface mon avis {typed} svp") == f"efface mon avis {typed} svp"

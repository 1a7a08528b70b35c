"""The language, where the script alone tells it."""

from __future__ import annotations

import pytest

from text.language import language_of_script


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("أبحث عن سكن", "ar"),
        ("مرحبا hello", "ar" if len("مرحبا") > len("hello") else None),
        ("سلام CLSC ممكن موعد", "ar"),
        ("诊所在哪里", "other"),
        ("Де клініка", "other"),
        ("क्लिनिक", "other"),
        ("መንገድ", "other"),
        ("Bonjour", None),
        ("¿Dónde?", None),
        ("Phòng khám", None),
        ("12345", "other"),
        ("👍", "other"),
        ("", "other"),
    ],
)
def test_a_script_tells_its_language(typed, language):
    assert language_of_script(typed) == language

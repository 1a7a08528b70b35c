"""The greeting before a request is not the request."""

from __future__ import annotations

import pytest

from text.greetings import without_greeting


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Bonjour, je cherche un médecin", "je cherche un medecin"),
        ("hola necesito ayuda con la renta", "necesito ayuda con la renta"),
        ("Hello there, where is the food bank?", "where is the food bank"),
        ("السلام عليكم أبحث عن سكن", "ابحث عن سكن"),
        ("bonjour bonsoir madame j'ai besoin d'un manteau", "j'ai besoin d'un manteau"),
    ],
)
def test_a_greeting_is_taken_off_a_request(text: str, rest: str) -> None:
    assert without_greeting(text) == rest


@pytest.mark.parametrize("text", ["bonjour", "Salut toi", "buenos dias", "bonjour madame", "مرحبا", "hi there"])
def test_a_greeting_alone_stays_a_greeting(text: str) -> None:
    assert without_greeting(text).split()[0] in {"bonjour", "salut", "buenos", "مرحبا", "hi"}


def test_words_that_only_begin_like_a_greeting_are_left_alone() -> None:
    assert without_greeting("allocation familiale montant") == "allocation familiale montant"
    assert without_greeting("olives et pain") == "olives et pain"

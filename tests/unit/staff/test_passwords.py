"""The rules of a password, and that an unknown account costs what a known one does."""

from __future__ import annotations

import pytest

from staff import passwords
from staff.passwords import check_password, find_password_fault, hash_password

EMAIL = "anne.roy@ville.ca"


@pytest.mark.parametrize(
    "password",
    ["girafe lune tasse", "J’aime la tourtière", "xK9#pL2!vQ7z", "Victoriaville en hiver", "bonjour tout le monde"],
)
def test_a_plain_phrase_will_do(password):
    assert find_password_fault(password, EMAIL, "Anne Roy") is None


@pytest.mark.parametrize(
    ("password", "word"),
    [
        pytest.param("tropcourt12", "au moins 12", id="eleven characters"),
        pytest.param("a" * 201, "trop long", id="a hostile length"),
        pytest.param("anne.roy@ville.ca", "courriel", id="the address"),
        pytest.param("Anne.Roy@Ville.CA2026", "courriel", id="the address and a year"),
        pytest.param("anneroy20262026", "courriel", id="the name and digits"),
        pytest.param("MotDePasse123!", "courant", id="a common word and digits"),
        pytest.param("Mot de passe 2026", "courant", id="a common phrase"),
        pytest.param("Bienvenue2026!", "courant", id="a common welcome"),
        pytest.param("aaaaaaaaaaaa", "courant", id="one letter"),
        pytest.param("abababababab", "courant", id="two letters"),
        pytest.param("012345678901", "courant", id="digits in a row"),
        pytest.param("abcdefghijklmn", "courant", id="the alphabet"),
        pytest.param("            ", "courant", id="spaces"),
    ],
)
def test_what_everybody_would_guess_is_refused_with_a_reason(password, word):
    assert word in (find_password_fault(password, EMAIL, "Anne Roy") or "")


def test_a_hash_is_argon2id_salted_and_checks_its_own_password_only():
    stored = hash_password("girafe lune tasse")
    assert stored.startswith("$argon2id$")
    assert stored != hash_password("girafe lune tasse")
    assert check_password("girafe lune tasse", stored)
    assert not check_password("girafe lune tasses", stored)


def test_the_same_letters_typed_on_another_keyboard_are_the_same_password():
    assert check_password("e\u0301te\u0301 a\u0300 la plage", hash_password("été à la plage"))


def test_nobody_and_a_damaged_hash_are_refused():
    assert not check_password("girafe lune tasse", None)
    assert not check_password("girafe lune tasse", "pas une empreinte")


def test_an_unknown_account_is_verified_against_a_real_hash(monkeypatch):
    verified = []

    class CountingHasher:
        def hash(self, password: str) -> str:
            return passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(password)

        def verify(self, stored: str, password: str) -> bool:
            verified.append(stored)
            return passwords.PasswordHasher().verify(stored, password)

    monkeypatch.setattr(passwords, "_hasher", CountingHasher())
    passwords._hash_of_nobody.cache_clear()
    try:
        assert not check_password("girafe lune tasse", None)
        assert not check_password("girafe lune tasse", hash_password("autre chose ici"))
    finally:
        passwords._hash_of_nobody.cache_clear()
    assert len(verified) == 2 and all(stored.startswith("$argon2id$") for stored in verified)

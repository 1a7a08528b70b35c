"""Short answers to a question just asked: yes, no, stop, a rating, « le 2e »."""

from __future__ import annotations

import time

import pytest

from text.replies import is_cancel, is_no, is_question, is_yes, read_place, read_rating

YES = ("oui", "Oui!", "ouais", "wi", "ok", "d'accord", "dac", "bien sûr", "correct", "👍", "yes", "sí", "نعم",
       "oui svp", "c'est bon", "je veux bien", "certainement", "pourquoi pas", "oui, gardez-le", "sim")  # fmt: skip
NO = ("non", "Non merci", "nan", "no", "pas maintenant", "jamais", "je veux pas", "👎", "لا", "não", "plus tard",
      "non je veux pas", "pas intéressé", "nope")  # fmt: skip
CANCEL = ("annuler", "annule", "stop", "arrête", "arrêter", "laisse faire", "oublie ça", "cancel", "je veux arrêter",
          "on arrête", "الغاء", "cancelar")  # fmt: skip
NEITHER = ("le logement est cher", "je ne sais pas", "", "garderie", "banque alimentaire", "12", "bonjour")


@pytest.mark.parametrize("typed", YES)
def test_a_yes_is_a_yes_and_nothing_else(typed):
    assert is_yes(typed) and not is_no(typed) and not is_cancel(typed)


@pytest.mark.parametrize("typed", NO)
def test_a_no_is_a_no_and_nothing_else(typed):
    assert is_no(typed) and not is_yes(typed)


@pytest.mark.parametrize("typed", CANCEL)
def test_a_wish_to_stop_is_heard(typed):
    assert is_cancel(typed) and not is_yes(typed)


@pytest.mark.parametrize("typed", NEITHER)
def test_anything_else_is_none_of_them(typed):
    assert not is_yes(typed) and not is_no(typed) and not is_cancel(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Où est la clinique", "comment ça marche?", "c'est quoi ça", "et combien ça coute", "what is this",
        "dónde está la biblioteca", "أين العيادة؟", "c ou", "pouvez-vous m'aider", "y a-t-il un bus",
    ],
)  # fmt: skip
def test_a_question_is_a_question_without_its_mark(typed):
    assert is_question(typed)


@pytest.mark.parametrize(
    "typed",
    ["il n'y a pas de garderie ici", "les loyers sont trop chers", "je suis seule", "tout va bien", "merci"],
)
def test_a_statement_is_no_question(typed):
    assert not is_question(typed)


@pytest.mark.parametrize(
    ("typed", "rating"),
    [
        ("5", 5), ("4/5", 4), ("3 sur 5", 3), ("1", 1), ("note: 2", 2), ("٣", 3),
        ("😀", 5), ("🙂 oui", 4), ("😐", 3), ("🙁", 2), ("😞", 1),
        ("Oui, tout à fait", 5), ("très bien", 5), ("excellent", 5), ("plutôt oui", 4), ("oui", 4), ("bien", 4),
        ("moyen", 3), ("comme ci comme ça", 3), ("ça dépend", 3), ("plutôt non", 2), ("non", 2), ("pas vraiment", 2),
        ("difficile", 2), ("pas très bien", 2), ("pas du tout", 1), ("non, pas du tout", 1), ("très mal", 1),
        ("nul", 1), ("not at all", 1),
        ("je sais pas", "nsp"), ("jsais pas", "nsp"), ("I don't know", "nsp"), ("no sé", "nsp"), ("passer", "nsp"),
        ("ça ne me concerne pas", "na"), ("does not apply", "na"),
        ("10", None), ("le ciel est bleu", None), ("", None), ("15/20", None),
    ],
)  # fmt: skip
def test_a_rating_is_read(typed, rating):
    assert read_rating(typed) == rating


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("le 2e", 2), ("2", 2), ("la première", 1), ("1er", 1), ("le premier svp", 1), ("le dernier", -1),
        ("the second one", 2), ("el tercero", 3), ("numéro 3", 3), ("la 3ème", 3), ("الثاني", 2), ("option 1", 1),
        ("la deuxième adresse", 2), ("bonjour", None), ("", None), ("12", None), ("je veux 4 cours", None),
    ],
)  # fmt: skip
def test_a_place_in_a_list_is_read(typed, place):
    assert read_place(typed) == place


@pytest.mark.parametrize("hostile", ["oui " * 2_500, "a" * 10_000, "le la " * 1_700, "et mais " * 1_250, "1" * 10_000])
def test_a_hostile_message_is_read_at_once(hostile):
    started = time.perf_counter()
    for read in (is_yes, is_no, is_cancel, is_question, read_rating, read_place):
        read(hostile)
    assert time.perf_counter() - started < 0.5

"""What « plus d’information » adds to a card."""

from __future__ import annotations

from knowledge.details import describe
from knowledge.entries import Entry


def make_entry(**fields: object) -> Entry:
    given = {
        "id": "x", "municipality": "victoriaville", "kind": "service", "name": "X", "topics": ("food",),
        "display": "ok-with-date", "description_fr": "Une phrase.",
    }  # fmt: skip
    return Entry(**{**given, **fields})  # type: ignore[arg-type]


def test_a_card_that_says_everything_has_no_details() -> None:
    assert describe(make_entry()) == ()


def test_the_whole_description_comes_when_the_card_shows_only_its_first_sentence() -> None:
    entry = make_entry(description_fr="On donne de la nourriture. Apportez un sac.")
    assert describe(entry) == ("On donne de la nourriture. Apportez un sac.",)


def test_steps_are_numbered_and_papers_and_cautions_follow() -> None:
    entry = make_entry(
        kind="guide", steps=("Appelez.", "Signez."), documents=("Passeport", "Bail"), cautions=("Gratuit.",)
    )
    assert describe(entry) == (
        "1. Appelez.",
        "2. Signez.",
        "Papiers\u00a0: Passeport\u00a0; Bail.",
        "Attention\u00a0: Gratuit.",
    )


def test_price_languages_and_public_are_said_only_when_known() -> None:
    entry = make_entry(cost="Gratuit", languages=("français", "espagnol"), eligibility_fr="16 ans et plus")
    assert describe(entry) == (
        "Pour qui\u00a0: 16 ans et plus",
        "Prix\u00a0: Gratuit",
        "Langues\u00a0: français, espagnol",
    )

from __future__ import annotations

from knowledge.vocabularies import AUDIENCES, KINDS, PUBLICS, TOPICS, codes, label_of


def test_there_are_27_topics_and_11_audiences() -> None:
    assert len(set(codes(TOPICS))) == 27
    assert len(set(codes(AUDIENCES))) == 11


def test_every_member_explains_itself() -> None:
    for term in (*TOPICS, *AUDIENCES, *KINDS):
        assert term.label and term.definition.endswith(".")


def test_publics_name_known_audiences_only() -> None:
    for public in PUBLICS:
        assert {*public.names, *public.takes} <= set(codes(AUDIENCES))


def test_a_code_has_a_french_label() -> None:
    assert label_of(TOPICS, "worship") == "Lieux de culte"

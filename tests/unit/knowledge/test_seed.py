from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from knowledge.database import open_sessions
from knowledge.load import check_directory
from knowledge.models import EntryRow
from knowledge.towns import SEED, BadTown, UnknownTown, get_town, list_towns, read_town


def test_all_202_records_and_30_guides_are_loaded(seed_url: str) -> None:
    with open_sessions(seed_url)() as session:
        kinds = [kind for (kind,) in session.execute(select(EntryRow.kind))]
    assert len(kinds) == 232
    assert kinds.count("guide") == 30


def test_the_seed_has_nothing_to_refuse() -> None:
    assert check_directory(SEED).problems == []


def test_the_three_added_topics_are_used(seed_url: str) -> None:
    with open_sessions(seed_url)() as session:
        topics = {topic for row in session.execute(select(EntryRow)).scalars() for topic in row.topics}
    assert {"discrimination", "interpreting", "worship"} <= topics


def test_the_demonstration_town_borrows_a_directory_and_its_contacts() -> None:
    demo, real = get_town("demo"), get_town("victoriaville")
    assert demo.is_demonstration and not real.is_demonstration
    assert demo.directory == "victoriaville"
    assert demo.contact_ids == real.contact_ids
    assert demo.directive_ref and "fictive" in demo.directive_ref
    assert real.directive_ref is None


def test_french_contacts_begin_with_francisation_quebec() -> None:
    assert get_town("victoriaville").contacts_for("french")[:2] == ("francisation-quebec", "caibf")


def test_an_unknown_town_raises() -> None:
    with pytest.raises(UnknownTown):
        get_town("atlantide")
    assert [town.id for town in list_towns()] == ["demo", "victoriaville"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- liste", "champ: valeur"),
        ("name: A", "« directory » manque"),
        ("name: A\ndirectory: a\nmaire: B", "« maire » n’est pas un champ connu"),
        ("name: A\ndirectory: a\nlanguages: [klingon]", "n’est pas une langue"),
        ("name: A\ndirectory: a\ntopics: {logement: {doors: []}}", "n’est pas un sujet connu"),
        ("name: [", "illisible"),
    ],
)
def test_a_wrong_town_file_says_what_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "town.yml").write_text(content, encoding="utf-8")
    with pytest.raises(BadTown, match=message):
        read_town(tmp_path)

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.files import read_directory
from knowledge.load import check_directory, load_directory
from knowledge.models import EntryRow, RevisionRow, mapper

GOOD: dict[str, Any] = {
    "id": "cafe-du-coin", "kind": "service", "name": "Café du coin", "description_fr": "Un café.",
    "topics": ["networking"], "audience": ["tous"], "display": "ok",
}  # fmt: skip
GUIDE = """- id: boire-un-cafe
  topic: networking
  title_fr: Boire un café
  questions_fr: [où boire un café]
  answer_fr: Allez au café.
  steps_fr: [Entrez.]
  who_to_contact: [cafe-du-coin]
  sources: [{url: 'https://example.org', date: non imprimée, what_it_supports: tout}]
"""


def write(seed: Path, *records: dict[str, Any], guides: str = "", town: str = "bourg") -> Path:
    folder = seed / town
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "records.jsonl").write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    if guides:
        (folder / "guides.yml").write_text(guides, encoding="utf-8")
    return seed


def test_good_rows_load_when_others_are_refused(session: Session, tmp_path: Path) -> None:
    bad = GOOD | {"id": "autre", "topics": ["nourriture"], "phone": "12"}
    report = load_directory(session, write(tmp_path, GOOD, bad))
    assert (report.created, report.refused) == (1, 1)
    assert [(problem.line, problem.field) for problem in report.problems] == [(2, "topics"), (2, "phone")]
    assert str(report.problems[0]).startswith("bourg/records.jsonl, ligne 2, champ « topics » : ")


def test_an_unknown_field_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    report = check_directory(write(tmp_path, GOOD | {"adress": "1, rue Principale"}))
    assert "Vouliez-vous dire « address » ?" in str(report.problems[0])


def test_a_double_identifier_is_refused(tmp_path: Path) -> None:
    report = check_directory(write(tmp_path, GOOD, GOOD | {"name": "Autre"}))
    assert report.refused == 1
    assert "existe déjà (bourg/records.jsonl, ligne 1)" in str(report.problems[0])


def test_an_identifier_of_the_shared_directory_is_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD, town="quebec")
    report = check_directory(write(tmp_path, GOOD))
    assert "annuaire partagé" in str(report.problems[0])


def test_a_guide_whose_contact_does_not_exist_is_refused_at_its_line(tmp_path: Path) -> None:
    report = check_directory(write(tmp_path, GOOD, guides=GUIDE.replace("[cafe-du-coin]", "[cafe-du-coi]")))
    assert str(report.problems[0]) == (
        "bourg/guides.yml, ligne 7, champ « who_to_contact » : la fiche « cafe-du-coi » n’existe pas."
        " Vouliez-vous dire « cafe-du-coin » ?"
    )


def test_loading_twice_changes_nothing(session: Session, tmp_path: Path) -> None:
    seed = write(tmp_path, GOOD, guides=GUIDE)
    load_directory(session, seed)
    report = load_directory(session, seed)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 2)
    assert session.execute(select(RevisionRow.number)).scalar_one() == 1


def test_a_changed_row_is_updated_and_a_missing_one_vanishes(session: Session, tmp_path: Path) -> None:
    other = GOOD | {"id": "autre"}
    load_directory(session, write(tmp_path, GOOD, other))
    report = load_directory(session, write(tmp_path, GOOD | {"cost": "Gratuit"}))
    assert (report.updated, report.vanished) == (1, 1)
    gone = session.execute(select(EntryRow).where(EntryRow.id == "autre")).scalar_one()
    assert gone.is_present is False


def test_a_refused_row_keeps_what_was_known(session: Session, tmp_path: Path) -> None:
    load_directory(session, write(tmp_path, GOOD))
    report = load_directory(session, write(tmp_path, GOOD | {"source_date": "hier"}))
    assert (report.refused, report.vanished) == (1, 0)
    assert session.execute(select(EntryRow)).scalar_one().is_present is True


def test_an_empty_file_does_not_empty_the_directory(session: Session, tmp_path: Path) -> None:
    load_directory(session, write(tmp_path, GOOD))
    assert load_directory(session, write(tmp_path)).vanished == 0


def test_every_column_declares_its_privacy() -> None:
    for table in mapper.metadata.tables.values():
        for column in table.columns:
            assert column.info.get("privacy") == "public", f"{table.name}.{column.name}"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(records=st.binary(max_size=300), guides=st.binary(max_size=300))
def test_no_content_makes_reading_crash(tmp_path: Path, records: bytes, guides: bytes) -> None:
    (tmp_path / "records.jsonl").write_bytes(json.dumps(GOOD).encode() + b"\n" + records)
    (tmp_path / "guides.yml").write_bytes(guides)
    reading = read_directory(tmp_path)
    assert [row["id"] for row in reading.rows][:1] == ["cafe-du-coin"]


ODD = st.sampled_from(["", "é", None, 3, [], {}, ["x"], "2024-99", "[", "\x00", {"a": [None]}, 1e400])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from([*GOOD, "phone", "email", "latitude", "inconnu"]), ODD))
def test_a_malformed_row_is_refused_or_loads_but_never_crashes(tmp_path: Path, odd: dict[str, Any]) -> None:
    reading = read_directory(write(tmp_path, GOOD | {"id": "bon"}, GOOD | odd) / "bourg")
    assert reading.rows[0]["id"] == "bon"
    assert len(reading.rows) + reading.refused == 2


def test_deeply_nested_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text("[" * 100_000, encoding="utf-8")
    assert read_directory(tmp_path).refused == 1

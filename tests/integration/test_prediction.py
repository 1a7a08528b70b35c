"""`passerelle predict requests` answers a file as the web channel answers people: the same cards, row by row."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from settings import ROOT

# One row each: our own, in the registers and languages that people write.
ROWS = (
    "banque alimentaire", "cours de français le soir", "slt jcherche un logement pas cher", "ou aller pour la garderie",
    "rencontrer des gens d'ici", "comment avoir un médecin de famille", "je veux apprendre le français en ligne",
    "moi chercher travail usine", "permis de conduire", "carte d'assurance maladie", "where can I find food",
    "I need help with my work permit", "busco clases de francés", "necesito un abogado", "أبحث عن سكن",
    "preciso de ajuda para encontrar emprego", "vêtements d'hiver pour les enfants", "ya tu un autobus pour montréal",
    "aide aux devoirs", "inscrire mes enfants à l'école", "équivalence de diplôme", "bibliothèque", "impôts gratuits",
    "mon mari me frappe", "je suis déprimée", "parler à quelqu'un", "bonjour", "merci beaucoup",
    "quel temps fera-t-il demain", "jouer au soccer",
)  # fmt: skip


@pytest.fixture(scope="module")
def predicted(installation, tmp_path_factory) -> list[dict]:
    """The rows through the command line, a process of its own."""
    folder = tmp_path_factory.mktemp("prediction")
    asked, answered = folder / "in.jsonl", folder / "out.jsonl"
    lines = [json.dumps({"id": f"r{number}", "text": text}) for number, text in enumerate(ROWS)]
    asked.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(ROOT / "passerelle.py"), "predict", "requests", str(asked), str(answered)]
    subprocess.run(command, check=True, cwd=ROOT, env=dict(os.environ), capture_output=True)
    return [json.loads(line) for line in answered.read_text(encoding="utf-8").splitlines()]


def test_every_row_is_answered_as_the_contract_says(predicted):
    keys = {
        "id", "goal", "topic", "also", "when", "audience", "lang", "confidence", "outcome", "emergency_line", "records",
    }  # fmt: skip
    assert [row["id"] for row in predicted] == [f"r{number}" for number in range(len(ROWS))]
    for row in predicted:
        assert set(row) == keys
        assert 0 <= row["confidence"] <= 1 and len(row["records"]) <= 3
        assert row["outcome"] in {"answered", "nothing_found", "clarify", "declined", "emergency"}


@pytest.mark.parametrize("number", range(len(ROWS)), ids=lambda number: ROWS[number])
def test_the_file_gets_the_cards_that_a_person_gets(predicted, talk, number):
    person = talk("victoriaville")
    person.say(ROWS[number])
    assert [card["id"] for card in person.cards][:3] == predicted[number]["records"]


def test_danger_gives_its_line(predicted):
    row = predicted[ROWS.index("mon mari me frappe")]
    assert row["goal"] == row["outcome"] == "emergency"
    assert row["emergency_line"] in {"urgence-911", "sos-violence-conjugale"}


def test_nothing_of_the_file_is_kept(predicted, installation):
    kept = b"".join(path.read_bytes() for path in installation.data_folder.rglob("conversations*"))
    assert b"predict-" not in kept

"""Reading comments: training rows, the honest answer, and how grave a comment is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from feedback.characteristics import CODES
from feedback.classify import load_comment_classifier, train_comment_classifier
from feedback.comments import CommentReading, read_comment
from feedback.errors import InvalidTrainingRow, ModelMissing
from feedback.severity import read_severity

TOPICS = {
    "c1": ("le loyer du logement est", "c1_logement_cout"),
    "c2": ("au comptoir du service on est", "c2_accueil"),
    "c3": ("trouver un emploi ici est", "c3_peu_offres"),
    "c4": ("au travail mes heures et ma paye sont", "c4_conditions"),
    "c5": ("mon diplôme et mon expérience sont", "c5_diplome"),
    "c6": ("la fierté de ma culture dans la ville est", "c6_respect"),
    "c7": ("se faire des amis et des voisins est", "c7_isolement"),
    "c8": ("le cours de français et la pratique sont", "c8_niveau"),
}
FEELINGS = {"positive": "super, merci beaucoup", "negative": "pénible et décevant, rien ne va"}


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("comments")
    rows = [
        {
            "text": f"{start} {'vraiment ' * number}{end}",
            "lang": "fr",
            "characteristics": [code],
            "sentiment": sentiment,
            "severity": int(sentiment == "negative"),
            "themes": [theme],
        }
        for code, (start, theme) in TOPICS.items()
        for sentiment, end in FEELINGS.items()
        for number in range(3)
    ]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert train_comment_classifier(folder, folder / "model") == len(rows)
    return folder / "model"


def _read(text: str, model_folder: Path) -> CommentReading:
    return read_comment(text, frozenset(), classifier=load_comment_classifier(model_folder))


def test_a_comment_is_scrubbed_then_understood(model_folder: Path) -> None:
    reading = _read("Le loyer du logement est pénible, appelez-moi au 819 555-0199", model_folder)
    assert reading.characteristics[0] == "c1"
    assert reading.sentiment == "negative"
    assert "c1_logement_cout" in reading.themes
    assert reading.scrubbed.endswith("appelez-moi au [téléphone]")


def test_an_unclear_comment_gets_the_best_guess_and_its_low_score(model_folder: Path) -> None:
    reading = _read("bof", model_folder)
    assert tuple(reading.scores) == CODES
    assert reading.scores[reading.characteristics[0]] == max(reading.scores.values())
    assert 1 <= len(reading.characteristics) <= 3
    assert not reading.sure


def test_without_a_trained_model_the_error_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        load_comment_classifier(tmp_path)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"characteristics": ["c9"]}, "characteristics"), ({"sentiment": "angry"}, "sentiment"),
     ({"severity": 4}, "severity"), ({"themes": ["c1_rien"]}, "themes"), ({"text": " "}, "text")],
)  # fmt: skip
def test_a_bad_training_row_is_named(tmp_path: Path, change: dict, field: str) -> None:
    row = {"text": "a", "characteristics": ["c1"], "sentiment": "neutral", "severity": 0, "themes": []}
    (tmp_path / "rows.jsonl").write_text(json.dumps({**row, **change}), encoding="utf-8")
    with pytest.raises(InvalidTrainingRow, match=rf"rows\.jsonl:1: {field}"):
        train_comment_classifier(tmp_path, tmp_path / "model")


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("On ne loue pas aux immigrants, il m'a dit", 3),
        ("Mon voisin m'a menacée hier", 3),
        ("We got evicted in January", 3),
        ("Me amenazó mi jefe", 3),
        ("À cause de mon accent, on m'a raccroché au nez", 3),
        ("Mon patron ne m'a pas payée", 2),
        ("Il y a de la moisissure partout", 2),
        ("Pas de racisme ici, les gens sont gentils", 0),
        ("Je n'ai jamais vécu de discrimination", 0),
        ("La bibliothèque est belle", 0),
        ("", 0),
    ],
)
def test_grave_words_are_heard_and_denied_ones_are_not(said: str, level: int) -> None:
    assert read_severity(said) == level

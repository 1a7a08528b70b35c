"""The classifier and its features on a toy language: learns, says how sure it is, comes back from disk the same."""

from __future__ import annotations

import json

import numpy as np
import pytest

from text.classifier import TextClassifier
from text.features import Features

NEEDS = {"food": ("manger", "pain", "repas"), "home": ("logement", "loyer", "maison"), "work": ("emploi", "paie", "cv")}
SHAPES = ("je cherche {}", "ou trouver {}", "besoin de {}", "{} svp", "{} pas cher", "aide pour {}", "{} ici", "un {}")
TEXTS = [shape.format(word) for need in NEEDS.values() for word in need for shape in SHAPES]
TOPICS = [need for need, words in NEEDS.items() for _ in words for _ in SHAPES]
POLITE = ["yes" if "svp" in text else "no" for text in TEXTS]


@pytest.fixture(scope="module")
def classifier() -> TextClassifier:
    labels = {"topic": TOPICS, "polite": POLITE, "rare": [None] * 40 + ["a", "b"] * 16}
    return TextClassifier.fit(TEXTS, labels)


def best(chances: dict[str, float]) -> str:
    return next(iter(chances))


@pytest.mark.parametrize(("typed", "topic"), [("manger", "food"), ("cherch LOGEMENT!!", "home"), ("emplois", "work")])
def test_what_was_taught_is_read(classifier, typed, topic):
    assert best(classifier.read(typed)["topic"]) == topic


def test_a_typo_is_still_read(classifier):
    assert best(classifier.read("je cherche un logemant")["topic"]) == "home"


def test_heads_answer_their_own_question(classifier):
    assert best(classifier.read("pain svp")["polite"]) == "yes"
    assert best(classifier.read("besoin de pain")["polite"]) == "no"


@pytest.mark.parametrize("typed", ["", "zzz", "👍", "a" * 2000, "أين"])
def test_probabilities_sum_to_one_best_first(classifier, typed):
    for chances in classifier.read(typed).values():
        values = list(chances.values())
        assert sum(values) == pytest.approx(1)
        assert values == sorted(values, reverse=True)


def test_what_is_unknown_is_less_sure_than_what_was_taught(classifier):
    def sureness(typed: str) -> float:
        return max(classifier.read(typed)["topic"].values())

    assert sureness("qwxz") < sureness("je cherche un logement")


def test_a_saved_classifier_reads_the_same(classifier, tmp_path):
    classifier.save(tmp_path)
    loaded = TextClassifier.load(tmp_path)
    for typed in ("je cherche du pain", "loyer", "zzz", ""):
        before, after = classifier.read(typed), loaded.read(typed)
        assert list(before) and before.keys() == after.keys()
        for head, chances in before.items():
            assert after[head] == pytest.approx(chances, abs=0.01)


def test_a_model_is_arrays_and_json_never_code(classifier, tmp_path):
    classifier.save(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".npz"}
    for path in tmp_path.glob("*.npz"):
        with np.load(path, allow_pickle=False) as stored:
            assert all(stored[name].dtype != object for name in stored)


def test_a_broken_model_is_refused(classifier, tmp_path):
    classifier.save(tmp_path)
    (tmp_path / "heads.json").write_text("[", encoding="utf-8")
    with pytest.raises(ValueError):
        TextClassifier.load(tmp_path)
    with pytest.raises(OSError):
        TextClassifier.load(tmp_path / "nowhere")


def test_features_of_one_text_are_those_of_its_row(tmp_path):
    features, rows = Features.fit(TEXTS)
    columns, values = features.row(TEXTS[5])
    row = rows[5]
    assert row.dtype == values.dtype == np.float32
    assert dict(zip(columns, values, strict=True)) == pytest.approx(dict(zip(row.indices, row.data, strict=True)))
    features.save(tmp_path, "f")
    assert json.loads((tmp_path / "f.words.json").read_text(encoding="utf-8"))["vocabulary"]
    again_columns, again_values = Features.load(tmp_path, "f").row(TEXTS[5])
    assert (again_columns == columns).all() and again_values == pytest.approx(values, abs=1e-4)


def test_a_text_of_unknown_words_is_known_to_be_unknown(classifier):
    assert classifier.knows_a_word("un logemnt") and not classifier.knows_a_word("asdkjh qwzxkv")

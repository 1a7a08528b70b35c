"""The 8 characteristics and the 32 statements."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
import yaml

from feedback.characteristics import CHARACTERISTICS, get_characteristic
from feedback.errors import InvalidQuestionnaire, UnknownCharacteristic, UnknownStatement
from feedback.questions import QUESTIONS_FILE, SCALE, STATEMENTS, THEMES, get_statement, parse_questionnaire

SEED = Path(__file__).parents[2] / "fixtures" / "feedback" / "collectivites-accueillantes-inclusives-2018.txt"
SOLUTIONS = QUESTIONS_FILE.with_name("solutions.yml")


def _written() -> dict:
    return yaml.safe_load(QUESTIONS_FILE.read_text(encoding="utf-8"))


def test_the_eight_are_the_ministrys_exact_words_in_the_ministrys_order() -> None:
    lines = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines()]
    official = [line for line in lines if line.startswith("Un milieu accueillant")]
    assert [characteristic.official for characteristic in CHARACTERISTICS] == official


def test_titles_and_explanations_are_those_of_the_questionnaire() -> None:
    for characteristic, entry in zip(CHARACTERISTICS, _written()["characteristics"], strict=True):
        assert characteristic.code == entry["id"]
        assert characteristic.title == entry["title"]["fr"]
        plain = characteristic.explanation.replace("’", "'").replace("\u00a0", " ")
        assert plain == entry["explanation_fr"]


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownCharacteristic):
        get_characteristic("c9")


def test_there_are_32_statements_four_for_each_characteristic() -> None:
    assert len(STATEMENTS) == 32
    for characteristic in CHARACTERISTICS:
        assert sum(statement.characteristic == characteristic.code for statement in STATEMENTS) == 4


def test_there_are_58_themes_and_statements_name_only_those() -> None:
    codes = {theme.code for theme in THEMES}
    assert len(codes) == len(THEMES) == 58
    assert all(set(statement.themes) <= codes for statement in STATEMENTS)


def test_the_scale_goes_from_the_best_to_the_worst_with_words_and_faces() -> None:
    assert [point.value for point in SCALE.points] == [5, 4, 3, 2, 1]
    assert SCALE.points[0].face == "😀" and SCALE.points[0].fr == "Oui, tout à fait"
    assert (SCALE.nsp.fr, SCALE.na.fr) == ("Je ne sais pas", "Ça ne me concerne pas")


def test_an_unknown_statement_is_refused() -> None:
    with pytest.raises(UnknownStatement):
        get_statement("c1_q9")


@pytest.mark.parametrize(
    ("breakage", "named"),
    [
        (lambda q: q["characteristics"].pop(), "characteristics"),
        (lambda q: q["characteristics"][0]["statements"].pop(), "c1"),
        (lambda q: q["characteristics"][1]["statements"][0].update(themes=["c9_rien"]), "c2_q1"),
        (lambda q: q["characteristics"][1]["statements"][0].update(fr=" "), "c2_q1"),
        (lambda q: q["characteristics"][1]["statements"][0].update(id="c1_q1"), "share an id"),
        (lambda q: q["scale"]["points"].pop(3), "scale.points"),
        (lambda q: q["scale"]["missing"].pop("na"), "scale.missing"),
    ],
)
def test_a_broken_questionnaire_is_refused_and_the_entry_is_named(breakage, named) -> None:
    written = copy.deepcopy(_written())
    breakage(written)
    with pytest.raises(InvalidQuestionnaire, match=named):
        parse_questionnaire(written)


def test_every_solution_answers_known_themes_and_characteristics() -> None:
    solutions = yaml.safe_load(SOLUTIONS.read_text(encoding="utf-8"))["solutions"]
    themes = {theme.code for theme in THEMES}
    codes = {characteristic.code for characteristic in CHARACTERISTICS}
    assert len(solutions) == 63
    for solution in solutions:
        assert set(solution["answers"]["themes"]) <= themes, solution["id"]
        assert set(solution["characteristics"]) <= codes, solution["id"]

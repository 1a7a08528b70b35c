"""Two requests in one message: where one ends and the next begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.normalise import fold
from text.segments import MOST_PARTS, split_requests


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Je cherche une garderie et aussi un cours de français", ["Je cherche une garderie", "un cours de français"]),
        ("where is the food bank? and how do I enrol", ["where is the food bank", "how do I enrol"]),
        ("busco trabajo y también clases de francés", ["busco trabajo", "clases de francés"]),
        ("أبحث عن شقة وأين أتعلم الفرنسية", ["أبحث عن شقة", "أين أتعلم الفرنسية"]),
        ("on a faim. pis comment on inscrit le petit", ["on a faim", "comment on inscrit le petit"]),
    ],
)  # fmt: skip
def test_two_requests_are_parted(text, parts):
    assert split_requests(text) == parts


@pytest.mark.parametrize(
    "text",
    ["une banque alimentaire svp", "du riz et des pâtes", "merci", "", "cours de français le soir", "Bonjour. Merci!"],
)
def test_one_request_stays_whole(text):
    assert len([part for part in split_requests(text) if len(fold(part).split()) > 2]) <= 1


@given(st.text(max_size=400))
def test_any_text_gives_some_parts_made_of_it(text):
    parts = split_requests(text)
    assert 1 <= len(parts) <= MOST_PARTS
    assert all(part in text for part in parts)

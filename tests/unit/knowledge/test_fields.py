from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.fields import GUIDE_FIELDS, RECORD_FIELDS, check_date, check_phone


@pytest.mark.parametrize(
    "phone",
    ["", "911", "211", "811 (option 3)", "310-4141 (cellulaire : *4141)", "1 800 622-6232 (1 800 O-Canada)",
     "819 795-3814"],
)  # fmt: skip
def test_phones_that_people_in_quebec_dial_are_accepted(phone: str) -> None:
    assert check_phone(phone) is None


@pytest.mark.parametrize(
    "phone", ["912", "819 795-38", "demander à Luc", "0", None, 8197953814, "819 795-3814 poste x"]
)
def test_what_cannot_be_dialled_is_refused(phone: Any) -> None:
    assert "téléphone" in (check_phone(phone) or "")


@pytest.mark.parametrize("written", ["", "2024", "2024-02", "2024-02-29"])
def test_partial_dates_are_accepted(written: str) -> None:
    assert check_date(written) is None


@pytest.mark.parametrize("written", ["2023-02-29", "2024-13", "24", "hier", "2024-1-1", None, 2024])
def test_dates_that_do_not_exist_are_refused(written: Any) -> None:
    assert "date" in (check_date(written) or "")


def test_a_near_topic_is_suggested() -> None:
    assert "Vouliez-vous dire « housing » ?" in (RECORD_FIELDS["topics"](["housin"]) or "")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(ANYTHING)
def test_no_value_makes_a_check_crash(value: Any) -> None:
    for check in (*RECORD_FIELDS.values(), *GUIDE_FIELDS.values()):
        message = check(value)
        assert message is None or message.strip()

"""The date of a source, as it is said."""

from __future__ import annotations

import pytest

from text.dates import say_source_date


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2023-05-29", "29 mai 2023"),
        ("2022-08-01", "1er août 2022"),
        ("2024-02-09", "9 février 2024"),
        ("2024-12", "décembre 2024"),
        ("2021", "2021"),
        ("", ""),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(written, said):
    assert say_source_date(written) == said

"""French typography, numbers, days; addresses that may be followed; sources that grew old."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from staff.desk import FOLDER, build_templates
from staff.french import typeset, write_day, write_moment, write_number, write_people, write_wait
from staff.gate import is_own_path
from staff.pages.directory import is_old


def plain(text: str) -> str:
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("« Bonjour ! »", "«~Bonjour~!~»"),
        ("58 % des gens : oui ; non ?", "58~% des gens~: oui~; non~?"),
        ("{% if a != b %} :", "{% if a != b %}~:"),
        ("un mot <p>suite ?</p>", "un mot <p>suite~?</p>"),
        ("rien à changer", "rien à changer"),
    ],
)
def test_spaces_before_signs_do_not_break(written, shown):
    assert plain(typeset(written)) == shown


def test_every_template_compiles_with_its_typography():
    templates = build_templates()
    for path in (FOLDER / "templates").glob("*.html"):
        templates.get_template(path.name)


def test_numbers_days_and_waits_are_written_in_french():
    assert plain(write_number(1234567)) == "1~234~567"
    assert plain(write_people(1)) == "1~personne"
    assert plain(write_day(date(2026, 12, 1))) == "1er~décembre~2026"
    assert plain(write_moment(datetime(2026, 11, 23, 3, 5, tzinfo=timezone.utc))) == "22~novembre~2026, 22~h~05"
    assert plain(write_wait(timedelta(milliseconds=200))) == "1~seconde"
    assert plain(write_wait(timedelta(seconds=61))) == "2~minutes"


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/", True),
        ("/caracteristiques/c1?cycle=2026", True),
        ("//mechant.ca", False),
        ("/\\mechant.ca", False),
        ("https://mechant.ca", False),
        ("javascript:alert(1)", False),
        ("/a\r\nSet-Cookie: x", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_desk_are_followed(path, own):
    assert is_own_path(path) is own


@pytest.mark.parametrize(
    ("source_date", "old"),
    [
        ("2026-11-01", False),
        ("2024-11", False),
        ("2024-10-31", True),
        ("2024", False),
        ("2023", True),
        ("", True),
        ("?", True),
    ],
)
def test_a_source_is_old_after_two_years_or_without_a_date(source_date, old):
    assert is_old(source_date, date(2026, 11, 22)) is old

"""`passerelle staff invite` and `staff list`, as typed by the person who installs Passerelle."""

from __future__ import annotations

import argparse

import pytest

from staff.commands import add_commands, has_accounts

PASSWORD = "girafe lune tasse"


@pytest.fixture
def run(settings, capsys):
    """Run a verb; returns the exit status, what was printed and what went wrong."""

    def run_line(*words: str) -> tuple[int, str, str]:
        parser = argparse.ArgumentParser()
        add_commands(parser.add_subparsers())
        args = parser.parse_args(["staff", *words])
        status = args.run(args, settings)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_line


def test_invite_prints_a_link_that_works_on_a_fresh_installation(run, settings, someone):
    status, printed, _ = run("invite")
    link = printed.splitlines()[0]
    assert status == 0 and link.startswith(f"{settings.staff_address}/premier-acces/")
    assert "administration" in someone.get(link.removeprefix(settings.staff_address)).text


def test_accounts_are_listed_without_secrets(run, enter):
    assert "Aucun compte" in run("list")[1]
    enter()
    assert run("list")[1] == "anne@ville.ca\tAnne Roy\tAdministration\ttoutes les municipalités\n"


def test_an_unknown_town_or_account_is_said_in_french(run):
    assert run("invite", "--municipality", "nulle-part")[::2] == (
        1,
        "La municipalité «\u00a0nulle-part\u00a0» n’est pas connue.\n",
    )
    status, printed, problem = run("invite", "--reset", "a@b.ca")
    assert (status, printed) == (1, "") and "Aucun compte" in problem


def test_a_reset_link_chooses_a_new_password(run, enter):
    person = enter()
    _, printed, _ = run("invite", "--reset", "anne@ville.ca")
    page = person.get(printed.splitlines()[0].removeprefix(person.site)).text
    assert "Choisir un nouveau mot de passe" in page and "anne@ville.ca" in page


def test_whether_somebody_can_sign_in_is_known(settings, enter):
    assert not has_accounts(settings)
    enter()
    assert has_accounts(settings)

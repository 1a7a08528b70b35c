"""The command line of feedback, on a database of its own."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import pytest

from feedback.commands import add_commands
from settings import Settings, load_settings


@pytest.fixture
def installation(tmp_path: Path) -> Settings:
    return replace(
        load_settings(), secrets_folder=tmp_path / "secrets", feedback_url=f"sqlite:///{tmp_path}/data/feedback.sqlite3"
    )


def _run(installation: Settings, *words: str) -> int:
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers(required=True))
    args = parser.parse_args(words)
    return args.run(args, installation)


def test_the_demonstration_is_filled_then_its_diagnostic_is_built(installation, capsys) -> None:
    assert _run(installation, "feedback", "simulate", "--municipality", "demo", "--people", "40") == 0
    assert "simulées" in capsys.readouterr().out
    assert _run(installation, "diagnostic", "build", "--municipality", "demo", "--format", "json") == 0
    diagnostic = json.loads(capsys.readouterr().out)
    assert diagnostic["simulated"] and diagnostic["people"] == 40 and len(diagnostic["characteristics"]) == 8


def test_a_real_town_is_never_filled(installation, capsys) -> None:
    assert _run(installation, "feedback", "simulate", "--municipality", "victoriaville") == 2
    assert "démonstration" in capsys.readouterr().err


def test_a_wrong_code_is_explained(installation, capsys) -> None:
    assert _run(installation, "feedback", "withdraw", "VCT-2222") == 1
    assert "erreur" in capsys.readouterr().out


def test_purging_says_what_it_removed(installation, capsys) -> None:
    assert _run(installation, "feedback", "purge") == 0
    assert "témoignages\u00a0: 0 effacés" in capsys.readouterr().out

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import pytest

from knowledge.commands import add_commands
from settings import Settings, load_settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return dataclasses.replace(load_settings(), knowledge_url=f"sqlite:///{tmp_path / 'base' / 'knowledge.sqlite3'}")


def run(settings: Settings, *words: str) -> int:
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers())
    args = parser.parse_args(["directory", *words])
    code = args.run(args, settings)
    assert isinstance(code, int)
    return code


def test_load_says_what_happened(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(settings, "load") == 0
    assert "232 fiches créées, 0 mises à jour, 0 inchangées, 0 refusées, 0 disparues" in capsys.readouterr().out
    assert run(settings, "load") == 0
    assert "232 inchangées" in capsys.readouterr().out


def test_show_prints_an_entry_in_french(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    run(settings, "load")
    assert run(settings, "show", "caibf") == 0
    assert "Téléphone : 819 795-3814" in capsys.readouterr().out
    assert run(settings, "show", "piscine-edouard-dubord") == 1
    assert run(settings, "show", "caibf", "--municipality", "atlantide") == 1


def test_check_fails_when_something_is_refused_but_load_goes_on(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "seed" / "bourg"
    folder.mkdir(parents=True)
    (folder / "records.jsonl").write_text(json.dumps({"id": "x"}), encoding="utf-8")
    assert run(settings, "check", "--folder", str(folder.parent)) == 1
    assert "bourg/records.jsonl, ligne 1, champ « name » : ce champ manque." in capsys.readouterr().out
    assert run(settings, "load", "--folder", str(folder.parent)) == 0
    assert "1 refusées" in capsys.readouterr().out


def test_load_fails_when_there_is_nothing_to_read(settings: Settings, tmp_path: Path) -> None:
    assert run(settings, "load", "--folder", str(tmp_path / "nulle-part")) == 1


def test_check_of_the_seed_is_fine(settings: Settings) -> None:
    assert run(settings, "check") == 0

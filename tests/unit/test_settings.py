"""One installation's settings: a file, the environment over it, and errors that say which line to mend."""

from __future__ import annotations

import stat
from dataclasses import fields, replace

import pytest

from settings import ROOT, SECRET_BYTES, Settings, SettingsError, load_settings, read_secret

USUAL = ROOT / "settings.yml"


def test_the_file_holds_every_setting_and_no_other():
    settings = load_settings(environment={})
    assert all(getattr(settings, field.name) is not None for field in fields(Settings))


def test_paths_are_absolute_and_databases_are_files_of_the_data_folder():
    settings = load_settings(environment={"PASSERELLE_DATA_FOLDER": "ailleurs"})
    assert settings.data_folder == ROOT / "ailleurs"
    assert settings.feedback_url == f"sqlite:///{ROOT}/ailleurs/feedback.sqlite3"


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("staff_port", "8081", 8081),
        ("development", "false", False),
        ("development", "1", True),
        ("scrubbing", "FALSE", False),
        ("municipality", "victoriaville", "victoriaville"),
        ("allowed_origins", "https://a.ca,https://b.ca", ("https://a.ca", "https://b.ca")),
        ("feedback_url", "postgresql://base/avis", "postgresql://base/avis"),
    ],
)
def test_the_environment_comes_first(name, written, value):
    assert getattr(load_settings(environment={f"PASSERELLE_{name.upper()}": written}), name) == value


@pytest.mark.parametrize(
    ("name", "written"), [("staff_port", "quatre"), ("development", "peut-être"), ("scrubbing", "")]
)
def test_a_bad_value_is_named(name, written):
    with pytest.raises(SettingsError, match=name):
        load_settings(environment={f"PASSERELLE_{name.upper()}": written})


def test_an_unknown_setting_is_named(tmp_path):
    path = tmp_path / "settings.yml"
    path.write_text(USUAL.read_text(encoding="utf-8") + "\nporte: 12\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="porte"):
        load_settings(path, environment={})


def test_a_missing_setting_is_named(tmp_path):
    path = tmp_path / "settings.yml"
    path.write_text(USUAL.read_text(encoding="utf-8").replace("municipality:", "# municipality:"), encoding="utf-8")
    with pytest.raises(SettingsError, match="municipality"):
        load_settings(path, environment={})


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    settings = replace(load_settings(environment={}), secrets_folder=tmp_path / "secrets")
    secret = read_secret(settings, "receipts")
    assert len(secret) == SECRET_BYTES and read_secret(settings, "receipts") == secret
    assert read_secret(settings, "cycle-2026") != secret
    assert stat.S_IMODE((settings.secrets_folder / "receipts").stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.secrets_folder.stat().st_mode) == 0o700


def test_half_a_secret_is_refused(tmp_path):
    settings = replace(load_settings(environment={}), secrets_folder=tmp_path)
    (tmp_path / "receipts").write_bytes(b"court")
    with pytest.raises(SettingsError, match="receipts"):
        read_secret(settings, "receipts")

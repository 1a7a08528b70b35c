"""Settings of one installation: settings.yml, overridden by PASSERELLE_* environment variables.

Read by every package; imports none of them. Secrets are files of their own, never settings.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent
SECRET_BYTES = 32


class SettingsError(Exception):
    """A setting is unknown or has a value of the wrong type; the message is for the person who edits the file."""


@dataclass(frozen=True)
class Settings:
    """One installation. Paths are absolute; URLs are SQLAlchemy's."""

    data_folder: Path
    log_folder: Path
    secrets_folder: Path
    models_folder: Path
    knowledge_url: str
    feedback_url: str
    staff_url: str
    conversations_url: str
    assistant_host: str
    assistant_port: int
    staff_host: str
    staff_port: int
    municipality: str
    development: bool
    allowed_origins: tuple[str, ...]
    scrubbing: bool
    session_hours: int
    conversation_days: int
    max_characters: int
    messages_per_minute: int
    sessions_per_minute: int

    @property
    def assistant_address(self) -> str:
        return f"http://{self.assistant_host}:{self.assistant_port}"

    @property
    def staff_address(self) -> str:
        return f"http://{self.staff_host}:{self.staff_port}"


def _convert(name: str, kind: str, value: Any) -> Any:
    """`value` from YAML or from the environment (a string) as the type that the field declares."""
    try:
        if kind == "Path":
            return (ROOT / str(value)).resolve()
        if kind == "int":
            return int(value)
        if kind == "bool":
            if isinstance(value, bool):
                return value
            return {"1": True, "true": True, "0": False, "false": False}[str(value).lower()]
        if kind == "tuple[str, ...]":
            return (
                tuple(filter(None, value.split(","))) if isinstance(value, str) else tuple(str(item) for item in value)
            )
        return str(value)
    except (ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"settings.yml : la valeur de « {name} » n’est pas valable : {value!r}") from error


def load_settings(path: Path = ROOT / "settings.yml", environment: dict[str, str] | None = None) -> Settings:
    """Read the settings; raises SettingsError on an unknown name, a missing one or a bad value."""
    environment = dict(os.environ) if environment is None else environment
    written: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    declared = {field.name: str(field.type) for field in fields(Settings)}
    for name in sorted(written.keys() - declared.keys()):
        raise SettingsError(f"{path.name} : « {name} » n’est pas un réglage connu.")
    values: dict[str, Any] = {}
    for name, kind in declared.items():
        value = environment.get(f"PASSERELLE_{name.upper()}", written.get(name))
        if value is None:
            raise SettingsError(f"{path.name} : il manque « {name} ».")
        values[name] = _convert(name, kind, value)
    for name in ("knowledge", "feedback", "staff", "conversations"):
        if not values[f"{name}_url"]:
            values[f"{name}_url"] = f"sqlite:///{values['data_folder'] / name}.sqlite3"
    return Settings(**values)


def read_secret(settings: Settings, name: str) -> bytes:
    """The secret `name` (32 random bytes), made at first use in a file that only its owner can read."""
    path = settings.secrets_folder / name
    if not path.exists():
        settings.secrets_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            # O_EXCL: of two processes that start together, one writes and the other reads.
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(descriptor, "wb") as file:
                file.write(secrets.token_bytes(SECRET_BYTES))
    content = path.read_bytes()
    if len(content) < SECRET_BYTES:
        raise SettingsError(f"Le secret {path} est incomplet. Effacez ce fichier : il sera refait.")
    return content

"""One installation for the whole test session, in temporary folders, and real servers on it.

The trained model is the only thing shared with the installation of the developer: making it takes minutes.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

import feedback.database
import knowledge.commands
import knowledge.database
import staff.database
from knowledge.towns import SEED
from settings import ROOT, Settings, load_settings

READY_SECONDS = 240
STOP_SECONDS = 15
SERVER_OUTPUT = "output.txt"


class Conversation:
    """One person who talks to the assistant over the web channel. Keeps the last answer."""

    def __init__(self, address: str, municipality: str = "demo", **opening: Any) -> None:
        self.client = httpx.Client(base_url=address, timeout=60)
        self.voice: str | None = None
        self.opening = self.client.post("/webhooks/web/sessions", json={"municipality": municipality, **opening})
        self.opening.raise_for_status()
        self.token: str = self.opening.json()["token"]
        self.messages: list[dict[str, Any]] = self.opening.json()["messages"]

    def send(self, content: Any) -> httpx.Response:
        """Post a message as it is; the response, whatever its status."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        # json.dumps escapes what UTF-8 cannot write: a lone surrogate arrives as it would from a script.
        return self.client.post("/webhooks/web/messages", content=json.dumps(content), headers=headers)

    def _hear(self, response: httpx.Response) -> str:
        assert response.status_code == 200, response.text
        self.messages = response.json()["messages"]
        self.voice = response.json().get("voice", self.voice)
        return self.text

    def say(self, text: str) -> str:
        """Type `text`; the words of the answer."""
        return self._hear(self.send({"text": text}))

    def press(self, title: str) -> str:
        """Press the button of the last answer whose title contains `title`; the words of the answer."""
        payloads = [button["payload"] for button in self._buttons if title in button["title"]]
        assert payloads, f"no button {title!r} among {self.buttons}"
        return self._hear(self.send({"payload": payloads[0]}))

    @property
    def text(self) -> str:
        return "\n".join(message["text"] for message in self.messages)

    @property
    def cards(self) -> list[dict[str, Any]]:
        return [card for message in self.messages for card in message["cards"]]

    @property
    def _buttons(self) -> list[dict[str, str]]:
        return [button for message in self.messages for button in message["buttons"]]

    @property
    def buttons(self) -> list[str]:
        """The titles of the buttons of the last answer, in order."""
        return [button["title"] for button in self._buttons]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_settings(folder: Path, **changes: Any) -> Settings:
    """An installation of its own under `folder`, with the model of this repository."""
    usual = load_settings(environment={})
    own = {
        "data_folder": folder / "data",
        "log_folder": folder / "log",
        "secrets_folder": folder / "secrets",
        **{f"{name}_url": f"sqlite:///{folder}/data/{name}.sqlite3" for name in ("knowledge", "feedback", "staff")},
        "conversations_url": f"sqlite:///{folder}/data/conversations.sqlite3",
        "models_folder": load_settings().models_folder,
        "assistant_port": free_port(),
        "staff_port": free_port(),
    }
    return replace(usual, **{**own, **changes})


def environment_of(settings: Settings) -> dict[str, str]:
    """The environment variables that make `load_settings` read exactly these settings."""
    written = {}
    for field in fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, bool):
            value = str(value).lower()
        elif isinstance(value, tuple):
            value = ",".join(value)
        if value != "":  # an empty list: what settings.yml says
            written[f"PASSERELLE_{field.name.upper()}"] = str(value)
    return written


def prepare(settings: Settings) -> None:
    """What `passerelle prepare` does, without the simulated voices; trains only what is out of date."""
    from bot.training import train

    for folder in (settings.data_folder, settings.log_folder):
        folder.mkdir(parents=True, exist_ok=True)
    for package, url in (
        (knowledge, settings.knowledge_url),
        (feedback, settings.feedback_url),
        (staff, settings.staff_url),
    ):
        package.database.migrate(url)
    assert knowledge.commands.run_load(argparse.Namespace(folder=SEED), settings) == 0
    train(settings)


def answers(address: str, path: str) -> bool:
    """Whether `path` is answered by 200 now."""
    try:
        return httpx.get(f"{address}{path}", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


@contextlib.contextmanager
def run_server(settings: Settings, *verb: str, ready: str = "/ready") -> Iterator[str]:
    """`passerelle.py <verb>` as a process of its own on `settings`, stopped at the end; its address once ready.

    All it prints goes to `output.txt` in its log folder.
    """
    address = settings.staff_address if verb[0] == "staff" else settings.assistant_address
    output = settings.log_folder / SERVER_OUTPUT
    environment = {**os.environ, **environment_of(settings)}
    with output.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "passerelle.py"), *verb], cwd=ROOT, env=environment, stdout=file, stderr=file
        )
    try:
        deadline = time.monotonic() + READY_SECONDS
        while not answers(address, ready):
            assert process.poll() is None and time.monotonic() < deadline, output.read_text(encoding="utf-8")[-2000:]
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="session")
def new_installation() -> Callable[..., Settings]:
    """`new_installation(folder, **settings)`: an installation of its own, prepared."""

    def make(folder: Path, **changes: Any) -> Settings:
        settings = make_settings(folder, **changes)
        prepare(settings)
        return settings

    return make


@pytest.fixture(scope="session")
def serve() -> Callable[..., contextlib.AbstractContextManager[str]]:
    """`with serve(settings, "serve") as address:` a real server on `settings`."""
    return run_server


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The installation that the tests share; actions that run in this very process see it too."""
    settings = make_settings(tmp_path_factory.mktemp("installation"))
    # Before anything imports `actions`: they read their settings once, from the environment.
    os.environ.update(environment_of(settings))
    prepare(settings)
    return settings


@pytest.fixture(scope="session")
def assistant_address(installation: Settings) -> Iterator[str]:
    """The address of the real assistant, ready to talk."""
    with run_server(installation, "serve") as address:
        yield address


@pytest.fixture(scope="session")
def staff_address(installation: Settings) -> Iterator[str]:
    """The address of the real municipal desk."""
    with run_server(installation, "staff", "serve") as address:
        yield address


@pytest.fixture
def talk(assistant_address: str) -> Iterator[Callable[..., Conversation]]:
    """`talk(municipality="demo", voice=…)`: a new person opens a conversation."""
    opened: list[Conversation] = []

    def start(municipality: str = "demo", **opening: Any) -> Conversation:
        opened.append(Conversation(assistant_address, municipality, **opening))
        return opened[-1]

    yield start
    for conversation in opened:
        conversation.client.close()


@pytest.fixture(scope="session")
def converse() -> type[Conversation]:
    """The class itself, for servers other than the shared one."""
    return Conversation

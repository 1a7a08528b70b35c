"""`make screenshots`: take again the images of the documentation, from a fresh installation that is thrown away.

Runs `passerelle.py start` on temporary folders and free ports, opens the first account of the desk as a person would,
and drives headless Chromium. Never touches the data of the installation it is run from; uses its trained model.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
)
SIZES = {"ordinateur": (1280, 800), "telephone": (360, 740)}
LARGEST_IMAGE = 200_000  # bytes: the images are part of every clone
QUESTION = "slt jcherche des cours de fr le soir"
TIMEOUT = 30_000  # milliseconds
STOP_SECONDS = 30
LINK = re.compile(r"https?://\S+/premier-acces/\S+")


@dataclass(frozen=True)
class Installation:
    """Where the temporary installation answers, and the one-time link of its first account."""

    assistant: str
    desk: str
    first_access: str


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PASSERELLE_DATA_FOLDER": str(folder / "data"),
        "PASSERELLE_LOG_FOLDER": str(folder / "log"),
        "PASSERELLE_SECRETS_FOLDER": str(folder / "secrets"),
        "PASSERELLE_ASSISTANT_PORT": str(_free_port()),
        "PASSERELLE_STAFF_PORT": str(_free_port()),
        "PASSERELLE_DEVELOPMENT": "true",
        "PASSERELLE_MUNICIPALITY": "demo",
    }


@contextlib.contextmanager
def temporary_installation() -> Iterator[Installation]:
    """A started installation, stopped and erased at the end; raises RuntimeError when it does not start."""
    with tempfile.TemporaryDirectory(prefix="passerelle-images-") as name:
        environment = _environment(Path(name))
        process = subprocess.Popen(  # noqa: S603  our own command, nothing from outside
            [sys.executable, str(ROOT / "passerelle.py"), "start"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        try:
            yield Installation(
                assistant=f"http://127.0.0.1:{environment['PASSERELLE_ASSISTANT_PORT']}",
                desk=f"http://127.0.0.1:{environment['PASSERELLE_STAFF_PORT']}",
                first_access=_read_link(process),
            )
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(STOP_SECONDS)


def _read_link(process: subprocess.Popen[str]) -> str:
    """The one-time link, which `start` prints once both servers are ready."""
    assert process.stdout is not None
    for line in process.stdout:
        found = LINK.search(line)
        if found:
            return found[0]
        print(line, end="", flush=True)
    raise RuntimeError("Passerelle n’a pas démarré.")


def _save(page: Any, name: str) -> None:
    path = IMAGES / f"{name}.png"
    page.mouse.move(0, 0)  # nothing looks hovered
    page.screenshot(path=path, animations="disabled")
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)} : {size // 1000} ko")
    if size > LARGEST_IMAGE:
        raise RuntimeError(f"{path.name} dépasse {LARGEST_IMAGE // 1000} ko.")


def _say(page: Any, text: str) -> Any:
    """Type a message and wait for its answer; returns the last thing that the assistant said."""
    answers = page.locator("li.assistant")
    answers.first.wait_for()
    before = answers.count()
    page.get_by_label("Votre message").fill(text)
    page.get_by_label("Votre message").press("Enter")
    return _wait_for_answer(page, before)


def _press(page: Any, title: str) -> Any:
    """Press the last button with this title and wait for the answer."""
    before = page.locator("li.assistant").count()
    page.get_by_role("button", name=title).last.click()
    return _wait_for_answer(page, before)


def _press_first(page: Any) -> Any:
    """Press the first button of the last answer and wait for the answer."""
    before = page.locator("li.assistant").count()
    page.get_by_role("group", name="Réponses proposées").last.get_by_role("button").first.click()
    return _wait_for_answer(page, before)


def _wait_for_answer(page: Any, before: int) -> Any:
    answers = page.locator("li.assistant")
    answers.nth(before).wait_for()
    page.wait_for_timeout(500)  # the end of the scrolling
    return answers.last


def take_assistant(browser: Any, installation: Installation) -> None:
    """The question of an evening course on both sizes, and on the phone the faces of a rating."""
    for size, (width, height) in SIZES.items():
        page = browser.new_page(viewport={"width": width, "height": height}, locale="fr-CA")
        page.set_default_timeout(TIMEOUT)
        page.goto(installation.assistant)
        _say(page, QUESTION)
        _save(page, f"assistant-{size}")
        page.close()
    width, height = SIZES["telephone"]
    page = browser.new_page(viewport={"width": width, "height": height}, locale="fr-CA")
    page.set_default_timeout(TIMEOUT)
    page.goto(installation.assistant)
    _say(page, "je veux donner mon avis")
    _press(page, "Oui, gardez mon avis")
    _say(page, "Le propriétaire a refusé de me louer un logement, il y a peu de logements et c'est trop cher")
    _press_first(page)  # the subject understood
    _save(page, "avis-visages")
    page.close()


def take_desk(browser: Any, installation: Installation) -> None:
    """The eight characteristics of the demonstration town on both sizes; scripts are off, the desk has none."""
    context = browser.new_context(locale="fr-CA", java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    password = secrets.token_urlsafe(18)
    page.goto(installation.first_access)
    page.get_by_label("Adresse de courriel du travail").fill("accueil@ville.example")
    page.get_by_label("Votre nom").fill("Camille")
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_label("Le même mot de passe").fill(password)
    page.get_by_role("button", name="Ouvrir mon compte").click()
    page.wait_for_url(f"{installation.desk}/*")
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        # A phone shows little of the page at once: its image begins at the first result.
        page.goto(f"{installation.desk}/?ville=demo" + ("#c1" if size == "telephone" else ""))
        _save(page, f"bureau-{size}")
    context.close()


def main() -> int:
    """Take every image; 1 when Chromium is not installed."""
    chromium = next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)
    if chromium is None:
        print("Il faut Chromium (chromium, chromium-browser ou google-chrome) pour prendre les images.")
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with temporary_installation() as installation, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGUMENTS))
        take_assistant(browser, installation)
        take_desk(browser, installation)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A municipal employee's first minutes in a real browser: her link, her account, the eight at a glance."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

import feedback.database
import knowledge.database
import staff.database
from settings import load_settings
from staff.app import create_app
from staff.commands import make_invitation_link
from staff.roles import Role

SIZES = [pytest.param((1280, 800), id="desktop"), pytest.param((360, 740), id="phone")]
PASSWORD = "girafe lune tasse"


@pytest.fixture
def desk(tmp_path) -> Iterator[Any]:
    """A served desk on empty databases; its settings."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        "PASSERELLE_DATA_FOLDER": str(tmp_path),
        "PASSERELLE_SECRETS_FOLDER": str(tmp_path / "secrets"),
        "PASSERELLE_STAFF_PORT": str(port),
    }
    settings = load_settings(environment=environment)
    staff.database.migrate(settings.staff_url)
    feedback.database.migrate(settings.feedback_url)
    knowledge.database.migrate(settings.knowledge_url)
    config = uvicorn.Config(create_app(settings), port=port, ws="none", access_log=False, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 15
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.started
    yield settings
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(params=SIZES)
def page(request, chromium) -> Iterator[Any]:
    """A page that fails the test on any console error; scripts are off, as the desk must work without."""
    width, height = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale="fr-CA", java_script_enabled=False
    )
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert errors == []


def open_account(page: Any, desk: Any) -> None:
    page.goto(make_invitation_link(desk, Role.ADMINISTRATOR))
    page.get_by_label("Adresse de courriel du travail").fill("anne@ville.ca")
    page.get_by_label("Votre nom").fill("Anne Roy")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_label("Le même mot de passe, une deuxième fois").fill(PASSWORD)
    page.get_by_role("button", name="Ouvrir mon compte").click()


def test_from_the_link_to_the_eight_and_back_by_the_door(page, desk):
    open_account(page, desk)
    page.get_by_role("heading", name="Les 8 caractéristiques en un coup d’œil").wait_for()
    assert page.get_by_role("img", name="moins de 10 personnes").count() == 8
    page.get_by_role("button", name="Quitter").click()
    page.get_by_role("heading", name="Vous avez quitté le bureau").wait_for()
    page.get_by_role("link", name="Se connecter de nouveau").click()
    page.get_by_label("Adresse de courriel").fill("anne@ville.ca")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Les 8 caractéristiques en un coup d’œil").wait_for()


def test_a_figure_is_two_clicks_from_how_it_is_made(page, desk):
    open_account(page, desk)
    page.get_by_role("link", name="Apprendre et vivre en français").first.click()
    page.get_by_role("heading", name="Comment ce chiffre est fait").wait_for()
    assert page.get_by_text("offre des possibilités d'apprendre le français").is_visible()


def test_no_page_is_wider_than_the_screen(page, desk):
    open_account(page, desk)
    width = page.viewport_size["width"]
    for path in ("/", "/caracteristiques/c1", "/repertoire", "/journal", "/compte"):
        page.goto(f"{desk.staff_address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.get_by_text("Démonstration").first.is_visible()


def test_the_keyboard_alone_reaches_the_content_first(page, desk):
    open_account(page, desk)
    page.get_by_role("heading", name="Les 8 caractéristiques en un coup d’œil").wait_for()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Aller au contenu"

"""Whole journeys through the demonstration page, with the running assistant and nothing replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PHONE = (360, 740)
DESKTOP = (1280, 800)


def _ask(page: Any, text: str) -> Any:
    """Type `text`, send it, wait for the answer; returns the last thing that the assistant said."""
    answers = page.locator("li.assistant")
    answers.first.wait_for()
    before = answers.count()
    page.get_by_label("Votre message").fill(text)
    page.get_by_label("Votre message").press("Enter")
    answers.nth(before).wait_for()
    return answers.last


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_question_brings_cards_with_their_source_and_date(visit: Callable[..., Any], size: tuple[int, int]) -> None:
    page = visit(size=size)
    assert "programme" in page.get_by_role("dialog").inner_text()

    _ask(page, "banque alimentaire")

    cards = page.get_by_role("article")
    assert 1 <= cards.count() <= 3
    for card in cards.all():
        assert card.get_by_role("heading").inner_text()
        assert "information d" in card.inner_text() or "date inconnue" in card.inner_text()


def test_a_pressed_button_is_answered_and_its_group_closes(visit: Callable[..., Any]) -> None:
    page = visit()
    _ask(page, "je veux donner mon avis")
    answers = page.locator("li.assistant")
    count = answers.count()
    choices = answers.nth(count - 1).get_by_role("group", name="Réponses proposées").get_by_role("button")

    choices.first.click()

    answers.nth(count).wait_for()
    assert all(choice.is_disabled() for choice in choices.all())


def test_everything_can_be_done_with_the_keyboard_alone(visit: Callable[..., Any]) -> None:
    page = visit()
    page.locator("li.assistant").first.wait_for()
    page.get_by_label("Votre message").focus()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()

    page.keyboard.press("Enter")  # the focus is back on the launcher
    page.get_by_role("dialog").wait_for()
    page.keyboard.type("je veux donner mon avis")
    before = page.locator("li.assistant").count()
    page.keyboard.press("Enter")
    page.locator("li.assistant").nth(before).wait_for()

    # Backwards from the message box, the first button met is the last one proposed.
    page.keyboard.press("Shift+Tab")
    chosen = page.evaluate("document.querySelector('passerelle-assistant').shadowRoot.activeElement.textContent")
    before = page.locator("li.assistant").count()
    page.keyboard.press("Enter")
    page.locator("li.assistant").nth(before).wait_for()
    assert chosen in page.locator("li.person").last.inner_text()


def test_a_reload_resumes_the_conversation(visit: Callable[..., Any]) -> None:
    page = visit()
    _ask(page, "banque alimentaire")
    names = page.get_by_role("article").get_by_role("heading").all_inner_texts()

    page.reload()

    page.get_by_role("article").first.wait_for()
    assert page.get_by_role("article").get_by_role("heading").all_inner_texts() == names
    assert _ask(page, "merci").inner_text()


def test_a_question_suggested_by_the_page_is_asked(visit: Callable[..., Any]) -> None:
    page = visit()
    page.locator("li.assistant").first.wait_for()
    suggestions = page.locator("a[data-question]")
    assert suggestions.count() >= 3
    suggestions.first.click()
    page.locator("li.person + li.assistant").wait_for()
    assert page.locator("li.person").inner_text().endswith("Je cherche un cours de français le soir")


def test_without_javascript_the_page_says_whom_to_call(visit: Callable[..., Any]) -> None:
    page = visit(java_script_enabled=False)
    assert page.get_by_role("link", name="211").get_attribute("href") == "tel:211"
    assert not page.get_by_role("dialog").is_visible()

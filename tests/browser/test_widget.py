"""What the widget draws and how it bears faults, with the answers of the web channel written by each test."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

WIDGET = Path(__file__).resolve().parents[2] / "bot" / "widget"
MAX_WEIGHT = 15 * 1024  # bytes of widget.js and widget.css together, gzipped
MIN_TARGET = 44  # CSS pixels, WCAG 2.5.5
HOST_PAGE = """<!doctype html><html lang="fr"><head><title>Une ville</title><link rel="icon" href="data:,">
<script src="/widget/widget.js" defer></script></head>
<body><h1>Une ville</h1><a href="#assistant">Nous écrire</a>
<passerelle-assistant municipality="demo"></passerelle-assistant></body></html>"""
CARD_FIELDS = (
    *("id", "kind", "title", "text", "address", "phone", "url", "hours", "schedule", "source", "source_date"),
    *("map_url", "ics_url"),
)


def message(text: str, *titles: str, cards: tuple[dict[str, Any], ...] = (), lang: str = "fr") -> dict[str, Any]:
    buttons = [{"title": title, "payload": f"signed:{title}"} for title in titles]
    return {"text": text, "lang": lang, "buttons": buttons, "cards": list(cards)}


def card(**values: str) -> dict[str, Any]:
    return {**dict.fromkeys(CARD_FIELDS), "title": "Maison des familles", **values}


class Script:
    """A web channel that gives back `answers` in turn: a message, a status, or None for a network that fails."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.extra: dict[str, Any] = {}  # beside "messages" in the next answer
        self.sessions: list[dict[str, Any]] = []
        self.sent: list[dict[str, Any]] = []
        self.tokens: list[str] = []

    def __call__(self, page: Any) -> None:
        page.route("**/webhooks/web/sessions", self._open)
        page.route("**/webhooks/web/messages", self._answer)

    def _open(self, route: Any) -> None:
        self.sessions.append(route.request.post_data_json)
        body = {"token": f"token-{len(self.sessions)}", "expires_at": "2030-01-01T00:00:00Z"}
        route.fulfill(status=201, json={**body, "messages": [message("Bonjour")]})

    def _answer(self, route: Any) -> None:
        self.sent.append(route.request.post_data_json)
        self.tokens.append(route.request.headers["authorization"])
        answer = self.answers.pop(0)
        if answer is None:
            route.abort()
        elif isinstance(answer, int):
            route.fulfill(status=answer, json={"error": {"code": "refused", "message": "…"}})
        else:
            route.fulfill(json={"messages": [answer], **self.extra})


@pytest.fixture
def script() -> Script:
    return Script()


def say(page: Any, text: str) -> None:
    page.get_by_role("log").get_by_text("Bonjour").wait_for()
    page.get_by_label("Votre message").fill(text)
    page.get_by_label("Votre message").press("Enter")


def show(visit: Callable[..., Any], script: Script, answer: dict[str, Any], **options: Any) -> Any:
    """The page once `answer` has been given."""
    script.answers = [answer]
    page = visit(prepare=script, **options)
    say(page, "allo")
    page.locator("li.person + li.assistant").wait_for()
    return page


# --- Opening and closing ---


def test_no_session_is_opened_before_the_panel_is(visit: Callable[..., Any], script: Script) -> None:
    page = visit(prepare=script, html=HOST_PAGE)
    launcher = page.get_by_role("button", name="Poser une question")
    launcher.wait_for()
    assert script.sessions == []
    assert not page.get_by_role("dialog").is_visible()

    launcher.click()
    page.get_by_role("log").get_by_text("Bonjour").wait_for()
    assert [session["municipality"] for session in script.sessions] == ["demo"]
    assert "voice" not in script.sessions[0]


def test_a_link_and_the_address_open_the_panel(visit: Callable[..., Any], script: Script) -> None:
    page = visit(prepare=script, html=HOST_PAGE)
    page.get_by_role("link", name="Nous écrire").click()
    page.get_by_role("dialog").wait_for()
    visit(prepare=script, html=HOST_PAGE, path="/#assistant").get_by_role("dialog").wait_for()


def test_escape_closes_and_gives_the_focus_back(visit: Callable[..., Any], script: Script) -> None:
    page = visit(prepare=script, html=HOST_PAGE)
    page.get_by_role("link", name="Nous écrire").click()
    page.wait_for_function("document.activeElement.tagName === 'PASSERELLE-ASSISTANT'")
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Nous écrire"


def test_opening_with_the_page_does_not_take_the_focus(visit: Callable[..., Any], script: Script) -> None:
    page = visit(prepare=script)
    page.get_by_role("log").get_by_text("Bonjour").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "BODY"


# --- What is drawn ---


def test_a_card_shows_what_is_known_and_nothing_else(visit: Callable[..., Any], script: Script) -> None:
    known = card(
        kind="service", text="Aide pour les familles.", address="1, rue Neuve", phone="819 555-0134",
        url="https://www.example.org/page", hours="Lundi, 9 h à 16 h 30", source="example.org",
        source_date="2020-11-03", map_url="https://maps.example.org/?q=1",
    )  # fmt: skip
    page = show(visit, script, message("Voici.", cards=(known, card())))
    full, bare = page.get_by_role("article").all()

    assert full.get_by_role("heading", name="Maison des familles").is_visible()
    assert full.get_by_role("link", name="1, rue Neuve").get_attribute("href") == "https://maps.example.org/?q=1"
    assert full.get_by_role("link", name="819 555-0134").get_attribute("href") == "tel:+18195550134"
    assert full.get_by_role("link", name="example.org").get_attribute("href") == "https://www.example.org/page"
    assert full.get_by_role("link", name="example.org").get_attribute("rel") == "noopener noreferrer"
    assert full.get_by_text("Lundi, 9 h à 16 h 30").is_visible()
    assert full.get_by_text("Source : example.org, information du 3 novembre 2020").is_visible()
    assert full.get_by_text("Service", exact=True).is_visible()
    assert bare.inner_text().split("\n\n") == ["Maison des familles", "date inconnue"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024-08-01", "information du 1er août 2024"),
        ("2024-08", "information d’août 2024"),
        ("2024-03", "information de mars 2024"),
        ("2024", "information de 2024"),
        ("", "date inconnue"),
        ("non imprimée", "date inconnue"),
    ],
)
def test_the_date_of_the_source_is_written_in_french(
    visit: Callable[..., Any], script: Script, written: str, shown: str
) -> None:
    page = show(visit, script, message("Voici.", cards=(card(source="example.org", source_date=written),)))
    assert page.get_by_role("article").get_by_text(f"Source : example.org, {shown}").is_visible()


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("211", "tel:211"),
        ("811 (option 1)", "tel:811"),
        ("310-4141 (cellulaire : *4141)", "tel:3104141"),
        ("(819) 555-0134, poste 12", "tel:+18195550134"),
        ("1 800 622-6232 (1 800 O-Canada)", "tel:+18006226232"),
    ],
)
def test_a_phone_field_can_be_called(visit: Callable[..., Any], script: Script, phone: str, dialled: str) -> None:
    page = show(visit, script, message("Voici.", cards=(card(phone=phone),)))
    link = page.get_by_role("article").get_by_role("link")
    assert (link.inner_text(), link.get_attribute("href")) == (phone, dialled)


def test_text_stays_text_and_only_safe_addresses_become_links(visit: Callable[..., Any], script: Script) -> None:
    text = "<img src=x onerror=alert(1)> 819 555-0134\nVoir https://example.org/a?b=1."
    page = show(visit, script, message(text, cards=(card(url="javascript:alert(1)", map_url="data:,", address="Ici"),)))
    answer = page.locator("li.person + li.assistant")
    assert answer.get_by_text("<img src=x onerror=alert(1)> 819 555-0134").is_visible()
    assert [link.get_attribute("href") for link in answer.get_by_role("link").all()] == ["https://example.org/a?b=1"]


def test_rating_buttons_are_faces_with_their_words(visit: Callable[..., Any], script: Script) -> None:
    page = show(visit, script, message("D’accord ?", "😀 Oui, tout à fait", "😞 Non, pas du tout", "Je ne sais pas"))
    yes, no = (page.get_by_role("button", name=name, exact=True) for name in ("Oui, tout à fait", "Non, pas du tout"))
    assert yes.locator(".face").inner_text() == "😀"
    assert no.bounding_box()["y"] > yes.bounding_box()["y"]

    script.answers = [message("Merci.")]
    no.click()
    page.get_by_text("Merci.").wait_for()
    assert script.sent[-1] == {"payload": "signed:😞 Non, pas du tout"}
    assert yes.is_disabled()
    assert no.is_disabled()


def test_a_message_carries_its_language(visit: Callable[..., Any], script: Script) -> None:
    page = show(visit, script, message("مرحبا بكم", lang="ar"))
    bubble = page.locator("li.person + li.assistant .bubble")
    assert (bubble.get_attribute("lang"), bubble.get_attribute("dir")) == ("ar", "auto")


# --- Writing ---


def test_shift_enter_makes_a_new_line_and_enter_sends(visit: Callable[..., Any], script: Script) -> None:
    script.answers = [message("Compris.")]
    page = visit(prepare=script)
    page.get_by_role("log").get_by_text("Bonjour").wait_for()
    page.get_by_label("Votre message").focus()
    page.keyboard.type("un")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("deux")
    page.keyboard.press("Enter")
    page.get_by_text("Compris.").wait_for()
    assert script.sent == [{"text": "un\ndeux"}]


def test_the_counter_appears_near_the_limit(visit: Callable[..., Any], script: Script) -> None:
    page = visit(prepare=script)
    box = page.get_by_label("Votre message")
    box.fill("a" * 1700)
    assert not page.get_by_text("de plus possible").is_visible()
    box.fill("a" * 1999)
    assert page.get_by_text("1 caractère de plus possible").is_visible()
    box.press("End")
    page.keyboard.type("bcd")
    assert len(box.input_value()) == 2000


# --- Faults ---


def test_an_expired_session_is_replaced_and_the_message_sent_again_once(
    visit: Callable[..., Any], script: Script
) -> None:
    script.answers = [401, message("Me revoilà.")]
    page = visit(prepare=script)
    say(page, "allo")
    page.get_by_text("Me revoilà.").wait_for()
    assert script.sent == [{"text": "allo"}, {"text": "allo"}]
    assert script.tokens == ["Bearer token-1", "Bearer token-2"]


def test_a_session_refused_twice_is_an_error_not_a_loop(visit: Callable[..., Any], script: Script) -> None:
    script.answers = [401, 401]
    page = visit(prepare=script)
    say(page, "allo")
    page.get_by_role("alert").get_by_role("button", name="Réessayer").wait_for()
    assert len(script.sent) == 2


@pytest.mark.parametrize(
    ("fault", "explanation"),
    [(500, "problème technique"), (429, "Attendez un peu"), (None, "Vérifiez votre connexion")],
)
def test_a_fault_is_told_in_french_and_retrying_loses_nothing(
    visit: Callable[..., Any], script: Script, fault: int | None, explanation: str
) -> None:
    script.answers = [fault, message("Compris.")]
    page = visit(prepare=script)
    say(page, "mon long message")
    alert = page.get_by_role("alert")
    alert.get_by_role("button", name="Réessayer").wait_for()
    assert explanation in alert.inner_text()
    assert page.locator("li.person").get_by_text("Non envoyé").is_visible()

    alert.get_by_role("button", name="Réessayer").click()
    page.get_by_text("Compris.").wait_for()
    assert script.sent == [{"text": "mon long message"}] * 2
    assert page.locator("li.person").count() == 1
    assert not page.get_by_text("Non envoyé").is_visible()
    assert alert.inner_text() == ""


def test_a_session_that_cannot_open_is_told_and_tried_again(visit: Callable[..., Any], script: Script) -> None:
    refusals = [400, 429]

    def refuse_first(page: Any) -> None:
        script(page)
        page.route(
            "**/webhooks/web/sessions",
            lambda route: route.fulfill(status=refusals.pop(0), json={}) if refusals else route.fallback(),
        )

    page = visit(prepare=refuse_first)
    retry = page.get_by_role("alert").get_by_role("button", name="Réessayer")
    page.get_by_role("alert").get_by_text("problème technique").wait_for()
    retry.click()
    page.get_by_role("alert").get_by_text("Attendez un peu").wait_for()
    retry.click()
    page.get_by_role("log").get_by_text("Bonjour").wait_for()


def test_a_message_too_long_for_the_server_goes_back_to_the_box(visit: Callable[..., Any], script: Script) -> None:
    script.answers = [413]
    page = visit(prepare=script)
    say(page, "trop long")
    page.get_by_role("alert").get_by_text("trop long").wait_for()
    assert page.get_by_label("Votre message").input_value() == "trop long"


def test_while_the_assistant_starts_the_message_waits(visit: Callable[..., Any], script: Script) -> None:
    script.answers = [503, message("Je suis là.")]
    page = visit(prepare=script)
    say(page, "allo")
    page.get_by_role("status").get_by_text("L’assistant démarre, un instant…").wait_for()
    page.get_by_text("Je suis là.").wait_for()
    assert page.get_by_role("alert").inner_text() == ""


def test_a_reload_keeps_the_session_the_draft_and_the_unsent_message(visit: Callable[..., Any], script: Script) -> None:
    script.answers = [None, message("Enfin.")]
    page = visit(prepare=script)
    say(page, "avant")
    page.get_by_role("alert").get_by_role("button").wait_for()
    page.get_by_label("Votre message").fill("brouillon")

    page.reload()

    page.get_by_role("alert").get_by_role("button", name="Réessayer").click()
    page.get_by_text("Enfin.").wait_for()
    assert page.get_by_label("Votre message").input_value() == "brouillon"
    assert script.sent == [{"text": "avant"}] * 2
    assert len(script.sessions) == 1


# --- One voice, new conversation ---


def test_the_voice_is_kept_after_consent_sent_again_and_forgotten_on_request(
    visit: Callable[..., Any], script: Script
) -> None:
    script.extra = {"voice": "voice-1"}
    page = show(visit, script, message("Merci."))
    assert page.evaluate("localStorage.getItem('passerelle-voice-demo')") == "voice-1"

    page.get_by_role("button", name="Recommencer").click()
    page.wait_for_function("!document.querySelector('passerelle-assistant').shadowRoot.querySelector('li.person')")
    page.get_by_role("log").get_by_text("Bonjour").wait_for()
    assert script.sessions[-1]["voice"] == "voice-1"

    script.extra = {"voice": None}
    script.answers = [message("C’est effacé.")]
    say(page, "efface mon avis")
    page.get_by_text("C’est effacé.").wait_for()
    assert page.evaluate("localStorage.getItem('passerelle-voice-demo')") is None


def test_starting_again_leaves_nothing_of_what_was_said(visit: Callable[..., Any], script: Script) -> None:
    page = show(visit, script, message("Une réponse."))
    page.get_by_role("button", name="Recommencer").click()
    page.get_by_text("Une réponse.").wait_for(state="detached")
    page.get_by_role("log").get_by_text("Bonjour").wait_for()
    kept = page.evaluate("JSON.stringify(sessionStorage)")
    assert "allo" not in kept
    assert "Une réponse" not in kept
    assert json.loads(json.loads(kept)["passerelle-demo-token"]) == "token-2"


# --- Sizes ---


def test_on_a_phone_the_panel_is_the_screen_and_targets_are_large(visit: Callable[..., Any], script: Script) -> None:
    page = show(visit, script, message("Choisissez.", "Oui", "Non"), size=(360, 740), has_touch=True, is_mobile=True)
    panel = page.get_by_role("dialog").bounding_box()
    assert panel == {"x": 0, "y": 0, "width": 360, "height": 740}
    targets = [*page.get_by_role("dialog").get_by_role("button").all(), page.get_by_label("Votre message")]
    for target in targets:
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= MIN_TARGET, target.inner_text()


def test_at_320_pixels_nothing_is_cut_on_the_side(visit: Callable[..., Any], script: Script) -> None:
    wide = card(kind="service", address="1234, boulevard des Bois-Francs Nord", phone="1 800 555-0134", source="x.org")
    page = show(
        visit, script, message("Voici.", "Un très long bouton qui a beaucoup de mots", cards=(wide,)), size=(320, 512)
    )
    assert page.evaluate(
        "[document.documentElement, ...document.querySelector('passerelle-assistant').shadowRoot"
        ".querySelectorAll('dialog, .log, li')].every((node) => node.scrollWidth <= node.clientWidth)"
    )


def test_the_widget_stays_light() -> None:
    both = (WIDGET / "widget.js").read_bytes() + (WIDGET / "widget.css").read_bytes()
    assert len(gzip.compress(both)) <= MAX_WEIGHT

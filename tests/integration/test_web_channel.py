"""The web channel over real HTTP: what it answers, what it refuses, and that nobody reaches another's conversation."""

from __future__ import annotations

import json
import re
import secrets

import httpx
import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from settings import read_secret

SESSIONS = "/webhooks/web/sessions"
MESSAGES = "/webhooks/web/messages"
CARD_KEYS = {
    "id", "kind", "title", "text", "address", "phone", "url", "hours", "schedule", "source", "source_date", "map_url",
    "ics_url",
}  # fmt: skip
SECURITY_HEADERS = (
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-resource-policy",
)
COMMANDS = ("/restart", " /intent", "/ intent{}", '/find_service{"topic": "housing"}', "//back", "\n/restart", "/greet")


@pytest.fixture(scope="module")
def web(assistant_address):
    with httpx.Client(base_url=assistant_address, timeout=60) as client:
        yield client


def code_of(response: httpx.Response) -> tuple[int, str]:
    """Status and code of an error; it holds nothing else, and its message is for a person."""
    content = response.json()
    assert set(content) == {"error"} and set(content["error"]) == {"code", "message"}
    assert content["error"]["message"][0].isupper()
    return response.status_code, content["error"]["code"]


def test_opening_a_session_greets_and_offers_the_first_steps(talk):
    person = talk()
    assert person.opening.status_code == 201
    assert set(person.opening.json()) == {"token", "expires_at", "messages"}
    assert "Bonjour" in person.text and len(person.buttons) == 4


def test_an_answer_holds_what_the_contract_says(talk):
    person = talk("victoriaville")
    person.say("banque alimentaire")
    assert 1 <= len(person.cards) <= 3
    for message in person.messages:
        assert set(message) == {"text", "lang", "buttons", "cards"} and message["lang"] == "fr"
    for card in person.cards:
        assert set(card) == CARD_KEYS
        assert card["title"] and card["source"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param([], id="a list"),
        pytest.param({}, id="nothing"),
        pytest.param({"text": 12}, id="a number"),
        pytest.param({"text": None}, id="null"),
        pytest.param({"text": ["bonjour"]}, id="a list of texts"),
        pytest.param({"text": "bonjour", "payload": "/greet"}, id="a text and a button"),
        pytest.param({"payload": "/greet"}, id="an unsigned button"),
        pytest.param({"payload": "/greet." + "0" * 22}, id="a forged button"),
        pytest.param({"payload": "/greet.é"}, id="a button with an accent"),
        pytest.param({"payload": "\ud83d"}, id="a button that is no text"),
        pytest.param({"payload": "/greet.\ud83d"}, id="a signature that is no text"),
        pytest.param({"payload": ""}, id="an empty button"),
        pytest.param({"payload": {"intent": "greet"}}, id="a button that is an object"),
    ],
)
def test_a_malformed_message_is_refused(talk, content):
    assert code_of(talk().send(content)) == (400, "malformed")


@pytest.mark.parametrize(
    "body", [b"", b"bonjour", b'{"text": "bonjour"', b"\xff\xfe", b"[" * 8000, b'"texte"', b"NaN"], ids=repr
)
def test_a_body_that_is_no_json_object_is_refused(web, talk, body):
    headers = {"Authorization": f"Bearer {talk().token}"}
    assert code_of(web.post(MESSAGES, content=body[:9000], headers=headers)) == (400, "malformed")
    assert code_of(web.post(SESSIONS, content=body[:9000])) == (400, "malformed")


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "/", " / / ", "\u0000\u0007", "\u00a0"], ids=ascii)
def test_an_empty_message_is_refused(talk, text):
    assert code_of(talk().send({"text": text})) == (400, "empty")


def test_a_button_of_another_conversation_is_refused(talk):
    mine, other = talk(), talk()
    payload = other.messages[0]["buttons"][0]["payload"]
    assert code_of(mine.send({"payload": payload})) == (400, "malformed")
    assert other.send({"payload": payload}).status_code == 200


def test_a_changed_button_is_refused(talk):
    person = talk()
    payload, _, signature = person.messages[0]["buttons"][1]["payload"].rpartition(".")
    changed = payload.replace("french", "housing")
    assert changed != payload
    assert code_of(person.send({"payload": f"{changed}.{signature}"})) == (400, "malformed")


@pytest.mark.parametrize(
    "authorisation",
    ["", "Bearer", "Bearer forged", "Basic YTpi", "Bearer " + "x" * 5000, "bearer a.b.c"],
    ids=lambda text: text[:20],
)
def test_nobody_speaks_without_a_token(web, authorisation):
    headers = {"Authorization": authorisation} if authorisation else {}
    assert code_of(web.post(MESSAGES, json={"text": "bonjour"}, headers=headers)) == (401, "unauthorised")


def test_a_token_signed_by_somebody_else_is_refused(web):
    forged = URLSafeTimedSerializer(secrets.token_bytes(32), salt="web-session").dumps(
        ["web-a", "demo", "fr", "v", "t"]
    )
    headers = {"Authorization": f"Bearer {forged}"}
    assert code_of(web.post(MESSAGES, json={"text": "bonjour"}, headers=headers)) == (401, "unauthorised")


def test_a_token_changed_by_one_sign_is_refused(web, talk):
    token = talk().token
    for place in (0, len(token) // 3, len(token) - 2):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        headers = {"Authorization": f"Bearer {changed}"}
        assert web.post(MESSAGES, json={"text": "bonjour"}, headers=headers).status_code == 401


def test_an_expired_token_is_refused(web, installation, monkeypatch):
    hours = installation.session_hours
    signer = URLSafeTimedSerializer(read_secret(installation, "web-sessions"), salt="web-session")
    past = TimestampSigner.get_timestamp(signer.make_signer()) - hours * 3600 - 60
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: past)
    token = signer.dumps(["web-old", "demo", "fr", "voice", "anonymous"])
    monkeypatch.undo()
    headers = {"Authorization": f"Bearer {token}"}
    assert code_of(web.post(MESSAGES, json={"text": "bonjour"}, headers=headers)) == (401, "unauthorised")


def test_a_long_message_is_refused_and_the_longest_is_answered(talk):
    person = talk()
    assert code_of(person.send({"text": "a" * 2001})) == (413, "too_long")
    assert person.send({"text": ("logement " * 250)[:2000]}).status_code == 200
    assert person.send({"text": "🙂" * 2000}).status_code == 200


def test_a_huge_body_is_refused(web, talk):
    headers = {"Authorization": f"Bearer {talk().token}"}
    huge = json.dumps({"text": "a" * 2_000_000}).encode()
    assert code_of(web.post(MESSAGES, content=huge, headers=headers)) == (413, "too_long")
    assert code_of(web.post(SESSIONS, content=huge)) == (413, "too_long")


def test_a_person_who_writes_too_fast_waits_and_others_do_not(talk, installation):
    hurried, other = talk(), talk()
    answers = [hurried.send({}) for _ in range(installation.messages_per_minute + 10)]
    assert code_of(answers[-1]) == (429, "too_fast")
    assert other.send({"text": "bonjour"}).status_code == 200


@pytest.mark.parametrize("town", ["paris", "", 12, None, ["demo"], "../demo", "DEMO", "quebec", "\ud83d"])
def test_a_town_that_is_not_served_is_said_so(web, town):
    assert code_of(web.post(SESSIONS, content=json.dumps({"municipality": town}))) == (400, "unknown_town")


def test_a_session_without_a_town_is_of_the_town_of_the_installation(web):
    assert web.post(SESSIONS, json={}).status_code == 201


@pytest.mark.parametrize(
    "extra", [{"lang": "klingon"}, {"lang": 5}, {"voice": "forged"}, {"voice": {}}, {"voice": "\ud83d"}, {"page": "x"}]
)
def test_what_a_page_adds_to_a_session_can_do_no_harm(web, extra):
    assert web.post(SESSIONS, content=json.dumps({"municipality": "demo", **extra})).status_code == 201


@pytest.mark.parametrize("path", [SESSIONS, MESSAGES])
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_the_doors_take_posts_only(web, path, method):
    assert web.request(method, path).status_code == 405


@pytest.mark.parametrize("path", ["/webhooks", "/webhooks/rest/webhook", "/model", "/conversations/x/tracker", "/docs"])
def test_nothing_of_rasas_own_server_is_open(web, path):
    assert web.get(path).status_code == 404
    assert web.post(path, json={}).status_code == 404


@pytest.mark.parametrize("command", COMMANDS)
def test_a_rasa_command_is_text(talk, command):
    """It is answered as the same words without their slash, in a conversation that goes on."""
    commanding, writing = talk("victoriaville"), talk("victoriaville")
    for person in (commanding, writing):
        person.say("banque alimentaire")
    assert commanding.say(command) == writing.say(command.strip(" /\n"))
    assert commanding.say("le 1er") == writing.say("le 1er")
    assert [card["id"] for card in commanding.cards] == [card["id"] for card in writing.cards]


def test_a_sender_cannot_choose_her_conversation(talk):
    mine, other = talk("victoriaville"), talk("victoriaville")
    mine.say("banque alimentaire")
    conversation = {"sender": mine.token, "conversation": mine.token, "sender_id": mine.token}
    response = other.send({"text": "le 1er", "metadata": {"municipality": "demo"}, **conversation})
    assert response.status_code == 200
    assert all(not message["cards"] for message in response.json()["messages"])
    mine.say("le 1er")
    assert mine.cards


def test_two_conversations_never_mix(talk):
    one, two = talk("victoriaville"), talk("victoriaville")
    one.say("banque alimentaire")
    two.say("cours de français le soir")
    one.say("autre chose")
    two.say("le 1er")
    assert {card["kind"] for card in two.cards} <= {"course", "provincial", "service"}
    assert {card["id"] for card in one.cards}.isdisjoint(card["id"] for card in two.cards if card["kind"] == "course")


@pytest.mark.parametrize("path", ["/", "/health", "/ready", "/widget/widget.js", "/nowhere"])
def test_every_page_is_held_to_a_policy(web, path):
    headers = web.get(path).headers
    assert [name for name in SECURITY_HEADERS if name not in headers] == []
    assert "unsafe" not in headers["content-security-policy"]


def test_errors_and_answers_are_held_to_the_same_policy(web, talk):
    for response in (web.post(MESSAGES), web.get(MESSAGES), talk().opening):
        assert [name for name in SECURITY_HEADERS if name not in response.headers] == []


def test_no_other_site_may_read_answers_by_default(web):
    origin = {"Origin": "https://exemple.org", "Access-Control-Request-Method": "POST"}
    for response in (
        web.options(SESSIONS, headers=origin),
        web.post(SESSIONS, json={"municipality": "demo"}, headers=origin),
    ):
        assert not [name for name in response.headers if name.startswith("access-control")]


def test_the_widget_folder_gives_only_itself(web):
    for path in ("/widget/..%2fapp.py", "/widget/%2e%2e/app.py", "/widget/../settings.yml", "/widget/"):
        assert web.get(path).status_code in {404, 405}


def test_no_identifier_of_a_person_comes_back_in_a_token(talk):
    person = talk()
    person.say("je m'appelle Ludivine Fauxnom, 819 555 0143")
    assert not re.search("Fauxnom|0143", person.token + json.dumps(person.messages))


# --- starting -----------------------------------------------------------------------------------------------------


def test_before_the_model_is_loaded_people_are_asked_to_wait(installation):
    """In this process, with a loading that never ends: a real one is too fast to be caught."""
    from starlette.testclient import TestClient

    from bot.app import create_app

    client = TestClient(create_app(installation))  # not entered: the loading of the model is not begun
    assert client.get("/health").status_code == 200
    assert client.get("/ready").status_code == 503
    for path in (SESSIONS, MESSAGES):
        assert code_of(client.post(path, json={"municipality": "demo"})) == (503, "starting")

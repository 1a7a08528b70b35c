"""Who may speak in which conversation, which buttons are ours, and how fast anybody may write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner

from bot.channels import sessions
from bot.channels.sessions import Pace, SessionRefused, SessionSigner

SECRET, OTHER = b"s" * 32, b"o" * 32
PAYLOAD = '/find_service{"topic": "housing"}'


@pytest.fixture
def signer() -> SessionSigner:
    return SessionSigner(SECRET, hours=12)


def test_a_token_gives_its_session_back(signer):
    session, token, _ = signer.new_session("demo", "fr", None)
    assert signer.read_token(token) == session
    assert session.tier == "anonymous" and session.municipality == "demo"


def test_every_session_is_another_conversation_and_another_voice(signer):
    opened = [signer.new_session("demo", "fr", None)[0] for _ in range(50)]
    assert len({session.conversation for session in opened}) == len({session.voice for session in opened}) == 50


@given(st.text(max_size=200))
def test_no_text_is_a_token(text):
    with pytest.raises(SessionRefused):
        SessionSigner(SECRET, 12).read_token(text)


def test_a_token_of_another_installation_is_refused(signer):
    _, token, _ = SessionSigner(OTHER, 12).new_session("demo", "fr", None)
    with pytest.raises(SessionRefused):
        signer.read_token(token)


def test_a_token_ends(signer, monkeypatch):
    _, token, _ = signer.new_session("demo", "fr", None)
    now = TimestampSigner.get_timestamp
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: now(self) + 12 * 3600 + 1)
    with pytest.raises(SessionRefused):
        signer.read_token(token)


def test_a_kept_voice_stays_one_voice(signer):
    first, _, _ = signer.new_session("demo", "fr", None)
    again, _, _ = signer.new_session("demo", "fr", signer.voice_token(first))
    assert again.voice == first.voice and again.tier == "device"
    assert again.conversation != first.conversation


@pytest.mark.parametrize("voice", ["forged", "", "a.b", "\ud83d", "é" * 500])
def test_a_voice_that_is_not_ours_is_ignored(signer, voice):
    assert signer.new_session("demo", "fr", voice)[0].tier == "anonymous"


def test_a_token_is_no_voice(signer):
    _, token, _ = signer.new_session("demo", "fr", None)
    assert signer.new_session("demo", "fr", token)[0].tier == "anonymous"


def test_a_button_works_in_its_conversation_only(signer):
    mine, other = (signer.new_session("demo", "fr", None)[0] for _ in range(2))
    signed = signer.sign_payload(mine, PAYLOAD)
    assert signer.read_payload(mine, signed) == PAYLOAD
    assert signer.read_payload(other, signed) is None
    assert signer.read_payload(mine, signed.replace("housing", "food")) is None
    assert signer.read_payload(mine, signed[:-1]) is None


@given(st.text(max_size=100, alphabet=st.characters()))
def test_no_text_is_a_button(text):
    signer = SessionSigner(SECRET, 12)
    assert signer.read_payload(signer.new_session("demo", "fr", None)[0], text) is None


def test_a_lone_surrogate_is_no_button(signer):
    session = signer.new_session("demo", "fr", None)[0]
    assert signer.read_payload(session, "/greet\ud83d.\ud83d") is None


def test_only_a_command_is_a_button(signer):
    session = signer.new_session("demo", "fr", None)[0]
    assert signer.read_payload(session, signer.sign_payload(session, "bonjour")) is None


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(sessions, "time", clock)
    return clock


def test_so_many_a_minute_and_no_more(clock):
    pace = Pace(60)
    assert [pace.allows("a") for _ in range(61)] == [True] * 60 + [False]
    assert pace.allows("b")
    clock.now += 1
    assert [pace.allows("a"), pace.allows("a")] == [True, False]


def test_rest_is_never_saved_up(clock):
    pace = Pace(2)
    clock.now += 3600
    assert [pace.allows("a") for _ in range(3)] == [True, True, False]


def test_insisting_does_not_make_the_wait_longer(clock):
    pace = Pace(60)
    for _ in range(100):
        pace.allows("a")
    clock.now += 1
    assert pace.allows("a")


def test_the_memory_of_senders_is_bounded(clock, monkeypatch):
    monkeypatch.setattr(sessions, "TRACKED_KEYS", 10)
    pace = Pace(1)
    for number in range(100):
        pace.allows(str(number))
    assert len(pace._buckets) == 10

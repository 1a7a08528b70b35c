"""Signed sessions, signed buttons and a pace limit: who may speak in which conversation, and how fast."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer

SIGNATURE_LENGTH = 22
TRACKED_KEYS = 20_000


class SessionRefused(Exception):
    """The token is missing, forged or too old."""


@dataclass(frozen=True)
class WebSession:
    """What a token says. `conversation` and `voice` are random; neither names anybody."""

    conversation: str
    municipality: str
    lang: str
    voice: str
    tier: str


class SessionSigner:
    """Issues and reads tokens; signs button payloads for one conversation."""

    def __init__(self, secret: bytes, hours: int) -> None:
        self._tokens = URLSafeTimedSerializer(secret, salt="web-session")
        self._voices = URLSafeSerializer(secret, salt="voice")
        self._payload_key = hmac.new(secret, b"button", hashlib.sha256).digest()
        self._hours = hours

    def new_session(self, municipality: str, lang: str, voice_token: str | None) -> tuple[WebSession, str, datetime]:
        """A session, its token, and when the token expires (UTC). A voice that we did not issue is ignored."""
        voice, tier = secrets.token_urlsafe(18), "anonymous"
        if voice_token:
            with contextlib.suppress(BadData, UnicodeEncodeError):  # a lone surrogate from a script
                voice, tier = str(self._voices.loads(voice_token)), "device"
        session = WebSession(f"web-{secrets.token_urlsafe(18)}", municipality, lang, voice, tier)
        token = self._tokens.dumps([session.conversation, municipality, lang, voice, tier])
        expires = datetime.now(timezone.utc) + timedelta(hours=self._hours)
        return session, str(token), expires

    def read_token(self, token: str) -> WebSession:
        """Raises SessionRefused."""
        try:
            return WebSession(*self._tokens.loads(token, max_age=self._hours * 3600))
        except (BadData, TypeError, UnicodeEncodeError) as error:
            raise SessionRefused from error

    def voice_token(self, session: WebSession) -> str:
        """What the person's device keeps, after consent, so that one voice stays one voice."""
        return str(self._voices.dumps(session.voice))

    def _signature(self, session: WebSession, payload: str) -> str:
        signed = hmac.new(
            self._payload_key, f"{session.conversation}\n{payload}".encode(errors="replace"), hashlib.sha256
        )
        return signed.hexdigest()[:SIGNATURE_LENGTH]

    def sign_payload(self, session: WebSession, payload: str) -> str:
        return f"{payload}.{self._signature(session, payload)}"

    def read_payload(self, session: WebSession, signed: str) -> str | None:
        """The payload of a button that we issued in this conversation; None for any other."""
        payload, _, signature = signed.rpartition(".")
        valid = hmac.compare_digest(signature.encode(errors="replace"), self._signature(session, payload).encode())
        return payload if valid and payload.startswith("/") else None


class Pace:
    """A token bucket per key: `per_minute` on average, as many at once. Keys are forgotten, never stored."""

    def __init__(self, per_minute: int) -> None:
        self._rate = per_minute / 60
        self._most = float(per_minute)
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, key: str) -> bool:
        """Whether one more is allowed now for `key`."""
        now = time.monotonic()
        left, since = self._buckets.pop(key, (self._most, now))
        left = min(self._most, left + (now - since) * self._rate)
        allowed = left >= 1
        self._buckets[key] = (left - 1 if allowed else left, now)
        while len(self._buckets) > TRACKED_KEYS:
            self._buckets.popitem(last=False)
        return allowed

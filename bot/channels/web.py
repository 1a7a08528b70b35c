"""The web channel: the contract that the widget speaks (docs/guide-integration.md).

Checks the session, the size and the pace, takes direct identifiers out of the text, and asks the assistant. Nothing
that a person typed goes from here into a log or an error.
"""

from __future__ import annotations

import json
import logging
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.agent import Assistant, Reply
from bot.channels.cleaning import safe_text
from bot.channels.sessions import Pace, SessionRefused, SessionSigner, WebSession
from knowledge.towns import UnknownTown, get_town
from settings import Settings

log = logging.getLogger(__name__)
LARGEST_BODY = 32_768  # bytes: 2,000 characters, each at most 12 bytes as JSON escapes an emoji, and some room
LANGUAGES = ("fr", "en", "es", "ar")

MESSAGES = {
    "malformed": "La demande n’est pas valable.",
    "empty": "Écrivez votre question, puis envoyez.",
    "unknown_town": "Cette ville n’est pas servie ici.",
    "unauthorised": "La session est terminée. Recommencez la conversation.",
    "too_long": "Votre message est trop long. Écrivez-le en quelques phrases (2 000 caractères au plus).",
    "too_fast": "Vous écrivez trop vite. Attendez un moment, puis réessayez.",
    "starting": "L’assistant démarre. Réessayez dans quelques secondes.",
    "failed": "L’assistant a un problème. Réessayez, ou appelez le 211.",
}


class Refusal(Exception):
    """A request that is answered by an error of the contract."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code

    def response(self) -> JSONResponse:
        return JSONResponse({"error": {"code": self.code, "message": MESSAGES[self.code]}}, self.status)


async def _read_json(request: Request) -> dict[str, Any]:
    """The body as a JSON object; refuses a large one before reading it whole."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Refusal(413, "too_long")
    try:
        content = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, "malformed") from error
    if not isinstance(content, dict):
        raise Refusal(400, "malformed")
    return content


class WebChannel:
    """Routes of the contract. `assistant` is set once the model is loaded; before, messages get 503."""

    def __init__(self, settings: Settings, signer: SessionSigner) -> None:
        self.assistant: Assistant | None = None
        self._settings = settings
        self._signer = signer
        self._message_pace = Pace(settings.messages_per_minute)
        self._session_pace = Pace(settings.sessions_per_minute)

    def routes(self) -> list[Route]:
        return [
            Route("/webhooks/web/sessions", self._guard(self._open_session), methods=["POST"]),
            Route("/webhooks/web/messages", self._guard(self._answer), methods=["POST"]),
        ]

    def _guard(self, handler: Any) -> Any:
        async def guarded(request: Request) -> JSONResponse:
            try:
                response: JSONResponse = await handler(request)
                return response
            except Refusal as refusal:
                return refusal.response()
            except Exception as error:
                # The type only: the message of an exception may quote what was typed.
                log.error("web.turn_failed error=%s", type(error).__name__)
                return Refusal(500, "failed").response()

        return guarded

    def _ready(self) -> Assistant:
        if self.assistant is None:
            raise Refusal(503, "starting")
        return self.assistant

    async def _open_session(self, request: Request) -> JSONResponse:
        assistant = self._ready()
        # The address is only a key of the pace limit, in memory; it is never stored nor logged.
        if not self._session_pace.allows(request.client.host if request.client else ""):
            raise Refusal(429, "too_fast")
        asked = await _read_json(request)
        municipality = asked.get("municipality", self._settings.municipality)
        try:
            get_town(municipality if isinstance(municipality, str) else "")
        except UnknownTown as error:
            raise Refusal(400, "unknown_town") from error
        lang = asked.get("lang") if asked.get("lang") in LANGUAGES else "fr"
        voice = asked.get("voice") if isinstance(asked.get("voice"), str) else None
        session, token, expires = self._signer.new_session(municipality, str(lang), voice)
        messages = await assistant.say(session.conversation, self._metadata(session))
        return JSONResponse(
            {
                "token": token,
                "expires_at": expires.isoformat(timespec="seconds"),
                "messages": self._sign_buttons(session, messages),
            },
            status_code=201,
        )

    async def _answer(self, request: Request) -> JSONResponse:
        assistant = self._ready()
        session = self._session(request)
        if not self._message_pace.allows(session.conversation):
            raise Refusal(429, "too_fast")
        said = self._read_message(session, await _read_json(request))
        reply = await assistant.reply(session.conversation, said, self._metadata(session))
        answer: dict[str, Any] = {"messages": self._sign_buttons(session, reply.messages)}
        if self._consented(reply):
            answer["voice"] = self._signer.voice_token(session)
        return JSONResponse(answer)

    def _session(self, request: Request) -> WebSession:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        try:
            if scheme.lower() != "bearer":
                raise SessionRefused
            return self._signer.read_token(token)
        except SessionRefused as error:
            raise Refusal(401, "unauthorised") from error

    def _read_message(self, session: WebSession, content: dict[str, Any]) -> str:
        """The text, cleaned and scrubbed, or the payload of a button issued in this conversation."""
        text, payload = content.get("text"), content.get("payload")
        if isinstance(payload, str) and text is None:
            known = self._signer.read_payload(session, payload)
            if known is None:
                raise Refusal(400, "malformed")
            return known
        if not isinstance(text, str) or payload is not None:
            raise Refusal(400, "malformed")
        if len(text) > self._settings.max_characters:
            raise Refusal(413, "too_long")
        cleaned = safe_text(text)
        if not cleaned:
            raise Refusal(400, "empty")
        return cleaned

    def _sign_buttons(self, session: WebSession, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {
                **message,
                "buttons": [
                    {"title": button["title"], "payload": self._signer.sign_payload(session, button["payload"])}
                    for button in message["buttons"]
                ],
            }
            for message in messages
        ]

    @staticmethod
    def _metadata(session: WebSession) -> dict[str, Any]:
        return {
            "municipality": session.municipality,
            "voice": session.voice,
            "tier": session.tier,
            "channel": "web",
        }

    @staticmethod
    def _consented(reply: Reply) -> bool:
        return bool(reply.slots.get("consented"))

"""The trained Rasa agent with our actions in its own process. One door: `Assistant.reply`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.logs import configure_logs, quiet_libraries

quiet_libraries()

from rasa.core.agent import Agent  # noqa: E402
from rasa.core.channels.channel import OutputChannel, UserMessage  # noqa: E402
from rasa.core.lock_store import InMemoryLockStore  # noqa: E402
from rasa.utils.endpoints import EndpointConfig  # noqa: E402
from rasa_sdk.executor import ActionExecutor  # noqa: E402

from bot import rasa_patches  # noqa: E402
from bot.conversations import ConversationStore  # noqa: E402
from bot.training import MODEL_NAME  # noqa: E402
from settings import Settings  # noqa: E402


class ModelMissing(Exception):
    """There is no trained model at the expected place."""


class InProcessActions(EndpointConfig):
    """An action endpoint that runs the actions here instead of posting them to a server."""

    def __init__(self) -> None:
        # A selective domain: our actions do not need it, and writing it out at each call is slow.
        super().__init__(enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    async def request(self, method: str = "post", subpath: str | None = None, **kwargs: Any) -> Any:
        return await self._executor.run(kwargs["json"])


class _Collector(OutputChannel):
    """Keeps what the assistant says as the messages of the web contract."""

    @classmethod
    def name(cls) -> str:
        return "collector"

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        custom = message.get("custom") or {}
        self.messages.append(
            {
                "text": message.get("text") or "",
                "lang": "fr",
                "buttons": [
                    {"title": button["title"], "payload": button["payload"]} for button in message.get("buttons") or []
                ],
                "cards": custom.get("cards", []),
            }
        )


@dataclass(frozen=True)
class Reply:
    """What was said, what was understood (Rasa's parse data) and the slots after the turn."""

    messages: list[dict[str, Any]]
    understood: dict[str, Any]
    slots: dict[str, Any]


class Assistant:
    """The one door to Rasa. Turns of the same conversation are answered one after the other."""

    def __init__(self, agent: Agent, store: ConversationStore, days_kept: int) -> None:
        self._agent = agent
        self._store = store
        self._days_kept = days_kept

    @classmethod
    def load(cls, settings: Settings) -> Assistant:
        """Load the trained model; takes seconds. Raises ModelMissing."""
        path = settings.models_folder / MODEL_NAME
        if not Path(path).exists():
            raise ModelMissing(f"Il n’y a pas de modèle entraîné : {path}. Lancez « passerelle train ».")
        configure_logs()
        rasa_patches.apply()
        store = ConversationStore(host=settings.conversations_url)
        agent = Agent.load(
            path, tracker_store=store, lock_store=InMemoryLockStore(), action_endpoint=InProcessActions()
        )
        store.domain = agent.domain
        assistant = cls(agent, store, settings.conversation_days)
        assistant.forget_old_conversations()
        return assistant

    def forget_old_conversations(self) -> None:
        """Delete what is older than the installation keeps."""
        self._store.purge(self._days_kept)

    async def reply(self, conversation: str, text: str, metadata: dict[str, Any] | None = None) -> Reply:
        """Answer one message. `text` is already scrubbed; « /intent{…} » is a button that we issued."""
        collector = _Collector()
        message = UserMessage(text, collector, conversation, input_channel="passerelle", metadata=metadata)
        try:
            await self._agent.handle_message(message)
            tracker = await self._store.retrieve(conversation)
        except Exception:
            self._store.forget_live(conversation)
            raise
        if tracker is None or tracker.latest_message is None:
            raise RuntimeError("the turn left no conversation behind")
        if not collector.messages:  # an action failed: Rasa logs it and goes on without a word
            draft = await self._agent.nlg.generate("utter_technical_problem", tracker, collector.name())
            await collector.send_response(conversation, draft or {})
        return Reply(collector.messages, dict(tracker.latest_message.parse_data or {}), tracker.current_slot_values())

    async def understand(self, text: str) -> dict[str, Any]:
        """What the assistant makes of one message by itself (Rasa's parse data); nothing is said nor kept."""
        parsed: dict[str, Any] = await self._agent.parse_message(text)
        return parsed

    async def say(self, conversation: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        """The opening words of a new conversation."""
        return (await self.reply(conversation, "/greet", metadata)).messages

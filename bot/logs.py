"""Logs that tell what failed and where, never what somebody wrote.

Rasa's own logging prints messages at DEBUG and, with an exception, every local variable: both are cut off here.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

LIBRARY_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TQDM_DISABLE": "1",
}
QUIET = ("rasa", "rasa_sdk", "apscheduler", "matplotlib", "asyncio", "numba")


class WordlessFormatter(logging.Formatter):
    """A stack trace as places in the code and the type of the error: the message of an error may quote a person."""

    def formatException(self, exc_info: Any) -> str:
        kind, _, trace = exc_info
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join(["  at " + place for place in places] + [f"  {kind.__name__}"])


def _name_only(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor: the name of the event, nothing that was passed with it."""
    return {"event": event.get("event", "")}


def quiet_libraries() -> None:
    """Call before importing Rasa: no telemetry, no noise of its old dependencies, one thread for each BLAS."""
    for name, value in LIBRARY_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    # Captured rather than filtered: some of these libraries reset the filters.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)


def configure_logs() -> None:
    """Call once, before the model is loaded."""
    handler = logging.StreamHandler()
    handler.setFormatter(WordlessFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
    structlog.configure(
        processors=[_name_only, structlog.processors.KeyValueRenderer(key_order=["event"])],
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )

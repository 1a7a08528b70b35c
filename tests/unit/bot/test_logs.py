"""Logs say what failed and where, never what somebody wrote."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from bot.logs import WordlessFormatter
from settings import ROOT

PHONE = "819 555-0143"
# A process of its own: configure_logs() changes the logging of a whole process.
SCRIPT = f"""
import logging, structlog
from bot.logs import configure_logs
configure_logs()
def fail():
    words = "appelez-moi au {PHONE}"
    raise ValueError(words)
for name in ("bot.channels.web", "rasa.core.processor", "rasa_sdk.executor", "autre"):
    try:
        fail()
    except ValueError as error:
        logging.getLogger(name).exception("turn_failed")
        structlog.get_logger(name).exception("turn_failed", text=str(error), exc_info=True)
        structlog.get_logger(name).error("parse", message=str(error))
    logging.getLogger(name).debug("words: {PHONE}")
    logging.getLogger(name).info("words: {PHONE}")
"""


def test_an_exception_that_quotes_a_person_never_reaches_a_log():
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "turn_failed" in done.stderr and "ValueError" in done.stderr and "fail" in done.stderr
    assert PHONE not in done.stdout + done.stderr


def test_a_chain_of_exceptions_is_wordless_too():
    try:
        try:
            raise KeyError(PHONE)
        except KeyError as error:
            raise RuntimeError(PHONE) from error
    except RuntimeError:
        record = logging.LogRecord("a", logging.ERROR, "f", 1, "failed", (), sys.exc_info())
    written = WordlessFormatter("%(message)s").format(record)
    assert PHONE not in written and "RuntimeError" in written and __file__ in written


@pytest.mark.parametrize("level", [logging.DEBUG, logging.ERROR])
def test_a_line_without_exception_is_as_usual(level):
    record = logging.LogRecord("a", level, "f", 1, "conversations.purged events=%d", (3,), None)
    assert WordlessFormatter("%(message)s").format(record) == "conversations.purged events=3"

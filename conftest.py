"""On a complete machine nothing may be skipped: PASSERELLE_NO_SKIP=1 turns a skipped test into a failure."""

from __future__ import annotations

import os

import pytest


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", [])) if reporter else 0
    if skipped and os.environ.get("PASSERELLE_NO_SKIP") == "1":
        reporter.write_line(f"{skipped} tests skipped on a machine where none may be", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

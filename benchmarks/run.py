"""`make bench`: run the quick measures and write docs/benchmarks.md. Each stands beside a baseline of the same run."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import replies, robustness, understanding  # noqa: E402
from settings import load_settings  # noqa: E402

OUTPUT = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    settings = load_settings()
    parts = [
        "# Measures",
        f"Made by `make bench` on {date.today().isoformat()}. Times depend on the machine: read the ratios.",  # noqa: DTZ011
        replies.measure(settings),
        understanding.measure(settings),
        robustness.measure(settings),
    ]
    OUTPUT.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print(OUTPUT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

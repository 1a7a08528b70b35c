"""`make bench-full`: the long measures (about half an hour), written to docs/benchmarks-full.md as they come.

Each part replaces its own section of the document and leaves the others.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.logs import configure_logs, quiet_libraries  # noqa: E402
from settings import Settings, load_settings  # noqa: E402

OUTPUT = ROOT / "docs" / "benchmarks-full.md"
PARTS = ("baselines", "pictures", "themes", "duplicates")
SAMPLE = 1_000  # DIET reads each row a hundred times, at about 10 ms: a quarter of an hour
TITLE = """# Long measures

Made by `make bench-full`, part after part; the quick ones are in [benchmarks.md](benchmarks.md). Times depend on the
machine: read the ratios."""
_SECTION = re.compile(r"<!-- (\w+) -->\n(.*?)\n<!-- end -->", re.DOTALL)


def measure(part: str, settings: Settings, rows: int) -> Iterator[str]:
    """The section of one part, as Markdown; more than once when it is long, each time with more in it."""
    if part == "baselines":
        from benchmarks.baselines import compare

        yield from compare.measure(rows)
    elif part == "pictures":
        from benchmarks import pictures

        yield pictures.measure(settings)
    elif part == "themes":
        from benchmarks import themes

        yield themes.measure(settings)
    else:
        from benchmarks import duplicates

        yield duplicates.measure(settings)


def write_section(part: str, content: str) -> None:
    """Put one section into the document, in the order of PARTS."""
    sections = dict(_SECTION.findall(OUTPUT.read_text(encoding="utf-8"))) if OUTPUT.exists() else {}
    sections[part] = content
    written = [f"<!-- {name} -->\n{sections[name]}\n<!-- end -->" for name in PARTS if name in sections]
    OUTPUT.write_text("\n\n".join([TITLE, *written]) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Les longues mesures, écrites dans docs/benchmarks-full.md.")
    parser.add_argument("--rows", type=int, default=SAMPLE, help="exemples d’entraînement de la comparaison")
    parser.add_argument("--only", choices=PARTS, help="une partie seulement")
    arguments = parser.parse_args()
    quiet_libraries()
    configure_logs()
    settings = load_settings()
    for part in [arguments.only] if arguments.only else PARTS:
        start = time.monotonic()
        for section in measure(part, settings, arguments.rows):
            minutes = (time.monotonic() - start) / 60
            day = date.today().isoformat()  # noqa: DTZ011
            write_section(part, f"{section}\n\nMeasured on {day}, in {minutes:.1f} minutes.")
        print(f"{part} : {minutes:.1f} min")
    print(OUTPUT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

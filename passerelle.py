"""The command line of Passerelle: `passerelle <verb>`. Each package contributes its own verbs."""

from __future__ import annotations

import argparse
import sys

import bot.commands
import feedback.commands
import knowledge.commands
import launcher
import staff.commands
from settings import SettingsError, load_settings


def build_parser() -> argparse.ArgumentParser:
    """The parser with the verbs of every package."""
    parser = argparse.ArgumentParser(prog="passerelle", description="L’assistant, l’annuaire, les avis et le bureau.")
    commands = parser.add_subparsers(required=True, metavar="verbe")
    for package in (launcher, bot.commands, knowledge.commands, feedback.commands, staff.commands):
        package.add_commands(commands)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    args = build_parser().parse_args(arguments)
    try:
        settings = load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    status: int = args.run(args, settings)
    return status


if __name__ == "__main__":
    sys.exit(main())

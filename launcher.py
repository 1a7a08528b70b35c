"""`passerelle start`: everything a town needs, with one command: databases, directory, model, assistant and desk.

Prepares what is missing, starts both servers as processes of their own, waits until they are ready, says where they
are, and stops both on Ctrl-C.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import feedback.database
import knowledge.commands
import knowledge.database
import staff.database
from feedback.diagnostic.build import build_diagnostic
from feedback.diagnostic.simulate import simulate
from feedback.retention import purge
from knowledge.search import today_in_toronto
from knowledge.towns import SEED, list_towns
from settings import ROOT, Settings
from staff.commands import has_accounts, make_invitation_link
from staff.roles import Role

READY_SECONDS = 180
STOP_SECONDS = 15


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    prepare = commands.add_parser("prepare", help="créer ou mettre à jour les bases, l’annuaire et le modèle")
    prepare.set_defaults(run=run_prepare)
    start = commands.add_parser("start", help="tout préparer, puis servir l’assistant et le bureau municipal")
    start.set_defaults(run=run_start)


def run_prepare(args: argparse.Namespace, settings: Settings) -> int:
    """Migrate the databases, load the directory, train if needed, fill the demonstration town the first time."""
    from bot.training import train

    for folder in (settings.data_folder, settings.log_folder):
        folder.mkdir(parents=True, exist_ok=True)
    print("1/4 Bases de données…", flush=True)
    knowledge.database.migrate(settings.knowledge_url)
    feedback.database.migrate(settings.feedback_url)
    staff.database.migrate(settings.staff_url)
    print("2/4 Annuaire…", flush=True)
    knowledge.commands.run_load(argparse.Namespace(folder=SEED), settings)
    print("3/4 Modèle (quelques minutes la première fois, rien si les données n’ont pas changé)…", flush=True)
    train(settings)
    with feedback.database.open_feedback(settings)() as session:
        purge(session, today_in_toronto())
    print("4/4 Ville de démonstration…", flush=True)
    _fill_demonstration_towns(settings)
    return 0


def _fill_demonstration_towns(settings: Settings) -> None:
    """Give each demonstration town its simulated voices, unless it has some for this year."""
    today = today_in_toronto()
    with feedback.database.open_feedback(settings)() as session:
        for town in list_towns():
            if town.is_demonstration and not build_diagnostic(session, town.id, today.year, today).simulated:
                simulate(session, town.id, today)


def _is_ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/ready", timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextlib.contextmanager
def _servers() -> Iterator[list[subprocess.Popen[bytes]]]:
    """The two servers, stopped together at the end, whatever happens."""
    command = [sys.executable, str(ROOT / "passerelle.py")]
    # Their own session: Ctrl-C reaches us alone, and we stop them in order.
    processes = [
        subprocess.Popen([*command, *verb], cwd=ROOT, start_new_session=True)
        for verb in (["serve"], ["staff", "serve"])
    ]
    try:
        yield processes
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # an impatient second Ctrl-C must not leave a server behind
        for process in processes:
            process.terminate()
        for process in processes:
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _stop(signum: int, frame: object) -> None:
    raise KeyboardInterrupt


def run_start(args: argparse.Namespace, settings: Settings) -> int:
    """Prepare, serve until Ctrl-C; 1 when a server does not start or stops by itself."""
    run_prepare(args, settings)
    for stop_signal in (signal.SIGINT, signal.SIGTERM):  # also where a shell started us with SIGINT ignored
        signal.signal(stop_signal, _stop)
    try:
        with _servers() as processes:
            waiting = [settings.assistant_address, settings.staff_address]
            deadline = time.monotonic() + READY_SECONDS
            while waiting:
                if any(process.poll() is not None for process in processes) or time.monotonic() > deadline:
                    print("Un des deux serveurs n’a pas démarré. Voyez le message au-dessus.", file=sys.stderr)
                    return 1
                time.sleep(0.2)
                waiting = [address for address in waiting if not _is_ready(address)]
            _say_addresses(settings)
            while all(process.poll() is None for process in processes):
                time.sleep(0.5)
            print("Un des deux serveurs s’est arrêté.", file=sys.stderr)
            return 1
    except KeyboardInterrupt:
        print("\nArrêté.")
        return 0


def _say_addresses(settings: Settings) -> None:
    print("\nPasserelle est prête.")
    print(f"  Assistant : {settings.assistant_address}\n  Bureau :    {settings.staff_address}")
    if not has_accounts(settings):
        link = make_invitation_link(settings, Role.ADMINISTRATOR)
        print(f"  Premier accès au bureau (une seule fois, 24 heures) : {link}")
    print("Ctrl-C arrête les deux.", flush=True)

"""The desk's verbs of the command line: `staff serve`, `staff invite`, `staff list`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone

import uvicorn
from sqlalchemy.orm import Session

from knowledge.towns import UnknownTown, get_town
from settings import Settings
from staff.accounts import count_accounts, list_accounts
from staff.app import create_app
from staff.database import migrate, open_engine, open_sessions
from staff.french import typeset
from staff.invitations import UnknownAccount, create_invitation, create_password_reset
from staff.models import EVERY_TOWN
from staff.roles import Role


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `staff` and its verbs to the command line."""
    verbs = commands.add_parser("staff", help="le bureau municipal").add_subparsers(dest="verb", required=True)
    serve = verbs.add_parser("serve", help="démarrer le bureau municipal")
    serve.set_defaults(run=run_serve)
    invite = verbs.add_parser("invite", help="imprimer un lien à usage unique pour ouvrir un compte")
    invite.add_argument("--role", choices=[role.value for role in Role], default=Role.ADMINISTRATOR.value)
    invite.add_argument("--municipality", default=EVERY_TOWN, help="une seule municipalité (toutes, sinon)")
    invite.add_argument("--reset", metavar="COURRIEL", help="choisir un nouveau mot de passe pour ce compte")
    invite.set_defaults(run=run_invite)
    listing = verbs.add_parser("list", help="montrer les comptes")
    listing.set_defaults(run=run_list)


@contextmanager
def _open_database(settings: Settings) -> Iterator[Session]:
    """A session on the staff database, brought up to date first: these verbs also run on a fresh installation."""
    migrate(settings.staff_url)
    engine = open_engine(settings.staff_url)
    with open_sessions(engine)() as session:
        yield session
    engine.dispose()


def has_accounts(settings: Settings) -> bool:
    """Whether somebody can sign in already; migrates the staff database if needed."""
    with _open_database(settings) as db:
        return count_accounts(db) > 0


def make_invitation_link(settings: Settings, role: Role, municipality: str = EVERY_TOWN) -> str:
    """A fresh one-time address that opens an account with this role."""
    with _open_database(settings) as db:
        token = create_invitation(db, role, datetime.now(timezone.utc), municipality)
    return f"{settings.staff_address}/premier-acces/{token}"


def run_serve(args: argparse.Namespace, settings: Settings) -> int:
    """Serve the desk until interrupted."""
    migrate(settings.staff_url)
    # No access log: addresses hold the tokens of one-time links.
    uvicorn.run(
        create_app(settings),
        host=settings.staff_host,
        port=settings.staff_port,
        ws="none",
        access_log=False,
        log_level="warning",
        server_header=False,
    )
    return 0


def run_invite(args: argparse.Namespace, settings: Settings) -> int:
    """Print a one-time link; 1 when the municipality or the account is unknown."""
    if args.municipality != EVERY_TOWN:
        try:
            get_town(args.municipality)
        except UnknownTown:
            print(typeset(f"La municipalité « {args.municipality} » n’est pas connue."), file=sys.stderr)
            return 1
    if args.reset:
        try:
            with _open_database(settings) as db:
                token = create_password_reset(db, args.reset, datetime.now(timezone.utc))
        except UnknownAccount:
            print(typeset(f"Aucun compte n’a l’adresse « {args.reset} »."), file=sys.stderr)
            return 1
        link = f"{settings.staff_address}/premier-acces/{token}"
    else:
        link = make_invitation_link(settings, Role(args.role), args.municipality)
    print(link)
    print(typeset("Ce lien sert une seule fois, pendant 24 heures. Ne l’envoyez qu’à la personne concernée."))
    return 0


def run_list(args: argparse.Namespace, settings: Settings) -> int:
    """Print the accounts, one a line."""
    with _open_database(settings) as db:
        accounts = list_accounts(db)
    for account in accounts:
        scope = "toutes les municipalités" if account.municipality == EVERY_TOWN else account.municipality
        print(f"{account.email}\t{account.display_name}\t{Role(account.role).label}\t{scope}")
    if not accounts:
        print(typeset("Aucun compte. Pour ouvrir le premier : passerelle staff invite"))
    return 0

"""Opening accounts and signing in. A wrong password costs a growing wait, the same for an address nobody has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from staff.audit import Action, add_event
from staff.models import Account, SignInDelay
from staff.passwords import check_password, find_password_fault, hash_password
from staff.sessions import SignedIn, close_all_sessions, close_session, open_session
from staff.tokens import sign

FREE_ATTEMPTS = 3
FIRST_DELAY = timedelta(seconds=15)
LONGEST_DELAY = timedelta(minutes=15)
FORGET_FAILURES_AFTER = timedelta(hours=24)

# One @, something on both sides, a dot in the domain: the mail server is the real judge.
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]{1,63}(?:\.[^@\s.]{1,63}){1,6}")
MAX_DISPLAY_NAME = 80


class FormRefused(Exception):
    """A form was not accepted; the message is for the person who filled it, `field` is the field to correct."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class SignInRefused(Exception):
    """Wrong address or password, never saying which; `wait` is how long before another try, if one must wait."""

    def __init__(self, wait: timedelta | None = None) -> None:
        super().__init__("sign-in refused")
        self.wait = wait


@dataclass(frozen=True)
class AccountLine:
    """One account as listed; holds no secret."""

    email: str
    display_name: str
    role: str
    municipality: str


def clean_email(email: str) -> str:
    """The address in lower case, as stored; raises FormRefused when it does not look like one."""
    cleaned = email.strip().casefold()
    if not _EMAIL.fullmatch(cleaned):
        raise FormRefused("email", "Cette adresse de courriel n’est pas complète. Exemple : prenom.nom@ville.ca")
    return cleaned


def check_new_password(password: str, repeated: str, email: str, display_name: str) -> None:
    """Raises FormRefused when the chosen password will not do."""
    fault = find_password_fault(password, email, display_name)
    if fault is not None:
        raise FormRefused("password", fault)
    if password != repeated:
        raise FormRefused("repeated", "Les deux mots de passe ne sont pas pareils.")


def find_account(db: Session, email: str) -> Account | None:
    """The account of an address, or None."""
    found: Account | None = db.execute(
        select(Account).where(Account.email == email.strip().casefold())
    ).scalar_one_or_none()
    return found


def list_accounts(db: Session) -> list[AccountLine]:
    """All accounts, by address."""
    accounts = db.execute(select(Account).order_by(Account.email)).scalars()
    return [AccountLine(one.email, one.display_name, one.role, one.municipality) for one in accounts]


def count_accounts(db: Session) -> int:
    """How many accounts there are; zero means that the first administrator has yet to come."""
    return int(db.execute(select(func.count()).select_from(Account)).scalar_one())


def sign_in(
    db: Session, secret: bytes, now: datetime, *, email: str, password: str, old_token: str | None = None
) -> str:
    """Check the password and open a session, whose token is returned; closes the session of `old_token`.

    Raises SignInRefused. While a delay runs the password is not even looked at, so that it cannot be guessed then.
    """
    key = sign(secret, "sign-in address", email.strip().casefold())
    delay = db.get(SignInDelay, key)
    if delay is not None and delay.delayed_until is not None and delay.delayed_until > now:
        raise SignInRefused(delay.delayed_until - now)
    account = find_account(db, email)
    account_id, stored = (account.id, account.password_hash) if account else (None, None)
    db.rollback()  # no transaction stays open during the tenth of a second of the hash
    if not check_password(password, stored) or account_id is None:
        raise SignInRefused(_record_failure(db, key, account_id, now))
    db.execute(delete(SignInDelay).where(SignInDelay.address_key == key))
    if old_token:
        close_session(db, old_token)
    token = open_session(db, account_id, now)
    add_event(db, now, account_id, Action.SIGNED_IN)
    db.commit()
    return token


def _record_failure(db: Session, key: str, account_id: int | None, now: datetime) -> timedelta | None:
    """Note a wrong password; returns the wait that it costs, None for the first tries."""
    db.execute(delete(SignInDelay).where(SignInDelay.last_failure <= now - FORGET_FAILURES_AFTER))
    delay = db.get(SignInDelay, key)
    if delay is None:
        delay = SignInDelay(address_key=key, failed_attempts=0)
        db.add(delay)
    delay.failed_attempts += 1
    delay.last_failure = now
    wait = find_delay(delay.failed_attempts)
    delay.delayed_until = now + wait if wait else None
    add_event(db, now, account_id, Action.SIGN_IN_REFUSED)
    db.commit()
    return wait


def find_delay(failed_attempts: int) -> timedelta | None:
    """The wait after so many wrong passwords in a row: none for three, then doubling from 15 s up to 15 min.

    >>> [str(find_delay(n)) for n in (2, 3, 4, 5, 20)]
    ['None', '0:00:15', '0:00:30', '0:01:00', '0:15:00']
    """
    if failed_attempts < FREE_ATTEMPTS:
        return None
    factor: int = 2 ** min(failed_attempts - FREE_ATTEMPTS, 10)
    return min(FIRST_DELAY * factor, LONGEST_DELAY)


def sign_out(db: Session, token: str, account_id: int, now: datetime) -> None:
    """Close the session of the cookie."""
    close_session(db, token)
    add_event(db, now, account_id, Action.SIGNED_OUT)
    db.commit()


def change_password(db: Session, who: SignedIn, now: datetime, *, current: str, new: str, repeated: str) -> str:
    """Change one's password: all sessions close and a fresh one opens, whose token is returned. Raises FormRefused."""
    account = db.get(Account, who.account_id)
    if not check_password(current, account.password_hash):
        raise FormRefused("current", "Ce n’est pas votre mot de passe actuel.")
    check_new_password(new, repeated, account.email, account.display_name)
    account.password_hash = hash_password(new)
    close_all_sessions(db, account.id)
    token = open_session(db, account.id, now)
    add_event(db, now, account.id, Action.PASSWORD_CHANGED)
    db.commit()
    return token

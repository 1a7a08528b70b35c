"""Sessions and links in time, on a database in memory."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from staff.accounts import find_delay
from staff.invitations import (
    InvitationUnusable,
    UnknownAccount,
    create_invitation,
    create_password_reset,
    read_invitation,
)
from staff.models import Account, DeskSession, UtcDateTime, metadata
from staff.roles import Role, may_see_town
from staff.sessions import ABSOLUTE_LIMIT, IDLE_LIMIT, close_session, open_session, read_session

NOON = datetime(2026, 11, 23, 17, 0, tzinfo=timezone.utc)


@pytest.fixture
def db():
    engine = create_engine("sqlite://", future=True)
    metadata.create_all(engine)
    with Session(engine, future=True) as session:
        session.add(
            Account(
                id=1,
                email="anne@ville.ca",
                display_name="Anne",
                password_hash="",
                role="reader",
                municipality="demo",
                created_day=date(2026, 11, 23),
            )
        )
        session.commit()
        yield session


def test_a_session_tells_who_is_there(db):
    token = open_session(db, 1, NOON)
    who = read_session(db, token, NOON)
    assert (who.email, who.role, who.municipality) == ("anne@ville.ca", Role.READER, "demo")


def test_an_unknown_token_is_nobody(db):
    assert read_session(db, "invente", NOON) is None


def test_a_session_lasts_while_it_is_used_and_no_longer_than_the_absolute_limit(db):
    token, now = open_session(db, 1, NOON), NOON
    while now + timedelta(minutes=25) < NOON + ABSOLUTE_LIMIT:
        now += timedelta(minutes=25)
        assert read_session(db, token, now) is not None
    assert read_session(db, token, NOON + ABSOLUTE_LIMIT) is None


def test_an_idle_session_ends(db):
    token = open_session(db, 1, NOON)
    assert read_session(db, token, NOON + IDLE_LIMIT - timedelta(seconds=1)) is not None
    other = open_session(db, 1, NOON)
    assert read_session(db, other, NOON + IDLE_LIMIT) is None


def test_reading_a_page_twice_in_a_minute_writes_once(db):
    token = open_session(db, 1, NOON)
    read_session(db, token, NOON + timedelta(seconds=59))
    assert db.execute(select(DeskSession.last_seen_at)).scalar_one() == NOON
    read_session(db, token, NOON + timedelta(seconds=60))
    assert db.execute(select(DeskSession.last_seen_at)).scalar_one() == NOON + timedelta(seconds=60)


def test_expired_sessions_are_swept_when_another_opens(db):
    open_session(db, 1, NOON)
    open_session(db, 1, NOON + IDLE_LIMIT)
    assert db.execute(select(func.count()).select_from(DeskSession)).scalar_one() == 1


def test_a_closed_session_is_gone_and_closing_it_again_is_no_error(db):
    token = open_session(db, 1, NOON)
    close_session(db, token)
    close_session(db, token)
    assert read_session(db, token, NOON) is None


def test_a_link_holds_its_role_and_town_until_it_expires(db):
    token = create_invitation(db, Role.ANALYST, NOON, "demo")
    invitation = read_invitation(db, token, NOON + timedelta(hours=23))
    assert (invitation.role, invitation.municipality, invitation.email) == (Role.ANALYST, "demo", None)
    with pytest.raises(InvitationUnusable):
        read_invitation(db, token, NOON + timedelta(hours=24))


def test_a_password_reset_is_for_an_account_that_exists(db):
    token = create_password_reset(db, " Anne@ville.ca", NOON)
    assert read_invitation(db, token, NOON).email == "anne@ville.ca"
    with pytest.raises(UnknownAccount):
        create_password_reset(db, "personne@ville.ca", NOON)


def test_the_wait_grows_and_never_becomes_a_ban():
    waits = [find_delay(attempts) for attempts in range(1, 60)]
    assert waits[:2] == [None, None]
    assert waits[2] == timedelta(seconds=15)
    assert waits[-1] == timedelta(minutes=15)
    grown = [wait for wait in waits if wait is not None]
    assert grown == sorted(grown)


def test_a_moment_without_its_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(NOON.replace(tzinfo=None), None)


@pytest.mark.parametrize(("scope", "seen"), [("*", True), ("demo", True), ("victoriaville", False), ("dem", False)])
def test_a_scope_is_one_town_or_all_of_them(scope, seen):
    assert may_see_town(scope, "demo") is seen

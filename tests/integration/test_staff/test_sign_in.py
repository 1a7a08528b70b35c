"""Signing in: one-time links, growing delays, forms that only our own pages can send."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from starlette.testclient import TestClient

from staff.commands import make_invitation_link
from staff.database import open_engine, open_sessions
from staff.gate import SESSION_COOKIE
from staff.invitations import create_password_reset
from staff.models import Account, DeskSession, Invitation, SignInDelay
from staff.roles import Role

MONDAY = datetime(2026, 11, 23, 14, 0, tzinfo=timezone.utc)
PASSWORD = "girafe lune tasse"
FIRST_ACCESS = {"email": "Anne@Ville.ca", "display_name": "Anne Roy", "password": PASSWORD, "repeated": PASSWORD}


@pytest.fixture
def stored(settings):
    """A session of our own on the staff database."""
    engine = open_engine(settings.staff_url)
    with open_sessions(engine)() as session:
        yield session
    engine.dispose()


def test_a_link_opens_an_account_and_signs_in(someone, invite, stored):
    response = someone.post(invite(), FIRST_ACCESS)
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert someone.get("/").status_code == 200
    account = stored.execute(select(Account)).scalar_one()
    assert (account.email, account.role, account.municipality) == ("anne@ville.ca", "administrator", "*")


def test_the_password_is_kept_as_argon2id_and_tokens_as_hashes(someone, invite, stored):
    path = invite()
    someone.post(path, FIRST_ACCESS)
    assert stored.execute(select(Account.password_hash)).scalar_one().startswith("$argon2id$")
    link, cookie = path.rsplit("/", 1)[1], someone.client.cookies[SESSION_COOKIE]
    assert stored.execute(select(Invitation.token_hash)).scalar_one() != link
    assert stored.execute(select(DeskSession.token_hash)).scalar_one() != cookie


def test_a_link_used_twice_is_refused(someone, invite):
    path = invite()
    token = someone.form_token(path)
    assert someone.post(path, FIRST_ACCESS, token=token).status_code == 303
    assert someone.get(path).status_code == 410
    again = someone.post(path, {**FIRST_ACCESS, "email": "b@ville.ca"}, page="/compte")
    assert again.status_code == 410
    assert "Ce lien ne sert plus" in again.text


def test_a_link_expires_after_a_day(someone, invite):
    with time_machine.travel(MONDAY, tick=False):
        path = invite()
    with time_machine.travel(MONDAY + timedelta(hours=23, minutes=59), tick=False):
        assert someone.get(path).status_code == 200
    with time_machine.travel(MONDAY + timedelta(hours=24), tick=False):
        assert someone.get(path).status_code == 410


def test_an_invented_link_is_refused(someone):
    assert someone.get("/premier-acces/invente").status_code == 410


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"password": "court", "repeated": "court"}, "au moins 12 caractères"),
        ({"password": "Motdepasse2026!", "repeated": "Motdepasse2026!"}, "trop courant"),
        ({"password": "anne@ville.ca", "repeated": "anne@ville.ca"}, "votre adresse de courriel"),
        ({"repeated": "autre chose ici"}, "ne sont pas pareils"),
        ({"email": "anne"}, "n’est pas complète"),
        ({"display_name": "  "}, "Écrivez votre nom"),
    ],
)
def test_a_refused_first_access_says_why_and_keeps_the_link(someone, invite, fields, message):
    path = invite()
    refused = someone.post(path, {**FIRST_ACCESS, **fields})
    assert refused.status_code == 422
    assert message in refused.text
    assert someone.post(path, FIRST_ACCESS).status_code == 303


def test_a_lost_password_is_chosen_again_by_a_link_and_closes_every_session(enter, settings, stored):
    person = enter()
    old_cookie = person.client.cookies[SESSION_COOKIE]
    path = f"/premier-acces/{create_password_reset(stored, 'anne@ville.ca', datetime.now(timezone.utc))}"
    new = "cactus bleu rivière"
    assert person.post(path, {"password": new, "repeated": new}).status_code == 303
    assert person.client.cookies[SESSION_COOKIE] != old_cookie
    assert len(stored.execute(select(DeskSession)).scalars().all()) == 1
    person.client.cookies.clear()
    assert person.sign_in("anne@ville.ca").status_code == 403
    assert person.sign_in("anne@ville.ca", new).status_code == 303


def test_sign_in_goes_where_the_person_was_going_and_never_elsewhere(enter):
    person = enter()
    person.client.cookies.clear()
    assert person.get("/repertoire?ville=demo").headers["location"] == "/connexion?suite=/repertoire%3Fville%3Ddemo"
    for asked, followed in [("/repertoire", "/repertoire"), ("https://a.ca/", "/"), ("//a.ca", "/"), ("/\\a.ca", "/")]:
        person.client.cookies.clear()
        fields = {"email": "anne@ville.ca", "password": PASSWORD, "suite": asked}
        assert person.post("/connexion", fields).headers["location"] == followed


def test_the_cookie_changes_at_each_sign_in_and_the_old_one_is_dead(enter):
    person = enter()
    first = person.client.cookies[SESSION_COOKIE]
    person.sign_in("anne@ville.ca", page="/compte")
    assert person.client.cookies[SESSION_COOKIE] != first
    person.client.cookies.set(SESSION_COOKIE, first, domain="127.0.0.1", path="/")
    assert person.client.get("/compte", headers={"cookie": f"{SESSION_COOKIE}={first}"}).url.path == "/connexion"


def test_the_cookie_is_closed_to_scripts_and_other_sites(someone, invite):
    cookie = someone.post(invite(), FIRST_ACCESS).headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "secure" not in cookie


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(app, invite):
    with TestClient(app, base_url="https://bureau.ville.ca") as client:
        response = client.get(invite())
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("__Host-") and "Secure" in cookie and "Path=/" in cookie
    assert response.headers["strict-transport-security"]


def test_signing_out_closes_the_session_on_the_server(enter):
    person = enter()
    cookie = person.client.cookies[SESSION_COOKIE]
    assert person.post("/deconnexion", {}, page="/compte").headers["location"] == "/au-revoir"
    assert SESSION_COOKIE not in person.client.cookies
    answer = person.client.get("/", headers={"cookie": f"{SESSION_COOKIE}={cookie}"}, follow_redirects=False)
    assert answer.headers["location"].startswith("/connexion")


def test_a_session_ends_after_thirty_idle_minutes(enter):
    with time_machine.travel(MONDAY, tick=False) as clock:
        person = enter()
        for _ in range(3):
            clock.shift(timedelta(minutes=29))
            assert person.get("/compte").status_code == 200
        clock.shift(timedelta(minutes=30))
        assert person.get("/compte").status_code == 303


def test_a_session_ends_after_eight_hours_even_when_used(enter):
    with time_machine.travel(MONDAY, tick=False) as clock:
        person = enter()
        for _ in range(23):
            clock.shift(timedelta(minutes=20))
            assert person.get("/compte").status_code == 200
        clock.shift(timedelta(minutes=20))
        assert person.get("/compte").status_code == 303


@pytest.mark.parametrize("email", ["anne@ville.ca", "personne@ville.ca"], ids=["known", "unknown"])
def test_wrong_passwords_cost_the_same_growing_wait_for_known_and_unknown_addresses(enter, email):
    with time_machine.travel(MONDAY, tick=False) as clock:
        person = enter()
        person.client.cookies.clear()
        for _ in range(2):
            assert "attendez" not in person.sign_in(email, "mauvais mot ici").text
        assert "attendez 15\u00a0secondes" in person.sign_in(email, "mauvais mot ici").text
        clock.shift(timedelta(seconds=5))
        assert "attendez 10\u00a0secondes" in person.sign_in(email, "mauvais mot ici").text
        clock.shift(timedelta(seconds=10))
        assert "attendez 30\u00a0secondes" in person.sign_in(email, "mauvais mot ici").text


def test_during_the_wait_even_the_right_password_is_refused_and_afterwards_it_works(enter):
    with time_machine.travel(MONDAY, tick=False) as clock:
        person = enter()
        person.client.cookies.clear()
        for _ in range(3):
            person.sign_in("anne@ville.ca", "mauvais mot ici")
        assert person.sign_in("anne@ville.ca").status_code == 403
        clock.shift(timedelta(seconds=15))
        assert person.sign_in("ANNE@ville.ca ").status_code == 303


def test_refused_sign_ins_leave_no_address_in_the_database(someone, settings, stored):
    someone.sign_in("secret@ailleurs.ca", "mauvais mot ici")
    assert len(stored.execute(select(SignInDelay)).scalars().all()) == 1
    written = b"".join(path.read_bytes() for path in settings.data_folder.glob("staff.sqlite3*"))
    assert b"ailleurs" not in written and b"mauvais" not in written


@pytest.mark.parametrize("token", ["", "0" * 64, "é"], ids=["missing", "invented", "not ascii"])
def test_a_form_without_its_token_is_refused(someone, invite, token):
    path = invite()
    someone.get(path)
    assert someone.post(path, FIRST_ACCESS, token=token).status_code == 403
    assert someone.get("/").status_code == 303


def test_a_form_token_of_another_browser_is_refused(enter, app, settings):
    person = enter()
    other = TestClient(app, base_url=settings.staff_address)
    stolen = type(person)(other).form_token("/connexion")
    assert person.post("/deconnexion", {}, token=stolen).status_code == 403


@pytest.mark.parametrize("origin", ["https://mechant.ca", "null", "http://127.0.0.1:5080", None])
def test_a_form_from_elsewhere_is_refused(enter, origin):
    person = enter()
    assert person.post("/deconnexion", {}, page="/compte", origin=origin).status_code == 403
    assert person.get("/compte").status_code == 200


def test_a_huge_form_and_a_strange_one_are_refused(someone):
    assert someone.post("/connexion", {"email": "a" * 20_000}).status_code == 413
    assert someone.client.post("/connexion", json={}, headers={"origin": someone.site}).status_code == 415


def test_changing_the_password_asks_for_the_current_one_and_changes_the_cookie(enter):
    person = enter()
    cookie = person.client.cookies[SESSION_COOKIE]
    fields = {"current": "pas le bon mot", "password": "cactus bleu rivière", "repeated": "cactus bleu rivière"}
    assert person.post("/compte", fields).status_code == 422
    assert person.post("/compte", {**fields, "current": PASSWORD}).status_code == 303
    assert person.client.cookies[SESSION_COOKIE] != cookie
    assert person.get("/compte").status_code == 200


def test_the_audit_log_tells_what_was_done_and_cannot_be_changed(enter, stored):
    person = enter()
    person.client.cookies.clear()
    person.sign_in("anne@ville.ca", "mauvais mot ici")
    person.sign_in("anne@ville.ca")
    page = person.get("/journal").text
    for words in ("Lien de premier accès créé", "Compte ouvert", "Connexion refusée", "Connexion", "Anne Roy"):
        assert words in page
    for change in ("DELETE FROM audit_event", "UPDATE audit_event SET action = 'x'"):
        with pytest.raises(DBAPIError):
            stored.execute(text(change))
        stored.rollback()


def test_a_link_is_for_the_role_and_the_town_it_was_made_for(settings, someone, app):
    path = make_invitation_link(settings, Role.READER, "victoriaville").removeprefix(settings.staff_address)
    someone.post(path, FIRST_ACCESS)
    page = someone.get("/compte").text
    assert "Lecture" in page and "Victoriaville" in page and "Toutes" not in page

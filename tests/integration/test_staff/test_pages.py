"""The pages: who may open them, what they show, and above all what they never show."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime

import pytest
from sqlalchemy import insert
from starlette.testclient import TestClient

import knowledge.database
from feedback.characteristics import CHARACTERISTICS
from knowledge.models import EntryRow
from staff.app import PAGES, create_app
from staff.french import TORONTO
from staff.headers import SECURITY_HEADERS
from staff.roles import AUDITORS, Role

BANNER = "Démonstration\u00a0: voix simulées et voix de visiteurs."
PATHS = {page.path.replace("{token}", "x").replace("{code}", "c1") for page in PAGES}
CLOSED = [(page.method, page.path.replace("{code}", "c1")) for page in PAGES if page.roles is not None]


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_every_page_asks_for_sign_in(someone, method, path):
    response = someone.client.request(
        method,
        path,
        headers={"origin": someone.site, "content-type": "application/x-www-form-urlencoded"},
        follow_redirects=False,
    )
    assert response.status_code == 303
    assert response.headers["location"].startswith("/connexion")


def test_only_these_addresses_are_open_to_all(app):
    assert {page.path for page in PAGES if page.roles is None} == {"/connexion", "/premier-acces/{token}", "/au-revoir"}
    others = {route.path for route in app.routes} - {page.path for page in PAGES}
    assert others == {"/health", "/ready", "/static"}


def test_a_wrong_method_is_refused_in_french(someone):
    response = someone.get("/deconnexion")
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert "<h1>" in response.text


@pytest.mark.parametrize("role", list(Role))
def test_the_audit_log_is_for_administrators_and_the_privacy_officer(enter, role):
    person = enter(role)
    assert person.get("/journal").status_code == (200 if role in AUDITORS else 403)
    assert ('href="/journal' in person.get("/").text) == (role in AUDITORS)


def test_every_answer_carries_the_headers(enter):
    person = enter()
    for path in PATHS | {"/health", "/ready", "/static/desk.css", "/inconnue", "/?ville=inconnue"}:
        response = person.get(path)
        for name, value in SECURITY_HEADERS.items():
            assert response.headers[name] == value, path
        assert response.headers["cache-control"] == ("no-store" if "static" not in path else "public, max-age=3600")
        assert "unsafe" not in response.headers["content-security-policy"]


def test_pages_have_no_script_no_inline_style_and_nothing_from_elsewhere(enter, voices):
    voices("c1", 40, 20, 12)
    person = enter()
    for path in PATHS:
        page = person.client.get(path).text
        assert not re.search(r"<script|\sstyle=|<style|\son\w+=", page), path
        assert not re.search(r'(?:src|action)="(?:https?:)?//|<link[^>]*href="(?:https?:)?//', page), path


def test_an_unexpected_error_is_told_in_french_with_the_headers(settings, app, enter):
    person = enter()
    broken = create_app(dataclasses.replace(settings, feedback_url=settings.feedback_url.replace("feedback", "vide")))
    with TestClient(broken, base_url=settings.staff_address, raise_server_exceptions=False) as client:
        client.cookies = person.client.cookies
        response = client.get("/")
    assert response.status_code == 500
    assert "Un problème est survenu de notre côté" in response.text
    assert response.headers["content-security-policy"] == SECURITY_HEADERS["Content-Security-Policy"]


def test_ready_says_what_is_missing(settings, app):
    with TestClient(app) as client:
        assert client.get("/ready").json() == {"status": "ready", "waiting_for": []}
    late = create_app(dataclasses.replace(settings, knowledge_url=settings.knowledge_url.replace("knowledge", "vide")))
    with TestClient(late) as client:
        assert client.get("/health").status_code == 200
        response = client.get("/ready")
    assert response.status_code == 503
    assert response.json()["waiting_for"] == ["knowledge"]


def test_home_always_shows_the_eight_with_the_ministrys_words(enter):
    page = enter().get("/").text.replace("&#39;", "'")
    for characteristic in CHARACTERISTICS:
        assert characteristic.title in page
        assert characteristic.official in page
    assert page.count("Moins de 10 personnes ont répondu.") >= 8
    assert "Que faire\u00a0?" in page


def test_home_says_the_figure_its_interval_and_its_word(enter, voices):
    voices("c1", 64, 37, 12)
    page = enter().get("/").text
    assert "58\u00a0% de réponses favorables (64\u00a0personnes)." in page
    assert "d’environ 46\u00a0% à 69\u00a0%" in page
    assert "indicatif" in page and "12\u00a0personnes" in page
    assert page.count("Ces personnes ont choisi de répondre.") == 1


def test_a_first_signal_is_said_in_counts_without_a_percentage(enter, voices):
    voices("c2", 18, 11)
    page = enter().get("/caracteristiques/c2").text
    assert "Premier signal\u00a0: 18\u00a0personnes. 11 sont plutôt satisfaites." in page
    assert "d’environ 4\u00a0sur\u00a010 à 8\u00a0sur\u00a010" in page
    assert "61\u00a0%" not in page
    assert 'class="bar-share"' not in page


@pytest.mark.parametrize("people", [1, 9])
def test_a_suppressed_figure_is_nowhere_in_the_page(enter, voices, people):
    person = enter()
    empty = {path: person.get(path).text for path in ("/", "/caracteristiques/c3")}
    voices("c3", people, people, people)
    for path, before in empty.items():
        # Not one byte tells that somebody spoke: the page is that of a town where nobody has.
        assert _without_tokens(person.get(path).text) == _without_tokens(before)


def test_a_figure_on_ten_people_is_shown(enter, voices):
    voices("c3", 10, 5)
    assert "Premier signal\u00a0: 10\u00a0personnes. 5 sont plutôt satisfaites." in enter().get("/").text


@pytest.mark.parametrize(("satisfied", "words"), [(40, "plus de 95\u00a0%"), (0, "moins de 5\u00a0%")])
def test_an_extreme_share_is_said_in_words_and_not_drawn_exactly(enter, voices, satisfied, words):
    voices("c4", 40, satisfied)
    page = enter().get("/caracteristiques/c4").text
    assert words in page
    assert f'class="bar-share" x="0" y="11" width="{95 if satisfied else 5}"' in page


def test_a_testimony_moves_its_count_and_never_the_bar(enter, voices):
    voices("c5", 30, 15)
    person = enter()
    before = person.get("/").text
    voices("c5", 0, 0, testimonies=14)
    after = person.get("/").text
    assert "14\u00a0personnes" in after and "14\u00a0personnes" not in before
    assert re.findall(r"<rect[^>]*>", after) == re.findall(r"<rect[^>]*>", before)


def test_no_page_writes_a_decimal(enter, voices):
    for code, people in (("c1", 64), ("c2", 18), ("c4", 121)):
        voices(code, people, people // 3)
    text = re.sub(r"<[^>]+>", " ", enter().get("/").text)
    assert not re.search(r"\d,\d|\d\.\d", text)


def test_words_of_newcomers_are_on_no_page(enter, voices):
    voices("c1", 30, 10, testimonies=30)
    person = enter()
    for path in PATHS:
        assert "des mots que le bureau ne montre pas" not in person.client.get(path).text


def test_the_demonstration_town_says_so_on_every_page_and_a_real_one_does_not(enter):
    person = enter()
    for path in ("/", "/caracteristiques/c8", "/repertoire", "/journal", "/compte"):
        assert BANNER in person.get(f"{path}?ville=demo").text
        assert BANNER not in person.get(f"{path}?ville=victoriaville").text


def test_an_account_of_one_town_sees_no_other(enter):
    person = enter(Role.ANALYST, "victoriaville")
    assert "Victoriaville" in person.get("/").text
    for path in ("/", "/caracteristiques/c1", "/repertoire", "/compte"):
        assert person.get(f"{path}?ville=demo").status_code == 404


def test_figures_of_one_town_are_not_those_of_another(enter, voices):
    voices("c1", 64, 37, municipality="victoriaville")
    person = enter()
    assert "58\u00a0%" in person.get("/?ville=victoriaville").text
    assert "58\u00a0%" not in person.get("/?ville=demo").text


@pytest.mark.parametrize("path", ["/caracteristiques/c9", "/?cycle=1999", "/?cycle=abc", "/?ville=nulle-part"])
def test_what_does_not_exist_is_said_plainly(enter, path):
    response = enter().get(path)
    assert response.status_code == 404
    assert "Cette page n’existe pas" in response.text


def test_the_directory_lists_whom_to_call_and_links_only_to_the_web(enter, settings):
    rows = [
        {
            "id": "a",
            "name": "Fiche <cachée>",
            "display": "verify-first",
            "url": "javascript:alert(1)",
            "phone": "819 555-0100",
        },
        {"id": "b", "name": "Fiche ancienne", "display": "ok", "source_date": "2019-05", "url": "https://exemple.ca"},
        {"id": "c", "name": "Fiche récente", "display": "ok", "source_date": f"{datetime.now(TORONTO):%Y-%m-%d}"},
        {"id": "d", "name": "Fiche disparue", "display": "verify-first", "is_present": False},
    ]
    with knowledge.database.open_sessions(settings.knowledge_url)() as session:
        session.execute(insert(EntryRow), [{**_EMPTY_ENTRY, **row} for row in rows])
        session.commit()
    page = enter().get("/repertoire").text
    assert "Fiche &lt;cachée&gt;" in page and "819 555-0100" in page and "javascript:" not in page
    assert "Fiche ancienne" in page and 'href="https://exemple.ca"' in page
    assert "Fiche récente" not in page and "Fiche disparue" not in page


def test_an_empty_directory_says_what_to_do(enter):
    assert "passerelle directory load" in enter().get("/repertoire").text


def _without_tokens(page: str) -> str:
    return re.sub(r'name="jeton" value="\w+"', "", page)


_EMPTY_ENTRY = {
    column.name: [] if column.type.__class__.__name__ == "JSON" else ""
    for column in EntryRow.__table__.columns
} | {
    "municipality": "victoriaville",
    "kind": "service",
    "latitude": None,
    "longitude": None,
    "translations": {},
    "is_present": True,
}  # fmt: skip

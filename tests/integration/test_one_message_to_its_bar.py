"""One voice, from what she types to the figure on the desk: a solicited answer moves a bar, a testimony its count."""

from __future__ import annotations

import re
from datetime import datetime

import httpx
import pytest

from feedback.characteristics import CHARACTERISTICS
from feedback.database import open_feedback
from feedback.diagnostic.build import Diagnostic, build_diagnostic
from feedback.diagnostic.thresholds import THRESHOLDS
from feedback.privacy import scrub
from feedback.questions import STATEMENTS
from feedback.record import Voice, draw_statements, record_answer, record_consent, record_testimony
from staff.commands import make_invitation_link
from staff.french import TORONTO
from staff.roles import Role

TODAY = datetime.now(TORONTO).date()
TOWN = "victoriaville"
PASSWORD = "girafe lune tasse"
_TOKEN = re.compile(r'name="jeton" value="([0-9a-f]+)"')
_STATEMENT = re.compile(r"«\s(.+?)\s»")


@pytest.fixture(scope="module")
def sessions(installation):
    return open_feedback(installation)


@pytest.fixture(scope="module", autouse=True)
def neighbours(sessions):
    """Enough people before her that figures show: each answers everything and tells something on every subject."""
    for number in range(THRESHOLDS.k_min + 2):
        voice = Voice(f"neighbour-{number}", "device", TOWN, "web", "fr", "visitor")
        with sessions() as session:
            record_consent(session, voice, "statements", TODAY)
            record_consent(session, voice, "comment", TODAY)
            for statement in draw_statements(session, voice, TODAY, len(STATEMENTS)):
                record_answer(session, voice, statement.id, 4 if number % 2 else 2, TODAY)
            for characteristic in CHARACTERISTICS:
                record_testimony(session, voice, scrub("C’est long."), characteristic.code, 2, TODAY)


@pytest.fixture
def diagnose(sessions):
    def build() -> Diagnostic:
        with sessions() as session:
            return build_diagnostic(session, TOWN, TODAY.year, TODAY)

    return build


@pytest.fixture(scope="module")
def desk(installation, staff_address):
    """A municipal employee who has just opened her account by its one-time link."""
    link = make_invitation_link(installation, Role.READER, TOWN)
    with httpx.Client(base_url=staff_address, headers={"Origin": staff_address}, follow_redirects=True) as client:
        token = _TOKEN.search(client.get(link).text).group(1)
        fields = {"email": "anne@ville.ca", "display_name": "Anne Roy", "password": PASSWORD, "repeated": PASSWORD}
        assert client.post(link, data={"jeton": token, **fields}).status_code == 200
        yield client


def people_by_code(diagnostic: Diagnostic) -> dict[str, int]:
    return {result.characteristic.code: result.n for result in diagnostic.results}


def told_by_code(diagnostic: Diagnostic) -> dict[str, int]:
    return {result.characteristic.code: result.testimonies for result in diagnostic.results}


def figures(diagnostic: Diagnostic) -> list[tuple]:
    return [(r.n, r.score, r.favourable, r.low, r.high) for r in diagnostic.results]


def asked_statement(text: str):
    """The statement that the assistant has just read out."""
    words = _STATEMENT.search(text).group(1)
    return next(one for one in STATEMENTS if one.text_fr.replace("'", "’") == words)


def accept_the_invitation(person) -> None:
    person.say("banque alimentaire")
    person.press("👍")
    person.press("Oui")
    person.press("Oui")


def test_a_solicited_answer_moves_its_bar_by_one(talk, diagnose, desk):
    before = people_by_code(diagnose())
    person = talk(TOWN)
    accept_the_invitation(person)
    moved = set()
    for face in ("😀", "🙂"):
        moved.add(asked_statement(person.text).characteristic)
        person.press(face)
    after = people_by_code(diagnose())
    assert after == {code: n + (code in moved) for code, n in before.items()}
    assert person.voice  # one voice stays one voice

    for code in moved:
        page = desk.get(f"/caracteristiques/{code}").text
        assert re.search(rf"\b{after[code]}\s(?:personnes|réponses)", page), code
        assert "<svg" in page


def test_an_answer_that_is_no_opinion_moves_nothing(talk, diagnose):
    before = figures(diagnose())
    person = talk(TOWN)
    accept_the_invitation(person)
    for words in ("je ne sais pas", "ça ne me concerne pas"):
        asked_statement(person.text)
        person.say(words)
    assert figures(diagnose()) == before


def test_a_refusal_leaves_nothing(talk, diagnose, sessions):
    before = diagnose()
    person = talk(TOWN)
    person.say("banque alimentaire")
    person.press("👍")
    person.press("Oui")
    person.press("Non")
    assert diagnose() == before and person.voice is None


def test_a_testimony_moves_its_count_and_nothing_else(talk, diagnose, desk):
    before = diagnose()
    person = talk(TOWN)
    person.say("je veux donner mon avis")
    person.press("Oui")
    person.say("Les logements sont trop chers et il en manque.")
    title = person.buttons[0]
    person.press(title)
    person.press("🙁") if any("🙁" in button for button in person.buttons) else person.say("2")
    person.press("Garder")
    code = re.search(r"[A-Z2-9]{3}-[A-Z2-9]{4}-[A-Z2-9]{4}", person.text).group(0)

    after = diagnose()
    subject = next(one.code for one in CHARACTERISTICS if one.title == title)
    assert figures(after) == figures(before)
    counts = told_by_code(before)
    assert told_by_code(after) == {**counts, subject: counts[subject] + 1}
    assert re.search(rf"\b{counts[subject] + 1}\b", desk.get(f"/caracteristiques/{subject}").text)
    assert "trop chers" not in desk.get(f"/caracteristiques/{subject}").text

    person.say("efface mon avis")
    person.say(code)
    assert told_by_code(diagnose()) == counts


def test_the_same_voice_is_counted_once(talk, diagnose):
    """A device that comes back within 14 days is not asked again, and cannot be counted twice."""
    person = talk(TOWN)
    accept_the_invitation(person)
    person.press("😐")
    person.press("😐")
    after = figures(diagnose())
    again = talk(TOWN, voice=person.voice)
    again.say("banque alimentaire")
    again.press("👍")
    assert "2 phrases" not in again.text
    assert figures(diagnose()) == after

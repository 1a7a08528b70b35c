"""Nothing that names a person is on the disk after she has talked: every byte of every file is searched.

Five people type a telephone number, a name, an e-mail and a health insurance number in a search, in a comment and in
the answers of forms, to a server of their own, which is then stopped. With the scrubber switched off, the same search
must find them: a search that finds nothing proves nothing by itself.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

# Two servers of their own, started one after the other, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


class Person(NamedTuple):
    """What one person gives away, as she types it and as it might be stored: with and without its signs."""

    name: str
    phone: str
    email: str
    card: str

    def traces(self) -> set[str]:
        first, _, last = self.name.partition(" ")
        phone = "".join(sign for sign in self.phone if sign.isdigit())
        card = self.card.replace(" ", "")
        return {self.name, first, last, self.phone, phone, self.email, self.email.partition("@")[0], self.card, card}


# Invented: numbers kept for fiction (555-01xx), names that no record of the directory holds.
PEOPLE = (
    Person("Ludivine Zorbeck", "819 555-0143", "ludi.zorbeck@exemple.com", "ZORL 8561 1234"),
    Person("Thadéus Quimpolet", "(514) 555-0187", "tquimpolet@exemple.org", "QUIT 9002 0519"),
    Person("Oxanna Brivtchenko", "+1 438 555 0126", "oxa_briv@exemple.net", "BRIO 7755 2210"),
    Person("Mamadou Kersaudy", "8735550171", "m.kersaudy@exemple.ca", "KERM 9511 0307"),
    Person("Yolotzin Abardua", "450.555.0162", "yolo-abardua@exemple.info", "ABAY 8809 1415"),
)


def give_everything_away(conversation, person: Person) -> None:
    """One conversation: a search, a comment, two statements, a withdrawal, a question in the middle, a command."""
    name, phone, email, card = person
    conversation.say(f"Bonjour je m'appelle {name}, je cherche un logement, appelez-moi au {phone}")
    conversation.say(f"mon courriel est {email} et ma carte soleil {card}, où est la clinique ?")
    conversation.say(f"/restart {email}")
    conversation.say("je veux donner mon avis")
    conversation.say(f"oui, je suis {name} {phone}")
    if "Oui, gardez mon avis" in conversation.buttons:
        conversation.press("Oui")
    conversation.say(f"Mon nom est {name}. Les loyers sont trop chers ici. Mon numéro : {phone}, {email}, RAMQ {card}.")
    conversation.say(f"le logement, {email}")
    if conversation.buttons:
        conversation.press(conversation.buttons[0])
    conversation.say(f"2 {phone}")
    conversation.say(f"c'est quoi le numéro de la ville ? je suis {name}, {card}")
    conversation.say("garder")
    conversation.say(f"efface mon avis {card}")
    conversation.say(f"mon code est {phone}")
    conversation.say("annuler")
    conversation.say("banque alimentaire")
    if "👍 Oui" in conversation.buttons:
        conversation.press("👍")
        if "Oui, d’accord" in conversation.buttons:
            conversation.press("Oui, d’accord")
            conversation.press("Oui")
            conversation.say(f"plutôt oui {email}")
            conversation.say(f"je m'appelle {name} {card}")
    conversation.say(f"mon mari me frappe, appelez le {phone}")


def send_what_is_refused(conversation, person: Person) -> None:
    """Requests that end in an error must not quote it."""
    for content in ({"text": person.email * 200}, {"payload": f"/greet {person.email}"}, {"txt": person.phone}):
        assert conversation.send(content).status_code in {400, 413}


def spellings(trace: str) -> Iterator[bytes]:
    """The ways in which a text ends up in a file."""
    for encoding in ENCODINGS:
        yield trace.encode(encoding)
    yield quote(trace).encode()
    yield json.dumps(trace)[1:-1].encode()
    yield base64.b64encode(trace.encode())[:-4] if len(trace) > 8 else trace.encode()


def find_traces(folder: Path) -> set[tuple[str, str]]:
    """(file, trace) for each trace of a person in any file under `folder`, letter case aside."""
    wanted = [
        (trace, spelling.lower()) for person in PEOPLE for trace in person.traces() for spelling in spellings(trace)
    ]
    found = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes().lower()
            found |= {(path.name, trace) for trace, spelling in wanted if spelling in content}
    return found


def talk_and_stop(settings, serve, converse) -> None:
    with serve(settings, "serve") as address:
        for person in PEOPLE:
            conversation = converse(address)
            give_everything_away(conversation, person)
            send_what_is_refused(conversation, person)
        # Before it stops too: write-ahead logs, and what a crash would leave behind.
        assert not settings.scrubbing or find_traces(settings.data_folder.parent) == set()


def test_nothing_that_names_a_person_is_on_the_disk(tmp_path, new_installation, serve, converse):
    settings = new_installation(tmp_path)
    talk_and_stop(settings, serve, converse)
    assert {path.name for path in tmp_path.iterdir()} == {"data", "log", "secrets"}
    assert find_traces(tmp_path) == set()


@pytest.mark.parametrize("kind", ["comment", "search"])
def test_the_same_search_finds_them_when_the_scrubber_is_off(unscrubbed, kind):
    """In the testimonies of the feedback database, and in the stored conversations."""
    file = {"comment": "feedback.sqlite3", "search": "conversations.sqlite3"}[kind]
    for person in PEOPLE:
        assert {trace for name, trace in unscrubbed if name.startswith(file)} & person.traces()
        found = {trace for name, trace in unscrubbed if name.startswith(file)}
        assert {person.name, person.phone, person.email, person.card} <= found


@pytest.fixture(scope="module")
def unscrubbed(tmp_path_factory, new_installation, serve, converse) -> set[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("unscrubbed")
    talk_and_stop(new_installation(folder, scrubbing=False), serve, converse)
    return find_traces(folder)

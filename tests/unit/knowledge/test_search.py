from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from knowledge.database import open_sessions
from knowledge.load import load_directory
from knowledge.search import Directory, DirectoryMissing, Found, Query, open_directory, rank_documents
from knowledge.towns import SEED, UnknownTown
from knowledge.vocabularies import TOPICS, codes

TODAY = date(2026, 11, 22)
SERVICES = ("service", "provincial", "guide")


def shown(found: Found) -> list[str]:
    return [hit.entry.id for hit in found.hits]


def test_evening_french_courses_give_the_one_that_says_so_then_what_fits_any_time(directory: Directory) -> None:
    query = Query("slt jcherche des cours de fr le soir", topic="french", kinds=("course",), when="soir")
    found = directory.find("demo", query)
    assert shown(found) == ["francisation-cegep-drummondville", "mauril", "francisation-entreprise"]
    assert found.missing is None
    assert found.contacts[0].id == "francisation-quebec"
    assert "when" in found.hits[0].reasons
    assert "2023" in found.hits[0].entry.schedule_sentence(TODAY)


def test_no_course_is_known_on_saturday(directory: Directory) -> None:
    found = directory.find("demo", Query("et le samedi?", topic="french", kinds=("course",), when="samedi"))
    assert found.missing == "when"
    assert found.hits
    assert found.contacts[0].id == "francisation-quebec"


@pytest.mark.parametrize("text", ["cours de français", "je veux apprendre le francais", ""])
def test_tests_and_children_s_courses_are_not_offered_for_a_french_course(directory: Directory, text: str) -> None:
    found = directory.find("demo", Query(text, topic="french", kinds=("course",), limit=20))
    unasked = {"test-tcf", "test-tefaq", "tef-cegep-levis", "examen-oqlf", "francisation-avant-depart"}
    assert not (unasked | {"passerelles-primaire", "francisation-jeunes-le-boise"}) & set(shown(found))


def test_a_test_is_offered_when_words_ask_for_it(directory: Directory) -> None:
    found = directory.find("demo", Query("passer le TCF pour l'immigration", topic="french", kinds=("course",)))
    assert shown(found)[0] == "test-tcf"


def test_danger_gives_911_and_the_right_line_first(directory: Directory) -> None:
    found = directory.find("demo", Query("mon mari me frappe", topic="emergency", kinds=SERVICES))
    assert shown(found)[:2] == ["urgence-911", "sos-violence-conjugale"]


@pytest.mark.parametrize("text", ["piscine", "cours de natation", "swimming pool", "jouer au cricket"])
def test_nothing_is_shown_when_nothing_fits(directory: Directory, text: str) -> None:
    found = directory.find("demo", Query(text, topic="leisure"))
    assert (found.missing, found.hits, found.more) == ("nothing", (), False)
    assert found.contacts


@pytest.mark.parametrize("topic", [None, *codes(TOPICS)])
def test_there_is_always_somebody_to_ask(directory: Directory, topic: str | None) -> None:
    assert directory.find("victoriaville", Query("zzz", topic=topic)).contacts


def test_entries_to_verify_are_never_returned(directory: Directory) -> None:
    assert directory.get("demo", "piscine-edouard-dubord") is None
    for topic in (None, *codes(TOPICS)):
        for text in ("", "piscine clsc soccer jumelage", "je cherche de l'aide"):
            found = directory.find("demo", Query(text, topic=topic, limit=300))
            assert all(hit.entry.showable for hit in found.hits)
            assert all(contact.showable for contact in found.contacts)


def test_doors_and_contacts_of_the_town_can_be_shown(directory: Directory) -> None:
    from knowledge.towns import get_town

    for entry_id in get_town("victoriaville").named_entries:
        assert directory.get("victoriaville", entry_id) is not None, entry_id


@pytest.mark.parametrize("text", ["bibliotheque", "Bibliothèques", "bibliotèque", "BIBLIOTHEQUE", "biblioteque"])
def test_accents_plurals_case_and_typos_do_not_matter(directory: Directory, text: str) -> None:
    assert shown(directory.find("demo", Query(text)))[0].startswith("bibliotheque-")


@pytest.mark.parametrize("text", ["banque alimentaire", "food bank", "banco de alimentos", "بنك الطعام"])
def test_other_languages_find_the_same_service(directory: Directory, text: str) -> None:
    assert shown(directory.find("demo", Query(text, topic="food")))[0] == "securite-alimentaire-victoriaville"


def test_excluded_entries_do_not_come_back(directory: Directory) -> None:
    query = Query("aide alimentaire", topic="food", kinds=SERVICES)
    first = shown(directory.find("demo", query))
    second = shown(
        directory.find("demo", Query("aide alimentaire", topic="food", kinds=SERVICES, exclude=tuple(first)))
    )
    assert not set(first) & set(second)


def test_more_says_whether_anything_is_left(directory: Directory) -> None:
    assert directory.find("demo", Query("logement", topic="housing", limit=1)).more is True
    assert directory.find("demo", Query("logement", topic="housing", limit=100)).more is False


def test_at_most_one_guide_and_never_first(directory: Directory) -> None:
    found = directory.find("demo", Query("comment avoir mon NAS", topic="immigration", kinds=SERVICES))
    assert shown(found)[:2] == ["nas", "get-sin"]
    assert [hit.entry.kind for hit in found.hits].count("guide") == 1


def test_an_audience_that_nothing_is_known_to_suit_is_said_missing(directory: Directory) -> None:
    found = directory.find("demo", Query("cours de français", topic="french", kinds=("course",), audience="handicap"))
    assert found.missing == "audience"
    assert found.hits


def test_an_audience_puts_its_own_services_first(directory: Directory) -> None:
    found = directory.find("demo", Query("activités pour les aînés", topic="family-groups", audience="aînés"))
    assert shown(found)[0] == "victoriaville-aines"
    assert "audience" in found.hits[0].reasons


def test_a_place_out_of_town_finds_who_serves_it(directory: Directory) -> None:
    found = directory.find("demo", Query("aide à l'emploi", topic="employment", place="Warwick"))
    assert "destination-carrefour-warwick" in shown(found)
    assert "place" in found.hits[0].reasons


def test_an_annual_event_without_a_date_says_so(directory: Directory) -> None:
    entry = directory.get("demo", "fete-diversite-culturelle")
    assert entry is not None
    assert entry.is_annual
    assert not entry.has_confirmed_date(TODAY)
    assert entry.schedule_sentence(TODAY) == "D’habitude en août, date à confirmer."


def test_no_event_shows_a_year_that_is_over(directory: Directory) -> None:
    found = directory.find("demo", Query(topic="networking", kinds=("event",), limit=100))
    for hit in found.hits:
        assert "202" not in hit.entry.schedule_sentence(TODAY), hit.entry.id


def test_the_card_sentence_is_the_first_of_the_description(directory: Directory) -> None:
    entry = directory.get("demo", "caibf")
    assert entry is not None
    assert entry.sentence == "Organisme qui accueille les personnes immigrantes et réfugiées à Victoriaville."


def test_public_names_hold_organisations_and_places_but_no_street(directory: Directory) -> None:
    names = directory.public_names("demo")
    assert {"Carré 150", "Victoriaville", "Warwick", "Impact Emploi de L’Érable"} <= names
    assert not any("rue " in name for name in names)


def test_an_unknown_town_is_refused(directory: Directory) -> None:
    with pytest.raises(UnknownTown):
        directory.find("atlantide", Query("aide"))


def test_a_database_without_directory_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(DirectoryMissing, match="directory load"):
        open_directory(f"sqlite:///{tmp_path / 'vide.sqlite3'}")


def test_a_running_directory_notices_a_reload(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.search.REVISION_SECONDS", 0.0)
    running = open_directory(empty_url)
    assert running.get("demo", "caibf") is None
    with open_sessions(empty_url)() as session:
        load_directory(session, SEED)
    assert running.get("demo", "caibf") is not None


HOSTILE = {
    "empty": "", "spaces": "   ", "signs": "?!", "one long word": "a" * 5000, "search syntax": '"MATCH" OR NEAR(',
    "apostrophes": "’’’", "face": "😀", "null": "\x00", "many words": "mot " * 3000,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_searched_without_error_and_quickly(directory: Directory, text: str) -> None:
    start = time.perf_counter()
    directory.find("demo", Query(text))
    assert time.perf_counter() - start < 0.25


def test_a_search_takes_less_than_5_milliseconds_of_processor(directory: Directory) -> None:
    texts = ["cours de français gratuit", "garderie pour mon fils", "mon proprio veut 2 mois", "carte soleil", "bus"]
    queries = [Query(text, topic=topic) for text in texts for topic in (None, "housing", "french")] * 10
    for query in queries[:15]:
        directory.find("demo", query)
    start = time.process_time()
    for query in queries:
        directory.find("demo", query)
    assert (time.process_time() - start) / len(queries) < 0.005


def test_the_same_engine_ranks_any_collection() -> None:
    documents = [("a", "Le chat dort."), ("b", "Horaires de la piscine municipale."), ("c", "Impôts et taxes.")]
    assert rank_documents(documents, "a quelle heure ouvrent les piscines")[0] == "b"
    assert rank_documents(documents, "xylophone") == []
    assert rank_documents([], "piscine") == []


def test_a_precise_need_that_no_text_names_goes_to_who_answers_it(directory: Directory) -> None:
    found = directory.find("demo", Query("je veux divorcer", topic="rights", kinds=SERVICES))
    assert shown(found)[0] == "aide-juridique-mauricie-bois-francs"


def test_the_needs_that_a_town_answers_are_senses_of_the_synonyms() -> None:
    from knowledge.towns import get_town
    from knowledge.words import Synonyms

    senses = Synonyms().senses
    assert all(senses[name].role == "needs" for name in get_town("victoriaville").answers)


def test_an_event_of_another_season_is_not_shown_beside_the_one_asked_for(directory: Directory) -> None:
    query = Query("quoi faire en décembre", topic="leisure", kinds=("event",), when="décembre")
    found = directory.find("demo", query)
    assert shown(found) == ["marche-noel-centre-ville"]
    assert (found.missing, found.more) == (None, False)

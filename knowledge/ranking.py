"""Which entries fit a request and in what order, with the reasons. Pure: no database, no clock.

An entry is shown because it fits: its words, the sense they share with the request, or because it answers any
question of the topic (the town's « doors »). Never because something had to be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from knowledge.cards import Card, is_everywhere, serves
from knowledge.hours import Wish, fits
from knowledge.towns import Town
from knowledge.words import Unit

YOUNG = frozenset(("enfants", "jeunes"))
_CONFIDENCE = {"high": 0.06, "medium": 0.03, "low": 0.0}
# Weights of the ranking, set on the judged questions of tests/unit/knowledge.
TOPIC, MAIN_TOPIC, DOOR, DOOR_STEP = 1.0, 0.12, 0.42, 0.1
WORDS, NAME, LINKED = 1.5, 0.7, 1.2
AUDIENCE, OTHER_AUDIENCE, WHEN, ON_DEMAND = 0.6, 0.3, 0.6, 1.2
FAR, PLACE, SPOKEN_PLACE, REACHABLE = 0.25, 0.5, 0.3, 0.04
GUIDE, OTHER_NEED = 0.15, 0.35
# What is left of a door's advantage when the request names a precise need.
PRECISE = 0.3
# In danger, the line to call comes before anything to read.
FIRST_LINE = 1.2
# From this share of a request's words on, an entry fits by its words: without a topic, and against the topic.
ENOUGH_WORDS = 0.3
ENOUGH_AGAINST_TOPIC = 0.45
# Of another topic than asked, an entry this much weaker than the best one is noise.
WEAK = 0.5
ENOUGH_IN_TOPIC = 0.05
ENOUGH_GUIDE = 0.5


@dataclass(frozen=True)
class Request:
    """A query once read: its units of words and the senses they have, by role."""

    units: tuple[Unit, ...]
    needs: frozenset[str]
    senses: frozenset[str]
    # Some entry that newcomers may see speaks of a need of the request.
    is_met: bool
    # The words name nothing more precise than a topic.
    bare: bool
    topic: str | None
    audience: str | None
    wish: Wish | None
    # Names of the place asked for, and of the place that the words name (knowledge.cards.names_of_place).
    place: tuple[str, ...]
    spoken_place: tuple[str, ...]
    today: date
    town: Town
    # The folded name of the town whose directory is searched.
    home: str


@dataclass
class Judgement:
    """What is thought of one entry for one request."""

    card: Card
    score: float = 0.0
    fits: bool = False
    reasons: list[str] = field(default_factory=list)
    suits_audience: bool = True
    suits_time: bool = True
    suits_place: bool = True

    @property
    def suits(self) -> bool:
        """Whether it is known to fit every wish of the request."""
        return self.suits_audience and self.suits_time and self.suits_place


def audience_of(request: Request) -> frozenset[str]:
    """The groups that the request names, in its audience or in its words."""
    named = {
        "enfants": "enfants",
        "jeunes": "jeunes",
        "aines": "aînés",
        "femmes": "femmes",
        "handicap": "handicap",
        "parents": "familles",
    }
    said = {code for sense, code in named.items() if sense in request.senses}
    if "lgbt" in request.senses:
        said.add("lgbtq")
    return frozenset(said | ({request.audience} if request.audience else set()))


def hidden(card: Card, request: Request, only_when_asked: frozenset[str]) -> bool:
    """Whether the entry is of a kind that is shown only when asked for: a test, a course for children…"""
    if (card.name_senses & only_when_asked) - request.senses:
        return True
    young_only = (
        card.entry.kind == "course"
        and card.names
        and card.names <= YOUNG
        and not card.takes
        - YOUNG
        - {
            "familles",
            "étudiants",
        }
    )
    return (
        bool(young_only)
        and not (audience_of(request) & (YOUNG | {"familles"}))
        and "inscription-ecole" not in (request.senses)
    )


def named_in(card: Card, request: Request) -> bool:
    """Whether the request calls the entry by its name or by its acronym."""
    said = {piece for unit in request.units for piece in unit.stems}
    if card.acronyms & said:
        return True
    return len(card.name_stems) > 0 and card.name_stems <= said and any(not unit.senses for unit in request.units)


@dataclass(frozen=True)
class Evidence:
    """What the index and the guides say of one entry for one request.

    `coverage`: share of the request's words that the entry answers (0 to 1). `held`: how many units it holds.
    `relevance`: bm25 over the best one's (0 to 1). `link`: how strongly a guide that answers names it (0 to 1).
    """

    coverage: float
    held: int
    relevance: float
    link: float


def judge(card: Card, request: Request, evidence: Evidence) -> Judgement:
    """The fit and the score of one entry."""
    coverage, held, link = evidence.coverage, evidence.held, evidence.link
    entry = card.entry
    result = Judgement(card)
    words = 0.75 * coverage + 0.25 * evidence.relevance
    in_topic = request.topic is not None and request.topic in entry.topics
    doors = request.town.doors.get(request.topic or "", ())
    is_door = entry.id in doors
    answering = (request.town.answers.get(need, ()) for need in request.needs)
    shares_need = bool(request.needs & card.senses) or any(entry.id in ids for ids in answering)
    is_named = named_in(card, request)
    enough = ENOUGH_WORDS if request.topic is None else ENOUGH_AGAINST_TOPIC

    if in_topic:
        result.score += TOPIC + (MAIN_TOPIC if entry.topics[0] == request.topic else 0.0)
        result.reasons.append("topic")
    if is_named:
        result.score += NAME
        result.reasons.append("name")
    if held:
        result.score += WORDS * words
        result.reasons.append("words")
    if is_door:
        # A door is for what is vague; a precise need goes first to who names it.
        vague = not request.needs or request.topic == "emergency"
        result.score += (DOOR - DOOR_STEP * doors.index(entry.id)) * (1.0 if vague else PRECISE)
    result.score += LINKED * link
    result.score += _small_signals(card, request)
    result.score += _wishes(card, request, result)

    if is_named:
        result.fits = True
    elif request.needs and request.topic != "emergency":
        result.fits = shares_need and (in_topic or coverage >= enough)
        # « parler à quelqu'un » asked for a young person: the line for young people fits, whatever its words.
        result.fits |= request.is_met and in_topic and "audience" in result.reasons
    elif in_topic or is_door:
        result.fits = is_door or request.bare or coverage >= ENOUGH_IN_TOPIC or link >= ENOUGH_GUIDE
    else:
        result.fits = coverage >= enough
    if not result.fits and link >= ENOUGH_GUIDE:
        result.fits = not request.needs or shares_need or (in_topic and request.is_met)
    if request.topic == "emergency" and is_door and doors.index(entry.id) == 0:
        result.score += FIRST_LINE
    if entry.kind == "guide":
        result.score -= FIRST_LINE if request.topic == "emergency" else GUIDE
        result.fits = result.fits and link >= ENOUGH_GUIDE
    return result


def _small_signals(card: Card, request: Request) -> float:
    """Near before far, sure and fresh before doubtful and old, reachable before not."""
    entry = card.entry
    score = _CONFIDENCE.get(entry.confidence, 0.0)
    if card.year is not None:
        score -= min(0.01 * max(request.today.year - card.year, 0), 0.1)
    if request.spoken_place and serves(card, request.spoken_place):
        score += SPOKEN_PLACE
    elif card.city and card.city != request.home:
        score -= FAR
    if request.needs and card.name_needs - request.needs:
        score -= OTHER_NEED
    if entry.phone or entry.url or entry.address:
        score += REACHABLE
    return score


def _wishes(card: Card, request: Request, result: Judgement) -> float:
    """What audience, time and place add or take away; notes in `result` which of them the entry is known to suit."""
    score = 0.0
    asked = audience_of(request)
    if asked & card.names:
        score += AUDIENCE
        result.reasons.append("audience")
    elif card.names and not asked & card.takes and not card.takes >= {"femmes", "hommes"}:
        score -= OTHER_AUDIENCE
    if request.audience:
        result.suits_audience = request.audience in card.names | card.takes
    if request.wish:
        result.suits_time = fits(card.times, request.wish, card.entry.kind == "event", request.today)
        if result.suits_time:
            score += WHEN
            result.reasons.append("when")
        elif card.times.on_demand:
            score += ON_DEMAND
    if request.place:
        is_there = serves(card, request.place)
        result.suits_place = is_there or is_everywhere(card, request.town)
        if is_there:
            score += PLACE
            result.reasons.append("place")
    return score


def is_relevant(item: Judgement, best: float, served: bool) -> bool:
    """Whether an entry that fits is worth a card beside the best one.

    `served`: some entry suits every wish; one that is known not to (another season, other hours) then stays away.
    """
    if served and not item.suits:
        times = item.card.times
        says_otherwise = item.card.entry.kind == "event" or bool(times.slots or times.months)
        if not item.suits_audience or not item.suits_place or (not item.suits_time and says_otherwise):
            return False
    return "topic" in item.reasons or item.score >= WEAK * best


def order(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Best first. What suits every wish comes first. One guide at most, after the first entry that is not one."""
    ranked = sorted(judgements, key=lambda item: (-item.suits, -item.score, item.card.entry.id))
    others = [item for item in ranked if item.card.entry.kind != "guide"]
    guides = [item for item in ranked if item.card.entry.kind == "guide"]
    if not guides:
        return others
    ahead = sum(item.suits >= guides[0].suits and item.score >= guides[0].score for item in others)
    place = max(ahead, min(1, len(others)))
    return [*others[:place], guides[0], *others[place:]]

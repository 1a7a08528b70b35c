"""The eight characteristics at a glance, and one page for each that opens its figure to how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from starlette.exceptions import HTTPException
from starlette.responses import Response

from feedback.characteristics import SOURCE, get_characteristic
from feedback.diagnostic.build import CharacteristicResult, Diagnostic, build_diagnostic
from feedback.diagnostic.thresholds import THRESHOLDS
from feedback.errors import UnknownCharacteristic
from feedback.questions import STATEMENTS
from staff import wordings
from staff.bars import Bar, draw_bar
from staff.french import TORONTO
from staff.gate import Visit

METHOD_VERSION = "1"
FIRST_CYCLE = 2026  # the first year in which the assistant asked anything


@dataclass(frozen=True)
class ResultOnScreen:
    """One result with its words and its bar."""

    result: CharacteristicResult
    bar: Bar | None
    sentence: str
    share: str
    interval: str
    prudence: str
    testimonies: str
    first_signal: bool


def put_on_screen(result: CharacteristicResult) -> ResultOnScreen:
    """Words and bar of one result; nothing here can show a figure that the diagnostic hides. Pure."""
    in_tenths = wordings.is_first_signal(result)
    return ResultOnScreen(
        result=result,
        bar=draw_bar(result),
        sentence=wordings.write_result(result),
        share=wordings.write_share(result),
        interval=wordings.write_interval(result.low, result.high, in_tenths),
        prudence=wordings.write_interval(result.prudence_low, result.prudence_high, in_tenths),
        testimonies=wordings.write_testimonies(result),
        first_signal=in_tenths,
    )


def list_cycles(now: datetime) -> list[int]:
    """The years that can be chosen, the current one first."""
    return list(range(max(now.astimezone(TORONTO).year, FIRST_CYCLE), FIRST_CYCLE - 1, -1))


def _read_cycle(visit: Visit) -> int:
    cycles = list_cycles(visit.now)
    asked = visit.request.query_params.get("cycle")
    if asked is None:
        return cycles[0]
    if asked not in {str(cycle) for cycle in cycles}:
        raise HTTPException(404)
    return int(asked)


def _build(visit: Visit, cycle: int) -> Diagnostic:
    with visit.desk.feedback_sessions() as session:
        return build_diagnostic(session, visit.current_town.id, cycle)


def show_overview(visit: Visit) -> Response:
    """Home: « Les 8 caractéristiques en un coup d’œil »."""
    cycle = _read_cycle(visit)
    diagnostic = _build(visit, cycle)
    return visit.render(
        "overview.html",
        diagnostic=diagnostic,
        results=[put_on_screen(result) for result in diagnostic.results],
        shown=sum(not result.suppressed for result in diagnostic.results),
        cycles=list_cycles(visit.now),
        cycle=cycle,
        chosen_sentence=wordings.THEY_CHOSE_TO_ANSWER,
        too_few=wordings.LESS_THAN_TEN_PEOPLE,
        method_version=METHOD_VERSION,
    )


def show_characteristic(visit: Visit) -> Response:
    """One characteristic: the ministry's words, the statements asked, and how the figure is made."""
    try:
        characteristic = get_characteristic(visit.request.path_params["code"])
    except UnknownCharacteristic as error:
        raise HTTPException(404) from error
    cycle = _read_cycle(visit)
    diagnostic = _build(visit, cycle)
    results = {result.characteristic.code: result for result in diagnostic.results}
    neighbours = list(pairwise([None, *(result.characteristic for result in diagnostic.results), None]))
    place = [result.characteristic.code for result in diagnostic.results].index(characteristic.code)
    return visit.render(
        "characteristic.html",
        characteristic=characteristic,
        source=SOURCE,
        shown=put_on_screen(results[characteristic.code]),
        statements=[one for one in STATEMENTS if one.characteristic == characteristic.code],
        thresholds=THRESHOLDS,
        previous=neighbours[place][0],
        following=neighbours[place + 1][1],
        diagnostic=diagnostic,
        cycle=cycle,
        chosen_sentence=wordings.THEY_CHOSE_TO_ANSWER,
        method_version=METHOD_VERSION,
    )

"""The sentences that go with a figure. One result in, French out; no figure is computed here.

**Source:** method of the diagnostic, section 3.12 (words for staff). Never « prouve », never decimals.
"""

from __future__ import annotations

from feedback.diagnostic.build import CharacteristicResult
from feedback.diagnostic.thresholds import THRESHOLDS
from staff.french import NBSP, typeset, write_number, write_people, write_percent, write_tenths

TOO_FEW = typeset(
    "Moins de 10 personnes ont répondu. Nous n’affichons pas de chiffre : il ne serait pas fiable et pourrait faire"
    " reconnaître quelqu’un."
)
THEY_CHOSE_TO_ANSWER = typeset(
    "Ces personnes ont choisi de répondre. Elles ne représentent pas forcément toutes les personnes immigrantes."
    " Si les personnes mécontentes répondent un peu plus ou un peu moins que les autres, le résultat change :"
    " voir la bande de prudence."
)
LESS_THAN_TEN_PEOPLE = typeset("moins de 10 personnes")
FIRST_SIGNAL = "premier signal"


def is_first_signal(result: CharacteristicResult) -> bool:
    """Whether the figure is only said in counts and tenths (10 to 29 persons), not drawn as a percentage."""
    return not result.suppressed and result.confidence_word == FIRST_SIGNAL


def write_share(result: CharacteristicResult) -> str:
    """The share as large type: `58 %`, `moins de 5 %`, `11 sur 18`; empty when it is hidden."""
    if result.suppressed:
        return ""
    if result.extreme == "below":
        return f"moins de {write_percent(THRESHOLDS.extreme_low)}"
    if result.extreme == "above":
        return f"plus de {write_percent(THRESHOLDS.extreme_high)}"
    if result.favourable is None or result.n is None:
        return ""
    if is_first_signal(result):
        return f"{round(result.favourable * result.n)}{NBSP}sur{NBSP}{result.n}"
    return write_percent(result.favourable)


def write_interval(low: float | None, high: float | None, in_tenths: bool = False) -> str:
    """`46 % à 69 %`, or `4 sur 10 à 8 sur 10`; empty when it is hidden."""
    if low is None or high is None:
        return ""
    write = write_tenths if in_tenths else write_percent
    return f"{write(low)} à {write(high)}"


def write_result(result: CharacteristicResult) -> str:
    """What the result says, in the words of the method."""
    if result.suppressed or result.n is None:
        return TOO_FEW
    if is_first_signal(result):
        return typeset(
            f"Premier signal : {write_people(result.n)}. {_write_satisfied(result)} Avec si peu de réponses, la part"
            f" réelle pourrait aller d’environ {write_interval(result.low, result.high, in_tenths=True)}."
            " À vérifier par des rencontres avant de décider."
        )
    share = write_share(result)
    return typeset(
        f"{share[0].upper()}{share[1:]} de réponses favorables ({write_people(result.n)}). Le hasard seul peut faire"
        f" varier ce résultat d’environ {write_interval(result.low, result.high)}."
    )


def _write_satisfied(result: CharacteristicResult) -> str:
    if result.extreme == "above":
        return "Presque toutes sont plutôt satisfaites."
    if result.extreme == "below" or result.favourable is None or result.n is None:
        return "Presque aucune n’est plutôt satisfaite."
    satisfied = round(result.favourable * result.n)
    plural = satisfied > 1
    return f"{write_number(satisfied)} {'sont' if plural else 'est'} plutôt satisfaite{'s' if plural else ''}."


def write_testimonies(result: CharacteristicResult) -> str:
    """How many persons spoke of their own accord."""
    return LESS_THAN_TEN_PEOPLE if result.testimonies is None else write_people(result.testimonies)

"""Hostility towards newcomers as a group: nobody's experience of living here, and never counted as one.

Narrow on purpose, and deterministic: a person who tells what she heard (« on m'a dit de rentrer chez moi », « mon
voisin dit que les immigrants sont des voleurs ») is a witness, and is heard.
"""

from __future__ import annotations

import re

from text.normalise import expand

_GROUP = (
    r"(?:immigrants?|immigres?|migrants?|etrangers?|refugies?|demandeurs d'asile|arabes?|musulmans?|noirs?|"
    r"africains?|latinos?|haitiens?|asiatiques?|juifs?|immigrants|foreigners?|refugees|muslims|inmigrantes|extranjeros|importes)"
)
_HARM = r"(?:volent|profitent|envahiss\w+|steal|roban|invaden)"
_NATURE = (
    r"(?:voleurs?|profiteurs?|parasites?|criminels?|terroristes?|sauvages?|paresseux|dangereux|sales?|vermine|rats|thieves|"
    r"criminals|ladrones)"
)
_AWAY = r"(?:dehors|degage\w*|renvoye[zr]|expulse[zr]|deporte[zr]|fuera)"
_HOSTILE = re.compile(
    rf"(?<!\w)(?:{_GROUP}(?: \w+){{0,2}} {_HARM}|{_GROUP} (?:sont|are|son)(?: \w+){{0,2}} {_NATURE}|sales? {_GROUP}|"
    rf"{_AWAY}(?: \w+){{0,2}} {_GROUP}|{_GROUP}(?: \w+){{0,2}} (?:{_AWAY}|go home|go back)|trop d'{_GROUP} ici|"
    r"(?:retourne[zrs]?|rentre[zrs]?|renvoye[zr])(?: \w+){0,2} "
    r"(?:dans (?:votre|vos|leurs?|ton) pays|chez (?:eux|vous|toi)))"
    r"(?!\w)"
)
# Somebody to whom it is done, or who tells what others say.
_WITNESS = re.compile(
    r"(?<!\w)(?:m'\w+|me|moi|mes|mon|ma|nous|notre|nos|on (?:nous|dit)|dit|dis\w*|crie\w*|entend\w*|traite\w*|"
    r"appel\w+|pense\w*|croi\w+|comme (?:si|des)|racis\w+|said|told|says?|me dijeron|dicen)(?!\w)"
)


def is_hostile(text: str) -> bool:
    """Whether the message attacks newcomers as a group, and tells nothing that happened to the person.

    >>> is_hostile("les immigrants volent nos jobs"), is_hostile("on m'a dit que les immigrants volent les jobs")
    (True, False)
    """
    folded = re.sub(r"(?<!\w)(?:nos|notre) (?:jobs?|emplois?|pays|ville|logements?|femmes)(?!\w)", " ", expand(text))
    return _HOSTILE.search(folded) is not None and not _WITNESS.search(folded)

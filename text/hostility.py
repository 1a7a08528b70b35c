"""Hostility towards newcomers as a group: nobody's experience of living here, and never counted as one.

Narrow on purpose, and deterministic: a person who tells what she heard (« on m'a dit de rentrer chez moi », « mon voisin
dit que les immigrants sont des voleurs ») is a witness, and is heard.
"""

from __future__ import annotations

import re

from text.normalise import expand

_GROUP = (
    r"(?:immigrants?|immigres?|migrants?|etrangers?|refugies?|demandeurs d'asile|arabes?|musulmans?|noirs?|africains?|latinos?|"
    r"haitiens?|asiatiques?|juifs?|immigrants|foreigners?|refugees|muslims|inmigrantes|extranjeros|importes)"
)
_INSULT = (
    r"(?:volent|voleurs?|profit\w+|parasites?|envahi\w+|criminels?|terroristes?|sauvages?|paresseux|dangereux|sales?|renvoye\w*|"
    r"deport\w+|expuls\w+|degage\w*|dehors|vermine|rats|steal\w*|thieves|criminals|go home|go back|ladrones|fuera|invaden)"
)
_HOSTILE = re.compile(
    rf"(?<!\w)(?:{_GROUP}(?: \w+){{0,6}} {_INSULT}|{_INSULT}(?: \w+){{0,3}} {_GROUP}|"
    rf"(?:trop d'|y a trop d'|plus d'|pas d'|no more ){_GROUP} ici|"
    r"(?:retourne\w*|rentre\w*|renvoye\w*)(?: \w+){0,2} (?:dans|chez) (?:votre|vos|leur|leurs|eux|vous|ton|toi)(?: pays)?)(?!\w)"
)
# Somebody to whom it is done, or who tells what others say.
_WITNESS = re.compile(
    r"(?<!\w)(?:m'\w+|me|moi|mes|mon|ma|nous|notre|nos|on (?:nous|dit)|dit|dis\w*|crie\w*|entend\w*|traite\w*|appel\w+|pense\w*|croi\w+|"
    r"comme (?:si|des)|racis\w+|said|told|says?|me dijeron|dicen)(?!\w)"
)


def is_hostile(text: str) -> bool:
    """Whether the message attacks newcomers as a group, and tells nothing that happened to the person.

    >>> is_hostile("les immigrants volent nos jobs"), is_hostile("on m'a dit que les immigrants volent les jobs")
    (True, False)
    """
    folded = re.sub(r"(?<!\w)(?:nos|notre) (?:jobs?|emplois?|pays|ville|logements?|femmes)(?!\w)", " ", expand(text))
    return _HOSTILE.search(folded) is not None and not _WITNESS.search(folded)

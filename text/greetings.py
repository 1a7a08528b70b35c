"""« Bonjour, je cherche… » : the greeting is polite, the request is what counts."""

from __future__ import annotations

import re

from text.normalise import expand

_GREETING = re.compile(
    r"(?:(?:bon ?jour|bon ?soir|salut|allo|coucou|rebonjour|hey|hi|hello|good (?:morning|afternoon|evening)|hola|"
    r"buen[oa]s (?:dias|tardes|noches)|ola|bom dia|boa (?:tarde|noite)|salam(?: (?:alaikum|alikoum|aleykoum))?|marhaba|"
    r"السلام عليكم|السلام|سلام|مرحبا|اهلا|صباح الخير|مساء الخير)"
    r"(?: (?:madame|monsieur|mme|mr|tout le monde|a tous|a vous|ca va|sir|madam|everyone|there|senora|senor))*(?!\w) ?)+"
)
REQUEST_WORDS = 2  # with fewer words left, the greeting was the message


def without_greeting(text: str) -> str:
    """`text` expanded (see text.normalise), without the greeting it begins with when a request follows.

    >>> without_greeting("Hola busco trabajo"), without_greeting("bonjour madame")
    ('busco trabajo', 'bonjour madame')
    """
    expanded = expand(text)
    match = _GREETING.match(expanded)
    rest = expanded[match.end() :] if match else expanded
    return rest if len(rest.split()) >= REQUEST_WORDS else expanded

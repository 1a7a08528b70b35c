"""Two requests in one message: where one ends and the next begins, in five languages."""

from __future__ import annotations

import re

from text.normalise import fold

MOST_PARTS = 4
PART_WORDS = 2  # a shorter part (« svp », « merci ») asks for nothing by itself

_STOP = re.compile(r"[.!?;\n؟؛]+(?=\s|$)")
# Joining words that begin another request. A bare « et » or « and » joins two nouns as often: it cuts only where a
# request begins after it.
_ALSO_WORDS = (
    "aussi|également|egalement|en plus|deuxième chose|autre chose|sinon|also|as well|another thing|también|tambien|"
    "además|ademas|também|tambem|além disso|وأيضا|أيضا|وكذلك|كذلك|كمان|و زيد"
)
_JOINING = "et|pis|puis|ensuite|après|and|then|y|e|mais|but|pero|mas"
_BEGINNINGS = (
    "je|j['’]|jcherche|on|mon|ma|mes|est[- ]ce|où|ou est|comment|combien|quand|quel|qui|y a|ya|il y a|avez|"
    "pour (?:mon|ma|mes)|un|une|des|du|de l|l['’]|le|la|les|i|i['’]m|my|we|is|are|do|where|how|what|when|who|a|an|the|"
    "busco|necesito|quiero|dónde|donde|cómo|como|cuánto|cuanto|hay|mi|mis|unas?|clases|preciso|quero|onde|quanto|tem|"
    "meu|minha|um|uma"
)
_ARABIC_BEGINNINGS = "أين|اين|كيف|هل|أريد|اريد|أبحث|ابحث|بغيت|فين|وين|كم|متى|أحتاج|احتاج"
_ALSO = re.compile(
    rf"(?<!\w)(?:et|pis|puis|and|y|e|,)?\s*(?:{_ALSO_WORDS})(?!\w)[:,]?|"
    rf"(?:,|(?<!\w)(?:{_JOINING}))\s+(?=(?:{_BEGINNINGS})(?!\w))|"
    rf"\s+و(?=(?:{_ARABIC_BEGINNINGS}))",
    re.IGNORECASE,
)


def split_requests(text: str) -> list[str]:
    """The parts of `text` that may each be a request, in order; the text alone when nothing divides it.

    >>> split_requests("Je cherche une garderie et aussi un cours de français le matin")
    ['Je cherche une garderie', 'un cours de français le matin']
    >>> split_requests("une banque alimentaire svp")
    ['une banque alimentaire svp']
    """
    parts = [part.strip(" ,:") for sentence in _STOP.split(text) for part in _ALSO.split(sentence)]
    parts = [part for part in parts if len(fold(part).split()) >= PART_WORDS]
    return parts[:MOST_PARTS] if len(parts) > 1 else [text]

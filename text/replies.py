"""Short answers to a question that the assistant has just asked: yes, no, cancel, a rating, « le 2e ».

Only read where such an answer is expected: « oui » alone means nothing elsewhere.
"""

from __future__ import annotations

import re

from text.normalise import expand, fold

# Words that are a whole answer and whatever follows (« oui, allez-y »), then words that are one only alone: « y a pas de
# bus », « si le loyer monte » and « arrêt de bus trop loin » tell something, they answer nothing.
_YES = re.compile(
    r"(?:oui|ouais|ouai|ouin|wi|oui oui|ok|okay|okey|d'accord|dac|daccord|dakor|bien sur|c'est (?:ca|bon|correct|bien)|"
    r"vas y|allez y|allons y|parfait|yes|yep|yeah|sure|claro|dale|sim|نعم|اه|ايه|اوكي|naam|wakha|garde[rz]?|"
    r"je (?:veux|voudrais)(?: bien| donner mon avis)|je suis d'accord|j'accepte|volontiers|pourquoi pas|avec plaisir|"
    r"envoie\w*|envoyez|confirme\w*)(?: .*)?|"
    r"(?:y|o|si|go|certain|certainement|correct|exact\w*)(?: (?:oui|svp|merci|por favor|claro|gracias|s'il (?:vous|te) plait))?"
)
_NO = re.compile(
    r"(?:non|nan|nn|nope|no(?! hay)|pas (?:maintenant|besoin|ca|vraiment|aujourd'hui|interesse\w*)|je (?:ne )?veux (?:pas|rien)|"
    r"je (?:ne )?(?:suis pas (?:d'accord|interesse\w*)|prefere (?:pas|non))|(?:ne )?garde[rz]? (?:pas|rien)|"
    r"j'aime(?:rais)? mieux pas|je refuse|plus tard|nao|لا|la shukran|لا شكرا)(?: .*)?|(?:n|jamais|aucun(?:ement)?|pas du tout)"
)
# « oui mais pas mon nom », « je veux pas » : a yes with a negation in it is not taken for an agreement.
_NEGATED = re.compile(r"(?<!\w)(?:pas|rien|jamais|non|ne|aucun\w*|not|don't|nunca|nada)(?!\w)")
_HARMLESS_NEGATION = re.compile(r"pourquoi pas|(?:pas|aucun) (?:de )?(?:probleme|souci)s?|pas grave|no problem")
_CANCEL = re.compile(
    r"(?:annul\w+|stop|arrete(?:r|z|s)?|laisse[rz]? (?:faire|tomber)|oublie[rz]?|je (?:veux )?arreter?|cancel|quit(?:ter)?|sortir|au revoir|exit|"
    r"cancelar|cancela|parar|on arrete|je (?:ne )?veux plus|efface[rz]? tout|الغاء)"
    r"(?: (?:ca|cela|tout|svp|merci|please|la|ici|maintenant|mon avis|le formulaire|donner mon avis|continuer|repondre|"
    r"s'il (?:vous|te) plait))*"
)
_QUESTION_START = re.compile(
    r"(?:(?:et |mais |euh |bonjour |salut |svp |excusez moi |pardon )*)(?:ou|comment|quand|combien|qui|que|quoi|quel\w*|"
    r"pourquoi|est ce|qu'est ce|c'est quoi|c'est qui|c'est ou|y a t il|il y a t il|avez vous|as tu|pouvez vous|peux tu|puis je|"
    r"je peux avoir|je cherche|je voudrais savoir|j'aimerais savoir|je veux savoir|connaissez vous|what|where|when|who|"
    r"how|which|can you|could you|do you|is there|are there|i need|i am looking|donde|como|cuando|cuanto|que|cual|"
    r"hay|quien|busco|necesito|onde|quanto|quando|اين|وين|كيف|متي|كم|هل|من|ما|فين|شحال)(?!\w)"
)
# Begins as a question and tells something: « je cherche un logement depuis 6 mois », « où j'habite y a pas de bus ».
_TOLD = re.compile(
    r"(?<!\w)(?:depuis|trouve (?:rien|pas)|personne (?:ne|n'|m')\w*|jamais|toujours|trop|on m'|m'(?:a|ont)|"
    r"quand (?:je suis|j'ai|on est|nous)|ou (?:j'habite|je (?:vis|reste|travaille)))(?!\w)"
)
# Words for a rating, the more precise first: « pas du tout » before « du tout », « plutôt non » before « non ».
_RATINGS: tuple[tuple[int | str, str], ...] = (
    ("na", r"(?:ca |cela )?(?:ne )?me concerne pas|pas concerne\w*|ne s'applique pas|does not apply|no es mi caso"),
    ("nsp", r"(?:je |j )?(?:ne )?sais? (?:pas|point)|sais pas|aucune idee|nsp|i don'?t know|no se|nao sei|لا اعرف|passer|passe"),
    (1, r"(?:non )?pas du tout|jamais|tres mal|tres mauvais\w*|horrible|nul(?:le)?|terrible|zero|para nada|not at all"),
    (2, r"plutot non|pas (?:vraiment|tellement|tres|trop|super|bien|bon)|mal|mauvais\w*|difficile|mostly no|mas bien no|bof"),
    (5, r"(?:oui )?tout a fait|oui beaucoup|tres bien|excellent\w*|parfait\w*|super|completely|completamente|genial"),
    (4, r"plutot oui|assez bien|plutot bien|bien|bon|correct|mostly yes|mas bien si"),
    (3, r"moyen\w*|moyennement|comme ci comme ca|entre les deux|couci couca|ca depend|so so|regular|ok|un peu"),
)  # fmt: skip
_RATING_WORDS = tuple((value, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for value, pattern in _RATINGS)
_CORRECTING = re.compile(
    r"(?:(?:non|nan|no|plutot(?! oui| non)|c'est|mets|mettez|je (?:veux|voudrais)|la note|note|en fait)(?: |$)(?!oui$|non$))+"
)
_DETAIL = re.compile(
    r"(?:et )?(?:(?:c'est|ca|il est|elle est|c'est a) )?(?:ou(?: ca| exactement)?|combien(?: ca coute)?|coute combien|quand|"
    r"commence quand|a quelle heure|gratuit|loin|cher|ouvert|quel prix|quelle (?:adresse|heure))|"
    r"(?:et )?(?:(?:quel(?:le)?s? (?:est |sont )?)?(?:le|la|les|l'|leur|leurs|son|ses|votre) ?)?(?:numero|telephone|numero de telephone|"
    r"adresse|prix|horaires?|heures?|heures d'ouverture|site|site web|courriel)(?: (?:svp|stp|s'il (?:vous|te) plait))?|"
    r"how much|where is it|address|phone(?: number)?|donde es|cuanto cuesta|اين|كم"
)
_FACES = {"😀": 5, "😃": 5, "😄": 5, "😍": 5, "🙂": 4, "😊": 4, "👍": 4, "😐": 3, "😕": 2, "🙁": 2, "☹": 2, "👎": 2,
          "😞": 1, "😢": 1, "😡": 1, "😠": 1}  # fmt: skip
_DIGIT = re.compile(r"(?<![\d.,])([1-5])(?: ?(?:/|sur) ?5)?(?![\d])")
_ORDINALS: tuple[tuple[int, str], ...] = (
    (-1, r"derni(?:er|ere)|last|ultim[oa]|الاخير"),
    (
        1,
        r"premi(?:er|ere)(?! (?:ministre|fois|enfant|hiver))|1 ?er|1 ?re|1 ?ere|first|1st|primer[oa]?|primeir[oa]|الاول",
    ),
    (2, r"(?:deuxieme|second\w*)(?! (?:langue|fois|enfant|main))|2 ?e|2 ?eme|2 ?nd|2nd|segund[oa]|الثاني\w*"),
    (3, r"troisieme|3 ?e|3 ?eme|third|3rd|tercer[oa]?|terceir[oa]|الثالث\w*"),
)
_ORDINAL_WORDS = tuple((place, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for place, pattern in _ORDINALS)
_NUMBER = re.compile(r"(?:(?:le |la |l'|numero |no |num |option |choix |the |el )*)([1-3])(?: .{0,12})?")


def is_yes(text: str) -> bool:
    """A yes to a yes-or-no question."""
    if text.strip() in {"👍", "✅", "👌"}:
        return True
    folded = expand(text)
    return _YES.fullmatch(folded) is not None and not _NEGATED.search(_HARMLESS_NEGATION.sub(" ", folded))


def is_no(text: str) -> bool:
    """A no to a yes-or-no question."""
    return text.strip() in {"👎", "❌"} or _NO.fullmatch(expand(text)) is not None


def is_cancel(text: str) -> bool:
    """The person stops what was begun."""
    folded = expand(text)
    return len(folded.split()) <= 6 and _CANCEL.fullmatch(folded) is not None


def is_question(text: str) -> bool:
    """An explicit question: it ends with a question mark, or begins as one (people leave the mark out)."""
    if "?" in text or "؟" in text:
        return True
    folded = expand(text)
    return _QUESTION_START.match(folded) is not None and not _TOLD.search(folded)


def read_rating(text: str) -> int | str | None:
    """The rating meant by a typed answer: 5 (very good) to 1, "nsp", "na", or None when it says none.

    >>> read_rating("plutôt oui"), read_rating("4/5"), read_rating("je sais pas"), read_rating("le ciel est bleu")
    (4, 4, 'nsp', None)
    """
    for face, value in _FACES.items():
        if face in text:
            return value
    if match := _DIGIT.search(fold(text)):
        return int(match[1])
    folded = expand(text)
    if len(folded.split()) > 8:
        return None
    for rating, pattern in _RATING_WORDS:
        if pattern.search(folded):
            return rating
    if is_yes(text):
        return 4
    return 2 if is_no(text) else None


def read_correction(text: str) -> int | str | None:
    """The rating that replaces another one (« non 5 », « plutôt moyen ») ; None for a bare no, or when unsure.

    >>> read_correction("non 5"), read_correction("non, plutôt oui"), read_correction("non"), read_correction("pas correct")
    (5, 4, None, None)
    """
    rest = _CORRECTING.sub("", expand(text))
    exact = any(pattern.fullmatch(rest) for _, pattern in _RATING_WORDS if rest != "correct")
    marked = _DIGIT.search(fold(text)) or any(face in text for face in _FACES)
    return read_rating(text if marked else rest) if marked or exact else None


def asks_detail(text: str) -> bool:
    """A short question about what was just shown: « c'est où », « c'est combien ? », « le numéro svp ».

    >>> asks_detail("cest ou"), asks_detail("c’est combien ?"), asks_detail("où est la banque alimentaire ?")
    (True, True, False)
    """
    return _DETAIL.fullmatch(expand(text)) is not None


def read_place(text: str) -> int | None:
    """The place in a list that « le 2e », « la première » or « 3 » points at, from 1; -1 for the last; None if none.

    >>> read_place("le 2e"), read_place("la dernière svp"), read_place("bonjour")
    (2, -1, None)
    """
    folded = fold(text)
    for place, pattern in _ORDINAL_WORDS:
        if pattern.search(folded):
            return place
    match = _NUMBER.fullmatch(folded)
    return int(match[1]) if match else None

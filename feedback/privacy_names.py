"""Recognisers of people, by the words around them. Pure, linear in the text.

Names that people announce (« je m'appelle… ») are cheap and certain enough to run on every message; the rest runs
only on what is about to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedback.privacy_numbers import NAME, Span
from feedback.privacy_words import (
    ARABIC_GIVEN_NAMES,
    ARABIC_ORDINARY,
    COMMON_WORDS,
    GIVEN_NAMES,
    ORDINARY_WORDS,
    PARTICLES,
    PUBLIC_WORDS,
    fold,
    is_public_name,
)

# Endings of verbs, adverbs and nouns in five languages: a lower-case word that has one is not taken for a name.
_WORD_ENDING = re.compile(
    r"(?:er|ir|re|ez|ent|ant|ait|ais|aient|ons|ions|ment|tion|sion|eur|euse|eux|ique|iste|isme|able|ible|age|ite|ees?|es|es"
    r"|is|it|ut|ue|te|se|ve|ing|ed|ly|ness|ful|less|ous|al|ado|ada|ido|ida|ando|iendo|aba|ia|mente|cion|cao|oso|osa|ico|ica|ar|on|th|s)$"
)
# Letters that end Spanish and French verbs and hardly a name: « la señora apretó ».
_ACCENTED = frozenset("óéíáú")
_IS = frozenset({"son", "est", "c'est", "is", "es", "é", "e"})
MAX_NAME_WORDS = 5
SHORTEST_LOWER_NAME = 4
_WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*\.?")
_GAP = re.compile(r"[ ,]{0,2}")

# --- announced names --------------------------------------------------------------------------------------------------
_ANNOUNCED_NAME = re.compile(
    r"(?<!\w)(?:je m'?appel+e?s?|j'?m'?appel+e?s?|mon (?:nom|pr[ée]nom)(?: complet| de famille)? (?:c'?est"
    r"|est)|mon nom ?:|nom ?:|pr[ée]nom ?:|moi[, ]{1,2}c'?est"
    r""
    r"|my (?:full |first |last )?name(?: is|'?s)|(?:his|her) name is|me llamo|mi nombre es|meu nome [ée]"
    r"|(?:eu )?me chamo"
    r"|o meu nome [ée]|chamo-me|اسمي(?: هو)?|انا اسمي|أنا اسمي|إسمي)[ :,]{0,3}",
    re.I,
)
# The same, but followed by ordinary words too often: only a capital makes it a name.
_ANNOUNCED_CAPITAL = re.compile(
    r"(?<!\w)(?:(?:il|elle|qui) s'?appel+e|nomm[ée]e?|sign[ée]|ici c'?est|c'?est moi|named|called"
    r"|llamad[oa]|chamad[oa]|(?:du|au) nom d[e']|appel[ée]e?|se llama|se chama"
    r"|(?:la )?famille|the family|la familia)[ :,]{1,3}",
    re.I,
)
# « Je suis » is followed by a trade or a country far more often than by a name: a known given name, or two capitals.
_I_AM = re.compile(r"(?<!\w)(?:je suis|jsuis|i am|i'm|im|soy|eu sou|c moi|c'?est moi|moi)[ :,]{1,3}", re.I)
# --- names after a title or a relation --------------------------------------------------------------------------------
_TITLE = re.compile(
    r"(?<!\w)(?:m\.|mr\.?|mme\.?|mlle|monsieur|madame|mademoiselle|dre?\.?|docteure?|ma[îi]tre|me\.|mrs\.?"
    r"|ms\.?|miss|mister|doctor|señora?|senora?"
    r"|sra?\.|do[ñn]a?|senhora?|السيد|السيدة|الدكتور|الدكتورة) +",
    re.I,
)
_RELATION = re.compile(
    r"(?<!\w)(?:patron(?:ne)?|boss|g[ée]rante?|superviseure?|contrema[îi]tre|chef(?:fe)?|employeure?"
    r"|propri[ée]taire|proprio|concierge|locateur|voisine?|amie?|coll[èe]gue|conjointe?|mari"
    r"|[ée]poux|[ée]pouse|femme|fils|fille|fr[èe]re|s(?:oe|œ)ur|m[èe]re|p[èe]re|cousine?|oncle|tante"
    r"|b[ée]b[ée]|enfant|copine?|blonde|chum|prof|professeure?|enseignante?|intervenante?|agente?|jumelle"
    r"|jumeau|b[ée]n[ée]vole|m[ée]decin"
    r"|dentiste|avocate?|responsable|directrice|directeur|conseill[èe]re?|landlord|owner|neighbou?r|friend"
    r"|husband|wife|son|daughter|brother|sister|manager|supervisor|coworker|teacher"
    r"|mother|father|cousin|jefe|jefa|vecino|vecina|amigo|amiga|hijo|hija|esposo|esposa|marido|hermano"
    r"|hermana|due[ñn]o|due[ñn]a|profesora?|chefe|vizinh[ao]|filh[ao]|irm[ãa]o?|patr[ãa]o|dono|dona)"
    r"(?:,? (?:s'appelle|se nomme|c'est|est|is|es|é|se llama|named|called|qui s'appelle))?[ ,(:]{1,3}"
)
_GOODBYE = re.compile(
    r"(?:merci|cordialement|salutations|bien à vous|sign[ée]|thanks|thank you|gracias|obrigad[ao]"
    r"|atentamente)[,.! ]{1,3}",
    re.I,
)


def is_capitalised(word: str) -> bool:
    return word[:1].isupper()


def starts_sentence(text: str, position: int) -> bool:
    """Whether only punctuation that ends a sentence, opens a quotation or a list stands before `position`."""
    before = text[max(0, position - 8) : position].rstrip(" «\"'“-•*¡¿")
    return (
        not before
        or before[-1:] in {".", "!", "?", "…", ":", ";", "\n"}
        or (text[max(0, position - 2) : position].strip()[-1:] in {"«", '"', "“"})
    )


def is_shouted(text: str) -> bool:
    """Whether capitals say nothing here: most letters are capitals."""
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and sum(character.isupper() for character in letters) > 0.6 * len(letters)


def is_ordinary(word: str) -> bool:
    folded = fold(word.rstrip("."))
    head = folded.split("'", 1)[0] if "'" in folded else ""
    return (
        folded in ORDINARY_WORDS
        or folded in PUBLIC_WORDS
        or word in ARABIC_ORDINARY
        or head in {"j", "l", "d", "c", "s", "n", "m", "qu", "t", "i"}
    )


def _words_from(text: str, position: int) -> Iterator[re.Match[str]]:
    """The next words, as long as only spaces separate them (a comma or a full stop ends the run)."""
    for _ in range(MAX_NAME_WORDS + 3):
        gap = _GAP.match(text, position)
        if gap is None or "," in gap.group():
            return
        word = _WORD.match(text, gap.end())
        if word is None:
            return
        yield word
        if word.group().endswith(".") and len(word.group()) > 3:
            return
        position = word.end()


def _ends_name(word: str) -> bool:
    """Whether a lower-case word after a name is another word of the sentence: « me llamo yurani y llevo »."""
    folded = fold(word)
    return folded == "y" or (folded in COMMON_WORDS and folded not in GIVEN_NAMES | ARABIC_GIVEN_NAMES)


def name_end(text: str, position: int, *, capitals: bool, lower_words: int) -> int:
    """Where the name that begins at `position` ends; `position` itself when no name begins there.

    `capitals`: only capitalised words count (then particles may join them). Otherwise up to `lower_words` words typed
    in lower case are taken, until an ordinary word.
    """
    end = position
    taken = 0
    for match in _words_from(text, position):
        word = match.group()
        bare = word.rstrip(".")
        if taken and fold(bare) in PARTICLES and fold(bare) != "y":
            continue  # kept only if a name follows: `end` moves then
        if taken and not is_capitalised(bare) and _ends_name(bare):
            break
        if is_capitalised(bare) and (taken or not is_ordinary(bare)) and not (taken and is_ordinary(bare)):
            pass
        elif capitals or is_ordinary(bare) or taken >= lower_words:
            break
        taken += 1
        end = match.start() + len(bare)
        if taken == MAX_NAME_WORDS or (word != bare and len(bare) > 2):
            break
    return end


def find_announced_names(text: str) -> list[Span]:
    """Names that the person announces, capitalised or not, in five languages."""
    shouted = is_shouted(text)
    spans = []
    for match in _ANNOUNCED_NAME.finditer(text):
        end = name_end(text, match.end(), capitals=False, lower_words=2)
        if shouted:
            end = _shouted_end(text, match.end(), 2)
        if end > match.end():
            spans.append(Span(match.end(), end, NAME))
    if not shouted:
        spans += _names_after(text, _ANNOUNCED_CAPITAL, 0)
        for span in _names_after(text, _I_AM, 2):
            words = text[span.start : span.end].split()
            alone = len(words) == 1 and text[span.end : span.end + 1] == ","
            if (
                is_given_name(words[0])
                or (alone and _may_name(words[0]))
                or (len(words) > 1 and all(map(is_capitalised, words)))
            ):
                spans.append(span)
    return spans


def _word_before(text: str, position: int) -> str:
    return text[max(0, position - 12) : position].rstrip(" ,(:").rpartition(" ")[2].lower()


def has_word_ending(word: str) -> bool:
    return word[-1:] in _ACCENTED or _WORD_ENDING.search(fold(word)) is not None


def _is_lower_word(word: str) -> bool:
    return fold(word) in COMMON_WORDS or len(word) < SHORTEST_LOWER_NAME or word[-1] in _ACCENTED


def _may_name(word: str) -> bool:
    """Whether a word in lower case after a relation may be a name: « mon mari adesh »."""
    folded = fold(word)
    if is_given_name(word):
        return True
    return (
        word.isalpha()
        and len(word) >= SHORTEST_LOWER_NAME
        and not (folded in COMMON_WORDS or is_public_name(folded) or has_word_ending(word))
    )


def is_given_name(word: str) -> bool:
    """Whether the word is a known given name; in lower case, one that is nothing else."""
    folded = fold(word.rstrip("."))
    if is_capitalised(word):
        return folded in GIVEN_NAMES or folded.split("-")[0] in GIVEN_NAMES
    return folded in GIVEN_NAMES and folded not in COMMON_WORDS and len(folded) >= SHORTEST_LOWER_NAME


def _shouted_end(text: str, position: int, most: int) -> int:
    end = position
    for taken, match in enumerate(_words_from(text, position)):
        if taken == most or is_ordinary(match.group()):
            break
        end = match.end()
    return end


def _names_after(text: str, pattern: re.Pattern[str], lower_words: int) -> Iterator[Span]:
    for match in pattern.finditer(text):
        end = name_end(text, match.end(), capitals=not lower_words, lower_words=lower_words)
        if end > match.end():
            yield Span(match.end(), end, NAME)


def _given_names(text: str, shouted: bool) -> Iterator[Span]:
    """Known given names with the capitalised words that follow them (or stand just before, family name first)."""
    words = list(_WORD.finditer(text))
    for index, match in enumerate(words):
        bare = match.group().rstrip(".")
        if not is_given_name(bare.lower() if shouted else bare) or is_ordinary(bare):
            continue
        if not shouted and fold(bare) in COMMON_WORDS and starts_sentence(text, match.start()):
            continue  # « Pierre qui roule… », « Line up »
        end = max(match.start() + len(bare), name_end(text, match.end(), capitals=True, lower_words=0))
        start = match.start()
        if index:
            before = words[index - 1]
            if fold(before.group()) in {
                "saint",
                "sainte",
                "st",
                "ste",
                "st-",
                "ste-",
                "rue",
                "boulevard",
                "avenue",
                "ecole",
                "pavillon",
                "parc",
                "hopital",
                "cegep",
            }:
                continue
        yield Span(start, end, NAME)


def find_people(text: str) -> list[Span]:
    """People named by a title, a relation or a known given name. Spans may overlap."""
    shouted = is_shouted(text)
    spans = [
        span
        for span in _names_after(text, _TITLE, 1)
        if is_capitalised(text[span.start]) or not _is_lower_word(text[span.start : span.end].split(maxsplit=1)[0])
    ]
    if not shouted:
        spans += _names_after(text, _RELATION, 0)
        spans += (
            span
            for span in _names_after(text, _RELATION, 1)
            if (is_given_name(text[span.start : span.end]) and _word_before(text, span.start) != "son")
            # « mon mari adesh conduit », not « mi esposo es diabético » nor « le boss é correc »
            or (_may_name(text[span.start : span.end]) and _word_before(text, span.start) not in _IS)
        )
        spans += _names_after(text, _GOODBYE, 0)
    spans += _given_names(text, shouted)
    return spans

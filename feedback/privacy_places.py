"""Recognisers of employers, addresses and dates of birth, by the words around them. Pure, linear in the text.

Runs only on what is about to be kept. Names of people are in privacy_names, numbers in privacy_numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedback.privacy_names import has_word_ending, is_capitalised, is_ordinary, is_shouted
from feedback.privacy_numbers import ADDRESS, BIRTH_DATE, EMPLOYER, Span
from feedback.privacy_words import COMMON_WORDS, ORDINARY_WORDS, PUBLIC_WORDS, UPPER, fold, is_public_name

# --- employers --------------------------------------------------------------------------------------------------------
_WORK_AT = re.compile(
    r"(?<!\w)(?:(?:travail+(?:e|es|er|ais|ait|é|lé|ent|ons)?|bosse[sr]?|boss(?:ais|ait|é)|job(?:be)?"
    r"|emploi|embauch[ée]+s?|engag[ée]+s?|stage|postul[ée]+|cv|entrevue|contrat|shift|quart|employ[ée]e?s?"
    r"|mis[e]? dehors|cong[ée]di[ée]e?|renvoy[ée]e?)"
    r"(?: [\w'-]{1,15}){0,3}? (?:chez|pour|avec|à la|à l'|à|au|aux)(?: (?:la compagnie|l'entreprise"
    r"|la firme|l'agence|l'usine))?"
    r"|(?:work(?:s|ed|ing)?|job|hired|employed|employee|fired)(?: [\w'-]{1,12}){0,2}? (?:at|for|by|with|in)(?: the)?"
    r"|(?:trabaj(?:o|aba|é|ar|amos|a)|empleo|contrat[oóa]\w{0,3})(?: [\w'-]{1,12}){0,2}? (?:en|para|con"
    r"|por)(?: la| el)?"
    r"|trabalh(?:o|ei|ar|ava)(?: [\w'-]{1,12}){0,1}? (?:na|no|em|para|com|pela|pelo)|(?:mon|notre|son|ma"
    r"|my|mi) (?:employeur|compagnie|employer|company|empresa|boîte|agence)(?:,| est| c'est| is| es|:)"
    r"|la compagnie|l'entreprise|l'usine|la usine|l'abattoir|la manufacture|la ferme|l'agence|la firme"
    r"|l'atelier|le restaurant|le resto|le d[ée]panneur|la shop|the company|the factory|the farm"
    r"|la empresa|la f[áa]brica|la granja|a empresa|a f[áa]brica) ?",
    re.I,
)
# Words of a workplace: then « chez Maxi » is an employer, else a shop.
_AT_WORK = re.compile(
    r"(?<!\w)(?:travail|bosse|boss|patron|g[ée]rant|superviseur|contrema|coll[èe]gue|job|embauch"
    r"|cong[ée]di|renvoy|paye|salaire|shift|horaire|quart)",
    re.I,
)
_CHEZ = re.compile(r"(?<!\w)(?:chez|patron d[eu]s?|usine d[eu]s?|boss d[eu]s?|[ée]quipe d[eu]s?) ", re.I)
_COMPANY = re.compile(
    r"(?<!\w)(?:Les |des |Le |La |L')?(?:Aliments?|Abattoirs?|Fermes?|Usines?|Entreprises?|Industries"
    r"|Constructions?|Transports?|Garages?|Restaurants?|Resto|Boulangerie|[ÉE]picerie|Meubles|Portes"
    r"|Fen[êe]tres"
    r"|Groupe|Agence|Placements?|R[ée]sidences?|Manoir|Laiterie|Fromagerie|Boucherie|Serres"
    r"|[ÉE]rabli[èe]re|P[ée]pini[èe]re|Nettoyage|Entretien|Immeubles|Gestion|Habitations|Immobili[èe]re"
    r"|Viandes|Volailles"
    r"|Plastiques|Soudure|Acier|Bois|Textiles|Buanderie|Distribution|Emballages?|Produits|Logistique"
    r"|Cuisines|Toitures|Plomberie|Boiseries|M[ée]tal|Machinerie|Produce|Foods|Farms?|Packaging)"
)
_COMPANY_END = re.compile(
    rf"(?<!\w)(?:[{UPPER}][\w'&.-]{{1,30}} (?:et |& |de )?){{1,4}}(?i:inc|lt[ée]e|ltd|enr|senc|s\.e\.n\.c|llc)\b\.?",
    re.I,
)
# --- addresses --------------------------------------------------------------------------------------------------------
_SURE_WAY = r"rues?|avenue|ave\.?|av\.|boulevard|boul\.?|blvd\.?|bld|croissant|rang|calle|avenida|rua|impasse|all[ée]e"
_DOUBTFUL_WAY = r"place|chemin|ch\.|route|rte|c[ôo]te|terrasse|carr[ée]|mont[ée]e|cour|pl\.|ruelle"
_ADDRESS = re.compile(
    rf"(?<![\w-])(?P<number>\d{{1,5}}(?:[ -]?[A-Da-d])?(?:-\d{{1,5}})?)(?P<gap> ?,? ?(?:de la |du |sur la "
    rf"|sur le |la |le )?)(?:(?P<ordinal>\d{{1,3}} ?(?:e|i?[eè]me|re|er)\.? (?:{_SURE_WAY}))"
    rf"|(?P<sure>{_SURE_WAY})|(?P<doubt>{_DOUBTFUL_WAY}))(?!\w)",
    re.I,
)
_ADDRESS_ENGLISH = re.compile(
    rf"(?<![\w-])\d{{1,5}},? (?:[{UPPER}][\w'-]{{1,25}} ){{1,3}}(?i:street|st\.?|avenue|ave\.?|road|rd\.?"
    r"|drive|dr\.?|lane|crescent|court|place|boulevard|blvd\.?|rue)(?!\w)"
)
_ADDRESS_TAIL = re.compile(
    r"(?:,? ?(?:est|ouest|nord|sud|east|west|north|south)\b)?(?:,? {0,2}(?:#|app(?:artement|art)?\.?"
    r"|apto?\.?|apartment|bureau|unit[ée]?|suite|logement|local|porte) {0,2}#? ?\d{1,5}[A-Z]?)?",
    re.I,
)
# « adresse 58 saint paul est app 3 »: no word for the street, but one for the home, a side or an apartment.
_ADDRESS_BARE = re.compile(
    r"(?:(?<!\w)(?:adresse|habit(?:e|ons)|reste|restons|demeure|address|live|vivo|moro|direcci[óo]n)"
    r"(?: (?:est|c'est|is|es|au|à|at|en|no|na))? ?:? )?"
    r"(?P<home>(?<![\w-])\d{2,5},? (?:[^\W\d_][\w'.-]{0,20} ){1,4}?"
    r"(?:(?:est|ouest|nord|sud|east|west)\b,? ?)?"
    r"(?:app?|appt|appart(?:ement)?|apt|apto|unit|#)\.? ?\d{1,5}[A-Z]?)(?!\w)",
    re.I,
)
# « rua Perreault, 212 », « rue Laurier no 12 »: the number after the street.
_ADDRESS_AFTER = re.compile(
    rf"(?<!\w)(?:rues?|avenue|boulevard|boul\.?|rua|calle|avenida|chemin)(?: (?:de la|de|du|des|da|do))? "
    rf"(?:[{UPPER}][\w'-]{{1,25}} ?){{1,3}},? ?(?:no\.? ?|num[ée]ro |n° ?|#)?(?<=[ ,#°])\d{{1,5}}(?!\w)"
)
_APARTMENT = re.compile(
    r"(?<!\w)(?:app(?:artement|t)?\.?|apt\.?|apartment|logement|porte) ?(?:#|no\.? ?|num[ée]ro )\d{1,5}[A-Z]?(?!\w)",
    re.I,
)
# --- dates of birth ---------------------------------------------------------------------------------------------------
_MONTH = (
    r"janv(?:ier|\.)?|f[ée]vr?(?:ier|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|ao[ûu]t|sept(?:embre"
    r"|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?|january|february|march|april|may|june"
    r"|july|august|september|october"
    r"|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    r"|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|يناير|فبراير"
    r"|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر"
)
_DATE = (
    r"(?:\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th)? (?:de |of )?(?:{_MONTH})(?:,? (?:de |del )?\d{{4}})?"
    rf"|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{8}}|(?:19|20)\d\d)"
)
_BORN = re.compile(
    rf"(?<!\w)(?:n[ée]{{1,2}}e?s?|naissance|ddn|d\.d\.n\.?|dob|d\.o\.b\.?|born|birth(?:day|date)?"
    r"|nac[íi](?:d[oa])?|nacimiento|nasci(?:d[oa]|mento)?|anniversaire|fête|cumplea[ñn]os|مواليد|ولدت"
    rf"|الميلاد)(?!\w)[^\d\n.;!?]{{0,20}}(?P<date>{_DATE})(?!\w)",
    re.I,
)
# A whole date up to 2012, even unannounced, is a date of birth more often than anything else.
_OLD_DATE = re.compile(
    rf"(?<![\w-])(?:(?:19[2-9]\d|200\d|201[0-2])[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19[2-9]\d|200\d|201[0-2])"
    rf"|\d{{1,2}}(?:er)? (?:de )?(?:{_MONTH}),? (?:de |del )?(?:19[2-9]\d|200\d|201[0-2]))(?![\w-])",
    re.I,
)


def _employers(text: str, shouted: bool) -> Iterator[Span]:
    for match in _WORK_AT.finditer(text):
        end = _organisation_end(
            text, match.end(), lower=match.group().rstrip().lower().endswith("chez"), shouted=shouted
        )
        if end > match.end() and not _is_public(text[match.end() : end]):
            yield Span(match.end(), end, EMPLOYER)
    at_work = _AT_WORK.search(text) is not None
    for match in _CHEZ.finditer(text):
        end = _organisation_end(text, match.end(), lower=False, shouted=shouted)
        known = _is_public if at_work else _is_known
        if end > match.end() and not known(text[match.end() : end]):
            yield Span(match.end(), end, EMPLOYER)
    if shouted:
        return
    for match in _COMPANY.finditer(text):
        end = _organisation_end(text, match.end() + 1, lower=False, shouted=False)
        if (
            text[match.end() : match.end() + 1] == " "
            and end > match.end() + 1
            and not _is_public(text[match.end() : end])
        ):
            yield Span(match.start(), end, EMPLOYER)
    for match in _COMPANY_END.finditer(text):
        yield Span(*match.span(), EMPLOYER)


def _is_public(words: str) -> bool:
    """Whether an organisation's name is only made of public words: « Canada », « WhatsApp »."""
    return all(fold(word) in PUBLIC_WORDS or fold(word) in _ORG_LINKS for word in re.findall(r"[\w-]+", words))


def _is_known(words: str) -> bool:
    """The same with shops and brands: « chez Walmart » is a shop more often than an employer."""
    return all(is_public_name(fold(word)) or fold(word) in _ORG_LINKS for word in re.findall(r"[\w-]+", words))


_ORG_WORD = re.compile(r"[\w&][\w&.'\-]*")
_ORG_LINKS = frozenset(["de", "du", "des", "la", "le", "les", "et", "&", "d", "l", "of", "the", "and", "del", "y"])


def _organisation_end(text: str, position: int, *, lower: bool, shouted: bool) -> int:
    """Where the organisation named at `position` ends: capitalised words and their links, or one lower-case word."""
    end = position
    taken = 0
    current = position
    for _ in range(8):
        while current < len(text) and text[current] == " ":
            current += 1
        match = _ORG_WORD.match(text, current)
        if match is None:
            break
        word = match.group().rstrip(".,'-")
        if not word:
            break
        first_letter = word[2:] if word[1:2] == "'" and len(word) > 2 else word
        linked = fold(word) in _ORG_LINKS
        if (linked and (taken or is_capitalised(word))) or (not taken and linked):
            current = match.end()
            if not taken and not is_capitalised(word) and fold(word) not in {"la", "le", "les", "l", "the"}:
                break
            continue
        named = is_capitalised(first_letter) and not shouted
        if named and taken == 0 and fold(word) in ORDINARY_WORDS:
            break
        if not named and (not (lower or shouted or _is_rare(word)) or taken or is_ordinary(word) or word.isdigit()):
            break
        end = match.start() + len(word)
        current = match.end()
        taken += 1
        if not named or (match.group() != word and match.group()[len(word)] in ".,"):
            break
    return end


def _addresses(text: str) -> Iterator[Span]:
    for match in _ADDRESS.finditer(text):
        end = _street_end(text, match.end(), sure=match.group("doubt") is None)
        if end > match.end() or match.group("ordinal"):
            tail = _ADDRESS_TAIL.match(text, end)
            yield Span(match.start(), tail.end() if tail else end, ADDRESS)
    for match in _ADDRESS_ENGLISH.finditer(text):
        tail = _ADDRESS_TAIL.match(text, match.end())
        yield Span(match.start(), tail.end() if tail else match.end(), ADDRESS)
    for match in _ADDRESS_BARE.finditer(text):
        yield Span(*match.span("home"), ADDRESS)
    for match in _ADDRESS_AFTER.finditer(text):
        tail = _ADDRESS_TAIL.match(text, match.end())
        yield Span(match.start(), tail.end() if tail else match.end(), ADDRESS)
    for match in _APARTMENT.finditer(text):
        yield Span(*match.span(), ADDRESS)


def _is_rare(word: str) -> bool:
    """Whether a lower-case word is in none of our texts: « la ferme bellehumeur »."""
    return (
        len(word) > 5
        and word.isalpha()
        and fold(word) not in COMMON_WORDS
        and not is_public_name(fold(word))
        and not has_word_ending(word)
    )


_STREET_WORD = re.compile(r" ?((?:[dl]')?[\w][\w'\-.]*)")
_STREET_LINKS = frozenset(
    ["de", "du", "des", "la", "le", "les", "l", "d", "st", "ste", "saint", "sainte", "st-", "ste-", "dr", "pere", "mgr"]
)
_STREET_STOPS = ORDINARY_WORDS - _STREET_LINKS
_STREET_ENDS = frozenset(["app", "appartement", "apt", "appart", "est", "ouest", "nord", "sud", "bureau"])


def _street_end(text: str, position: int, *, sure: bool) -> int:
    """The end of a street's name; two lower-case words at most, and only after a word that is surely a street."""
    end = current = position
    taken = lower = 0
    for _ in range(7):
        match = _STREET_WORD.match(text, current)
        if match is None:
            break
        word = match.group(1).rstrip(".'-")
        folded = fold(word)
        current = match.end()
        if folded in _STREET_LINKS:
            continue
        bare = folded[2:] if folded[1:2] == "'" else folded
        capital = is_capitalised(word[2:] if word[1:2] == "'" else word)
        if bare in _STREET_ENDS or (bare in _STREET_STOPS and not capital):
            break
        if not capital:
            if text[end - 1].isdigit() and taken:
                break  # « le rang 9 refuse »
            if not (sure or word.isdigit()) or lower == 2 or (taken and not lower):
                break
            lower += 1
        end = match.start(1) + len(word)
        taken += 1
        if (match.group(1)[-1] in "." and len(word) > 3) or taken == 4:
            break
    return end


def _birth_dates(text: str) -> Iterator[Span]:
    for match in _BORN.finditer(text):
        yield Span(match.start("date"), match.end("date"), BIRTH_DATE)
    for match in _OLD_DATE.finditer(text):
        yield Span(*match.span(), BIRTH_DATE)


def find_places_and_dates(text: str) -> list[Span]:
    """Employers, landlords' firms, addresses and dates of birth of `text` (already flattened). Spans may overlap."""
    return [*_employers(text, is_shouted(text)), *_addresses(text), *_birth_dates(text)]

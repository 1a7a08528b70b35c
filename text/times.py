"""When does the person want it? Days, parts of the day, week-ends, months, seasons and dates, in five languages.

Values are the closed list of the evaluation contract: `matin après-midi soir nuit`, a weekday, `semaine`,
`fin de semaine`, `aujourd'hui`, `demain`, `ce soir`, `demain soir`, a month, a season, or an ISO date.
"""

from __future__ import annotations

import re
from datetime import date

from text.normalise import expand

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
SEASONS = ("printemps", "été", "automne", "hiver")

# Each pattern is read on folded, expanded text (no accents). The first that matches wins, so that
# « demain soir » is not read as « soir », nor « samedi matin » as « matin ».
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("demain soir", r"demain (?:en )?soir|tomorrow (?:night|evening)|manana (?:por|en) la noche|amanha a noite|غدا مساء"),
    ("ce soir", r"ce soir|a soir|tonight|this evening|esta noche|hoy (?:en|por) la noche|hoje a noite|esta noite|الليله|هذا المساء|هاد الليله"),
    ("demain", r"demain|2main|tomorrow|tmrw|manana(?! por)(?<!la manana)|amanha|غدا|بكره|بكرا|غدوه|غدوا"),
    ("aujourd'hui", r"aujourd'?\s?hui|aujourdhui|today|hoy|hoje|اليوم"),
    (
        "fin de semaine",
        r"(?:fin|fins) de (?:la )?semaine|fin(?:de)?s? de semana|finde|week ?-?ends?|wknd|les samedis? et dimanches?|"
        r"samedi (?:et|ou) dimanche|saturday (?:and|or) sunday|sabado (?:y|o|e|ou) domingo|عطله نهايه الاسبوع|"
        r"نهايه الاسبوع|الويكاند",
    ),
    ("lundi", r"lundis?|mondays?|lunes|segunda(?: |-)?feira|الاثنين|الاتنين"),
    ("mardi", r"mardis?(?! gras)|tuesdays?|martes|terca(?: |-)?feira|الثلاثاء"),
    ("mercredi", r"mercredis?|wednesdays?|miercoles|quarta(?: |-)?feira|الاربعاء"),
    ("jeudi", r"jeudis?|thursdays?|jueves|quinta(?: |-)?feira|الخميس"),
    ("vendredi", r"vendredis?|fridays?|viernes|sexta(?: |-)?feira|الجمعه"),
    ("samedi", r"samedis?|saturdays?|sabados?|السبت"),
    ("dimanche", r"dimanches?|sundays?|domingos?|الاحد"),
    ("soir", r"(?:le |les |en |de |du )?soir(?:s|ee|ees)?|(?:in the |at |the )?evenings?|(?:por|en|de) la noche|a noite|f lil|fel lil|apres (?:le |mon )?(?:travail|job|emploi|shift)|after work|مساء|المساء|في المساء|مساي(?:ه|ي)?|ليلا"),
    ("nuit", r"(?:la |de |les |cette )nuits?|nuit|at night|middle of the night|night shift|nights|de noche|madrugada|الليل"),
    ("matin", r"(?:ce |le |du |les |au )?matins?|(?:avant|en avant)[ -]midi|mornings?|por la manana|en la manana|de manha|الصباح|صباحا|صباحي(?:ه)?|الصبح"),
    ("après-midi", r"(?:l'|cet |cette |les |en )?apres[ -]?midis?|pm|afternoons?|por la tarde|a tarde|بعد الظهر|العصر"),
    ("semaine", r"(?:cette|la|en|sur|de) semaine(?! prochaine)|this week|weekdays?|esta semana|entre semana|هذا الاسبوع"),
    ("janvier", r"janvier|january|enero|janeiro|يناير|جانفي"),
    ("février", r"fevrier|february|febrero|fevereiro|فبراير|فيفري"),
    ("mars", r"(?:en|de|du mois de|au mois de|debut|fin|mi|le \d{1,2}|\d{1,2}) mars|in march|march \d|marzo|marco|مارس"),
    ("avril", r"avril|april|abril|ابريل|افريل"),
    ("mai", r"(?:en|de|du mois de|au mois de|debut|fin|mi|le \d{1,2}|\d{1,2}) mai|in may|may \d{1,2}|mayo|em maio|مايو"),
    ("juin", r"juin|june|junio|junho|يونيو|جوان"),
    ("juillet", r"juillet|july|julio|julho|يوليو|جويليه"),
    ("août", r"aout|august|agosto|اغسطس|اوت"),
    ("septembre", r"septembre|september|septiembre|setembro|سبتمبر"),
    ("octobre", r"octobre|october|octubre|outubro|اكتوبر"),
    ("novembre", r"novembre|november|noviembre|novembro|نوفمبر"),
    ("décembre", r"decembre|december|diciembre|dezembro|ديسمبر"),
    ("été", r"(?:cet|l'|en|d'|pour l'|durant l'|pendant l'|vacances d'|camps? d'|cours d') ?ete|summer|verano|este verao|verao|الصيف"),
    ("hiver", r"hivers?|winter|invierno|inverno|الشتاء"),
    ("automne", r"automne|autumn|this fall|in the fall|otono|outono|الخريف"),
    ("printemps", r"printemps|spring|primavera|الربيع"),
)  # fmt: skip
_COMPILED = tuple((value, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for value, pattern in _PATTERNS)
# « bonsoir », « bonne nuit », « hier soir » are no wish about time; « vêtements d'hiver » is about clothes.
_NO_WISH = re.compile(
    r"(?<!\w)(?:bon soir|bonsoir|bonne (?:nuit|soiree|fin de semaine|semaine|journee)|hier soir|good (?:evening|night|"
    r"morning|afternoon)|buen(?:a|o)s? (?:noches|tardes|dias)|bo(?:a|m) (?:noite|tarde|dia)|صباح الخير|مساء الخير|"
    r"(?:vetements?|manteaux?|bottes?|linge|pneus?|habits?|tuques?|mitaines?|stationnement) (?:de |d'|pour l'|pour )?(?:hiver|ete)|"
    r"winter (?:clothes|coats?|boots|tires|jackets?)|ropa de invierno|roupas? de inverno|premier hiver)(?!\w)"
)
# « arrivé en août », « mon permis finit en mars », « depuis jeudi »: the story of the person, not when she wants it.
_STORY = re.compile(
    r"(?<!\w)(?:depuis|since|desde|jusqu'?a|until|hasta|expire\w*|vence\w*|fini(?:t|s|e|es|ssent)?|finish\w*|termin\w+|"
    r"arrives?|arrivees?|arriver|suis venue?|sommes venue?s|came|arrived|landed|llegue|llegamos|vim|cheguei|decedee?|"
    r"mort|perdu|recu|envoye|inscrite?|inscribi|semaine de|la semaine passee|la semaine derniere|last week)"
    r"(?: \S+){1,4}?(?= (?:et|mais|y|and|but|pero|e|ou|where|donde|comment|je|i)(?!\w)|$)|"
    r"(?<!\w)(?:depuis|since|desde|expire\w*|vence\w*|fini(?:t|s|e)?|arrives?|arrivees?|came|arrived|llegue|llegamos)"
    r"(?: \S+){1,3}"
)
_ISO_DATE = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_MONTH_NUMBER = {
    name: number
    for number, names in enumerate(
        (
            "janvier january enero janeiro janv jan", "fevrier february febrero fevereiro fev feb",
            "mars march marzo marco mar", "avril april abril avr apr", "mai may mayo maio", "juin june junio junho jun",
            "juillet july julio julho juil jul", "aout august agosto aug", "septembre september septiembre setembro sept",
            "octobre october octubre outubro oct", "novembre november noviembre novembro nov",
            "decembre december diciembre dezembro dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY_MONTH = re.compile(
    rf"(?<!\w)(\d{{1,2}})(?:er|st|nd|rd|th)? (?:de )?({'|'.join(_MONTH_NUMBER)})(?: (20\d\d))?(?!\w)"
)
_MONTH_DAY = re.compile(rf"(?<!\w)({'|'.join(_MONTH_NUMBER)}) (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (20\d\d))?(?!\w)")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _find_date(folded: str, today: date) -> date | None:
    """A full date; without a year, its next occurrence from `today` on."""
    match = _DAY_MONTH.search(folded)
    day, month, year = (match[1], match[2], match[3]) if match else ("", "", "")
    if not match and (match := _MONTH_DAY.search(folded)):
        month, day, year = match[1], match[2], match[3]
    if not match:
        return None
    number = _MONTH_NUMBER[month]
    if year:
        return _date(int(year), number, int(day))
    found = _date(today.year, number, int(day))
    return _date(today.year + 1, number, int(day)) if found and found < today else found


def find_when(text: str, today: date) -> str:
    """The time that the message asks for, or "" when it says none.

    >>> find_when("slt jcherche des cours de fr le soir", date(2026, 11, 22))
    'soir'
    >>> find_when("et le samedi?", date(2026, 11, 22))
    'samedi'
    """
    if match := _ISO_DATE.search(text):
        found = _date(int(match[1]), int(match[2]), int(match[3]))
        if found:
            return found.isoformat()
    folded = _STORY.sub(" ", _NO_WISH.sub(" ", expand(text)))
    if found := _find_date(folded, today):
        return found.isoformat()
    for value, pattern in _COMPILED:
        if pattern.search(folded):
            return value
    return ""


def say_when(when: str) -> str:
    """The value as it is said in a French sentence: « le samedi », « en juillet », « le 5 décembre ».

    >>> say_when("samedi"), say_when("avril"), say_when("2026-12-05")
    ('le samedi', 'en avril', 'le 5 décembre')
    """
    if when in WEEKDAYS or when in ("matin", "soir"):
        return f"le {when}"
    if when in MONTHS:
        return f"en {when}"
    if when in SEASONS:
        return "au printemps" if when == "printemps" else f"en {when}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", when):
        day = date.fromisoformat(when)
        return f"le {'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]}"
    return {
        "après-midi": "l’après-midi", "nuit": "la nuit", "semaine": "en semaine", "fin de semaine": "la fin de semaine",
        "aujourd'hui": "aujourd’hui",
    }.get(when, when)  # fmt: skip

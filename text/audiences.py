"""For whom does the person ask? The 11 audiences of the evaluation contract, in five languages."""

from __future__ import annotations

import re

from text.normalise import expand

# Read on folded, expanded text; the first that matches wins: the narrower group before the wider one.
_GROUPS: tuple[tuple[str, str], ...] = (
    (
        "réfugiés",
        r"refugies?|refugiees?|demandeu\w+ d'asile|refugees?|asylum seekers?|refugiad\w+|solicitantes? de asilo|"
        r"(?:ال|لل)?لاجيين|(?:ال|لل)?لاجيات",
    ),
    (
        "handicap",
        r"handicap\w*|mobilite reduite|fauteuil roulant|autis\w+|sourde?s?|malentendant\w*|aveugles?|disab\w+|wheelchair|"
        r"deaf|blind|discapacidad\w*|discapacitad\w+|silla de ruedas|casi no oigo|deficien\w+|cadeira de rodas|معاق\w*|"
        r"(?:ال|ذوي )?اعاقه|كرسي متحرك",
    ),
    ("lgbtq", r"lgbt\w*|gais?|gays?|lesbien\w*|trans(?:genres?)?|queers?|bisexuel\w*|homosexuel\w*|lesbians?|(?:ال)?مثليين"),
    (
        "aînés",
        r"aines?|ainees?|personnes? agees?|personas? mayores|les vieux|retraites?|(?:a|de|ai|g|pere|mere) (?:6[5-9]|[7-9]\d) ans|"
        r"seniors?|elder\w*|old people|(?:is|am) (?:6[5-9]|[7-9]\d)|adultos? mayor\w*|ancian[oa]s?|viejit[oa]s|"
        r"(?:tiene|de) (?:6[5-9]|[7-9]\d)(?: anos)?|idos[oa]s?|(?:ال|لل)?مسنين|كبار السن",
    ),
    (
        "jeunes",
        r"jeunes?|ados?|adolescent\w*|(?:a|de|ai|g|gars|fils|fille) 1[3-7] ans|moins de 18 ans|teen\w*|youth|young (?:people|ppl)|"
        r"(?:is|am) 1[3-7]|jovenes|(?:tiene|de) 1[3-7](?: anos)?|"
        r"adolescentes?|(?:ال|لل)?شباب|(?:ال|لل)?مراهقين",
    ),
    (
        "étudiants",
        r"etudiants?|etudiantes?|students?|estudiantes?|cegepien\w*|universitaires?|estudantes?|(?:ال|لل)?طلاب|طالبه?",
    ),
    (
        "femmes",
        r"femmes|mamans|meres|dames|filles seulement|enceinte|women|woman|moms|mothers|ladies|mujeres|mamas|madres|"
        r"embarazad\w+|mulheres|gravida|pregnant|grossesse|(?:ال|لل)?نساء|(?:ال|لل)?امهات|حامل",
    ),
    ("familles", r"familles|en famille|groupe de parents|families|familias|(?:ال|لل)?عايلات|(?:ال|لل)?اسر"),
    ("hommes", r"hommes|papas|peres|men|dads|fathers|hombres?|homens|(?:ال|لل)?رجال"),
    ("travailleurs", r"travailleurs?(?! socia\w+)|travailleuses?|ouvriers?|workers|trabajadores|trabalhadores|(?:ال|لل)?عمال"),
)  # fmt: skip
# One's own people. They are whom the service is for when the message says « pour »; otherwise they are background
# (« mon mari a trouvé un emploi, et moi… »), except children where the topic is about children.
_KIN: tuple[tuple[str, str], ...] = (
    ("aînés", r"grands?[ -]?(?:mere|pere|parents)|abuel\w+|grand(?:mother|father|parents|ma|pa)|vovo|جدتي|جدي"),
    (
        "enfants",
        r"enfants?|bebes?|(?:mon|mes|son|ses|le|les|un) (?:(?:petits?|p.?tits?|tits?) )?(?:gars|garcons?|fils|petits?|flos|kids)|(?:ma|mes|la|sa|ses|une) "
        r"(?:filles?|petites?|p'tites?|ti ?te)|tout-petits?|kids?|children|child|baby|babies|toddlers?|boys?|girls?|sons?|"
        r"daughters?|ninos?|ninas?|hij[oa]s?|nen[ea]s?|criancas?|filh[oa]s?|menin[oa]s?|(?:ال|لل)?اطفال\w*|ابني|ابنتي|"
        r"طفل\w*|(?:ل)?(?:ولدي|بنتي|ولادي|اولادي)|الولاد|weldi|wlidati|bnti",
    ),
    (
        "femmes",
        r"femme|maman|mere|dame|epouse|blonde|conjointe|copine|soeur|mom|mother|wife|girlfriend|mujer|esposa|mama|mulher|"
        r"(?:ل)?(?:زوجتي|مرتي|امي)",
    ),
    ("hommes", r"homme|papa|pere|mari|conjoint|chum|dad|father|husband|boyfriend|marido|esposo|homem|(?:ل)?(?:زوجي|ابي)"),
    ("familles", r"familles?|family|familia|(?:ال|لل)?عايل\w*"),
)  # fmt: skip
CHILD_TOPICS = frozenset({"childcare", "school", "leisure", "culture", "goods", "health", "family-groups"})
_FOR = r"(?:pour|pr|for|para|pra|a)(?: (?:un|une|le|la|les|des|ma|mon|mes|my|mi|mis|minha|meu|meus|the|our|notre|nos))?(?: \w+)?"
_WISHES = (
    r"(?:\w+ )?(?:cherche|veut|veu|voudrait|aimerait|a besoin|doit|wants?|needs?|quiere|necesita|busca|quer|precisa)"
)
SHORT = 5  # words
# A shop assistant is no public: « bonjour madame », « family doctor », « médecin de famille ».
_NOT_AN_AUDIENCE = re.compile(
    r"(?<!\w)(?:mesdames|notre dame|bonjour (?:ma)?dames?|medecins? de (?:la )?famille|family (?:doctor|dr|physician|"
    r"allowance)|allocations? (?:pour )?(?:la |les )?(?:famil\w+|enfants?)|child benefits?|medico de familia|"
    r"reunification familiale|regroupement familial|parrain\w+ (?:de )?(?:ma|mon|mes) \w+|nom de famille|plus vieux que|"
    r"host famil\w+|famille (?:d'ici|quebecoise|d'accueil)|permis ferme|school bus)(?!\w)"
)


def _compiled(
    patterns: tuple[tuple[str, str], ...], before: str = "", after: str = ""
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((value, re.compile(rf"(?<!\w){before}(?:{pattern}){after}(?!\w)")) for value, pattern in patterns)


_GROUP_WORDS = _compiled(_GROUPS)
_KIN_WORDS = _compiled(_KIN)
_WISHING_KIN_WORDS = _compiled(_KIN, before=f"{_FOR} ") + _compiled(_KIN, after=f" {_WISHES}")
_CHILD_WORDS = re.compile(rf"(?<!\w)(?:{dict(_KIN)['enfants']})(?!\w)")


def find_audience(text: str, topic: str = "") -> str:
    """The audience that the message asks for, or "" when it names none. `topic` of the directory, where known.

    >>> find_audience("ya tu des activités pour les mamans?")
    'femmes'
    >>> find_audience("mon mari travaille, je cherche un emploi"), find_audience("un cours pour mon mari")
    ('', 'hommes')
    >>> find_audience("mon fils doit apprendre à patiner", "leisure")
    'enfants'
    """
    folded = _NOT_AN_AUDIENCE.sub(" ", expand(text))
    short = len(folded.split()) <= SHORT  # « mi hija de 4 años »: nothing else for it to be the background of
    for value, pattern in (*_GROUP_WORDS, *(_KIN_WORDS if short else _WISHING_KIN_WORDS)):
        if pattern.search(folded):
            return value
    return "enfants" if topic in CHILD_TOPICS and _CHILD_WORDS.search(folded) else ""

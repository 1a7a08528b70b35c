"""For whom does the person ask? The 11 audiences of the evaluation contract, in five languages."""

from __future__ import annotations

import re

from text.normalise import expand

# Read on folded, expanded text; the first that matches wins: the narrower group before the wider one.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("réfugiés", r"refugi\w*|demandeu\w+ d'asile|asylum|refugee\w*|asilo|(?:ال|لل)?لاجي\w*|لجوء"),
    ("handicap", r"handicap\w*|mobilite reduite|fauteuil roulant|autis\w+|sourde?s?|malentendant\w*|aveugles?|disab\w+|wheelchair|deaf|blind|discapacidad|silla de ruedas|deficien\w+|معاق\w*|اعاقه"),
    ("lgbtq", r"lgbt\w*|gais?|gays?|lesbien\w*|trans(?:genre)?s?|queer|bisexuel\w*|homosexuel\w*|lesbian\w*|المثليين"),
    ("aînés", r"aines?|ainees?|personnes? agees?|vieux|vieille|retraites?|ma mere agee|grands?[ -]?(?:mere|pere|parents)|65 ans|seniors?|elder\w*|old people|abuel\w+|adultos? mayor\w*|ancian\w+|idos\w+|كبار السن|المسنين"),
    ("enfants", r"enfants?|bebes?|mon (?:gars|garcon|fils|petit)|ma (?:fille|petite)|mes (?:fils|filles|petits|garcons|(?:ti ?ts? )?gars)|kids?|children|child|baby|babies|toddler\w*|my (?:son|daughter)|ninos?|ninas?|hij[oa]s?|bebe|criancas?|filh[oa]s?|tout-petits?|(?:ال|لل)?اطفال\w*|ابني|ابنتي|طفل\w*|ولدي|بنتي|اولادي"),
    ("jeunes", r"jeunes?|ados?|adolescent\w*|teen\w*|youth|young people|jovenes|joven|adolescentes?|شباب|المراهقين"),
    ("étudiants", r"etudiant\w*|students?|estudiantes?|cegepien\w*|universitaires?|طلاب|طالب\w*"),
    ("familles", r"familles?|famil(?:y|ies)|familias?|parents|(?:ال|لل)?عايل\w*|اسره|الاسر"),
    ("femmes", r"femmes?|mamans?|meres?|dames?|filles?|epouses?|ma (?:blonde|conjointe)|enceinte|wom[ae]n|moms?|mothers?|girls|my wife|wife|mujer\w*|mama|madres?|esposa|mulher\w*|(?:ال|لل)?نساء|(?:ال|لل)مراه|زوجتي|امهات"),
    ("hommes", r"hommes?|papas?|peres?|mon mari|m[ae]n|dads?|fathers?|my husband|hombres?|padres|homens?|رجال|الرجال"),
    ("travailleurs", r"travailleu\w+|ouvriers?|salaries?|employes?|(?:closed|open) work permit|workers?|trabajador\w*|trabalhador\w*|العمال"),
)  # fmt: skip
_COMPILED = tuple((value, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for value, pattern in _PATTERNS)
# A shop assistant is no public: « bonjour madame », « merci les gars », « family doctor », « médecin de famille ».
_NOT_AN_AUDIENCE = re.compile(
    r"(?<!\w)(?:mesdames|bonjour (?:ma)?dames?|medecins? de (?:la )?famille|family (?:doctor|physician|allowance)|"
    r"allocations? (?:pour )?(?:la )?famil\w+|allocation famille|medico de familia|medico de familia|reunification familiale|"
    r"regroupement familial|parrain\w+ (?:de )?(?:ma|mon|mes) \w+|nom de famille|plus vieux que|permis ferme)(?!\w)"
)


def find_audience(text: str) -> str:
    """The audience that the message names, or "" when it names none.

    >>> find_audience("ya tu des activités pour les mamans?")
    'femmes'
    """
    folded = _NOT_AN_AUDIENCE.sub(" ", expand(text))
    for value, pattern in _COMPILED:
        if pattern.search(folded):
            return value
    return ""

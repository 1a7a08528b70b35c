"""The 8 characteristics of a welcoming and inclusive community, in the ministry's exact words.

The only list of them: forms, classifier, diagnostic and desk read it from here. A test compares it with the text.
Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass

from feedback.errors import UnknownCharacteristic

SOURCE = (
    "Ministère de l’Immigration, de la Diversité et de l’Inclusion, « Collectivités accueillantes et inclusives. "
    "Modèle cible et implémentation en région », Voies vers la prospérité, 23 novembre 2018"
)


@dataclass(frozen=True)
class Characteristic:
    """One of the 8. `official` is quoted and never edited; `title` and `explanation` are ours, in plain French."""

    code: str
    official: str
    title: str
    explanation: str
    source: str = SOURCE


CHARACTERISTICS: tuple[Characteristic, ...] = (
    Characteristic(
        code="c1",
        official="Un milieu accueillant dispose d'établissements, d'installations, de services, d'infrastructures"
        " et de logements.",
        title="Logement et services",
        explanation="Dans la ville, il y a des logements, des écoles, des garderies, des soins de santé et des moyens"
        " de transport pour tout le monde.",
    ),
    Characteristic(
        code="c2",
        official="Un milieu accueillant et inclusif offre un accès équitable et adapté aux établissements, aux"
        " installations, aux services, aux infrastructures et aux logements.",
        title="Accès juste aux services",
        explanation="Tout le monde peut utiliser les services. Les services s’adaptent\u00a0: mots simples, bonnes"
        " heures, bon accueil.",
    ),
    Characteristic(
        code="c3",
        official="Un milieu accueillant et inclusif offre des opportunités d'emploi et d'affaires.",
        title="Emploi et entreprise",
        explanation="Dans la ville, on peut trouver un travail. On peut aussi créer ou reprendre une entreprise.",
    ),
    Characteristic(
        code="c4",
        official="Un milieu accueillant et inclusif offre un accès et un traitement équitable sur le marché du"
        " travail.",
        title="Justice au travail",
        explanation="Pour avoir un emploi, tout le monde a les mêmes chances. Au travail, tout le monde a les mêmes"
        " droits.",
    ),
    Characteristic(
        code="c5",
        official="Un milieu accueillant et inclusif reconnaît à leur juste valeur tous les acquis et les compétences.",
        title="Compétences reconnues",
        explanation="Vos études, votre métier et votre expérience dans un autre pays comptent ici.",
    ),
    Characteristic(
        code="c6",
        official="Un milieu accueillant et inclusif valorise la diversité ethnoculturelle.",
        title="Diversité valorisée",
        explanation="La ville est contente de vous accueillir. Elle respecte toutes les cultures et combat le racisme.",
    ),
    Characteristic(
        code="c7",
        official="Un milieu accueillant et inclusif appuie les échanges et soutient un réseautage interculturel.",
        title="Rencontres et liens",
        explanation="Dans la ville, on peut rencontrer des gens, se faire des amis et s’entraider.",
    ),
    Characteristic(
        code="c8",
        official="Un milieu accueillant et inclusif offre des possibilités d'apprendre le français et en fait usage"
        " dans l'espace public.",
        title="Apprendre et vivre en français",
        explanation="On peut apprendre le français ici. On peut l’utiliser chaque jour, et les gens aident.",
    ),
)

CODES: tuple[str, ...] = tuple(characteristic.code for characteristic in CHARACTERISTICS)


def get_characteristic(code: str) -> Characteristic:
    """The characteristic with this code; raises UnknownCharacteristic."""
    for characteristic in CHARACTERISTICS:
        if characteristic.code == code:
            return characteristic
    raise UnknownCharacteristic(code)

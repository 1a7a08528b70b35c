"""The closed lists of the directory. Each member explains itself: code, French label, French definition.

Validation, search, the staff desk and the documentation read them from here. Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One member of a closed list."""

    code: str
    label: str
    definition: str


# Source: the 24 topics of the directory's taxonomy, plus discrimination, interpreting and worship.
TOPICS: tuple[Term, ...] = (
    Term("welcome", "Accueil et premiers pas", "Être accompagné à son arrivée et savoir par où commencer."),
    Term("immigration", "Immigration, papiers et citoyenneté", "Permis, résidence, citoyenneté, parrainage, NAS."),
    Term("housing", "Logement", "Chercher, louer ou garder un logement ; dormir à l’abri."),
    Term("health", "Santé", "Médecin, hôpital, 811, carte d’assurance maladie."),
    Term("mental-health", "Santé mentale et soutien", "Écoute, stress, deuil, dépendances, idées suicidaires."),
    Term("emergency", "Urgence, violence et sécurité", "Danger pour la vie ou la sécurité d’une personne."),
    Term("employment", "Emploi", "Chercher un emploi, faire un CV, rencontrer des employeurs."),
    Term("credentials", "Diplômes et expérience", "Faire reconnaître des études, un métier ou une expérience."),
    Term("business", "Créer une entreprise", "Conseils et prêts pour démarrer une entreprise."),
    Term("french", "Apprendre le français", "Cours, tests et pratique du français."),
    Term("school", "École et formation", "Inscrire un enfant ; étudier ou apprendre un métier."),
    Term("childcare", "Garderie et petite enfance", "Place en garderie ou en CPE, développement de l’enfant."),
    Term("family-groups", "Familles et groupes", "Lieux pour les familles, femmes, jeunes, aînés, LGBTQ+."),
    Term("transport", "Se déplacer", "Transport en commun ou adapté, permis de conduire, auto."),
    Term("food", "Manger", "Aide alimentaire, cuisines, jardins, marchés."),
    Term("goods", "Vêtements et meubles", "Vêtements, meubles et objets à petit prix."),
    Term("money", "Argent, prestations et impôts", "Aide financière, allocations, budget, banque, impôts."),
    Term("rights", "Droits et justice", "Droits au travail, du locataire, du consommateur ; avocat, plainte."),
    Term("discrimination", "Discrimination et racisme", "Être traité moins bien à cause de ce que l’on est."),
    Term("interpreting", "Interprètes et traduction", "Se faire comprendre dans sa langue."),
    Term("city-services", "Services de la Ville", "Bacs, écocentre, stationnement, conseil municipal."),
    Term("culture", "Bibliothèque et culture", "Bibliothèque, musée, spectacles, fêtes."),
    Term("leisure", "Loisirs et sports", "Sport, parcs, jeux, activités."),
    Term("networking", "Rencontres et réseautage", "Rencontrer des gens d’ici et d’ailleurs."),
    Term("mutual-aid", "Bénévolat et entraide", "Donner ou recevoir un coup de main."),
    Term("worship", "Lieux de culte", "Prier et vivre sa religion."),
    Term("daily-life", "Vie de tous les jours", "Commerces, produits du monde, Internet, hiver."),
)

# The groups that a person can name in a request. Source: evaluation conventions of the project.
AUDIENCES: tuple[Term, ...] = (
    Term("femmes", "Femmes", "Femmes et adolescentes."),
    Term("hommes", "Hommes", "Hommes."),
    Term("enfants", "Enfants", "Moins de 12 ans."),
    Term("jeunes", "Jeunes", "Adolescents et jeunes adultes."),
    Term("aînés", "Personnes aînées", "Environ 60 ans et plus."),
    Term("familles", "Familles", "Parents avec leurs enfants."),
    Term("étudiants", "Étudiants", "Personnes aux études."),
    Term("travailleurs", "Travailleurs", "Personnes qui ont un emploi, dont les travailleurs étrangers temporaires."),
    Term("handicap", "Personnes handicapées", "Personnes qui vivent avec un handicap ou une perte d’autonomie."),
    Term("lgbtq", "Personnes LGBTQ+", "Diversité sexuelle et de genre."),
    Term("réfugiés", "Personnes réfugiées", "Personnes réfugiées ou qui demandent l’asile."),
)


@dataclass(frozen=True)
class Public:
    """Who an entry is for: its label in the records, the groups it names and the groups it takes in without naming."""

    label: str
    names: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


_ADULTS = ("femmes", "hommes", "travailleurs", "étudiants", "aînés", "réfugiés")
# « tous » takes in anybody, but says nothing about whether a child, an older or a disabled person is at ease there.
_EVERYONE = ("femmes", "hommes", "travailleurs", "étudiants", "réfugiés", "familles", "jeunes", "enfants", "aînés")
PUBLICS: tuple[Public, ...] = (
    Public("tous", (), _EVERYONE),
    Public("adultes", (), _ADULTS),
    Public("personnes immigrantes", (), ("femmes", "hommes", "travailleurs", "réfugiés", "familles")),
    Public("familles", ("familles",), ("enfants",)),
    Public("parents", ("familles",), ("femmes", "hommes", "enfants")),
    Public("jeunes", ("jeunes",), ("étudiants",)),
    Public("personnes à faible revenu", (), _EVERYONE),
    Public("travailleurs étrangers temporaires", ("travailleurs",)),
    Public("travailleurs", ("travailleurs",)),
    Public("aînés", ("aînés",)),
    Public("femmes", ("femmes",)),
    Public("hommes", ("hommes",)),
    Public("enfants", ("enfants",), ("familles",)),
    Public("étudiants", ("étudiants",), ("jeunes",)),
    Public("personnes handicapées", ("handicap",)),
    Public("personnes LGBTQ+", ("lgbtq",)),
    Public("personnes réfugiées", ("réfugiés",)),
    Public("demandeurs d’asile", ("réfugiés",)),
    Public("chercheurs d’emploi", (), ("travailleurs", "femmes", "hommes")),
    Public("personnes formées à l’étranger", (), ("femmes", "hommes", "travailleurs")),
    Public("entrepreneurs", (), ("femmes", "hommes")),
    Public("employeurs"),
    Public("organismes"),
    Public("victimes", (), ("femmes", "hommes")),
    Public("proches", (), ("familles",)),
    Public("locataires", (), _EVERYONE),
    Public("propriétaires"),
    Public("personnes sans médecin de famille", (), _EVERYONE),
    Public("personnes en difficulté", (), ("jeunes", "femmes", "hommes")),
    Public("personnes sans abri", (), ("femmes", "hommes", "jeunes")),
)

KINDS: tuple[Term, ...] = (
    Term("service", "Service", "Un lieu ou un organisme de la région."),
    Term("provincial", "Service du Québec ou du Canada", "Un service que toutes les villes partagent."),
    Term("course", "Cours de français", "Un cours, un test ou une application pour apprendre le français."),
    Term("event", "Événement", "Une activité datée ou qui revient, où l’on rencontre des gens."),
    Term("guide", "Guide", "Les étapes d’une démarche des premières semaines."),
)

DISPLAYS: tuple[Term, ...] = (
    Term("ok", "À montrer", "Fait stable et sûr : on peut le montrer."),
    Term("ok-with-date", "À montrer avec sa date", "On le montre avec « information du … »."),
    Term("verify-first", "À vérifier d’abord", "Jamais montré ; liste d’appels du personnel."),
)

CONFIDENCES: tuple[Term, ...] = (
    Term("high", "Sûr", "Plusieurs sources concordent ou la source est officielle."),
    Term("medium", "Probable", "Une source sérieuse."),
    Term("low", "Fragile", "Source ancienne, indirecte ou incomplète."),
)

# Months (1 to 12) of each season, as people say them in Québec.
SEASONS: dict[str, tuple[int, ...]] = {
    "hiver": (12, 1, 2, 3),
    "printemps": (3, 4, 5, 6),
    "été": (6, 7, 8, 9),
    "automne": (9, 10, 11),
}


def codes(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The codes of a closed list, in its order."""
    return tuple(term.code for term in terms)


def label_of(terms: tuple[Term, ...], code: str) -> str:
    """The French label of `code`; raises KeyError when the list does not hold it."""
    return {term.code: term.label for term in terms}[code]

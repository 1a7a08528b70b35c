"""Danger said in a roundabout way, as people say it, and everyday sentences that use its words."""

from __future__ import annotations

import time

import pytest

from text.emergencies import find_emergency

_DANGERS = {
    "suicide": [
        "je veux en finir",
        "si demain je suis plus là occupez-vous de ma fille",
        "j'écris mes adieux à ma mère ce soir",
        "jpense a me fer du mal",
        "j'arrive pu à trouver une raison de me lever, je veux que ça arrête",
        "i just want it all to stop for good",
        "my friend sent me a goodbye message and isn't answering",
        "quiero desaparecer para siempre",
        "mi hija se corta los brazos",
        "بدي نام وما فيق",
        "quero sumir para sempre, cansei de viver",
    ],
    "fire": [
        "ça sent les oeufs pourris dans la cuisine",
        "le four fait des flammes, qu'est-ce que je fais",
        "mon détecteur de monoxyde sonne et on a mal à la tête",
        "y a plein de fumée noire dans le corridor",
        "la prise fait des étincelles et ça sent le brûlé",
        "the kitchen smells like rotten eggs",
        "co alarm is beeping and we all have headaches",
        "huele a huevo podrido en la cocina",
        "la alarma de monóxido está sonando",
        "ريحة غاز بالمطبخ",
        "a cozinha está pegando fogo",
    ],
    "poison": [
        "le petit a mangé une pile bouton",
        "mon fils a croqué une capsule de tide",
        "il a bu de l'antigel pensant que c'était du jus",
        "ma grand-mère a pris deux fois ses pilules du coeur",
        "mon ado a fait une overdose",
        "my toddler swallowed a button battery",
        "my daughter ate a laundry pod",
        "mi compañero se tomó demasiadas pastillas",
        "mezclé cloro con amoniaco y me arde la garganta",
        "ابني بلع بطارية",
        "ela tomou remédio demais",
    ],
    "life": [
        "elle est toute bleue",
        "il parle tout croche d'un coup et son bras est mou",
        "il est tombé de l'échelle et il ne bouge pu",
        "le bébé arrive maintenant",
        "elle a une crise, elle tremble et ses yeux virent à l'envers",
        "he's not responding",
        "my wife is bleeding a lot and she's pregnant",
        "mi papá no reacciona",
        "mi esposa está embarazada y sangra mucho",
        "ابني وجهه ازرق",
        "meu pai não responde",
    ],
    "sexual_violence": [
        "il m'a touchée alors que je voulais pas",
        "je me suis réveillée sans mes vêtements après la fête",
        "le chef à l'usine me colle et met sa main sur mes fesses",
        "mon propriétaire veut que je couche avec lui pour le loyer",
        "mon prof de sport touche ma fille",
        "i said no but he didn't stop",
        "i woke up with no clothes on and i don't remember",
        "le dije que no y siguió",
        "mi tío se mete a mi cama en las noches",
        "صاحب البيت يلمسني",
        "meu chefe passa a mão em mim",
    ],
    "worker_threatened": [
        "il dit qu'il va nous renvoyer si on parle",
        "le fermier nous empêche de sortir du terrain",
        "l'agence garde mon permis de travail",
        "on dort à 12 dans une chambre et on a pas le droit de sortir",
        "on travaille 16 heures par jour et il nous paye pas, il nous menace",
        "he says he'll send us back if we talk",
        "the farmer doesn't let us leave the property",
        "dice que nos va a mandar de regreso si hablamos",
        "el dueño del rancho no nos deja salir",
        "صاحب الشغل بيهددنا بالترحيل",
        "ele diz que vai mandar a gente embora se falarmos",
    ],
    "partner_violence": [
        "j'ai peur de rentrer chez moi ce soir",
        "quand il boit il devient fou et il lève la main sur moi",
        "il m'a serré le cou hier",
        "mon ex m'attend en bas de l'immeuble tous les soirs",
        "y m'a crissé une claque devant les enfants",
        "im scared to go home tonight",
        "my ex keeps showing up at my door at night",
        "tengo miedo de volver a casa esta noche",
        "mi marido me jala del pelo y me avienta cosas",
        "خايفة ارجع البيت اليوم",
        "tenho medo de voltar para casa",
    ],
    "child_danger": [
        "les enfants d'à côté sont seuls depuis hier soir et ils pleurent",
        "mon petit a disparu au parc",
        "le père de mes enfants les attache dans leur chambre",
        "mes parents veulent me marier avec un homme que je connais pas",
        "mon beau-père me bat avec une ceinture",
        "my ex took our son and won't tell me where he is",
        "my dad hits me with a belt",
        "mi ex se llevó a mis hijos y no contesta",
        "mi papá me pega con el cinturón",
        "اهلي بدهم يزوجوني غصب",
    ],
    "threat": [
        "un gars rôde autour de ma maison depuis une heure",
        "y m'a mis un couteau sous la gorge",
        "mon voisin dit qu'il va me crever",
        "quelqu'un essaie d'ouvrir ma porte",
        "on m'a craché dessus et poussée à cause de mon voile",
        "there's a man outside looking through my window",
        "they jumped me outside the bar",
        "hay un hombre afuera mirando por mi ventana",
        "alguien quiere abrir mi puerta",
        "واحد واقف قدام بابي وعم يهددني",
        "um homem apontou uma arma para mim",
    ],
}
_EVERYDAY = [
    "urgence dentaire horaire",
    "comment avoir une ordonnance pour mes pilules de pression",
    "où acheter des pompes pour l'asthme sans assurance",
    "je dors mal et je me réveille fatigué, médecin svp",
    "mon frère est mort en syrie, je cherche un psychologue",
    "y a-tu des groupes pour hommes qui ont de la peine",
    "détecteur de fumée gratuit?",
    "mon bail finit en juillet, je veux pas renouveler",
    "comment devenir pompier",
    "mon passeport est expiré, où le renouveler",
    "ma demande d'asile est refusée, quoi faire",
    "c'est quoi la dpj",
    "quand changer les piles de l'avertisseur de fumée",
    "comment se protéger du froid l'hiver",
    "club de tir à l'arc",
    "autobus pour aller à l'urgence",
    "mon ado veut pas m'écouter, aide aux parents",
    "champignons sauvages cours de cueillette",
    "extincteur où acheter",
    "jeu vidéo call of duty arme la plus forte",
    "jsuis mdr mort de rire",
    "mon chien respire fort c'est normal?",
    "raconte une histoire de vampire qui suce le sang",
    "mon ex me manque",
    "je me sens en danger à vélo sur la rue notre-dame",
    "il y a trop de police qui nous regarde",
    "on répond jamais au téléphone",
    "journée prévention du suicide quand",
    "where do i renew my heart pills",
    "how do i become a firefighter",
    "can i leave my 10 year old home alone",
    "i was assaulted years ago and i need a therapist",
    "best horror movie with a killer",
    "the buses are dying out in this town",
    "clases prenatales para mi esposa embarazada",
    "mi casero no arregla la calefacción",
    "clases de natación para mi hijo",
    "este calor me mata",
    "el invierno casi me mata pero la gente es linda",
    "3ndi lwje3 f drasi bghit dentiste",
    "الجيران صوتهم عالي بالليل",
    "ميت من الضحك",
    "كنت خايف ببلدي هلق لا",
    "quero me divorciar do meu marido",
]


@pytest.mark.parametrize(("kind", "message"), [(kind, text) for kind, texts in _DANGERS.items() for text in texts])
def test_a_danger_said_in_a_roundabout_way_is_recognised_with_its_kind(kind: str, message: str) -> None:
    emergency = find_emergency(message)
    assert emergency is not None
    assert emergency.kind == kind


@pytest.mark.parametrize("message", _EVERYDAY)
def test_an_everyday_sentence_with_words_of_danger_is_left_alone(message: str) -> None:
    assert find_emergency(message) is None


@pytest.mark.parametrize(
    "message",
    ["le patron garde nos passeports", "nos passeports, le patron les garde", "il garde nos passeports, le patron"],
)
def test_the_order_of_the_words_does_not_matter_where_the_pattern_says_so(message: str) -> None:
    emergency = find_emergency(message)
    assert emergency is not None
    assert emergency.kind == "worker_threatened"


def test_a_word_that_says_it_is_about_something_else_calls_the_alarm_off() -> None:
    assert find_emergency("ma petite répond plus") is not None
    assert find_emergency("ma petite répond plus à mes textos") is None


def test_a_phone_spelling_stands_for_its_word() -> None:
    assert find_emergency("ya de la boucane ki sort du mur") is not None


def test_an_arabic_word_is_known_behind_the_small_words_written_with_it() -> None:
    assert find_emergency("امي وقعت وما عم ترد") is not None


@pytest.mark.parametrize(
    ("message", "first_line"),
    [
        ("je suis au bord du pont", "urgence-911"),
        ("j'aimerais ne plus me réveiller", "suicide-1866appelle"),
        ("mon bb a bu mon parfum", "centre-antipoison"),
        ("il m'a forcée", "info-aide-violence-sexuelle"),
        ("il dit qu'il va nous renvoyer si on parle", "cnesst"),
        ("ça sent les oeufs pourris dans la cuisine", "urgence-911"),
        ("j'ai peur de rentrer chez moi ce soir", "urgence-911"),
    ],
)
def test_the_line_to_call_first_is_the_right_one(message: str, first_line: str) -> None:
    emergency = find_emergency(message)
    assert emergency is not None
    assert emergency.lines[0] == first_line


@pytest.mark.parametrize("piece", ["patron passeport pris ", "main cou serre couteau ", "si pars tue ex porte "])
def test_repeating_words_that_go_together_does_not_slow_the_reading(piece: str) -> None:
    message = (piece * 2000)[:2000]
    find_emergency(message)
    start = time.perf_counter()
    find_emergency(message)
    assert time.perf_counter() - start < 0.050


def test_reading_a_message_takes_less_than_half_a_millisecond_on_average() -> None:
    messages = [*_EVERYDAY, *(text for texts in _DANGERS.values() for text in texts)]
    for message in messages:
        find_emergency(message)
    start = time.perf_counter()
    for message in messages:
        find_emergency(message)
    assert (time.perf_counter() - start) / len(messages) < 0.0005

"""Words that the recognisers of personal information read: what announces a name, what ends one, what is never one.

All are written as `fold` leaves them: lower case, without accents, apostrophes as separators. French, English, Spanish,
Portuguese and Arabic. Lists are ours, grown from sentences written for the tests.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

# Capital letters of the Latin and Cyrillic alphabets, for character classes.
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯІЇЄҐ"
_GIVEN_NAMES_FILE = Path(__file__).with_name("given_names.txt")


def fold(word: str) -> str:
    """Lower case without accents; the length may change, so it is for comparing words only.

    >>> fold("Éloïse")
    'eloise'
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never part of a name when typed in lower case: little words, and what people say of themselves or of others.
ORDINARY_WORDS = _words("""
a ai aie ainsi alors an ans apres arrive arriver as assez au aucun aucune aujourd aussi autant autre autres aux
avais avait avant avec avoir avons ayant beaucoup bien bon bonjour bonne bonnes bons car ce ceci cela celle celui
ces cest cet cette ceux chaque cherche chercher chez ci comme comment contre correct corrects court d dans de deja
demande depuis des deux deuxieme devant dire dit dois doit donc dont du dur dure elle elles en encore ensuite entre
es est et etait ete etes etre eu eux faire fais fait famille faut femme fils fille fois font gentil gentille
gentils gentilles grand grande gros grosse h habite ici il ils immigrant immigrante infirmier infirmiere ingenieur
ingenieure j jai jamais je jhabite jsuis jetais juste l la laquelle le lequel les leur leurs lors lui m ma mai mais
mal marie mariee mauvais mauvaise me meme merci mes mieux moi moins mon monsieur madame n ne ni non nos notre nous
nouveau nouvelle numero on ont ou oui par parce pareil parle parler pas pendant peu peut peux plein pleine plus
plusieurs pour pourquoi pouvoir premier premiere pres professeur prof proprietaire puis qu quand que quel quelle
quelqu quelque quelques qui quoi refugie refugiee rien s sa sais salut sans se sera ses seul seule seulement si
simple situation son sont sous souvent suis super sur surtout t ta te tel tes toi ton toujours tous tout toute
toutes travail travaille travailler travaillait tres trop trois trouve tu un une vais vers veut veux vie viens
vient vit vivre voici voila vont vos votre vous vrai vraiment y difficile facile long longue complique compliquee
etranger etrangere arabe africain africaine haitien haitienne musulman musulmane francais francaise quebecois
quebecoise different differente important impossible possible pire cher chere chers prononcer ecrit ecrire connu
inscrit inscrite affiche marque liste loyer logement garderie hiver froid transport autobus bus cours ecole hopital
docteur medecin clinique argent emploi job paye salaire patron patronne voisin voisine ami amie amis enfant enfants
bebe mere pere soeur frere mari conjoint conjointe collegue la-bas nul normal ok okay d'accord parfait content
contente heureux heureuse triste fatigue fatiguee perdu perdue bloque bloquee venu venue ne nee arrivee
nouvellement recemment etudiant etudiante retraite retraitee responsable directeur directrice gerant gerante
superviseur maire mairesse enseignant enseignante principal accueil bureau comptoir guichet telephone mail courriel
adresse nom prenom in the and i im am is it its my me we you he she they from with who what for to of at on this
that not very so too just here there have has had was were are be been live lives work works working worked student
nurse new good bad nice kind boss landlord owner neighbor neighbour but because a an name hard difficult long
foreign also only never always as or by if when where our your his her their doctor teacher manager el la los las
un una unos unas y e o u de del al en con por para que soy es esta estoy vivo tengo trabajo trabaja mi mis tu su
sus no si muy pero porque como desde hace aqui alli cuando donde quien me se lo le les nos bien mal bueno buena
jefe jefa vecino vecina mas todo nada senor senora os as um uma eu sou estou moro tenho trabalho nao muito meu
minha meus seu sua com sem mas porque aqui na no nas nos em do da dos das ao
""")

# What may stand inside a name, in lower case.
PARTICLES = _words(
    "de du des d la le l el al ben bin bint abou abu ould da do dos das del di von van der den st ste saint sainte y"
)

ARABIC_ORDINARY = _words("""
من في على الى إلى عن مع انا أنا و هو هي نحن هذا هذه ليس لا ما كان كانت اعمل أعمل اسكن أسكن ابحث أبحث لكن عندي
لدي وانا وأنا هنا منذ قبل بعد كل جدا انتقلت وصلت اريد أريد غير صعب طويل
""")

# Proper nouns that identify nobody: kept even when they look like a name or an employer.
PUBLIC_WORDS = _words("""
quebec canada montreal laval gatineau sherbrooke victoriaville victo drummondville longueuil levis saguenay
rimouski granby plessisville princeville warwick kingsey daveluyville bois-francs arthabaska arthabaskaville
asbestos thetford estrie beauce mauricie outaouais centre-du-quebec trois-rivieres ontario toronto ottawa alberta
manitoba acadie france belgique suisse allemagne italie espagne portugal royaume-uni angleterre ukraine russie
pologne roumanie moldavie turquie grece algerie maroc tunisie libye egypte liban syrie irak iran afghanistan
pakistan inde chine japon coree vietnam philippines nepal bangladesh sri-lanka indonesie thailande colombie mexique
venezuela bresil argentine chili perou equateur bolivie cuba haiti guatemala honduras salvador nicaragua senegal
mali guinee benin togo cameroun congo rwanda burundi gabon niger nigeria ghana cote-d-ivoire ivoire madagascar
mauritanie tchad ethiopie erythree somalie soudan kenya maurice burkina faso afrique europe asie amerique maghreb
etats-unis usa colombia mexico peru brasil brazil argentina chile espana haiti ukraine syria lebanon morocco
algeria tunisia egypt india china philippines africa france germany england francais anglais espagnol arabe
portugais ukrainien russe creole mandarin farsi dari pachto turc french english spanish arabic portuguese frances
ingles espanol janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january
february march april june july august september october november december lundi mardi mercredi jeudi vendredi
samedi dimanche monday tuesday wednesday thursday friday saturday sunday noel paques ramadan aid halloween caibf
mifi midi ircc cnesst tal cdpdj clsc ramq saaq cisss ciusss cegep ciusssmcq cle csle emploi-quebec cpe hlm afeas
ymca ste quebecois quebecoise quebecoises canadien canadienne africain africaine arabe haitien haitienne colombien
colombienne ukrainien ukrainienne syrien syrienne francais francaise tunisien marocain algerien camerounais
congolais mexicain mexicaine latino latina noir noire noirs blanc blancs asiatique facebook google whatsapp
messenger internet tiktok youtube kijiji marketplace instagram netflix uber teams zoom wifi musulman musulmane
chretien chretienne juif juive islam dieu allah eglise mosquee ville mairie gouvernement ministere francisation
immigration service services emploi accueil canada-quebec passerelle indeed jobillico linkedin hortons taxibus
walmart-canada ged tena delf tcf tef cv nas csq caq eimt lmia wes mpower
""")

# Numbers said in words: worth one digit, worth two, and what people say between them.
UNIT_WORDS = _words("""
zero oh un une deux trois quatre cinq six sept huit neuf one two three four five seven eight nine cero uno dos tres
cuatro cinco seis siete ocho nueve um dois quatro sete oito nove صفر واحد اثنان اثنين ثلاثه ثلاثة اربعه أربعة خمسه
خمسة سته ستة سبعه سبعة ثمانيه ثمانية تسعه تسعة
""")
TEN_WORDS = _words("""
dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante ten eleven twelve
thirteen twenty thirty forty fifty sixty seventy eighty ninety diez once doce trece veinte treinta cuarenta
cincuenta
""")
FILLER_WORDS = _words("""
euh et tiret trait espace puis and y e dash space ensuite virgule cent cents
""")

# Given names that, typed in lower case, are more often ordinary words of one of the languages.
DOUBTFUL_NAMES = _words("""
nada amal hana rim line roman innocent rosa luz pilar rosario gloria esperanza mercedes florence santiago sofia guy
amar kiran ravi sita mina sima jean anas manal salem maha victoria marco nelson jaime simone jasmine martin salah
samba
""")


def read_given_names() -> frozenset[str]:
    """Folded given names of given_names.txt, from Québec and from the countries that people come from."""
    lines = _GIVEN_NAMES_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(fold(name) for line in lines if not line.startswith("#") for name in line.split())


GIVEN_NAMES = read_given_names()

"""Words that the recognisers of personal information read: what announces a name, what ends one, what is never one.

All are written as `fold` leaves them: lower case, without accents, apostrophes as separators. French, English,
Spanish,
Portuguese and Arabic. Lists are ours, grown from sentences written for the tests.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

# Capital letters of the Latin and Cyrillic alphabets, for character classes.
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯІЇЄҐ"


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
vient vit vivre voici voila vont vos votre vous vrai vraiment y ca ah oh eh ouf bref helas basta punto point ponto
fin mille magic genius zut wow difficile facile long longue complique compliquee
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
اطفال أطفال محترم محترمة لطيف لطيفة طيب طيبة صبور صبورة جيد جيدة سيئ سيئة كبير كبيرة صغير صغيرة قديم جديد جديدة
ودود ودودة
عنصري عنصرية بخيل بخيلة مشغول مشغولة قاس غاضب متعاون متعاونة رائع رائعة ممتاز ممتازة مهذب مهذبة لطفاء خاص خاصة محلي
محلية
لم لن إن ان أن أمام مرة عند وراء مشيا مشيًا مشياً ممتلئ
لحوم اللحوم أثاث خشب ألبان دجاج ملابس بلاستيك نوافذ أبواب حديد ورق نسيج أغذية خضار حليب بقر تنظيف بناء نقل توظيف
واحد واحدة
كندي كندية عربي عربية سوري لبناني مغربي إيطالي تركي صيني هندي رفض رفضت قال قالت طلب طلبت وعد شرح شرحت ساعد ساعدت صرخ
طرد طردني رفع منع أخذ أعطى جاء سأل أجاب هذا هذه كل دائما دائماً أيضا أيضاً فقط ثم حتى إذا عندما بسبب مثل حيث
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
samba dana rose pierre claire grace real said ana luce aurore ange prosper fidele jolie lovely cherry bijou desire
dolores
flor alba fiston baptiste clemence constance felicite ion issa papa nene joy faith will mark may june bill art linda
manuel esperance negar leo sana aya iman hadi
""")


# Trades, roles and relations that stand before a name in lower case: « l'infirmière Roy », « mi vecina Rosa ».
ROLES = _words("""
infirmier infirmiere caissier caissiere chauffeur facteur serveur serveuse cuisinier agent agente policier policiere
docteur medecin dentiste avocat avocate notaire travailleuse intervenant intervenante conseiller conseillere prof
professeur professeure enseignant enseignante educatrice gardienne directeur directrice gerant gerante patron
patronne boss chef cheffe superviseur contremaitre concierge proprio proprietaire locateur voisin voisine collegue
ami amie copain copine chum blonde mari femme conjoint conjointe fils fille frere soeur bebe jumeau jumelle cousin
cousine oncle tante benevole jumele pasteur imam cure pere mere
""")

# « Je parle à Awa » is not « je vais à Matane ».
TO_SOMEONE = _words("""
parle parler parles parlait demande demander demandait dit dire disait ecrit ecrire donne donner merci grace repondu
repond explique expliquer ressemble telephone confie bonjour talk talked talking spoke speak said told thanks thank
gave explained writing wrote gracias hable dije pregunte conte obrigado obrigada falei
""")

# Where a capitalised word that follows is a place: « à Matane », « in Manila », « desde Cali ».
PLACE_LINKS = _words("a au aux en vers in from near desde hacia em entre pour to")
# Where a capitalised word after « de » is a place, a subject or a title.
PLACE_HEADS = _words("""
viens vient venu venue venus venons arrive arrives arrivee arriver originaire loin pres autour sortir vengo viene
vine soy vim venho sou ville village region province ciudad pueblo cidade universite universidad universidade
hopital hospital ecole escuela escola gare aeroport aeropuerto festival fete etat estado capital capitale partir
banlieue cote route pont lac parc rue boulevard chemin avenue calle rua quartier barrio bairro langue cours frontiere
nord sud est ouest centre mrc bibliotheque biblioteca biblioteca
""")
# First words of public bodies, works and feasts: what follows them with a capital is not a person's.
PUBLIC_HEADS = _words("""
ville mairie hotel centre maison carrefour comite conseil ministere gouvernement tribunal ordre office bureau
commission service services regie revenu universite cegep college ecole polyvalente bibliotheque hopital clinique
pharmacie banque caisse eglise mosquee paroisse temple parc place festival fete marche musee theatre cinema arena
colisee pavillon salle loi code charte programme projet pacte journee semaine mois tournoi coupe jeux grand club
association federation syndicat croix armee super fondation fundacion fundacao foundation journal radio tele rue
boulevard boul chemin avenue route rang
autoroute lac riviere mont pont saint sainte st ste galeries carrefours centro casa festival escuela biblioteca
hospital iglesia ministerio gobierno universidad parque calle dia virgen university school library church city town
county state hall store street community public high department ministry rua igreja escola festa prefeitura
biblioteca prix nuit club groupe cafe friperie comptoir
""")
# Words of firms' names: a run of capitals that holds one is an employer.
COMPANY_WORDS = _words("""
plastics plastiques foods food farm farms windows catering cabinets logistics poultry packaging produce meats steel
motors trucking cleaning services-conseils construction constructions transport transports transportes ferme fermes
usine usines industries industrie entreprises groupe agence placement placements manufacture atelier ateliers scierie
fonderie menuiserie ebenisterie tolerie beton soudure acier metal aciers panneaux portes fenetres meubles viandes
volailles fromagerie laiterie boulangerie boucherie serres abattoir nettoyage entretien buanderie distribution
emballages produits logistique cuisines toitures plomberie boiseries machinerie cooperative coop resto restaurant
garage residence residences manoir gestion immeubles immobilier immobiliere habitations carnes aserradero granja
fabrica empresa serralheria plasticos mecanique electrique electricite peinture paysagement auberge motel hotellerie
traiteur
pizzeria padaria oficina fazenda frigorifico panaderia muebles solutions technologies textile
textiles recyclage excavation couvoir pepiniere erabliere
""")

# Words that tell French from the other languages in Latin letters.
_FRENCH = _words("le les des et est pas je on pour dans avec mon ma au du une ai ici qui sur j c d l il nous chez")
_NOT_FRENCH = _words("""
the and is my i to of they we you with for was he she el los y mi muy las pero una un en por con hay o os meu minha
nao e do da um uma com para muito
""")


def read_words(name: str) -> frozenset[str]:
    """The words of a data file next to this module, folded; lines that begin with # are notes."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


GIVEN_NAMES = read_words("given_names.txt")
ARABIC_GIVEN_NAMES = read_words("privacy_arabic_names.txt")
FAMILY_NAMES = read_words("privacy_family_names.txt")
COMMON_WORDS = read_words("privacy_common_words.txt") | ORDINARY_WORDS | DOUBTFUL_NAMES | ROLES
PUBLIC_NAMES = read_words("privacy_public_names.txt") | PUBLIC_WORDS
_DEMONYM = re.compile(
    r"[a-z]{3,9}(?:ais|aise|ois|oise|ien|ienne|ain|aine|een|eenne|ense|eno|ena|ano|ana|eiro|eira|ian|an|ese|eque|eco|eca)(?:e?s)?"
)
_STEMS = frozenset(name[:4] for name in PUBLIC_NAMES if len(name) >= 4)


def is_public_name(folded: str) -> bool:
    """Whether a folded word is a country, a town, a people, a feast, a brand: « burundais », « kinshasa »."""
    if folded in PUBLIC_NAMES or folded.removesuffix("s") in PUBLIC_NAMES:
        return True
    return folded[:4] in _STEMS and folded not in GIVEN_NAMES and _DEMONYM.fullmatch(folded) is not None


def is_french(text: str) -> bool:
    """Whether the little words of `text` are French more often than not."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    return sum(word in _FRENCH for word in words) > sum(word in _NOT_FRENCH for word in words)

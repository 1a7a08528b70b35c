"""One spelling for many: lower case, no accents, no punctuation, SMS and Québec short forms written out.

Used by the classifier, the emergency lexicon and the directory's search, so that they read the same words.
The text a person typed is never changed by it: these are copies for reading only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "œ": "oe", "æ": "ae", "ß": "ss"})
# Arabic: tatweel and short vowels are decoration; the alef and ya forms are typed at random; digits have two shapes.
_ARABIC = str.maketrans(
    {"ـ": None, "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
    | {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
)
_NOT_WORD = re.compile(r"[^\w']+|_+", re.UNICODE)
_APOSTROPHE_END = re.compile(r"(?<!\w)'+|'+(?!\w)")
_WEEK_END = re.compile(r"(?<!\w)(le|ce|les|du|au|en|chaque|rdv|rv) we(?!\w)")
_STRETCHED = re.compile(r"(\w)\1{2,}")

# How people shorten French on a phone, and how Québec French is typed. Word by word, after folding.
# A short form that is also a common full word (« sa », « a », « mai ») is left out on purpose.
SHORT_FORMS: dict[str, str] = {
    "slt": "salut", "bjr": "bonjour", "bsr": "bonsoir", "cc": "coucou", "svp": "s'il vous plait",
    "stp": "s'il te plait", "sil": "s'il", "mrc": "merci", "mci": "merci", "dsl": "desole", "pcq": "parce que",
    "pck": "parce que", "pk": "pourquoi", "pkoi": "pourquoi", "pq": "pourquoi", "koi": "quoi", "kwa": "quoi",
    "ki": "qui", "ke": "que", "kel": "quel", "kelle": "quelle", "kelkun": "quelqu'un", "kan": "quand",
    "kand": "quand", "qd": "quand", "cmt": "comment", "cmb": "combien", "cb": "combien", "comen": "comment",
    "komen": "comment", "pr": "pour", "ds": "dans", "ac": "avec", "avc": "avec", "ss": "sans", "sr": "sur",
    "vs": "vous", "ns": "nous", "tt": "tout", "tte": "toute", "ts": "tous", "tjr": "toujours", "tjs": "toujours",
    "jms": "jamais", "rdv": "rendez-vous", "rv": "rendez-vous", "qqn": "quelqu'un", "qqch": "quelque chose",
    "qlq": "quelque", "qq": "quelque", "bcp": "beaucoup", "mtn": "maintenant", "auj": "aujourd'hui",
    "ojd": "aujourd'hui", "ajd": "aujourd'hui", "wkd": "fin de semaine", "tel": "telephone",
    "num": "numero", "adr": "adresse", "appart": "appartement", "apart": "appartement",
    "taf": "travail", "boulot": "travail", "job": "emploi", "jobs": "emplois", "jobine": "emploi", "fr": "francais",
    "frc": "francais", "frs": "francais", "ang": "anglais", "qc": "quebec", "mtl": "montreal", "victo": "victoriaville",
    "g": "j'ai", "jai": "j'ai", "ja": "j'ai", "c": "c'est", "cest": "c'est", "cetait": "c'etait", "ct": "c'etait",
    "jsuis": "je suis", "chuis": "je suis", "chui": "je suis", "chu": "je suis", "jui": "je suis",
    "jcherche": "je cherche", "jcherch": "je cherche", "cherch": "cherche", "jveux": "je veux", "jve": "je veux",
    "jvx": "je veux", "veu": "veux", "jpeux": "je peux", "jpe": "je peux", "jfais": "je fais", "jfai": "je fais",
    "jme": "je me", "jte": "je te", "jsais": "je sais", "jse": "je sais", "jsai": "je sais", "jconnais": "je connais",
    "jvoudrais": "je voudrais", "jvoudrai": "je voudrais", "jaimerais": "j'aimerais", "jaimerai": "j'aimerais",
    "jpas": "je pas", "jdois": "je dois", "jvais": "je vais", "jtrouve": "je trouve", "jtravaille": "je travaille",
    "jhabite": "j'habite", "yatu": "y a t il", "ya": "il y a", "yen": "il y en", "yavait": "il y avait",
    "keske": "qu'est-ce que", "kesk": "qu'est-ce que", "keskon": "qu'est-ce qu'on", "eske": "est-ce que",
    "esk": "est-ce que", "esque": "est-ce que", "askip": "il parait", "pis": "puis", "icitte": "ici",
    "pantoute": "pas du tout", "char": "auto", "chum": "conjoint", "blonde": "conjointe", 
    "moe": "moi", "asteure": "maintenant", "asteur": "maintenant", "tabarnouche": "", "pu": "plus", "faque": "donc",
    "fak": "donc", "entk": "en tout cas", "ben": "bien", "pov": "pauvre", "msg": "message", "info": "information",
    "infos": "informations", "rens": "renseignement", "ouvre": "ouvre", "lundis": "lundi", "doc": "docteur",
    "toubib": "docteur", "med": "medecin", "bb": "bebe", "gosse": "enfant", "gosses": "enfants",
    "bouffe": "nourriture", "manger": "manger", "fds": "fin de semaine", "pls": "please", "plz": "please",
    "thx": "thanks", "u": "you", "r": "are", "pf": "por favor", "xfa": "por favor", "q": "que", "tb": "tambien",
    "tbm": "tambem", "vc": "voce", "obg": "obrigado",
}  # fmt: skip


def fold(text: str) -> str:
    """`text` in lower case without accents or punctuation: words separated by one space, apostrophes kept inside words.

    >>> fold("Où est-ce qu’on   PEUT apprendre le français ?")
    "ou est ce qu'on peut apprendre le francais"
    """
    text = unicodedata.normalize("NFKC", text).lower().translate(_APOSTROPHES).translate(_ARABIC)
    decomposed = unicodedata.normalize("NFD", text)
    text = "".join(character for character in decomposed if not unicodedata.combining(character))
    text = _NOT_WORD.sub(" ", unicodedata.normalize("NFC", text))
    return " ".join(_APOSTROPHE_END.sub(" ", text).split())


def tokens(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return fold(text).split()


@lru_cache(maxsize=4096)
def expand(text: str) -> str:
    """`fold(text)` with short forms written out and stretched letters shortened (« slttt » → « salut »).

    >>> expand("slt jcherche des cours de fr")
    'salut je cherche des cours de francais'
    """
    # « we » is a French week-end after « le » or « ce », and an English pronoun everywhere else.
    words = (_STRETCHED.sub(r"\1", word) for word in _WEEK_END.sub(r"\1 fin de semaine", fold(text)).split())
    return " ".join(expanded for expanded in (SHORT_FORMS.get(word, word) for word in words) if expanded)

"""Is a text English or French? A vote of the little words that only one of them has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checks.posts.model import Language

_ENGLISH_WORDS: Final = (
    "about,ain,all,am,and,any,are,at,be,been,but,by,can,cant,could,did,didn,do,does,doesn,don,dont,for,from,get,"
    "gonna,got,had,has,have,he,her,his,how,i,if,im,into,is,isn,it,its,just,ll,lol,mine,my,not,of,or,our,ours,out,"
    "over,re,rt,she,should,so,some,than,that,the,their,them,then,there,these,they,this,those,to,u,up,ur,ve,wanna,"
    "was,we,were,what,when,where,which,who,why,will,with,without,would,you,your,yours"
)
_FRENCH_WORDS: Final = (
    "ai,as,au,aussi,aux,avec,avez,avons,bien,bonjour,c,ca,car,ce,ces,cet,cette,chez,comme,d,dans,de,deja,des,dit,"
    "donc,du,elle,elles,en,encore,est,et,etaient,etait,ete,etre,faire,fait,il,ils,j,je,l,la,le,les,leur,leurs,m,ma,"
    "mais,meme,merci,mes,moi,mon,n,ne,nos,notre,nous,ont,ou,par,pas,plus,pour,qu,quand,que,qui,quoi,s,sa,sans,ser,"
    "sera,ses,si,son,sont,sous,sur,t,ta,tes,toi,ton,tous,tout,toute,toutes,tres,trop,tu,un,une,va,vais,vos,votre,"
    "vous,y"
)
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split(","))
_FRENCH: Final = frozenset(_FRENCH_WORDS.split(","))
_SHARED: Final = frozenset(
    {"me", "on", "a", "as", "pour", "s", "t", "d", "m", "if", "i", "par", "sur", "car", "son", "ton"}
)
_ONLY_ENGLISH: Final = _ENGLISH - _SHARED
_ONLY_FRENCH: Final = _FRENCH - _SHARED


def is_little(word: str) -> bool:
    """Tell whether a bare word is one of those that hold sentences together, in either language."""
    return len(word) > 1 and (word in _ENGLISH or word in _FRENCH)


def vote(words: Iterable[str]) -> Language | None:
    """Return the language that most of the bare `words` speak for; None if they are even, or say nothing."""
    english = french = 0
    for word in words:
        english += word in _ONLY_ENGLISH
        french += word in _ONLY_FRENCH
    if english == french:
        return None
    return "en" if english > french else "fr"

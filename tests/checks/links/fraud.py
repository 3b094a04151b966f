"""How do people who register look-alikes change a name? The kinds are those of the generator dnstwist, made anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_IN_NAMES: Final = frozenset(_LETTERS + "0123456789-")
_BESIDE: Final = {
    "a": "qwsz", "b": "vghn", "c": "xdfv", "d": "serfcx", "e": "wsdr", "f": "drtgvc", "g": "ftyhbv",
    "h": "gyujnb", "i": "ujko", "j": "huikmn", "k": "jiolm", "l": "kop", "m": "njk", "n": "bhjm", "o": "iklp",
    "p": "lo", "q": "wa", "r": "edft", "s": "awedxz", "t": "rfgy", "u": "yhji", "v": "cfgb", "w": "qase",
    "x": "zsdc", "y": "tghu", "z": "asx",
}  # fmt: skip
_DRAWN: Final = {
    "a": "\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u0251\u1ea1\u01ce\u0103\u0227\u0105",
    "b": "\u0299\u0253\u1e03\u1e05",
    "c": "\u0188\u010b\u0107\u00e7\u010d\u0109\u1d04",
    "d": "\u0257\u0111\u010f\u0256\u1e11\u1e0b",
    "e": "\u00e9\u00e8\u00ea\u00eb\u0113\u0115\u011b\u0117\u1eb9\u0119\u0229\u0247\u1e1b",
    "g": "\u0262\u0261\u0121\u011f\u01f5\u0123\u011d\u01e7",
    "h": "\u0125\u021f\u0127\u0266\u1e27\u1e29",
    "i": "\u00ed\u00ec\u00ef\u0131\u0269\u01d0\u012d\u1ec9\u1ecb\u0268\u020b\u012b",
    "k": "\u1e33\u1e35\u2c6a\u0137\u1d0b",
    "l": "\u026b\u0142",
    "m": "\u1e41\u1e43\u1d0d\u0271\u1e3f",
    "n": "\u0144\u1e45\u1e47\u1e49\u00f1\u0146\u01f9\u0148\ua791",
    "o": "\u022f\u1ecd\u1ecf\u01a1\u00f3\u00f2\u00f6\u00f4\u00f8\u014d\u014f",
    "p": "\u01bf\u01a5\u1e55\u1e57",
    "r": "\u0280\u027c\u027d\u0155\u0157\u0159\u027e\u0213",
    "s": "\u0282\u015b\u1e63\u1e61\u0219\u015d\u0161",
    "t": "\u0163\u0167\u1e6b\u1e6d\u021b\u01ab",
    "u": "\u01b0\u00f9\u00fa\u00fb\u00fc\u0169\u016b\u016d\u016f",
    "v": "\u1e7f\u2c71\u1d8c\u1e7d",
    "w": "\u0175\u1e81\u1e83\u1e85\u2c73\u1e87\u1e89\u1e98",
    "y": "\u028f\u00fd\u00ff\u0177\u01b4\u0233\u024f\u1eff\u1e8f\u1ef5",
    "z": "\u0290\u017c\u017a\u1d22\u01b6\u1e93\u1e95",
}
_CYRILLIC: Final = {
    "a": "\u0430", "c": "\u0441", "e": "\u0435", "i": "\u0456", "k": "\u043a", "o": "\u043e", "p": "\u0440",
    "s": "\u0455", "x": "\u0445", "y": "\u0443",
}  # fmt: skip
_TWINS: Final = {"o": "0", "l": "1", "i": "l", "m": "rn", "w": "vv", "d": "cl", "e": "3", "s": "5", "a": "4"}
_VOWELS: Final = "aeiou"
_ADDED: Final = ("login", "secure", "verify", "account", "support", "pay", "update", "compte", "suivi", "connexion")
_ENDINGS: Final = ("top", "xyz", "app", "shop", "online", "site", "cfd", "click", "club", "dev")


def addresses(word: str, ending: str) -> Mapping[str, list[str]]:
    """Return the addresses that imitate `word`.`ending`, by their kind; none is under another brand's name."""
    names: dict[str, list[str]] = {
        "addition": [word + letter for letter in _LETTERS],
        "bitsquatting": list(_bits(word)),
        "cyrillic": list(_drawn(word, {letter: (drawn,) for letter, drawn in _CYRILLIC.items()})),
        "wholly cyrillic": ["".join(_CYRILLIC.get(letter, letter) for letter in word)],
        "homoglyph": list(_drawn(word, {letter: tuple(drawn) for letter, drawn in _DRAWN.items()})),
        "twins": list(_drawn(word, {letter: (drawn,) for letter, drawn in _TWINS.items()})),
        "hyphenation": [f"{word[:i]}-{word[i:]}" for i in range(1, len(word))],
        "insertion": [word[:i] + near + word[i:] for i in range(1, len(word)) for near in _BESIDE[word[i]]],
        "omission": [word[:i] + word[i + 1 :] for i in range(len(word))],
        "plural": [word + "s"],
        "repetition": [word[:i] + word[i] + word[i:] for i in range(len(word))],
        "replacement": [word[:i] + near + word[i + 1 :] for i in range(len(word)) for near in _BESIDE[word[i]]],
        "subdomain": [f"{word[:i]}.{word[i:]}" for i in range(1, len(word))],
        "transposition": [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)],
        "vowel swap": [
            word[:i] + vowel + word[i + 1 :] for i in range(len(word)) if word[i] in _VOWELS for vowel in _VOWELS
        ],
        "various": [f"www{word}", f"www-{word}", f"{word}{ending}", f"{word}-{ending}", f"{word}.{ending}.example"],
        "dictionary": [form for added in _ADDED for form in (f"{word}-{added}", f"{added}-{word}", f"{word}{added}")],
    }
    made = {kind: [f"https://{name}.{ending}/" for name in each if name != word] for kind, each in names.items()}
    made["ending"] = [f"https://{word}.{other}/" for other in _ENDINGS]
    made["in front"] = [f"https://{word}.colivo.example/", f"https://{word}.{ending}.colivo.example/"]
    made["hosted"] = [f"https://{word}-login.pages.dev/", f"https://{word}.vercel.app/"]
    made["user name"] = [f"https://{word}.{ending}@colivo.example/"]
    return made


def _bits(word: str) -> Iterator[str]:
    for place, letter in enumerate(word):
        for bit in range(8):
            flipped = chr(ord(letter) ^ (1 << bit))
            if flipped in _IN_NAMES and not (flipped == "-" and place in (0, len(word) - 1)):
                yield word[:place] + flipped + word[place + 1 :]


def _drawn(word: str, table: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for place, letter in enumerate(word):
        for drawn in table.get(letter, ()):
            yield word[:place] + drawn + word[place + 1 :]

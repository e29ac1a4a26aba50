"""Whether letters can be a Vietnamese syllable at all, by how syllables are built: onset, rime, tone.

Built, not listed: about 19,000 syllables are possible and some 7,000 are in use, so a new name is possible too.
Both places of the tone mark are taken ("hòa", "hoà"). Not here: whether a syllable is a word or spelled as the
dictionary has it ("gành" beside "ghành"); foreign names.
"""

import unicodedata
from functools import lru_cache

from monitor.vietnamese.fold import unaccented

_ONSETS = (
    *("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph"),
    *("qu", "r", "s", "t", "th", "tr", "v", "x"),
)
_RIMES = (
    *("a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn", "ăng"),
    *("ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep"),
    *("et", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "êng", "i", "ia", "ic", "ich", "im", "in", "ing"),
    *("inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oc", "oi", "om", "on"),
    *("ong", "op", "ot", "ooc", "oong", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap"),
    *("oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oe", "oem", "oen", "oeo", "oet", "oec", "ô", "ôc"),
    *("ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "ơng", "ơc", "u", "ua", "uc"),
    *("ui", "um", "un", "ung", "up", "ut", "uân", "uâng", "uât", "uây", "uê", "uêch", "uên", "uênh", "uôc"),
    *("uôi", "uôm", "uôn", "uông", "uôt", "uôp", "uơ", "uy", "uya", "uych", "uyên", "uyêt", "uynh", "uyt"),
    *("uyu", "uyn", "uyp", "ư", "ưa", "ưc", "ưi", "ưng", "ưt", "ưm", "ưn", "ưu", "ươc", "ươi", "ươm", "ươn"),
    *("ương", "ươp", "ươt", "ươu", "y", "ych", "yt", "ynh", "yêm", "yên", "yêng", "yêt", "yêu"),
)
_BARE_ONSETS = tuple(sorted({unaccented(onset) for onset in _ONSETS}))
_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")  # huyền, sắc, hỏi, ngã, nặng
_CHECKED = ("\u0301", "\u0323")  # what ends in c, ch, p, t is spoken with sắc or nặng only
_BROAD = "aăâeêioôơuưy"


def _toned(rime: str) -> set[str]:
    """*rime* with each tone that it can have, at each place where people put it."""
    checked = rime.endswith(("c", "ch", "p", "t"))
    vowels = [at for at, letter in enumerate(rime) if letter in _BROAD]
    shaped = [at for at in vowels if rime[at] in "ăâêôơư"]
    if shaped:  # the mark joins the letter that has a shape already: ươ, iê, uâ
        places = shaped[-1:]
    elif rime in ("oa", "oe", "uy"):
        places = vowels
    elif len(vowels) == 2 and vowels[-1] == len(rime) - 1:  # ai, eo, ia, ua: on the first; the second glides
        places = vowels[:1]
    else:  # oan, oai, uynh: on the second
        places = vowels[1:2] or vowels
    tones = _CHECKED if checked else _TONES
    found = {unicodedata.normalize("NFC", rime[: at + 1] + tone + rime[at + 1 :]) for at in places for tone in tones}
    return found if checked else found | {rime}


@lru_cache(maxsize=1)
def _rimes() -> frozenset[str]:
    return frozenset(form for rime in _RIMES for form in _toned(rime))


@lru_cache(maxsize=1)
def _bare_rimes() -> frozenset[str]:
    return frozenset(unaccented(rime) for rime in _RIMES)


@lru_cache(maxsize=1 << 15)
def possible(syllable: str) -> bool:
    """Whether *syllable* (NFC, any case) can be Vietnamese. One without accents that ends in c, ch, p, t cannot."""
    word, rimes = syllable.lower(), _rimes()
    return any(word.startswith(onset) and word[len(onset) :] in rimes for onset in _ONSETS)


@lru_cache(maxsize=1 << 15)
def possible_without_accents(syllable: str) -> bool:
    """Whether *syllable* could be Vietnamese typed without any accents."""
    word, rimes = syllable.lower(), _bare_rimes()
    return any(word.startswith(onset) and word[len(onset) :] in rimes for onset in _BARE_ONSETS)

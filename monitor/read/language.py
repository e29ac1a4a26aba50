"""Tells the language of an article from its headline and lead: by the script, and where it is Latin by the words.

What its source or page declares decides only where the words leave it open: sources print other languages too.
Vietnamese is told by the build of its syllables, with accents or without, so that names in an English text
("Nguyễn Văn A") and brands in a Vietnamese one do not turn it. Not here: the word lists (language_words.py).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from monitor.read.language_words import BARE_VIETNAMESE, SHAPES, WORDS
from monitor.vietnamese.fold import unaccented

_SAMPLE = 450  # characters: a headline and a lead; what stands further down may quote anything
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("ja", re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")),
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("lo", re.compile(r"[\u0e81-\u0eff]")),
    ("th", re.compile(r"[\u0e01-\u0e7f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_OTHER_SCRIPT = frozenset(name for name, _ in _SCRIPTS)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Signs that only Japan writes so; a Japanese headline may have no kana at all.
_JAPANESE_SIGNS = re.compile("[気図対発経県駅働込円売読広戦権総済応変続様検験録歳毎仏価壊姉帯庁従徳悪拠拡挙払桜楽歩歴氷沢浜渋満焼猟竜塩鉄関隠雑霊顔黒畑峠枠栃畳搾]")  # fmt: skip

_TOKEN = re.compile(r"[^\W\d_]+['’]?")
_VIETNAMESE_LETTERS = re.compile(r"[a-zà-ãè-êìíò-õùúýăđĩũơưạ-ỹ]+")
_FRONT = ("e", "i", "y")  # before these, c, g and ng are written k, gh and ngh
_ONSETS = ("", *"bcdghklmnrstvx", "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr")
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im
    in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot u ua
    uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh
    uyt uyu y yem yen yet yeu
"""

# Weights, tuned on Vietnamese articles and headlines of our own; a word that is listed counts most.
_LISTED, _SHAPED = 2.0, 0.7
_ACCENTED, _BARE, _COMMON, _NO_SYLLABLE = 3.0, 1.2, 2.0, -1.5
# What a capital letter leaves of a word, since names say little about the language around them: of a Vietnamese
# syllable, of another word, and of one that is listed and no syllable ("Government"), which is no name.
_NAME, _CAPITAL, _NO_NAME = 0.2, 0.3, 1.0
_DECLARED = 1.5


def language(text: str, declared: str) -> str:
    """The ISO 639-1 code of the language of *text*, a headline and what follows it.

    *declared* is what its source or page says ("" if nothing). Only the first 450 characters are looked at. Told are
    vi en fr es pt de id, and by their script zh ja ko lo th km my ru.
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS} if not sample.isascii() else {}
    # One sign of these scripts says about as much as three Latin letters.
    if 3 * sum(counts.values()) > len(_LATIN.findall(sample)):
        return _other_script(sample, counts, declared)
    return _latin(sample, declared)


def _other_script(sample: str, counts: dict[str, int], declared: str) -> str:
    """Japanese mixes its own signs into Chinese ones; a headline may have none of them."""
    best = max(counts, key=lambda name: counts[name])
    if best in ("zh", "ja"):
        own = counts["ja"] + len(_JAPANESE_SIGNS.findall(sample)) / 2
        signs = counts["zh"] + counts["ja"]
        return "ja" if own * 12 > signs or (declared == "ja" and signs < 40) else "zh"
    return best


def _latin(sample: str, declared: str) -> str:
    if sample.isupper():
        sample = sample.lower()
    points = dict.fromkeys(("vi", *WORDS), 0.0)
    for token in _TOKEN.findall(sample):
        votes = _votes(token.lower().replace("’", "'"))
        weight = _capital(votes) if token[0].isupper() else 1.0
        for name, point in votes:
            points[name] += point * weight
    if declared in points:
        points[declared] += _DECLARED
    best = max(points, key=lambda name: points[name])
    if points[best] > _DECLARED:
        return best
    return declared if declared and declared not in _OTHER_SCRIPT and points.get(declared, 1) > 0 else "en"


def _capital(votes: Sequence[tuple[str, float]]) -> float:
    if votes[0][1] > 0:
        return _NAME
    return _NO_NAME if any(point == _LISTED for _, point in votes) else _CAPITAL


@lru_cache(maxsize=1 << 14)
def _votes(token: str) -> tuple[tuple[str, float], ...]:
    """What one lower-case word says for each language, Vietnamese first; it may end with an apostrophe ("l'", "minister'")."""
    word = token.rstrip("'")
    listed = _LISTS.get(token) or _LISTS.get(word, ())
    vietnamese = _vietnamese(word, foreign=bool(listed))
    plain = listed or vietnamese > 0 or len(word) < 4
    shaped = () if plain else (name for name, shape in _SHAPES if shape.search(word))
    return (("vi", vietnamese), *((name, _LISTED) for name in listed), *((name, _SHAPED) for name in shaped))


def _vietnamese(word: str, *, foreign: bool) -> float:
    """How much *word* looks like a Vietnamese syllable; below 0 when it cannot be one."""
    if unaccented(word) not in _SYLLABLES or not _VIETNAMESE_LETTERS.fullmatch(word):
        return _NO_SYLLABLE if len(word) > 1 else 0.0
    if not word.isascii():
        return _BARE if foreign else _ACCENTED
    common = _COMMON if word in _COMMON_BARE else _BARE
    return common / 2 if foreign else common


def _syllables() -> frozenset[str]:
    """Every syllable that Vietnamese spelling allows, without accents; some of them no word has."""
    hard, soft = frozenset(["c", "g", "ng"]), frozenset(["k", "gh", "ngh"])
    return frozenset(
        onset + rime
        for onset, rime in product(_ONSETS, _RIMES.split())
        if not (onset in hard and rime.startswith(_FRONT)) and not (onset in soft and not rime.startswith(_FRONT))
    ) | {"gi", "gin", "quoc"}


def _lists() -> dict[str, tuple[str, ...]]:
    """The languages that each listed word belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in WORDS.items():
        for word in dict.fromkeys(words.split()):
            found[word] = (*found.get(word, ()), name)
    return found


_SYLLABLES = _syllables()
_LISTS = _lists()
_SHAPES = tuple((name, re.compile(shape)) for name, shape in SHAPES.items())
_COMMON_BARE = frozenset(BARE_VIETNAMESE.split())

"""Says when a sentence with another value is no contradiction: denied, asked, past, planned, a change, a part, elsewhere.

Not here: the words themselves (guard_words.py), parts and changes of figures (wholes.py), spans of time (spans.py).
"""

from collections.abc import Iterable

from monitor.check.facts.article_lines import HEADLINE, ArticleLines, Sentence
from monitor.check.facts.guard_words import DENIAL, INQUIRY, INTENTION, REFUTATION
from monitor.check.facts.lines import Line, covered, marks, names
from monitor.vietnamese.syllables import BREAK

# A name with one of these before it is a place of its own, smaller than the province or another one.
_UNITS = (
    *("tỉnh", "thành phố", "tp", "thị xã", "thị trấn", "huyện", "quận", "xã", "phường", "đặc khu"),
    *("thôn", "bản", "xóm", "tổ dân phố", "khu phố", "làng"),
)
_PROVINCE = "tỉnh"
# Before an event these make what follows something else, "sau lễ khai mạc", or say that it is not: "không diễn ra".
_BESIDE = frozenset(
    (
        "sau",
        "trước",
        "chuẩn",
        "cho",
        "về",
        "dịp",
        "mừng",
        "phục",
        "tới",
        "niệm",
        "ngoài",
        "bên",
        "đón",
        "vé",
        "cùng",
        "cạnh",
        "không",
        "chưa",
        "chẳng",
        "đừng",
    )
)
_REACH = 3  # sentences in which a refutation tells of what stands between


def denies(sentence: Line) -> bool:
    """Whether the sentence denies or corrects what somebody said."""
    return names(sentence, DENIAL)


def doubts(title: Line) -> bool:
    """Whether a headline denies, corrects, or asks what is true: then the article tells what others said."""
    return denies(title) or names(title, INQUIRY)


def is_denied(sentence: Sentence, told: ArticleLines) -> bool:
    """Whether the sentences around deny what it says: those beside it in any words, some more in the clearest ones."""
    if denies(sentence.before) or denies(sentence.after):
        return True
    reach = len(told.sentences) if sentence.at == HEADLINE else _REACH
    return any(names(each, REFUTATION) for each in told.around(sentence.at, reach))


def is_question(sentence: Line) -> bool:
    """Whether the sentence asks."""
    return sentence.text.rstrip("\"'”’) ").endswith("?")


def is_other(sentence: Line, subject: Iterable[str], unless: Iterable[str], words: tuple[str, ...], fact: Line) -> bool:
    """Whether the sentence asks, holds a phrase of *unless*, or one of *words* that the statement of the *fact* has not.

    Words inside a phrase of the *subject* do not count: "thu nhập bình quân" is no average of something else. A fact that is
    itself an intention is held against intentions only.
    """
    if is_question(sentence) or names(sentence, unless):
        return True
    inside = covered(sentence, subject) if marks(sentence, words) else set()
    if any(not inside.issuperset(place) for place in marks(sentence, words) if not _has(fact, sentence, place)):
        return True
    return names(fact, INTENTION) and not names(sentence, INTENTION)


def _has(fact: Line, sentence: Line, place: range) -> bool:
    return f" {' '.join(each.key for each in sentence.syllables[place.start : place.stop])} " in fact.joined


def is_beside(sentence: Line, place: range) -> bool:
    """Whether the words right before the event at *place* make what follows something else: "sau lễ khai mạc"."""
    return any(each.key in _BESIDE for each in sentence.syllables[max(0, place.start - 2) : place.start])


def is_other_province(sentence: Line, subject: Iterable[str], elsewhere: tuple[str, ...]) -> bool:
    """Whether the sentence names another province, outside the words of the *subject*."""
    others = marks(sentence, elsewhere)
    inside = covered(sentence, subject) if others else set()
    return any(not inside.issuperset(place) for place in others)


def is_elsewhere(sentence: Line, subject: Iterable[str], elsewhere: tuple[str, ...], fact: Line | None = None) -> bool:
    """Whether the sentence names a place that is not the *subject*: another province, a district, a village.

    A unit that the statement of the *fact* names is its own: "xã A" where the subject says "A".
    """
    subject = tuple(subject)
    if is_other_province(sentence, subject, elsewhere):
        return True
    inside = covered(sentence, subject)
    return any(
        _is_named_unit(sentence, place, inside)
        and not (fact and _has(fact, sentence, range(place.start, place.stop + 1)))
        for place in marks(sentence, _UNITS)
    )


def _is_named_unit(sentence: Line, unit: range, inside: set[int]) -> bool:
    after = unit.stop
    if after >= len(sentence.syllables) or sentence.syllables[after].key == BREAK:
        return False
    start, before = sentence.syllables[after].start, sentence.syllables[after - 1].end
    if not sentence.text[start].isupper() or "," in sentence.text[before:start]:
        return False
    is_province = sentence.syllables[unit.start].key == _PROVINCE
    return not (after in inside and (is_province or inside.issuperset(unit)))

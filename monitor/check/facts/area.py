"""Says whether a sentence that speaks of a fact's subject by common words alone, "số xã, phường", speaks of the province of the fact.

A subject with the name of the province needs none of this: the sentence itself says where. Not here: names of other places
in the sentence (guards.py), names that may be understood (question.py).
"""

import re

from monitor.check.facts.article_lines import Sentence
from monitor.check.facts.guards import is_elsewhere, is_other_province
from monitor.check.facts.lines import Line, names
from monitor.check.facts.question import Question, are_names

_OF_THE_PROVINCE = re.compile(
    r"(?<!\w)(?:của|toàn|cả|trong|địa bàn|UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân) tỉnh(?!\w)|^Tỉnh (?=[a-zà-ỹđ])"
)
_SMALLER = re.compile(
    r"(?<!\w)(?:toàn|cả|trong|địa bàn|ủy|UBND|HĐND) (?:huyện|thị xã|thành phố|xã|phường|thị trấn|thôn)(?!\w)"
    r"|(?<!\w)(?:huyện|thị xã|thành phố) (?:này|ta|nhà|có|hiện|đã|còn|gồm)(?!\w)",
    re.IGNORECASE,
)
_PROVINCE = ("tỉnh",)
_NOWHERE = 0.7  # neither ours nor another is named


def surely_there(sentence: Sentence, question: Question) -> float:
    """How surely *sentence* speaks of where the fact is: 0 when of another area, less than 1 when nothing tells, else 1."""
    if not question.province or not _is_loose(question):
        return 1.0
    own = (question.province,)
    if names(sentence.line, own):
        return 1.0
    if _is_led_elsewhere(sentence, question) or _is_of_a_smaller(sentence.line, question):
        return 0.0
    told = question.told
    if told.has(own):
        return 1.0
    abroad = any(is_other_province(each.line, question.subject, question.elsewhere) for each in told.sentences)
    return 0.0 if abroad else _NOWHERE


def _is_loose(question: Question) -> bool:
    """Whether the fact is one of the province, and its subject names nothing."""
    statement = question.fact.statement
    of_province = question.province in statement or bool(_OF_THE_PROVINCE.search(statement))
    return of_province and not any(map(are_names, question.fact.subject))


def _is_led_elsewhere(sentence: Sentence, question: Question) -> bool:
    """Whether the headline or the sentence before, that does not name our province, names where else it is told of."""
    own, leads = (question.province,), (question.told.title, sentence.before)
    unnamed = [each for each in leads if not names(each, own)]
    if names(sentence.line, _PROVINCE):
        return any(is_other_province(each, question.subject, question.elsewhere) for each in unnamed)
    return any(is_elsewhere(each, question.subject, question.elsewhere, question.statement) for each in unnamed)


def _is_of_a_smaller(sentence: Line, question: Question) -> bool:
    """Whether the sentence speaks of a district or a commune without its name: "toàn huyện có …"."""
    return bool(_SMALLER.search(sentence.text)) and not _SMALLER.search(question.fact.statement)

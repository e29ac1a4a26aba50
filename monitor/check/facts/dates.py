"""Tells a day that differs from the one a document gives for the same event.

The parts that both give are compared: "27/9" with 25/9/2026, "tháng 10/2026" too. A recent event may come back every year,
so another year of it is another event; of one long past another year is a difference. Not here: reading days (vietnamese).
"""

import re
from collections.abc import Sequence
from datetime import date

from monitor.check.facts.article_lines import Sentence
from monitor.check.facts.guard_words import OTHER_DAY
from monitor.check.facts.guards import is_beside, is_elsewhere, is_other, is_other_province
from monitor.check.facts.lines import Line, index_at, names, places
from monitor.check.facts.question import (
    Found,
    Question,
    is_near,
    is_understood,
    names_subject,
    what_is_told,
)
from monitor.vietnamese.day_parts import DayParts

_LONG_PAST = 3  # years before the article: an event of then does not come back
_AT_ONCE = 3  # syllables, such as "vào trong năm"
_OPENING = 4  # syllables before a day that opens a sentence: "Sáng ngày", "Theo đó, ngày"
_NO_DAY_OF_IT = frozenset(("đến", "tới", "hết", "trước", "sau", "cuối", "qua", "cách", "ngoài", "dưới", "hạn"))
_TOLD_THEN = re.compile(
    r"(?<!\w)(?:cho biết|thông tin|họp báo|thông báo|công bố|ban hành|ký|họp|hội nghị|làm việc|kiểm tra|rà soát|chuẩn bị|khảo sát|chủ trì"
    r"|phát biểu|yêu cầu|chỉ đạo|ra mắt|đã có|thống nhất|tiếp|trao đổi|khẳng định|nói|viết|đăng)(?!\w)",
    re.IGNORECASE,
)
_OF_DOCUMENT = re.compile(
    r"(?<!\w)(?:công văn|văn bản|quyết định|nghị quyết|thông báo|kế hoạch|báo cáo|tờ trình|giấy mời|chỉ thị|công điện)(?: số \S+)?,?"
    r"(?: (?:ký|ban hành|đề))?(?: ngày)? $",
    re.IGNORECASE,
)
_LEAD_WORDS = re.compile(r"(?:ngày|tháng|năm|mùng|mồng|sáng|trưa|chiều|tối|đêm)\s$", re.IGNORECASE)


def gives_day(sentence: Sentence, question: Question) -> bool:
    """Whether one of the days of the sentence can be the documented one."""
    return any(_agrees(each, _documented(question)) for each in sentence.days if not _is_year(each))


def differing_day(sentence: Sentence, question: Question) -> Found | None:
    """The one day of the sentence, where it differs from that of the fact; None for every doubt."""
    understood = not names_subject(sentence.line, question)
    if (understood and not is_understood(sentence, question)) or not sentence.days:
        return None
    if _is_about_something_else(sentence.line, question) or any(each.lunar or each.ranged for each in sentence.days):
        return None
    told, at_opening = _without_day_of_telling(sentence)
    each = _the_one(told, question)
    if each is None or _agrees(each, _documented(question)) or not _is_comparable(each, question):
        return None
    if not _is_day_of_it(sentence.line, each, question):
        return None
    text = sentence.line.text
    lead = _LEAD_WORDS.search(text, max(0, each.start - 8), each.start)
    trust = (0.8 if understood else 1.0) * (0.9 if at_opening else 1.0) * (1.0 if each.day else 0.8)
    return Found(text[lead.start() if lead else each.start : each.end], trust)


def _documented(question: Question) -> date:
    if not isinstance(question.fact.value, date):
        raise TypeError(f"{question.fact.id} is no day")
    return question.fact.value


def _is_about_something_else(sentence: Line, question: Question) -> bool:
    subject = question.subject
    return (
        is_other(sentence, subject, question.fact.unless, OTHER_DAY, question.statement)
        or is_other_province(sentence, subject, question.elsewhere)
        or _is_of_a_unit(sentence, question)
    )


def _is_of_a_unit(sentence: Line, question: Question) -> bool:
    """Whether the sentence opens with a district or commune of its own, which then is whose event it is."""
    first = min((place.start for place in places(sentence, question.subject)), default=0)
    at = sentence.syllables[first].start if sentence.syllables else 0
    opening = Line(
        sentence.text[:at], sentence.syllables[:first], f" {' '.join(e.key for e in sentence.syllables[:first])} "
    )
    where = any(each.key in ("tại", "ở") for each in opening.syllables)
    return not where and is_elsewhere(opening, (), ())


def _without_day_of_telling(sentence: Sentence) -> tuple[Sequence[DayParts], bool]:
    """The days but for the one that opens the sentence and says when it was told; and whether such a one was left out."""
    days = sentence.days
    if not days:
        return days, False
    opening = days[0]
    opens = index_at(sentence.line, opening.start) <= _OPENING and sentence.line.text[opening.end :].lstrip()[:1] == ","
    if not opens:
        return days, False
    if not _TOLD_THEN.search(sentence.line.text, opening.end):
        return days, False
    return days[1:], True


def _the_one(days: Sequence[DayParts], question: Question) -> DayParts | None:
    """The only day among *days*; years that go without saying, of the event or of the article, aside."""
    value, today = _documented(question), question.day
    years = {value.year, today.year}
    left = [each for each in days if not (_is_year(each) and each.year in years and len(days) > 1)]
    return left[0] if len(left) == 1 else None


def _is_year(each: DayParts) -> bool:
    return each.day is None and each.month is None and each.quarter is None


def _agrees(each: DayParts, value: date) -> bool:
    pairs = ((each.day, value.day), (each.month, value.month), (each.year, value.year))
    quarter = each.quarter is None or each.quarter == (value.month + 2) // 3
    return quarter and all(given is None or given == documented for given, documented in pairs)


def _is_comparable(each: DayParts, question: Question) -> bool:
    """Whether another day than the documented one must be one of the same event."""
    value = _documented(question)
    if each.quarter or (each.day is None and each.year is None):
        return False
    long_past = question.day.year - value.year > _LONG_PAST
    if each.year is not None and each.year != value.year:
        return long_past
    if each.day is None and each.month is None:
        return long_past
    return each.year is not None or abs((question.day - value).days) < 300 or long_past


def _is_day_of_it(where: Line, each: DayParts, question: Question) -> bool:
    """Whether the day stands beside the event, and no word makes it a day before or behind it, or that of a paper."""
    if _OF_DOCUMENT.search(where.text[max(0, each.start - 60) : each.start]):
        return False
    at = index_at(where, each.start)
    before = [syllable.key for syllable in where.syllables[max(0, at - 2) : at]]
    if before and (
        before[-1] in _NO_DAY_OF_IT or (before[-1] in ("ngày", "năm", "tháng") and before[0] in _NO_DAY_OF_IT)
    ):
        return False
    told = what_is_told(question.fact)
    if any(is_beside(where, place) for phrases in told for place in places(where, phrases)):
        return False
    if each.day is None and not _follows_at_once(where, at, told):
        return False
    named = [phrases for phrases in question.fact.subject if names(where, phrases)]
    return all(is_near(where, each.start, [phrases]) for phrases in named)


def _follows_at_once(where: Line, at: int, told: Sequence[Sequence[str]]) -> bool:
    """Whether the event stands right before the syllable *at*: a month or a year farther off is that of something else."""
    return any(0 <= at - place.stop <= _AT_ONCE for phrases in told for place in places(where, phrases))

"""What the words around two slots say against their being one: opposite words, another time, a plan, a denial, a change.

Not here: words that speak for it (clues.py).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from monitor.check.compare import moments as moment
from monitor.check.compare import naming
from monitor.check.compare.case import Case, S
from monitor.check.compare.figure import COUNT, Figure
from monitor.check.compare.moments import Moment
from monitor.check.compare.same_figure import is_one, same_kind, same_noun
from monitor.check.compare.sides import Slot
from monitor.vietnamese.countries import is_country
from monitor.vietnamese.opposites import answers_in, labels
from monitor.vietnamese.proper_names import ProperName

_EARLIER = re.compile(
    r"trước đó|trước đây|trước kia|cùng kỳ|năm ngoái|năm trước|tháng trước|tuần trước|hôm trước|ngày trước|từng|ban đầu|thay vì|lẽ ra",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?<!so với )(?<!cùng kỳ )(?<!hơn )(?<!\w)(?:năm ngoái|năm trước|năm kia|tháng trước|tuần trước|(?:vụ|mùa|kỳ|khóa) trước)(?!\w)",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"(?<!\w)(?:đến|tới|hết)(?!\w)", re.IGNORECASE)
_PLANNED = re.compile(
    r"dự kiến|dự báo|dự tính|dự toán|kế hoạch|mục tiêu|chỉ tiêu|\bsẽ\b|phấn đấu|kỳ vọng|đề xuất|(?<!ước )(?<!giới )(?<!máy )(?<!tài )(?<!nữ )(?<!nam )\btính\b(?! đến| tới| từ| mạng| cách| riêng| chung)"
    r"|(?<!khẳng )(?<!nhận )(?<!quyết )(?<!quy )(?<!ổn )(?<!xác )(?<!nghị )(?<!chỉ )(?<!giám )(?<!thẩm )(?<!cố )(?<!nhất )(?<!đặc )(?<!hiệp )"
    r"\bđịnh\b(?! kỳ| hướng| cư| mức| lượng| giá)"
    r"|\bsắp\b|tới đây|có thể|hy vọng|\bhẹn\b|(?<!chẳng )(?<!giới )(?<!hữu )(?<!quyền )\bhạn\b(?! hán| chế| mặn| hẹp)",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"bác bỏ|phủ nhận|tin đồn|tin giả|bịa đặt|không đúng|không chính xác|đính chính|cải chính|sai sự thật|thất thiệt|không có chuyện",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"cho biết|cho hay|thông báo|tuyên bố|xác nhận|trao đổi|phát biểu|công bố|đưa tin|\btheo\b", re.IGNORECASE
)
_CHANGES = frozenset(("tăng", "giảm", "thêm", "bớt", "nhích", "sụt", "rớt", "hạ", "hụt", "vượt", "kém"))
_ESTIMATES = frozenset(("gần", "hơn", "khoảng", "trên", "chừng", "ngót", "tới", "đến", "độ"))
_PART_OF_DAY = re.compile(
    r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm)(?= (?:ngày|nay|qua|cùng|hôm|[0-9]|mùng|thứ))", re.IGNORECASE
)
NOT = re.compile(
    r"(?<!\w)(?<!hàng )(?<!phòng )(?:không|chưa|chẳng|chả|đừng)(?! (?:gian|khí|quân|những|chỉ))(?: (?:hề|phải|được|bị|thể|còn|có))? (\w+ \w+|\w{2,}(?=\s*(?:[.,;:!?]|$)))",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?<!\w)(?:không|chưa) (?:có |còn )?(?:một )?(?:ai|\w+ nào)(?!\w)", re.IGNORECASE)
_NO = re.compile(r"(?<!\w)(?:không|chưa|chẳng|chả|bác bỏ|phủ nhận|từ chối|thiếu|hết|vắng)(?!\w)", re.IGNORECASE)
_NEXT_TO_TODAY = re.compile(r"(?<!\w)(?:hôm qua|hôm kia|hôm nay|ngày mai|ngày kia)(?!\w)", re.IGNORECASE)
_MOST_NAMES = 50  # of one sentence that are looked at: no true one has more
_SAID_WITHIN = 60  # letters


def denies(text: str) -> bool:
    """Whether *text* denies or corrects what somebody said, or calls it a rumour."""
    return bool(_DENIES.search(text))


def nobody(text: str) -> bool:
    """Whether *text* says that nobody did or none is."""
    return bool(_NOBODY.search(text))


def refuses(text: str) -> bool:
    """Whether any word of *text* says no."""
    return bool(_NO.search(text))


def negated(text: str) -> set[str]:
    """The two words right behind each negation of *text*, in small letters."""
    return {match[1] for match in NOT.finditer(text)}


def turned(told: str, given: str) -> bool:
    """Whether one text negates what the other says: "không thu phí" and "thu phí"."""
    one, other = told.lower(), given.lower()
    mine, theirs = negated(one), negated(other)
    return any(_stands(each, other) for each in mine - theirs) or any(_stands(each, one) for each in theirs - mine)


def _stands(words: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def other_day(told: str, given: str) -> bool:
    """Whether one text tells of yesterday and the other of tomorrow."""
    mine, theirs = ({match[0].lower() for match in _NEXT_TO_TODAY.finditer(each)} for each in (told, given))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def opposed(told: Sequence[str], told_at: Sequence[range], given: Sequence[str], given_at: Sequence[range]) -> float:
    """How many questions the words around both answer differently."""
    mine = {pair for place in told_at for pair in answers_in(told[place.start : place.stop])}
    theirs = {pair for place in given_at for pair in answers_in(given[place.start : place.stop])}
    return float(
        sum(
            (question, answer) not in theirs
            for question, answer in mine
            if any(question == other for other, _ in theirs)
        )
    )


def labelled(told: str, given: str) -> float:
    """How many things of a kind both tell apart by other numbers: lớp 6 and lớp 10."""
    mine, theirs = labels(told), labels(given)
    return float(sum(mine[label].isdisjoint(theirs[label]) for label in mine.keys() & theirs.keys()))


def clause(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence [start, end) between semicolons that holds the letter *at*."""
    return max(start, text.rfind(";", start, at) + 1), text.find(";", at, end) if text.find(";", at, end) > 0 else end


def other_time(case: Case, told: Slot, number: int, span: tuple[int, int]) -> float:
    """Whether the words at *span* of sentence *number* give another day, year or part of a day than the statement, and not that one."""
    if isinstance(told, Moment):
        return 0.0
    start, end = span
    text, clause = case.told.reading.text, case.given.reading.text[start:end]
    mine, theirs = _parts_of_day(text), _parts_of_day(clause)
    here = [each for each in case.moments_at.get(number, ()) if start <= each.start < end]
    last = _LAST.search(text) and not (_LAST.search(clause) or here)
    return float(bool((mine and theirs and not mine & theirs) or last) or _gives_another(case, here))


def _gives_another(case: Case, here: Sequence[Moment]) -> bool:
    """Whether the days of a clause are others than those of the statement; a month is another span than its quarter."""
    months = not _UP_TO.search(case.told.reading.text)
    if not case.days:
        return "năm nay" in case.told.reading.text.lower() and any(each.year is not None for each in here)
    if any(moment.agree(one, each) and not (months and _is_month_of(one, each)) for one in case.days for each in here):
        return False
    return any(one.grade == each.grade or (months and _is_month_of(one, each)) for one in case.days for each in here)


def _is_month_of(one: Moment, other: Moment) -> bool:
    return {one.grade, other.grade} == {"quarter", "month"}


def _parts_of_day(text: str) -> frozenset[str]:
    return frozenset(match[0].lower() for match in _PART_OF_DAY.finditer(text))


def given_otherwise(case: Case, told: Slot, other: Slot, number: int) -> bool:
    """Whether the sentence *number* gives what could stand against *other* too: it tells of another matter than *told*.

    Another place or day is one; beside another day, another figure as well: that of another year.
    """
    if isinstance(other, Moment):
        return any(moment.likeness(other, each) > 0 for each in _free(case, case.moments_at.get(number, ())))
    if isinstance(other, ProperName):
        names = _free(case, case.names_at.get(number, ()) if other.kind else ())
        return any(each.kind == other.kind and naming.could_be(other, each) for each in islice(names, _MOST_NAMES))
    if isinstance(told, Figure) or is_one(other):
        return False
    figures = (each for each in _free(case, case.figures_at.get(number, ())) if same_kind(other, each))
    return any(other.kind != COUNT or same_noun(other, each) for each in figures)


def stranger(case: Case, told: Slot, given: Slot, start: int, end: int) -> bool:
    """Whether the sentence [start, end) of *given* names others, and none of those whom the statement and the evidence name.

    Countries tell nothing, unless the statement names nobody else.
    """
    sure = [each for each in case.borne if each.sure and isinstance(each.slot, ProperName) and each.slot is not told]
    own = [each for each in sure if not (isinstance(each.slot, ProperName) and is_country(each.slot.words))] or sure
    if not own or not isinstance(told, Moment):
        return False  # for figures and names it tells nothing
    shared = {id(slot) for each in own for slot in each.by}
    number = case.given.reading.sentence_at(start)
    here = [each for each in case.names_at.get(number, ()) if each is not given and start <= each.start < end]
    if any(id(each) in shared for each in here):
        return False
    return any(id(each) not in case.claimed and not is_country(each.words) for each in here)


def _free(case: Case, slots: Iterable[S]) -> Iterator[S]:
    """Those of *slots* that bear out nothing of the statement."""
    return (each for each in slots if id(each) not in case.claimed)


def earlier(text: str) -> bool:
    """Whether *text* looks back: "trước đó", "cùng kỳ"."""
    return bool(_EARLIER.search(text))


@lru_cache(maxsize=64)
def planned(text: str) -> bool:
    """Whether *text* tells what is to be: a plan, a forecast, an aim."""
    return bool(_PLANNED.search(text))


def moves(keys: Sequence[str], before: range) -> bool:
    """Whether the figure behind these syllables is a change."""
    words = [keys[at] for at in before[-4:] if keys[at] not in _ESTIMATES]
    return bool(words) and (
        words[-1] in _CHANGES or (len(words) > 1 and words[-2] in _CHANGES and words[-1] in ("thêm", "được", "khoảng"))
    )


def says(text: str, at: int) -> bool:
    """Whether a word of saying follows the letter *at* closely."""
    return bool(_SAYS.search(text, at, at + _SAID_WITHIN))

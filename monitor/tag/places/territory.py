"""By which day the territory of an article is judged.

Not here: which places belong to the territory on that day, and the words that tell of an older map (rules/).
An article without a date tells its day by the latest year it names, by words that ended with an older map
(`former`), and by how it uses a name that joined the territory later: as one province among others.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta, timezone

from monitor.config import ProvinceFile
from monitor.config.rules import Name
from monitor.model import Article
from monitor.tag.matcher import FieldName, Hit
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.vietnamese.credits import Span

_VIETNAM = timezone(timedelta(hours=7))
_YEAR = re.compile(r"(?<![\d.,])(20\d\d)(?![\d.,]\d|\d|\s?[-–]\s?20\d\d)")
# "by 2030", "2021-2026": what is planned tells nothing of the day it was written
_PLANNED = re.compile(r"(?:đến|tới|hướng|vòng|khóa|khoá|tầm nhìn)\s+(?:(?:hết|cuối|đầu)\s+)?(?:năm\s+)?$|\d\s?[-–]\s?$")
_NEWS_YEARS = 15  # an older year is history that a new article tells
# "an old district", "before the merger", "the former chairman": an older map told today; departments merged at all times
_TOLD_TODAY = re.compile(
    r"\bcũ\b|trước đây|\b(?:[Nn]guyên|[Cc]ựu) (?:chủ|phó|bí|giám|trưởng|cán|lãnh|hiệu|Chủ|Phó|Bí|Giám|Trưởng)|(?:sáp nhập|hợp nhất)(?! (?:các |một loạt |\d+ )?(?:[Ss]ở|[Pp]hòng|[Cc]ơ quan|[Vv]ăn phòng|[Bb]an|[Tt]hanh tra|[Tt]rường|[Bb]ệnh viện)\b)|\bnay (?:là|thuộc)\b|cấp huyện"
)
# So long is a whole article, no summary: news about a place names the province it lies in.
_WHOLE = 800
_BETWEEN = re.compile(r"\s?(?:,|và|;|-|–|/)\s?")  # what stands between two names of one list
_IN_BRACKETS = re.compile(r"\([^()]{0,40}$")


def published_day(article: Article) -> date:
    """Return the day of publication in Vietnam."""
    return article.published.astimezone(_VIETNAM).date()


def told_day(reading: Reading, province: ProvinceFile) -> date:
    """Return the latest day an undated article can be of, as far as its text tells; else its day of first sight."""
    day = published_day(reading.article)
    latest = max(_years(reading.article.text, day), default=None)
    if latest is not None and latest < day.year:
        day = date(latest, 12, 31)
    if latest == published_day(reading.article).year or _tells_now(reading):
        return day
    past = _Past(reading)
    ends = [f.until for number, f in enumerate(province.former) if _is_told(reading, past, number, f.enough)]
    return min([day, *ends, *_before_joining(reading, past, province)])


class _Past:
    """Which sentences tell today of an older map; each is looked through once, however many names it has."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._told: dict[tuple[FieldName, Span], bool] = {}

    def tells(self, hit: Hit) -> bool:
        """Whether the sentence of *hit* does."""
        span = self._reading.sentence_of(hit)
        if (hit.field, span) not in self._told:
            found = _TOLD_TODAY.search(_text(hit, self._reading)[slice(*span)])
            self._told[hit.field, span] = found is not None
        return self._told[hit.field, span]


def _years(text: str, day: date) -> list[int]:
    found = [(int(match[1]), text[max(0, match.start() - 24) : match.start()]) for match in _YEAR.finditer(text)]
    return [year for year, before in found if 0 <= day.year - year < _NEWS_YEARS and not _PLANNED.search(before)]


def _tells_now(reading: Reading) -> bool:
    """Whether a word of today's map stands in the article."""
    return any(hit.use.role == "now" for hit in reading.of("former"))


def _is_told(reading: Reading, past: _Past, number: int, enough: int) -> bool:
    """Whether the article uses *enough* different phrases of one older map; one inside another is not a second."""
    kept: list[Hit] = []
    for hit in reading.of("former"):  # by place, longest first
        if hit.use.role == "now" or hit.use.owner != number or past.tells(hit):
            continue
        if not any(each.covers(hit) for each in kept[-2:]):
            kept.append(hit)
    return len({hit.use.phrase for hit in kept}) >= enough


def _before_joining(reading: Reading, past: _Past, province: ProvinceFile) -> Iterator[date]:
    """The last days before the joining of names that the article still uses as those of another province."""
    away = Spots(hit for hit in reading.of("elsewhere") if not reading.in_credit(hit))
    named = [(province.names[hit.use.owner], hit) for hit in reading.of("name") if hit.field != "outlet"]
    whole = len(reading.article.text) >= _WHOLE and not any(_is_old_name(name) for name, _ in named)
    for name, hit in named:
        if name.valid_from and not past.tells(hit) and (whole or _is_own_province(hit, reading, away)):
            yield name.valid_from - timedelta(days=1)


def _is_old_name(name: Name) -> bool:
    return name.valid_from is None and name.weight == "strong"


def _is_own_province(hit: Hit, reading: Reading, away: Spots) -> bool:
    """Whether *hit* is written as a province: in a list of provinces, after a place in brackets, as a dateline."""
    text = _text(hit, reading)
    if hit.field == "title" and hit.start == 0 and text[hit.end : hit.end + 1] == ":":
        return True
    if text[hit.end : hit.end + 1] == ")" and _IN_BRACKETS.search(text[max(0, hit.start - 41) : hit.start]):
        return True
    beside = away.within(hit.field, hit.start - 4, hit.end + 4)
    return any(
        _BETWEEN.fullmatch(text[min(hit.end, other.end) : max(hit.start, other.start)])
        for other in beside
        if other.end <= hit.start or other.start >= hit.end
    )


def _text(hit: Hit, reading: Reading) -> str:
    return reading.article.title if hit.field == "title" else reading.article.text

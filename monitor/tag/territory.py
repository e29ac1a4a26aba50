"""By which day the territory of an article is judged.

Not here: which places belong to the territory on that day (rules/).
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta, timezone

from monitor.config.rules import Former
from monitor.model import Article
from monitor.tag.matcher import Hit
from monitor.tag.reading import Reading

_VIETNAM = timezone(timedelta(hours=7))
_YEAR = re.compile(r"(?<![\d.,])(20\d\d)(?![\d.,]\d|\d)")
_NEWS_YEARS = 15  # an older year is history that a new article tells
_ENOUGH = 2  # one word of an older map may be a slip


def published_day(article: Article) -> date:
    """Return the day of publication in Vietnam."""
    return article.published.astimezone(_VIETNAM).date()


def told_day(reading: Reading, formers: Sequence[Former]) -> date:
    """Return the latest day an undated article can be of, as far as its text tells; else its day of first sight.

    It tells by the latest year it names, and by units that ended and are named without "cũ" (former).
    """
    day = published_day(reading.article)
    years = [int(year) for year in _YEAR.findall(reading.article.text) if 0 <= day.year - int(year) < _NEWS_YEARS]
    if years and max(years) < day.year:
        day = date(max(years), 12, 31)
    for number, former in enumerate(formers):
        if len(_named(reading, number)) >= _ENOUGH:
            day = min(day, former.until)
    return day


def _named(reading: Reading, number: int) -> set[str]:
    """The different phrases of one older map that the article uses; one inside another is not a second."""
    kept: list[Hit] = []
    for hit in reading.of("former"):  # by place, longest first
        if hit.use.owner == number and _as_present(hit, reading) and not any(each.covers(hit) for each in kept[-2:]):
            kept.append(hit)
    return {hit.use.phrase for hit in kept}


def _as_present(hit: Hit, reading: Reading) -> bool:
    start, end = reading.sentence_of(hit)
    text = reading.article.title if hit.field == "title" else reading.article.text
    return "cũ" not in text[start:end]

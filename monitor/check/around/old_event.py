"""Flags an old event that is told as if it were new: by repeating an old article, or by "mới đây" beside an old date.

Requirements, before any heuristics:
1. Who names the day, the month or the year of the event hides nothing, nor does a look back (`unless`).
2. A text that fits another event of the same kind is another event: a fresh date that the old text has not.
3. A trial, an anniversary or a document of today speaks of old days; only the day of the event itself counts.

Not here: which older text it repeats (group).
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from monitor.check.around.passages import sentences, split
from monitor.check.around.values import Around, Other
from monitor.check.around.wording import TO_VERIFY, ZONE, day, quoted
from monitor.check.facts.lines import Line, line, names, places
from monitor.config import Check
from monitor.config.check import KindRow
from monitor.model import Flag
from monitor.vietnamese.days import find_days
from monitor.vietnamese.spoken import SpokenDay, events
from monitor.vietnamese.wording import short_day

KIND = "old-event-as-new"
DAYS = 60
_AS_NEW, _AGAIN, _BACKDATED = 0.9, 0.6, 0.7  # says "mới đây"; only repeats; says "mới đây" beside an old date
_OWN = 0.8  # times the score: an outlet may print its own again
_NEAR = timedelta(days=31)  # around the old article: its event's own days
_OPENING = 3  # the headline and the first sentences, where the event is told
# What a trial, an inquiry, a document of today goes back to: its day is old and no secret.
_FOLLOWS = (
    *(
        "xét xử",
        "tuyên án",
        "tuyên phạt",
        "phiên tòa",
        "truy tố",
        "khởi tố",
        "cáo trạng",
        "điều tra",
        "kết luận",
        "bắt",
        "vụ án",
    ),
    *(
        "thanh tra",
        "kiểm tra",
        "giám sát",
        "sau khi",
        "kể từ",
        "từ ngày",
        "sinh ngày",
        "trước đó",
        "liên quan",
        "quyết định",
    ),
    *(
        "nghị quyết",
        "nghị định",
        "thông tư",
        "luật",
        "kế hoạch",
        "công văn",
        "chỉ thị",
        "hợp đồng",
        "khánh thành",
        "khởi công",
    ),
    *(
        "thăm",
        "tưởng niệm",
        "thành lập",
        "giải thể",
        "sáp nhập",
        "xếp hạng",
        "công nhận",
        "kể lại",
        "kể chuyện",
        "ra đời",
    ),
    *("hiệu lực",),
)
_YEAR = re.compile(r"(?<![0-9.,/])((?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])")
_MONTH_AND_YEAR = re.compile(r"(?<![0-9/])[0-9]{1,2}[/-]((?:19|20)[0-9]{2})(?![0-9/])")
_MONTH = re.compile(r"(?<!\w)tháng ([0-9]{1,2})(?![0-9])", re.IGNORECASE)


def old_event(what: Around, tuning: Check, rules_version: str) -> tuple[Flag, ...]:
    """The flag of an article that tells an old event as a new one; () where it does not, or for every doubt."""
    row, article = tuning.of(KIND), what.article
    if article.language != "vi":
        return ()
    before = article.published - timedelta(days=row.days or DAYS)
    found = (_repeated if what.older else _backdated)(what, row, before, rules_version)
    return () if found is None or names(_whole(what), row.unless) else (found,)


def _whole(what: Around) -> Line:
    article = what.article
    return line(f"{article.section}\n{article.title}\n{article.lead}\n{article.text}")


def _repeated(what: Around, row: KindRow, before: datetime, rules_version: str) -> Flag | None:
    """Of an article that repeats one published before *before*, without a word of when that was."""
    old = next((each for each in what.older if each.published <= before), None)
    if old is None or _tells_when(what, old) or _has_fresh_day(what, old, before):
        return None
    sentence, phrase = _new_words(what, row)
    explanation = (
        f"Bài gần như trùng với bài {quoted(old.title)} mà {old.outlet} đăng ngày {day(old.published)}, nhưng không nêu "
        f"ngày, tháng, năm của sự việc. {TO_VERIFY}"
    )
    score = (_AS_NEW if phrase else _AGAIN) * (_OWN if old.house == what.house else 1.0)
    return Flag(
        kind=KIND,
        sentence=sentence,
        found=phrase or f"đăng ngày {day(what.article.published)}",
        expected=f"đã đăng ngày {day(old.published)}",
        fact=f"article:{old.id}",
        explanation=explanation,
        score=round(score, 2),
        rules_version=rules_version,
    )


def _tells_when(what: Around, old: Other) -> bool:
    """Whether the article names a day near the old article, its month or its year."""
    text, then, now = _text(what), _day(old.published), _day(what.article.published)
    if any(abs(each.day - then) <= _NEAR for each in _days(text, what.article.published)):
        return True
    if then.year != now.year:
        return str(then.year) in (*_YEAR.findall(text), *_MONTH_AND_YEAR.findall(text))
    return any(int(month) in (then.month, then.month - 1) for month in _MONTH.findall(text))


def _has_fresh_day(what: Around, old: Other, before: datetime) -> bool:
    """Whether the article names a day of its own time that the old text does not name as well."""
    words, since = f"{old.title}\n{old.lead}\n{old.text}", _day(before)
    theirs = {(each.day.day, each.day.month) for each in _days(words, old.published)}
    fresh = (each.day for each in _days(_text(what), what.article.published) if each.day > since)
    return any((each.day, each.month) not in theirs for each in fresh)


def _days(text: str, published: datetime) -> Iterator[SpokenDay]:
    """The days that *text* prints with figures: "hôm nay" is a day only to who knows when."""
    found = (each for each in events(text, published, ZONE) if each.exactness != "understood")
    return (each for each in found if any(map(str.isdecimal, _without_clock(text[each.start : each.end]))))


def _without_clock(words: str) -> str:
    return re.sub(r"\d{1,2}(?:h|g| ?giờ|:)(?: ?\d{1,2})?(?: phút)?", "", words)


def _backdated(what: Around, row: KindRow, before: datetime, rules_version: str) -> Flag | None:
    """Of an article whose headline or lead says "mới đây" in telling of an event whose only day is older than *before*."""
    sentence, phrase = _new_words(what, row)
    if not phrase:
        return None
    opening = sentences(what.article)[:_OPENING]
    told = [each for text in opening for each in _full_days(text)]
    if not told or any(names(line(text), _FOLLOWS) for text in opening):
        return None
    newest = max(told)
    spoken = (each.day for each in _days(_text(what), what.article.published))
    if newest > _day(before) or any(each > _day(before) for each in (*spoken, *_full_days(_text(what)))):
        return None
    if str(_day(what.article.published).year) in _YEAR.findall(_text(what)):
        return None
    explanation = (
        f"Bài đăng ngày {day(what.article.published)} viết {quoted(phrase)}, nhưng ngày duy nhất nêu cho sự việc là "
        f"{short_day(newest)}. {TO_VERIFY}"
    )
    return Flag(KIND, sentence, phrase, short_day(newest), "", explanation, _BACKDATED, rules_version)


def _full_days(text: str) -> list[date]:
    return [each.value.date() for piece in split(text) for each in find_days(piece, "dmy")]


def _new_words(what: Around, row: KindRow) -> tuple[str, str]:
    """The first sentence that says that it was just now, and its words for that; the headline and "" where none does."""
    for text in sentences(what.article)[:_OPENING]:
        read = line(text)
        for place in places(read, row.words):
            return text, text[read.syllables[place.start].start : read.syllables[place.stop - 1].end]
    return what.article.title, ""


def _text(what: Around) -> str:
    return "\n".join(sentences(what.article))


def _day(at: datetime) -> date:
    return at.astimezone(ZONE).date()

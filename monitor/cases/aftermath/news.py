"""What changed in the articles of open cases, in words for the leaders: since when an edition has not told it.

"Câu trích vẫn còn nguyên văn", "đã sửa", "đã gỡ": what was seen, never why. Not here: what officers did (monitor.cases.news).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.case import Case
from monitor.cases.aftermath.following import aftermath
from monitor.cases.aftermath.letters import letters
from monitor.cases.aftermath.values import Place, Quoted
from monitor.config import Settings
from monitor.store import Looks, Store
from monitor.vietnamese.wording import padded, short_day

_NAMED = 3  # reprints that a line names


def press_news(
    store: Store, settings: Settings, cases: Sequence[Case], since: datetime, now: datetime
) -> Mapping[int, tuple[str, ...]]:
    """What was seen after *since*, by the number of the open case; a case without news is not in it."""
    found = {}
    for case, _ in _changed(store, cases, since):
        if told := tuple(_told(case, store, settings, since, now)):
            found[case.id] = told
    return found


def changed_after_letter(store: Store, cases: Sequence[Case]) -> frozenset[int]:
    """The numbers of *cases* of which an article, or a reprint, changed or went after its outlet received a letter."""
    received = {case.id: letters(case) for case in cases}
    first = min((some[0].at for some in received.values() if some), default=None)
    if first is None:
        return frozenset()
    return frozenset(
        case.id
        for case, looks in _changed(store, [case for case in cases if received[case.id]], first)
        for look in looks
        for letter in received[case.id]
        if letter.concerns(look.article if look.repeats is None else look.repeats) and _newest(look) > letter.at
    )


def _changed(store: Store, cases: Sequence[Case], since: datetime) -> Iterator[tuple[Case, list[Looks]]]:
    """The cases with an article or a reprint that changed after *since*, and those; one question for all."""
    by_article = defaultdict(list)
    for look in store.revisits.looks(article for case in cases for article in case.articles):
        if _newest(look) > since:
            by_article[look.article if look.repeats is None else look.repeats].append(look)
    for case in cases:
        if looks := [look for article in case.articles for look in by_article[article]]:
            yield case, looks


def _newest(look: Looks) -> datetime:
    """When something was seen to be otherwise for the last time; long ago where it is as it was kept."""
    times = (each for each in (look.revised_at, look.vanished_at, look.returned_at) if each)
    return max(times, default=datetime.min.replace(tzinfo=look.last.tzinfo))


def _told(case: Case, store: Store, settings: Settings, since: datetime, now: datetime) -> Iterator[str]:
    zone = ZoneInfo(settings.office.timezone)
    looks = {look.article: look for look in store.revisits.looks(case.articles)}
    for each in aftermath(case, store, settings, now=now).articles.values():
        if words := _words(each.place, looks[each.place.clip], since, zone):
            yield words
        reprints = [
            f"{words} (đăng lại)"
            for place in each.reprints
            if place.clip not in case.articles and (words := _words(place, looks[place.clip], since, zone))
        ]
        yield from reprints[:_NAMED]
        if len(reprints) > _NAMED:
            yield f"{padded(len(reprints) - _NAMED)} lượt đăng lại khác cũng đã sửa hoặc đã gỡ"


def _words(place: Place, look: Looks, since: datetime, zone: ZoneInfo) -> str:
    """Such as "16/09/2026: Báo Thử đã sửa bài; câu trích N1 đã sửa"; "" where nothing is new at *place*."""
    if place.vanished_at and place.vanished_at > since:
        return f"{_day(place.vanished_at, zone)}: {place.outlet} đã gỡ bài"
    told = []
    if look.revised_at and look.revised_at > since:
        told.append(f"{_day(look.revised_at, zone)}: {place.outlet} đã sửa bài")
        told += _sentences(place)
        if place.correction and place.correction.since > since:
            told.append("có lời cải chính trong bài")
    elif look.returned_at and look.returned_at > since:
        told.append(f"{_day(look.returned_at, zone)}: bài của {place.outlet} đã có lại")
        told += _sentences(place)
    return ", ".join(told)


def _sentences(place: Place) -> Iterator[str]:
    if place.edited:
        yield f"câu trích {_numbers(place.edited)} đã sửa"
    if place.standing:
        yield f"câu trích {_numbers(place.standing)} vẫn còn nguyên văn"


def _numbers(quoted: Sequence[Quoted]) -> str:
    return ", ".join(f"N{each.number}" for each in quoted)


def _day(at: datetime, zone: ZoneInfo) -> str:
    return short_day(at.astimezone(zone).date())

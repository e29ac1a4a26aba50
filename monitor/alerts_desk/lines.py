"""What `monitor alerts` prints. Not here: finding it out (pipeline, store)."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from monitor.config import Settings
from monitor.config.alerts import Alert
from monitor.errors import QueryError
from monitor.model import Evidence, Tags
from monitor.pipeline.outgoing.alert_preview import Fire, Preview
from monitor.pipeline.outgoing.alerts import query_fields, rule_readers
from monitor.query.parse import parse
from monitor.store import Store

_NEWEST = 20
_WORDS = 4
_WEEKS = 20  # more than those of a quarter are too many lines with nothing in them


def rule_lines(settings: Settings, store: Store, zone: tzinfo) -> Iterator[str]:
    """Every rule: since when it is in force, how often it fired, what waits; then what is true of all."""
    starts, fired = store.alerts.starts(), store.alerts.fired()
    for alert in settings.alerts.alert:
        yield f'{alert.id}  "{alert.label}"'
        yield f"    {alert.query}"
        yield f"    {_standing(alert, starts, zone)}; {_told_to(settings, alert)}"
        if alert.id in fired:
            did = fired[alert.id]
            yield (
                f"    found {_count(did.articles, 'article')}, told in {_count(did.mails, 'mail')}, "
                f"last on {_moment(did.last, zone)}"
                + (f"; {did.waiting} held back by the ceiling" if did.waiting else "")
            )
        else:
            yield "    found nothing yet"
        try:
            parse(alert.query, query_fields(settings))
        except QueryError as error:
            yield f"    its query cannot hold: {error}"
    if not settings.alerts.alert:
        yield "rules/alerts.toml has no rule"
    yield from _of_all(settings, store)


def _standing(alert: Alert, starts: dict[str, tuple[str, datetime]], zone: tzinfo) -> str:
    if not alert.enabled:
        return "switched off"
    query, since = starts.get(alert.id, ("", None))
    if since is None or query != alert.query:
        return "in force from the next round on"
    return f"in force since {_moment(since, zone)}"


def _told_to(settings: Settings, alert: Alert) -> str:
    rows = rule_readers(settings, alert)
    return "tells " + ", ".join(row.address for row in rows) if rows else "tells nobody: no recipients"


def _of_all(settings: Settings, store: Store) -> Iterator[str]:
    rules = settings.alerts
    yield f"ceiling: {_count(rules.ceiling, 'mail')} an hour to one recipient; articles older than {rules.max_age} h are left"
    held = store.alerts.untold()
    if held:
        people = len({hit.recipient for hit in held})
        yield f"held back now: {_count(len({h.article for h in held}), 'article')} for {_count(people, 'recipient')}"
    spike = rules.spike
    if spike.enabled:
        how = "mailed at once, and told in the digest" if spike.mail else "told in the digest"
        yield f"spikes: {spike.least} articles or more, against {spike.days} days; {how}"
    else:
        yield "spikes: switched off"


def preview_lines(name: str, found: Preview, ceiling: int, zone: tzinfo) -> Iterator[str]:
    """What a rule called *name* would have done."""
    days = (found.until - found.since).days
    yield (
        f"{name}: would have fired {_count(len(found.mails), 'time')} in the last {days} days "
        f"({found.since.astimezone(zone):%Y-%m-%d} to {found.until.astimezone(zone):%Y-%m-%d})"
    )
    yield (
        f"    {_count(len(found.mails), 'mail')} to each recipient, {_count(len(found.fires), 'article')}; "
        f"gathered, at most {_count(ceiling, 'mail')} an hour"
    )
    clipped = len(found.fires) - found.imported
    yield f"    time used: when it became a clip ({clipped}); of what was imported, when it was published ({found.imported})"
    if found.late:
        yield f"    {_count(found.late, 'article')} more read too late after publication: left to the digest"
    busiest = found.busiest(zone)
    if busiest is None:
        return
    hour, articles, mails = busiest
    yield f"    busiest hour: {hour:%Y-%m-%d %H:00}, {_count(articles, 'article')}, {_count(mails, 'mail')}"
    weeks = found.weeks(zone)
    every = len(weeks) <= _WEEKS
    yield "    week      articles  mails" + ("" if every else "  (weeks without any are left out)")
    for week, in_week, mailed in weeks:
        if every or in_week or mailed:
            yield f"    {week}  {in_week:>8}  {mailed:>5}"
    shown = tuple(reversed(found.fires))[:_NEWEST]
    yield "    newest:" if len(shown) == len(found.fires) else f"    newest {len(shown)} of {len(found.fires)}:"
    for fire in shown:
        yield from _fire_lines(fire, zone)


def _fire_lines(fire: Fire, zone: tzinfo) -> Iterator[str]:
    clip = fire.clip
    more = f"  (and {_count(fire.reprints, 'reprint')})" if fire.reprints else ""
    yield f"        {_moment(fire.at, zone)}  {clip.outlet}: {clip.article.title}{more}"
    yield f"            {clip.article.url}"
    yield f"            matched: {'; '.join(_matched(fire))}"


def _matched(fire: Fire) -> Iterator[str]:
    """The words of the query, then the labels with the words that caused them."""
    tags: Tags = fire.clip.tags
    if fire.words:
        yield f"words {_quoted(fire.words)}"
    yield f"group:{fire.clip.group}"
    yield f"province:{tags.province}{_because(tags.province_evidence)}"
    if tags.tone:
        yield f"tone:{tags.tone.value}{_because(tags.tone.evidence)}"
    for topic in tags.topics:
        yield f"topic:{topic.id}{_because(topic.evidence)}"


def _because(evidence: tuple[Evidence, ...]) -> str:
    words = tuple(dict.fromkeys(each.text for each in evidence))
    return f" {_quoted(words)}" if words else ""


def _quoted(words: tuple[str, ...]) -> str:
    shown = ", ".join(f"“{word}”" for word in words[:_WORDS])
    return shown + (", …" if len(words) > _WORDS else "")


def _moment(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"

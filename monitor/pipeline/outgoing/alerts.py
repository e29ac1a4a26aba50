"""Looks for what is to be told at once, and keeps the mails: after each round, and whenever somebody asks.

What it must never do: tell somebody twice of one text, forget what a rule found, or make more mails an hour than the
ceiling allows. What is found is kept first; then each person is told, in one transaction with the mail. Killed at any
moment, the next look goes on from there. While nothing new came and nothing waits it reads four numbers and is done.

A rule is asked of the archive (store.search), so that it finds a reprint by the reprint's own outlet, and a person's word
on a label counts. Not here: the words of a mail (alerts.wording), what goes into it (alert_mails.py), sending it
(delivery.py).
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.alerts.ceiling import allowed
from monitor.alerts.spike import Risen
from monitor.config import Settings
from monitor.config.alerts import Alert
from monitor.config.recipients import RecipientRow
from monitor.errors import BusyError, QueryError
from monitor.pipeline.outgoing.alert_mails import alert_mail, spike_json
from monitor.pipeline.outgoing.letters import readers
from monitor.pipeline.outgoing.spikes import topics_risen
from monitor.pipeline.session import Session
from monitor.query.fields import SEARCH_FIELDS, Fields
from monitor.query.parse import parse
from monitor.query.tree import Node
from monitor.store import Store
from monitor.store.alert_hits import AlertHit, AlertSpike

DAY = timedelta(hours=24)


def run_alerts(session: Session) -> str:
    """Look for what is new, tell what may be told; say in a line what was done, "" where nothing was.

    While another program does the same, nothing is done.
    """
    if _quiet(session):
        return ""
    try:
        with session.store.alone("alerts", "looking for what is to be told at once"):
            new = _look(session)
            made, held = _tell(session)
    except BusyError:
        return ""
    parts = ((new, "found"), (made, "mails kept"), (held, "articles held back by the ceiling"))
    return ", ".join(f"{count} {what}" for count, what in parts if count)


def rule_readers(settings: Settings, alert: Alert) -> tuple[RecipientRow, ...]:
    """Who is told what *alert* finds: those it names, else those of the file, else those of the whole digest."""
    return readers(settings, alert.recipients or settings.alerts.recipients)


def query_fields(settings: Settings) -> Fields:
    """The fields a rule may name, with the topics that the office has."""
    return SEARCH_FIELDS.allowing("topic", tuple(topic.id for topic in settings.rules.topics))


def found_by(store: Store, query: Node, settings: Settings) -> frozenset[int]:
    """The articles of the whole archive for which *query* holds; what is not indexed yet is indexed first."""
    if store.search.missing():
        while store.search.index_some():
            pass
    found = store.search.find(query, ZoneInfo(settings.office.timezone))
    return frozenset(hit.article for hit in found.hits)


# -- looking -----------------------------------------------------------------------------------------


def _rules(settings: Settings) -> dict[str, Alert]:
    return {alert.id: alert for alert in settings.alerts.alert if alert.enabled}


def _mark(settings: Settings, archive: str) -> str:
    """What was looked at: the archive as it is, by the rules as they are."""
    rules = repr((settings.alerts, settings.digest.recipients)).encode()
    return f"{archive} {hashlib.sha256(rules).hexdigest()[:16]}"


def _quiet(session: Session) -> bool:
    alerts = session.store.alerts
    archive, last = alerts.marks()
    return _mark(session.settings, archive) == last and not alerts.untold() and not alerts.untold_spikes()


def _look(session: Session) -> int:
    """Keep what the rules find; return how much is new."""
    settings, alerts, now = session.settings, session.store.alerts, session.clock()
    archive, last = alerts.marks()
    mark = _mark(settings, archive)
    if mark == last:
        return 0
    rules = _rules(settings)
    since = alerts.in_force({id_: rule.query for id_, rule in rules.items()}, now)
    hits = {}
    if rules:
        oldest = now - timedelta(hours=settings.alerts.max_age)
        # A day more: a clip is kept when it was read, and a clock may have been set since.
        fresh = alerts.candidates(max(min(since.values()), oldest - DAY), now + DAY)
        for id_, rule in rules.items():
            articles = _matching(session, rule, fresh, since[id_], oldest)
            hits[id_] = (articles, [row.address.lower() for row in rule_readers(settings, rule)])
    spikes = _spikes(session, now) if settings.alerts.spike.mail else ()
    return alerts.found(hits, spikes, mark, now) + len({spike.topic for spike in spikes})


def _matching(session: Session, rule: Alert, fresh: Sequence[int], since: datetime, oldest: datetime) -> list[int]:
    if not fresh:
        return []
    try:
        query = parse(rule.query, query_fields(session.settings))
    except QueryError:  # a topic that the office has no more: `monitor alerts` says so
        return []
    found = found_by(session.store, query, session.settings)
    clips = session.store.search.clips([id_ for id_ in fresh if id_ in found])
    return [clip.id for clip in clips if clip.clipped_at > since and clip.article.published >= oldest]


def _spikes(session: Session, now: datetime) -> tuple[AlertSpike, ...]:
    """What is news, once a day for each topic; what our own reading causes is left to the digest."""
    rows = _addresses(readers(session.settings, session.settings.alerts.recipients))
    news = [rise for rise in topics_risen(session, now) if rise.cause == "news"] if rows else []
    told = session.store.alerts.spikes_since([rise.topic for rise in news], now - DAY)
    return tuple(_spike(rise, address, now) for rise in news if rise.topic not in told for address in rows)


def _spike(rise: Risen, address: str, now: datetime) -> AlertSpike:
    return AlertSpike(rise.topic, now, address, spike_json(rise))


def _addresses(rows: Iterable[RecipientRow]) -> dict[str, RecipientRow]:
    """*rows* by their address in small letters, each once."""
    return {row.address.lower(): row for row in reversed(tuple(rows))}


# -- telling -----------------------------------------------------------------------------------------


def _tell(session: Session) -> tuple[int, int]:
    """Tell each person what waits, as far as the ceiling allows; return (mails kept, articles that go on waiting)."""
    alerts, now = session.store.alerts, session.clock()
    hits, spikes = alerts.untold(), alerts.untold_spikes()
    waiting = sorted({hit.recipient for hit in hits} | {spike.recipient for spike in spikes})
    known = _known(session.settings)
    busy = alerts.busy(now) if waiting else {}
    made, held = 0, set()
    for address in waiting:
        mine = [hit for hit in hits if hit.recipient == address]
        risen = [spike for spike in spikes if spike.recipient == address]
        if address not in known:  # taken out of the rules since: told no more
            alerts.tell("", address, _pairs(mine), _topics(risen), None, now)
        elif allowed(busy.get(address, 0), session.settings.alerts.ceiling):
            about, mail = alert_mail(session, known[address], mine, risen, now)
            alerts.tell(about, address, _pairs(mine), _topics(risen), mail, now)
            made += 1
        else:
            held |= {hit.article for hit in mine}
    return made, len(held)


def _known(settings: Settings) -> dict[str, RecipientRow]:
    """Everybody whom a rule of today tells, switched on or not, by address in small letters."""
    rows = [row for alert in settings.alerts.alert for row in rule_readers(settings, alert)]
    return _addresses((*rows, *readers(settings, settings.alerts.recipients)))


def _pairs(hits: Iterable[AlertHit]) -> list[tuple[str, int]]:
    return [(hit.alert, hit.article) for hit in hits]


def _topics(spikes: Iterable[AlertSpike]) -> list[str]:
    return [spike.topic for spike in spikes]

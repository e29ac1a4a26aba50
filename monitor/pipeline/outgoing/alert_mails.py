"""Gathers what one mail tells at once: texts with their appearances, events, what was told before. Reads only.

Not here: which articles are told and when (alerts.py), the words (alerts.wording).
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from monitor.alerts.matching import fields_in, words_in
from monitor.alerts.spike import Risen
from monitor.alerts.told import Alerted, Letterhead, Rise, Telling
from monitor.alerts.wording import alert_view, subject_of
from monitor.config.alerts import Alert
from monitor.config.houses import houses
from monitor.config.recipients import RecipientRow
from monitor.errors import QueryError
from monitor.group import count_houses
from monitor.model import Clip, ToneValue
from monitor.pipeline.outgoing.letters import letters
from monitor.pipeline.session import Session
from monitor.query.fields import SEARCH_FIELDS
from monitor.query.parse import parse
from monitor.query.tree import Node
from monitor.store import NewMessage
from monitor.store.alert_hits import AlertHit, AlertSpike, mark_of

DAY = timedelta(hours=24)
_SHOWN = 10  # articles of a topic that rose


def alert_mail(
    session: Session, row: RecipientRow, hits: Sequence[AlertHit], spikes: Sequence[AlertSpike], now: datetime
) -> tuple[str, NewMessage]:
    """What the mail that tells *row* of *hits* and *spikes* is called, and the mail."""
    earlier = _told_stories(session, row.address.lower(), now)
    telling = Telling(_alerted(session, hits, earlier), tuple(_rise(session, spike) for spike in spikes))
    head = _letterhead(session, now)
    # What it tells is told once, so nothing else is ever called the same.
    told = repr(sorted((h.alert, h.article) for h in hits) + sorted((s.topic, s.found_at) for s in spikes))
    about = f"{mark_of(now)}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"
    (mail,) = letters(session, "alert", about, now, subject_of(telling, head), alert_view(telling, head), [row])
    return about, mail


def _letterhead(session: Session, now: datetime) -> Letterhead:
    settings = session.settings
    return Letterhead(
        office=settings.office.name,
        province=settings.rules.province.name,
        timezone=settings.office.timezone,
        at=now,
        quote_words=settings.digest.quote_words,
        topics={topic.id: topic.label for topic in settings.rules.topics},
    )


# -- articles ----------------------------------------------------------------------------------------


def _alerted(session: Session, hits: Sequence[AlertHit], earlier: dict[int, datetime]) -> tuple[Alerted, ...]:
    """*hits* as texts, the newest published first: appearances of one text are one."""
    store = session.store
    originals = store.exports.originals([hit.article for hit in hits])
    clips = {clip.id: clip for clip in store.search.clips([*{h.article for h in hits}, *set(originals.values())])}
    texts: dict[int, set[int]] = {}
    for hit in hits:
        texts.setdefault(originals.get(hit.article, hit.article), set()).add(hit.article)
    found = []
    for original, articles in texts.items():
        first, *others = sorted((clips[id_] for id_ in articles), key=lambda c: (c.article.published, c.id))
        rules = _rules_of(session, [hit.alert for hit in hits if hit.article in articles])
        queries = [query for rule in rules if (query := _query(rule))]
        outlets, houses_ = _outlets(session, first)
        story = store.stories.of(first.id)
        alerted = Alerted(
            clip=first,
            rules=tuple(rule.label for rule in rules),
            words=tuple(dict.fromkeys(word for query in queries for word in words_in(query, first.article))),
            asked=frozenset[str]().union(*map(fields_in, queries)),
            tone_by_person=_decided_tone(first),
            original=clips[original] if original not in articles else None,
            others=tuple(others),
            outlets=outlets,
            houses=houses_,
            earlier=earlier.get(story) if story is not None else None,
        )
        found.append(alerted)
    return tuple(sorted(found, key=lambda a: (a.clip.article.published, a.clip.id), reverse=True))


def _rules_of(session: Session, ids: Sequence[str]) -> list[Alert]:
    """The rules called *ids*, in the order of the file; one that was taken out since goes by its id."""
    listed = [alert for alert in session.settings.alerts.alert if alert.id in ids]
    gone = sorted(set(ids) - {alert.id for alert in listed})
    return [*listed, *(Alert(id=id_, label=id_, query=id_) for id_ in gone)]


def _query(rule: Alert) -> Node | None:
    try:
        return parse(rule.query, SEARCH_FIELDS)
    except QueryError:  # written anew since
        return None


def _decided_tone(clip: Clip) -> ToneValue | None:
    """The tone of *clip*, where it is the word of a person."""
    named = any(word.label == "tone" and word.verdict != "drop" for word in clip.tags.decided)
    return clip.tags.tone.value if named and clip.tags.tone else None


def _outlets(session: Session, clip: Clip) -> tuple[int, int]:
    """How many outlets tell its event so far, reprints included, and how many owners these have."""
    store = session.store
    id_ = store.stories.of(clip.id)
    story = store.stories.get(id_) if id_ is not None else None
    members = store.search.clips([member.article for member in story.members]) if story else (clip,)
    names = {name for each in members for name in (each.outlet, *(copy.outlet for copy in each.copies))} | {clip.outlet}
    count = partial(count_houses, known=houses(session.settings.sources))
    return len(names), count(names)


def _told_stories(session: Session, recipient: str, now: datetime) -> dict[int, datetime]:
    """The events of which *recipient* was told in the last 24 hours, and when last."""
    told = session.store.alerts.earlier(recipient, now - DAY)
    stories = ((session.store.stories.of(article), at) for article, at in told if now - DAY <= at)
    return {story: at for story, at in stories if story is not None}


# -- topics ------------------------------------------------------------------------------------------


def spike_json(rise: Risen) -> str:
    """The figures of *rise*, kept until it is told."""
    return json.dumps(asdict(rise), default=str, sort_keys=True)


def _rise(session: Session, spike: AlertSpike) -> Rise:
    kept = json.loads(spike.spike)
    labels = {topic.id: topic.label for topic in session.settings.rules.topics}
    return Rise(
        label=labels.get(spike.topic, spike.topic),
        count=kept["count"],
        mean=Decimal(kept["mean"]),
        days=kept["days"],
        stories=kept["stories"],
        found_at=spike.found_at,
        newest=session.store.search.clips(kept["articles"][:_SHOWN]),
    )

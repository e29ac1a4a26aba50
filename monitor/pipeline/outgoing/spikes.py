"""Which topics have risen, of the sources that the office reads. Not here: what a rise is (alerts.spike), who is told."""

from datetime import datetime

from monitor.alerts.spike import DAY, Risen, risen
from monitor.model import Spike
from monitor.pipeline.session import Session


def topics_risen(session: Session, now: datetime) -> tuple[Risen, ...]:
    """The topics with far more articles in the 24 hours before *now* than in the days before, as rules/alerts.toml has it."""
    rule = session.settings.alerts.spike
    if not rule.enabled:
        return ()
    sources = [source.id for source in session.settings.sources if source.enabled]
    spans = [(now - (day + 1) * DAY, now - day * DAY) for day in range(rule.days + 1)]
    written = session.store.spikes.articles(sources, spans[-1][0], now)
    if len(written) < rule.least:
        return ()
    watched = session.store.spikes.days(sources, spans)
    return risen(written, watched, now, days=rule.days, least=rule.least)


def edition_spikes(session: Session, cut_at: datetime) -> tuple[Spike, ...]:
    """The same as an edition that is cut at *cut_at* says it."""
    labels = {topic.id: topic.label for topic in session.settings.rules.topics}
    names = {source.id: source.name for source in session.settings.sources}
    return tuple(
        Spike(
            topic=rise.topic,
            label=labels.get(rise.topic, rise.topic),
            count=rise.count,
            mean=rise.mean,
            days=rise.days,
            cause=rise.cause,
            sources=tuple(names.get(source, source) for source in rise.sources),
        )
        for rise in topics_risen(session, cut_at)
    )

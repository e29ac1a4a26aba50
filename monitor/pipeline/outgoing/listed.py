"""Whom the rules name now. Pure: settings in, addresses out. Not here: who gets which mail (mails.py, letters.py, alerts.py)."""

from collections.abc import Iterator

from monitor.config import Settings
from monitor.config.recipients import RecipientRow


def listed(settings: Settings) -> frozenset[str]:
    """The addresses of every list of recipients in rules/, in small letters.

    One that stands in none is one to whom the office sends nothing any more, whatever was made for it before.
    """
    return frozenset(row.address.lower() for row in _rows(settings))


def _rows(settings: Settings) -> Iterator[RecipientRow]:
    digest, schedule, alerts = settings.digest, settings.schedule, settings.alerts
    yield from digest.recipients
    for group in digest.groups:
        yield from group.recipients
    for report in (schedule.weekly, schedule.monthly):
        yield from report.recipients if report else ()
    yield from schedule.watch.recipients if schedule.watch else ()
    for reminder in schedule.reminder:
        yield from reminder.recipients
    yield from settings.briefing.recipients
    yield from alerts.recipients
    for alert in alerts.alert:
        yield from alert.recipients

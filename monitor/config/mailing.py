"""What may not stand together in the files that say who gets which mail. Not here: the keys of the files (digest.py …).

Each function returns the faults of one file: where, and what is wrong.
"""

from collections.abc import Iterator

from monitor.config.alerts import Alerts
from monitor.config.briefing import BriefingRules
from monitor.config.digest import Digest
from monitor.config.recipients import RecipientRow, twice
from monitor.config.schedule import Schedule
from monitor.config.selections import Selections
from monitor.config.toml_file import KeyPath
from monitor.errors import QueryError
from monitor.query.fields import SEARCH_FIELDS
from monitor.query.parse import parse

_Faults = Iterator[tuple[KeyPath, str]]


def digest_faults(digest: Digest) -> _Faults:
    """Of rules/digest.toml: one mail to one address, and no group before the digest is cut."""
    yield from _repeated("groups", [group.id for group in digest.groups])
    rows: list[RecipientRow] = list(digest.recipients)
    places: list[KeyPath] = [("recipients", n) for n in range(len(rows))]
    for n, group in enumerate(digest.groups):
        if group.hour and group.hour < digest.hour:
            yield ("groups", n, "hour"), f"must not be before {digest.hour:%H:%M}, when the digest is cut"
        if not group.recipients:
            yield ("groups", n), f"the group `{group.id}` has no recipients; add one, or remove the group"
        rows += group.recipients
        places += [("groups", n, "recipients", k) for k in range(len(group.recipients))]
    for n in twice(tuple(rows)):
        yield places[n], f"{rows[n].address} stands here twice: one address gets one mail of each digest"


def schedule_faults(schedule: Schedule) -> _Faults:
    """Of rules/schedule.toml."""
    yield from _repeated("reminder", [each.id for each in schedule.reminder])
    for n, reminder in enumerate(schedule.reminder):
        if not all(1 <= month <= 12 for month in reminder.months):
            yield ("reminder", n, "months"), "months are numbers from 1 to 12"
        elif len(set(reminder.months)) < len(reminder.months):
            yield ("reminder", n, "months"), "a month stands here twice"
        yield from _doubled(("reminder", n, "recipients"), reminder.recipients)
    for name, part in (("weekly", schedule.weekly), ("monthly", schedule.monthly), ("watch", schedule.watch)):
        if part:
            yield from _doubled((name, "recipients"), part.recipients)


def alert_faults(alerts: Alerts) -> _Faults:
    """Of rules/alerts.toml."""
    yield from _repeated("alert", [each.id for each in alerts.alert])
    yield from _doubled(("recipients",), alerts.recipients)
    for n, alert in enumerate(alerts.alert):
        yield from _unreadable(("alert", n, "query"), alert.query)
        yield from _doubled(("alert", n, "recipients"), alert.recipients)


def brief_reader_faults(briefing: BriefingRules) -> _Faults:
    """Of those whom rules/briefing.toml names."""
    yield from _doubled(("recipients",), briefing.recipients)


def selection_faults(selections: Selections) -> _Faults:
    """Of rules/selections.toml."""
    yield from _repeated("selection", [each.id for each in selections.selection])
    for n, selection in enumerate(selections.selection):
        if selection.query:
            yield from _unreadable(("selection", n, "query"), selection.query)


def _unreadable(place: KeyPath, query: str) -> _Faults:
    try:
        parse(query, SEARCH_FIELDS)
    except QueryError as error:
        yield place, f"cannot be read as a query: {error}"


def _repeated(table: str, ids: list[str]) -> _Faults:
    for n, id_ in enumerate(ids):
        if id_ in ids[:n]:
            yield (table, n, "id"), f"the id `{id_}` is used twice"


def _doubled(place: KeyPath, rows: tuple[RecipientRow, ...]) -> _Faults:
    for n in twice(rows):
        yield (*place, n), f"{rows[n].address} stands here twice"

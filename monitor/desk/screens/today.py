"""The screens / and /changes: what changed since yesterday, what waits for a decision, how the sources are, figures.

Not here: SQL, what the page shows as values (desk.today), deciding anything.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.cases.kept import all_cases
from monitor.desk.cases.listing import Asker
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed, may
from monitor.desk.doors.sessions import me
from monitor.desk.flags.kept import all_flags
from monitor.desk.lists import ClipIndex, Filters, clip_index
from monitor.desk.lists.saved import saved
from monitor.desk.screens.sources import BASES, looked_at
from monitor.desk.sources import words
from monitor.desk.sources.health_rows import faulty
from monitor.desk.today import figures, waiting
from monitor.store.changed import Change

screen = Blueprint("today", __name__)
_FIRST = 10  # articles to look at first
_FAULTS = 8  # sources
_STALE = 5  # portals
_LOOK_BACK = timedelta(days=120)  # an article published longer ago is not looked at again by the crawler
CHOICES = (2, 7, 30)  # days of changes, today included


@screen.get("/")
@allowed("viewer", "today")
def show() -> ResponseReturnValue:
    """The first page: of each section what is open to who asks."""
    desk, store, index = the_desk(), the_store(), clip_index()
    return render_template(
        "today.html",
        today=index.today,
        outdated=desk.outdated,
        clips=may("viewer", "clips"),
        **(_of_clips(index) if may("viewer", "clips") else {}),
        **(_of_sources() if may("viewer", "sources") else {}),
        flags=waiting.flags(store, all_flags(), url_for("flags.show")) if may("viewer", "flags") else (),
        cases=_of_cases() if may("viewer", "cases") else (),
        digest=waiting.digest_state(desk.settings, store, desk.clock()),
        mails=tuple(waiting.mails(store, desk.data, desk.clock())),
        words=words,
        bases=BASES,
    )


def _of_cases() -> tuple[figures.Figure, ...]:
    """The open ones, and which of them are urgent."""
    desk = the_desk()
    asker = Asker(me().login, desk.clock(), desk.zone)
    return waiting.cases(all_cases(), asker, url_for("cases.show"), confirms=may("officer", "cases"))


def _of_clips(index: ClipIndex) -> dict[str, Any]:
    """What is new, what waits, the last month."""
    rules, store, clips = the_desk().settings, the_store(), url_for("clips.show")
    revised, vanished = _changes(2)
    first = figures.first_to_look_at(index, rules.digest, _FIRST)
    new = figures.since_yesterday(index.today)
    return {
        "total": figures.Figure("Tin, bài đăng từ hôm qua", index.select(new).count, figures.path_of(clips, new)),
        "groups": figures.new_clips(
            index, rules.digest, {topic.id: topic.label for topic in rules.rules.topics}, clips
        ),
        "first": [clip for clip in map(store.clip, first) if clip],
        "revised": revised,
        "vanished": vanished,
        "articles": waiting.articles(index, clips),
        "month": figures.month(index, clips),
        "saved": saved(index, store.searches.seen_by(me().id), me().id, Filters()),
        "clips_path": clips,
        "path_of": figures.path_of,
    }


def _of_sources() -> dict[str, Any]:
    """What is wrong with them, and which portals are up to date."""
    found = looked_at()
    faults = faulty(found)
    return {
        "faults": faults[:_FAULTS],
        "more_faults": max(len(faults) - _FAULTS, 0),
        "portals": found.freshness[:_STALE],
        "more_portals": max(len(found.freshness) - _STALE, 0),
    }


@screen.get("/changes")
@allowed("viewer", "today")
def changes() -> ResponseReturnValue:
    """Articles that their publishers revised or took away, in the last days. 403 where the articles are closed."""
    if not may("viewer", "clips"):
        abort(403)
    asked = request.args.get("days", 2, int)
    days = asked if asked in CHOICES else CHOICES[0]
    revised, vanished = _changes(days)
    return render_template("today_changes.html", days=days, choices=CHOICES, revised=revised, vanished=vanished)


def _changes(days: int) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """What was revised and what vanished in the last *days* days, today included."""
    index, store, zone = clip_index(), the_store(), the_desk().zone
    since = datetime.combine(index.today - timedelta(days=days - 1), time(), zone).astimezone(UTC)
    first = index.today - _LOOK_BACK

    def candidates(state: str) -> tuple[int, ...]:
        return index.select(Filters(when="days", first=first, copies=True, state=(state,))).ids()

    return (
        store.changes.revised(candidates("changed"), since),
        store.changes.vanished(candidates("vanished"), since),
    )

"""What templates may call on a value: times in the office's zone, numbers, words. Not here: whole parts of a page."""

from datetime import date, datetime

from flask import Flask

from monitor.config.flag_kinds import to_verify
from monitor.desk.desk import Desk
from monitor.desk.doors.sessions import me_or_none
from monitor.desk.shown import words


def add_filters(app: Flask, desk: Desk) -> None:
    """Teach the templates of *app* the filters `when`, `day`, `iso`, `number`, and the words of values."""
    zone, labels = desk.zone, {topic.id: topic.label for topic in desk.settings.rules.topics}

    def when(at: datetime | None) -> str:
        """Hour and day, "14:05 26/11", with the year where it is not this one; "" for None."""
        if at is None:
            return ""
        local, today = at.astimezone(zone), desk.clock().astimezone(zone)
        return f"{local:%H:%M %d/%m}" if local.year == today.year else f"{local:%H:%M %d/%m/%Y}"

    def day(at: datetime | date | None) -> str:
        """The day, "26/11/2026"; "" for None."""
        if at is None:
            return ""
        return f"{at.astimezone(zone) if isinstance(at, datetime) else at:%d/%m/%Y}"

    app.jinja_env.filters.update(
        when=when,
        day=day,
        iso=lambda at: at.isoformat() if at else "",
        number=lambda count: f"{count:,}".replace(",", "."),
        topic=lambda id_: labels.get(id_, id_),
        tone=lambda value: words.TONE_NAMES.get(value, value),
        province=lambda value: words.PROVINCE_NAMES.get(value, value),
        group=lambda value: words.OUTLET_GROUPS.get(value, value),
        to_verify=to_verify,
        role=lambda value: words.ROLE_NAMES.get(value, value),
    )
    app.jinja_env.globals.update(me=me_or_none, office=desk.settings.office)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

"""What goes out with the mail of a frozen briefing, as its next reader would get it: frozen words, frozen files, today's limit.

Nothing that was frozen changes: the words are those that were frozen, below which a paragraph says which files are enclosed and
which are not, for want of room, and where they are; a file is the frozen one or is not enclosed. The limit is that of
rules/briefing.toml when the mail is made, not when the period was frozen: an office whose server refuses large mails lowers it, and
periods frozen before go by it too. Words of a time when they named the files themselves keep that sentence; the paragraph below
them is what holds. A mail that is in the outbox already stays as it was made.
Not here: sending it (briefing_mails.py), what the paragraph says (publish/briefing/mail/enclosed.py).
"""

from collections.abc import Iterator

from monitor.briefings.freezing import kept
from monitor.briefings.rendering import ANNEX, MAIL_HTML, MAIL_TEXT, REPORT, SYNTHESIS, mail, stationery_of
from monitor.config import Settings
from monitor.periods import Period
from monitor.publish import Attachment
from monitor.publish.briefing.mail.enclosed import File, Parcel, parcel
from monitor.publish.briefing.telling.telling import known_words
from monitor.store import Store

_OFFICE_FILE = "application/vnd.openxmlformats-officedocument"
_WORD, _EXCEL = f"{_OFFICE_FILE}.wordprocessingml.document", f"{_OFFICE_FILE}.spreadsheetml.sheet"
_FILES = (  # the one of most worth first; the synthesis there is only of half a year and of a year
    (REPORT, _WORD, "báo cáo", "Word"),
    (SYNTHESIS, _WORD, "báo cáo tổng hợp theo kế hoạch", "Word"),
    (ANNEX, _EXCEL, "phụ lục số liệu", "Excel"),
)


def parcel_of(store: Store, settings: Settings, period: Period) -> Parcel:
    """The mail of the frozen *period*, as it would be made now."""
    text, html = _words(store, settings, period)
    desk = settings.desk.url.rstrip("/")
    return parcel(
        text,
        html,
        tuple(_files(store, period)),
        settings.briefing,
        known=known_words(period, settings.office.name, settings.rules.province.name),
        where=f"{desk}/briefings/{period.name}" if desk else f"mục “Báo cáo” trên phần mềm, kỳ {period.name}",
    )


def _words(store: Store, settings: Settings, period: Period) -> tuple[bytes, bytes]:
    """Both forms, as they were frozen; of a period frozen before there were mails, made of the frozen value."""
    text, html = (store.briefings.file(period.name, name) for name in (MAIL_TEXT, MAIL_HTML))
    if text is not None and html is not None:
        return text, html
    briefing = kept(store, period)
    if briefing is None:  # nothing was frozen, so that nothing goes
        return b"", b""
    made = mail(briefing, stationery_of(settings))
    return made[MAIL_TEXT], made[MAIL_HTML]


def _files(store: Store, period: Period) -> Iterator[File]:
    for name, kind, what, form in _FILES:
        content = store.briefings.file(period.name, name)
        if content is not None:
            stem, _, ending = name.rpartition(".")
            yield File(Attachment(f"{stem}-{period.name}.{ending}", kind, content), what, form)

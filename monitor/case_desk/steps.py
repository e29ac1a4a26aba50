"""Adding to a case from the command line: password, file and steps, all of it or nothing. Not here: options (options.py)."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor.case_desk.options import Entry, moment_of
from monitor.desk.as_user import deciding
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.case import Body, Case
    from monitor.config import Settings
    from monitor.context import Context
    from monitor.store import Store
    from monitor.store.audit import Actor
    from monitor.store.cases import NewFile

_LONGEST = 20_000  # letters of one text, as at the desk


@dataclass(frozen=True, slots=True)
class Scene:
    """What steps are made from."""

    store: "Store"
    settings: "Settings"
    zone: ZoneInfo
    case: "Case"
    actor: "Actor"


Build = Callable[[Scene], "Sequence[Body]"]


def take(context: "Context", number: int, entry: Entry, build: Build) -> "Case":
    """Add what *build* makes of the case to it; return it as it stands then.

    Raises CaseError for what the case does not allow, InputError for a wrong password or a file that no case takes; then nothing
    is written.
    """
    from monitor.case import Paper
    from monitor.cases import add, load, office_of

    settings = context.settings()
    zone = ZoneInfo(settings.office.timezone)
    with context.store() as store:
        actor, at = deciding(context, store, entry.login, password_stdin=entry.password_stdin), context.clock()
        file = read_upload(entry.file) if entry.file else None
        with store.cases.entering():
            case = load(store, number)
            bodies = build(Scene(store, settings, zone, case, actor))
            refuse_odd(entry.note, entry.number, *strings_of(bodies))
            kept = keep_file(store, case.id, file, actor, at) if file else None
            return add(
                store,
                office_of(settings),
                case,
                bodies,
                actor=actor,
                at=at,
                happened=moment_of(entry.at, zone),
                note=entry.note.strip(),
                paper=Paper(entry.number.strip(), entry.day, kept),
            )


def refuse_odd(*texts: str) -> None:
    """Raise InputError for a text that the desk would not take either: no UTF-8, control characters, too long."""
    for text in texts:
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise InputError("what was typed is no UTF-8 text; nothing was written")
        if any(unicodedata.category(letter) == "Cc" and letter not in "\n\r\t" for letter in text):
            raise InputError("what was typed holds control characters; nothing was written")
        if len(text) > _LONGEST:
            raise InputError(f"a text has {len(text):,} letters, {_LONGEST:,} at most; put a longer one in as a --file")


def strings_of(bodies: "Sequence[Body]") -> Iterator[str]:
    """Every text in *bodies*, also those of a line of the comparison."""
    for body in bodies:
        said = asdict(body)
        yield from (each for each in (*said.values(), *said.get("row", {}).values()) if isinstance(each, str))


def read_upload(path: Path) -> "NewFile":
    """The file at *path*, judged. Raises InputError for one that cannot be read or that no case takes."""
    from monitor.cases.uploads import upload
    from monitor.store.cases import MOST_BYTES

    try:
        with path.open("rb") as file:
            return upload(path.name, file.read(MOST_BYTES + 1))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error


def keep_file(store: "Store", number: int, file: "NewFile", actor: "Actor", at: datetime) -> int:
    """Keep *file* with its line in the log."""
    with store.audit.acting(actor, at, "case.file", f"case {number}", {"file": file.name}):
        return store.cases.keep_file(number, file, actor, at)


def newest(case: "Case", article: int | None) -> int:
    """The article that is meant: the one that is named, or the only one. Raises InputError where nobody can know."""
    if article is not None:
        return article
    if len(case.articles) != 1:
        held = ", ".join(map(str, case.articles)) or "none"
        raise InputError(f"case {case.id} has the articles {held}: say which with --article N")
    return case.articles[0]

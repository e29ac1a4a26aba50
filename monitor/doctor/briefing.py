"""What the briefing is printed with as findings: a Word template that cannot be used, speakers that nobody confirmed.

Not here: the words of the report (config refuses wrong ones), the briefing itself (the room briefings).
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from monitor.config import Settings
from monitor.config.brief_words import LATER
from monitor.doctor.finding import Finding
from monitor.errors import InputError

TEMPLATE = Path("rules") / "templates" / "bao-cao.docx"


def briefing_findings(settings: Settings, today: date) -> Iterator[Finding]:
    """What a person has to look at before a report is printed."""
    yield from _template(settings.folder)
    for key in settings.briefing.outdated:
        named = ", ".join(f"`{{{name}}}`" for name in sorted(LATER[key]))
        text = f"sentences.{key} of rules/briefing.toml was worded for an earlier version; the program's own words are said until it has {named}"
        yield Finding(False, text)
    speakers = settings.spokespersons.on(today)
    doubtful = sum(each.unverified for each in speakers)
    if doubtful:
        yield Finding(True, f"rules/spokespersons.toml: {doubtful} of {len(speakers)} spokespersons are unverified")
    if not speakers:
        yield Finding(True, "rules/spokespersons.toml names nobody who speaks today: the pack of the briefing says so")


def _template(folder: Path) -> Iterator[Finding]:
    from monitor.publish.briefing.word.template import open_template  # noqa: PLC0415 - Word is loaded where it is read

    try:
        open_template((folder / TEMPLATE).read_bytes(), TEMPLATE.as_posix())
    except FileNotFoundError:
        yield Finding(True, f"{TEMPLATE.as_posix()} is not there: reports are printed by the program's own template")
    except OSError as error:
        yield Finding(False, f"{TEMPLATE.as_posix()} cannot be read: {error.strerror}")
    except InputError as error:
        yield Finding(False, str(error))

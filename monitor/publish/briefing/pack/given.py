"""What every paper of the pack is made from, and the words they share. Not here: the papers."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from monitor.briefing import Briefing, Spokesperson
from monitor.case_line import CaseLine
from monitor.publish.briefing.telling.wording import period_name
from monitor.publish.word.paragraphs import centred, gap
from monitor.publish.word.values import BLANK, Head, fill_in
from monitor.publish.word.writing import typed_symbol
from monitor.vietnamese.case_words import UNVERIFIED

DRAFT = "DỰ THẢO"


@dataclass(frozen=True, slots=True)
class Given:
    """A briefing, and who invites."""

    briefing: Briefing
    head: Head
    recipients: tuple[str, ...]
    archive: str
    contact: str

    @property
    def meeting(self) -> str:
        """As "họp báo định kỳ quý III năm 2026"."""
        return f"họp báo định kỳ {period_name(self.briefing.period)}"

    @property
    def zone(self) -> ZoneInfo:
        """In which days are told."""
        return ZoneInfo(self.briefing.timezone)

    @property
    def open_cases(self) -> tuple[CaseLine, ...]:
        """Those of the period and those opened since, each matter once, the most pressing first."""
        every = (*self.briefing.cases, *self.briefing.since)
        there = {case.id for case in every}
        running = [case for case in every if case.state != "closed" and case.same not in there]
        return tuple(sorted(running, key=lambda case: (-case.level, not case.overdue, case.id)))

    @property
    def running_cases(self) -> tuple[CaseLine, ...]:
        """Those of them that still run on the day of the papers: of what was closed since, nothing is left to be done."""
        return tuple(case for case in self.open_cases if not case.over_since)

    @property
    def kept(self) -> str:
        """What stands behind "Lưu:"."""
        return self.archive or f"VT, {fill_in('đơn vị')}"

    def symbol(self, kind: str) -> str:
        """Behind the number of a document of *kind*, such as "GM"; a blank where it is not known."""
        return typed_symbol(kind, self.head.symbol) or f"{kind}-{BLANK}"

    def speaker_of(self, unit: str) -> Spokesperson | None:
        """Who speaks for *unit*."""
        return next((each for each in self.briefing.spokespersons if unit and each.unit == unit), None)


def named(person: Spokesperson) -> str:
    """As "Lê Mẫu, Phó Giám đốc (chưa xác nhận)"."""
    return f"{person.name}, {person.post}{f' ({UNVERIFIED})' if person.unverified else ''}"


def paper_title(document: Any, name: str, about: str, goes_with: str = "") -> None:
    """The head of a paper that has no letterhead: it goes with one that has."""
    centred(document, name.upper(), bold=True)
    centred(document, about, bold=True)
    if goes_with:
        centred(document, f"({goes_with})", italic=True)
    gap(document, 12)


def with_invitation(given: Given) -> str:
    """The line below the title of what goes with the invitation."""
    return f"Kèm theo Giấy mời số {BLANK}/{given.symbol('GM')} ngày {BLANK} tháng {BLANK} năm {given.head.year} của {given.briefing.office}"

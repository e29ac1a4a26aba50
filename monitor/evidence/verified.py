"""What `monitor evidence verify` says. Not here: the looking itself (store/evidence/verify)."""

from collections.abc import Iterator

from monitor.config import Settings
from monitor.crawl import stamps
from monitor.crawl.evidence import from_warc
from monitor.pipeline.incoming.stamping import trusted
from monitor.store import Store
from monitor.store.evidence import EvidenceReport


def verified(store: Store, settings: Settings | None) -> EvidenceReport:
    """Look at all of the evidence; *settings* name whose time stamps are trusted.

    Raises InputError when the file with the trusted certificates cannot be read.
    """
    ca_pem = trusted(settings) if settings else None
    return store.evidence.verify(
        lambda records: from_warc(records).body,
        (lambda response, link: stamps.check(response, link, ca_pem)) if stamps.available() else None,
        signed=ca_pem is not None,
    )


def report_lines(report: EvidenceReport) -> Iterator[str]:
    """The notes, one a line, and then what is well; the faults are for the caller to tell."""
    for note in report.notes:
        yield f"note: {note}"
    if not report.faults:
        dropped = f"; {_count(report.dropped, 'spool file')} dropped by rule" if report.dropped else ""
        stamped = f"; {_count(report.stamps, 'time stamp')}" if report.stamps else ""
        yield (
            f"evidence: {_count(report.captures, 'capture')} in {_count(report.files, 'file')}, chain sound"
            f"{dropped}{stamped}"
        )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"

"""Every fetched page as it came, in files that only grow, and a chain over them that shows any change.

Not here: what a record looks like inside (crawl/evidence), which page is worth keeping (pipeline).

    evidence/spool-2026-11-25.warc.gz     every page fetched that day (UTC); dropped whole, by rule, after some months
    evidence/kept-2026-11-25.warc.gz      those of them that became clips or changed one: for ever
    evidence/left-over/                   bytes that belong to no capture, moved out of the way; never deleted

The bytes are written and safe on the disk before the row that tells of them is committed. Whatever is killed in
between leaves bytes without a row: never a row without its bytes.
"""

from monitor.store.evidence.archive import Archive
from monitor.store.evidence.captures import keep
from monitor.store.evidence.files import folder_of
from monitor.store.evidence.values import Came, Capture, EvidenceReport, Link, Stamp

__all__ = ["Archive", "Came", "Capture", "EvidenceReport", "Link", "Stamp", "folder_of", "keep"]

"""Makes the package of a case: its files into a ZIP, their hashes into its manifest. Reading only.

Not here: what the files are (contents.py), telling it in the log of the case, where the ZIP goes (desk, case_desk).
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from zoneinfo import ZoneInfo

from monitor import __version__
from monitor.case import Case
from monitor.cases.dossier import dossier_of
from monitor.cases.package.contents import Making, Member, members, name_of
from monitor.cases.package.guide import About, guide
from monitor.cases.package.manifest import GUIDE, MANIFEST, SUMS, Entry, Manifest, digest_of, dumped, sums
from monitor.cases.package.plain_zip import Writer
from monitor.cases.package.screenshots import Camera
from monitor.config import Settings
from monitor.store import Store


@dataclass(frozen=True, slots=True)
class Made:
    """A package that was made."""

    name: str  # of its file
    digest: str  # SHA-256 of its manifest, which the log of the case keeps
    files: int
    notes: tuple[str, ...]
    draft: bool


def make(  # noqa: PLR0913 - what a package is made from
    store: Store, settings: Settings, case: Case, at: datetime, out: IO[bytes], *, camera: Camera, final: bool
) -> Made:
    """Write the package of *case*, as it stands at the moment *at*, into *out*.

    Raises CaseError, with every reason, for a case that bears a degree of secrecy or whose evidence does not hold; where *final*,
    also for one whose dossier would be a draft. What is in *out* is then to be thrown away.
    """
    zone = ZoneInfo(settings.office.timezone)
    dossier = dossier_of(store, settings, case, at, final=final)
    clips = tuple(clip for clip in map(store.clip, case.articles) if clip is not None)
    making = Making(store, dossier, clips, store.cases.files(case.id), camera, zone)
    local = at.astimezone(zone)
    writer, entries = Writer(out, local), []
    for each in members(making):
        entries.append(_entry(each))
        writer.add(each.path, each.content)
    about = About(
        settings.office.name,
        case.id,
        case.title,
        f"{local:%H:%M ngày %d/%m/%Y}",
        not dossier.ready,
        f"{name_of(dossier)}.zip",
    )
    read_me = Member(GUIDE, guide(about, making.notes), "hướng dẫn đọc và kiểm tra gói hồ sơ")
    writer.add(read_me.path, read_me.content)
    manifest = Manifest(
        program=f"monitor {__version__}",
        office=settings.office.name,
        case=case.id,
        title=" ".join(case.title.split()),
        step=case.last,
        made=local.isoformat(),
        draft=not dossier.ready,
        files=(*entries, _entry(read_me)),
        notes=tuple(making.notes),
    )
    told = dumped(manifest)
    writer.add(MANIFEST, told)
    writer.add(SUMS, sums(manifest, told))
    writer.close()
    return Made(about.name, digest_of(told), len(manifest.files) + 2, manifest.notes, manifest.draft)


def _entry(each: Member) -> Entry:
    digest = hashlib.sha256(each.content).hexdigest()
    return Entry(each.path, len(each.content), digest, each.what, each.name, each.article, each.capture)

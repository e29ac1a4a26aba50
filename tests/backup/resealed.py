"""Backups written or changed past the program, with a true seal: what a careful enemy, or a broken disk, might hand in."""

import hashlib
import io
import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from monitor.backup.sealed import UNSEALED


def reseal(data: bytes) -> bytes:
    """*data* of a backup with the seal that fits it."""
    return data[:-64] + hashlib.sha256(data[:-64]).hexdigest().encode()


def _as_it_is(_value) -> None:
    """Change nothing."""


def rewritten(path: Path, *, manifest=_as_it_is, members=_as_it_is, info=_as_it_is) -> bytes:
    """The backup at *path* after a change of its manifest, its members (a list of name and bytes) or of how one is put in."""
    with ZipFile(path) as zip_:
        found = [(name, zip_.read(name)) for name in zip_.namelist()]
    value = json.loads(dict(found)["manifest.json"])
    found = [(name, data) for name, data in found if name != "manifest.json"]
    members(found)
    manifest(value)
    out = io.BytesIO()
    with ZipFile(out, "w") as zip_:
        zip_.comment = UNSEALED
        for name, data in [*found, ("manifest.json", json.dumps(value).encode())]:
            each = ZipInfo(name)
            each.compress_type = ZIP_DEFLATED
            info(each)
            zip_.writestr(each, data)
    return reseal(out.getvalue())


def entry(name: str, data: bytes) -> dict:
    """What the manifest says of a member."""
    return {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}

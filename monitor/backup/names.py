"""Which names a member of a backup may have: those that mean the same file, inside its folder, on every system.

Not here: which files belong to a backup (gather).
"""

import re

MANIFEST = "manifest.json"
DATABASE = "monitor.db"
CONFIG = "config"
FOLDERS = ("evidence", "editions", "feeds", CONFIG)
LONGEST = 200  # letters of a whole name; Windows ends at 260 with the folder before it

_EVIDENCE = re.compile(r"(?:spool|kept)-\d{4}-\d{2}-\d{2}(?:-[1-9]\d{0,8})?\.warc\.gz")
_NOT_ON_WINDOWS = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])\s*(?:\..*)?", re.IGNORECASE | re.DOTALL)


def wrong_with(name: str) -> str:
    """What is wrong with *name*, or nothing."""
    if name in {MANIFEST, DATABASE}:
        return ""
    parts = name.split("/")
    if len(name) > LONGEST:
        return "is too long"
    if len(parts) < 2 or parts[0] not in FOLDERS:
        return "belongs to no folder of a backup"
    if parts[0] == "evidence" and not (len(parts) == 2 and _EVIDENCE.fullmatch(parts[1])):
        return "is no file of the evidence"
    return next((why for part in parts if (why := _wrong_with_part(part))), "")


def twice(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of *names* that are one file where capitals make no difference."""
    seen: set[str] = set()
    found = []
    for name in names:
        if name.casefold() in seen:
            found.append(name)
        seen.add(name.casefold())
    return tuple(found)


def _wrong_with_part(part: str) -> str:
    if part in {"", ".", ".."}:
        return "leads out of its folder"
    if _NOT_ON_WINDOWS.search(part) or not part.isprintable():
        return "has a sign that not every system takes"
    if part[-1] in ". " or part[0] == " " or _DEVICE.fullmatch(part):
        return "is no name on Windows"
    return ""

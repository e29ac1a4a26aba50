"""Which files belong to a backup besides the database and the evidence: editions, feeds, and what people configured.

Not here: the database and its evidence (making), how files are packed (sealed).

Never among them: locks, what SQLite keeps beside its file, other backups, private keys.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from monitor.backup.names import CONFIG, wrong_with
from monitor.config import Settings

MADE = ("editions", "feeds")  # folders of the data folder with what was made of the database
_KEY = b"PRIVATE KEY-----"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of an office."""

    data: Path
    config: Path
    settings: Settings | None  # None while they cannot be read


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found."""

    files: tuple[tuple[str, Path], ...]  # name in the backup, and where it is
    notes: tuple[str, ...]  # what was left out, and why


def gather(places: Places) -> Gathered:
    """Every such file, by name."""
    found, notes = [], []
    for name, path in sorted(_candidates(places)):
        if wrong := wrong_with(name):
            notes.append(f"{path} {wrong}: it is not in the backup; give it another name")
        elif name.startswith(f"{CONFIG}/") and _is_private(path):
            notes.append(f"{path} holds a private key: it is not in the backup; keep it elsewhere")
        else:
            found.append((name, path))
    notes += _secrets(places.settings)
    if places.settings is None:
        notes.append(f"{places.config} cannot be read (see `monitor doctor`): it is in the backup as it is")
    return Gathered(tuple(found), tuple(notes))


def _candidates(places: Places) -> Iterator[tuple[str, Path]]:
    for folder in MADE:
        yield from _files(places.data / folder, folder)
    if (places.config / "sources.toml").is_file():
        yield f"{CONFIG}/sources.toml", places.config / "sources.toml"
    yield from _files(places.config / "rules", f"{CONFIG}/rules")
    for path in _named(places.settings):
        if path.is_file() and path.is_relative_to(places.config) and not path.is_relative_to(places.config / "rules"):
            yield f"{CONFIG}/{path.relative_to(places.config).as_posix()}", path


def _files(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    """The files below *folder*; hidden ones and those that are just being written are nobody's work."""
    for parent, folders, files in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for file in files:
            path = Path(parent, file)
            if not file.startswith(".") and not file.endswith((".new", "~")) and path.is_file():
                yield f"{name}/{path.relative_to(folder).as_posix()}", path


def _named(settings: Settings | None) -> Iterator[Path]:
    """The files that the configuration names, such as root certificates."""
    if settings is None:
        return
    office = settings.office
    named = {office.mail.ca, office.evidence.timestamps_ca, *(source.ca_bundle for source in settings.sources)}
    for name in sorted(each for each in named if each):
        yield Path(os.path.normpath(settings.folder / name))


def _is_private(path: Path) -> bool:
    return path.suffix.lower() in {".pem", ".key", ".crt", ".cer"} and _KEY in path.read_bytes()


def _secrets(settings: Settings | None) -> Iterator[str]:
    """What sources.toml may hold of passwords, which a backup cannot leave out."""
    if settings is None:
        return
    proxies = [settings.crawl.proxy, *(source.proxy for source in settings.sources)]
    asked = {header.lower() for source in settings.sources for header in source.headers}
    if any(proxy and "@" in proxy for proxy in proxies) or asked & {"authorization", "cookie", "proxy-authorization"}:
        yield "sources.toml holds the password of a proxy or of a source, and so does the backup: keep it as safe"

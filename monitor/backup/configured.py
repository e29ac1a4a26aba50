"""The configuration in a backup: back into its folder where there is none, else beside the data. Not here: reading it (config)."""

import shutil
from pathlib import Path

from monitor.backup.unpacking import CONFIG_OF_BACKUP
from monitor.config import Settings, load
from monitor.errors import MonitorError
from monitor.store.disk import sync, sync_folder

_HALF = ".new"  # what a killed program was just writing
_LAST = "sources.toml"  # so that half a configuration is never taken for a whole one


def settings_of(config: Path, unpacked: Path) -> Settings | None:
    """The settings of this office, else those of the backup; None while neither can be read."""
    for folder in (config, unpacked / CONFIG_OF_BACKUP):
        if (folder / _LAST).exists():
            try:
                return load(folder)
            except MonitorError:
                continue
    return None


def restore_config(unpacked: Path, config: Path) -> str:
    """Put the backup's configuration into *config* where nothing else is; return what was done.

    What stays in *unpacked* goes where the data goes.
    """
    source = unpacked / CONFIG_OF_BACKUP
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    if not files:
        return "configuration: the backup holds none"
    there = {name for name in files if (config / name).exists()}
    rules = (path for path in (config / "rules").rglob("*") if path.is_file() and path.suffix != _HALF)
    theirs = {path.relative_to(config) for path in rules} - files
    changed = any((config / name).read_bytes() != (source / name).read_bytes() for name in there)
    if not changed and there == files:
        said = f"configuration: {config} has the backup's already"
    elif changed or theirs or Path(_LAST) in there:
        return f"configuration: {config} has its own, which stays; the backup's is in {CONFIG_OF_BACKUP}/ of the data folder"
    else:
        for name in sorted(files - there, key=lambda name: (name == Path(_LAST), name)):
            _copy(source / name, config / name)
        said = f"configuration: {len(files)} files put into {config}"
    shutil.rmtree(source)
    return said


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(target.name + _HALF)
    with new.open("wb") as file:
        file.write(source.read_bytes())
        sync(file)
    new.replace(target)
    sync_folder(target.parent)

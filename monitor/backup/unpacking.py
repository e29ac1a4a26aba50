"""Everything in a backup, unpacked into a new folder and safe on the disk. Not here: whether it is true (proof), where it goes then (restoring)."""

from pathlib import Path

from monitor.backup.names import CONFIG
from monitor.backup.sealed import Progress
from monitor.backup.zipped import Unpacker
from monitor.store.disk import sync, sync_folder

CONFIG_OF_BACKUP = "config-of-backup"


def unpack(found: Unpacker, folder: Path, progress: Progress) -> None:
    """Write every member below *folder*, which is there and empty. Raises InputError for bytes that are not as backed up."""
    done, folders = 0, {folder}
    for member in found.manifest.members:
        first, *rest = member.name.split("/")
        path = Path(folder, CONFIG_OF_BACKUP if first == CONFIG else first, *rest)
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.update(parent for parent in path.parents if parent.is_relative_to(folder))
        with path.open("xb") as file:
            for piece in found.pieces(member):
                file.write(piece)
                done += len(piece)
                progress("unpacked", done)
            sync(file)
    for each in folders:
        sync_folder(each)

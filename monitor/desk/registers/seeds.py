"""In which file of rules/facts a row stands, for who wants to change it. Not here: what the files mean (config)."""

from collections.abc import Mapping
from pathlib import Path

from monitor.config.facts import FactsFile
from monitor.config.toml_file import parse

FOLDER = "rules/facts"


def files_of_rows(folder: Path) -> Mapping[str, str]:
    """The file of each row of *folder*/rules/facts by its id; of a file that cannot be read any more, none."""
    found: dict[str, str] = {}
    for path in sorted((folder / FOLDER).glob("*.toml")):
        name = path.relative_to(folder).as_posix()
        file, _ = parse(path, FactsFile, name)
        if file:
            found |= {row.id: name for row in (*file.fact, *file.claim, *file.argument)}
    return found

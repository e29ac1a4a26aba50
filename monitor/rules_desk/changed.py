"""The saved rules with a change in them, in a folder of its own. Not here: what the change does (backtest)."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from monitor.errors import InputError

_NO_LABELS = ("office.toml", "digest.toml")


@contextmanager
def with_change(folder: Path, path: Path) -> Iterator[Path]:
    """A folder whose rules/ are those of *folder* changed by *path*; gone afterwards.

    *path* is a whole folder of rules, or one file that stands for the file of its name in rules/; a new file is told
    by the name of the folder that it lies in (topics, facts). Raises InputError when it cannot be placed.
    """
    if not path.exists():
        raise InputError(f"{path} does not exist; give a changed file of rules/ or a whole rules folder")
    with tempfile.TemporaryDirectory(prefix="monitor-rules-") as made:
        rules = Path(made) / "rules"
        if path.is_dir():
            shutil.copytree(path / "rules" if (path / "rules").is_dir() else path, rules)
        else:
            place = _place(folder / "rules", path)
            shutil.copytree(folder / "rules", rules)
            (rules / place).parent.mkdir(exist_ok=True)
            shutil.copyfile(path, rules / place)
        yield Path(made)


def _place(rules: Path, path: Path) -> Path:
    """Where *path* belongs in *rules*: its own place, that of the file of its name, or that of its folder's name."""
    if path.name in _NO_LABELS:
        raise InputError(f"{path} decides no label: {' and '.join(_NO_LABELS)} cannot be tried on the archive")
    if path.name == "learned.json":
        return Path(path.name)
    if path.suffix != ".toml":
        raise InputError(f"{path} is no rule file; their names end in .toml, that of the learned words is learned.json")
    named = [found.relative_to(rules) for found in sorted(rules.rglob(path.name))]
    at = Path(path.resolve().parent.name) / path.name
    if at in named or (not named and at.parent.name in ("topics", "facts")):
        return at
    if len(named) == 1:
        return named[0]
    if named:
        raise InputError(f"{path} may stand for {' or '.join(map(str, named))}; put it into a folder of that name")
    raise InputError(f"rules/ has no {path.name}; a new topic lies in a folder `topics`, new facts in a folder `facts`")

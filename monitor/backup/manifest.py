"""The manifest of a backup: what is in it and what it must prove when it comes back. Not here: the file around it (sealed)."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from monitor.errors import InputError
from monitor.store.snapshot import Facts, KeptFile

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that is said of a backup."""

    program: str  # version of the program that made it
    created_at: datetime  # aware UTC
    facts: Facts
    members: tuple[Member, ...]  # in the order they stand in the file
    faults: tuple[str, ...]  # what was wrong already when it was made

    def size(self) -> int:
        """Bytes of all files in it, unpacked."""
        return sum(member.size for member in self.members)


def dump(manifest: Manifest) -> bytes:
    """*manifest* as JSON."""
    facts = asdict(manifest.facts)
    chain, edition = manifest.facts.chain, manifest.facts.edition
    value = {
        "format": FORMAT,
        "program": manifest.program,
        "created_at": manifest.created_at.astimezone(UTC).isoformat(),
        "schema": facts["schema"],
        "rows": facts["rows"],
        "chain": {"number": chain[0], "link": chain[1]} if chain else None,
        "edition": {"number": edition, "files": facts["edition_files"]} if edition is not None else None,
        "faults": manifest.faults,
        "members": [asdict(member) for member in manifest.members],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def load(data: bytes) -> Manifest:
    """The manifest in *data*. Raises InputError for one that cannot be read or that a newer program wrote."""
    try:
        value = json.loads(data)
        form = value["format"]
        if form == FORMAT:
            return _manifest(value)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"the manifest of the backup cannot be read ({error!r}); take another backup") from error
    raise InputError(
        f"the backup was made by a newer monitor ({value.get('program')}, format {form}); upgrade this program and "
        "try again"
    )


def _manifest(value: dict[str, Any]) -> Manifest:
    chain, edition = value["chain"], value["edition"]
    facts = Facts(
        schema=tuple(_text(name) for name in value["schema"]),
        rows={_text(name): _number(count) for name, count in value["rows"].items()},
        chain=(_number(chain["number"]), _text(chain["link"])) if chain else None,
        edition=_number(edition["number"]) if edition else None,
        edition_files=tuple(
            KeptFile(_text(file["audience"]), _text(file["form"]), _text(file["sha256"]))
            for file in (edition["files"] if edition else ())
        ),
    )
    members = tuple(Member(_text(m["name"]), _number(m["size"]), _text(m["sha256"])) for m in value["members"])
    created_at = datetime.fromisoformat(_text(value["created_at"])).astimezone(UTC)
    return Manifest(_text(value["program"]), created_at, facts, members, tuple(_text(f) for f in value["faults"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.80} is no text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{value!r:.80} is no count")
    return value

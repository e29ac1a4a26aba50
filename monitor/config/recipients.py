"""Who gets mails: one address and its name, as every file of rules/ writes it. Not here: which mails (digest.py, schedule.py)."""

from typing import Annotated

from pydantic import AfterValidator

from monitor.config.toml_file import Strict


def _address(text: str) -> str:
    local, at, host = text.rpartition("@")
    if (
        not at
        or not local
        or not text.isascii()
        or "." not in host.strip(".")
        or any(c.isspace() or c in '<>,;"' for c in text)
    ):
        raise ValueError("must be one mail address such as van.thu@example.vn")
    return text


Address = Annotated[str, AfterValidator(_address)]


class RecipientRow(Strict):
    """One mailbox."""

    address: Address
    name: str = ""


def twice(rows: tuple[RecipientRow, ...]) -> tuple[int, ...]:
    """The numbers of those *rows* whose address stands in one before; capitals make no difference."""
    seen: set[str] = set()
    found = []
    for n, row in enumerate(rows):
        if row.address.lower() in seen:
            found.append(n)
        seen.add(row.address.lower())
    return tuple(found)

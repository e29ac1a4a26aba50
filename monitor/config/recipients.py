"""Who gets mails: one address and its name, as every file of rules/ writes it. Not here: which mails (digest.py, schedule.py)."""

from email.errors import MessageError
from email.headerregistry import Address as Parsed
from typing import Annotated

from pydantic import AfterValidator

from monitor.config.toml_file import Strict


def mail_address(text: str) -> str:
    """*text*, when it is one plain mail address. Raises ValueError: a mail to another could not be written or sent."""
    local, _at, host = text.rpartition("@")
    odd = not text.isascii() or any(c.isspace() or not c.isprintable() or c in '<>,;"' for c in text)
    if odd or not local or "." not in host.strip(".") or not _written(text):
        raise ValueError("must be one mail address such as van.thu@example.vn")
    return text


def _written(text: str) -> bool:
    """Whether a mail's header holds it as it is."""
    try:
        return Parsed(addr_spec=text).addr_spec == text
    except (ValueError, IndexError, MessageError):
        return False


Address = Annotated[str, AfterValidator(mail_address)]


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

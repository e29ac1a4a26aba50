"""What rules/office.toml may hold: who the office is, what is in scope, how it mails.

Not here: the digest (digest.py), the rules that read articles (rules.py). Passwords never stand in a file: the environment holds them.
"""

import os
from datetime import date
from typing import Literal

from pydantic import Field

from monitor.config.recipients import Address
from monitor.config.toml_file import Strict
from monitor.model import Group


class Scope(Strict):
    """From a day on: which articles become clips besides those about the province."""

    valid_from: date = Field(alias="from")
    topics: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    everything: bool = False


class Mail(Strict):
    """The office's mail server."""

    host: str = Field(min_length=1)
    port: int = Field(ge=1, le=65535)
    security: Literal["starttls", "tls", "none"]
    user: str = ""
    password_env: str = ""  # name of the environment variable that holds the password
    sender: Address
    sender_name: str = ""
    timeout: float = Field(default=30, gt=0, le=300)
    ca: str = ""  # PEM file with the root certificate of the server, from the folder of sources.toml

    def password(self) -> str:
        """The password, from the environment; empty when none is set."""
        return os.environ.get(self.password_env, "") if self.password_env else ""


class Evidence(Strict):
    """How long fetched pages that became no clip are kept, and who stamps the time on the evidence."""

    spool_days: int = Field(default=90, ge=1)
    timestamps: str = Field(default="", pattern=r"^(https?://\S+)?$")  # of a service that speaks RFC 3161; empty: none
    timestamps_ca: str = ""  # PEM file with its root certificate, from the folder of sources.toml


class Letterhead(Strict):
    """What stands at the head and the foot of the office's documents; what is not given stays blank for people."""

    superior: str = ""  # the body above, as printed
    body: str = ""  # the office, as printed; none: its name in capitals
    place: str = ""  # where documents are signed
    symbol: str = ""  # behind the number
    post: str = ""  # of who signs, as printed; a line each
    contact: str = ""  # who answers questions: name, telephone, mail
    recipients: tuple[str, ...] = ()  # who gets a copy of letters
    archive: str = ""  # where a copy stays, behind "Lưu:"


class Office(Strict):
    """rules/office.toml"""

    name: str = Field(min_length=1)
    timezone: str = "Asia/Ho_Chi_Minh"
    unverified: bool = False
    scope: tuple[Scope, ...] = Field(min_length=1)
    mail: Mail
    evidence: Evidence = Evidence()
    letterhead: Letterhead = Letterhead()

    def scope_on(self, day: date) -> Scope:
        """The scope in force on *day*; before the first one, the first one."""
        current = [s for s in self.scope if s.valid_from <= day]
        return max(current, key=lambda s: s.valid_from) if current else min(self.scope, key=lambda s: s.valid_from)

"""What rules/alerts.toml may hold: which articles are mailed at once, to whom, and how many mails an hour at most.

Not here: the language of their queries (query).
"""

from pydantic import Field

from monitor.config.recipients import RecipientRow
from monitor.config.toml_file import Strict


class Alert(Strict):
    """A rule that asks for an immediate mail."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    label: str = Field(min_length=1)
    query: str = Field(min_length=1)  # as for `monitor search`
    enabled: bool = True
    recipients: tuple[RecipientRow, ...] = ()  # none: those of the file


class Spike(Strict):
    """When a topic has many more articles than in the days before."""

    enabled: bool = True
    days: int = Field(default=14, ge=7, le=60)  # that it is compared with
    least: int = Field(default=6, ge=2)  # articles in 24 hours: fewer are no spike
    mail: bool = False  # also mailed at once, not only told in the digest


class Alerts(Strict):
    """rules/alerts.toml"""

    ceiling: int = Field(default=6, ge=1, le=60)  # mails an hour to one recipient; what is over waits for the next mail
    max_age: int = Field(default=24, ge=1, le=720)  # hours: what was published earlier is left to the digest
    recipients: tuple[RecipientRow, ...] = ()  # none: those of the whole digest
    alert: tuple[Alert, ...] = ()
    spike: Spike = Spike()

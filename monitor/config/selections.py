"""What rules/selections.toml may hold: what the office offers other bodies, such as vietnam.vn, to take over.

Not here: the language of their queries (query), the form of the feed (publish).
"""

from pydantic import Field

from monitor.config.toml_file import Strict


class Selection(Strict):
    """A feed of the office: what people picked for it, and what its query finds."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(min_length=1)
    query: str = ""  # as for `monitor search`; none: only what people picked
    days: int = Field(default=30, ge=1, le=366)  # that it goes back


class Selections(Strict):
    """rules/selections.toml"""

    address: str = Field(default="", pattern=r"^(https?://\S+)?$")  # where the office publishes its feeds; names them
    selection: tuple[Selection, ...] = ()

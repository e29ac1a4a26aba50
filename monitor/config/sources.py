"""What sources.toml may hold. The file itself explains every key to the people who write it.

Not here: what is done with a source (crawl).
"""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from monitor.config.toml_file import Strict
from monitor.model import Group, SourceKind


def _http(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be a whole http:// or https:// address")
    return url


def _ascii(text: str) -> str:
    if not (text.isascii() and text.isprintable()):
        raise ValueError("must be one line without accents: HTTP headers carry nothing else")
    return text


HeaderText = Annotated[str, AfterValidator(_ascii)]
HttpUrl = Annotated[str, AfterValidator(_http)]


class Crawl(Strict):
    """Manners that hold for every source."""

    user_agent: HeaderText = Field(min_length=5)
    contact: HeaderText = Field(pattern=r"^(mailto:[^@\s]+@[^@\s]+|https?://\S+)$")
    spacing: float = Field(default=1.0, ge=0, le=600)  # seconds between two requests to a host
    first_days: int = Field(default=3, ge=0, le=365)
    proxy: HttpUrl | None = None

    @property
    def agent(self) -> str:
        """The User-Agent header: the office's words and how to reach it."""
        return f"{self.user_agent} (+{self.contact})"


class Selectors(Strict):
    """CSS selectors that win over what the program finds by itself."""

    links: str | None = None  # on a listing page: the article links
    next: str | None = None  # on a listing page: the link to its next page
    title: str | None = None  # on an article page, and so the following
    lead: str | None = None
    text: str | None = None
    date: str | None = None
    remove: tuple[str, ...] = ()

    @property
    def of_article(self) -> bool:
        """Whether a person says where anything stands on an article page."""
        return bool(self.title or self.lead or self.text or self.date or self.remove)


class Source(Strict):
    """One outlet or portal, as read through one kind of door."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str = Field(min_length=1)
    group: Group
    kind: SourceKind
    url: HttpUrl
    more: tuple[HttpUrl, ...] = ()  # more addresses of the same kind
    language: str = Field(pattern=r"^[a-z]{2}$")
    selectors: Selectors = Selectors()
    spacing: float | None = Field(default=None, ge=0, le=600)
    headers: dict[HeaderText, HeaderText] = Field(default_factory=dict)
    ca_bundle: str | None = None
    proxy: HttpUrl | None = None  # for this source; wins over crawl.proxy and the environment
    timezone: str = "Asia/Ho_Chi_Minh"
    date_order: Literal["dmy", "mdy"] | None = None  # of numeric dates; None: 12-hour clock means mdy, else dmy
    allow_private: bool = False
    unverified: bool = False
    owner: str = ""  # the body that publishes it; sources of one owner are one house
    also: tuple[Annotated[str, Field(min_length=2)], ...] = ()  # what others call it when they credit it
    wire: bool = False  # a news agency: others reprint its texts
    own_portal: bool = False  # of the province itself: the freshness table tells when it was last updated
    enabled: bool = True
    reason: str = ""  # why it is not enabled, or what is to be known of it

    @property
    def urls(self) -> tuple[str, ...]:
        """Every address of this source, the first one first."""
        return (self.url, *self.more)


class SourcesFile(Strict):
    """The whole of sources.toml."""

    crawl: Crawl
    source: tuple[Source, ...] = Field(min_length=1)

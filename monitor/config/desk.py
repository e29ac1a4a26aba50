"""What rules/desk.toml may hold: where the desk listens, how people sign in, which section is whose.

Not here: the accounts themselves (the database), what each role may do (the desk).
"""

import ipaddress
import os
from importlib.util import find_spec
from typing import Annotated, Literal, get_args

from pydantic import Field

from monitor.config.toml_file import Strict
from monitor.model import Role

# The parts of the desk that can be kept for some roles; later screens add theirs.
Section = Literal[
    "today", "clips", "stories", "flags", "cases", "digest", "briefings", "facts", "sources", "add", "people", "audit"
]
SECTIONS: tuple[Section, ...] = get_args(Section)


# A leading dot stands for every name below it.
HostName = Annotated[str, Field(pattern=r"^\.?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$")]


class Oidc(Strict):
    """The province's own sign-in service (OpenID Connect)."""

    name: str = Field(min_length=1)  # as the button calls it
    issuer: str = Field(pattern=r"^https?://\S+$")
    client_id: str = Field(min_length=1)
    client_secret_env: str = Field(min_length=1)  # name of the environment variable that holds the secret
    login_claim: str = "preferred_username"  # which claim is the login of an account

    def client_secret(self) -> str:
        """The secret, from the environment; empty when none is set."""
        return os.environ.get(self.client_secret_env, "")

    def missing(self) -> str:
        """What keeps this machine from using it, and what to do; "" when nothing does."""
        if find_spec("authlib") is None or find_spec("requests") is None:
            return (
                "[oidc] of rules/desk.toml needs a library that is not installed; install monitor with its extra `oidc`"
            )
        if not self.client_secret():
            return f"[oidc] of rules/desk.toml needs its secret; set the environment variable {self.client_secret_env}"
        return ""


class DeskRules(Strict):
    """rules/desk.toml; what is not there has these values."""

    host: str = Field(default="127.0.0.1", pattern=r"^[A-Za-z0-9._:-]+$")
    port: int = Field(default=8765, ge=0, le=65535)
    prefix: str = Field(default="", pattern=r"^(/[A-Za-z0-9._~-]+)*$")  # behind a reverse proxy: "/diem-bao"
    hosts: tuple[HostName, ...] = ()  # names under which it is reached, besides this machine's own
    proxies: int = Field(default=0, ge=0, le=5)  # reverse proxies in front of it whose word on the address counts
    https: bool = False  # people reach it by https: cookies are sent by that only
    session_hours: int = Field(default=12, ge=1, le=168)
    idle_minutes: int = Field(default=120, ge=5, le=1440)
    password_length: int = Field(default=12, ge=8, le=64)
    lock_after: int = Field(default=5, ge=2, le=50)  # wrong passwords in a row
    lock_minutes: int = Field(default=15, ge=1, le=1440)
    upload_megabytes: int = Field(default=10, ge=1, le=100)
    url: str = Field(
        default="", pattern=r"^(https?://[^\s/?#\"'<>]+(/[^\s?#\"'<>]*)?)?$"
    )  # where readers of mails open it
    sections: dict[Section, Role] = Field(default_factory=dict)  # the least role that may see a section
    oidc: Oidc | None = None

    def only_here(self) -> bool:
        """Whether it listens where only this machine can reach it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host.lower() == "localhost"

    def unprotected(self) -> str:
        """What a person must know of a desk that other machines reach without https; "" for any other."""
        if self.only_here() or self.https:
            return ""
        return (
            "other machines reach the desk without https, so passwords travel as they are typed; put a reverse proxy with "
            "https before it, then `https = true` in rules/desk.toml"
        )

    def address(self, host: str, port: int) -> str:
        """The address to type into a browser, where it listens at *host* and *port*."""
        return f"http://{f'[{host}]' if ':' in host else host}:{port}{self.prefix}/"

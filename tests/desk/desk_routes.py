"""Every route of the desk with an address that exists, and who is signed in without a password. Not for: fixtures."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from desk_office import Browser
from werkzeug.routing import AnyConverter, IntegerConverter

from monitor.desk.doors import sessions


@dataclass(frozen=True)
class Route:
    """One address and one way to ask it."""

    endpoint: str
    method: str  # GET or POST
    rule: object

    def __str__(self):
        return f"{self.method} {self.rule.rule}"


def routes(app, method=""):
    """All of them, in a steady order; one *method* only where it is given."""
    found = [
        Route(rule.endpoint, each, rule)
        for rule in app.url_map.iter_rules()
        for each in ("GET", "POST")
        if each in rule.methods and method in ("", each)
    ]
    return sorted(found, key=lambda route: (route.endpoint, route.method, route.rule.rule))


def known(store):
    """What addresses name, by the names that screens use: things of the demo's day that exist."""
    clip = next(iter(store.clips()))
    return {
        "clip": clip.id,
        "article": clip.id,
        "story": clip.story.id if clip.story else 1,
        "edition": 1,
        "account": 1,
        "source": clip.source,
        "id_": clip.source,
        "filename": "desk.css",
        "form": "csv",
        "period": "2026-09",
    }


def path_of(app, route, values):
    """The address of *route* with *values* by name; what has none is 1, "x", or the first that is allowed."""
    given = {}
    for name, converter in route.rule._converters.items():
        if isinstance(converter, AnyConverter):
            given[name] = min(converter.items)
        elif isinstance(converter, IntegerConverter):
            found = values.get(name, 1)
            given[name] = found if isinstance(found, int) else 1
        else:
            given[name] = str(values.get(name, "x"))
    return app.url_map.bind("localhost").build(route.endpoint, given, method=route.method)


class Insider(Browser):
    """A browser that is signed in again whenever it is not; the door itself is another test's."""

    def __init__(self, app, store, login=""):
        super().__init__(app)
        self.store, self.login = store, login

    def ask(self, method, path, **more):
        """One request, no redirect followed; a form has its key."""
        self.sign_in()
        if method == "POST":
            more["data"] = {"csrf_token": self.key(), **more.get("data", {})}
        self.last = self.client.open(path, method=method, buffered=True, **more)
        return self.last

    def sign_in(self):
        """Come in through the back door."""
        cookie = self.client.get_cookie(sessions.COOKIE)
        if self.login and (cookie is None or self.store.accounts.signed_in(sessions.digest(cookie.value)) is None):
            token, now = secrets.token_urlsafe(32), datetime.now(UTC)
            self.store.accounts.sign_in(sessions.digest(token), self.login, now, now + timedelta(hours=9), "127.0.0.1")
            self.client.set_cookie(sessions.COOKIE, token)

    def key(self):
        """The key of forms, from the page of one's own password; the last page may be anything."""
        page = self.client.get("/password", follow_redirects=True).get_data(as_text=True)
        return page.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]

"""The review desk as findings: who can sign in, where it listens, whether the province's own service can be used.

Not here: whether its program lives (lanes.py), anything that happens at the desk.
"""

from collections.abc import Iterator

from monitor.config import Settings
from monitor.doctor.finding import Finding
from monitor.store import Store

_FIRST = 'monitor user add LOGIN --name "NAME" --role admin'


def desk_findings(settings: Settings, store: Store | None) -> Iterator[Finding]:
    """What is said of the desk; without a *store* nobody has an account yet."""
    yield _people(store)
    yield from _place(settings)
    yield from _service(settings)


def _people(store: Store | None) -> Finding:
    accounts = store.accounts.all() if store else ()
    active = [each for each in accounts if each.active]
    admins = sum(each.role == "admin" for each in active)
    if not accounts:
        return Finding(True, f"the desk has no account yet: `{_FIRST}` makes the first one")
    if not admins:
        return Finding(False, f"the desk has no admin who can sign in; make one: `{_FIRST}`")
    off = len(accounts) - len(active)
    text = f"the desk: {_count(len(active), 'account')}, {_count(admins, 'admin')}"
    return Finding(True, f"{text}; {off} switched off" if off else text)


def _place(settings: Settings) -> Iterator[Finding]:
    rules = settings.desk
    where = f"the desk listens at {rules.host}, port {rules.port}"
    parts = [f"this machine only: {rules.address(rules.host, rules.port)}" if rules.only_here() else ""]
    parts += [f"people call it {', '.join(rules.hosts)}" if rules.hosts else ""]
    parts += [f"behind a reverse proxy, under {rules.prefix or '/'}" if rules.proxies else ""]
    yield Finding(True, "; ".join(filter(None, (where, *parts))))
    if rules.unprotected():
        yield Finding(False, rules.unprotected())
    if rules.proxies and not rules.only_here():
        text = (
            "the desk believes whoever reaches its port from which address people come, so nobody may reach it past the "
            'proxy: put `host = "127.0.0.1"` where the proxy is on this machine, else let the firewall admit the proxy only'
        )
        yield Finding(True, text)
    if rules.https and not rules.proxies:
        text = (
            "rules/desk.toml says `https = true` and names no reverse proxy that gives it: the desk itself speaks plain "
            "http; put the number of proxies in `proxies`"
        )
        yield Finding(False, text)


def _service(settings: Settings) -> Iterator[Finding]:
    oidc = settings.desk.oidc
    if oidc is None:
        return
    if missing := oidc.missing():
        yield Finding(False, f"{missing}; until then the desk does not start")
    else:
        yield Finding(
            True, f"people can sign in by {oidc.name} too ({oidc.issuer}); whether it answers is not asked here"
        )


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"

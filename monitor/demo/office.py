"""The demo's own folder of sources.toml and rules/: an office's rules, the demo's press, mail server and readers.

All of it stands on disk, so that every other command works on the demo too. Not here: running the demo (run.py).
"""

import json
import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from importlib import resources
from pathlib import Path
from typing import Any

from monitor.config import Settings, load
from monitor.demo.mailbox import Mailbox
from monitor.errors import InputError

RECIPIENTS = (
    {"address": "lanh-dao@van-phong.example", "name": "Lãnh đạo cơ quan"},
    {"address": "can-bo-truc@van-phong.example", "name": "Cán bộ trực"},
)
_OF_OTHER_SERVERS = ("user", "password_env", "ca")
FACTS = "monitor-demo.toml"  # what documents say that the demo's press is held against, besides the office's own
# An office's days off, its readers of other mails, its own desk: the demo has none of them.
_NOT_COPIED = ("calendar.toml", "schedule.toml", "alerts.toml", "desk.toml")


def demo_settings(config: Path, own: Path, proxy: str, mailbox: Mailbox) -> Settings:
    """Make the folder *own* of the rules of *config*; return what it holds. Raises InputError and ConfigError."""
    if not (config / "rules").is_dir():
        raise InputError(
            f"{config} holds no folder rules/; run the demo in the program's folder, or name it with --config"
        )
    shutil.copytree(config / "rules", own / "rules", ignore=shutil.ignore_patterns(*_NOT_COPIED))
    (own / "sources.toml").write_text(_resource("sources.toml").replace("PROXY", proxy), encoding="utf-8")
    (own / "rules" / "facts").mkdir(exist_ok=True)
    (own / "rules" / "facts" / FACTS).write_text(_resource("facts.toml"), encoding="utf-8")
    load(own)  # faults are told with the lines that people wrote
    _change(own / "rules" / "digest.toml", lambda digest: digest | {"recipients": RECIPIENTS, "groups": []})
    if (own / "rules" / "briefing.toml").exists():
        _change(own / "rules" / "briefing.toml", lambda briefing: briefing | {"recipients": RECIPIENTS})
    _change(own / "rules" / "office.toml", lambda office: office | {"mail": _mail(office["mail"], mailbox)})
    return load(own)


def _resource(name: str) -> str:
    return (resources.files("monitor.demo") / name).read_text(encoding="utf-8")


def _mail(mail: dict[str, Any], mailbox: Mailbox) -> dict[str, Any]:
    kept = {name: value for name, value in mail.items() if name not in _OF_OTHER_SERVERS}
    return kept | {"host": mailbox.host, "port": mailbox.port, "security": "none"}


def _change(path: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    changed = change(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    path.write_text(f"# Written by `monitor demo`.\n{toml(changed)}", encoding="utf-8")


def toml(values: Mapping[str, Any]) -> str:
    """*values* as TOML, a line for each key."""
    return "".join(f"{_key(name)} = {_value(value)}\n" for name, value in values.items())


def _key(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {_value(each)}" for name, each in value.items()) + " }"
    if isinstance(value, date | time):  # a datetime is a date
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)  # strings, numbers and true and false are written as in JSON

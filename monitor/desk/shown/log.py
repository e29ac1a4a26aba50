"""The log of what people did, as words for the page and as rows for other programs. Not here: SQL, requests.

A row holds all that its link is made of. Who has the exported file can follow the chain without this program: a link is
the SHA-256, in hex, of the JSON array (UTF-8, no accents escaped, ", " between values) of the link before (64 noughts
before the first line), number, at, login, name, address, act, about, and detail as JSON text with sorted keys.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from monitor.publish.export.rows import BOM, cell
from monitor.store import Store
from monitor.store.audit import AuditLine
from monitor.store.times import stored

COLUMNS = ("number", "at", "login", "name", "address", "act", "about", "detail", "chain")
_BATCH = 1000  # lines read at a time: a slow reader holds no transaction

# What each kind of thing is called, and the endpoint and the argument of its page where it has one.
THINGS: Mapping[str, tuple[str, str, str]] = {
    "clip": ("Tin", "clip.show", "clip"),
    "story": ("Nhóm tin", "stories.one", "story"),
    "edition": ("Bản điểm báo", "", ""),
    "digest": ("Điểm báo", "", ""),
    "source": ("Nguồn tin", "sources.one", "id_"),
    "search": ("Phép tìm đã lưu", "", ""),
    "message": ("Thư", "", ""),
    "account": ("Tài khoản", "", ""),
}
ACTS: Mapping[str, str] = {
    "account.add": "thêm tài khoản",
    "account.change": "sửa tài khoản",
    "account.password": "đặt lại mật khẩu",
    "account.unlock": "mở khóa",
    "account.sign-out": "đăng xuất người khác",
    "account.bind": "gắn với tài khoản của tỉnh",
    "password.own": "đổi mật khẩu của mình",
    "sign-in": "đăng nhập",
    "sign-in.wrong": "nhập sai mật khẩu",
    "sign-in.locked": "thử đăng nhập khi đang khóa",
    "sign-out.others": "đăng xuất ở nơi khác",
}
DETAILS: Mapping[str, str] = {
    "name": "họ tên",
    "role": "vai trò",
    "active": "đang dùng",
    "ended": "số phiên đã dừng",
    "renew": "phải đổi mật khẩu",
}


def act_words(act: str) -> str:
    """What was done, in Vietnamese; an act without words is named by its key."""
    return ACTS.get(act, act)


def detail_words(detail: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The details as (what, value), in the order of their keys; values that are lists or objects as JSON."""
    return tuple(
        (DETAILS.get(key, key), value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for key, value in sorted(detail.items())
        if value not in ("", None)
    )


def row(line: AuditLine) -> dict[str, Any]:
    """A line as JSON values; `at` and `detail` are told as the link was made of them."""
    return {
        "number": line.number,
        "at": stored(line.at),
        "login": line.actor.login,
        "name": line.actor.name,
        "address": line.actor.address,
        "act": line.act,
        "about": line.about,
        "detail": dict(line.detail),
        "chain": line.chain,
    }


def whole(store: Store) -> Iterator[AuditLine]:
    """Every line up to the one that is the newest now, oldest first. Other work may go on in between."""
    last, after = store.audit.last(), 0
    while last is not None and after < last.number:
        lines = [line for line in store.audit.following(after, _BATCH) if line.number <= last.number]
        yield from lines
        after = lines[-1].number if lines else last.number


def jsonl(lines: Iterable[AuditLine]) -> Iterator[str]:
    """One JSON object per line."""
    for line in lines:
        yield json.dumps(row(line), ensure_ascii=False) + "\n"


def csv_text(lines: Iterable[AuditLine]) -> Iterator[str]:
    """A table for a spreadsheet, marked as UTF-8; no cell can run as a formula."""
    yield BOM + ",".join(COLUMNS) + "\r\n"
    for line in lines:
        values = row(line) | {"detail": json.dumps(dict(line.detail), ensure_ascii=False, sort_keys=True)}
        out = io.StringIO()
        csv.writer(out).writerow([cell(values[name]) for name in COLUMNS])
        yield out.getvalue()

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

from monitor.desk.shown.words import ROLE_NAMES
from monitor.publish.export.rows import BOM, cell
from monitor.store import Store
from monitor.store.audit import AuditLine
from monitor.store.times import stored

COLUMNS = ("number", "at", "login", "name", "address", "act", "about", "detail", "chain")
_BATCH = 1000  # lines read at a time: a slow reader holds no transaction

# What each kind of thing is called, and the endpoint and the argument of its page where it has one.
THINGS: Mapping[str, tuple[str, str, str]] = {
    "clip": ("Tin", "clip.show", "clip"),
    "story": ("Nhóm tin", "story.show", "story"),
    "case": ("Vụ việc số", "case.show", "case"),
    "briefing": ("Báo cáo kỳ", "briefings.one", "period"),
    "units": ("Báo cáo của đơn vị, kỳ", "briefing_units.show", "period"),
    "edition": ("Điểm báo số", "digest.edition", "number"),
    "mail": ("Thư", "", ""),
    "search": ("Phép tìm đã lưu", "", ""),
    "fact": ("Số liệu", "facts.one", "id_"),
    "claim": ("Thông tin đã bị bác bỏ", "facts.one", "id_"),
    "argument": ("Lập luận, tài liệu", "facts.one", "id_"),
    "source": ("Nguồn tin", "sources.one", "id_"),
    "account": ("Tài khoản", "", ""),
}
_WHOLE: Mapping[str, str] = {
    "clips": "nhiều tin",
    "outbox": "hộp thư đi",
    "new clip": "tin mới",
    "register": "sổ số liệu",
}
ACTS: Mapping[str, str] = {
    "account.add": "thêm tài khoản",
    "account.change": "sửa tài khoản",
    "account.password": "đặt lại mật khẩu",
    "account.unlock": "mở khóa",
    "account.unbind": "gỡ liên kết với tài khoản của tỉnh",
    "account.sign-out": "đăng xuất người khác",
    "password.own": "đổi mật khẩu của mình",
    "sign-in": "đăng nhập",
    "sign-in.wrong": "nhập sai mật khẩu",
    "sign-in.locked": "thử đăng nhập khi đang khóa",
    "sign-in.refused": "bị từ chối đăng nhập bằng tài khoản của tỉnh",
    "sign-in.bound": "liên kết với tài khoản của tỉnh",
    "sign-out.others": "đăng xuất ở nơi khác",
    "tag.accept": "xác nhận nhãn",
    "tag.drop": "bỏ nhãn",
    "tag.add": "thêm nhãn",
    "tag.withdraw": "rút lại ý kiến về nhãn",
    "tag.undo": "hoàn tác nhãn",
    "clip.read": "đánh dấu đã đọc",
    "clip.unread": "đánh dấu chưa đọc",
    "clip.reviewed": "đánh dấu đã xem xét",
    "clip.reopened": "mở lại để xem xét",
    "clip.note": "ghi chú",
    "clip.assign": "giao việc",
    "clip.words": "ghi câu trích, nhận xét",
    "clip.words.undo": "hoàn tác câu trích, nhận xét",
    "clip.undo": "hoàn tác",
    "clip.take-in": "đưa vào phạm vi theo dõi",
    "story.rename": "đặt tên nhóm tin",
    "story.pin": "ghim tin đại diện",
    "story.split": "tách nhóm tin",
    "story.move": "chuyển tin sang nhóm khác",
    "story.merge": "gộp nhóm tin",
    "story.undo": "hoàn tác về nhóm tin",
    "briefing.freeze": "chốt số liệu báo cáo",
    "briefing.mail": "gửi thư báo cáo đã chốt",
    "units.report": "nhập báo cáo của đơn vị",
    "flag.accept": "đưa nội dung cần kiểm chứng vào danh sách chờ lập vụ việc",
    "flag.dismiss": "bỏ qua nội dung cần kiểm chứng",
    "flag.reopen": "mở lại nội dung cần kiểm chứng",
    "flag.undo": "hoàn tác về nội dung cần kiểm chứng",
    "case.open": "lập vụ việc",
    "case.rowset": "ghi bảng đối chiếu của vụ việc",
    "case.rowdropped": "bỏ câu khỏi bảng đối chiếu của vụ việc",
    "case.linked": "thêm bài vào vụ việc",
    "case.unlinked": "đưa bài ra khỏi vụ việc",
    "case.wrote": "ghi nội dung hồ sơ vụ việc",
    "case.chose": "chọn phương án của vụ việc",
    "case.rated": "đổi mức độ của vụ việc",
    "case.moved": "chuyển trạng thái vụ việc",
    "case.marked": "ghi việc đã xảy ra của vụ việc",
    "case.asked": "xin ý kiến chỉ đạo về vụ việc",
    "case.directed": "ghi ý kiến chỉ đạo về vụ việc",
    "case.proposed": "đề xuất kết luận vụ việc",
    "case.confirmed": "xác nhận kết luận vụ việc",
    "case.rejected": "không xác nhận kết luận vụ việc",
    "case.examined": "kiểm tra nội dung cải chính",
    "case.noted": "ghi chú vào vụ việc",
    "case.packed": "lập gói hồ sơ vụ việc",
    "case.dossier": "lập hồ sơ vụ việc (Word)",
    "case.file": "gửi tệp vào vụ việc",
    "digest.drop": "lược khỏi điểm báo",
    "digest.keep": "giữ lại trong điểm báo",
    "digest.order": "xếp thứ tự điểm báo",
    "digest.note": "ghi chú điểm báo",
    "digest.undo": "hoàn tác điểm báo",
    "digest.approve": "duyệt điểm báo",
    "digest.send": "gửi điểm báo",
    "mail.again": "gửi lại thư",
    "mail.drop": "bỏ thư",
    "mail.release": "cho gửi các thư đang giữ",
    "add.url": "thêm tin theo địa chỉ",
    "add.paper": "thêm tin báo in, phát thanh, truyền hình",
    "register.add": "thêm vào sổ số liệu",
    "register.import": "nhập tệp vào sổ số liệu",
    "register.withdraw": "rút khỏi sổ số liệu",
    "search.save": "lưu phép tìm",
    "search.rename": "đổi tên phép tìm",
    "search.delete": "xóa phép tìm",
}
DETAILS: Mapping[str, str] = {
    "name": "tên",
    "role": "vai trò",
    "active": "đang dùng",
    "ended": "số phiên đã dừng",
    "by": "bằng",
    "why": "lý do",
    "label": "loại nhãn",
    "value": "nhãn",
    "text": "nội dung",
    "kind": "loại",
    "reason": "lý do",
    "to": "giao cho",
    "clip": "tin",
    "clips": "các tin",
    "article": "tin",
    "articles": "các tin",
    "story": "nhóm tin",
    "others": "các nhóm gộp vào",
    "new": "nhóm mới",
    "into": "sang nhóm",
    "edition": "số",
    "section": "mục",
    "way": "cách xếp",
    "items": "số tin",
    "left_out": "số tin bỏ ra",
    "fingerprint": "mã nội dung",
    "seen_at": "xem lúc",
    "accepted": "số nhãn xác nhận",
    "first": "từ việc số",
    "last": "đến việc số",
    "deed": "việc số",
    "number": "việc số",
    "was": "trước đó",
    "word": "lời số",
    "url": "địa chỉ",
    "outlet": "báo",
    "title": "tiêu đề",
    "shared": "dùng chung",
    "held": "đang giữ",
    "hastened": "số thư gửi sớm",
    "file": "tệp",
    "rows": "số dòng",
    "ids": "các mã",
}

_VALUES: Mapping[str, Mapping[str, str]] = {
    "role": {str(role): name for role, name in ROLE_NAMES.items()},
    "active": {"1": "có", "0": "không"},
    "was": {  # what was undone of a digest
        "drop": "lược",
        "keep": "giữ lại",
        "order": "xếp thứ tự",
        "note": "lời ở đầu bản tin",
        "withdraw": "hoàn tác",
    },
}


def act_words(act: str) -> str:
    """What was done, in Vietnamese; an act without words is named by its key."""
    return ACTS.get(act, act)


def about_words(about: str) -> str:
    """What it was done to, in Vietnamese: "clip 12" is "Tin 12"; what has no words is named as it is kept."""
    kind, _, which = about.partition(" ")
    words = THINGS.get(kind, ("", "", ""))[0]
    return f"{words} {which}" if words and which else _WHOLE.get(about, about)


def detail_words(detail: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The details as (what, value), in the order of their keys; values that are lists or objects as JSON."""
    return tuple(
        (DETAILS.get(key, key), _value(key, value)) for key, value in sorted(detail.items()) if value not in ("", None)
    )


def _value(key: str, value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    words = _VALUES.get(key, {})
    return " → ".join(words.get(part, part) for part in value.split(" → ")) if words else value


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

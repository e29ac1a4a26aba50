"""What the columns of the log's workbook say: in words as on the page, then as CSV has it. Not here: the workbook (publish)."""

import json

from monitor.desk.shown import log
from monitor.publish.export.columns import Column
from monitor.store.audit import AuditLine

_AS_SHOWN = "bằng lời, như trên trang Nhật ký"


def _details(line: AuditLine) -> str:
    return "; ".join(f"{what}: {value}" for what, value in log.detail_words(line.detail))


def _as_kept(line: AuditLine) -> str:
    return json.dumps(dict(line.detail), ensure_ascii=False, sort_keys=True)


LOG_COLUMNS = (
    Column("number", "Dòng", 8, lambda line, _: line.number),
    Column("at", "Lúc", 16, lambda line, words: line.at.astimezone(words.zone), note="trong CSV, JSONL: giờ UTC"),
    Column("login", "Tên đăng nhập", 16, lambda line, _: line.actor.login),
    Column("name", "Ai", 24, lambda line, _: line.actor.name),
    Column("address", "Địa chỉ máy", 16, lambda line, _: line.actor.address, note="trống: dòng lệnh trên máy chủ"),
    Column("", "Việc", 30, lambda line, _: log.act_words(line.act), wrapped=True, note=_AS_SHOWN),
    Column("", "Về", 24, lambda line, _: log.about_words(line.about), wrapped=True, note=_AS_SHOWN),
    Column("", "Chi tiết", 50, lambda line, _: _details(line), wrapped=True, note=_AS_SHOWN),
    Column("act", "Mã việc", 18, lambda line, _: line.act),
    Column("about", "Mã của đối tượng", 18, lambda line, _: line.about),
    Column("detail", "Chi tiết như đã ghi", 40, lambda line, _: _as_kept(line)),
    Column("chain", "Mã nối", 68, lambda line, _: line.chain, note="kiểm tra chuỗi bằng tệp CSV hoặc JSONL"),
)

"""Whether what a case says may leave the desk as final, or only as a draft. Pure: a case in, reasons out.

Not here: making the dossier (dossier), a verdict in a digest (`Case.verdict`).
"""

from collections.abc import Iterator

from monitor.case import Case


def lacking_to_leave(case: Case) -> Iterator[tuple[str, str]]:
    """Every reason, in English and Vietnamese, for which a dossier of *case* is a draft."""
    found = case.assessment
    if found is None or (found.verdict == "false" and not found.confirmed_by):
        yield (
            "the verdict is not there or waits for a second officer; the dossier is a draft",
            "Chưa có kết luận hoặc kết luận còn chờ cán bộ thứ hai xác nhận.",
        )
    elif not found.confirmed_by and (
        found.verdict == "partly" or any(row.conclusion in ("false", "partly") for row in case.rows.values())
    ):
        yield (
            "it says that a sentence is wrong and waits for a second officer; the dossier is a draft",
            "Hồ sơ nêu có nội dung chưa đúng và còn chờ cán bộ thứ hai xác nhận.",
        )
    if not case.texts.get("right", "").strip():
        yield (
            "what the article got right is not told (H; an answer may be: nothing)",
            "Thiếu mục H “Nội dung báo nêu đúng và việc khắc phục” (nếu không có, ghi rõ là không có).",
        )

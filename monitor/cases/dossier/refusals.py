"""Why a dossier is not made: what is secret, what is damaged, what is not confirmed. Not here: making it (gathered.py)."""

from collections.abc import Iterator

from monitor.case import Case
from monitor.cases.secrecy import is_secret
from monitor.errors import CaseError
from monitor.store import Store

Refusal = tuple[str, str]  # English, Vietnamese


def ready(case: Case) -> bool:
    """Whether a dossier of *case* may leave the desk as final."""
    return not tuple(_open(case))


def refuse(store: Store, case: Case, *, final: bool) -> None:
    """Raise CaseError, with every reason, where no dossier of *case* can be made, or where *final*, none that is final."""
    wrong = (*_secret(case), *_damaged(store, case), *(_open(case) if final else ()))
    if wrong:
        raise CaseError(wrong)


def _secret(case: Case) -> Iterator[Refusal]:
    if is_secret(case.texts.get("secrecy", "")):
        yield (
            "the case bears a degree of state secrecy, which this program must not hold: make the dossier outside it",
            "Vụ việc ghi độ mật thuộc bí mật nhà nước; hồ sơ loại này phải lập ngoài chương trình, theo quy định bảo vệ bí mật.",
        )


def _damaged(store: Store, case: Case) -> Iterator[Refusal]:
    """A kept page whose bytes are not those that were kept proves nothing."""
    for article in case.articles:
        for capture in store.evidence.of_article(article):
            if capture.kept_file and store.evidence.captured(capture.number) is None:
                yield (
                    f"capture {capture.number} of article {article} is damaged or missing; run `monitor evidence verify`",
                    f"Bản lưu số {capture.number} của bài mã {article} hỏng hoặc mất; kiểm tra bằng chứng, khôi phục bản sao lưu.",
                )


def _open(case: Case) -> Iterator[Refusal]:
    found = case.assessment
    if found is None or not case.told:
        yield (
            "the verdict is not there or waits for a second officer; the dossier is a draft",
            "Chưa có kết luận hoặc kết luận còn chờ cán bộ thứ hai xác nhận; hồ sơ mới là dự thảo.",
        )
    elif not found.confirmed_by and any(row.conclusion == "false" for row in case.rows.values()):
        yield (
            "a line of the comparison says `false` and waits for a second officer; the dossier is a draft",
            "Bảng đối chiếu có câu còn chờ cán bộ thứ hai xác nhận; hồ sơ mới là dự thảo.",
        )
    if not case.texts.get("right", "").strip():
        yield (
            "what the article got right is not told (H; an answer may be: nothing)",
            "Thiếu mục H “Nội dung báo nêu đúng và việc khắc phục” (nếu không có, ghi rõ là không có).",
        )

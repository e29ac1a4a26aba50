"""The draft of a statement for the public (thông cáo báo chí, nội dung đăng cổng). People sign it and give it out.

An officer's own draft stands in place of the program's, which says only what is held against documents. Not here: letters.
"""

import re
from collections.abc import Iterator

from monitor.publish.dossier.letter import END, mark_of
from monitor.publish.dossier.values import Dossier
from monitor.publish.word.values import fill_in
from monitor.vietnamese.wording import in_marks, padded, short_day

KIND = "THÔNG CÁO BÁO CHÍ"
_SAYS = re.compile(
    r"^(?:(?:các|một số) )?(?:báo(?: chí)?|bài(?: báo)?) (?:nêu|phản ánh|đưa tin|viết)(?: rằng| là)?:? +", re.IGNORECASE
)
_NOTHING = re.compile(
    r"(?:không|không có(?: nội dung(?: nào| báo nêu đúng)?)?)\s*\.?", re.IGNORECASE
)  # the answer "nothing"


def statement_paragraphs(dossier: Dossier) -> tuple[str, ...]:
    """Its body: the officer's words, or the program's draft."""
    written = tuple(line for line in dossier.texts.statement.splitlines() if line.strip())
    paragraphs = written or tuple(_drafted(dossier))
    last = paragraphs[-1].rstrip()
    return (*paragraphs[:-1], last if last.endswith(END) else last.rstrip(".") + END)


def statement_docx(dossier: Dossier) -> bytes:
    """It as a Word file."""
    from monitor.publish.word.letterhead import letterhead, title  # noqa: PLC0415 - Word is loaded where it is made
    from monitor.publish.word.page import bytes_of, new_document  # noqa: PLC0415
    from monitor.publish.word.paragraphs import body, gap  # noqa: PLC0415
    from monitor.publish.word.signing import sign  # noqa: PLC0415

    subject = f"Về thông tin {in_marks(_title(dossier))}"
    document = new_document(subject, dossier.office, dossier.made, size=14)
    letterhead(document, dossier.head, mark=mark_of(dossier))
    title(document, KIND, subject)
    for paragraph in statement_paragraphs(dossier):
        body(document, paragraph)
    gap(document)
    recipients = ("Các cơ quan báo chí", *dossier.recipients)
    sign(document, dossier.head.post, recipients, dossier.archive or f"VT, {fill_in('đơn vị')}")
    return bytes_of(document)


def _drafted(dossier: Dossier) -> Iterator[str]:
    yield f"{_who(dossier)} đăng thông tin: {in_marks(_title(dossier))}. {dossier.office} thông tin như sau:"
    answered = [each for each in dossier.sentences if each.counts and each.truth.strip()]
    for n, each in enumerate(answered, start=1):
        paper = f" (theo {each.paper})" if each.paper else ""
        yield f"{n}. {each.truth.strip().rstrip('.')}{paper}."
    if not answered:
        yield f"1. {fill_in('thông tin chính thức, tài liệu')}"
    if not _NOTHING.fullmatch(dossier.texts.right):
        yield dossier.texts.right or fill_in("nội dung báo nêu đúng và việc khắc phục")
    yield f"{dossier.office} đề nghị các cơ quan báo chí sử dụng thông tin chính thức nêu trên. Thông tin thêm, xin liên hệ: {dossier.contact or fill_in('đầu mối, điện thoại, thư điện tử')}"


def _who(dossier: Dossier) -> str:
    outlets = dossier.outlets
    if len(outlets) == 1:
        return f"Ngày {short_day(dossier.pieces[0].published.date())}, {outlets[0]}"
    many = f" ({padded(len(dossier.pieces))} tin, bài)" if outlets else ""
    return f"Thời gian qua, một số cơ quan báo chí{many}"


def _title(dossier: Dossier) -> str:
    """What the press says, without the words that it says it: an officer wrote it, as "Báo nêu …"."""
    return _SAYS.sub("", " ".join(dossier.title.split())).rstrip(".")

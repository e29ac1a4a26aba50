"""The draft of a letter to one outlet (công văn): asks to publish a reply or a correction. Nobody sends it but people.

An officer's own draft stands in place of the program's. Number, day and signature are blank; what only a person knows is
a marked place. Not here: the dossier (build.py).
"""

from collections.abc import Iterator

from monitor.publish.dossier.values import Dossier, Piece, Sentence
from monitor.publish.dossier.words import DRAFT, LETTER_DRAFT, UNCONFIRMED, quoted_name
from monitor.publish.word.values import fill_in
from monitor.vietnamese.wording import in_marks, short_day

END = "./."
_ASKED = {
    "correction": "cải chính, xin lỗi, gỡ bỏ nội dung sai",
    "correction-open": "cải chính thông tin",
    "reply": "đăng ý kiến phản hồi",
}


def letter_about(dossier: Dossier) -> str:
    """What stands behind "V/v"."""
    if "correction" in dossier.options:
        return "đề nghị đăng phản hồi, cải chính thông tin"
    return "đề nghị đăng phản hồi thông tin"


def letter_paragraphs(dossier: Dossier, outlet: str) -> tuple[str, ...]:
    """The body of the letter to *outlet*: the officer's words, or the program's draft."""
    written = tuple(line for line in dossier.texts.letter.splitlines() if line.strip())
    return _ended(written or tuple(_drafted(dossier, outlet)))


def letter_docx(dossier: Dossier, outlet: str) -> bytes:
    """The letter to *outlet* as a Word file. Raises ValueError where the dossier has no article of it."""
    from monitor.publish.word.letterhead import addressees, letterhead  # noqa: PLC0415 - Word is loaded where it is made
    from monitor.publish.word.page import bytes_of, new_document  # noqa: PLC0415
    from monitor.publish.word.paragraphs import body, gap  # noqa: PLC0415
    from monitor.publish.word.signing import sign  # noqa: PLC0415

    if outlet not in dossier.outlets:
        raise ValueError(f"case {dossier.id} has no article of {outlet}")
    about = letter_about(dossier)
    document = new_document(f"{about} ({outlet})", dossier.office, dossier.made, size=14)
    letterhead(document, dossier.head, about=about, mark=mark_of(dossier))
    addressees(document, (outlet,))
    for paragraph in letter_paragraphs(dossier, outlet):
        body(document, paragraph)
    gap(document)
    sign(document, dossier.head.post, ("Như trên", *dossier.recipients), dossier.archive or f"VT, {fill_in('đơn vị')}")
    return bytes_of(document)


def mark_of(dossier: Dossier) -> str:
    """A letter is a draft until somebody signs it."""
    return LETTER_DRAFT if dossier.ready else DRAFT


def _drafted(dossier: Dossier, outlet: str) -> Iterator[str]:
    pieces = {n: piece for n, piece in enumerate(dossier.pieces, start=1) if piece.outlet == outlet}
    answered = [sentence for sentence in dossier.sentences if sentence.piece in pieces and sentence.counts]
    meant = {sentence.piece for sentence in answered} or set(pieces)
    for n in sorted(meant):
        yield f"{_published(pieces[n])}."
    yield f"Qua kiểm tra, xác minh, {dossier.office} có ý kiến như sau:"
    for n, sentence in enumerate(answered, start=1):
        yield f"{n}. {_against(sentence)}"
    if not answered:
        yield f"1. {fill_in('nội dung bài báo nêu, thực tế, tài liệu kèm theo')}"
    yield f"{_basis(dossier)}{dossier.office} đề nghị Quý Báo {_asked(dossier, answered)} theo quy định và thông báo kết quả về {_contact(dossier)} trước {fill_in('giờ, ngày')}."
    yield "Trân trọng"


def _published(piece: Piece) -> str:
    authors = f" của tác giả {', '.join(piece.authors)}" if piece.authors else ""
    section = f" tại chuyên mục {in_marks(piece.section)}" if piece.section else ""
    url = f", đường dẫn {piece.url}" if piece.url else ""
    return f"Ngày {short_day(piece.published.date())}, {piece.outlet} đăng bài {in_marks(piece.title)}{authors}{section}{url}"


def _against(sentence: Sentence) -> str:
    truth = sentence.truth.strip() or fill_in("thực tế")
    paper = f" (kèm theo {sentence.paper})" if sentence.paper else ""
    return f"Nội dung bài báo nêu: {in_marks(' '.join(sentence.words.split()))} ({quoted_name(sentence.number)}). Thực tế: {truth.rstrip('.')}{paper}."


def _basis(dossier: Dossier) -> str:
    use = "correction" if "correction" in dossier.options else "reply"
    found = [
        f"{each.text}{f' {UNCONFIRMED}' if each.unverified else ''}" for each in dossier.grounds if each.use == use
    ]
    return f"Căn cứ {' và '.join(found) or fill_in('căn cứ pháp lý')}, "


def _asked(dossier: Dossier, answered: list[Sentence]) -> str:
    """Only an outlet of which two officers found a sentence false is told of what is false."""
    if "correction" in dossier.options:
        false = dossier.may_say_false and any(each.wrong for each in answered)
        return _ASKED["correction" if false else "correction-open"]
    return _ASKED["reply"] if "reply" in dossier.options else fill_in("nội dung đề nghị")


def _contact(dossier: Dossier) -> str:
    return dossier.contact or fill_in("đầu mối, điện thoại, thư điện tử")


def _ended(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """With the sign at which an official text ends."""
    last = paragraphs[-1].rstrip()
    return (*paragraphs[:-1], last if last.endswith(END) else last.rstrip(".") + END)

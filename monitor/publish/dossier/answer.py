"""Parts D to I: effect, nature, law, what is proposed, what the article got right, drafts. Not here: B, C and the log."""

from collections import Counter
from typing import Any

from monitor.case import Option
from monitor.publish.dossier.letter import letter_about, letter_paragraphs
from monitor.publish.dossier.statement import statement_paragraphs
from monitor.publish.dossier.values import Dossier
from monitor.publish.dossier.words import OPTIONS, UNCONFIRMED
from monitor.publish.word.paragraphs import body, clause, items, part
from monitor.publish.word.values import fill_in
from monitor.vietnamese.wording import listed, padded, short_day

_CHOSEN, _OPEN = "☒", "☐"
_NAMED = 12  # outlets that a line names


def write(document: Any, dossier: Dossier) -> None:
    """Parts D to I."""
    part(document, "D", "Tác động")
    _effect(document, dossier)
    part(document, "E", "Bản chất sự việc")
    body(document, dossier.texts.nature or fill_in("bản chất sự việc theo hồ sơ, tài liệu"))
    part(document, "F", "Căn cứ pháp lý; tiền lệ")
    _grounds(document, dossier)
    part(document, "G", "Phương án")
    for option in OPTIONS:
        body(document, f"{_box(dossier, option)} {OPTIONS[option]}")
    part(document, "H", "Phần thừa nhận: nội dung báo nêu đúng và việc khắc phục")
    body(document, dossier.texts.right or fill_in("bắt buộc; nếu không có, ghi rõ là không có"))
    part(document, "I", "Văn bản dự thảo")
    _drafts(document, dossier)


def _box(dossier: Dossier, option: Option) -> str:
    return _CHOSEN if option in dossier.options else _OPEN


def _effect(document: Any, dossier: Dossier) -> None:
    body(document, _counted(dossier))
    groups = Counter(
        name for piece in dossier.pieces for name in (piece.group, *(each.group for each in piece.reprints))
    )
    if groups:
        body(
            document,
            "Theo nhóm báo: " + "; ".join(f"{name}: {padded(many)} lượt" for name, many in groups.items()) + ".",
        )
    foreign = dict.fromkeys(
        outlet
        for piece in dossier.pieces
        for outlet, abroad in ((piece.outlet, piece.foreign), *((each.outlet, each.foreign) for each in piece.reprints))
        if abroad
    )
    if foreign:
        body(document, f"Báo chí nước ngoài đăng, dẫn lại: {listed(tuple(foreign), _NAMED, 'báo')}.")
    else:
        body(document, "Chưa ghi nhận báo chí nước ngoài đăng, dẫn lại.")
    body(document, dossier.texts.effect or fill_in("địa bàn, đối tượng chịu ảnh hưởng"))


def _counted(dossier: Dossier) -> str:
    again = sum(len(piece.reprints) for piece in dossier.pieces)
    if not dossier.pieces:
        return "Chưa ghi nhận lượt đăng."
    return (
        f"Ghi nhận {padded(len(dossier.pieces))} tin, bài, {padded(again)} lượt đăng lại, "
        f"tổng số {padded(len(dossier.pieces) + again)} lượt đăng."
    )


def _grounds(document: Any, dossier: Dossier) -> None:
    if dossier.grounds:
        mark = {True: f" {UNCONFIRMED}", False: ""}
        items(document, tuple(f"{each.about}: {each.text}{mark[each.unverified]}." for each in dossier.grounds))
    else:
        body(document, f"Chưa có căn cứ được ghi cho sự việc xảy ra ngày {short_day(dossier.event.date())}.")
    body(document, dossier.texts.grounds or fill_in("căn cứ khác; tiền lệ"))


def _drafts(document: Any, dossier: Dossier) -> None:
    clause(document, 1, "Công văn gửi cơ quan báo chí")
    if dossier.letter_outlets:
        first, *others = dossier.letter_outlets
        body(document, f"V/v {letter_about(dossier)}. Kính gửi: {first}.", italic=True)
        for paragraph in letter_paragraphs(dossier, first):
            body(document, paragraph)
        if others:
            body(
                document,
                f"Dự thảo gửi {listed(others, _NAMED, 'báo')} lập theo cùng mẫu, thành tệp riêng.",
                italic=True,
            )
    else:
        body(document, "Hồ sơ chưa có tin, bài; chưa lập dự thảo công văn.")
    clause(document, 2, "Thông cáo báo chí; nội dung đăng cổng")
    for paragraph in statement_paragraphs(dossier):
        body(document, paragraph)

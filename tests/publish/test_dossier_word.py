"""What a dossier, a letter and a statement say, read back from the file (DOMAIN.md 2.4)."""

import re
from dataclasses import replace
from functools import cache

import pytest
from docx.oxml.ns import qn
from dossiers import SHA, blocks, empty, full, piece, read, sentence, text

from monitor.case import Option
from monitor.publish.dossier import build
from monitor.publish.dossier.letter import letter_docx
from monitor.publish.dossier.statement import statement_docx
from monitor.publish.dossier.words import OPTIONS, WAITING

dossier_docx = cache(build.dossier_docx)
PARTS = "ABCDEFGHIK"
DRAFT = "DỰ THẢO – CHƯA XÁC NHẬN"


def headings(document, level=1):
    return [each.text for each in document.paragraphs if each.style.name == f"Heading {level}"]


def part_text(made, letter):
    """The words from the heading of part *letter* to the next one."""
    words, inside = [], False
    for block in blocks(read(made)):
        if hasattr(block, "style") and block.style and block.style.name == "Heading 1":
            inside = block.text.startswith(f"{letter}.")
            continue
        if inside:
            words.append(block.text if not hasattr(block, "rows") else text(block))
    return "\n".join(words)


def waiting():
    """The same case before a second officer has confirmed it."""
    lines = tuple(replace(each, conclusion=WAITING) if each.conclusion == "sai" else each for each in full().sentences)
    found = replace(full().finding, verdict=WAITING, confirmed_by="")
    return replace(full(), ready=False, may_say_false=False, sentences=lines, finding=found)


@pytest.mark.parametrize("made", [full(), empty(), waiting()])
def test_every_dossier_has_the_parts_a_to_k_in_their_order(made):
    assert [each[0] for each in headings(read(dossier_docx(made)))] == list(PARTS)


@pytest.mark.parametrize("letter", PARTS)
def test_no_part_of_an_empty_dossier_is_silent(letter):
    assert part_text(dossier_docx(empty()), letter).strip()


def test_what_is_for_people_is_a_marked_place_and_not_filled_by_the_program():
    words = text(read(dossier_docx(empty())))
    assert words.count("[cán bộ điền") >= 12
    assert "[cán bộ điền: bắt buộc; nếu không có, ghi rõ là không có]" in part_text(dossier_docx(empty()), "H")


def test_what_officers_wrote_stands_in_its_part():
    made = dossier_docx(full())
    places = {
        "A": "Tóm tắt thử.",
        "B": "Diễn biến thử.",
        "D": "Tác động thử.",
        "E": "Bản chất thử.",
        "F": "Tiền lệ thử.",
    }
    assert {letter: words in part_text(made, letter) for letter, words in places.items()} == dict.fromkeys(places, True)
    assert "Báo nêu đúng." in part_text(made, "H")


def test_the_articles_are_told_with_outlet_body_author_section_hour_address_and_reprints():
    words = part_text(dossier_docx(full()), "B")
    for each in (
        "Báo Thử",
        "Hội Thử",
        "Trần Mẫu",
        "Xã hội",
        "07:00",
        "https://bao.example/cau",
        "Bài không ghi tác giả",
    ):
        assert each in words
    assert "Nơi đăng lại: 01 lượt." in words
    assert "https://khac.example/1" in words


def test_a_capture_is_told_with_its_file_hour_and_hash():
    words = part_text(dossier_docx(full()), "B")
    for each in ("Giờ lưu (UTC+7)", "12:00:00", "kept-2026-03-05.warc.gz", SHA, "Cầu đã nứt", "Cầu có vết"):
        assert each in words
    assert "Không có bản lưu của trang: bài số 02." in words


def test_the_sentences_in_question_are_quoted_word_for_word_and_numbered():
    words = part_text(dossier_docx(full()), "B")
    assert "N1. “Cầu mới đã nứt ở nhịp số 1.” (Báo Thử, bài số 01, bản 01)" in words


def test_the_comparison_has_a_row_a_sentence_with_document_source_conclusion_and_verifier():
    table = next(each for each in read(dossier_docx(full())).tables if each.rows[0].cells[0].text == "Câu")
    assert [text(cell) for cell in table.rows[1].cells] == [
        "N1",
        "Cầu nứt ở nhịp 1",
        "Cầu không nứt.",
        "Biên bản số 3/BB, ngày 01/3/2026, trang 2",
        "https://cong.example/bien-ban",
        "sai",
        "Lê Thị Thử",
    ]


def test_until_it_is_confirmed_it_is_headed_as_a_draft_and_says_sai_of_nothing():
    words = text(read(dossier_docx(waiting())))
    assert DRAFT in words
    assert WAITING in words
    assert not re.search(r"\b[Ss]ai\b", words)


def test_once_it_is_confirmed_it_is_no_draft():
    assert "DỰ THẢO –" not in text(read(dossier_docx(full())))


def test_reprints_and_foreign_outlets_are_counted():
    words = part_text(dossier_docx(full()), "D")
    assert "Ghi nhận 02 tin, bài, 01 lượt đăng lại, tổng số 03 lượt đăng." in words
    assert "Báo chí nước ngoài đăng, dẫn lại: ຂ່າວທົດລອງ." in words
    assert "Chưa ghi nhận báo chí nước ngoài" in part_text(dossier_docx(empty()), "D")


def test_a_citation_that_the_office_has_not_confirmed_says_so():
    words = part_text(dossier_docx(full()), "F")
    assert "Cải chính, xin lỗi: Điều 1 văn bản thử (chưa xác nhận)." in words
    sure = replace(full(), grounds=tuple(replace(each, unverified=False) for each in full().grounds))
    assert "chưa xác nhận" not in part_text(dossier_docx(sure), "F")


@pytest.mark.parametrize("option", OPTIONS)
def test_what_was_chosen_is_crossed_and_nothing_else(option: Option):
    words = part_text(dossier_docx(replace(full(), options=(option,))), "G").splitlines()
    assert [line for line in words if line.startswith("☒")] == [f"☒ {OPTIONS[option]}"]
    assert len([line for line in words if line.startswith("☐")]) == len(OPTIONS) - 1


def test_the_log_has_the_proof_of_receipt_and_the_limits_with_their_ground():
    words = part_text(dossier_docx(full()), "K")
    for each in ("giay-bao.pdf", "EB1VN", "số 7", "Điều 2 thử (chưa xác nhận)", "Hết ngày 07/03/2026"):
        assert each in words


def test_number_day_and_name_of_who_signs_are_blank():
    words = text(read(dossier_docx(full())))
    assert "Số: ……/SVHT-QLBC" in words
    assert "ngày …… tháng …… năm 2026" in words
    assert words.rstrip().endswith("GIÁM ĐỐC")


def test_sixty_sentences_of_thirty_articles_are_all_told_once():
    pieces = tuple(piece(f"Báo {n}", id=n) for n in range(1, 31))
    lines = tuple(sentence(n, piece=(n - 1) % 30 + 1) for n in range(1, 61))
    made = dossier_docx(replace(full(), pieces=pieces, sentences=lines))
    table = next(each for each in read(made).tables if each.rows[0].cells[0].text == "Câu")
    assert [row.cells[0].text for row in table.rows[1:]] == [f"N{n}" for n in range(1, 61)]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_hostile_words_come_out_as_they_are_and_break_nothing():
    hostile = "A & B <c> \x00\x07]]> ຄະນະ שלום " + "x" * 400
    printed = "A & B <c> ]]> ຄະນະ שלום " + "x" * 400
    lines = (sentence(words=hostile, claim=hostile, truth=hostile, paper=hostile, source=hostile, verifier=hostile),)
    given = replace(full(), title=hostile, opened_by=hostile, sentences=lines, pieces=(piece(hostile, title=hostile),))
    words = text(read(dossier_docx(given)))
    assert words.count(printed) >= 8
    assert printed in text(read(letter_docx(given, hostile)))


def test_only_an_address_of_the_web_can_be_followed():
    given = replace(full(), pieces=(piece(url="javascript:alert(1)", reprints=()), full().pieces[1]))
    made = read(dossier_docx(given))
    targets = {rel.target_ref for rel in made.part.rels.values() if rel.is_external}
    assert "javascript:alert(1)" in text(made)
    assert not [each for each in targets if not each.startswith("http")]


# -- letters -----------------------------------------------------------------------------------------


def test_a_letter_quotes_what_is_answered_and_asks_with_its_ground():
    words = text(read(letter_docx(full(), "Báo Thử")))
    for each in (
        "V/v đề nghị đăng phản hồi, cải chính thông tin",
        "Kính gửi: Báo Thử.",
        "Ngày 05/03/2026, Báo Thử đăng bài “Cầu mới đã nứt” của tác giả Trần Mẫu tại chuyên mục “Xã hội”, đường dẫn https://bao.example/cau.",
        "1. Nội dung bài báo nêu: “Cầu mới đã nứt ở nhịp số 1.” (N1). Thực tế: Cầu không nứt (kèm theo Biên bản số 3/BB",
        "Căn cứ Điều 1 văn bản thử (chưa xác nhận), Sở Văn hóa Thử đề nghị Quý Báo cải chính, xin lỗi, gỡ bỏ nội dung sai",
        "Phòng Thử, điện thoại 0000 trước [cán bộ điền: giờ, ngày].",
        "Trân trọng./.",
    ):
        assert each in words


def test_a_letter_is_not_signed_on_a_page_with_nothing_but_its_closing_words():
    paragraphs = [each for each in blocks(read(letter_docx(full(), "Báo Thử"))) if hasattr(each, "paragraph_format")]
    asking, closing = [each for each in paragraphs if each.text][-2:]
    assert (asking.text[:6], closing.text) == ("Căn cứ", "Trân trọng./.")
    assert asking.paragraph_format.keep_with_next
    assert closing.paragraph_format.keep_with_next


def test_a_letter_has_no_title_of_its_type_and_stays_a_draft():
    words = text(read(letter_docx(full(), "Báo Thử"))).splitlines()
    assert "CÔNG VĂN" not in words
    assert "DỰ THẢO" in words


def test_a_letter_of_an_unconfirmed_case_says_so_and_says_sai_of_nothing():
    words = text(read(letter_docx(waiting(), "Báo Thử")))
    assert DRAFT in words
    assert not re.search(r"\bsai\b", words)


def test_an_officers_own_letter_stands_in_place_of_the_programs():
    own = replace(full(), texts=replace(full().texts, letter="Đoạn một.\n\nĐoạn hai."))
    words = text(read(letter_docx(own, "Báo Thử")))
    assert "Đoạn một.\nĐoạn hai./." in words
    assert "Qua kiểm tra" not in words


def test_an_outlet_whose_sentence_is_partly_right_is_not_asked_to_remove_what_is_false():
    partly = sentence(2, conclusion="đúng một phần", piece=2)
    given = replace(full(), sentences=(sentence(), partly))
    assert "đề nghị Quý Báo cải chính thông tin theo quy định" in text(read(letter_docx(given, "Báo Mẫu")))
    assert "gỡ bỏ nội dung sai" in text(read(letter_docx(given, "Báo Thử")))


def test_a_letter_goes_to_the_outlets_whose_sentences_are_answered():
    assert full().letter_outlets == ("Báo Thử",)
    assert replace(full(), sentences=()).letter_outlets == ("Báo Thử", "Báo Mẫu")


def test_there_is_no_letter_to_an_outlet_that_the_case_has_not():
    with pytest.raises(ValueError, match="no article of Báo Khác"):
        letter_docx(full(), "Báo Khác")


def test_a_letter_without_an_answered_sentence_marks_the_place():
    words = text(read(letter_docx(replace(full(), sentences=(), grounds=(), options=(), contact=""), "Báo Thử")))
    assert words.count("[cán bộ điền") == 5


def test_a_statement_says_what_documents_say_and_what_the_press_got_right():
    words = text(read(statement_docx(full())))
    for each in (
        "THÔNG CÁO BÁO CHÍ",
        "Về thông tin “cầu mới đã nứt”",
        "1. Cầu không nứt (theo",
        "Báo nêu đúng.",
    ):
        assert each in words
    assert "DỰ THẢO" in words


@pytest.mark.parametrize("nothing", ["Không có.", "không", "Không có nội dung nào"])
def test_a_statement_to_the_public_does_not_print_the_answer_that_nothing_was_right(nothing):
    given = replace(full(), texts=replace(full().texts, right=nothing))
    assert nothing not in text(read(statement_docx(given))).splitlines()
    assert part_text(dossier_docx(given), "H").strip().endswith(nothing)


@pytest.mark.parametrize("title", ["Báo chí phản ánh: cầu nứt.", "Một số báo nêu cầu nứt", "cầu nứt"])
def test_a_statement_names_the_matter_and_not_that_the_press_told_it(title):
    assert "đăng thông tin: “cầu nứt”." in text(read(statement_docx(replace(full(), title=title))))


def test_an_officers_own_statement_stands_in_place_of_the_programs():
    own = replace(full(), texts=replace(full().texts, statement="Lời của cán bộ."))
    assert "Lời của cán bộ./." in text(read(statement_docx(own)))


def test_a_statement_of_an_empty_case_marks_what_is_wanting():
    words = text(read(statement_docx(empty())))
    assert DRAFT in words
    assert words.count("[cán bộ điền") == 5

"""Which sentence of an article the digest may quote. Not for: where it is printed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import clip, tags

from monitor.publish.edition.quote import _without_dateline, fits, quote, sentences
from monitor.vietnamese.sentences import sentence_spans

TEXT = (
    "Vụ xuân năm nay thời tiết ấm lên từ đầu tháng.\n"
    "Nông dân tỉnh Thanh Lâm đã cấy được già nửa diện tích. "
    "Tuy vậy ở Thanh Lâm nhiều thửa ruộng vẫn thiếu nước trầm trọng."
)


def quoted(text, limit=40, **other):
    title = other.pop("title", "Vụ xuân ở miền núi")
    return quote(clip(1, title, text, tags=tags(text, **other)), limit)


def test_a_sentence_that_names_the_province_comes_before_the_lead():
    assert quoted(TEXT, named="tỉnh Thanh Lâm") == "Nông dân tỉnh Thanh Lâm đã cấy được già nửa diện tích."


def test_of_sentences_that_name_the_province_the_one_that_made_the_tone_comes_first():
    first = tags(TEXT, named="Thanh Lâm", tone="tieu-cuc", cause="thiếu nước")
    second = tags(TEXT, named="Thanh Lâm nhiều").province_evidence
    both = replace(first, province_evidence=(*first.province_evidence, *second))
    assert quote(clip(1, "Vụ xuân", TEXT, tags=both), 40).startswith("Tuy vậy ở Thanh Lâm")


def test_without_evidence_the_lead_speaks():
    assert quoted(TEXT) == "Vụ xuân năm nay thời tiết ấm lên từ đầu tháng."


def test_a_sentence_over_the_limit_is_not_cut_but_passed_over():
    assert quoted(TEXT, limit=10, named="tỉnh Thanh Lâm") == ""
    assert quoted(TEXT, limit=11, named="tỉnh Thanh Lâm") == "Vụ xuân năm nay thời tiết ấm lên từ đầu tháng."


def test_the_title_is_not_quoted_again():
    text = "Vụ xuân ở miền núi bắt đầu sớm hơn mọi năm."
    assert quoted(text, title="Vụ xuân ở miền núi") == ""


def test_a_caption_says_too_little_to_quote():
    assert quoted("Ảnh: Văn An.") == ""


@pytest.mark.parametrize(
    "sentence", ['Cầu dài 48 m <a href="https://bao.example/cau', "Cầu dài <b>48 m</b>, rộng 6 m."]
)
def test_a_sentence_with_markup_in_it_is_not_quoted(sentence):
    assert quoted(f"{sentence}\nHai bên bờ suối nay đi lại thuận tiện.") == "Hai bên bờ suối nay đi lại thuận tiện."


def test_a_sentence_that_ends_inside_somebodys_words_is_not_quoted():
    article = clip(1).article
    assert not fits("Ông nói: “Cầu này dân mong đã mười năm.", article, 40)
    assert fits("Ông nói: “Cầu này dân mong đã mười năm.”", article, 40)


SPEECH = (
    "“Tôi sống ở đây từ bé và chưa bao giờ đi xa quê. Chính quyền xã chỉ hứa suông rồi bỏ mặc người dân. "
    "Tôi mong có nước”, bà K. nói với phóng viên."
)


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "‘’", "『』"])
def test_a_sentence_out_of_the_middle_of_somebodys_words_is_not_quoted(marks):
    text = SPEECH.translate(str.maketrans("“”", marks))
    assert quoted(text) == ""
    assert quoted(text, named="Chính quyền xã", tone="tieu-cuc", cause="hứa suông") == ""
    assert quoted(f"{text} Mương nước của xã đã cạn từ cuối tháng trước.").startswith("Mương nước")


def test_straight_marks_cut_open_are_not_quoted():
    text = 'Ông T. nói: "Chúng tôi rất bức xúc vì nước bẩn kéo dài. Đã ba tháng rồi".'
    assert quoted(text) == ""


def test_a_mark_without_its_other_half_leaves_its_paragraph_unquoted_on_the_open_side():
    text = "Mương cạn từ đầu tháng này. Ông nói: “Xã đã hứa nhiều lần. Nước vẫn chưa về tới ruộng."
    assert quoted(text) == "Mương cạn từ đầu tháng này."
    assert quoted(text, named="Nước vẫn chưa") == "Mương cạn từ đầu tháng này."


def test_whole_words_with_their_speaker_are_quoted():
    said = "“Cầu này dân mong đã mười năm”, ông Lý nói."
    assert quoted(said) == said


def test_whole_words_without_their_speaker_are_not():
    assert quoted("“Cầu này dân mong đã mười năm!” Ông Lý nói vậy.") == ""


def test_a_lead_taken_out_of_somebodys_words_is_judged_by_the_text():
    sentence = "Chính quyền xã chỉ hứa suông rồi bỏ mặc người dân."
    article = clip(1, text=SPEECH, lead=sentence).article
    assert not fits(sentence, article, 40)
    assert fits(sentence, clip(1, text=sentence).article, 40)


def test_the_place_before_a_sentence_does_not_hide_whose_words_it_is():
    assert quoted("“VĂN LANG - Mương cạn từ đầu tháng này. Xã đã biết”, ông nói.") == ""


def test_a_word_without_end_is_not_quoted():
    assert quoted(f"Xã có một tên rất dài là {'a' * 10_000} ở vùng cao.") == ""


SAID = st.lists(
    st.sampled_from(["Mương cạn đã ba tháng nay", "Xã chỉ hứa suông rồi thôi", "Tôi mong có nước về"]), min_size=2
)
PARTS = st.lists(st.tuples(SAID, st.sampled_from(["“”", '""', "«»", "‘’", "『』"])), min_size=1, max_size=4)


@given(PARTS, st.booleans(), st.data())
def test_no_quotable_sentence_begins_or_ends_inside_a_quotation(parts, lost, data):
    """Also not where one mark of the paragraph was lost: then who speaks is not sure."""
    told = "Hôm nay trời nắng ráo khắp vùng."
    text = " ".join(f"Ông kể: {marks[0]}{'. '.join(said)}.{marks[1]} {told}" for said, marks in parts)
    if lost:
        places = [at for at, letter in enumerate(text) if letter in '“”«»‘’『』"']
        at = data.draw(st.sampled_from(places))
        text = text[:at] + text[at + 1 :]
    article = clip(1, "Tựa khác", text).article
    assert {each for each in sentences(article) if fits(each, article, 40)} <= {told}


def test_a_sentence_that_compares_numbers_is_no_markup():
    assert fits("Hộ có diện tích < 2 ha và > 1 ha được hỗ trợ.", clip(1).article, 40)


def test_a_language_without_spaces_is_measured_by_its_letters():
    article = clip(1, "标题", "字" * 82 + "。", language="zh").article
    assert not fits("字" * 82, article, 40)
    assert fits("字" * 80, article, 40)


@settings(deadline=None)
@given(st.text(alphabet="aăâ bcd.!? \n", max_size=300), st.integers(5, 40))
def test_a_quote_is_a_whole_sentence_within_the_limit_or_nothing(text, limit):
    found = quoted(text, limit=limit)
    whole = {text[start:end] for start, end in sentence_spans(text)}
    assert found == "" or (found in whole and len(found.split()) <= limit)


@pytest.mark.parametrize(
    ("printed", "quoted"),
    [
        (
            "BTT - Sáng nay, tại xã Phúc Lâm, cầu mới được khánh thành.",
            "Sáng nay, tại xã Phúc Lâm, cầu mới được khánh thành.",
        ),
        ("(Báo Thử) - Sáng nay, cầu mới được khánh thành.", "Sáng nay, cầu mới được khánh thành."),
        ("THANH LAM — The bridge was opened this morning.", "The bridge was opened this morning."),
        ("Thanh Lâm - một vùng quê đổi thay từng ngày.", "Thanh Lâm - một vùng quê đổi thay từng ngày."),
        ("Đường Hà Tân - Phúc Lâm dài 12 km đã thông xe.", "Đường Hà Tân - Phúc Lâm dài 12 km đã thông xe."),
    ],
)
def test_the_dateline_is_no_part_of_a_quote(printed, quoted):
    """An outlet's mark before the sentence is left out; a name with a dash is not."""
    assert _without_dateline(printed) == quoted

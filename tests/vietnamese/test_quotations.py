"""Where somebody else is speaking in a text. Not for: which sentence is quoted (tests/publish/test_quote.py)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.quotations import quotations


def spoken(text):
    return [text[start:end] for start, end in quotations(text).spoken]


def doubtful(text):
    return [text[start:end] for start, end in quotations(text).doubtful]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "‘’", "''", "『』", "「」", "《》", "‹›", "＂＂", "„”"])
def test_every_pair_of_marks_is_a_quotation(marks):
    text = f"Bà Lý nói: {marks[0]}Mương cạn rồi. Ruộng khô rồi.{marks[1]} Xã đã biết."
    assert spoken(text) == [f"{marks[0]}Mương cạn rồi. Ruộng khô rồi.{marks[1]}"]
    assert doubtful(text) == []


def test_a_quotation_inside_a_quotation_is_part_of_it():
    text = "Ông kể: “Bà ấy bảo: ‘Mương cạn rồi.’ Tôi nghe mà lo.” Xã đã biết."
    assert spoken(text) == ["“Bà ấy bảo: ‘Mương cạn rồi.’ Tôi nghe mà lo.”"]


@pytest.mark.parametrize(
    "text",
    [
        "Người H’Mông ở K‘Bang và xã Ea H'leo trồng ngô.",
        "Phút 90' đội nhà gỡ hòa, bàn thắng ở phút 90+2' không được công nhận.",
        "The farmers’ market and the traders' hall were opened.",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text):
    assert quotations(text).spoken == quotations(text).doubtful == ()


def test_a_mark_that_nothing_closes_leaves_the_rest_of_its_paragraph_in_doubt():
    assert doubtful('Trời mưa. Ông nói: "Nước bẩn. Xã đã biết.\nCầu đã thông.') == ['"Nước bẩn. Xã đã biết.']


def test_a_mark_that_nothing_opened_leaves_all_before_it_in_doubt():
    assert doubtful("Cầu đã thông.\nNước bẩn”, ông nói. Xã đã biết.") == ["Nước bẩn”"]


def test_words_over_several_paragraphs_are_in_doubt_from_the_first_mark_to_the_last():
    text = "Bà nói: “Mương cạn.\nXã hứa suông.\nTôi mong nước.” Xã đã biết."
    assert doubtful(text) == ["“Mương cạn.\nXã hứa suông.\nTôi mong nước.”"]


def test_the_halves_of_two_kinds_of_marks_make_no_pair():
    assert spoken("Ông nói: “Nước bẩn. Xã đã biết.") == spoken('Ông nói: “Nước bẩn." Xã đã biết.') == []


def test_words_without_a_speaker_do_not_stand_alone():
    text = "“Mương cạn rồi!” Đó là lời bà Lý. “Mương cạn rồi”, bà Lý nói."
    found = quotations(text)
    assert "does not say whose" in found.fault(text, 0, text.index(" Đó"))
    assert found.fault(text, text.index("Đó"), text.index(" “M", 5)) == ""
    assert found.fault(text, text.index("“M", 5), len(text)) == ""


MARKS = "“”«»‘’„『』\"'"


@given(st.text(alphabet=f"ab.s4 \n{MARKS}", max_size=80))
def test_every_mark_is_paired_doubtful_or_an_apostrophe(text):
    found = quotations(text)
    for spans in (found.spoken, found.doubtful):
        assert list(spans) == sorted(spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = {at for span in (*found.spoken, *found.doubtful) for at in range(*span)}
    assert all(at in covered for at, letter in enumerate(text) if letter in '“”«»„『』"')


def test_a_hostile_row_of_marks_is_read_in_one_pass():
    text = "“«" * 50_000 + "”" * 50_000
    assert len(quotations(text).doubtful) == 1

"""Whom an article credits with its text, and what only looks like a credit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from press_houses import KNOWN, PARAGRAPH

from monitor.group.printed import credit


def names(text, outlet="Trang Gom", authors=()):
    found = credit(text, authors, outlet, KNOWN)
    return found and (found.name, [each.name for each in found.outlets])


@pytest.mark.parametrize(
    ("end", "name", "outlets"),
    [
        ("\nTheo Báo Non Nước", "Báo Non Nước", ["Báo Non Nước"]),
        ("\nTheo NON NƯỚC", "NON NƯỚC", ["Báo Non Nước"]),
        (" Theo nonnuoc", "nonnuoc", ["Báo Non Nước"]),
        ("\n(Theo Hà Lùng)", "Hà Lùng", ["Báo Hà Lùng"]),
        ("\n(theo non-nuoc.example)", "non-nuoc.example", ["Báo Non Nước"]),
        (" Hải An (theo Thời Luận)", "Thời Luận", ["Thời Luận"]),
        (" Hải An - Theo Thời Luận.", "Thời Luận", ["Thời Luận"]),
        ("\nTheo Lê Hải An (Non Nước)", "Non Nước", ["Báo Non Nước"]),
        ("\nTheo Hải An/Non Nước", "Non Nước", ["Báo Non Nước"]),
        ("./. Hải An (TSK)", "TSK", ["SaoPlus (TSK)", "Báo Tin Khuê"]),
        ("\nTin, ảnh: Lê Hải An (TSK)", "TSK", ["SaoPlus (TSK)", "Báo Tin Khuê"]),
        ("\nBài và ảnh: Hải An (TSK)", "TSK", ["SaoPlus (TSK)", "Báo Tin Khuê"]),
        (" TSK/Tin Khuê", "TSK", ["SaoPlus (TSK)", "Báo Tin Khuê"]),
        (" TSK", "TSK", ["SaoPlus (TSK)", "Báo Tin Khuê"]),
        ("\nNguồn: Non Nước", "Non Nước", ["Báo Non Nước"]),
        ("\nNguồn: https://non-nuoc.example/tin/1", "non-nuoc.example", ["Báo Non Nước"]),
        ("\n출처: https://non-nuoc.example/tin/1", "non-nuoc.example", ["Báo Non Nước"]),
        ("\nTheo Non Nước\nBà con nạo vét mương.\nẢnh: Hải An/TSK", "Non Nước", ["Báo Non Nước"]),
        ("\nTheo Tạp Chí Lạ", "Tạp Chí Lạ", []),
    ],
)
def test_a_credit_is_read(end, name, outlets):
    assert names(PARAGRAPH + end) == (name, outlets)


@pytest.mark.parametrize(
    "end",
    [
        "",
        "\nẢnh: Hải An/TSK",
        "\n(Ảnh: TSK)",
        "\nẢnh minh họa. (Nguồn: TSK)",
        "\nBà con nạo vét mương.\nNguồn: TSK",
        "\nVideo: TSK",
        "\nĐồ họa: Hải An (TSK)",
        "\nẢnh: https://non-nuoc.example/anh/1",
        " Vụ này lúa được mùa, theo TSK.",
        "\nTheo ông Lê Hải An.",
        "\nTheo Bộ Nông nghiệp",
        "\nTheo Công an tỉnh",
        " Việc này làm theo Nghị quyết.",
        " Mọi việc theo quy định của pháp luật.",
        " Theo TSK, hôm nay mưa to ở nhiều nơi.",
        "\nHải An (tổng hợp theo TSK, Non Nước)",
        "\nHải An (Hà Lùng)",  # the name of a place
        "\nHải An",
        "\nNguồn: https://[",
    ],
)
def test_what_only_looks_like_a_credit_is_none(end):
    assert names(PARAGRAPH + end) is None


@pytest.mark.parametrize(
    "begin", ["(TSK) - ", "(TSK)- ", "Hà Lùng (TSK 15/9) - ", "TSK – ", "(Sao+/TSK) - "], ids=lambda b: b.strip()
)
def test_the_mark_of_another_outlet_at_the_beginning_is_a_credit(begin):
    assert names(begin + PARAGRAPH)[0] in ("TSK", "Sao+/TSK")


@pytest.mark.parametrize("begin", ["(Hà Lùng) - ", "Ngày mùa - ", "Bản Lùng (Hà Lùng) - ", "NNO - "])
def test_a_place_and_the_own_mark_at_the_beginning_are_none(begin):
    assert names(begin + PARAGRAPH, outlet="Báo Non Nước") is None


def test_an_outlet_does_not_credit_itself():
    assert names(PARAGRAPH + " Hải An (TSK)", outlet="Báo Tin Khuê") is None
    assert names(PARAGRAPH + "\nTheo Non Nước", outlet="Báo Non Nước") is None
    assert names(PARAGRAPH + "\nTheo Báo Lạ", outlet="báo lạ") is None


def test_an_outlet_of_the_same_house_may_be_credited():
    assert names(PARAGRAPH + "\nTheo Sao+", outlet="Báo Tin Khuê") == ("Sao+", ["SaoPlus (TSK)"])


def test_the_mark_of_an_outlet_that_is_not_listed_may_be_its_own():
    """An import may call an outlet otherwise than sources.toml does; only an outright "Theo …" is believed then."""
    assert names("(NNO) - " + PARAGRAPH, outlet="Non Nước Online") is None
    assert names(PARAGRAPH + " Hải An (NNO)", outlet="Non Nước Online") is None
    assert names(PARAGRAPH + "\nTheo NNO", outlet="Trang Lạ") == ("NNO", ["Báo Non Nước"])


@pytest.mark.parametrize("author", ["Báo Non Nước", "Hải An (NNO)", "Hải An/NNO", "Theo NNO"])
def test_a_credit_that_the_reader_took_for_the_author_is_found(author):
    assert names(PARAGRAPH, authors=("Lê Thử", author))[1] == ["Báo Non Nước"]


def test_an_author_whose_name_is_a_place_is_none():
    assert names(PARAGRAPH, authors=("Hà Lùng", "Hải An")) is None


@given(st.text(alphabet="Theo theo(TSK)./,:-–\n Ảnh nguồn Non Nước“”…'", max_size=300))
def test_no_text_breaks_the_reading_and_a_found_name_stands_in_it(text):
    found = credit(text, (), "Trang Gom", KNOWN)
    assert found is None or found.name in text

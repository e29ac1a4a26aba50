"""Where sentences end; not what they say."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.clean import clean
from monitor.vietnamese.sentences import sentence_spans


def parts(text):
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trời mưa. Đường ngập.", ["Trời mưa.", "Đường ngập."]),
        ("Ở TP. Tuyên Quang có mưa. Hết.", ["Ở TP. Tuyên Quang có mưa.", "Hết."]),
        ("Ông hỏi: “Sao thế?” Bà cười.", ["Ông hỏi: “Sao thế?”", "Bà cười."]),
        ("Tăng 3.5 lần, 12.000 người. 2 ca mới.", ["Tăng 3.5 lần, 12.000 người.", "2 ca mới."]),
        ("Một dòng\nHai dòng", ["Một dòng", "Hai dòng"]),
        ("Lúa, ngô... đều tốt. “Vui lắm”, ông nói.", ["Lúa, ngô... đều tốt.", "“Vui lắm”, ông nói."]),
        ("PGS.TS. Lê Văn A phát biểu.", ["PGS.TS. Lê Văn A phát biểu."]),
        ("", []),
    ],
)
def test_an_abbreviation_or_a_number_ends_no_sentence(text, expected):
    assert parts(text) == expected


@given(st.text(st.sampled_from('aĐ .!?…\n"”)TP1')) | st.text())
def test_sentences_cover_every_letter_in_order(raw):
    text = clean(raw)
    assert "".join("".join(parts(text)).split()) == "".join(text.split())
    spans = sentence_spans(text)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))

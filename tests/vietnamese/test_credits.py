"""Where credits, marks of outlets and bylines stand in a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.credits import credit_spans

press = st.text(st.sampled_from("aĐệ HoNam:.,-/'’\"”()!?…\nẢnh Theo")) | st.text()


def quotes(text):
    return [text[start:end] for start, end in credit_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trời mưa. Ảnh: Hải An", ["Ảnh: Hải An"]),
        ("Trời mưa. (Ảnh: Hải An/ABC) Đường ngập.", ["(Ảnh: Hải An/ABC"]),
        ("Trời mưa.\nTin, ảnh: Hải An", ["Tin, ảnh: Hải An"]),
        ("Trời mưa.\nHẢI AN", ["HẢI AN"]),
        ("Trời mưa.\nTheo Báo Xa", ["Theo Báo Xa"]),
        ("Trời mưa.\nHải An - Nam Long\nMột tin khác ở dưới.", ["Hải An - Nam Long"]),
        ("Trời mưa. Hải An", ["Hải An"]),
        ("Trời mưa. Hải An (theo ABC)\nTin khác.", ["Hải An (theo ABC)"]),
        ("Mưa ở Hải An (theo báo Xa) đã tạnh.", []),
        ("TTO - Trời mưa.", ["TTO - "]),
        ("(PLO)- Trời mưa.", ["(PLO)- "]),
        ("VOV.VN – Trời mưa.", ["VOV.VN – "]),
        ("(Hải Vân) - Trời mưa.", []),  # a dateline: where the news comes from
        ("(HẢI VÂN) - Trời mưa.", []),
        ("(Báo Hải Vân) - Trời mưa.", ["(Báo Hải Vân) - "]),
        ("Trời mưa ở Hải An.", []),
        ("Trời mưa.\nHải An có nắng", []),
    ],
)
def test_credits_and_marks_are_found_and_sentences_are_not(text, expected):
    assert quotes(text) == expected


@given(press)
def test_spans_lie_in_the_text_in_order_and_apart(text):
    spans = credit_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))

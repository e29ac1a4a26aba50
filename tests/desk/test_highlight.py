"""Words cut into pieces: no letter is lost, every span is covered, whatever overlaps; differences word by word."""

from hypothesis import given
from hypothesis import strategies as st

from monitor.desk.shown.difference import _MOST, pieces
from monitor.desk.shown.highlight import Segment, Span, paragraphs, segments

LABELS = st.sampled_from(["province", "topic", "place", "tone"])
TEXT = st.text(alphabet="aăâ ế\n.𠀀🇻🇳e\u0301", max_size=40)


@st.composite
def marked(draw):
    text = draw(TEXT)
    ends = st.integers(-3, len(text) + 3)
    drawn = draw(st.lists(st.tuples(ends, ends, LABELS), max_size=12))
    return text, [Span(start, end, label, f"{label}:{n}", f"vì {n}") for n, (start, end, label) in enumerate(drawn)]


@given(marked())
def test_the_pieces_together_are_the_text(case):
    text, spans = case
    assert "".join(piece.text for piece in segments(text, spans)) == text
    assert "\n".join("".join(piece.text for piece in line) for line in paragraphs(text, spans)) == text


@given(marked())
def test_every_letter_has_exactly_the_spans_that_cover_it(case):
    text, spans = case
    at = 0
    for piece in segments(text, spans):
        for offset in range(at, at + len(piece.text)):
            covering = {span.key for span in spans if span.start <= offset < span.end}
            assert {span.key for span in piece.spans} == covering
        at += len(piece.text)


@given(marked())
def test_pieces_are_never_empty_and_lines_hold_no_break(case):
    text, spans = case
    assert all(piece.text for piece in segments(text, spans))
    assert all(piece.text and "\n" not in piece.text for line in paragraphs(text, spans) for piece in line)


def test_offsets_count_code_points():
    spans = [Span(2, 4, "place", "place:x", "vì x")]
    assert segments("🇻🇳Hà Nội", spans)[1] == Segment("Hà", tuple(spans))


def test_labels_and_reasons_are_said_once():
    spans = [
        Span(0, 2, "topic", "topic:a", "vì a"),
        Span(0, 2, "topic", "topic:b", "vì b"),
        Span(0, 1, "tone", "tone:c", "vì a"),
    ]
    first = segments("ab", spans)[0]
    assert first.labels == ("topic", "tone")
    assert first.why == "vì a; vì b"


@given(TEXT, TEXT)
def test_what_stayed_and_went_is_the_old_text_what_stayed_and_came_the_new(before, after):
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind != "in") == before
    assert "".join(piece.text for piece in found if piece.kind != "out") == after


def test_a_changed_word_is_told_alone():
    told = [(piece.kind, piece.text) for piece in pieces("khai mạc tối 19/9", "khai mạc tối 20/9")]
    assert told == [("same", "khai mạc tối "), ("out", "19/9"), ("in", "20/9")]


def test_a_rewritten_sentence_is_told_whole_and_not_as_a_hail_of_words():
    told = [(piece.kind, piece.text) for piece in pieces("xã mở hội lớn, đông vui", "xã dời ngày khác, đông vui")]
    assert told == [("same", "xã "), ("out", "mở hội lớn"), ("in", "dời ngày khác"), ("same", ", đông vui")]


def test_a_paragraph_without_end_is_told_whole():
    before, after = "a " * _MOST, "b " * _MOST
    assert [piece.kind for piece in pieces(before, after)] == ["out", "in"]

"""Spans that are paragraphs, and spans inside of one. Not for: which blocks are the text (test_read_article)."""

from lxml import html

from monitor.read.page.blocks import cut


def texts(body):
    return [block.text for block in cut(html.document_fromstring(f"<body>{body}</body>"))]


def test_spans_named_as_paragraphs_stand_each_for_itself():
    """As editors of some systems write them."""
    assert texts("<div><span class='paragraph__x'>Một.</span><span class='paragraph text-lg'>Hai.</span></div>") == [
        "Một.",
        "Hai.",
    ]
    assert texts("<div><span class='xf-body-paragraph'>Một.</span><span class='paragraph'>Hai.</span></div>") == [
        "Một.",
        "Hai.",
    ]


def test_a_span_inside_a_paragraph_is_a_piece_of_it():
    assert texts("<p><span class='paragraph-first-letter'>Đ</span>oạn thứ một.</p>") == ["Đoạn thứ một."]
    assert texts("<p>Theo <span class='text-paragraph'>chị Lan</span> ở bản.</p>") == ["Theo chị Lan ở bản."]

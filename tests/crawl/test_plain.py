"""Titles and summaries come out as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.crawl.discovery.plain import plain, title


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Giá &quot;vàng&quot;", 'Giá "vàng"'),
        ("Gi&#225; v&agrave;ng", "Giá vàng"),
        ("A &amp;quot; B", "A &quot; B"),
        ("<b>Tin</b> mới<br/>hôm nay", "Tin mới hôm nay"),
        ("Khi x < y và y > z", "Khi x < y và y > z"),
        (" Hai\n dòng ", "Hai dòng"),
        ("Tho\u0302ng", "Thông"),
        ("Gi&amp;#225; v&amp;agrave;ng", "Giá vàng"),
        ("CÃ¢y cáº§u á»Ÿ báº£n vÃ¹ng cao", "Cây cầu ở bản vùng cao"),
        ("C©y cÇu míi, ®­êng vÒ b¶n ®· th«ng", "Cây cầu mới, đường về bản đã thông"),
    ],
)
def test_a_title_is_one_line_with_its_entities_undone_once(raw, shown):
    assert title(raw) == shown


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        ('<a href="/x"><img src="i.jpg"></a></br>Sáng nay, <b>trời</b> mưa.', "Sáng nay, trời mưa."),
        ("<p>Một</p><p>Hai &amp; ba</p>", "Một\nHai & ba"),
        ("<style>p{}</style>Chữ<script>1<2</script>", "Chữ"),
        ("a <!-- b --> c <![CDATA[d]]> <!DOCTYPE e> f", "a c d f"),
        ("không có thẻ", "không có thẻ"),
        ("<p>ÄÆ°á»ng Ä‘Ã£ thÃ´ng</p>", "Đường đã thông"),
    ],
)
def test_a_summary_is_text_without_tags(fragment, shown):
    assert plain(fragment) == shown


@given(st.text("<>!-[]/&;#ab \n", max_size=60))
def test_broken_markup_never_raises(fragment):
    assert len(plain(fragment)) <= 2000
    assert "\n" not in title(fragment)

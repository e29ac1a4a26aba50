"""What a page says besides its text: the main picture, and who wrote where an element names a crowd."""

from time import process_time

from own_pages import LEAD


def test_pictures_of_other_news_are_not_the_main_one(read, article_html):
    """Lead, cards and text stand in one element; the head names no picture."""
    card = '<div class="khung"><a href="/khac"><img src="/anh/khac.jpg"></a><h3><a href="/khac">Một tin khác của xã bên cạnh</a></h3></div>'
    html = article_html(lead="").replace('<div class="content">', f'<p>{LEAD}</p>{card}<div class="content">')
    assert read(html).image == ""
    own = '<div class="anh-dai-dien"><a href="/anh/cau-lon.jpg"><img src="/anh/cau.jpg"></a></div>'
    assert read(html.replace(card, card + own)).image == "http://bao.example/anh/cau.jpg"
    assert (
        read(html.replace("</p>\n", '</p><p><img src="/anh/cau.jpg"></p>\n', 1)).image
        == "http://bao.example/anh/cau.jpg"
    )


def test_a_box_of_ten_thousand_authors_takes_no_second_and_gives_few(read, article_html):
    begun = process_time()
    for names in (
        "Nguyễn Văn Thử, " * 10_000,
        "".join(f"Nguyễn {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}{'a' * (n // 676)}, " for n in range(10_000)),
    ):
        assert len(read(article_html(before=f'<div class="author">{names}</div>')).authors) <= 50
    assert process_time() - begun < 2

"""Who signed, as printed: no letter of a name is taken for a role. Not here: where names stand (test_ends.py)."""

import pytest


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("TTXVN/Tin Tức", ("Tin Tức",)),
        ("Tin Quốc", ("Tin Quốc",)),
        ("Bài Văn An", ("Bài Văn An",)),
        ("Bài, ảnh: Tin Văn Ba", ("Tin Văn Ba",)),
        ("Tin bài: Lò Văn A", ("Lò Văn A",)),
        ("Tin và ảnh: H.N", ("H.N",)),
        ("Bài viết: Lò Văn A", ("Lò Văn A",)),
        ("PV Nguyễn Hà", ("Nguyễn Hà",)),
        ("(Tổng hợp) Hoàng Yên", ("Hoàng Yên",)),
        ("(Hết) Giang Phạm", ("Giang Phạm",)),
        ("Hoàng Hà (TTXVN)", ("Hoàng Hà",)),
        ("(Theo Báo Nhà)", ("Báo Nhà",)),
        ("Nguồn: Báo Nhà", ("Báo Nhà",)),
        ("Theo Báo Tin Tức", ("Báo Tin Tức",)),
    ],
)
def test_the_line_under_a_text_gives_whole_names_without_their_roles(read, article_html, line, names):
    html = article_html().replace("</div></article>", f"<p>{line}</p></div></article>")
    article = read(html)
    assert article.authors == names
    assert line not in article.text

"""Names at the end of a text: who wrote goes to the authors, what a text lists stays. Not for: notices (test_ends.py)."""

import pytest

WRITTEN = (
    "Sáng 19/6, xã Khuôn Thử tổng kết hội thi nấu ăn của các bản, có hơn hai trăm bà con đến cổ vũ từ sớm.",
    "Ban tổ chức chấm điểm từng mâm cỗ, rồi cùng bà con ăn bữa trưa chung ở sân nhà văn hóa của xã.",
)


def lines(article):
    return article.text.split("\n")


@pytest.fixture
def ending(read, article_html):
    """Reads an article whose text ends with the given HTML."""
    page = article_html(paragraphs=WRITTEN, lead="")
    return lambda html: read(page.replace(f"<p>{WRITTEN[1]}</p>", f"<p>{WRITTEN[1]}</p>{html}"))


@pytest.mark.parametrize("last", ["Hết.", "Thật!", "Việt Nam! Hồ Chí Minh!", "“Mùa Xuân”"])
def test_a_last_line_that_is_said_is_nobodys_name(ending, last):
    article = ending(f"<p>{last}</p>")
    assert lines(article)[-1] == last
    assert article.authors == ()


@pytest.mark.parametrize("last", ["Lò Văn Thử", "THU THỬ", "H.N.", "PV.", "Hoàng Thử (tổng hợp)"])
def test_a_bare_name_in_the_last_line_says_who_wrote(ending, last):
    article = ending(f"<p>{last}</p>")
    assert lines(article) == list(WRITTEN)
    assert len(article.authors) == 1


def test_two_lines_of_names_say_who_wrote_and_three_are_a_list(ending):
    assert ending("<p>Lò Văn Thử</p><p>Vàng Thị Mẫu</p>").authors == ("Lò Văn Thử", "Vàng Thị Mẫu")
    assert lines(ending("<p>Bản Nà Thử</p><p>Bản Khau Mẫu</p><p>Bản Pác Mẫu</p>"))[-3:] == [
        "Bản Nà Thử",
        "Bản Khau Mẫu",
        "Bản Pác Mẫu",
    ]


def test_names_behind_a_line_that_announces_them_stay(ending):
    article = ending("<p>Được khen thưởng gồm:</p><p>- Lò Văn Thử</p><p>- Vàng Thị Mẫu</p>")
    assert lines(article)[-3:] == ["Được khen thưởng gồm:", "- Lò Văn Thử", "- Vàng Thị Mẫu"]
    assert article.authors == ()


@pytest.mark.parametrize("label", ["Thực hiện:", "Tác giả:", "Bài viết:", "Theo:", "Tin, ảnh:", "Bài và ảnh:"])
def test_a_name_in_the_line_behind_its_role_says_who_wrote(ending, label):
    article = ending(f"<p>{label}</p><p>Lò Văn Thử</p>")
    assert lines(article) == list(WRITTEN)
    assert article.authors == ("Lò Văn Thử",)


def test_three_names_behind_their_role_say_who_wrote(ending):
    article = ending("<p>Thực hiện:</p><p>Lò Văn Thử</p><p>Vàng Thị Mẫu</p><p>Én Mẫu</p>")
    assert lines(article) == list(WRITTEN)
    assert article.authors == ("Lò Văn Thử", "Vàng Thị Mẫu", "Én Mẫu")


def test_names_behind_a_label_that_is_no_role_of_a_writer_stay(ending):
    for label in ("Bài hát:", "Nội dung:", "Giải Nhất:"):
        assert lines(ending(f"<p>{label}</p><p>Suối Mẫu</p>"))[-2:] == [label, "Suối Mẫu"]


def test_a_name_behind_a_label_of_pictures_says_who_wrote(ending):
    article = ending("<p>Một số hình ảnh của hội thi:</p><p><img src=a.jpg></p><p>Lò Văn Thử</p>")
    assert article.authors == ("Lò Văn Thử",)


def test_items_of_a_list_and_cells_of_a_table_are_no_authors(ending):
    team = ending("<ul><li>Lò Văn Thử</li><li>Vàng A Mẫu</li></ul>")
    assert lines(team)[-2:] == ["Lò Văn Thử", "Vàng A Mẫu"]
    prizes = ending(
        "<table><tr><td>Giải Nhất</td><td>Lò Thị Thử</td></tr><tr><td>Giải Nhì</td><td>Nà Mẫu</td></tr></table>"
    )
    assert lines(prizes)[-4:] == ["Giải Nhất", "Lò Thị Thử", "Giải Nhì", "Nà Mẫu"]
    assert (team.authors, prizes.authors) == ((), ())


def test_a_list_of_one_name_says_who_wrote(ending):
    assert ending("<ul><li><b>Lò Văn Thử</b></li></ul>").authors == ("Lò Văn Thử",)


def test_who_signs_a_document_stays_under_it(ending):
    article = ending("<p>TM. ỦY BAN NHÂN DÂN</p><p>CHỦ TỊCH</p><p>Lò Văn Thử</p>")
    assert lines(article)[-3:] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Thử"]
    assert lines(ending("<p>KT. CHỦ TỊCH</p><p>Lò Văn Thử</p>"))[-2:] == ["KT. CHỦ TỊCH", "Lò Văn Thử"]


def test_a_sentence_on_the_right_stays_and_a_credit_there_goes(ending):
    right = '<p style="text-align:right">{}</p>'
    sentence = "Mong bà con hãy giữ lấy rừng"
    assert lines(ending(right.format(sentence)))[-1] == sentence
    for credit in ("Theo báo tỉnh bạn", "báo bạn", "Chi cục bảo vệ thực vật", "Nhóm phóng viên Khuôn Thử"):
        assert lines(ending(right.format(credit))) == list(WRITTEN)


def test_a_label_at_the_end_goes_where_nothing_or_a_note_of_a_picture_follows(ending):
    assert lines(ending("<p>Một số hình ảnh:</p><p><img src=a.jpg></p><p>Ảnh: Lò Thử</p>")) == list(WRITTEN)

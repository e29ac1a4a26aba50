"""By which day an undated article is judged; not which names are whose."""

import pytest

FILL = " Người dân cho biết công việc vẫn diễn ra bình thường suốt nhiều ngày qua." * 14


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Hà Giang mở hội", "Hội mở sáng nay.", "central"),
        ("Hà Giang: Mở hội xuân", "Hội mở sáng nay.", "none"),
        ("Mở hội xuân", "Hội mở ở Lào Cai, Hà Giang.", "none"),
        ("Mở hội xuân", "Hội mở ở Đồng Văn (Hà Giang).", "none"),
        ("Hà Giang mở hội", f"Hội mở sáng nay.{FILL}", "none"),
        ("Hà Giang mở hội", f"Hội mở sáng nay ở Tuyên Quang.{FILL}", "central"),
        ("Hà Giang mở hội", f"Hội mở sáng nay ở Hà Giang cũ.{FILL}", "central"),
        ("Hà Giang mở hội", "Hội mở năm 2024, dự kiến đến năm 2030 sẽ lớn hơn.", "none"),
        ("Hà Giang mở hội", "Hội của giai đoạn 2016-2020 có thêm trò mới.", "central"),
        ("Hà Giang mở hội", "Hội mở năm 2026, khách Lào Cai, Hà Giang cùng dự.", "central"),
        ("Hà Giang mở hội", "Ông nguyên phó chủ tịch huyện, người Yên Bái, dự hội.", "central"),
        ("Hà Giang hợp nhất sở, ngành", "Yên Bái, huyện nào cũng bàn việc này.", "none"),
        ("Hà Giang mở hội", "Sau khi hợp nhất, huyện cũ ở Yên Bái cùng dự.", "central"),
        ("Hà Giang mở hội", "Ông Nguyên ở huyện bên, người Yên Bái, dự hội.", "none"),
    ],
)
def test_words_of_an_older_map_tell_the_day_unless_they_are_told_today(tag, title, text, expected):
    assert tag(title, text, dated=False).province == expected


def test_what_an_old_article_means_by_the_name_is_no_matter_where_it_has_a_date(tag):
    assert tag("Mở hội xuân ở Hà Giang", "Khách Lào Cai, Hà Giang cùng dự.").province == "central"

"""Names that are ours and names that only look so, by the rules of this repository: the false friends of DOMAIN.md 7.3.

Not for: how an article concerns the province as a whole (test_province.py). The articles are made up.
"""

from pathlib import Path

import pytest

from monitor.config import load_rules
from monitor.tag import Tagger

OURS = "Tuyên Quang họp báo sáng nay. "  # what makes the article one of the province's


@pytest.fixture(scope="module")
def judge(article):
    tagger = Tagger(load_rules(Path(__file__).parents[2]))
    return lambda title, text="", **more: tagger.tag(article(title, text, **more), "")


def names(tags):
    return [place.name for place in tags.places]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # Sơn Dương: the animal, a commune elsewhere, a person
        ("Kiểm lâm bắt vụ buôn thịt sơn dương.", "Sơn Dương"),
        ("Đàn Sơn dương kéo về rừng.", "Sơn Dương"),
        ("Đoàn thăm xã Sơn Dương, thành phố Hạ Long, Quảng Ninh.", "Sơn Dương"),
        ("Giải nhất thuộc về em Nguyễn Sơn Dương.", "Sơn Dương"),
        ("Nghệ sĩ Sơn Dương hát tặng bà con.", "Sơn Dương"),
        # Na Hang: a restaurant
        ("Khách vào nhà hàng ăn trưa.", "Na Hang"),
        # Quang Bình: the former province
        ("Đoàn công tác từ Quảng Bình ra học hỏi.", "Quang Bình"),
        # Đồng Văn: an industrial park and a ward elsewhere, a street elsewhere
        ("Doanh nghiệp thuê đất ở khu công nghiệp Đồng Văn.", "Đồng Văn"),
        ("Nhà máy ở KCN Đồng Văn III tuyển thợ.", "Đồng Văn"),
        ("Anh quê phường Đồng Văn, Ninh Bình.", "Đồng Văn"),
        ("Xe rẽ vào đường Đồng Văn Cống rồi dừng.", "Đồng Văn"),
        # Vị Xuyên: a lake and a ward of Nam Định
        ("Người dân dạo quanh hồ Vị Xuyên, Nam Định.", "Vị Xuyên"),
        ("Chị sống ở phường Vị Xuyên, Nam Định.", "Vị Xuyên"),
        # Sông Lô: a former district elsewhere, the song of a victory
        ("Anh quê huyện Sông Lô, Vĩnh Phúc.", "Sông Lô"),
        ("Dàn nhạc chơi trường ca Sông Lô.", "Sông Lô"),
        # Phan Thiết, Bình Thuận, Thái Bình: big places elsewhere
        ("Đoàn bay vào thành phố Phan Thiết.", "Phan Thiết"),
        ("Xe chạy cao tốc Phan Thiết - Dầu Giây.", "Phan Thiết"),
        ("Đoàn thăm tỉnh Bình Thuận.", "Bình Thuận"),
        ("Đoàn ghé Bình Thuận rồi về.", "Bình Thuận"),
        ("Các tỉnh Hà Nam, Thái Bình gửi quà.", "Thái Bình"),
        ("Tàu qua Thái Bình Dương.", "Thái Bình"),
        ("Mực nước sông Thái Bình xuống chậm.", "Thái Bình"),
        # Tân Trào: communes elsewhere, streets
        ("Anh quê xã Tân Trào, huyện Kiến Thụy, Hải Phòng.", "Tân Trào"),
        ("Anh quê xã Tân Trào, huyện Thanh Miện, tỉnh Hải Dương.", "Tân Trào"),
        ("Xe đỗ trên đường Tân Trào, quận 7.", "Tân Trào"),
        # Mỹ Lâm, Minh Xuân, Hồng Thái, Tân Yên, Vĩnh Lộc, Yên Lập: the same names elsewhere
        ("Anh quê xã Mỹ Lâm, huyện Hòn Đất, Kiên Giang.", "Mỹ Lâm"),
        ("Anh quê xã Minh Xuân, huyện Lục Yên, Yên Bái.", "Minh Xuân"),
        ("Anh quê xã Hồng Thái, huyện Việt Yên, tỉnh Bắc Giang.", "Hồng Thái"),
        ("Anh Lê Hồng Thái kể lại.", "Hồng Thái"),
        ("Vải thiều huyện Tân Yên được mùa.", "Tân Yên"),
        ("Thành nhà Hồ ở huyện Vĩnh Lộc.", "Vĩnh Lộc"),
        ("Anh quê huyện Yên Lập.", "Yên Lập"),
        # Thuận Hoà: Huế
        ("Phường Thuận Hóa, Huế đón khách.", "Thuận Hoà"),
        # others of the kind
        ("Cải tạo sân Trường THPT Minh Quang.", "Minh Quang"),
        ("Công ty Cổ phần Hồng Thái trúng thầu.", "Hồng Thái"),
        ("Nhân vật Bạch Ngọc Đường tái xuất.", "Ngọc Đường"),
        ("Ông Vương Ngọc Hà phát biểu.", "Ngọc Hà"),
        ("Xe đi cao tốc Cầu Giẽ - Cao Bồ.", "Cao Bồ"),
        ("Vé xổ số kiến thiết bán chạy.", "Kiến Thiết"),
    ],
)
def test_a_false_friend_is_no_place_of_ours(judge, text, wrong):
    assert wrong not in names(judge("Tuyên Quang họp báo", OURS + text))
    assert wrong not in names(judge("Bản tin tuần", OURS + text))


@pytest.mark.parametrize(
    ("text", "day", "right"),
    [
        ("Chợ ở huyện Sơn Dương đông vui.", "2024-05-01", "Sơn Dương"),
        ("Chợ ở xã Sơn Dương đông vui.", "2026-05-01", "Sơn Dương"),
        ("Chợ Na Hang đông vui.", "2019-05-01", "Na Hang"),
        ("Chợ Nà Hang đông vui.", "2026-05-01", "Nà Hang"),
        ("Chợ ở xã Quang Bình đông vui.", "2026-05-01", "Quang Bình"),
        ("Khách lên Đồng Văn ngắm hoa.", "2026-05-01", "Đồng Văn"),
        ("Các xã Đồng Văn, Vị Xuyên và Yên Minh họp chợ.", "2026-05-01", "Vị Xuyên"),
        ("Nước sông Lô dâng cao.", "2019-05-01", "sông Lô"),
        ("Trụ sở phường Phan Thiết khang trang.", "2024-05-01", "Phan Thiết"),
        ("Trụ sở phường Bình Thuận khang trang.", "2026-05-01", "Bình Thuận"),
        ("Trụ sở xã Thái Bình khang trang.", "2026-05-01", "Thái Bình"),
        ("Khách thăm Tân Trào dịp lễ.", "2026-05-01", "Tân Trào"),
        ("Chợ Hồng Thái (Na Hang) đông vui.", "2024-05-01", "Hồng Thái"),
        ("Trú tại Vĩnh Lộc - Chiêm Hóa.", "2019-05-01", "Vĩnh Lộc"),
        ("Trụ sở thị trấn Tân Yên khang trang.", "2024-05-01", "Tân Yên"),
        ("Trụ sở phường Mỹ Lâm khang trang.", "2026-05-01", "Mỹ Lâm"),
        ("Trụ sở phường Minh Xuân khang trang.", "2026-05-01", "Minh Xuân"),
        ("Dân xã Yên Lập (tỉnh Tuyên Quang) vui.", "2026-05-01", "Yên Lập"),
        ("Dân xã Thuận Hòa vui.", "2026-05-01", "Thuận Hòa"),
        ("Dân thị trấn Cốc Pài cũ vui.", "2026-05-01", "Cốc Pài"),
    ],
)
def test_the_same_name_in_its_own_place_is_ours(judge, text, day, right):
    assert right in names(judge("Tuyên Quang họp báo", OURS + text, day=day))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Kẹt xe giờ tan tầm", "Xe kẹt trên đường Tuyên Quang, thành phố Phan Thiết."),
        ("Nha mang thay tuyen quang moi", "Doi tho thay xong tuyen quang trong dem, mang tro lai binh thuong."),
        ("Giọng ca mới", "Nguyễn Tuyên Quang về nhất cuộc thi hát."),
        ("Ca khúc mới", "Ca sĩ Hà Giang ra mắt ca khúc về mẹ."),
        ("Giao lưu", "Chị Hà Giang kể chuyện nghề giáo."),
        ("Trao giải", "Anh Nguyễn Thành Tuyên nhận giải nhất."),
        ("Khách vào quán", "Khach vao nha hang an trua roi ve, nha hang dong khach."),
        ("Quang Binh", "Bao do bo vao Quang Binh, nhieu noi o Quang Binh ngap sau."),
        ("Phường Vị Xuyên đón khách", "Hồ Vị Xuyên là lá phổi của Nam Định."),
        ("Khu công nghiệp Đồng Văn mở rộng", "Ninh Bình mở rộng khu công nghiệp Đồng Văn."),
    ],
)
def test_an_article_of_false_friends_alone_is_not_about_the_province(judge, title, text):
    assert judge(title, text).province == "none"


def test_the_siege_of_1885_in_a_french_text_is_not_about_the_province(judge):
    assert judge("Le siège de Tuyen Quang", "La Légion à Tuyen-Quang.", language="fr").province == "none"


def test_the_former_neighbour_is_another_province_until_it_joins(judge):
    before, after = (judge("Hà Giang đón khách", "Chợ Mèo Vạc đông vui.", day=d) for d in ("2025-06-30", "2025-07-01"))
    assert (before.province, names(before)) == ("none", [])
    assert (after.province, names(after)) == ("central", ["Mèo Vạc"])


def test_a_unit_of_two_days_has_the_code_of_its_day(judge):
    def code(day):
        (place,) = judge("Tuyên Quang họp báo", "Dân xã Hồng Thái vui.", day=day).places
        return place.code

    assert code("2024-05-01") != code("2026-05-01")


def test_a_name_with_its_homonym_is_void_only_where_the_other_province_stands(judge):
    text = "Dân xã Tân Trào vui.\nĐoàn thăm xã Tân Trào, huyện Kiến Thụy, Hải Phòng."
    (place,) = judge("Tuyên Quang họp báo", OURS + text).places
    assert [e.start for e in place.evidence] == [len(OURS) + len("Dân xã ")]


@pytest.mark.parametrize(
    ("language", "title", "text", "expected"),
    [
        ("en", "Tuyen Quang opens festival", "Visitors walk around Na Hang and Chiem Hoa.", ["Na Hang", "Chiem Hoa"]),
        (
            "en",
            "Tuyen Quang opens festival",
            "People of Tan An commune, of Minh Xuan ward and of Tan Trao Street.",
            ["Tan An", "Minh Xuan"],
        ),
        ("zh", "宣光省举行节日", "游客前往霑化和黄树皮。", ["霑化", "黄树皮"]),
        ("ja", "トゥエンクアン省で祭り", "タンチャオを訪れる。", ["タンチャオ"]),
        ("ko", "뚜옌꽝성 축제", "룽꾸와 메오박을 찾았다.", ["룽꾸", "메오박"]),
        ("lo", "ແຂວງຕວຽນກວາງ ຈັດງານ", "ຢ້ຽມຢາມ ເຕິນຈ່າວ.", ["ເຕິນຈ່າວ"]),
    ],
)
def test_places_are_known_in_the_languages_of_the_partners(judge, language, title, text, expected):
    assert sorted(names(judge(title, text, language=language))) == sorted(expected)


def test_a_text_without_accents_is_read_by_its_unit_words(judge):
    tags = judge("Tuyen Quang hop bao", "Dan xa Tan An va Na Hang vui, khach den nha hang Sen Vang an trua.")
    assert names(tags) == ["Tan An", "Na Hang"]

"""Articles that stand close to a contradiction and are none; the register is that of conftest.py. None of them is flagged.

Each is own-written. Beside them (test_flagged.py) stand the articles that are to be flagged.
"""

from datetime import UTC, datetime

import pytest

SENTENCES = {
    # -- figures: rounded, estimated, told otherwise
    "rounded down to tens with hơn": "Tuyên Quang có hơn 120 đơn vị hành chính cấp xã.",
    "true though loose: more than a hundred": "Tuyên Quang có hơn 100 đơn vị hành chính cấp xã.",
    "true though loose: not yet 130": "Tuyên Quang có chưa đến 130 đơn vị hành chính cấp xã.",
    "a range around it": "Tuyên Quang có 120-130 đơn vị hành chính cấp xã.",
    "the right figure in words": "Tuyên Quang có một trăm hai mươi tư đơn vị hành chính cấp xã.",
    "millions with one decimal": "Dân số Tuyên Quang gần 1,9 triệu người.",
    "a percentage cut to the whole": "Tỷ lệ che phủ rừng của Tuyên Quang đạt trên 62%.",
    # -- figures: another time
    "another year": "Năm 2022, Tuyên Quang có 138 đơn vị hành chính cấp xã.",
    "another year of a yearly figure": "Năm 2024, tỷ lệ hộ nghèo của tỉnh Tuyên Quang là 15,2%.",
    "a target": "Đến năm 2030, Tuyên Quang còn 100 đơn vị hành chính cấp xã.",
    "a forecast": "Dự báo dân số Tuyên Quang đạt 2,1 triệu người.",
    "a target of the year": "Cả năm 2026, Tuyên Quang phấn đấu đón 4 triệu lượt khách.",
    "the former province": "Tỉnh Tuyên Quang cũ có 137 đơn vị hành chính cấp xã.",
    # -- figures: another span
    "a day against half a year": "Tuyên Quang đón 25.000 lượt khách trong ngày 18/7.",
    "a month against half a year": "Riêng trong tháng 6/2026, Tuyên Quang đón 310.000 lượt khách.",
    "five months against six": "Trong 5 tháng đầu năm 2026, Tuyên Quang đón 1,6 triệu lượt khách.",
    "the same half of the year before": "Trong 6 tháng đầu năm 2025, Tuyên Quang đón 1,7 triệu lượt khách.",
    "a quarter against half a year": "Quý I/2026, Tuyên Quang đón 800.000 lượt khách.",
    "no span against half a year": "Tuyên Quang đón 45.000 lượt khách về dự lễ hội.",
    "a day against a cumulative total": "Trong ngày 18/7, hồ Na Hang của Tuyên Quang đón 12.000 lượt người.",
    "an average": "Dân số Tuyên Quang bình quân mỗi xã là 15.000 người.",
    # -- figures: another thing
    "another province": "Tỉnh Phú Thọ, giáp Tuyên Quang, có 148 đơn vị hành chính cấp xã.",
    "the country": "Cả nước có 3.321 đơn vị hành chính cấp xã, Tuyên Quang đứng thứ ba.",
    "a district": "Huyện Sơn Mẫu của Tuyên Quang trước có 33 đơn vị hành chính cấp xã.",
    "a change in percent": "Năm 2025, tỷ lệ hộ nghèo của tỉnh Tuyên Quang giảm 2,8%.",
    "a change in percentage points": "Năm 2025, tỷ lệ hộ nghèo của tỉnh Tuyên Quang giảm 2,8 điểm phần trăm.",
    "a part by area": "Năm 2025, tỷ lệ hộ nghèo của các xã vùng cao Tuyên Quang trên 30%.",
    "a part by age": "Dân số Tuyên Quang ở độ tuổi lao động là 1.100.000 người.",
    "a part after the whole": "Tuyên Quang có nhiều đơn vị hành chính cấp xã, trong đó 35 đơn vị hành chính cấp xã vùng cao.",
    "two of them by name": "Tuyên Quang có 2 đơn vị hành chính cấp xã Minh Mẫu và Tân Mẫu vừa đổi tên.",
    "three counted off in words": "Tuyên Quang sáp nhập ba đơn vị hành chính cấp xã thành một.",
    "those that were flooded": "Mưa lũ làm 42 xã, phường của Tuyên Quang bị ngập, cấp xã phải trực cả đêm.",
    "those that finished something": "Tuyên Quang có 98 đơn vị hành chính cấp xã tổ chức xong hội nghị.",
    "those that were visited": "Đoàn khảo sát đã thăm 12 đơn vị hành chính cấp xã của Tuyên Quang.",
    "those that get something": "Tuyên Quang chọn 10 đơn vị hành chính cấp xã làm mô hình điểm.",
    "a share of the whole": "Tuyên Quang đã có 98/124 đơn vị hành chính cấp xã nối mạng.",
    "those along the border": "Tuyên Quang có 17 đơn vị hành chính cấp xã giáp nước bạn.",
    "another unit counted with them": "Tuyên Quang có 1.500 đơn vị hành chính cấp xã, thôn và tổ dân phố.",
    "more than a neighbour": "Tuyên Quang nhiều hơn tỉnh bạn 32 đơn vị hành chính cấp xã.",
    "communes alone": "Cấp xã ở Tuyên Quang có 117 xã và 7 phường.",
    "a comparison": "Tỷ lệ che phủ rừng của Tuyên Quang gấp rưỡi mức 42% của cả nước.",
    "a section of the road": "Đoạn qua Minh Xuân của cao tốc Tuyên Quang - Mẫu Sơn dài 27 km.",
    "what is left of the road": "Cao tốc Tuyên Quang - Mẫu Sơn còn 12 km chưa xong, dài nhất là chỗ qua đèo.",
    "a visit of half a day": "Tuần văn hóa đón 50.000 lượt khách đến Tuyên Quang.",
    # -- figures: told in order to deny or to ask
    "denied in the sentence": "Thông tin Tuyên Quang có 142 đơn vị hành chính cấp xã là sai sự thật.",
    "denied two sentences later": "Một trang mạng viết Tuyên Quang có 142 đơn vị hành chính cấp xã. Bài được chia sẻ nhiều. Sở Mẫu bác bỏ nội dung này.",
    "asked": "Có phải Tuyên Quang có 142 đơn vị hành chính cấp xã?",
    "not so": "Không phải Tuyên Quang có 142 đơn vị hành chính cấp xã.",
    # -- days
    "the right day without its year": "Lễ hội Thành Tuyên khai mạc ngày 19/9.",
    "the right month": "Lễ hội Thành Tuyên năm 2026 khai mạc trong tháng 9.",
    "the festival of another year": "Lễ hội Thành Tuyên năm 2025 khai mạc ngày 27/9/2025.",
    "a planned day": "Lễ hội Thành Tuyên dự kiến khai mạc ngày 26/9.",
    "the day of telling": "Sáng 18/7, UBND tỉnh họp bàn việc khai mạc Lễ hội Thành Tuyên.",
    "the rehearsal": "Ngày 12/9, tổng duyệt chương trình khai mạc Lễ hội Thành Tuyên.",
    "the end of it": "Lễ hội Thành Tuyên khai mạc ngày 19/9 và kéo dài đến ngày 26/9.",
    "what comes after it": "Sau lễ khai mạc, Lễ hội Thành Tuyên còn đêm hội đường phố ngày 24/9.",
    "the lunar day": "Lễ hội Thành Tuyên khai mạc ngày 9/8 âm lịch.",
    "the tickets for it": "Vé xem khai mạc Lễ hội Thành Tuyên bán từ ngày 1/8.",
    "put off": "Lễ khai mạc Lễ hội Thành Tuyên bị hoãn vì mưa bão hôm 12/9.",
    "an anniversary": "Kỷ niệm 35 năm tái lập tỉnh Tuyên Quang, sáng 18/7 tỉnh khánh thành ba công trình.",
    "the year alone": "Năm 1991, Tuyên Quang được tái lập.",
    "a lot of the road": "Gói thầu số 5 của cao tốc Tuyên Quang - Mẫu Sơn khởi công ngày 12/9/2023.",
    "the day of a visit": "Ngày 18/7, đoàn kiểm tra cao tốc Tuyên Quang - Mẫu Sơn, khởi công cách đây ba năm.",
    "a denied day": "Tin Lễ hội Thành Tuyên khai mạc ngày 26/9 là không chính xác.",
    # -- places
    "another wording of the place": "Lễ hội Thành Tuyên khai mạc tại Quảng trường Nguyễn Tất Thành.",
    "a larger place that holds it": "Lễ hội Thành Tuyên năm 2026 khai mạc tại thành phố Tuyên Quang.",
    "the place of another year": "Lễ hội Thành Tuyên năm 2025 khai mạc tại phường An Tường.",
    "a former place": "Lễ hội Thành Tuyên từng được tổ chức tại phường An Tường.",
    "two places, one of them right": "Lễ hội Thành Tuyên khai mạc tại phường Minh Xuân, sau đó diễu hành tại phường An Tường.",
    "what else there is elsewhere": "Ngoài lễ khai mạc, Lễ hội Thành Tuyên có hội chợ ở xã Na Hang.",
    "a proposed place": "Tuyên Quang đề xuất đặt trung tâm hành chính tại phường An Tường.",
    "another kind of place": "Trung tâm hành chính của tỉnh Tuyên Quang có bãi xe tại thôn Nà Mẫu.",
    # -- names
    "the deputy": "Phó Chủ tịch UBND tỉnh Tuyên Quang Nguyễn Văn Khác kiểm tra hiện trường.",
    "the former holder": "Nguyên Chủ tịch UBND tỉnh Tuyên Quang Nguyễn Văn Khác kể lại.",
    "the former holder, named first": "Ông Nguyễn Văn Khác, nguyên Chủ tịch UBND tỉnh Tuyên Quang, kể lại.",
    "the holder of another year": "Năm 2023, Chủ tịch UBND tỉnh Tuyên Quang Nguyễn Văn Khác ký quyết định.",
    "the given name alone": "Chủ tịch UBND tỉnh Tuyên Quang, ông Mẫu, phát biểu.",
    "the middle name left out": "Chủ tịch UBND tỉnh Tuyên Quang Đặng Mẫu phát biểu.",
    "the holder in another province": "Chủ tịch UBND tỉnh Phú Thọ Trần Văn Khác thăm Tuyên Quang.",
    "who is told to report": "Chủ tịch UBND tỉnh Tuyên Quang giao Giám đốc Sở Mẫu Trần Văn Khác báo cáo.",
    "who signs in the stead": "Thay mặt Chủ tịch UBND tỉnh Tuyên Quang, ông Trần Văn Khác ký văn bản.",
    "who comes along": "Chủ tịch UBND tỉnh Tuyên Quang và ông Trần Văn Khác cùng dự.",
    "who holds the post before the comma": "Bí thư Tỉnh ủy Hầu A Thử, Chủ tịch UBND tỉnh Tuyên Quang cùng dự.",
    "who has a post of his own": "Chủ tịch UBND tỉnh Tuyên Quang, ông Trần Văn Khác, Giám đốc Sở Mẫu, cùng dự.",
    "a new holder being elected": "HĐND tỉnh Tuyên Quang bầu ông Trần Văn Khác giữ chức Chủ tịch UBND tỉnh.",
    "who builds it": "Cây cầu mới qua sông Lô do Công ty Hoàng Mẫu thi công.",
    "whose it is": "Cây cầu mới qua sông Lô là niềm mong chờ của bà con Minh Xuân.",
    # -- so or not so
    "valid then": "Trước ngày 01/7/2025, Tuyên Quang không có đường biên giới.",
    "what many believe": "Nhiều người nghĩ Tuyên Quang không có biên giới.",
    "twice denied": "Không phải Tuyên Quang không có đường biên giới.",
    # -- refuted claims
    "who was fined for it": "Công an xử phạt người đăng tin đập thủy điện Na Hang bị vỡ, nước tràn về hạ du.",
    "called false": "Thông tin đập thủy điện Na Hang bị vỡ, nước tràn về hạ du là tin giả.",
    "said not to be so": "Đập thủy điện Na Hang không bị vỡ, nước không tràn về hạ du.",
    "an exercise": "Diễn tập tình huống đập thủy điện Na Hang bị vỡ, nước tràn về hạ du.",
    "a supposition": "Nếu đập thủy điện Na Hang bị vỡ, nước tràn về hạ du thì người dân chạy lên đồi.",
    "the same words about something else": "Đập thủy điện Na Hang xả lũ, hạ du được báo trước, nước về chậm, một đoạn kênh vỡ.",
    "answered in the next sentence": "Trước thông tin đập thủy điện Na Hang bị vỡ, nước tràn về hạ du, nhà máy mời báo chí tới xem.",
    "told beside the words of the refutation": "Nhiều người nhắn nhau đập thủy điện Na Hang bị vỡ, nước tràn về hạ du. "
    "Công trình vẫn vận hành an toàn, các cửa xả hoạt động bình thường theo quy trình.",
    "asked in two sentences": "Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du? Đó là câu hỏi của nhiều người.",
    "another figure": "Tuyên Quang thu phí tham quan 20.000 đồng đối với mọi du khách.",
    "the figure of the refutation beside it": "Tuyên Quang thu phí tham quan 200.000 đồng đối với mọi du khách. Vé thật là 40.000 đồng.",
    "not yet": "Tuyên Quang chưa thu phí tham quan 200.000 đồng đối với mọi du khách.",
    "in another province": "Lào Cai thu phí tham quan 200.000 đồng đối với mọi du khách, Tuyên Quang nhiều du khách hơn.",
    "fewer than the claim has": "Lở đá ở đèo Mẫu Sơn làm 3 người chết.",
    "the same event without what the claim adds": "Lở đá ở đèo Mẫu Sơn làm tắc đường, hàng chục xe phải chờ.",
    "a rumour called so": "Bà con cảnh giác tin đồn trẻ em ở xã Sơn Mẫu bị bắt cóc lấy nội tạng.",
    "the same children, other news": "Trẻ em ở xã Sơn Mẫu được khám mắt, khám nội tổng quát miễn phí.",
}
WRONG = "Tỉnh Tuyên Quang hiện có 142 đơn vị hành chính cấp xã."
BURST = "Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du."


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_near_miss_is_not_flagged(flagged, sentence):
    assert flagged(sentence) == ()


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_near_miss_among_other_sentences_is_not_flagged(flagged, sentence):
    around = "Sáng nay trời nắng ở Tuyên Quang.\n{}\nBà con ra đồng từ sớm, chợ phiên họp đông."
    assert flagged(around.format(sentence), title="Tuyên Quang: Chuyện vùng cao") == ()


ARTICLES = {
    "a correction": {"title": "Đính chính số liệu về cấp xã", "text": WRONG},
    "a fact check": {"title": "Kiểm chứng: Tuyên Quang có bao nhiêu xã, phường?", "text": WRONG},
    "a headline that asks": {"title": "Vỡ đập thủy điện Na Hang, hạ du ngập sâu?", "text": BURST},
    "a satire whose headline asks": {"title": "Thực hư chuyện vỡ đập vì cá quẫy đuôi", "text": BURST},
    "a report of the refutation": {
        "title": "Nhà máy nói về đập thủy điện Na Hang",
        "text": f"Mạng xã hội viết: {BURST}\nNgười phụ trách vận hành đưa phóng viên đi xem từng cửa xả.\n"
        "Công trình vận hành an toàn, mọi cửa xả hoạt động bình thường theo quy trình.",
    },
    "a report of the fine": {
        "title": "Phạt 7,5 triệu đồng một chủ tài khoản",
        "text": f"Người này viết: “{BURST}”\nCông an xã mời làm việc.\nChủ tài khoản bị xử phạt và gỡ bài.",
    },
    "before the fact held": {"text": WRONG, "published": datetime(2025, 6, 30, 16, 59, tzinfo=UTC)},
    "before the claim was told": {"text": BURST, "published": datetime(2026, 5, 31, 16, 59, tzinfo=UTC)},
    "after the claim counts": {
        "text": "Trẻ em ở xã Sơn Mẫu bị bắt cóc lấy nội tạng.",
        "published": datetime(2026, 12, 31, 17, 1, tzinfo=UTC),
    },
    "the post in an article of another province": {
        "title": "Phú Thọ đón đoàn Tuyên Quang",
        "text": "Đoàn Tuyên Quang thăm Phú Thọ.\nChủ tịch UBND tỉnh Trần Văn Khác tiếp đoàn.",
    },
    "another language": {"text": WRONG, "language": "en"},
}


@pytest.mark.parametrize("words", ARTICLES.values(), ids=ARTICLES)
def test_an_article_that_is_no_contradiction_as_a_whole_is_not_flagged(flagged, words):
    assert flagged(**words) == ()

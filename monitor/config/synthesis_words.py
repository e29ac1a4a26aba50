"""The words of the report of half a year and a year as the program brings them: its sentences and headings.

An office writes its own in rules/synthesis.toml; the names in braces are those that its own wording must have as well. No key is one of
the briefing's (brief_words.py), for one report is told with both. Not here: checking them (synthesis.py), filling them
(publish/briefing/synthesis).
"""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # -- opening
    "by_plan": "Thực hiện {plan}, {office} báo cáo như sau:",
    "by_no_plan": "{office} báo cáo như sau:",
    "made_of": "Tổng hợp báo cáo của {sent} trên {asked} đơn vị (Phụ lục II) và số liệu theo dõi báo chí từ ngày {first} đến {last}, "
    "lập lúc {at}.",
    "made_of_press": "Chưa có đơn vị nào gửi báo cáo (Phụ lục II). Báo cáo này chỉ có số liệu theo dõi báo chí từ ngày {first} đến "
    "{last}, lập lúc {at}.",
    "not_sent": "Số liệu của {missing} đơn vị chưa gửi báo cáo không có trong báo cáo này.",
    "days_unknown": "Không có số liệu theo dõi báo chí của {days} ngày trong kỳ, không tính là 0 (Phụ lục I).",
    # -- what units told
    "sums": "Theo báo cáo của các đơn vị: {sums}.",
    "sum": "{item} {number} {measure} ({units} đơn vị báo số liệu)",
    "sums_none": "Chưa có đơn vị nào báo cáo số liệu của nội dung này.",
    "reports_none": "Chưa có báo cáo của các đơn vị về nội dung này.",
    "unit_words": "{unit_name}: {words}",
    "unit_words_more": "Còn {more} nội dung khác do các đơn vị báo cáo, nêu tại Phụ lục IV.",
    "points_told": "{what} các đơn vị nêu trong báo cáo:",
    "points_untold": "Không có đơn vị nào nêu {what} trong báo cáo.",
    "points_unsent": "Chưa có đơn vị nào gửi báo cáo, nên chưa có {what} do đơn vị nêu.",
    "points_more": "Còn {more} ý kiến khác trong báo cáo của các đơn vị.",
    # -- the press
    "press_own": "Báo chí và cổng, trang thông tin điện tử của tỉnh đăng {amount}.",
    "press_all": "Báo chí trong và ngoài nước có {amount}.",
    "press_foreign": "Trong đó báo chí đối ngoại và báo chí nước ngoài có {amount}.",
    "press_amount": "{items} tin, bài ({appearances} lượt đăng) về tỉnh {province}: {tones}, không xét sắc thái {unjudged}",
    "press_amount_scope": "{items} tin, bài ({appearances} lượt đăng) trong phạm vi theo dõi của cơ quan, kể cả {rest} tin, bài không "
    "nói về tỉnh {province}: {tones}, không xét sắc thái {unjudged}",
    "press_own_none": "Không ghi nhận tin, bài về tỉnh {province} của báo chí và cổng, trang thông tin điện tử của tỉnh trong kỳ.",
    "press_all_none": "Không ghi nhận tin, bài về tỉnh {province} của báo chí trong và ngoài nước trong kỳ.",
    "press_foreign_none": "Không ghi nhận tin, bài về tỉnh {province} của báo chí đối ngoại, báo chí nước ngoài trong kỳ.",
    # -- cases
    "followed": "Đã theo dõi {cases} vụ việc: mở mới trong kỳ {opened}, đã kết thúc {closed}, đang xử lý {running} (Phụ lục III).",
    "followed_none": "Không có vụ việc nào được lập hồ sơ theo dõi trong kỳ.",
    "wrong": "Vụ việc đã có kết luận của cán bộ về thông tin: {verdicts}.",
    "wrong_none": "Không có vụ việc nào có thông tin được kết luận là chưa đúng.",
    "ended": "Kết quả các vụ việc đã kết thúc: {outcomes}.",
    # -- annexes
    "months_running": "Tháng chưa đến ghi “–”; tháng đang diễn ra tính đến lúc lập.",
    "months_unknown": "Tháng đã qua ghi “–”: chưa theo dõi hoặc không đọc được nguồn nào, nên không tính là 0.",
    "months_partly": "Tháng có ngày chưa theo dõi hoặc không đọc được nguồn nào, nên số liệu không đủ: {months}.",
    "months_failed": "{sources} nguồn có ngày không đọc được trong kỳ: {named}.",
    "units_standing": "Tổng số {asked} đơn vị: {standings}.",
    "units_due": "Báo cáo nhận được đến hết ngày {day} là đúng hạn.",
    "units_due_unsure": "Báo cáo nhận được đến hết ngày {day} là đúng hạn (thời hạn chưa xác nhận).",
    "units_again": "Đơn vị gửi lại báo cáo: ngày nhận là ngày của báo cáo đầu tiên, số liệu theo báo cáo mới nhất.",
    "units_not_asked": "Không có đơn vị nào trong danh sách phải báo cáo.",
    "followed_list_none": "Không có vụ việc nào được theo dõi trong kỳ.",
    "products_by_units": "Nội dung và minh chứng do đơn vị kê khai.",
    "products_none": "Chưa có đơn vị nào kê khai sản phẩm, hoạt động.",
    # -- below tables
    "silent": "Dấu “–”: chưa có đơn vị nào báo số liệu; không có nghĩa là không có hoạt động.",
    "table_4_silent": "Dấu “–”: đơn vị không báo số liệu.",
    "table_4_none": "Chưa có số liệu",
}

HEADINGS: Mapping[str, str] = {
    "synthesis_subject": "Kết quả công tác thông tin đối ngoại {period}, phương hướng, nhiệm vụ {next}",
    "task": "{title} (mục {plan} của Kế hoạch)",
    "trouble": "Khó khăn, vướng mắc",
    "proposal": "Kiến nghị",
    "annex_months": "SỐ LIỆU TỔNG HỢP {months} THÁNG",
    "annex_units": "TÌNH HÌNH NỘP BÁO CÁO CỦA ĐƠN VỊ",
    "annex_followed": "DANH MỤC VỤ VIỆC",
    "annex_products": "DANH MỤC SẢN PHẨM, HOẠT ĐỘNG DO ĐƠN VỊ BÁO CÁO",
    "table_sums": "Mục {plan} của Kế hoạch: số liệu do đơn vị báo cáo",
    "table_press": "Bảng 4. Họp báo, cung cấp thông tin, trả lời báo chí của các đơn vị",
    "table_months": "Tin, bài theo tháng",
    "table_units": "Tình hình nộp báo cáo",
    "table_followed": "Vụ việc được theo dõi",
    "table_products": "Sản phẩm, hoạt động",
}

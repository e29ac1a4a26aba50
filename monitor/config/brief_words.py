"""The words of a briefing as the program brings them: sentences, headings, and the places that people fill.

An office writes its own in rules/briefing.toml. The names in braces of a sentence here are those that its own wording must have
as well. Not here: checking them (briefing.py), filling them (publish/briefing).
"""

from collections.abc import Mapping

# May stand in any sentence or heading.
COMMON = frozenset({"period", "during", "next", "before", "year_before", "unit", "office", "province"})

SENTENCES: Mapping[str, str] = {
    # -- opening
    "opening": "Thực hiện nhiệm vụ theo dõi, tổng hợp thông tin báo chí, {office} báo cáo như sau:",
    "basis": "Số liệu tính {days}, lập lúc {at}, trên {sources} nguồn theo dõi. “Tin, bài” là số tin, "
    "bài khác nhau; “lượt đăng” gồm cả các lần đăng lại.",
    "nothing": "Trong {during} chưa có số liệu: không ghi nhận tin, bài nào liên quan tỉnh {province}. Báo cáo này không kết "
    "luận rằng báo chí không phản ánh.",
    "running": "Kỳ báo cáo chưa kết thúc: số liệu của các ngày còn lại chưa có, các con số dưới đây sẽ thay đổi.",
    # -- how much
    "amount": "Trong {during} ghi nhận {items} tin, bài ({appearances} lượt đăng) liên quan tỉnh {province}.",
    "amount_against": "So với {other}: tin, bài {items_moved}, lượt đăng {appearances_moved} ({then}: {items_then} tin, bài, "
    "{appearances_then} lượt đăng).",
    "amount_scope": "Trong {during} ghi nhận {items} tin, bài ({appearances} lượt đăng) trong phạm vi theo dõi của cơ quan, trong đó "
    "{related} tin, bài nói về tỉnh {province}.",
    "unrelated": "{items} tin, bài không nói về tỉnh (kể cả tin, bài cán bộ đã xác định là không về tỉnh) được tính vì thuộc chủ đề "
    "theo dõi trong phạm vi của cơ quan.",
    "unrelated_all": "{items} tin, bài không nói về tỉnh (kể cả tin, bài cán bộ đã xác định là không về tỉnh) được tính vì phạm vi "
    "theo dõi đang lấy mọi tin, bài.",
    "missing": "Chưa so sánh được với {other}: {why}.",
    "earlier": "Ngoài ra có {copies} lượt đăng lại trong kỳ của tin, bài đăng lần đầu ngoài kỳ, không tính vào số liệu của báo cáo.",
    "coverage": "{sources} nguồn có ngày không đọc được trong kỳ ({named}); số tin, bài của những ngày đó có thể thiếu, nên mức "
    "giảm (nếu có) không hẳn là báo chí giảm quan tâm. Chi tiết tại Phụ lục {annex}.",
    "coverage_whole": "Không ghi nhận nguồn nào không đọc được trong kỳ, trong số các nguồn phần mềm đã truy cập.",
    "coverage_unknown": "Phần mềm không truy cập nguồn nào trong kỳ.",
    # -- tone
    "tones": "Sắc thái của {judged} tin, bài được xét: tích cực {good}, trung tính {neutral}, nhiều chiều {mixed}, tiêu cực {bad}.",
    "unjudged": "Không xét sắc thái {items} tin, bài (tỉnh không phải nội dung chính).",
    "unjudged_all": "Không có tin, bài nào được xét sắc thái, nên không tính tỷ lệ.",
    "share": "Tỷ lệ tin, bài {tone} là {share} ({part} trên {whole} tin, bài được xét sắc thái){against}",
    "share_more": "{tone} {share} ({part} tin, bài){against}",
    "share_small": "Chỉ có {whole} tin, bài được xét sắc thái (dưới {least}), nên không tính tỷ lệ và không so sánh tỷ lệ.",
    "points": "{moved} {points} điểm phần trăm so với {other}",
    "points_again": "lần lượt {moves} điểm phần trăm",
    "points_same": "không thay đổi so với {other}",
    "points_small": "không so sánh tỷ lệ với {other} (kỳ đó chỉ có {number} tin, bài được xét sắc thái)",
    "flagged": "{items} tin, bài có nội dung cần kiểm chứng.",
    "flagged_none": "Không có tin, bài nào có nội dung cần kiểm chứng.",
    # -- groups of outlets
    "group": "{name}: {items} tin, bài ({appearances} lượt đăng){share}{against}.",
    "group_none": "{name}: không ghi nhận tin, bài trong {during}{against}.",
    "group_against": "; số tin, bài so với {before}: {moved}",
    "groups_none": "Không ghi nhận tin, bài của nhóm cơ quan báo chí nào trong {during}.",
    "own": "Báo chí và cổng, trang thông tin điện tử của tỉnh đăng trước {items} trên {whole} tin, bài{share}.",
    "own_listed": "Báo chí, cổng, trang của tỉnh tính theo danh sách {sources} nguồn của cơ quan; tin, bài nhập vào kho tính theo "
    "tên báo, báo chưa có trong danh sách nguồn thì theo nhóm báo.",
    "own_none": "Báo chí và cổng, trang thông tin điện tử của tỉnh không có tin, bài nào được ghi nhận trong {during}.",
    # -- portals
    "quiet": "{portals} cổng, trang thông tin điện tử không có tin mới từ {days} ngày trở lên, tính đến cuối kỳ: {named}.",
    "quiet_none": "Không ghi nhận cổng, trang thông tin điện tử nào chậm cập nhật (không có tin mới từ {days} ngày trở lên), trong số "
    "cổng, trang đọc được.",
    "quiet_unread": "{portals} cổng, trang thông tin điện tử phần mềm chưa đọc được trong {days} ngày tính đến cuối kỳ, nên chưa "
    "kết luận: {named}.",
    # -- contents
    "content": "{named}.",
    "content_told": "Tiêu biểu: {named}.",
    "content_none": "Không ghi nhận tin, bài thuộc nội dung này trong {during}.",
    "contents_none": "Không ghi nhận tin, bài thuộc các nội dung tuyên truyền trong {during}.",
    "stories": "{stories} sự kiện có từ 02 tin, bài trở lên; nhiều báo đưa tin nhất là {widest}, kéo dài nhất là {longest}.",
    "stories_same": "{stories} sự kiện có từ 02 tin, bài trở lên; nhiều báo đưa tin nhất và kéo dài nhất là {widest}, {span}.",
    "stories_short": "{stories} sự kiện có từ 02 tin, bài trở lên; nhiều báo đưa tin nhất là {widest}.",
    "stories_none": "Không có sự kiện nào có từ 02 tin, bài trở lên.",
    "foreign": "Báo chí đối ngoại và báo chí nước ngoài có {items} tin, bài ({appearances} lượt đăng) về tỉnh {province}, trong đó báo chí "
    "đối ngoại {external} tin, bài, báo chí nước ngoài {abroad} tin, bài.",
    "foreign_none": "Không ghi nhận tin, bài của báo chí đối ngoại, báo chí nước ngoài về tỉnh {province} trong {during}.",
    # -- matters raised, cases
    "matters": "Báo chí có {items} tin, bài phản ánh hạn chế, bất cập ({appearances} lượt đăng); {cases} vụ việc được theo dõi.",
    "matters_no_case": "Báo chí có {items} tin, bài phản ánh hạn chế, bất cập ({appearances} lượt đăng); không có vụ việc nào được "
    "theo dõi.",
    "matters_no_item": "Không ghi nhận tin, bài phản ánh hạn chế, bất cập; {cases} vụ việc được theo dõi.",
    "matters_none": "Không ghi nhận tin, bài phản ánh hạn chế, bất cập và không có vụ việc được theo dõi trong {during}.",
    "cases": "{cases} vụ việc được theo dõi trong {during}: mở mới {opened}, đã kết thúc {closed}, đang xử lý {running}, trong đó "
    "quá hạn {overdue}.",
    "cases_none": "Không có vụ việc nào được theo dõi trong {during}.",
    "cases_more": "Còn {cases} vụ việc khác nêu tại Phụ lục I.",
    "case_press": "Báo, ngày đăng: {press}.",
    "case_course": "Diễn biến: {course}.",
    "case_result": "Kết quả xử lý: {result}.",
    "misleading": "{cases} vụ việc có thông tin đã được kết luận là chưa đúng hoặc chỉ đúng một phần.",
    "misleading_case": "{title} ({press}): {verdict}. Việc cung cấp thông tin, phản hồi: {answer}. Kết quả: {result}.",
    "misleading_none": "Không có vụ việc nào có thông tin được kết luận là chưa đúng trong {during}.",
    "misleading_open": "{cases} vụ việc đang xác minh hoặc chưa kiểm chứng, chưa có kết luận để nêu.",
    # -- state management
    "units": "{units} đơn vị báo số liệu: {conferences} cuộc họp báo, {releases} thông cáo, {questions} câu hỏi của báo chí, trả lời "
    "đúng hạn {in_time}, quá hạn {late}.",
    "units_none": "Chưa có số liệu của các đơn vị về họp báo, thông cáo, trả lời báo chí trong {during}.",
    "letters": "{letters} lượt giao đơn vị xử lý thông tin báo nêu: báo cáo đúng hạn {in_time}, báo cáo chậm {late}, quá hạn chưa báo "
    "cáo {overdue}, còn trong hạn {waiting}{share}.",
    "letters_none": "Không có lượt giao đơn vị xử lý thông tin báo nêu trong {during}.",
    "letters_older": "{letters} lượt giao từ trước kỳ báo cáo còn quá hạn tính đến cuối kỳ, đơn vị chưa báo cáo.",
    "times": "Thời gian từ khi giao đến khi đơn vị báo cáo ({reports} báo cáo): nhanh nhất {fastest}, trung vị {median}, lâu nhất {slowest}.",
    "times_none": "Chưa có báo cáo nào của đơn vị để tính thời gian xử lý.",
    "units_named": "{what}: {named}.",
    "units_named_none": "Không có đơn vị quá hạn chưa báo cáo, báo cáo chậm hoặc báo cáo chưa đạt yêu cầu.",
    "answers": "{replies} văn bản phản hồi, đề nghị cải chính đã gửi cơ quan báo chí trong các vụ việc; {closed} vụ việc đã kết thúc: {outcomes}.",
    "answers_running": "{replies} văn bản phản hồi, đề nghị cải chính đã gửi cơ quan báo chí trong các vụ việc; chưa có vụ việc nào "
    "kết thúc.",
    "answers_ended": "Không có văn bản phản hồi, đề nghị cải chính; {closed} vụ việc đã kết thúc: {outcomes}.",
    "answers_none": "Không có văn bản phản hồi, đề nghị cải chính và không có vụ việc kết thúc trong {during}.",
    # -- what comes
    "coming": "{day}: {what}.",
    "coming_none": "Chưa có ngày nghỉ, ngày kỷ niệm, việc định kỳ nào của kỳ tới ({next}) được ghi trong quy tắc của cơ quan.",
    "unit_task": "{unit_name}: tiếp tục xử lý vụ việc số {case}, {title} (thời hạn: {due}).",
    "unit_task_none": "Không có vụ việc đang giao đơn vị chuyển sang kỳ tới ({next}).",
    # -- annexes
    "listed": "Danh mục có {cases} vụ việc.",
    "samples": "Chọn theo số lượt đăng, nhiều nhất {most} tin, bài mỗi loại; máy chọn, cán bộ rà lại trước khi trình.",
    "samples_nothing": "Không có tin, bài nào trong {during}.",
    "samples_none": "Không có tin, bài thuộc loại này.",
    "outlets": "{outlets} báo, trang có tin, bài trong kỳ; bảng nêu {shown} báo, trang có nhiều tin, bài nhất.",
    "outlets_all": "{outlets} báo, trang có tin, bài trong kỳ.",
    "outlets_none": "Không có báo, trang nào có tin, bài trong kỳ.",
    # -- the mail
    "mail_more": "Còn {left} nội dung khác, xem trong báo cáo.",
    "mail_attached": "Gửi kèm: {files}, cùng số liệu với thư này.",
    "mail_left_out": "Không gửi kèm, vì thư sẽ quá {limit} MB: {files}; mở tại {where}.",
    "mail_closing": "Thư chỉ nêu số liệu và kết quả đã ghi nhận, không có nhận định, đánh giá nào do máy viết; phần đánh giá, "
    "kiến nghị dành cho cán bộ viết trong báo cáo.",
}

HEADINGS: Mapping[str, str] = {
    # month, quarter, half a year, year, any days (DOMAIN.md 2.3)
    "subject": "Công tác báo chí, thông tin đối ngoại {period}, phương hướng, nhiệm vụ {next}",
    "press": "TÌNH HÌNH HOẠT ĐỘNG BÁO CHÍ",
    "press_own": "Cơ quan báo chí của tỉnh",
    "press_central": "Báo chí Trung ương, văn phòng đại diện, phóng viên thường trú",
    "press_portals": "Cổng, trang thông tin điện tử; mạng xã hội",
    "results": "KẾT QUẢ THÔNG TIN, TUYÊN TRUYỀN",
    "results_figures": "Số liệu chung",
    "results_content": "Nội dung tuyên truyền nổi bật",
    "results_stories": "Sự kiện được nhiều báo đưa tin",
    "results_foreign": "Báo chí nước ngoài, báo chí đối ngoại viết về tỉnh",
    "matters": "VẤN ĐỀ BÁO CHÍ PHẢN ÁNH, DƯ LUẬN QUAN TÂM",
    "matters_table": "Tổng hợp theo lĩnh vực và địa bàn",
    "matters_cases": "Vụ việc nổi cộm",
    "matters_misleading": "Thông tin sai lệch, chưa chính xác và việc cung cấp thông tin, phản bác",
    "management": "CÔNG TÁC QUẢN LÝ NHÀ NƯỚC",
    "management_units": "Phát ngôn, cung cấp thông tin",
    "management_letters": "Chuyển xử lý thông tin báo nêu",
    "management_answers": "Cải chính, phản hồi, xử lý vi phạm",
    "management_foreign": "Tiếp, quản lý đoàn phóng viên nước ngoài",
    "assessment": "ĐÁNH GIÁ",
    "assessment_good": "Ưu điểm",
    "assessment_bad": "Tồn tại, hạn chế",
    "assessment_why": "Nguyên nhân",
    "tasks": "ĐỊNH HƯỚNG, NHIỆM VỤ {next}",
    "tasks_content": "Nội dung tuyên truyền trọng tâm",
    "tasks_calendar": "Lịch sự kiện, ngày kỷ niệm",
    "tasks_units": "Nhiệm vụ của từng đơn vị",
    "proposals": "KIẾN NGHỊ, ĐỀ XUẤT",
    "annex_cases": "DANH MỤC VỤ VIỆC",
    "annex_items": "DANH MỤC TIN, BÀI TIÊU BIỂU",
    "annex_sources": "NGUỒN THEO DÕI VÀ ĐỘ PHỦ",
    # week (DOMAIN.md 2.2)
    "week_subject": "Tổng hợp thông tin báo chí {period}",
    "week_overview": "KHÁI QUÁT",
    "week_matters": "VẤN ĐỀ NỔI BẬT",
    "week_good": "Thông tin tích cực",
    "week_bad": "Thông tin phản ánh hạn chế, bất cập",
    "week_flagged": "Thông tin cần kiểm chứng",
    "week_handling": "KẾT QUẢ XỬ LÝ THÔNG TIN BÁO CHÍ NÊU",
    "week_forecast": "DỰ BÁO TUẦN TỚI",
    "week_proposals": "ĐỀ XUẤT, KIẾN NGHỊ",
    # day
    "day_subject": "Tổng hợp thông tin báo chí {period}",
    "day_overview": "SỐ LIỆU TRONG NGÀY",
    "day_matters": "NỘI DUNG CẦN LƯU Ý",
    "day_handling": "VỤ VIỆC ĐANG XỬ LÝ",
    "day_coming": "VIỆC CỦA NGÀY TIẾP THEO",
    # the mail
    "mail_subject": "Báo cáo báo chí {period}",
    "mail_unread": "Nguồn chưa đọc được, cổng, trang chậm cập nhật",
}

# Names that a sentence of an earlier version did not have: an office that wrote its own then goes on, and the program's own words
# are said until it names them too.
LATER: Mapping[str, frozenset[str]] = {"mail_attached": frozenset({"files"})}

# What stands in the brackets of a place for people: "[cán bộ điền: …]".
BLANKS: Mapping[str, str] = {
    "press_own": "hoạt động của cơ quan báo chí của tỉnh trong kỳ",
    "press_central": "hoạt động của văn phòng đại diện, phóng viên thường trú tại tỉnh",
    "press_social": "tình hình thông tin trên mạng xã hội",
    "case_remark": "nhận xét về vụ việc",
    "violations": "xử lý vi phạm hành chính trong hoạt động báo chí (nếu có)",
    "delegations": "số đoàn, số phóng viên nước ngoài; nội dung, địa bàn làm việc",
    "assessment_good": "ưu điểm",
    "assessment_bad": "tồn tại, hạn chế",
    "assessment_why": "nguyên nhân",
    "tasks_content": "nội dung tuyên truyền trọng tâm của kỳ tới",
    "tasks_units": "nhiệm vụ khác của từng đơn vị",
    "forecast": "vấn đề có khả năng tiếp tục được phản ánh",
    "proposals": "kiến nghị, đề xuất",
}

"""The words by which a sentence, a headline or an article says that it speaks of something else; of the language only.

Each list errs on the side of silence. Not here: what follows from them (guards.py, wholes.py), names of provinces (rules/).
"""

# Whoever says one of these speaks of what somebody else said, and does not share it.
REFUTATION = (
    *("bác bỏ", "phủ nhận", "đính chính", "cải chính", "bịa đặt", "xuyên tạc", "tin giả", "tin đồn"),
    *("thất thiệt", "sai sự thật", "không đúng sự thật", "không có thật", "thông tin sai", "sai lệch"),
    *("tin sai", "tung tin", "tin vịt", "tin bịa", "chưa được kiểm chứng", "không có căn cứ", "không có cơ sở"),
    *("thông tin giả", "giả mạo", "bóp méo", "thổi phồng", "bác tin", "bác thông tin", "đừng tin", "chớ tin"),
    *("không nên tin", "chớ nên tin", "đừng vội tin"),
)
DENIAL = (
    *REFUTATION,
    *("không phải", "không chính xác", "không đúng", "không có chuyện", "không có việc", "chưa chính xác"),
    *("nhầm", "nhầm lẫn", "hiểu sai", "hoàn toàn sai", "là sai", "thiếu chính xác", "làm gì có"),
    *("đâu có chuyện",),
)
# A headline with one of these leads an article that looks into what others say.
INQUIRY = (
    *("thực hư", "sự thật về", "đâu là sự thật", "thật hay giả", "có thật", "xác minh thông tin"),
    *("kiểm chứng thông tin", "kiểm chứng", "xác thực thông tin", "làm rõ thông tin", "nói gì về thông tin"),
    *("lên tiếng về thông tin", "có hay không", "lên tiếng về tin", "nói gì về tin", "phản hồi thông tin"),
    *("thông tin chính thức về",),
)
FORMERLY = (
    *("trước đây", "trước kia", "trước khi", "trước sáp nhập", "trước hợp nhất", "trước thời điểm"),
    *("trước ngày", "năm ngoái", "năm trước", "năm kia", "khi đó", "lúc đó", "hồi đó", "lúc bấy giờ"),
    *("thời điểm đó", "cùng kỳ", "cũ", "từng", "xưa", "ban đầu", "thập niên", "thế kỷ", "những năm"),
    *("kỳ trước", "lần trước", "mùa trước", "khi mới", "lúc mới", "thuở", "những ngày đầu"),
)
TERM = ("thời kỳ", "giai đoạn", "nhiệm kỳ")
INTENTION = (
    *("dự kiến", "dự báo", "dự thảo", "đề xuất", "đề án", "phương án", "quy hoạch", "chỉ tiêu", "mục tiêu"),
    *("phấn đấu", "kỳ vọng", "hướng tới", "nếu", "giả sử", "có thể", "tầm nhìn", "ước tính đến", "dự tính"),
    *("dự định",),
)
# Who says one of these tells what should be, in his own opinion: nothing is flagged for that.
OPINION = (
    *("theo tôi", "tôi cho rằng", "tôi nghĩ", "tôi mong", "thiết nghĩ", "theo ý kiến của tôi", "theo thiển ý"),
    *("đáng ra", "lẽ ra", "đáng lẽ", "giá như", "giá mà", "ước gì"),
)
PLAN = (*INTENTION, "kế hoạch", "đến năm", "sẽ", "được giao", "giao thu", "dự toán giao")
COMPARED = (
    *("so với", "gấp", "tỉnh bạn", "tỉnh khác", "ít hơn", "nhiều hơn", "cao hơn", "thấp hơn", "kém hơn"),
    *("chỉ bằng", "tương đương với"),
)
ELSEWHERE = (
    *("cả nước", "toàn quốc", "toàn vùng", "cả vùng", "khu vực", "các tỉnh", "các địa phương", "hai tỉnh"),
    *("thế giới",),
)
# What follows one of these is a part of what stood before it.
PART = (*("trong đó", "trong số", "số còn lại", "riêng", "bao gồm", "gồm có"),)
SECTION = (
    "cơ sở 2",
    "cơ sở hai",
    "cơ sở II",
    "chi nhánh",
    "phân hiệu",
    "phân viện",
    "đoạn",
    "gói thầu",
    "hạng mục",
    "phân đoạn",
    "mỗi tổ",
    "nhánh",
    "một phần",
    "phần còn lại",
)
PART_OF = (
    *("các xã", "các huyện", "các thôn", "các bản", "các phường", "một số", "vùng cao", "vùng sâu", "vùng xa"),
    *("vùng thấp", "nông thôn", "thành thị", "đô thị", "dân tộc thiểu số", "đồng bào", "độ tuổi", "nam giới"),
    *("nữ giới", "phụ nữ", "trẻ em", "cao tuổi", "bộ phận", "phần lớn", "đa số", "một nửa", "nhóm", "phía bắc"),
    *("phía nam", "quốc tế", "nội địa", "mỗi xã", "từng xã", "có nơi", "có xã", "có huyện", "nơi cao nhất"),
    *("nơi thấp nhất", "trong diện", "thuộc diện"),
    *SECTION,
)

# What makes a sentence speak of another figure, and what makes it speak of another day, name, place or truth.
OTHER_FIGURE = (*DENIAL, *OPINION, *FORMERLY, *TERM, *PLAN, *ELSEWHERE, *COMPARED, *PART_OF)
OTHER_DAY = (
    *SECTION,
    *DENIAL,
    *OPINION,
    *FORMERLY,
    *INTENTION,
    *ELSEWHERE,
    *("hoãn", "lùi", "dời", "chuyển sang ngày", "thay vì", "đổi ngày", "sớm hơn", "muộn hơn", "điều chỉnh"),
    *("tổng duyệt", "sơ duyệt", "chạy thử", "chuẩn bị cho", "trước thềm", "gia hạn", "chào mừng", "kỷ niệm"),
    *("hưởng ứng", "bế mạc", "kết thúc", "nhắc lại", "nhìn lại", "đến thăm", "về thăm", "tham quan"),
)
OTHER_NAME = (
    *DENIAL,
    *OPINION,
    *FORMERLY,
    *TERM,
    *INTENTION,
    *("thay ông", "thay bà", "thay thế", "kế nhiệm", "tiền nhiệm", "thôi giữ", "miễn nhiệm", "bãi nhiệm"),
    *("bổ nhiệm", "điều động", "luân chuyển", "nghỉ hưu", "được bầu", "bầu ông", "bầu bà", "bầu đồng chí"),
    *("bầu bổ sung", "phê chuẩn", "đắc cử", "tiếp nhận chức", "bàn giao", "chuyển công tác", "phân công"),
    *(
        "mạo danh",
        "giả danh",
        "mạo nhận",
        "tự xưng",
        "tự nhận",
        "giới thiệu",
        "ứng cử",
        "các tỉnh",
        "hai tỉnh",
        "các địa phương",
    ),
)
OTHER_PLACE = (
    *SECTION,
    *DENIAL,
    *OPINION,
    *FORMERLY,
    *INTENTION,
    *ELSEWHERE,
    *("thay vì", "chuyển về", "di dời", "dời", "họp báo", "tổng duyệt"),
)
OTHER_TRUTH = (
    *DENIAL,
    *OPINION,
    *FORMERLY,
    *INTENTION,
    *("tin rằng", "nhiều người nghĩ", "cho rằng"),
)

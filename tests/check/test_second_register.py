"""Sentences about facts and claims of a second register, as the press writes them: what is flagged, what is not.

Not here: each rule by itself (test_flagged.py, test_near_misses.py). All facts, people and events are invented.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from monitor.check import Against, check
from monitor.config import FactRow, Place, Register, load_rules
from monitor.config.facts import ClaimRow
from monitor.model import Article

DOCUMENTED = {"issuer": "UBND tỉnh", "document": "Báo cáo số 15/BC-M ngày 05/7/2026", "source": "văn thư"}
OURS = ("Tuyên Quang",)


def _fact(id_, statement, subject, value, kind="figure", **more):
    row = {"id": id_, "statement": statement, "kind": kind, "subject": subject, "value": value}
    return FactRow.model_validate(row | DOCUMENTED | more)


FACTS = (
    _fact(
        "dien-tich",
        "Diện tích tự nhiên của tỉnh Tuyên Quang là 13.795,50 km².",
        (OURS, ("diện tích tự nhiên", "diện tích")),
        Decimal("13795.5"),
        unit=("km²", "km2"),
        **{"from": date(2025, 7, 1)},
    ),
    _fact(
        "thu-ns",
        "Năm 2025, tỉnh Tuyên Quang thu ngân sách 6.850 tỷ đồng.",
        (OURS, ("thu ngân sách",)),
        Decimal(6850),
        unit=("tỷ đồng",),
        **{"from": date(2026, 1, 10)},
    ),
    _fact(
        "grdp",
        "Năm 2025, GRDP của tỉnh Tuyên Quang tăng 8,35%.",
        (OURS, ("GRDP", "tăng trưởng")),
        Decimal("8.35"),
        unit=("%",),
        **{"from": date(2026, 1, 10)},
    ),
    _fact(
        "giuong",
        "Bệnh viện Đa khoa Mẫu Sơn có 350 giường bệnh.",
        (("Bệnh viện Đa khoa Mẫu Sơn",), ("giường",)),
        Decimal(350),
        unit=("giường bệnh", "giường"),
    ),
    _fact(
        "thi-sinh",
        "Kỳ thi tốt nghiệp THPT năm 2026, Tuyên Quang có 18.420 thí sinh.",
        (OURS, ("tốt nghiệp THPT", "thi tốt nghiệp")),
        Decimal(18420),
        unit=("thí sinh",),
        **{"from": date(2026, 5, 1)},
    ),
    _fact(
        "chay-rung",
        "Vụ cháy rừng ở xã Sơn Mẫu ngày 10/7/2026 làm thiệt hại 12,5 ha rừng.",
        (("Sơn Mẫu",), ("cháy rừng", "vụ cháy")),
        Decimal("12.5"),
        unit=("ha", "ha rừng"),
        **{"from": date(2026, 7, 10)},
    ),
    _fact(
        "khanh-thanh",
        "Cầu Bình Mẫu khánh thành ngày 02/7/2026.",
        (("cầu Bình Mẫu",), ("khánh thành",)),
        date(2026, 7, 2),
        "date",
    ),
    _fact(
        "xuc-tien",
        "Hội nghị xúc tiến đầu tư tỉnh Tuyên Quang năm 2026 tổ chức ngày 15/8/2026.",
        (("hội nghị xúc tiến đầu tư",), ("tổ chức", "diễn ra", "khai mạc")),
        date(2026, 8, 15),
        "date",
    ),
    _fact(
        "noi-xuc-tien",
        "Hội nghị xúc tiến đầu tư tỉnh Tuyên Quang năm 2026 tổ chức tại phường Minh Xuân.",
        (("hội nghị xúc tiến đầu tư",), ("tổ chức", "diễn ra", "khai mạc")),
        "phường Minh Xuân",
        "place",
    ),
    _fact(
        "noi-bv",
        "Bệnh viện Đa khoa Mẫu Sơn đặt tại xã Na Hang.",
        (("Bệnh viện Đa khoa Mẫu Sơn",), ("đặt tại", "xây dựng tại", "nằm ở", "ở")),
        "xã Na Hang",
        "place",
    ),
    _fact(
        "gd-y-te",
        "Giám đốc Sở Y tế tỉnh Tuyên Quang là bà Lý Thị Mẫu.",
        (OURS, ("Giám đốc Sở Y tế",)),
        "Lý Thị Mẫu",
        "name",
        **{"from": date(2025, 7, 1)},
    ),
    _fact(
        "ten-truong",
        "Trường nội trú mới ở xã Sơn Mẫu mang tên Trường Vừ A Mẫu.",
        (("trường nội trú mới",), ("Sơn Mẫu",)),
        "Trường Vừ A Mẫu",
        "name",
    ),
)
CLAIMS = tuple(
    ClaimRow.model_validate(DOCUMENTED | r)
    for r in (
        {
            "id": "xyanua",
            "claim": "Nước sông Lô ở phường Minh Xuân nhiễm xyanua làm cá chết hàng loạt.",
            "refutation": "Kết quả quan trắc: không phát hiện xyanua; cá chết do thiếu ôxy.",
            "from": date(2026, 6, 1),
        },
        {
            "id": "luong-huu",
            "claim": "Tuyên Quang dừng chi trả lương hưu từ tháng 8/2026.",
            "refutation": "Bảo hiểm xã hội tỉnh vẫn chi trả lương hưu hằng tháng.",
        },
        {
            "id": "dat-hiem",
            "claim": "Công ty nước ngoài đào trộm đất hiếm ở xã Na Hang.",
            "refutation": "Không có hoạt động khai thác đất hiếm nào trên địa bàn.",
        },
    )
)
PLACES = tuple(
    Place.model_validate({"name": name, "kind": kind, "weight": "strong"})
    for name, kind in (
        ("Minh Xuân", "phường"),
        ("An Tường", "phường"),
        ("Na Hang", "xã"),
        ("Sơn Mẫu", "xã"),
        ("Hàm Yên", "xã"),
    )
)
NOT_FLAGGED = {
    "figure-differs": """
Tỉnh Tuyên Quang có diện tích tự nhiên gần 13.800 km².
Diện tích tự nhiên của Tuyên Quang là khoảng 13.796 km².
Tuyên Quang có diện tích hơn 13,7 nghìn km².
Tuyên Quang có diện tích hơn 13 nghìn km².
Trước khi hợp nhất, Tuyên Quang có diện tích 5.868 km².
Tỉnh Tuyên Quang cũ có diện tích tự nhiên 5.867,9 km².
Với diện tích 3.533 km², Phú Thọ nhỏ hơn Tuyên Quang nhiều lần.
Sau sáp nhập, Phú Thọ có diện tích tự nhiên 9.361 km², giáp Tuyên Quang.
Xã Sơn Mẫu có diện tích 120 km², rộng bậc nhất Tuyên Quang.
Năm 2024, Tuyên Quang thu ngân sách 5.100 tỷ đồng.
Năm 2026, Tuyên Quang phấn đấu thu ngân sách 8.000 tỷ đồng.
Tuyên Quang dự toán thu ngân sách 7.900 tỷ đồng cho năm sau.
6 tháng đầu năm 2026, Tuyên Quang thu ngân sách 3.450 tỷ đồng.
Lũy kế thu ngân sách của Tuyên Quang đến ngày 15/7 đạt 3.900 tỷ đồng.
Năm 2025, Tuyên Quang thu ngân sách gần 7.000 tỷ đồng.
Năm 2025, thu ngân sách của Tuyên Quang tăng 650 tỷ đồng so với năm trước.
Năm 2025, thu ngân sách của Tuyên Quang vượt dự toán 350 tỷ đồng.
Thu ngân sách của Tuyên Quang từ đất năm 2025 là 1.200 tỷ đồng.
Thuế tỉnh Tuyên Quang được giao thu ngân sách 6.000 tỷ đồng năm 2025.
Thu ngân sách từ xuất nhập khẩu của Tuyên Quang năm 2025 đạt 310 tỷ đồng.
Năm 2025, GRDP của Tuyên Quang tăng 8,4%.
GRDP quý II/2026 của Tuyên Quang tăng 9,1%.
Năm 2025, GRDP Tuyên Quang tăng trên 8%.
Tuyên Quang đặt mục tiêu GRDP tăng 10,5% trong năm 2026.
Năm 2025, công nghiệp Tuyên Quang tăng 14,2%, kéo GRDP đi lên.
GRDP Tuyên Quang năm 2025 tăng thêm 0,6 điểm phần trăm so với năm 2024.
Dịch vụ chiếm 42% GRDP của Tuyên Quang năm 2025.
Chuyên gia dự báo GRDP của Tuyên Quang tăng 9-10%.
Nếu GRDP Tuyên Quang tăng 12% thì thu nhập sẽ gấp đôi.
Bệnh viện Đa khoa Mẫu Sơn được đầu tư thêm 100 giường bệnh.
Bệnh viện Đa khoa Mẫu Sơn có 40 giường hồi sức.
Bệnh viện Đa khoa Mẫu Sơn sẽ nâng lên 500 giường bệnh vào năm 2030.
Khi mới lập, Bệnh viện Đa khoa Mẫu Sơn chỉ có 50 giường bệnh.
Công suất sử dụng giường của Bệnh viện Đa khoa Mẫu Sơn là 120%.
Bệnh viện Đa khoa Mẫu Sơn có từ 340 đến 360 giường bệnh tùy mùa.
Bệnh viện Đa khoa Mẫu Sơn kín giường, 420 bệnh nhân nằm ghép.
Kỳ thi tốt nghiệp THPT năm 2026, Tuyên Quang có 35 thí sinh vắng mặt.
Kỳ thi tốt nghiệp THPT năm 2025, Tuyên Quang có 17.900 thí sinh.
Cả nước có hơn 1,1 triệu thí sinh thi tốt nghiệp THPT, Tuyên Quang có 42 điểm thi.
Kỳ thi tốt nghiệp THPT năm 2026, Tuyên Quang có 18,4 nghìn thí sinh.
Kỳ thi tốt nghiệp THPT ở Tuyên Quang có 1.250 thí sinh tự do.
Trong kỳ thi tốt nghiệp THPT, Tuyên Quang có 9.800 thí sinh nữ.
Sáng nay, 18.385 thí sinh Tuyên Quang dự thi môn Ngữ văn kỳ thi tốt nghiệp THPT.
Vụ cháy rừng ở xã Sơn Mẫu lúc đầu ước thiệt hại 5 ha rừng.
Vụ cháy rừng ở xã Sơn Mẫu đe dọa 300 ha rừng lân cận.
Vụ cháy rừng năm 2024 ở Sơn Mẫu làm mất 30 ha.
Sau vụ cháy rừng, Sơn Mẫu trồng lại 20 ha rừng.
Đâu phải vụ cháy rừng ở Sơn Mẫu làm mất 100 ha như mạng xã hội viết.
Ông Giàng A Thử cho rằng Tuyên Quang thu ngân sách còn thấp, 10.000 tỷ đồng mới xứng tiềm năng.
Theo tôi, GRDP Tuyên Quang tăng 8,35% vẫn chưa đủ, phải 12% mới bứt phá.
""",
    "date-differs": """
Cầu Bình Mẫu khánh thành ngày 2/7.
Sau khi cầu Bình Mẫu khánh thành ngày 2/7, ngày 5/7 xe tải được qua lại.
Cầu Bình Mẫu dự kiến khánh thành ngày 30/6.
Theo kế hoạch cũ, cầu Bình Mẫu khánh thành ngày 30/4/2026.
Cầu Bình Mẫu khởi công ngày 19/5/2024, khánh thành sau hai năm.
Trước ngày khánh thành cầu Bình Mẫu, hôm 28/6, đơn vị thi công thử tải.
Ngày 20/7, báo chí nhắc lại lễ khánh thành cầu Bình Mẫu.
Lễ khánh thành cầu Bình Mẫu không diễn ra ngày 30/6 như tin đồn.
Cầu Bình Mẫu khánh thành trong tháng 7.
Cầu Bình Mẫu khánh thành đầu tháng 7 năm nay.
Cầu Bình Mẫu khánh thành đúng dịp kỷ niệm ngày 27/7 thì ý nghĩa hơn.
Mười năm trước, cầu Bình Mẫu cũ khánh thành ngày 12/3/2006.
Ngày 18/7, tỉnh họp rút kinh nghiệm sau khánh thành cầu Bình Mẫu.
Đoàn khách đến thăm cầu Bình Mẫu mới khánh thành hôm 15/7.
Cầu Bình Mẫu khánh thành, còn cầu Nậm Mẫu khởi công ngày 10/7.
Cầu Bình Mẫu khánh thành lúc 7 giờ 30 ngày 2/7/2026.
Hội nghị xúc tiến đầu tư tổ chức ngày 15-8.
Hội nghị xúc tiến đầu tư năm 2025 tổ chức ngày 20/9/2025.
Hội nghị xúc tiến đầu tư sẽ diễn ra trong hai ngày 15 và 16/8.
Hạn đăng ký dự hội nghị xúc tiến đầu tư tổ chức tại Tuyên Quang là 1/8.
Ngày 10/7, tỉnh họp báo về hội nghị xúc tiến đầu tư tổ chức vào tháng tới.
Hội nghị xúc tiến đầu tư Lào Cai tổ chức ngày 12/8.
Hội nghị xúc tiến đầu tư tổ chức giữa tháng 8.
Bên lề hội nghị xúc tiến đầu tư, triển lãm ảnh diễn ra từ ngày 10/8.
Có đề xuất hội nghị xúc tiến đầu tư tổ chức vào 2/9.
Tin hội nghị xúc tiến đầu tư diễn ra ngày 25/8 là sai.
Hội nghị xúc tiến đầu tư có thể diễn ra ngày 22/8 nếu mưa bão.
Hội nghị xúc tiến đầu tư diễn ra ngày 15/8, sau hội nghị cán bộ ngày 8/8.
Công văn ngày 6/7 nêu rõ việc tổ chức hội nghị xúc tiến đầu tư.
Cầu Bình Mẫu khánh thành được 18 ngày thì có xe quá tải qua cầu hôm 20/7.
Cầu Bình Mẫu khánh thành ngày 18 tháng 5 âm lịch.
Theo tôi, đáng ra cầu Bình Mẫu nên khánh thành ngày 1/7.
""",
    "place-differs": """
Hội nghị xúc tiến đầu tư tổ chức tại Minh Xuân.
Hội nghị xúc tiến đầu tư năm 2025 tổ chức tại phường An Tường.
Hội nghị xúc tiến đầu tư tổ chức tại Trung tâm Hội nghị tỉnh.
Hội nghị xúc tiến đầu tư tổ chức tại tỉnh Tuyên Quang.
Sau hội nghị xúc tiến đầu tư tổ chức tại Minh Xuân, đoàn thăm xã Na Hang.
Hội nghị xúc tiến đầu tư giới thiệu dự án tại xã Hàm Yên, diễn ra giữa tháng 8.
Hội nghị xúc tiến đầu tư của Hà Nội tổ chức tại Hà Nội.
Hội nghị xúc tiến đầu tư từng được tổ chức tại phường An Tường.
Hội nghị xúc tiến đầu tư dự kiến tổ chức tại phường An Tường.
Không phải hội nghị xúc tiến đầu tư tổ chức tại xã Na Hang.
Hội nghị xúc tiến đầu tư không diễn ra tại xã Hàm Yên.
Nhà đầu tư đến từ xã Hàm Yên dự hội nghị xúc tiến đầu tư tổ chức sáng nay.
Hội nghị xúc tiến đầu tư diễn ra, còn chợ phiên họp ở xã Sơn Mẫu.
Bệnh viện Đa khoa Mẫu Sơn ở Na Hang tiếp nhận bệnh nhân từ xã Hàm Yên.
Bệnh viện Đa khoa Mẫu Sơn cử bác sĩ khám ở xã Sơn Mẫu.
Bệnh viện Đa khoa Mẫu Sơn cách xã Hàm Yên 40 km.
Bệnh nhân ở xã Hàm Yên được đưa đến Bệnh viện Đa khoa Mẫu Sơn.
Bệnh viện Đa khoa Mẫu Sơn trước đây đặt tại xã Hàm Yên.
Cơ sở 2 của Bệnh viện Đa khoa Mẫu Sơn đặt tại phường An Tường.
Bệnh viện Đa khoa Mẫu Sơn mở phòng khám ở phường Minh Xuân.
Nạn nhân ở xã Sơn Mẫu điều trị tại Bệnh viện Đa khoa Mẫu Sơn.
Người dân đề nghị chuyển Bệnh viện Đa khoa Mẫu Sơn về đặt tại phường An Tường.
Bệnh viện Đa khoa Mẫu Sơn nằm ở trung tâm xã Na Hang, giáp xã Sơn Mẫu.
Bệnh viện Đa khoa Mẫu Sơn phối hợp trạm y tế ở xã Hàm Yên tiêm chủng.
Chị Lan ở xã Hàm Yên khen Bệnh viện Đa khoa Mẫu Sơn.
Đoàn bác sĩ Bệnh viện Đa khoa Mẫu Sơn khám bệnh ở phường An Tường.
Vụ tai nạn ở xã Hàm Yên: ba người vào Bệnh viện Đa khoa Mẫu Sơn.
Bệnh viện Đa khoa Mẫu Sơn và Trung tâm Y tế ở xã Hàm Yên ký kết.
Kho thuốc của Bệnh viện Đa khoa Mẫu Sơn ở phường An Tường đã đầy.
Cấp cứu ở xã Hàm Yên, Bệnh viện Đa khoa Mẫu Sơn điều xe ngay.
Theo tôi, Bệnh viện Đa khoa Mẫu Sơn nên đặt tại phường An Tường.
Hội nghị xúc tiến đầu tư khai mạc, đại biểu xã Sơn Mẫu trưng bày sản phẩm.
""",
    "name-differs": """
Phó Giám đốc Sở Y tế Tuyên Quang Trần Văn Khác thăm bệnh nhân.
Nguyên Giám đốc Sở Y tế Tuyên Quang Hoàng Văn Khác nhớ lại.
Giám đốc Sở Y tế tỉnh Tuyên Quang, bà Lý Thị Mẫu, phát biểu.
Bà Mẫu, Giám đốc Sở Y tế Tuyên Quang, chỉ đạo chống dịch.
Giám đốc Sở Y tế Phú Thọ Nguyễn Văn Khác làm việc với Tuyên Quang.
Giám đốc Sở Y tế Tuyên Quang và Giám đốc Bệnh viện Mẫu Sơn Trần Văn Khác cùng dự.
Giám đốc Sở Y tế Tuyên Quang tặng quà cháu Vàng Thị Khác.
Giám đốc Sở Y tế Tuyên Quang cho biết, bác sĩ Nông Văn Khác đã tử vong.
Thừa lệnh Giám đốc Sở Y tế Tuyên Quang, Chánh Văn phòng Ma Văn Khác ký.
Năm 2019, Giám đốc Sở Y tế Tuyên Quang Đào Duy Khác bị kỷ luật.
Giám đốc Sở Y tế Tuyên Quang tiếp ông John Smith.
Tân Giám đốc Sở Y tế Tuyên Quang thay ông Trần Văn Khác nghỉ hưu.
Ông Trần Văn Khác thôi giữ chức Giám đốc Sở Y tế Tuyên Quang.
Dự thảo đề cử ông Trần Văn Khác làm Giám đốc Sở Y tế Tuyên Quang.
Không phải ông Trần Văn Khác là Giám đốc Sở Y tế Tuyên Quang.
Kẻ lừa đảo mạo danh Giám đốc Sở Y tế Tuyên Quang Trần Văn Khác.
Giám đốc Sở Y tế Tuyên Quang yêu cầu ông Lê Văn Khác giải trình.
Theo Giám đốc Sở Y tế Tuyên Quang, ông Lê Văn Khác đã xuất viện.
Giám đốc Sở Y tế Tuyên Quang Lý Thị Mẫu và Bí thư Đảng ủy xã Hoàng Văn Khác dự.
Dự có đồng chí Hoàng Văn Khác, Ủy viên Ban Thường vụ; Giám đốc Sở Y tế Tuyên Quang.
Ông Hoàng Văn Khác gửi đơn lên Giám đốc Sở Y tế Tuyên Quang.
Giám đốc Sở Y tế Tuyên Quang nhắc tên bác sĩ Phạm Ngọc Khác trong bài phát biểu.
Giám đốc Sở Nội vụ Tuyên Quang Nguyễn Thị Khác phát biểu.
Giám đốc Sở Y tế Tuyên Quang LÝ THỊ MẪU dự lễ.
Quyền Giám đốc Sở Y tế Tuyên Quang năm 2024 Vi Văn Khác.
Ông Vi Văn Khác từng là Giám đốc Sở Y tế Tuyên Quang.
Giám đốc Sở Y tế Tuyên Quang trao đổi với phóng viên Lê Khác Minh.
Trường nội trú mới ở xã Sơn Mẫu do Công ty Hoàng Gia xây dựng.
Trường nội trú mới ở Sơn Mẫu đón cô giáo Lò Thị Khác.
Trường nội trú mới ở Sơn Mẫu nằm cạnh chợ Nà Khác.
Học sinh Giàng A Khác vào trường nội trú mới ở Sơn Mẫu.
Theo tôi, Giám đốc Sở Y tế Tuyên Quang làm việc kém hơn ông Trần Văn Khác.
""",
    "refuted-claim": """
Không phát hiện xyanua trong nước sông Lô ở phường Minh Xuân, cá chết do thiếu ôxy.
Công an xử lý người tung tin nước sông Lô ở phường Minh Xuân nhiễm xyanua làm cá chết hàng loạt.
Nước sông Lô ở phường Minh Xuân không nhiễm xyanua.
Cá chết hàng loạt trên sông Lô đoạn qua phường Minh Xuân.
Sông Lô ở phường Minh Xuân cá nhiều, người dân đánh bắt.
Tin nước sông Lô ở phường Minh Xuân nhiễm xyanua làm cá chết hàng loạt là bịa đặt.
Nước sông Hồng ở Lào Cai nhiễm xyanua làm cá chết hàng loạt.
Có thật nước sông Lô ở phường Minh Xuân nhiễm xyanua làm cá chết hàng loạt?
Cơ quan chức năng lấy mẫu xem nước sông Lô ở phường Minh Xuân có nhiễm xyanua không.
Diễn tập ứng phó sự cố nước sông Lô ở phường Minh Xuân nhiễm xyanua làm cá chết hàng loạt.
Nước sông Lô ở phường Minh Xuân dâng cao làm cá lồng chết hàng loạt.
Tuyên Quang chi trả lương hưu tháng 8/2026 qua tài khoản.
Tuyên Quang không dừng chi trả lương hưu từ tháng 8/2026.
Bảo hiểm xã hội bác tin Tuyên Quang dừng chi trả lương hưu từ tháng 8/2026.
Từ tháng 8/2026, Tuyên Quang chi trả lương hưu vào ngày 1.
Tuyên Quang tăng mức chi trả lương hưu từ tháng 8/2026.
Đừng tin tin nhắn nói Tuyên Quang dừng chi trả lương hưu từ tháng 8/2026.
Chủ tài khoản viết Tuyên Quang dừng chi trả lương hưu từ tháng 8/2026 bị phạt 7,5 triệu đồng.
Không có chuyện công ty nước ngoài đào trộm đất hiếm ở xã Na Hang.
Công ty nước ngoài khảo sát đất hiếm ở Lai Châu.
Công an bắt nhóm đào trộm đất ở xã Na Hang.
Công ty nước ngoài đầu tư nhà máy ở xã Na Hang.
Việt Nam có trữ lượng đất hiếm lớn, Na Hang có quặng chì kẽm.
Sở Mẫu khẳng định tin công ty nước ngoài đào trộm đất hiếm ở xã Na Hang là sai.
Nếu có công ty nước ngoài đào trộm đất hiếm ở xã Na Hang thì phải xử lý nghiêm.
Người dân lo ngại ô nhiễm sông Lô ở phường Minh Xuân sau vụ cá chết.
Tin giả: “Công ty nước ngoài đào trộm đất hiếm ở xã Na Hang”.
Theo tôi, chính quyền Na Hang quản lý đất đai còn lỏng lẻo.
Dư luận phê phán Tuyên Quang chậm chi trả lương hưu tháng 7/2026.
Xã Na Hang giám sát để không ai đào trộm đất hiếm.
Nước sông Lô ở phường Minh Xuân đạt chuẩn, không có chuyện cá chết hàng loạt vì xyanua.
""",
}
FLAGGED = {
    "figure-differs": """
Diện tích tự nhiên của tỉnh Tuyên Quang là 15.795 km².
Tuyên Quang có diện tích tự nhiên 17.395,5 km².
Năm 2025, Tuyên Quang thu ngân sách 8.650 tỷ đồng.
Năm 2025, tổng thu ngân sách của tỉnh Tuyên Quang đạt 5.680 tỷ đồng.
Năm 2025, GRDP của tỉnh Tuyên Quang tăng 3,85%.
Năm 2025, GRDP của Tuyên Quang chỉ tăng 5,38%.
Bệnh viện Đa khoa Mẫu Sơn có 530 giường bệnh.
Bệnh viện Đa khoa Mẫu Sơn hiện có quy mô 150 giường.
Kỳ thi tốt nghiệp THPT năm 2026, Tuyên Quang có 14.820 thí sinh.
Vụ cháy rừng ở xã Sơn Mẫu ngày 10/7 làm thiệt hại 125 ha rừng.
""",
    "date-differs": """
Cầu Bình Mẫu khánh thành ngày 12/7/2026.
Cầu Bình Mẫu được khánh thành ngày 2/6/2026.
Sáng 5/7, cầu Bình Mẫu khánh thành.
Sáng 3/7, tỉnh khánh thành cầu Bình Mẫu.
Cầu Bình Mẫu đã khánh thành hôm 7/7.
Hội nghị xúc tiến đầu tư sẽ diễn ra ngày 25/8/2026.
Hội nghị xúc tiến đầu tư tỉnh Tuyên Quang tổ chức vào ngày 5/8.
Hội nghị xúc tiến đầu tư năm 2026 khai mạc sáng 16/8.
Hội nghị xúc tiến đầu tư tỉnh Tuyên Quang năm 2026 tổ chức ngày 15/9/2026.
""",
    "place-differs": """
Hội nghị xúc tiến đầu tư tổ chức tại phường An Tường.
Hội nghị xúc tiến đầu tư năm 2026 tổ chức tại xã Hàm Yên.
Hội nghị xúc tiến đầu tư diễn ra tại xã Na Hang.
Hội nghị xúc tiến đầu tư khai mạc ở phường An Tường.
Bệnh viện Đa khoa Mẫu Sơn đặt tại xã Hàm Yên.
Bệnh viện Đa khoa Mẫu Sơn nằm ở phường An Tường.
Bệnh viện Đa khoa Mẫu Sơn được xây dựng tại xã Sơn Mẫu.
Bệnh viện Đa khoa Mẫu Sơn (xã Hàm Yên) đặt tại xã Hàm Yên từ năm 2020.
Hội nghị xúc tiến đầu tư tỉnh Tuyên Quang được tổ chức ở xã Sơn Mẫu.
""",
    "name-differs": """
Giám đốc Sở Y tế Tuyên Quang Trần Văn Khác phát biểu.
Ông Trần Văn Khác, Giám đốc Sở Y tế Tuyên Quang, cho biết.
Giám đốc Sở Y tế tỉnh Tuyên Quang, ông Trần Văn Khác, nói.
Bà Lý Thị Khác, Giám đốc Sở Y tế tỉnh Tuyên Quang, kiểm tra.
Giám đốc Sở Y tế Tuyên Quang là ông Hoàng Văn Khác.
Theo bà Hà Thị Khác - Giám đốc Sở Y tế Tuyên Quang, dịch đã lui.
Đồng chí Nông Văn Khác, Giám đốc Sở Y tế Tuyên Quang chủ trì.
Giám đốc Sở Y tế Tuyên Quang Lý Văn Khác trả lời phỏng vấn.
""",
    "refuted-claim": """
Nước sông Lô ở phường Minh Xuân nhiễm xyanua làm cá chết hàng loạt.
Cá chết hàng loạt ở phường Minh Xuân vì nước sông Lô nhiễm xyanua.
Sông Lô đoạn phường Minh Xuân nhiễm xyanua, cá chết hàng loạt.
Tuyên Quang dừng chi trả lương hưu từ tháng 8/2026.
Từ tháng 8/2026, Tuyên Quang sẽ dừng chi trả lương hưu.
Tuyên Quang ngừng chi trả lương hưu từ tháng 8/2026, nhiều người hoang mang.
Công ty nước ngoài đào trộm đất hiếm ở xã Na Hang.
Ở xã Na Hang, công ty nước ngoài đang đào trộm đất hiếm.
Người dân kể công ty nước ngoài đào trộm đất hiếm ở xã Na Hang mỗi đêm.
Một công ty nước ngoài đào trộm đất hiếm tại xã Na Hang.
""",
}


def every(sentences):
    """(kind, sentence) of each line."""
    return [(kind, sentence) for kind, lines in sentences.items() for sentence in lines.strip().split("\n")]


@pytest.fixture(scope="module")
def flags():
    """What is flagged in an article of these words, by the tuning of the repository."""
    tuning = load_rules(Path(__file__).parents[2]).check
    elsewhere = ("Phú Thọ", "Lào Cai", "Thái Nguyên", "Cao Bằng", "Lạng Sơn", "Hà Nội")
    held = Against(Register(FACTS, CLAIMS), tuning, "r1", elsewhere=elsewhere, province="Tuyên Quang", places=PLACES)

    def found(text):
        article = Article(
            url="https://bao.example/1",
            canonical="https://bao.example/1",
            title="Đổi thay ở vùng cao",
            lead="",
            text=text,
            published=datetime(2026, 7, 20, 5, tzinfo=UTC),
            published_from="feed",
            published_raw="",
            authors=(),
            language="vi",
        )
        return [flag.kind for flag in check(article, held)]

    return found


@pytest.mark.parametrize(("kind", "sentence"), every(NOT_FLAGGED))
def test_what_only_looks_like_a_contradiction_is_not_flagged(flags, kind, sentence):
    assert flags(sentence) == []


@pytest.mark.parametrize(("kind", "sentence"), every(FLAGGED))
def test_what_contradicts_is_flagged(flags, kind, sentence):
    assert kind in flags(sentence)

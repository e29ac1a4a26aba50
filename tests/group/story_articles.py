"""Invented articles of events, told by several outlets. Not a test itself; no word of it is anybody's press."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.config import load_rules
from monitor.group.stories import Gazetteer, Grouper, traits
from monitor.model import Told

START = datetime(2026, 8, 3, 1, 0, tzinfo=UTC)
RULES = load_rules(Path(__file__).parents[2]).stories
GAZETTEER = Gazetteer(RULES)


def told(title: str, text: str, *, hours: float = 0, outlet: str = "Báo Thử", id_: int = 0) -> Told:
    """An article so many hours after the tests begin."""
    return Told(id_, title, text, START + timedelta(hours=hours), outlet)


def stories(*articles: Told, threshold: float = RULES.threshold) -> list[int]:
    """The story of each of *articles*, given in order of time, by the place of the article that founded it."""
    grouper, found = Grouper(threshold), []
    for number, article in enumerate(articles):
        weighed = grouper.weigh(traits(replace(article, id=number), GAZETTEER))
        joined = grouper.find(weighed)
        found.append(joined.story if joined else number)
        grouper.keep(weighed, found[-1])
    return found


CRASH = told(
    "Xe khách lao xuống vực ở đèo Mẫu Sẻ, 6 người chết",
    "Rạng sáng 3/8, xe khách giường nằm chở 28 người khi đổ đèo Mẫu Sẻ, tỉnh Lai Châu đã đâm hộ lan rồi lao xuống vực sâu "
    "40 m, làm 6 người tử vong và 15 người bị thương. Công an tỉnh Lai Châu đang điều tra nguyên nhân.",
    outlet="Báo Một",
)
CRASH_OTHER_WORDS = told(
    "Lai Châu: Tai nạn nghiêm trọng trên đèo Mẫu Sẻ, 6 hành khách thiệt mạng",
    "Sáng 3/8, lãnh đạo Sở Xây dựng Lai Châu xác nhận một ô tô giường nằm mất phanh, rơi xuống vực tại đèo Mẫu Sẻ lúc trời "
    "chưa sáng. Sáu nạn nhân thiệt mạng tại chỗ, 15 người khác được đưa đi bệnh viện cấp cứu.",
    hours=3,
    outlet="Báo Hai",
)
CRASH_NEXT_DAY = told(
    "Vụ xe khách lao vực ở đèo Mẫu Sẻ: Số người chết tăng lên 9",
    "Trưa 4/8, thêm ba nạn nhân của vụ xe khách giường nằm lao xuống vực tại đèo Mẫu Sẻ, tỉnh Lai Châu không qua khỏi, nâng "
    "số người tử vong lên 9. Công an tỉnh Lai Châu đã khởi tố vụ án và tạm giữ tài xế.",
    hours=30,
    outlet="Báo Ba",
)
CRASH_ELSEWHERE = told(
    "Xe khách lao xuống vực ở đèo Tà Mẫu, 4 người chết",
    "Chiều 3/8, xe khách chở 31 người khi đổ đèo Tà Mẫu, tỉnh Lâm Đồng đã đâm hộ lan rồi lao xuống vực sâu 25 m, làm 4 người "
    "tử vong và 11 người bị thương. Công an tỉnh Lâm Đồng đang điều tra nguyên nhân.",
    hours=9,
    outlet="Báo Một",
)
GOLD = told(
    "Giá vàng hôm nay 3/8: Vàng miếng tăng 500.000 đồng mỗi lượng",
    "Sáng 3/8, các doanh nghiệp niêm yết giá vàng miếng quanh 121,5 triệu đồng một lượng mua vào và 123,5 triệu đồng bán ra, "
    "tăng 500.000 đồng so với hôm qua. Vàng nhẫn giao dịch ở mức 117,2 triệu đồng.",
    outlet="Báo Một",
)
GOLD_NEXT_DAY = told(
    "Giá vàng hôm nay 4/8: Vàng miếng giảm 300.000 đồng mỗi lượng",
    "Sáng 4/8, các doanh nghiệp niêm yết giá vàng miếng quanh 121,2 triệu đồng một lượng mua vào và 123,2 triệu đồng bán ra, "
    "giảm 300.000 đồng so với hôm qua. Vàng nhẫn giao dịch ở mức 116,9 triệu đồng.",
    hours=24,
    outlet="Báo Một",
)
HOLIDAY = told(
    "Lãnh đạo Tuyên Quang dâng hương tưởng niệm các anh hùng liệt sĩ",
    "Sáng 27/7, đoàn đại biểu tỉnh Tuyên Quang đã đến dâng hương tại Nghĩa trang liệt sĩ tỉnh nhân kỷ niệm Ngày Thương binh "
    "- Liệt sĩ, rồi thăm và tặng quà sáu gia đình chính sách ở phường Minh Xuân.",
    outlet="Báo Một",
)
HOLIDAY_ELSEWHERE = told(
    "Lãnh đạo Ninh Bình viếng nghĩa trang liệt sĩ nhân ngày 27/7",
    "Nhân kỷ niệm Ngày Thương binh - Liệt sĩ, sáng 27/7, lãnh đạo tỉnh Ninh Bình đặt vòng hoa, dâng hương các anh hùng liệt sĩ "
    "tại nghĩa trang phường Hoa Lư và trao nhà tình nghĩa cho hai thương binh.",
    hours=2,
    outlet="Báo Hai",
)
EVERYTHING = (
    CRASH,
    GOLD,
    HOLIDAY,
    HOLIDAY_ELSEWHERE,
    CRASH_OTHER_WORDS,
    CRASH_ELSEWHERE,
    GOLD_NEXT_DAY,
    CRASH_NEXT_DAY,
)

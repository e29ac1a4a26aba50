"""Invented outlets with owners, and what they print. Not a test itself; no word of it is anybody's press."""

from datetime import UTC, datetime, timedelta

from monitor.config import Source
from monitor.config.houses import houses
from monitor.model import Printed

NOON = datetime(2026, 9, 15, 5, 0, tzinfo=UTC)
PARAGRAPH = (
    "Sáng nay, người dân bản Lùng cùng bộ đội nạo vét hai cây số mương, kịp đưa nước về cánh đồng trước vụ cấy. "
    "Trưởng bản nói mọi nhà đều góp công."
)


def source(id_, name, **more):
    values = {"group": "trung-uong", "kind": "feed", "url": f"https://{id_}.example/rss", "language": "vi"}
    return Source(id=id_, name=name, **values | more)


KNOWN = houses(
    [
        source("sao", "SaoPlus (TSK)", owner="Thông tấn Sao Khuê", also=["TSK", "Sao+"], wire=True),
        source("tin", "Báo Tin Khuê", owner="Thông tấn Sao Khuê", also=["TSK"], wire=True),
        source("non-nuoc", "Báo Non Nước", also=["NNO"]),
        source("ha-lung", "Báo Hà Lùng", group="tinh-khac"),
        source("thoi", "Thời Luận"),
        source("gom", "Trang Gom", group="tong-hop"),
    ]
)


def printed(clip, outlet, *, end="", minutes=0, origin="feed", authors=(), text=None):
    """The paragraph as *outlet* printed it so many *minutes* after noon, with *end* below or behind it."""
    whole = PARAGRAPH + end if text is None else text
    return Printed(clip, outlet, NOON + timedelta(minutes=minutes), origin, whole, authors)

"""Reads the unit behind a number: of length, area, mass, time, money and the like, by all its usual spellings.

Not here: numbers (numbers.py, number_words.py), and what is counted where nothing is measured (check).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

# kind: {factor to the kind's own unit: spellings}
_UNITS: dict[str, dict[str, str]] = {
    "length": {
        "0.001": "mm|milimét|mi-li-mét",
        "0.01": "cm|xentimét|xăng-ti-mét|centimet",
        "0.1": "dm|tấc",
        "1": "m|mét|met",
        "1000": "km|kilômét|kilomet|ki-lô-mét|kilo mét|ki lô mét|cây số|kí lô mét",
        "1609": "dặm",
        "1852": "hải lý|hải lí",
        "0.0254": "inch|inches",
        "0.3048": "feet|bộ Anh",
    },
    "area": {
        "1": "m2|m²|mét vuông|m vuông",
        "10000": "ha|héc-ta|héc ta|hecta|hécta|hec-ta|hectare",
        "1000000": "km2|km²|kilômét vuông|kilomet vuông|km vuông|ki-lô-mét vuông|cây số vuông",
    },
    "volume": {
        "1": "lít|l|lit",
        "0.001": "ml|mililít|mi-li-lít|cc",
        "1000": "m3|m³|mét khối|khối|m khối",
        "159": "thùng dầu",
    },
    "mass": {
        "0.000001": "mg|miligam|mi-li-gam",
        "0.001": "g|gram|gam|gr|gờ ram",
        "0.1": "lạng",
        "1": "kg|ký|kí|ki-lô-gam|kilôgam|kilogam|kilogram|cân|ký lô|kí lô",
        "10": "yến",
        "100": "tạ",
        "1000": "tấn",
    },
    "gold": {"1": "lượng|cây vàng", "0.1": "chỉ vàng", "0.8294": "ounce|ounces|oz|ao-xơ"},
    "span": {
        "1": "giây",
        "60": "phút",
        "3600": "giờ đồng hồ|tiếng đồng hồ|giờ|tiếng|h",
        "86400": "ngày đêm|ngày",
        "604800": "tuần lễ|tuần",
        "2592000": "tháng",
        "31536000": "năm tuổi|năm",
        "315360000": "thập niên|thập kỷ|thập kỉ",
        "3153600000": "thế kỷ|thế kỉ",
    },
    "age": {"1": "tuổi|xuân xanh"},
    "speed": {"1": "km/h|km/giờ|kmh|km một giờ|cây số một giờ|cây số giờ|km mỗi giờ|cây số mỗi giờ"},
    "power": {"1": "kW", "1000": "MW|megawatt|mê-ga-oát", "1000000": "GW", "0.001": "W"},
    "energy": {"1": "kWh|ki-lô-oát giờ|số điện", "1000": "MWh", "1000000": "GWh"},
    "warmth": {"1": "độ C|°C|oC|độ bách phân"},
    "points": {"1": "điểm phần trăm|điểm %"},
    "VND": {"1": "đồng tiền|đồng|VNĐ|VND|VNDD|đ"},
    "USD": {"1": "USD|đô la Mỹ|đô-la Mỹ|đô la|đô-la|đôla|đô Mỹ|đô|dollar|mỹ kim|usd"},
    "EUR": {"1": "euro|EUR|ơ-rô|€|Euro|euros"},
    "GBP": {"1": "bảng Anh|bảng|GBP|£"},
    "CNY": {"1": "nhân dân tệ|Nhân dân tệ|NDT|CNY|tệ|RMB"},
    "JPY": {"1": "yên Nhật|yên|yen|JPY"},
    "KRW": {"1": "won|KRW"},
    "THB": {"1": "baht|bạt|THB"},
    "INR": {"1": "rupee|rupi|RS|Rs|INR"},
    "RUB": {"1": "rúp|rouble|ruble|RUB"},
    "CHF": {"1": "franc Thụy Sĩ|CHF"},
    "LAK": {"1": "kíp|kip|LAK"},
    "AUD": {"1": "đô la Úc|AUD|đô la Australia"},
    "SGD": {"1": "đô la Singapore|SGD"},
    "HKD": {"1": "đô la Hồng Kông|đô la Hong Kong|HKD"},
    "BDT": {"1": "taka|Taka|Tk|BDT"},
}
MONEY = frozenset(kind for kind in _UNITS if kind.isupper())
# Behind these words another syllable makes another word of them: "5 đồng chí", "4 bảng đấu".
_OTHERWISE = {
    "đồng": "chí bào đội minh nghiệp loạt thời bằng tính hồ hương phạm ruộng",
    "bảng": "đấu xếp điểm hiệu tin",
    "cân": "đối bằng nhắc",
    "khối": "lượng u thi lớp A B C D",
    "tiếng": "nói Anh Việt Pháp hát kêu súng nổ",
    "đô": "thị đốc",
    "tệ": "nạn",
    "ngày": "nay",
    "tuần": "tra",
    "lượng": "khách người",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit behind a number; the number times `factor` is in the kind's own unit."""

    kind: str  # "length", "span", "VND" …
    factor: Decimal
    end: int  # where its words end


_KNOWN = {
    form: (kind, Decimal(factor))
    for kind, factors in _UNITS.items()
    for factor, forms in factors.items()
    for form in forms.split("|")
}
_UNIT = re.compile(rf" ?({'|'.join(re.escape(form) for form in sorted(_KNOWN, key=len, reverse=True))})(?!\w)")
_NEXT = re.compile(r" (\w+)")
_FIRST = frozenset(form[0] for form in _KNOWN)


def measure_after(text: str, at: int) -> Measure | None:
    """The unit that `text[at:]` begins with, a blank before it allowed; None when none stands there."""
    first = text[at : at + 2].lstrip(" ")[:1]
    match = _UNIT.match(text, at) if first in _FIRST else None
    if not match:
        return None
    following = _NEXT.match(text, match.end())
    if following and following[1] in _OTHERWISE.get(match[1], "").split():
        return None
    kind, factor = _KNOWN[match[1]]
    return Measure(kind, factor, match.end())

"""Words that part what is counted or told: dead and hurt, up and down, bought and sold, before and after tax.

Two figures beside opposite words are figures of two things. Not here: words that say the same (synonyms.py).
"""

import re
from collections.abc import Sequence

from monitor.vietnamese.syllables import keys

# Each line is one question, its answers parted by "/".
_QUESTIONS = """
chết|tử vong|thiệt mạng|tử nạn|bỏ mạng|qua đời|hy sinh / bị thương|thương tích|trọng thương / mất tích / sống sót|được cứu|cứu sống|thoát chết / sơ tán|di dời / bị bắt|bắt giữ
tăng|nhích|tăng thêm|tăng trưởng|leo thang / giảm|hạ|sụt|rớt|lao dốc|đi xuống|bớt
mua vào / bán ra
cao nhất|tối đa|kỷ lục|đỉnh / thấp nhất|tối thiểu|đáy
trước thuế / sau thuế
lãi|lợi nhuận|lời / lỗ|thua lỗ / doanh thu|doanh số / nợ|số nợ
xuất khẩu / nhập khẩu
trong nước / nước ngoài
tán thành|thuận|ủng hộ|đồng ý / không tán thành|chống|phản đối|trống|không đồng ý / không biểu quyết|phiếu trắng
nam giới|đàn ông|con trai|bé trai|chồng|cha|bố / nữ giới|phụ nữ|con gái|bé gái|vợ|mẹ
dài|chiều dài / rộng|chiều rộng / cao|chiều cao|độ cao / sâu|độ sâu / nặng|cân nặng
thắng|chiến thắng / thua|thất bại / hòa
mở cửa|mở đầu|khai mạc|bắt đầu|khởi đầu|khởi hành|xuất phát / đóng cửa|bế mạc|kết thúc|chấm dứt|hạ cánh
khởi công|động thổ / hoàn thành|khánh thành
sinh năm|sinh ngày|chào đời|ra đời / mất năm|qua đời|mất ngày
đã chi|đã giải ngân|thực hiện|đạt được / kế hoạch|dự toán|chỉ tiêu
dương tính|mắc|nhiễm / âm tính|khỏi|khỏi bệnh|xuất viện
nội thành|thành thị / ngoại thành|nông thôn
giá vé|vé / lương|thu nhập
tuyên án|tuyên phạt|bị phạt|lĩnh / đề nghị|đề nghị mức án
hiệp một|hiệp 1|set 1|set đầu / hiệp hai|hiệp 2|set 2
lượt đi / lượt về
năm nay / năm ngoái|năm trước|năm kia|cùng kỳ / năm tới|sang năm|năm sau
lũy kế|cộng dồn|từ đầu năm|tính từ / trong ngày|ngày qua|24 giờ qua|hôm nay
ban ngày / ban đêm
cả năm / sáu tháng đầu năm|6 tháng đầu năm|nửa đầu năm|nửa năm / chín tháng|9 tháng
buổi sáng|sáng / buổi chiều|chiều / tối|đêm
sập|sập hoàn toàn|đổ sập / tốc mái|hư hỏng / ngập
bị phạt|xử phạt|khiển trách|kỷ luật / khen|biểu dương|khen thưởng
nghỉ tết|dịp tết|tết nguyên đán|tết âm lịch / nghỉ lễ|dịp lễ|quốc khánh|giỗ tổ|trung thu|giáng sinh
vụ xuân|lúa xuân|đông xuân|vụ chiêm / vụ mùa|lúa mùa / hè thu / vụ đông|thu đông
lúa|thóc / ngô|bắp / cam / chè / mía / lạc / sắn / cà phê / hồ tiêu / cao su
trâu / bò / lợn|heo / gà / vịt / dê
tiểu học|lớp 1 / trung học cơ sở|thcs / trung học phổ thông|thpt / mầm non / đại học
hộ nghèo / hộ cận nghèo
"""
# A number behind one of these tells one thing from its like: lớp 6 and lớp 10, đợt 1 and đợt 2.
_LABELS = re.compile(
    r"(?<!\w)(lớp|đợt|kỳ|khóa|khoá|vòng|lần|hạng|loại|số|set|hiệp|tổ|khu|tầng|tuyến|lô|ron|cấp|bậc|nhóm|giai đoạn|phân khu|tổ máy|bản|thôn|phường|quận|km"
    r"|quốc lộ|tỉnh lộ|gói|ca|mỏ|trạm|lượt) (?:thứ )?([0-9]{1,4}|[ivx]{1,4}|một|hai|ba|bốn|nhất|nhì)(?!\w)"
)
_NUMBERS = {
    "một": "1",
    "nhất": "1",
    "i": "1",
    "hai": "2",
    "nhì": "2",
    "ii": "2",
    "ba": "3",
    "iii": "3",
    "bốn": "4",
    "iv": "4",
}


def _compiled() -> dict[tuple[str, ...], set[tuple[int, int]]]:
    found: dict[tuple[str, ...], set[tuple[int, int]]] = {}
    for question, line in enumerate(_QUESTIONS.strip().splitlines()):
        for answer, group in enumerate(line.split("/")):
            for words in group.split("|"):
                found.setdefault(keys(words.strip()), set()).add((question, answer))
    return found


_ANSWERS = _compiled()
_LONGEST = max(map(len, _ANSWERS))


def answers_in(words: Sequence[str]) -> set[tuple[int, int]]:
    """The (question, answer) pairs that *words*, keys of syllables in the order of a text, give; the longest phrase counts."""
    found: set[tuple[int, int]] = set()
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            if pairs := _ANSWERS.get(tuple(words[at : at + size])):
                found |= pairs
                at += size - 1
                break
        at += 1
    return found


def labels(text: str) -> dict[str, set[str]]:
    """The numbers by which *text* tells one thing from its like: {"lớp": {"6"}, "đợt": {"2"}}."""
    found: dict[str, set[str]] = {}
    for match in _LABELS.finditer(text.lower()):
        found.setdefault(match[1], set()).add(_NUMBERS.get(match[2], match[2]))
    return found

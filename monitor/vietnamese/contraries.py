"""Words of the press for what became of a thing, each with its contrary: put off and held, refused and accepted, finished and unfinished.

Two sentences about one event cannot both be right when one tells the one and the other its contrary. Not here: words that part
what is counted (opposites.py), and whether two sentences speak of one event (check/compare/contrary.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.vietnamese.syllables import keys

# Each line is one question: "yes" words / "no" words. A "không" or "chưa" before one of them answers the other way.
_ASKED = """
hoàn thành|hoàn tất|khánh thành|đưa vào sử dụng|đưa vào hoạt động|đưa vào khai thác|đưa vào vận hành|đi vào hoạt động|đi vào khai thác|đi vào sử dụng|làm xong|xây xong|thi công xong|xong / dang dở|dở dang|xây dở|làm dở|bỏ dở|đang xây|đang dựng|đang thi công|đang xây dựng|đang được thi công|đang được xây dựng|đang sửa|đang sửa chữa|đang được sửa|đang được sửa chữa|ngổn ngang|mới xong|mới đạt|thi công dở|đắp chiếu|mới khởi công
thông xe|cho xe chạy|lưu thông trở lại|thông trở lại|thông suốt|thông tuyến|đường thông|đi lại được|đi lại bình thường|thông đường / cấm đường|đóng đường|bị chia cắt|tắc đường|ách tắc|cấm xe|cấm lưu thông|tê liệt|bị cô lập
mở cửa|mở cửa trở lại|mở lại|hoạt động trở lại|hoạt động bình thường|vẫn hoạt động / đóng cửa|ngừng hoạt động|dừng hoạt động|tạm dừng hoạt động|tạm ngừng hoạt động|đình chỉ hoạt động|bị đình chỉ|ngưng hoạt động|chấm dứt hoạt động
diễn ra|được tổ chức|khai mạc|vẫn tổ chức|khởi tranh|đúng lịch|như dự kiến|theo đúng kế hoạch / bị hủy|hủy bỏ|hoãn|bị hoãn|tạm hoãn|hoãn lại|lùi lại|dời lại|dừng tổ chức|lùi thời gian|lùi lịch
đồng ý|chấp thuận|chấp nhận|thông qua|phê duyệt|tán thành|nhất trí|ủng hộ|nhận lời|gật đầu|nhận vai|bật đèn xanh|cho phép|chuẩn y|tán đồng|hoan nghênh / từ chối|khước từ|bác|bác bỏ|bác đơn|phản đối|lắc đầu|chối từ|cự tuyệt|phủ quyết|trả lại hồ sơ|gạt bỏ|chỉ trích
xác nhận|thừa nhận|thú nhận|khai nhận|nhận tội|nhận lỗi|nhìn nhận|công nhận / phủ nhận|bác bỏ|bác tin|chối|chối tội|kêu oan|không có chuyện|cải chính|đính chính|chối bỏ|một mực chối
qua cơn nguy kịch|thoát nguy|thoát nạn|thoát chết|được cứu sống|cứu sống|sống sót|còn sống|bình phục|khỏi bệnh|đã khỏi|xuất viện|hồi phục|giữ được tính mạng|qua khỏi|tỉnh lại|ổn định sức khỏe|sức khỏe ổn định / chết|tử vong|thiệt mạng|qua đời|mất mạng|bỏ mạng|tử nạn|đâm chết|mất vì|mất do|trút hơi thở|từ trần|ngừng tim
bị thương|trọng thương|gãy xương|gãy tay|gãy chân|chấn thương|thương tích|bị bỏng|thương nặng|chấn thương sọ não|đa chấn thương / lành lặn|vô sự|bình an|bình an vô sự|không hề hấn
bị mất|mất trộm|bị lấy|bị trộm|lấy mất|cuỗm|bị đánh cắp / còn nguyên|nguyên vẹn
đạt chuẩn|đạt yêu cầu|đỗ|đậu|trúng tuyển|trúng thầu|trúng cử|đắc cử|đạt tiêu chuẩn / trượt|thi hỏng|hụt chuẩn|thi trượt|trượt thầu|thất cử
vô tội|trắng án|minh oan|tha bổng|vô can|bị oan / có tội|kết tội|kết án|phạm tội|nhận án
được thả|trả tự do|phóng thích|tại ngoại|cho về|thả tự do / tiếp tục giam|vẫn bị giam|còn bị giam|đang bị giam|còn bị giữ|tiếp tục bị giam|tiếp tục tạm giam
khởi tố|truy tố|bị khởi tố / đình chỉ vụ án|đình chỉ điều tra|chỉ nhắc nhở|miễn trách nhiệm hình sự
thu phí|thu vé|thu tiền|mua vé|bán vé|trả tiền|mất tiền|mất phí|tính phí|đóng phí|nộp phí|trả phí / miễn phí|miễn vé|miễn tiền|vào cửa tự do|miễn học phí
được phép|gỡ bỏ lệnh cấm|bỏ lệnh cấm|dỡ lệnh cấm|dỡ bỏ lệnh cấm|cho phép / cấm|bị cấm|cấm đoán|áp lệnh cấm|ra lệnh cấm|nghiêm cấm
có phép|có giấy phép|đủ giấy phép|được cấp phép|cấp phép|có phép xây dựng|giấy phép đầy đủ / không phép|trái phép|thiếu giấy phép|sai phép
tiếp tục|vẫn còn|duy trì|nối lại|khôi phục|gia hạn|đang điều tra|mở rộng điều tra / khép lại|chấm dứt|kết thúc|bị cắt|cắt đứt|dừng|ngừng|gián đoạn|ngưng|tạm dừng|tạm ngừng|dừng lại|thôi
ở lại|giữ chức|tại chức|tại vị|tiếp tục làm|giữ ghế|tái đắc cử|tái cử|gia hạn hợp đồng|ở lại đội|lưu nhiệm / sang nơi khác|đi nơi khác|nơi khác|điều chuyển|rời ghế|từ chức|thôi chức|mất chức|bị cách chức|cách chức|miễn nhiệm|bãi nhiệm|thôi giữ|rời đi|ra đi|chia tay đội|bị sa thải|sa thải
đưa vào|đưa thêm|bổ sung vào|ghi vào|thêm vào / loại bỏ|loại khỏi|rút khỏi|gạt khỏi|đưa ra khỏi|gạch khỏi|ra khỏi|bỏ khỏi|bỏ kế hoạch
tìm thấy|tìm được|tìm ra / biệt tăm|bặt vô âm tín|mất dấu
tham dự|góp mặt|tới dự|đến dự / vắng mặt|bỏ họp|tẩy chay|rút lui
dương tính|mắc bệnh|nhiễm bệnh|dương tính với / âm tính
bàn giao|trao trả|trả lại|hoàn trả|giao lại / giữ lại|chiếm giữ|thu hồi
bảo đảm an toàn|đảm bảo an toàn|đạt chuẩn an toàn / mất an toàn|gây mất an toàn
dập tắt|khống chế|đã dập|được kiểm soát / cháy lan|vẫn cháy|còn cháy|lan rộng|bùng phát|ngoài tầm kiểm soát|mất kiểm soát
đúng hạn|kịp tiến độ|đúng tiến độ|vượt tiến độ|đúng hẹn|bảo đảm tiến độ / trễ hạn|chậm tiến độ|quá hạn|chậm trễ|trễ hẹn|lỡ hẹn|chậm so với
công khai|tiết lộ|công bố danh tính / giữ kín|giữ bí mật|bí mật|giấu kín|giấu tên|im lặng
còn hiệu lực|có hiệu lực / hết hiệu lực|mất hiệu lực|hết hạn|bị bãi bỏ|bãi bỏ
ký kết|đạt thỏa thuận|đạt được thỏa thuận|đạt đồng thuận / đổ vỡ|bế tắc|bất thành|không đạt kết quả
giữ nguyên|không đổi|y án|bất biến|như cũ / thay đổi|sửa đổi|sửa án|điều chỉnh
tự nguyện / bị ép|cưỡng chế|bị cưỡng chế|ép buộc|bắt buộc
dồi dào|dư thừa|đầy đủ|đáp ứng đủ / thiếu hụt|khan hiếm|cạn kiệt
thành công|suôn sẻ|trót lọt / thất bại|trục trặc|đổ bể|bất thành
hợp pháp|đúng luật|đúng quy định|đúng pháp luật|đúng quy trình / bất hợp pháp|trái luật|trái quy định|vi phạm|sai quy định|trái pháp luật|sai quy trình
tuân thủ|chấp hành / vi phạm|chống đối|phớt lờ
chính xác|đúng sự thật|có thật / sai sự thật|bịa đặt|tin giả|thất thiệt|không đúng sự thật
tăng giá / giảm giá
lên hạng|thăng hạng|trụ hạng / xuống hạng|rớt hạng
vô địch|đăng quang|giành cúp / á quân|về nhì
đi tiếp|vào chung kết|vào bán kết|vào tứ kết|giành vé / bị loại|dừng bước|bị loại khỏi|chia tay giải
ra đầu thú|đầu thú|tự thú / còn lẩn trốn|đang lẩn trốn|vẫn lẩn trốn|đang bị truy nã
sáp nhập|hợp nhất|gộp / chia tách|tách
thống nhất|đồng thuận / bất đồng|chia rẽ|mâu thuẫn
lạc quan / bi quan
hòa giải|rút đơn|bãi nại / khởi kiện|kiện ra tòa
mở rộng quy mô|nâng quy mô / thu hẹp quy mô|giảm quy mô
đã trả|đã thanh toán|thanh toán đủ|trả đủ|trả lương|trả hết / nợ đọng|còn nợ|chậm trả|quỵt|nợ lương|chậm lương
bổ nhiệm|được bổ nhiệm / cách chức|bị cách chức|miễn nhiệm|bãi nhiệm|giáng chức
kéo dài|gia hạn / rút ngắn
công lập / tư thục|ngoài công lập
có mưa|mưa to|mưa lớn / tạnh ráo|khô ráo|nắng ráo
"""
# Each line is a scale: a "không" before one of the words says neither the one nor the other.
_SCALES = """
tăng|nhích|tăng thêm|tăng trưởng|leo thang|đi lên|tăng vọt|nhiều hơn|cao hơn|tăng mạnh|tăng nhẹ / giảm|sụt|rớt|lao dốc|đi xuống|sụt giảm|tụt|ít hơn|thấp hơn|hạ nhiệt|giảm mạnh|giảm nhẹ|giảm sâu|kém
nâng|nâng lên / hạ xuống|cắt giảm|hạ thấp|giảm xuống
siết|siết chặt|thắt chặt|tăng cường / nới lỏng|buông lỏng|nới
mở rộng|nới rộng / thu hẹp|co hẹp
có lãi|lãi|báo lãi / lỗ|thua lỗ|thâm hụt|báo lỗ
sớm|sớm hơn|trước hạn / muộn|muộn hơn|trễ|chậm hơn
thặng dư|xuất siêu|dư thừa / nhập siêu|thâm hụt|thiếu hụt
lạnh hơn|mát hơn / nóng hơn|ấm hơn
vượt kế hoạch|vượt chỉ tiêu|vượt mục tiêu / hụt kế hoạch|hụt chỉ tiêu|không đạt kế hoạch|dưới mục tiêu
ấm lên|nồng ấm|cải thiện|khởi sắc|tốt lên / xấu đi|căng thẳng|xuống cấp|ảm đạm|tồi tệ hơn
rẻ hơn|rẻ / đắt hơn|đắt
"""
_NOT = frozenset(("không", "chưa", "chẳng", "chả", "đừng"))
_MAY_PART = "hề bị được còn thể phải có ai bao giờ từng đủ cần chịu làm gây khiến để người nào một"
_BETWEEN = frozenset(_MAY_PART.split())
_ONLY = frozenset(
    ("chỉ", "những", "riêng", "ngừng", "ít", "phân", "may")
)  # "không chỉ", "không ngừng", "không ít" deny nothing
_REACH = 4  # syllables between a negation and what it denies


@dataclass(frozen=True, slots=True)
class Stand:
    """What a text answers to one question: the syllables [first, last) of it, with its negation."""

    question: int
    yes: bool
    first: int
    last: int


def _compiled() -> dict[tuple[str, ...], list[tuple[int, bool]]]:
    found: dict[tuple[str, ...], list[tuple[int, bool]]] = {}
    for question, line in enumerate(_LINES):
        for yes, group in zip((True, False), line.split(" / "), strict=True):
            for words in group.split("|"):
                found.setdefault(keys(words.strip()), []).append((question, yes))
    return found


_LINES = (*_ASKED.strip().splitlines(), *_SCALES.strip().splitlines())
_FIRST_SCALE = len(_ASKED.strip().splitlines())
_FOUND = _compiled()
_LONGEST = max(map(len, _FOUND))


def is_scale(stand: Stand) -> bool:
    """Whether it tells how something changed or compares, which needs to be of the very same thing."""
    return stand.question >= _FIRST_SCALE


def stands(words: Sequence[str]) -> Iterator[Stand]:
    """What *words*, keys of syllables in the order of a text, answer to each question; the longest phrase counts."""
    at = 0
    while at < len(words):
        size = next((n for n in range(min(_LONGEST, len(words) - at), 0, -1) if tuple(words[at : at + n]) in _FOUND), 0)
        for question, yes in _FOUND.get(tuple(words[at : at + size]), ()) if size else ():
            denied = _denied_from(words, at)
            if denied is None:
                yield Stand(question, yes, at, at + size)
            elif question < _FIRST_SCALE:
                yield Stand(question, not yes, denied, at + size)
        at += max(1, size)


def _denied_from(words: Sequence[str], at: int) -> int | None:
    """The syllable of the negation of what stands at *at*, or None."""
    for before in range(at - 1, max(-1, at - 2 - _REACH), -1):
        if words[before] in _NOT:
            return before
        if words[before] not in _BETWEEN and (before < at - 1 or words[before] in _ONLY):
            return None
    return None

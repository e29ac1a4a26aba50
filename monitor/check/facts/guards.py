"""Says when a sentence with another value is no contradiction: denied, asked, past, planned, a change, a part, elsewhere.

Not here: which values are compared (the module of each kind), spans of time (spans.py). Each list errs on the side of
silence. They hold words of the language only; names of provinces come from rules/.
"""

from collections.abc import Iterable

from monitor.check.facts.article_lines import HEADLINE, ArticleLines, Sentence
from monitor.check.facts.lines import Line, covered, names, places
from monitor.vietnamese.numbers import Quantity
from monitor.vietnamese.syllables import BREAK

# Whoever says one of these speaks of what somebody else said, and does not share it.
REFUTATION = (
    *("bác bỏ", "phủ nhận", "đính chính", "cải chính", "bịa đặt", "xuyên tạc", "tin giả", "tin đồn", "thất thiệt"),
    *(
        "sai sự thật",
        "không đúng sự thật",
        "không có thật",
        "thông tin sai",
        "sai lệch",
        "tin sai",
        "tung tin",
        "tin vịt",
    ),
    *(
        "tin bịa",
        "chưa được kiểm chứng",
        "không có căn cứ",
        "không có cơ sở",
        "thông tin giả",
        "giả mạo",
        "bóp méo",
        "thổi phồng",
    ),
)
_DENIAL = (
    *REFUTATION,
    *("không phải", "không chính xác", "không đúng", "không có chuyện", "không có việc", "chưa chính xác", "nhầm"),
    *("nhầm lẫn", "hiểu sai", "hoàn toàn sai", "là sai", "thiếu chính xác", "làm gì có", "đâu có chuyện"),
)
# A headline with one of these leads an article that looks into what others say.
_INQUIRY = (
    *(
        "thực hư",
        "sự thật về",
        "đâu là sự thật",
        "thật hay giả",
        "có thật",
        "xác minh thông tin",
        "kiểm chứng thông tin",
    ),
    *(
        "kiểm chứng",
        "xác thực thông tin",
        "làm rõ thông tin",
        "nói gì về thông tin",
        "lên tiếng về thông tin",
        "có hay không",
    ),
    *("lên tiếng về tin", "nói gì về tin", "phản hồi thông tin", "thông tin chính thức về"),
)
_FORMERLY = (
    *("trước đây", "trước kia", "trước khi", "trước sáp nhập", "trước hợp nhất", "trước thời điểm", "trước ngày"),
    *("năm ngoái", "năm trước", "năm kia", "khi đó", "lúc đó", "hồi đó", "lúc bấy giờ", "thời điểm đó", "cùng kỳ"),
    *("cũ", "từng", "xưa", "ban đầu", "thập niên", "thế kỷ", "những năm", "kỳ trước", "lần trước", "mùa trước"),
)
_TERM = ("thời kỳ", "giai đoạn", "nhiệm kỳ")
_INTENTION = (
    *("dự kiến", "dự báo", "dự thảo", "đề xuất", "đề án", "phương án", "quy hoạch", "chỉ tiêu", "mục tiêu"),
    *("phấn đấu", "kỳ vọng", "hướng tới", "nếu", "giả sử", "có thể", "tầm nhìn", "ước tính đến", "dự tính", "dự định"),
)
_PLAN = (*_INTENTION, "kế hoạch", "đến năm", "sẽ")
_COMPARED = ("so với", "gấp")
_ELSEWHERE = (
    *("cả nước", "toàn quốc", "toàn vùng", "cả vùng", "khu vực", "các tỉnh", "các địa phương", "hai tỉnh", "thế giới"),
)
# What follows one of these is a part of what stood before it.
_PART = ("trong đó", "trong số", "số còn lại", "riêng", "bao gồm", "gồm có")

_PART_OF = (
    *(
        "các xã",
        "các huyện",
        "các thôn",
        "các bản",
        "các phường",
        "một số",
        "vùng cao",
        "vùng sâu",
        "vùng xa",
        "vùng thấp",
    ),
    *("nông thôn", "thành thị", "đô thị", "dân tộc thiểu số", "đồng bào", "độ tuổi", "nam giới", "nữ giới", "phụ nữ"),
    *(
        "trẻ em",
        "cao tuổi",
        "bộ phận",
        "phần lớn",
        "đa số",
        "một nửa",
        "nhóm",
        "phía bắc",
        "phía nam",
        "quốc tế",
        "nội địa",
    ),
    *("mỗi xã", "từng xã", "có nơi", "có xã", "có huyện", "nơi cao nhất", "nơi thấp nhất", "trong diện", "thuộc diện"),
)

# What makes a sentence speak of another figure, and what makes it speak of another day, name or place.
OTHER_FIGURE = (*_DENIAL, *_FORMERLY, *_TERM, *_PLAN, *_ELSEWHERE, *_COMPARED, *_PART_OF)
OTHER_DAY = (
    *(*_DENIAL, *_FORMERLY, *_INTENTION, *_ELSEWHERE, "hoãn", "lùi", "dời", "chuyển sang ngày", "thay vì", "đổi ngày"),
    *(
        "sớm hơn",
        "muộn hơn",
        "điều chỉnh",
        "tổng duyệt",
        "sơ duyệt",
        "chạy thử",
        "chuẩn bị cho",
        "trước thềm",
        "gia hạn",
    ),
    *("chào mừng", "kỷ niệm", "hưởng ứng", "bế mạc", "kết thúc"),
)
OTHER_NAME = (
    *(*_DENIAL, *_FORMERLY, *_TERM, *_INTENTION, "thay ông", "thay bà", "thay thế", "kế nhiệm"),
    *("tiền nhiệm", "thôi giữ", "miễn nhiệm", "bãi nhiệm", "bổ nhiệm", "điều động", "luân chuyển", "nghỉ hưu"),
    *(
        "được bầu",
        "bầu ông",
        "bầu bà",
        "bầu đồng chí",
        "bầu bổ sung",
        "phê chuẩn",
        "đắc cử",
        "tiếp nhận chức",
        "bàn giao",
    ),
    *("chuyển công tác", "phân công", "giới thiệu", "ứng cử", "các tỉnh", "hai tỉnh", "các địa phương"),
)
OTHER_PLACE = (
    *_DENIAL,
    *_FORMERLY,
    *_INTENTION,
    *_ELSEWHERE,
    "thay vì",
    "chuyển về",
    "di dời",
    "dời",
    "họp báo",
    "tổng duyệt",
)
OTHER_TRUTH = (*_DENIAL, *_FORMERLY, *_INTENTION, "tin rằng", "nhiều người nghĩ", "cho rằng")

# Right before the number: a change ("tăng 5 xã"), a part ("tại 5 xã"), a beginning ("từ 60 %"), a negation.
_JUST_BEFORE = frozenset(
    (
        *("tăng", "giảm", "thêm", "bớt", "mất", "thiếu", "vượt", "kém", "thừa", "cắt", "chênh", "từ", "tại", "ở"),
        *("cho", "thuộc", "mỗi", "riêng", "các", "không", "chưa", "chẳng", "phải", "nhập", "mới", "lại", "được"),
        *("tới", "đến", "qua", "khắp", "trong", "đi", "của", "cùng", "giữa", "ngoài", "ra", "về"),
    )
)
# Right after the unit: what follows picks some of them out ("70 xã, phường có dịch").
_JUST_AFTER = frozenset(
    (
        *("có", "bị", "đạt", "chưa", "không", "đang", "thuộc", "nằm", "xảy", "hoàn", "trở", "vùng", "được", "đã"),
        *("đầu", "khác", "còn", "nữa", "này", "kia", "trọng", "tiêu"),
    )
)
_ESTIMATES = frozenset(("gần", "khoảng", "hơn", "trên", "dưới", "chừng", "ngót", "tầm", "cỡ", "ước", "xấp", "xỉ"))

# A name with one of these before it is a place of its own, smaller than the province or another one.
_UNITS = (
    *("tỉnh", "thành phố", "tp", "thị xã", "thị trấn", "huyện", "quận", "xã", "phường", "đặc khu"),
    *("thôn", "bản", "xóm", "tổ dân phố", "khu phố", "làng"),
)
_PROVINCE = "tỉnh"
# Before an event these make what follows something else: "sau lễ khai mạc".
_BESIDE = frozenset(
    (
        "sau",
        "trước",
        "chuẩn",
        "cho",
        "về",
        "dịp",
        "mừng",
        "phục",
        "tới",
        "niệm",
        "ngoài",
        "bên",
        "đón",
        "vé",
        "cùng",
        "cạnh",
    )
)
_REACH = 3  # sentences in which a refutation tells of what stands between


def denies(sentence: Line) -> bool:
    """Whether the sentence denies or corrects what somebody said."""
    return names(sentence, _DENIAL)


def doubts(title: Line) -> bool:
    """Whether a headline denies, corrects, or asks what is true: then the article tells what others said."""
    return denies(title) or names(title, _INQUIRY)


def is_denied(sentence: Sentence, told: ArticleLines) -> bool:
    """Whether the sentences around deny what it says: those beside it in any words, some more in the clearest ones."""
    if denies(sentence.before) or denies(sentence.after):
        return True
    reach = len(told.sentences) if sentence.at == HEADLINE else _REACH
    return any(names(each, REFUTATION) for each in told.around(sentence.at, reach))


def is_question(sentence: Line) -> bool:
    """Whether the sentence asks."""
    return sentence.text.rstrip("\"'”’) ").endswith("?")


def is_other(sentence: Line, subject: Iterable[str], unless: Iterable[str], words: Iterable[str], fact: Line) -> bool:
    """Whether the sentence asks, holds a phrase of *unless*, or one of *words* that the statement of the *fact* has not.

    Words inside a phrase of the *subject* do not count: "thu nhập bình quân" is no average of something else. A fact that is
    itself an intention is held against intentions only.
    """
    if is_question(sentence) or names(sentence, unless):
        return True
    inside = covered(sentence, subject)
    if any(not inside.issuperset(place) for place in places(sentence, words) if not _has(fact, sentence, place)):
        return True
    return names(fact, _INTENTION) and not names(sentence, _INTENTION)


def _has(fact: Line, sentence: Line, place: range) -> bool:
    return f" {' '.join(each.key for each in sentence.syllables[place.start : place.stop])} " in fact.joined


def is_beside(sentence: Line, place: range) -> bool:
    """Whether the words right before the event at *place* make what follows something else: "sau lễ khai mạc"."""
    return any(each.key in _BESIDE for each in sentence.syllables[max(0, place.start - 2) : place.start])


def is_change_or_part(sentence: Line, quantity: Quantity, end: int) -> bool:
    """Whether the words around make it a change, a part or a beginning; *end*: where its unit ends."""
    before = [each for each in sentence.syllables if each.end <= quantity.start]
    if any(place.stop <= len(before) for place in places(sentence, _PART)):
        return True
    last = next((each.key for each in reversed(before) if each.key not in _ESTIMATES), "")
    following = next((each for each in sentence.syllables if each.start >= end), None)
    if last in _JUST_BEFORE or (following is not None and following.key in _JUST_AFTER):
        return True
    return following is not None and _is_named(sentence.text, end, following.start)


def _is_named(text: str, end: int, start: int) -> bool:
    """Whether a name stands right behind the unit: "2 phường Minh Mẫu và Tân Mẫu" are two of them."""
    return text[end:start] == " " and text[start].isupper() and not text.isupper()


def is_other_province(sentence: Line, subject: Iterable[str], elsewhere: Iterable[str]) -> bool:
    """Whether the sentence names another province, outside the words of the *subject*."""
    inside = covered(sentence, subject)
    return any(not inside.issuperset(place) for place in places(sentence, elsewhere))


def is_elsewhere(sentence: Line, subject: Iterable[str], elsewhere: Iterable[str]) -> bool:
    """Whether the sentence names a place that is not the *subject*: another province, a district, a village."""
    subject = tuple(subject)
    if is_other_province(sentence, subject, elsewhere):
        return True
    inside = covered(sentence, subject)
    return any(_is_named_unit(sentence, place, inside) for place in places(sentence, _UNITS))


def _is_named_unit(sentence: Line, unit: range, inside: set[int]) -> bool:
    after = unit.stop
    if after >= len(sentence.syllables) or sentence.syllables[after].key == BREAK:
        return False
    start, before = sentence.syllables[after].start, sentence.syllables[after - 1].end
    if not sentence.text[start].isupper() or "," in sentence.text[before:start]:
        return False
    is_province = sentence.syllables[unit.start].key == _PROVINCE
    return not (after in inside and (is_province or inside.issuperset(unit)))

"""What the program says of sources and addresses in English, in Vietnamese for the desk.

A sentence that has no words here stays as it is: pages print it small, as what the machine said. Not here: what is healthy.
"""

import re
from collections.abc import Mapping

from monitor.model import SourceKind, State
from monitor.publish.digest.sources import trouble_words

VERDICTS: Mapping[str, str] = {
    "broken": "Hỏng",
    "silent": "Im lặng bất thường",
    "not asked": "Máy lâu không đọc",
    "too young to say": "Mới theo dõi",
    "quiet": "Ít tin như thường lệ",
    "well": "Tốt",
}
OUTCOMES: Mapping[str, str] = {
    "changed": "đọc được, có thay đổi",
    "unchanged": "đọc được, không có gì mới",
    "refused": "bị từ chối",
    "failed": "không đọc được",
}
KINDS: Mapping[SourceKind, str] = {"feed": "RSS/Atom", "sitemap": "sơ đồ trang", "listing": "trang danh sách"}
STATES: Mapping[State, str] = {
    "pending": "Đang chờ đọc",
    "clip": "Tin, bài",
    "copy": "Bài đăng lại",
    "outside-scope": "Ngoài phạm vi",
    "junk": "Tin rác (xổ số, giá cả…)",
    "forbidden": "Trang không cho máy đọc",
    "not-an-article": "Không phải bài viết",
    "unreadable": "Không đọc được",
    "gone": "Không còn trên mạng",
}
MERGED = "Gộp vào địa chỉ khác"  # beside the states, in the table of days
_DAYS = {
    "Mon": "thứ Hai",
    "Tue": "thứ Ba",
    "Wed": "thứ Tư",
    "Thu": "thứ Năm",
    "Fri": "thứ Sáu",
    "Sat": "thứ Bảy",
    "Sun": "Chủ nhật",
}
_WEEKDAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b(?= \d)")
_PHRASES = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        # what monitor.health says of a source
        (r"^never polled with success$", "chưa đọc được lần nào"),
        (r"^the last successful poll was on (\S+)$", r"lần cuối đọc được là ngày \1"),
        (r"^read since (.+)$", r"bắt đầu đọc từ \1"),
        (r"^(\d+) new on (\S+) by (\S+)$", r"\1 bài mới ngày \2, tính đến \3"),
        (r"^nothing new in the last (\d+) days$", r"\1 ngày qua không có bài mới"),
        (
            r"^nothing new since (.+); (\d+) days? of looking, the longest pause before was (\d+) days?$",
            r"không có bài mới từ \1: đã \2 ngày, trước đây lâu nhất \3 ngày",
        ),
        (
            r"^nothing new since (.+); pauses of up to (\d+) days? are usual$",
            r"không có bài mới từ \1; thường nghỉ đến \2 ngày",
        ),
        (
            r"^nothing new since (.+); the last \d+ \w+ brought (.+) by this hour$",
            r"không có bài mới từ \1; cùng ngày các tuần trước, giờ này đã có \2 bài",
        ),
        (
            r"^nothing new on (\S+) by (\S+), as on (\d+) of the last (\d+) \w+$",
            r"ngày \1 đến \2 chưa có bài mới; \3/\4 tuần trước cũng vậy",
        ),
        (r"^it answers and lists nothing; lately it listed articles$", "trả lời nhưng không còn liệt kê bài nào"),
        (r"^none of its (\d+) entries has a date.*$", r"không đọc được ngày của bài nào trong \1 bài liệt kê"),
        # when it is asked again (pipeline.incoming.timing)
        (r"^(\d+) new in (\d+) days: in (.+)$", r"\1 bài mới trong \2 ngày, nên đọc lại sau \3"),
        (r"^too young to say how often it brings news: in (.+)$", r"chưa đủ số liệu về nhịp ra bài, đọc lại sau \1"),
        (r"^failed once \(\w+\): in (.+)$", r"lỗi một lần, thử lại sau \1"),
        (r"^failed (\d+) times in a row \(\w+\): in (.+)$", r"lỗi \1 lần liền, thử lại sau \2"),
        (r"^the server asked us to wait: in (.+)$", r"máy chủ yêu cầu chờ, đọc lại sau \1"),
        (r"^\S+ asks us to wait: in (.+)$", r"nguồn tự đề nghị nhịp đọc, đọc lại sau \1"),
        # robots.txt
        (r"^allowed \(no rule of robots\.txt matches\)$", "được phép (robots.txt không cấm)"),
        (r"^allowed \(no robots\.txt\)$", "được phép (không có robots.txt)"),
        (r"^allowed \((.+)\)$", r"được phép (\1)"),
        (r"^robots\.txt forbids it \((.+)\)$", r"robots.txt cấm (\1)"),
        # how an address ended (pipeline.incoming)
        (r"^older than (\d+) days at the first poll of its source$", r"cũ hơn \1 ngày khi nguồn được đọc lần đầu"),
        (r"^last changed before (\S+), says its sitemap$", r"sơ đồ trang ghi: sửa lần cuối trước \1"),
        (r"^province none$", "không nhắc đến tỉnh và không thuộc chủ đề theo dõi"),
        (r"^province mention$", "có nhắc đến tỉnh"),
        (r"^junk/(.+?): (.+)$", r"gặp từ thuộc nhóm tin rác: “\2”"),
        (r"^there is no text besides the headline$", "chỉ có tiêu đề, không có nội dung"),
        (r"^the page has no headline$", "trang không có tiêu đề"),
        (r"^the page is empty$", "trang trống"),
        (r"^there is no HTML in what was served$", "nội dung trả về không phải trang web"),
        (r"^the address holds a feed or sitemap$", "địa chỉ là một danh sách, không phải bài viết"),
    )
)
_GAVE_UP = re.compile(r"^gave up after (\d+) tries: (.+)$")
_PAUSE = re.compile(r"\b(\d+) h (\d\d) min\b")


def in_words(said: str) -> str:
    """*said* in Vietnamese where it has words here; else the kind of trouble that it tells of; else ""."""
    if gave_up := _GAVE_UP.match(said):
        rest = in_words(gave_up[2]) or gave_up[2]
        return f"thử {gave_up[1]} lần không được: {rest}"
    for pattern, words in _PHRASES:
        if pattern.match(said):
            return _units(pattern.sub(words, said))
    return trouble_words(said)


def _units(words: str) -> str:
    """The weekdays and the lengths of pauses that a sentence carries."""
    words = _WEEKDAY.sub(lambda day: _DAYS[day[1]], words)
    words = _PAUSE.sub(r"\1 giờ \2 phút", words)
    return re.sub(r"\b(\d+) min\b", r"\1 phút", words)

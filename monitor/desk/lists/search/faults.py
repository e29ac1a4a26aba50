"""What is wrong with a query, in Vietnamese: the messages of monitor.query, told to people at the desk.

Not here: when something is wrong (monitor.query). A message that has no words here is told as it is; a test holds that
there is none.
"""

import re
from dataclasses import dataclass

from monitor.errors import QueryError

_FALLBACK = "Câu hỏi chưa đúng ở chỗ này."
# Groups of the message stand in the words as {0}, {1}; the first that fits counts.
_WORDS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"the query is empty", "Câu hỏi trống; hãy viết điều cần tìm."),
        (r"a query has at most (\d+) characters", "Câu hỏi dài nhất {0} ký tự."),
        (r"this \) closes nothing", "Dấu ) này không đóng dấu nào."),
        (r"this \( is not closed", "Dấu ( này chưa được đóng."),
        (r"the parentheses are empty", "Trong ngoặc không có gì."),
        (r"parentheses stand at most (\d+) deep", "Ngoặc lồng nhau nhiều nhất {0} lớp."),
        (r"\+ says that", "Dấu + nói phải có, OR nói không bắt buộc; hãy bỏ một trong hai."),
        (r"NOT alone", "Chỉ có NOT thì không tìm được gì; hãy viết thêm, nối bằng AND, điều cần tìm."),
        (r"(\S+) and (\S+) stand before", "{0} và {1} cùng đứng trước một từ; chỉ cần một."),
        (r'"(.+):" stands within "(.+):\(…\)"', "“{0}:” nằm trong ngoặc của “{1}:”; hãy đóng ngoặc trước."),
        (r'nothing stands right after "(.+):"', "Ngay sau “{0}:” chưa có gì; viết liền, không cách."),
        (r"nothing stands after (\S+)", "Sau {0} chưa có gì."),
        (r"nothing stands before (\S+)", "Trước {0} chưa có gì."),
        (r"something to look for is missing", "Chỗ này thiếu điều cần tìm."),
        (r"~ needs the number", "Sau ~ phải là số âm tiết được xen giữa."),
        (r"~ goes up to (\d+)", "Số sau ~ nhiều nhất là {0}."),
        (r"the phrase has no closing quote", "Cụm từ chưa có dấu nháy đóng."),
        (r"the phrase is empty", "Trong dấu nháy không có gì."),
        (r"(\S) only begins or ends a range", "Dấu {0} chỉ dùng cho khoảng ngày; đặt điều cần tìm trong dấu nháy."),
        (r"the range has no closing", "Khoảng ngày chưa có dấu ] đóng."),
        (r"a range stands in", "Khoảng ngày đặt trong [ và ]; tính cả hai ngày đầu, cuối."),
        (r"a range has two ends", "Khoảng ngày có hai đầu, như published:[2026-01-01 TO 2026-01-31]; * là để ngỏ."),
        (r"write TO in capitals", "Viết TO bằng chữ hoa."),
        (r"the range is open at both ends", "Khoảng ngày để ngỏ cả hai đầu nên không lọc gì."),
        (r"the range ends before", "Khoảng ngày kết thúc trước khi bắt đầu."),
        (r"write (\S) before the name", "Viết {0} trước tên trường, không viết sau."),
        (r"(\S) stands alone", "Dấu {0} đứng một mình; viết liền trước điều cần tìm, hoặc bỏ đi."),
        (r'there is no field "(.+)": authors', "Không có trường “{0}”: không tìm theo tác giả hay tên người."),
        (r'unknown field "(.+)"', "Không có trường “{0}”."),
        (r"the backslash has nothing", r"Sau dấu \ chưa có gì; muốn tìm chính dấu này thì viết \\."),
        (r"regular expressions", "Không tìm theo biểu thức chính quy; viết các từ, nối bằng OR."),
        (r"\^ gives no weight", "Dấu ^ không có tác dụng; hãy bỏ đi."),
        (r"~ stands only after a phrase", "Dấu ~ chỉ đứng sau cụm từ trong dấu nháy; cách viết khác thì nối bằng OR."),
        (
            r"(\S+) stands for nothing",
            "Dấu {0} không thay cho chữ nào: tìm theo cả âm tiết; viết đủ các từ, nối bằng OR.",
        ),
        (r'"(.+)" is compared as a whole; leave ~', "Trường “{0}” so cả giá trị; hãy bỏ phần sau ~."),
        (r"nothing to look for", "Không có chữ hay số nào để tìm."),
        (r"at most (\d+) syllables", "Tìm gần nhau được nhiều nhất {0} âm tiết."),
        (r'"(.+):" needs a value', "Sau “{0}:” phải có giá trị."),
        (r'"(.+)" has no value "(.+)"; it has (.+)', "Trường “{0}” không có giá trị “{1}”; có: {2}."),
        (r'"(.+)" has no value "(.+)"', "Trường “{0}” không có giá trị “{1}”."),
        (r'"(.+)" is a code of two letters', "“{0}” là mã hai chữ cái, như vi."),
        (r'there is no day "(.+)"', "Không có ngày “{0}”."),
        (r'"(.+)" is no day', "“{0}” không phải ngày; viết như 2026-01-31."),
    )
)
_AROUND = 60  # letters that are shown on each side of the place


@dataclass(frozen=True, slots=True)
class QueryFault:
    """What is wrong with a query, and where."""

    words: str
    column: int  # from 1
    before: str  # of the query, up to the place
    after: str
    suggestion: str  # a query that may have been meant; "": none

    @property
    def pad(self) -> str:
        """As many blanks as stand before the place."""
        return " " * len(self.before)


def told(query: str, error: QueryError) -> QueryFault:
    """What *error* says of the cleaned *query*."""
    at = min(error.position, len(query))
    before, after = query[max(at - _AROUND, 0) : at], query[at : at + _AROUND]
    cut = "…" if at > _AROUND else ""
    more = "…" if at + _AROUND < len(query) else ""
    return QueryFault(in_vietnamese(error.message), at + 1, cut + before, after + more, error.suggestion)


def in_vietnamese(message: str) -> str:
    """The *message* of an error of a query."""
    for pattern, words in _WORDS:
        if found := pattern.match(message):
            return words.format(*found.groups())
    return _FALLBACK

"""The fields of the forms in which people enter rows: which ones each kind needs, what stands beside them, an example of each.

Not here: reading what was sent (forms.py), what a field may hold (config.facts).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from monitor.config.facts import RegisterName

What = Literal["figure", "date", "place", "name", "yes-no", "claim", "argument"]
Shape = Literal["line", "text", "day", "yes", "tick", "topics"]
_SENTENCE, _PHRASES, _LONG = 2_000, 20_000, 20_000


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `{province}` in an example stands for the province's name."""

    name: str  # as rules/facts/*.toml calls it
    label: str
    shape: Shape = "line"
    hint: str = ""
    example: str = ""
    needed: bool = False
    most: int = 200
    rows: int = 2
    half: bool = False  # stands beside the next one where there is room


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that stand together; those of a folded part are seldom needed."""

    title: str
    fields: tuple[Field, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one kind of row."""

    what: What
    register: RegisterName
    title: str
    use: str  # when to choose it
    example: str  # such a row, in a sentence
    parts: tuple[Part, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All of them."""
        return tuple(field for part in self.parts for field in part.fields)


_BARS = "Ngăn các cách viết bằng dấu |."
_DOCUMENT = Part(
    "Văn bản làm căn cứ",
    (
        Field("issuer", "Cơ quan ban hành", needed=True, most=_SENTENCE, example="Cục Thống kê tỉnh"),
        Field(
            "document",
            "Loại, số, ngày văn bản",
            needed=True,
            most=_SENTENCE,
            example="Báo cáo số 45/BC-CTK ngày 30/6/2026",
        ),
        Field("document_date", "Ngày văn bản", "day", half=True),
        Field("page", "Trang, mục", most=100, example="trang 12, bảng 3", half=True),
        Field(
            "source",
            "Tra cứu ở đâu",
            hint="Đường dẫn hoặc số hồ sơ lưu.",
            needed=True,
            most=_SENTENCE,
            example="hồ sơ lưu 2026/VT-118",
        ),
        Field("unverified", "Cơ quan chưa đối chiếu bản chính của văn bản này", "tick"),
    ),
)
_DAYS = Part(
    "Thời gian có hiệu lực",
    (
        Field("from", "Từ ngày", "day", hint="Để trống: đúng từ trước đến nay.", half=True),
        Field("to", "Đến hết ngày", "day", hint="Để trống: còn hiệu lực.", half=True),
        Field(
            "supersedes",
            "Thay cho dòng (mã)",
            hint="Dòng cũ hết hiệu lực ngay trước “Từ ngày” của dòng này. Bấm “Thay bằng dòng mới” ở trang của dòng cũ thì mã tự điền.",
            most=100,
        ),
    ),
)
_ID = Field(
    "id", "Mã của dòng", hint="Để trống thì máy đặt theo nội dung. Chữ thường không dấu, chữ số, gạch nối.", most=100
)


def _statement(example: str) -> Field:
    return Field("statement", "Nội dung, viết thành một câu", "text", needed=True, most=_SENTENCE, example=example)


def _subject(example: str) -> Field:
    return Field(
        "subject",
        "Câu báo phải nhắc đến",
        "text",
        hint=f"Mỗi dòng một nhóm, câu phải có ít nhất một cụm từ của mỗi nhóm. {_BARS}",
        needed=True,
        most=_PHRASES,
        rows=3,
        example=example,
    )


_UNLESS = Field(
    "unless",
    "Không so khi câu có",
    "text",
    hint=f"Những cụm từ cho thấy câu nói chuyện khác. {_BARS}",
    most=_PHRASES,
    example="năm trước | dự kiến | kế hoạch",
)


def _topics() -> Field:
    return Field("topics", "Chủ đề", "topics")


def _fact(  # noqa: PLR0913, PLR0917 - one form
    what: What, title: str, use: str, example: str, content: tuple[Field, ...], finer: tuple[Field, ...] = ()
) -> Form:
    parts = (Part("Nội dung", content), _DOCUMENT, _DAYS, Part("Ghi thêm khi cần", (*finer, _UNLESS, _ID), folded=True))
    return Form(what, "fact", title, use, example, parts)


_FIGURE = _fact(
    "figure",
    "Con số",
    "Một con số có đơn vị tính: số đơn vị hành chính, tỷ lệ hộ nghèo, kinh phí, diện tích.",
    "Năm 2026, tỉnh {province} còn 8,5% hộ nghèo.",
    (
        _statement("Cuối năm 2025, tỉnh {province} còn 8,5% hộ nghèo."),
        _subject("{province} | toàn tỉnh\nhộ nghèo | tỷ lệ nghèo"),
        Field("value", "Con số", needed=True, most=60, hint="Chỉ ghi số, không ghi đơn vị.", example="8,5", half=True),
        Field(
            "unit",
            "Đơn vị tính",
            needed=True,
            most=_PHRASES,
            hint=f"Từ đứng ngay sau con số. {_BARS}",
            example="% | phần trăm",
            half=True,
        ),
    ),
    (Field("tolerance", "Chênh lệch không tính là khác", most=60, hint="Cùng đơn vị với con số.", example="0,1"),),
)
_DATE = _fact(
    "date",
    "Ngày",
    "Ngày của một sự việc: ngày có hiệu lực, ngày khánh thành, ngày xảy ra.",
    "Cầu Thử khánh thành ngày 30/4/2026.",
    (
        _statement("Cầu Thử khánh thành ngày 30/4/2026."),
        _subject("cầu Thử\nkhánh thành | thông xe"),
        Field("value", "Ngày", "day", needed=True),
    ),
)
_OTHER = Field("other", "Cách viết khác cũng đúng", "text", hint=_BARS, most=_PHRASES)
_PLACE = _fact(
    "place",
    "Nơi",
    "Một sự việc, công trình ở đâu: nhầm nơi trùng tên, nhầm xã cũ với xã mới.",
    "Hồ chứa nước Thử nằm ở xã Mẫu.",
    (
        _statement("Hồ chứa nước Thử nằm ở xã Mẫu."),
        _subject("hồ Thử | hồ chứa nước Thử\nnằm ở | thuộc | tại"),
        Field("value", "Nơi", needed=True, example="xã Mẫu"),
        _OTHER,
    ),
)
_NAME = _fact(
    "name",
    "Tên gọi",
    "Tên đúng của cơ quan, đơn vị, địa danh, văn bản, chức vụ.",
    "Cơ quan quản lý báo chí của tỉnh là Sở Văn hóa, Thể thao và Du lịch.",
    (
        _statement("Cơ quan quản lý báo chí của tỉnh là Sở Văn hóa, Thể thao và Du lịch."),
        _subject("quản lý báo chí | quản lý nhà nước về báo chí\n{province} | của tỉnh"),
        Field("value", "Tên", needed=True, example="Sở Văn hóa, Thể thao và Du lịch"),
        _OTHER,
    ),
)
_YES_NO = _fact(
    "yes-no",
    "Có hay không",
    "Một việc có xảy ra hay không, có đúng hay không, đã được văn bản khẳng định.",
    "Nhà máy nước Thử không xả thải ra sông.",
    (
        _statement("Nhà máy nước Thử không xả thải ra sông."),
        _subject("nhà máy nước Thử\nxả thải"),
        Field("value", "Văn bản khẳng định", "yes", needed=True),
        Field(
            "other",
            "Cụm từ nói điều ngược lại",
            "text",
            hint=_BARS,
            most=_PHRASES,
            example="xả thải ra sông | xả thẳng ra sông",
        ),
    ),
)
_CLAIM = Form(
    "claim",
    "claim",
    "Thông tin đã bị bác bỏ",
    "Điều đã lan truyền và đã có văn bản bác bỏ, để khi có người nhắc lại thì tìm ra ngay.",
    "“Đập hồ Thử đã vỡ” – Công văn số 12 của UBND xã Mẫu nêu đập an toàn.",
    (
        Part(
            "Nội dung",
            (
                Field(
                    "claim",
                    "Điều đã lan truyền, viết thành một câu",
                    "text",
                    needed=True,
                    most=_SENTENCE,
                    example="Đập hồ Thử đã vỡ trong đêm 12/9.",
                ),
                Field(
                    "wordings",
                    "Những cách nói khác",
                    "text",
                    hint="Mỗi dòng một cách.",
                    most=_PHRASES,
                    rows=3,
                    example="Vỡ đập hồ Thử",
                ),
                Field(
                    "refutation",
                    "Văn bản nêu gì",
                    "text",
                    needed=True,
                    most=_SENTENCE,
                    example="Đập hồ Thử an toàn, nước qua tràn đúng quy trình.",
                ),
                _topics(),
            ),
        ),
        _DOCUMENT,
        _DAYS,
        Part("Ghi thêm khi cần", (_ID,), folded=True),
    ),
)
_ARGUMENT = Form(
    "argument",
    "argument",
    "Lập luận, tài liệu",
    "Lập luận, bài giải thích, tài liệu đã dùng, để lần sau tìm lại được theo chủ đề.",
    "Vì sao tỉnh sắp xếp đơn vị hành chính cấp xã: các căn cứ và kết quả.",
    (
        Part(
            "Nội dung",
            (
                Field("title", "Tên", needed=True, most=_SENTENCE, example="Vì sao sắp xếp đơn vị hành chính cấp xã"),
                Field("text", "Nội dung", "text", needed=True, most=_LONG, rows=10),
                _topics(),
            ),
        ),
        _DOCUMENT,
        _DAYS,
        Part("Ghi thêm khi cần", (_ID,), folded=True),
    ),
)
FORMS: Mapping[What, Form] = {form.what: form for form in (_FIGURE, _DATE, _PLACE, _NAME, _YES_NO, _CLAIM, _ARGUMENT)}
# What a column of a table is called beside its key; `value` and `other` are another thing in each kind.
COLUMN_NAMES: Mapping[str, str] = {
    **{field.name: field.label for form in FORMS.values() for field in form.fields},
    "value": "Giá trị",
    "other": "Cách viết khác",
    "kind": "Loại",
    "register": "Sổ",
}

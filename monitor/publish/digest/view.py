"""The ten sections of the digest in words, the same for text and HTML (layout and wording: DOMAIN.md 2.1).

Not here: how they look (digest/text.py, digest/html.py), the head (digest/head.py), the figures of section VIII
(digest/figures.py). A section
without content says so; none disappears.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from monitor.model import Edition, Extract, Item
from monitor.publish.digest.cases import decisions, followed
from monitor.publish.digest.figures import figures
from monitor.publish.digest.head import masthead, name, note, review, summary
from monitor.publish.digest.items import entry, pointer
from monitor.publish.digest.late import late_parts, late_pointer
from monitor.publish.digest.places import GROUP_NAMES, Places, list_anchor, places
from monitor.publish.digest.proposals import proposals
from monitor.publish.digest.sources import source_lines
from monitor.publish.edition.extract import LIST, Portion, portion
from monitor.publish.view_values import Entry, Part, Section, View
from monitor.vietnamese.wording import listed, padded

CLOSING = (
    "Trích dẫn ngắn, có dẫn nguồn, phục vụ công tác quản lý; không thay thế bài gốc. "
    "Phân loại do máy đề xuất, cán bộ trực chịu trách nhiệm rà soát."
)
NOTHING = "Không có."
SOURCES = "GHI CHÚ NGUỒN"
SOURCES_OF_ALL = "GHI CHÚ NGUỒN (CỦA CẢ BẢN TIN)"

_NAMED_ITEMS = 20  # of those a note points to
_BOTH_CRITICAL = "Tin, bài phản ánh hạn chế, bất cập đồng thời cần kiểm chứng"
_BOTH_GOOD = "Tin, bài tích cực đồng thời cần kiểm chứng"
_GOOD_ELSEWHERE = "Tin, bài tích cực nêu ở mục khác"

# Title and nil sentence of the sections that tell items. The nil sentences speak of the section only: a critical
# article may stand in III because it is flagged as well.
_TELLING: dict[str, tuple[str, str]] = {
    "II": (
        "THÔNG TIN PHẢN ÁNH HẠN CHẾ, BẤT CẬP TRÊN ĐỊA BÀN TỈNH",
        "Không có tin, bài phản ánh hạn chế, bất cập nêu tại mục này.",
    ),
    "III": ("THÔNG TIN CẦN KIỂM CHỨNG", "Không có nội dung được máy gắn cờ cần kiểm chứng."),
    "IV": (
        "THÔNG TIN TÍCH CỰC, QUẢNG BÁ HÌNH ẢNH TỈNH",
        "Không có tin, bài tích cực, quảng bá hình ảnh tỉnh nêu tại mục này.",
    ),
    "V": (
        "THÔNG TIN ĐỐI NGOẠI; BÁO CHÍ NƯỚC NGOÀI",
        "Không có tin, bài đối ngoại, báo chí nước ngoài nêu tại mục này.",
    ),
    "VI": (
        "BIÊN GIỚI, BIỂN ĐẢO, NHÂN QUYỀN, TÔN GIÁO",
        "Không có tin, bài về biên giới, biển đảo, nhân quyền, tôn giáo nêu tại mục này.",
    ),
}

SECTION_TITLES: Mapping[str, str] = {numeral: title for numeral, (title, _nil) in _TELLING.items()}


def view(whole: Edition, extract: Extract) -> View:
    """Everything the digest says of *whole* to those who get *extract* of it, in order."""
    told = portion(whole, extract)
    stand = places(told)
    sections = (
        _decisions(told, stand),
        *(_telling(told, numeral, stand) for numeral in _TELLING),
        Section("VII", "THEO DÕI XỬ LÝ", followed(told)),
        figures(told, GROUP_NAMES),
        _full_list(told, stand),
        Section(
            "X", SOURCES_OF_ALL if told.partial else SOURCES, (Part("", (*source_lines(whole), *_left_out(whole))),)
        ),
    )
    return View(
        office=whole.office.upper(),
        name=name(told),
        masthead=masthead(told),
        review=review(whole),
        note=note(whole),
        summary=summary(told),
        sections=tuple(section for section in sections if told.has(section.numeral)),
        closing=CLOSING,
    )


def _left_out(whole: Edition) -> Iterator[str]:
    if whole.left_out:
        yield f"Cán bộ lược {padded(len(whole.left_out))} tin, bài, không nêu trong bản tin; danh sách lưu tại cơ quan."


def _decisions(told: Portion, stand: Places) -> Section:
    """What the leader decides stands first; no machine puts a word before it."""
    parts = (*decisions(told), *proposals(told, stand), *late_parts(told, "I"))
    return Section("I", "NỘI DUNG CẦN LÃNH ĐẠO QUAN TÂM, CHỈ ĐẠO", parts)


def _telling(told: Portion, numeral: str, stand: Places) -> Section:
    title, nil = _TELLING[numeral]
    items = [item for item in told.edition.items if item.section == numeral]
    parts = [
        Part(heading, (), tuple(entry(i, told.edition, stand, reprints=not told.has(LIST)) for i in group))
        for heading, group in groupby(items, key=lambda item: item.heading)
    ]
    if not parts:
        parts.append(Part("", (nil,)))
    notes = tuple(_notes(told, numeral, stand))
    if notes:
        parts.append(Part("", notes))
    return Section(numeral, title, (*parts, *late_parts(told, numeral)))


def _notes(told: Portion, numeral: str, stand: Places) -> Iterator[str]:
    """Where else stands what the summary counts as of this kind."""
    flagged = [item for item in told.chosen if item.section == "III"]
    if numeral == "II":
        yield from _also(_BOTH_CRITICAL, [i for i in flagged if i.tone in ("tieu-cuc", "nhieu-chieu")], told, stand)
        yield from late_pointer(told)
    if numeral == "IV":
        good = [item for item in told.chosen if item.tone == "tich-cuc"]
        yield from _also(_BOTH_GOOD, [item for item in good if item.section == "III"], told, stand)
        yield from _also(_GOOD_ELSEWHERE, [item for item in good if item.section not in ("III", "IV")], told, stand)
    left = told.edition.national_left
    if numeral == "VI" and left:
        yield f"Còn {padded(left)} tin, bài định hướng chung của Trung ương: xem mục IX."


def _also(said: str, items: Sequence[Item], told: Portion, stand: Places) -> Iterator[str]:
    """Where *items* stand; what the part does not print is counted."""
    here = {item.clip: item for item in told.edition.items}
    names = [stand.name(here[item.clip]) for item in items if item.clip in here]
    left = len(items) - len(names)
    where = [f"xem mục {listed(names, _NAMED_ITEMS, 'tin, bài')}"] if names else []
    where += [f"{padded(left)} tin, bài không có trong bản trích này"] if left else []
    if where:
        yield f"{said}: {'; '.join(where)}."


def _full_list(told: Portion, stand: Places) -> Section:
    parts = []
    for group, items in stand.listing.items():
        entries = tuple(_listed(item, n, told.edition, stand) for n, item in enumerate(items, start=1))
        label = GROUP_NAMES[group]
        heading = f"{label} ({padded(len(items))} tin, bài)" if items else label
        parts.append(Part(heading, () if entries else (NOTHING,), entries, list_anchor(group)))
    return Section(LIST, "DANH MỤC ĐẦY ĐỦ", (*parts, *late_parts(told, LIST)), listing=True)


def _listed(item: Item, number: int, edition: Edition, stand: Places) -> Entry:
    # A title stands once in a mail: what is told above is only pointed to.
    if not item.section:
        return entry(item, edition, stand, reprints=True)
    return pointer(item, number, edition, stand.name(item))

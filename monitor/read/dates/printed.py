"""Where a page prints its date for people: beside the headline, at the end of the text, in a `<time>`.

Not here: whether that date is believed (published.py). What a page prints of other days is kept out: the day of
today in the bar above everything, days spoken of in the text, dates of other news and of comments (text/others.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from itertools import islice, takewhile

from lxml.etree import _Element

from monitor.read.page.blocks import Block
from monitor.read.page.tree import ancestors, classes
from monitor.read.text.aside.others import in_cards, is_named_change, opens_others
from monitor.read.text.phrases import is_picture_note, opens_comments
from monitor.read.text.title import letters
from monitor.vietnamese.dates import Moment, read_moment

_NEAR_BEFORE, _NEAR_AFTER = 6, 12  # blocks around the headline in which its date is printed
_DATED_LINK = 30  # characters of a date that is a link
_PARAGRAPH = 100  # characters of what is certainly text
_LONGEST = 160  # characters of a line with day and hour: longer blocks are text, and days in a text are days of events
_LONGEST_DAY = 60  # of one with the day only
_LONGEST_END = 60  # of one at the end of the text
_TAIL = 40  # characters after a date and a comma: the line is a sentence
_END_REACH = 3  # blocks behind the last paragraph in which the date may stand
_FARTHEST = 1000  # blocks behind the headline that are looked at
_STAMPS = 20  # that stand elsewhere on the page
_SHORT_PARAGRAPH = 30  # characters of a sentence
_TEASER = 3  # sentences behind a link: fewer are a teaser of what it leads to

# A line that says when the page was changed, not when it was published; the date stands behind the word.
_CHANGED = re.compile(
    r"cập nhật|chỉnh sửa|sửa đổi|sửa lúc|updated?\b|modified|mis à jour|modifié|更新|修订|수정|업데이트|อัปเดต|อัพเดท|ອັບເດດ",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"ngày đăng|đăng (?:lúc|ngày)|xuất bản|published|posted|publié|发布|發布|公開|입력|เผยแพร่", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<![apm])(?<!น)[.!?…:;]$", re.IGNORECASE)
# What says when something takes place: a label ("Thời gian: …"), or words that lead to an hour or a day.
_EVENT = re.compile(
    r"\W*(?:thời (?:gian|hạn|điểm)|lịch|hạn|giờ)\b(?! (?:đăng|xuất bản|cập nhật|gửi|tạo))[^:]{0,40}:", re.IGNORECASE
)
_TIME_LABEL = re.compile(r"\W*thời gian\s*:\s*", re.IGNORECASE)  # systems write so too: "Thời gian: 20/06/2026 10:15"
# The label of an event before an hour or a day ("Khai mạc: 8h00 ngày …"); places and sections are labels too.
_LABEL = re.compile(r"\W*([^:\d]{2,40}[ạ-ỹăđơư][^:\d]{0,40}):\s*(?:(?:lúc|hồi|từ|ngày)\b|\d)", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"\b(?:ngày|giờ|thứ|lúc|thời|tác giả|bài|tin|ảnh|nguồn|theo|số|mục|chủ đề|thể loại|lượt|đọc|xem)\b", re.IGNORECASE
)
_HAPPENS = re.compile(
    r"\b(?:khai (?:mạc|giảng|trương|hội|màn)|bế mạc|diễn ra|tổ chức|thi đấu|(?:hội|cuộc|bài) thi|bắt đầu|kết thúc|phát sóng|ra quân"
    r"|lễ|viếng|an táng|mai táng|hỏa táng|hoả táng|truy điệu|di quan|đưa (?:tang|linh)|nhập quan|khâm liệm|từ trần|sơ khảo"
    r"|vòng|bán kết|chung kết|trận|khởi (?:hành|công|tranh|động)|khánh thành|nhận hồ sơ|nộp|đăng ký|đấu giá|mở (?:thầu|cửa|màn|bán)"
    r"|đóng thầu|họp|hội (?:nghị|thảo|thao|diễn)|đại hội|tập trung|có mặt|đón|công chiếu|xuất phát|biểu diễn|cắt điện|ngừng|tạm dừng)\b",
    re.IGNORECASE,
)
_LEADS_TO_IT = re.compile(
    r"(?P<before>.*?)\b(?:lúc|(?<!phản )hồi|vào|từ)\b[\s\d:hgiờphút,.'-]*(?:ngày\b\W*)?", re.IGNORECASE
)
_PUBLISHING = re.compile(
    r"\b(?:đăng|cập nhật|xuất bản|phát hành|gửi|tạo|viết|công bố|sửa|posted|published|updated|đưa lên|(?:tin|bài) đưa"
    r"|(?:ngày|người) nhập|nhập (?:lúc|bởi|tin|bài)|quản trị viên|ban quản trị|quản trị(?= (?:lúc|vào|ngày)\b)|admin\w*)\b"
    r"|(?:^|[-–|•·,])\s*bởi\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r" (?:sapo|lead|chapeau|summary|mota|mo ta|tomtat|tom tat|standfirst) ")
# A line that is only an hour: systems print it in an element of its own beside that of the day.
_HOUR_ALONE = re.compile(
    r"\W{0,2}(?:lúc )?\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?:\s?(?:am|pm|sa|ch))?(?:\s?\(?gmt\s?\+\s?\d{1,2}\)?)?\W{0,2}",
    re.IGNORECASE,
)
_WORDS_OF_DATE = 4  # words beside a date that is no sentence of a lead: "Thứ Bảy, ngày"
_BAR = re.compile(r" (?:header|topbar|toolbar|nav|navbar|menu|clock|today|now|timenow|weather|footer) ")
_BAR_TAGS = frozenset(["header", "nav", "footer"])
_OF_ARTICLE = re.compile(r" (?:article|detail|post|entry|story|news|content|single|title) ")  # its own head is no bar


@dataclass(frozen=True, slots=True)
class Printed:
    """A date that is printed for people, raw."""

    raw: str
    changed: bool = False  # it says so itself that it is the date of a change
    above: bool = False  # it stands before the headline
    far: bool = False  # it stands far from the headline and does not say that it is the date of publication
    stamped: bool = False  # it is an attribute beside what is printed


def printed_near(blocks: Sequence[Block], title: str) -> Iterator[Printed]:
    """What may be the printed date of a page near its headline *title*, the likeliest first.

    *blocks* are those of the whole page but for other news, comments and notes of pictures. It is found out lazily:
    ask for no more than needed.
    """
    place = _place(blocks, title)
    if place is None:
        yield from _before_text(blocks)
        return
    headline = blocks[place].element
    for distance, block in beside(blocks, title):
        yield from _of_block(block, distance, headline, _hour_beside(blocks, place + distance))


def printed_far(blocks: Sequence[Block], title: str) -> Iterator[Printed]:
    """What may be the printed date elsewhere: behind the text, then in any `<time>`.

    *blocks* are those of the page that are not chrome, *title* is its headline. It is found out lazily.
    """
    place = _place(blocks, title)
    headline = blocks[place].element if place is not None else None
    blocks = blocks[: _comments(blocks, place or 0)]
    yield from _behind_text(blocks, place or 0)
    stamped = (n for n, b in enumerate(blocks) if n > (place or 0) and b.stamp and b.linked <= 0.5)
    own = takewhile(lambda n: not in_cards(blocks, n), islice(stamped, _STAMPS))  # behind one card stand others
    for block in (blocks[n] for n in own):
        if not _in_bar(block.element, headline):
            yield Printed(block.stamp, far=True, stamped=True)
            yield from (replace(each, far=True) for each in _of_line(block))


def beside(blocks: Sequence[Block], title: str) -> list[tuple[int, Block]]:
    """The blocks around the headline with their distance from it, the nearest first, those behind it before others.

    They end with the second paragraph: dates behind the text are those of other news.
    """
    place = _place(blocks, title)
    if place is None:
        return []
    first, near, paragraphs = max(0, place - _NEAR_BEFORE), [], 0
    for n, block in enumerate(blocks[first : place + _NEAR_AFTER + 1], first):
        if paragraphs and opens_others(block.text):
            break
        near.append((n - place, block))
        paragraphs += n > place and _is_paragraph(block)
        if paragraphs == 2:
            break
    return sorted(near, key=lambda each: (abs(each[0]), each[0] < 0))


def _place(blocks: Sequence[Block], title: str) -> int | None:
    """Where the headline stands among *blocks*."""
    key = letters(title)
    if not key:
        return None
    # Lengths first: folding every block of a page costs more than all dates on it.
    least, most = len(key) // 2, 3 * len(title) + 20
    return next((n for n, b in enumerate(blocks) if least <= len(b.text) <= most and letters(b.text) == key), None)


def _hour_beside(blocks: Sequence[Block], n: int) -> str:
    """The line just behind or before the *n*-th of *blocks* that is only an hour; "" without one."""
    lines = (blocks[at].text for at in (n + 1, n - 1) if 0 <= at < len(blocks))
    return next((line for line in lines if len(line) <= _DATED_LINK and _HOUR_ALONE.fullmatch(line)), "")


def _of_block(block: Block, distance: int, headline: _Element | None, hour: str) -> Iterator[Printed]:
    """The stamp and the line of a block at *distance* from the headline; *hour* stands beside it."""
    above = distance < 0
    if above and _in_bar(block.element, headline):
        return
    if block.stamp:
        yield Printed(block.stamp, _says_change(block.text), above, stamped=True)
    # A date just behind the headline may be a link to the day's news.
    dated_link = 0 < distance <= 3 and len(block.text) <= _DATED_LINK
    if distance and (block.linked <= 0.5 or dated_link):
        yield from (replace(each, above=above) for each in _of_line(block, hour) if not _in_lead(block))


def _of_line(block: Block, hour: str = "") -> Iterator[Printed]:
    """The dates that the line *block* gives, if it is a line about a date; that of publication first.

    *hour* stands beside it and completes a day.
    """
    text = block.text
    if len(text) > _LONGEST:
        return
    moment = read_moment(text, zone=UTC)
    if moment is None or _is_sentence(text, moment) or is_picture_note(text):
        return
    changed = _says_change(text[: moment.start]) or is_named_change(block, text[moment.start : moment.end])
    if hour and not moment.has_hour:
        text = f"{text} {hour}"
    if changed:
        later = _PUBLISHED.search(text, moment.end)
        if later and read_moment(text[later.end() :], zone=UTC):
            yield Printed(text[later.end() :].lstrip(" :,-|"))
    yield Printed(text, changed)


def _is_sentence(text: str, moment: Moment) -> bool:
    """Whether *text* speaks of the day *moment* rather than being dated with it."""
    tail = text[moment.end :].lstrip()
    told = _SENTENCE_END.search(text) or (tail.startswith(",") and len(tail) > _TAIL)
    return bool(told) or is_of_event(text, moment) or (not moment.has_hour and len(text) > _LONGEST_DAY)


def is_of_event(text: str, moment: Moment) -> bool:
    """Whether *text* says before the day *moment* that something takes place then ("Lễ hội khai mạc lúc 8h ngày …")."""
    before = text[: moment.start]
    dated = moment.has_hour or not text[moment.end :].strip(" .-–|")
    if _PUBLISHING.search(before) or (dated and _TIME_LABEL.fullmatch(before)):
        return False
    leads = _LEADS_TO_IT.fullmatch(before)
    words = leads["before"].split() if leads else []
    label = _LABEL.match(before)
    if label and _HAPPENS.search(label[1]) and not _DATE_LABEL.search(label[1]):
        return True
    spoken = len(words) > 1 and any(word[0].islower() for word in words) and words[-1][-1] not in "-–|•·,"
    return spoken or _EVENT.match(before) is not None


def _in_lead(block: Block) -> bool:
    """Whether *block* is named as a lead and says more than a date."""
    named = any(_LEAD.search(classes(element)) for element in islice(ancestors(block.element), 2))
    return named and sum(map(str.isalpha, block.text.split())) > _WORDS_OF_DATE


def _before_text(blocks: Sequence[Block]) -> Iterator[Printed]:
    """The lines before the first paragraph, the nearest to it first: where no headline is printed."""
    first = next((n for n, block in enumerate(blocks) if _is_paragraph(block)), 0)
    for block in reversed(blocks[max(0, first - _NEAR_BEFORE) : first]):
        if block.linked <= 0.5 and not _in_bar(block.element, None):
            yield from (replace(each, above=True) for each in _of_line(block))


def _behind_text(blocks: Sequence[Block], place: int) -> Iterator[Printed]:
    """Lines that are only a date just behind the text; behind a teaser of other news, whose headline is a link, none."""
    since = _END_REACH + 1  # blocks since the last piece of text
    run = _TEASER  # pieces of text since the last link
    for block in islice(blocks, place + 1, place + _FARTHEST):
        if block.linked > 0.5:
            since, run = _END_REACH + 1, 0
        elif _is_paragraph(block) or (len(block.text) >= _SHORT_PARAGRAPH and _SENTENCE_END.search(block.text)):
            since, run = 0, run + 1
        else:
            since += 1
            if since <= _END_REACH and run >= _TEASER and not block.heading and len(block.text) <= _LONGEST_END:
                yield from (replace(each, far=not _PUBLISHED.search(each.raw)) for each in _of_line(block))


def _comments(blocks: Sequence[Block], place: int) -> int:
    """Where, behind a paragraph that follows the headline at *place*, comments begin; the end where none do."""
    begun = False
    for n, block in enumerate(blocks[place + 1 :], place + 1):
        if begun and opens_comments(block.text):
            return n
        begun = begun or _is_paragraph(block)
    return len(blocks)


def _is_paragraph(block: Block) -> bool:
    return len(block.text) >= _PARAGRAPH and block.linked <= 0.5


def _says_change(text: str) -> bool:
    return _CHANGED.search(text) is not None and not _PUBLISHED.search(text)


def _in_bar(element: _Element, headline: _Element | None) -> bool:
    """Whether *element* stands in a bar of the page that does not hold the headline, such as that with today's date."""
    around = set(ancestors(headline)) if headline is not None else set()
    return any(_is_bar(each) for each in ancestors(element) if each not in around and each.tag != "body")


def _is_bar(element: _Element) -> bool:
    names = classes(element)
    return (element.tag in _BAR_TAGS or _BAR.search(names) is not None) and not _OF_ARTICLE.search(names)

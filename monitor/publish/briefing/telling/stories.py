"""The stories of note: those that most outlets told, and those that were told longest.

Not here: which articles are one story (group), counting their outlets and owners (the room briefings).
"""

from collections.abc import Sequence

from monitor.briefing import BriefStory, Figure, Want
from monitor.publish.briefing.telling.telling import Telling, figure_cell, said
from monitor.publish.briefing.values import Cell, Grid, Section, Sentence
from monitor.vietnamese.wording import in_marks, short_day, shortened

_WIDEST, _LONGEST = 10, 5  # rows of the tables


def stories(telling: Telling) -> Section:
    """The widest and the longest, in words and in a table each; one table where it holds all of them."""
    found, title = telling.briefing.stories, telling.heading("results_stories")
    if not found:
        return Section("", title, (telling.say("stories_none"),))
    wide = sorted(found, key=lambda story: (-story.outlets, -story.items, story.id))[:_WIDEST]
    long = sorted(found, key=lambda story: (story.first - story.last, -story.outlets, story.id))[:_LONGEST]
    left = len(found) - len(wide)
    first = _table(
        telling,
        "bang-su-kien",
        "Sự kiện được nhiều báo đưa tin nhất",
        wide,
        "Số báo tính cả báo đăng lại. Sự kiện chưa có tên do cán bộ đặt, chọn thì ghi tiêu đề của bài đầu tiên.",
        f"Còn {said(left)} sự kiện khác không nêu trong bảng." if left else "",
    )
    more = (_table(telling, "bang-su-kien-dai", "Sự kiện được đưa tin dài ngày nhất", long),) if left else ()
    return Section("", title, (_sentence(telling, wide[0], long[0]),), (first, *more))


def _sentence(telling: Telling, wide: BriefStory, long: BriefStory) -> Sentence:
    """Of the widest and the longest; of a day on which stories began and ended nothing is the longest."""
    told, figures = {"stories": said(len(telling.briefing.stories))}, (_outlets(wide), _items(wide))
    widest = _widest(telling, wide)
    if long.first == long.last:
        return telling.say("stories_short", figures, **told, widest=widest)
    if wide == long:
        return telling.say("stories_same", figures, **told, widest=widest, span=_span(wide))
    return telling.say("stories", (*figures, _items(long)), **told, widest=widest, longest=_longest(telling, long))


def _items(story: BriefStory) -> Figure:
    return Figure(story.items, Want(story=story.id))


def _outlets(story: BriefStory) -> Figure:
    return Figure(story.outlets, Want(story=story.id), "outlets")


def name_of(telling: Telling, story: BriefStory) -> str:
    """As a person named it; the headline of its first item where nobody did."""
    if story.headline:
        return shortened(story.headline, 160)
    told = telling.counted.items(Want(story=story.id))
    return shortened(told[0].title, 160) if told else f"sự kiện số {story.id}"


def _widest(telling: Telling, story: BriefStory) -> str:
    amounts = f"{said(story.outlets)} báo, {said(story.items)} tin, bài"
    return f"{in_marks(name_of(telling, story))} ({amounts})"


def _longest(telling: Telling, story: BriefStory) -> str:
    return f"{in_marks(name_of(telling, story))} ({_span(story)}, {said(story.items)} tin, bài)"


def _span(story: BriefStory) -> str:
    return f"từ ngày {short_day(story.first)} đến ngày {short_day(story.last)}"


def _table(telling: Telling, id_: str, title: str, told: Sequence[BriefStory], *notes: str) -> Grid:
    rows = [_row(telling, n, story) for n, story in enumerate(told, start=1)]
    columns = (
        "TT",
        "Sự kiện",
        "Từ ngày",
        "Đến ngày",
        "Số ngày",
        "Tin, bài",
        "Số báo",
        "Cơ quan chủ quản",
        "Tiêu cực",
    )
    return Grid(id_, title, columns, tuple(rows), tuple(note for note in notes if note), wide=True)


def _row(telling: Telling, number: int, story: BriefStory) -> tuple[Cell, ...]:
    days = (story.last - story.first).days + 1
    bad = telling.count(Want(story=story.id, tone="tieu-cuc"))
    cells = (Cell(str(number), number=number), Cell(name_of(telling, story)))
    when = (Cell(short_day(story.first)), Cell(short_day(story.last)), Cell(said(days), number=days))
    houses = Cell(said(story.houses), number=story.houses)
    return (*cells, *when, figure_cell(_items(story)), figure_cell(_outlets(story)), houses, figure_cell(bad))

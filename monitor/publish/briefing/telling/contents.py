"""What was told well: contents by topic, press from abroad (table 2), and items that stand for many.

Not here: stories (stories.py), what was criticised (matters.py).
"""

from collections.abc import Iterable, Sequence

from monitor.briefing import BriefItem, Want
from monitor.model import Group
from monitor.publish.briefing.telling.figures import top_topics
from monitor.publish.briefing.telling.telling import Telling, figure_cell, numbered, or_nil, said
from monitor.publish.briefing.values import Cell, Grid, Section, Sentence
from monitor.publish.digest.items import TONES
from monitor.publish.digest.places import GROUP_NAMES
from monitor.vietnamese.wording import short_day, shortened

_EXAMPLES = 3  # items named below a heading
_OUTLETS = 30  # rows of table 2
_TONES_TOLD: tuple[str, ...] = ("tich-cuc", "trung-tinh")


def contents(telling: Telling) -> tuple[Section, ...]:
    """A part for each heading of the rules; of each topic where they have none."""
    if contents_none(telling):
        return ()
    wanted = [(content.heading, content.topics) for content in telling.rules.content]
    if not wanted:
        with_items = (topic for topic, _ in telling.briefing.topics if telling.count(Want(topic=topic)).value)
        wanted = [(telling.labels[topic], (topic,)) for topic in with_items]
    return numbered([_content(telling, heading, topics) for heading, topics in wanted], "2.")


def contents_none(telling: Telling) -> tuple[Sentence, ...]:
    """That there is nothing under any heading, said once; () where there is."""
    topics = {topic for content in telling.rules.content for topic in content.topics} or set(telling.labels)
    figures = [telling.count(Want(topic=topic)) for topic in sorted(topics & set(telling.labels))]
    return () if any(figure.value for figure in figures) else (telling.say("contents_none", figures),)


def _content(telling: Telling, heading: str, topics: Sequence[str]) -> Section:
    known = [topic for topic in topics if topic in telling.labels]
    figures = [telling.count(Want(topic=topic)) for topic in known]
    if not any(figure.value for figure in figures):
        return Section("", heading, (telling.say("content_none", figures),))
    named = top_topics(telling, [topic for topic, figure in zip(known, figures, strict=True) if figure.value])
    told = [telling.say("content", figures, named=named)]
    items = {item.clip: item for topic in known for item in telling.counted.items(Want(topic=topic))}
    best = widest([item for item in items.values() if item.tone in _TONES_TOLD], _EXAMPLES)
    if best:
        told.append(telling.say("content_told", named="; ".join(map(telling.headline, best))))
    return Section("", heading, tuple(told))


def widest(items: Iterable[BriefItem], most: int) -> list[BriefItem]:
    """Those that appeared most often, each story once, then by time."""
    found: dict[tuple[str, int], BriefItem] = {}
    for item in sorted(items, key=lambda item: (-len(item.copies), item.published, item.clip)):
        found.setdefault(("story", item.story) if item.story is not None else ("clip", item.clip), item)
    return [*found.values()][:most]


# -- press from abroad -------------------------------------------------------------------------------


def foreign(telling: Telling) -> Section:
    """Table 2: who of the press for and from abroad told of the province."""
    title, items = telling.heading("results_foreign"), telling.count(Want(foreign=True))
    if not items.value:
        return Section("", title, (telling.say("foreign_none", (items,)),), (foreign_table(telling),))
    printed = telling.printed(Want(foreign=True))
    external, abroad = telling.count(Want("doi-ngoai")), telling.count(Want("nuoc-ngoai"))
    values = {
        "items": said(items.value),
        "appearances": said(printed.value),
        "external": said(external.value),
        "abroad": said(abroad.value),
    }
    told = [telling.say("foreign", (items, printed, external, abroad), **values)]
    best = widest(telling.counted.items(Want(foreign=True)), _EXAMPLES)
    told.append(telling.say("content_told", named="; ".join(map(telling.headline, best))))
    return Section("", title, tuple(told), (foreign_table(telling),))


def foreign_table(telling: Telling) -> Grid:
    """By outlet."""
    groups: dict[tuple[str, Group], None] = {}
    for item in telling.counted.items(Want(foreign=True)):
        groups.setdefault((item.outlet, item.group))
    order = sorted(groups, key=lambda each: (-telling.count(Want(each[1], outlet=each[0])).value, each))
    rows = [
        _foreign_row(telling, name, GROUP_NAMES[group], Want(group, outlet=name)) for name, group in order[:_OUTLETS]
    ]
    if order:
        rows.append(_foreign_row(telling, "Tổng", "", Want(foreign=True)))
    columns = (
        "Cơ quan báo chí",
        "Nhóm",
        "Tin, bài",
        "Lượt đăng",
        "Tích cực",
        "Trung tính",
        "Nhiều chiều",
        "Tiêu cực",
        "Không xét",
    )
    left = len(order) - _OUTLETS
    more = (f"Còn {said(left)} cơ quan báo chí khác, đã tính trong dòng Tổng.",) if left > 0 else ()
    title = "Bảng 2. Báo chí nước ngoài, báo chí đối ngoại viết về tỉnh"
    return Grid("bang-2", title, columns, or_nil(rows, columns), more)


def _foreign_row(telling: Telling, name: str, group: str, want: Want) -> tuple[Cell, ...]:
    tones = (telling.count(_with(want, tone)) for tone in TONES)
    unjudged = telling.count(Want(want.group, judged=False, outlet=want.outlet, foreign=want.foreign))
    figures = (telling.count(want), telling.printed(want), *tones, unjudged)
    return (Cell(name), Cell(group), *map(figure_cell, figures))


def _with(want: Want, tone: str) -> Want:
    value = next(each for each in TONES if each == tone)
    return Want(want.group, value, outlet=want.outlet, foreign=want.foreign)


# -- items that stand for many -----------------------------------------------------------------------


def samples(telling: Telling) -> tuple[Section, ...]:
    """Annex II: the most often printed items of each kind."""
    most = telling.rules.samples
    kinds = (
        ("Tin, bài tích cực", "bang-tich-cuc", Want(tone="tich-cuc")),
        ("Tin, bài phản ánh hạn chế, bất cập", "bang-tieu-cuc", Want(tone="tieu-cuc")),
        ("Tin, bài nhiều chiều", "bang-nhieu-chieu", Want(tone="nhieu-chieu")),
        ("Tin, bài có nội dung cần kiểm chứng", "bang-kiem-chung", Want(flagged=True)),
        ("Tin, bài của báo chí nước ngoài, báo chí đối ngoại", "bang-doi-ngoai", Want(foreign=True)),
    )
    return numbered([sample(telling, title, id_, want, most) for title, id_, want in kinds])


def sample(telling: Telling, title: str, id_: str, want: Want, most: int) -> Section:
    """The most often printed items of *want*."""
    found, figure = widest(telling.counted.items(want), most), telling.count(want)
    if not found:
        return Section("", title, (telling.say("samples_none", (figure,)),))
    rows = tuple(_sample_row(telling, n, item) for n, item in enumerate(found, start=1))
    columns = ("TT", "Tiêu đề", "Báo", "Ngày đăng", "Lượt đăng", "Đường dẫn")
    whole = len(found) == figure.value
    notes = (
        () if whole else (f"Nêu {said(len(found))} trên {said(figure.value)} tin, bài; mỗi sự kiện nêu một tin, bài.",)
    )
    return Section("", title, (), (Grid(id_, title, columns, rows, notes),))


def _sample_row(telling: Telling, number: int, item: BriefItem) -> tuple[Cell, ...]:
    printed = 1 + len(item.copies)
    return (
        Cell(str(number), number=number),
        Cell(shortened(item.title, 160)),
        Cell(item.outlet),
        Cell(short_day(telling.day(item.published))),
        Cell(said(printed), number=printed),
        Cell(item.url),
    )


def examples(telling: Telling, want: Want, most: int) -> tuple[Sentence, ...]:
    """Items of *want* in a sentence each, for a short report; the nil sentence where there are none."""
    found, figure = widest(telling.counted.items(want), most), telling.count(want)
    if not found:
        return (telling.say("samples_none", (figure,)),)
    return tuple(Sentence(f"{n}. {telling.headline(item)}.") for n, item in enumerate(found, start=1))

"""Sets recorded articles into five layouts of our own, with other articles all around, to see what a reader keeps.

The words are those of ../shared/data/fulltext and are never stored. Some of its lines are notes of pictures, names
and links themselves; such lines are printed, but neither wanted nor foreign. Not for: markup of real sites (cms/).
"""

import gzip
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import cycle

from read_bench.words import FULLTEXT

from monitor.vietnamese.clean import clean, one_line

_FEWEST, _MOST = 7, 60  # lines of an article whose paragraphs were recorded apart
_SUMMARY = 220  # characters of the summary of another article
_LEAD = 600
_SHORT = 130  # characters of a line that may be a note, a name or a link
_DOUBTFUL = re.compile(
    r"(?:ảnh|nguồn|clip|video|photo|đồ họa)\b|^\W*theo \w|t/h|tổng hợp|thực hiện|biên dịch|>>|http|@|\||xem (?:thêm|ngay|tiếp|video|lại)|mời "
    r"|liên quan|facebook|^\W*(?:bài|tin|lược dịch|tác giả)\b.*:",
    re.IGNORECASE,
)
_WORDS_OF_NAME = 6
_DAY = "Thứ Sáu, 06/03/2026, 09:05"


@dataclass(frozen=True, slots=True)
class Recorded:
    """An article as it was recorded."""

    title: str
    lead: str
    lines: tuple[str, ...]  # what follows the lead

    @property
    def wanted(self) -> tuple[str, ...]:
        return tuple(line for line in self.lines if not _is_doubtful(line))


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A page that was made of an article, and what must not be read of it."""

    layout: str
    article: Recorded
    html: str
    foreign: frozenset[str]


class _Others:
    """Headlines, summaries and comments out of other articles; what was given is kept as foreign."""

    def __init__(self, articles: Sequence[Recorded], seed: int) -> None:
        order = random.Random(seed).sample(articles, len(articles))
        self._titles = cycle([a.title for a in order])
        self._summaries = cycle([f"{a.lead[:_SUMMARY].rsplit(' ', 1)[0]}." for a in order])
        self._comments = cycle([line for a in order for line in a.wanted[2:4] if len(line) > _SHORT])
        self.given: set[str] = set()

    def title(self) -> str:
        return self._give(next(self._titles))

    def summary(self) -> str:
        return self._give(next(self._summaries))

    def comment(self) -> str:
        return self._give(next(self._comments))

    def _give(self, text: str) -> str:
        self.given.add(text)
        return escape(text)


def recorded_paragraphs() -> list[Recorded]:
    """The recorded articles whose paragraphs were kept apart. Raises FileNotFoundError where ../shared is absent."""
    with gzip.open(FULLTEXT, "rt", encoding="utf-8") as rows:
        return [article for article in map(_recorded, map(json.loads, rows)) if article]


def laid_out(articles: Sequence[Recorded], count: int) -> Iterator[LaidOut]:
    """Pages of *count* of *articles*, each in every layout, with others of them around."""
    for number, article in enumerate(random.Random(7).sample(articles, min(count, len(articles)))):
        rest = [other for other in articles if other.title != article.title]
        for name, make in LAYOUTS.items():
            others = _Others(rest, number)
            html = make(article, others)
            own = set(article.lines) | {article.lead}
            yield LaidOut(name, article, html, frozenset(others.given - own))


def _recorded(row: dict[str, str]) -> Recorded | None:
    lines = list(dict.fromkeys(filter(None, map(one_line, clean(row["text"]).split("\n")))))
    title = one_line(row["title"])
    if not _FEWEST <= len(lines) <= _MOST or not _SHORT < len(lines[0]) <= _LEAD or title in lines:
        return None
    return Recorded(title, lines[0], tuple(lines[1:]))


def _is_doubtful(line: str) -> bool:
    if sum(map(str.isalpha, line)) < _WORDS_OF_NAME:
        return True
    name = len(line.split()) <= _WORDS_OF_NAME and not line.endswith((".", "?", "!"))
    return len(line) <= _SHORT and (name or _DOUBTFUL.search(line) is not None)


def _cards(others: _Others, count: int, card: str) -> str:
    return "".join(card.replace("{t}", others.title()).replace("{s}", others.summary()) for _ in range(count))


def _menu(others: _Others) -> str:
    return "".join(f'<li><a href="/m{n}">{others.title()}</a></li>' for n in range(40))


def _between(pieces: Sequence[str], insert: Callable[[], str]) -> str:
    """*pieces* one after the other, with a box by *insert* in the middle."""
    middle = len(pieces) // 2
    return "".join((*pieces[:middle], insert(), *pieces[middle:]))


def _named(article: Recorded, others: _Others) -> str:
    """A page of today whose classes say what is what."""
    text = _between(
        [f"<p>{escape(line)}</p>" for line in article.lines],
        lambda: _cards(others, 1, '<div class="related-news"><a href="/r"><b>{t}</b></a><p>{s}</p></div>'),
    )
    return f"""<html><head><title>{escape(article.title)} - Báo Mẫu</title></head><body><nav><ul>{_menu(others)}</ul></nav>
<main><article><h1 class="title">{escape(article.title)}</h1><span class="date">{_DAY}</span><h2 class="sapo">{escape(article.lead)}</h2>
<div class="article-body">{text}</div></article><div class="comments">{_cards(others, 2, "<p>{s}</p>")}</div>
<section class="more-stories">{_cards(others, 5, '<article><h3><a href="/x">{t}</a></h3><p>{s}</p></article>')}</section></main>
<footer><p>Giấy phép số 12/GP-BTTTT. Tòa soạn: số 1 phố Mẫu.</p></footer></body></html>"""


def _hashed(article: Recorded, others: _Others) -> str:
    """A page of a script framework: no class says anything, cards stand before, in and behind the text."""
    text = _between(
        [f'<p class="x1a">{escape(line)}</p>' for line in article.lines],
        lambda: _cards(
            others, 1, '<div class="k9"><a href="/r"><img src="r.jpg"><span>{t}</span></a><div>{s}</div></div>'
        ),
    )
    return f"""<html><head><title>{escape(article.title)} | Mẫu</title></head><body><div class="a1"><ul>{_menu(others)}</ul></div>
<div class="b2"><div class="c3">{_cards(others, 4, '<div class="d4"><a href="/x">{t}</a><p>{s}</p></div>')}</div>
<div class="e5"><h1 class="f6">{escape(article.title)}</h1><div class="g7">{_DAY}</div><p class="h8">{escape(article.lead)}</p>
<div class="i9">{text}</div><div class="j1"><h4>Bình luận (2)</h4>{"".join(f"<div><b>Lan</b><p>{others.comment()}</p></div>" for _ in range(2))}</div></div>
<div class="l2">{_cards(others, 6, '<div class="d4"><a href="/x">{t}</a><p>{s}</p></div>')}</div></div></body></html>"""


def _tables(article: Recorded, others: _Others) -> str:
    """A page of 2009: tables, font elements, line breaks for paragraphs."""
    text = "<br><br>".join(f"<font size=2>{escape(line)}</font>" for line in article.lines)
    return f"""<html><head><title>Báo Mẫu - {escape(article.title)}</title></head><body><table><tr><td><ul>{_menu(others)}</ul></td></tr></table>
<table><tr><td width=150>{_cards(others, 3, '<a href="/x"><b>{t}</b></a><br>{s}<br>')}</td><td width=500>
<font size=4><b>{escape(article.title)}</b></font><br><font size=1>{_DAY} (GMT+7)</font><br><b>{escape(article.lead)}</b><br><br>{text}<br><br>
<b>Các tin khác:</b><ul>{_cards(others, 6, '<li><a href="/x">{t}</a> (05/03)</li>')}</ul></td>
<td width=200>{_cards(others, 4, '<table><tr><td><a href="/x">{t}</a><br>{s}</td></tr></table>')}</td></tr></table></body></html>"""


def _boxes(article: Recorded, others: _Others) -> str:
    """Every paragraph a `div`, among pictures with notes and a line of links every few paragraphs."""
    picture = f'<div style="text-align:center"><img src="a.jpg"></div><div style="text-align:center"><i>{others.title()}</i></div>'
    text = _between(
        [f"<div>{escape(line)}</div>" for line in article.lines],
        lambda: picture + _cards(others, 1, '<div>&gt;&gt; <a href="/x">{t}</a></div>'),
    )
    return f"""<html><head><title>{escape(article.title)}</title></head><body><div id="top"><ul>{_menu(others)}</ul></div><div id="page">
<div id="left"><h1>{escape(article.title)}</h1><div>{_DAY}</div><div><strong>{escape(article.lead)}</strong></div><div id="text">{text}</div>
<div>Xem thêm</div>{_cards(others, 3, '<div><a href="/x">{t}</a></div>')}</div>
<div id="right">{_cards(others, 5, '<div><h4><a href="/x">{t}</a></h4><div>{s}</div></div>')}</div></div><div>© Báo Mẫu. Ghi rõ nguồn khi phát hành lại.</div></body></html>"""


def _portal(article: Recorded, others: _Others) -> str:
    """A portal whose text was pasted from a word processor, with other news and documents under it."""
    text = "".join(
        f'<p class="MsoNormal" style="text-align:justify"><span style="font-size:14pt">{escape(line)}<o:p></o:p></span></p>'
        for line in article.lines
    )
    return f"""<html><head><title>{escape(article.title)} - Cổng thông tin điện tử</title></head><body><form><div class="banner">Cổng thông tin</div>
<ul>{_menu(others)}</ul><div class="portlet"><div class="tieude">{escape(article.title)}</div><div class="ngaydang">{_DAY}</div>
<p><b>{escape(article.lead)}</b></p><div class="noidung">{text}</div><p>Lượt xem: 1.203</p>
<div class="tinlienquan">{_cards(others, 6, '<li><a href="/x">{t}</a> <i>(05/03/2026)</i></li>')}</div></div>
<div class="cot-phai">{_cards(others, 4, '<div class="khoi"><a href="/x">{t}</a><p>{s}</p></div>')}</div></form></body></html>"""


LAYOUTS: dict[str, Callable[[Recorded, _Others], str]] = {
    "named": _named,
    "hashed": _hashed,
    "tables": _tables,
    "boxes": _boxes,
    "portal": _portal,
}

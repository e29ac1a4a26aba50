"""HTML fragments of titles and summaries as plain text, their broken letters mended where that is certain.

Not here: whole pages (listing, read).
"""

import html
import re
from html.parser import HTMLParser

from monitor.vietnamese.clean import clean, one_line
from monitor.vietnamese.mend import mend

_BREAKING = {"br", "p", "div", "li", "ul", "ol", "tr", "td", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
_HIDDEN = {"script", "style"}
_LONGEST = 2000  # characters of a summary: some feeds send whole articles
_INLINE_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|font|sup|sub|br|p|div|img|mark|small)(?:\s[^<>]*)?/?>", re.IGNORECASE
)

# Comments and declarations: html.parser raises AssertionError at the odder ones of them.
_DECLARATION = re.compile(r"<!--.*?(?:-->|$)|<!\[CDATA\[|\]\]>|<![^>]*>?", re.DOTALL)


def title(raw: str) -> str:
    """A headline on one line, without tags, its entities undone once, those of letters also where encoded twice."""
    return one_line(mend(html.unescape(_INLINE_TAG.sub(" ", raw))).text)


def plain(fragment: str) -> str:
    """The text of an HTML *fragment*, a line for each block, at most 2,000 characters."""
    parser = _Text()
    parser.feed(_DECLARATION.sub(" ", fragment))
    parser.close()
    return clean(mend("".join(parser.parts)).text)[:_LONGEST]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's interface
        self._hidden += tag in _HIDDEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)

    def _break(self, tag: str) -> None:
        if tag in _BREAKING:
            self.parts.append("\n")

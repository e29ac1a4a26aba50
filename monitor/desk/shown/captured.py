"""A captured page that is harmless to look at: its words without script, pictures, styles, forms and links.

Not here: the page as it came, which is only downloaded.
"""

from html import escape

import nh3

_TAGS = {
    *(
        "article",
        "section",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "div",
        "p",
        "br",
        "hr",
        "span",
        "blockquote",
        "pre",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "time",
        "address",
    ),
    *(
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "sub",
        "sup",
    ),
    *("small", "mark", "abbr", "cite", "q", "code", "ins", "del"),
}
_WITH_WORDS = {
    "script",
    "style",
    "title",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
    "select",
    "textarea",
}
_ATTRIBUTES = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"}}

_HEAD = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Bản chụp</title>
<style>
body { font: 16px/1.5 Roboto, Arial, sans-serif; margin: 1rem; max-width: 46rem; overflow-wrap: anywhere; color: #111; background: #fff; }
table { border-collapse: collapse; }
td, th { border: 1px solid #ccc; padding: .25rem .5rem; }
pre { white-space: pre-wrap; }
</style>
</head>
<body>
"""


def harmless(page: str) -> str:
    """The words of an HTML *page* in its plain elements, without any address, style or event."""
    return nh3.clean(
        page, tags=_TAGS, clean_content_tags=_WITH_WORDS, attributes=_ATTRIBUTES, link_rel=None, strip_comments=True
    )


def document(text: str, *, plain: bool) -> str:
    """A whole page of nothing but the words of *text*; *plain*: it is no HTML."""
    body = f"<pre>{escape(text)}</pre>" if plain else harmless(text)
    return f"{_HEAD}{body}\n</body>\n</html>\n"

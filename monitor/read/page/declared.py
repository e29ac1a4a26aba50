"""The text that a page declares in its JSON-LD, as lines; several systems write it there with the markup of their editor.

Not here: when it stands in for the text that is printed (article.py).
"""

import re

from lxml import etree

from monitor.read.page.blocks import cut
from monitor.read.page.tree import parse, strip_machinery
from monitor.vietnamese.clean import clean

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|strong|i|em|u|h[1-6]|ul|ol|li|table|tr|td|img|figure)\b[^<>]*>", re.IGNORECASE
)


def declared_lines(body: str) -> list[str]:
    """The lines of *body*, a declared text as it came, each clean: its own lines, or its blocks where it is markup."""
    tree = parse(f"<body>{body}</body>") if _MARKUP.search(body) else None
    if tree is None:
        return clean(body).split("\n")
    strip_machinery(tree)
    etree.strip_elements(tree, "figcaption", with_tail=False)
    return [block.text for block in cut(tree)]

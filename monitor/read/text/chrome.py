"""Finds what stands around an article: navigation, related news, share bars, comments, captions, footers.

Text of related-news boxes is the largest cause of false labels (DOMAIN.md 8.6), so what is named like chrome is
chrome, unless it holds the title or most of the page's text: some pages name their very body "main sidebar".
Not here: paragraphs that are chrome by their words (phrases.py).
"""

import re

from lxml import etree
from lxml.etree import _Element

from monitor.read.page.tree import ancestors, classes

_TAGS = frozenset(
    [
        "nav",
        "aside",
        "footer",
        "form",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "figcaption",
        "dialog",
        "menu",
    ]
)
_ROLES = frozenset(["navigation", "complementary", "contentinfo", "search", "banner"])
# Words of class and id attributes, Vietnamese sites' own included (tin liên quan, bình luận, quảng cáo, ...).
_NAMES = re.compile(
    r" (?:nav|navbar|navigation|menu|topmenu|submenu|breadcrumbs?|sidebar|footer|copyright|toolbar|pagination|paging"
    r"|relat\w*|lienquan|lien quan|cungchuyenmuc|cung chuyen muc|cung muc|tinkhac|tin khac|other news|othernews"
    r"|docthem|doc them|doc tiep|xemthem|xem them|xemnhieu|xem nhieu|read more|readmore|see also"
    r"|most read|most view\w*|hot news|tin moi|tinmoi|tin nong|recommend\w*|suggest\w*|you may"
    r"|share|sharing|social\w*|addthis\w*|zalo|like button|fb|facebook"
    r"|comments?|commentbox|binhluan|binh luan|ykien|y kien|rating|vote|poll"
    r"|ads|adv|advert\w*|ad box|adbox|qc|quangcao|quang cao|adsbygoogle|banner|sponsor\w*|popup|modal|newsletter"
    r"|subscribe|follow us|tags?|tagbox|tag list|keywords?|tukhoa|tu khoa"
    r"|caption|imgcaption|image caption|photo note|chu thich|chuthich|print|email print|hidden|sr only|widget) "
)
_GONE = "chrome"  # a name that no HTML element has
_MOST = 0.5  # of the page's running text


def find_chrome(body: _Element, title: _Element | None) -> frozenset[_Element]:
    """The outermost elements under *body* that are chrome; none of them holds *title* or most of the text."""
    weights = _weights(body)
    most = _MOST * weights[body]
    spared = set(ancestors(title)) if title is not None else set()
    found: set[_Element] = set()
    for element in body.iterdescendants():
        if _looks_like_chrome(element) and element not in spared and (weights[element] <= most or most == 0):
            found.add(element)
    return frozenset(e for e in found if not any(outer in found for outer in e.iterancestors()))


def remove(tree: _Element, elements: frozenset[_Element]) -> None:
    """Take *elements* out of *tree*; the text behind each stays."""
    for element in elements:
        element.tag = _GONE
    # Done by lxml, since Python may not write back text that holds control characters ("&#1;").
    etree.strip_elements(tree, _GONE, with_tail=False)


def _looks_like_chrome(element: _Element) -> bool:
    if element.tag in _TAGS or (element.get("role") or "").lower() in _ROLES:
        return True
    if "display:none" in (element.get("style") or "").replace(" ", "").lower():
        return True
    return bool((element.get("class") or element.get("id")) and _NAMES.search(classes(element)))


def _weights(body: _Element) -> dict[_Element, int]:
    """For every element the letters of running text in it; what is linked does not run."""
    weights: dict[_Element, int] = {}
    for element in reversed(list(body.iter())):
        own = weights.get(element, 0) + len((element.text or "").strip())
        weights[element] = 0 if element.tag == "a" else own
        parent = element.getparent()
        if parent is not None and element is not body:
            weights[parent] = weights.get(parent, 0) + weights[element] + len((element.tail or "").strip())
    return weights

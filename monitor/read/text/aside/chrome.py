"""Finds what stands around an article: navigation, related news, share bars, comments, captions, footers.

Text of related-news boxes is the largest cause of false labels (DOMAIN.md 8.6), so what is named like chrome is
chrome, unless it holds the title or most of the page's text: some pages name their very body "main sidebar".
Not here: paragraphs that are chrome by their words (phrases.py).
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element

from monitor.read.page.tree import ancestors, words_of
from monitor.vietnamese.fold import unaccented

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
    r" (?:nav|navbar|navigation|menu|topmenu|submenu|breadcrumbs?|pathway|sidebar|(?<!article )(?<!post )(?<!entry )footer"
    r"|copyright|toolbar|pagination|paging|pager|skip link|skip to|visually hidden|element invisible|back to top"
    r"|relat\w*|lienquan|lien quan|tinlienquan|boxlienquan|bv ?lq|lq|cungchuyenmuc|cung chuyen muc|cung muc|cung loai"
    r"|tinkhac|tin khac|other news|othernews|other|newer|older|news inline|inline news|inner article|wiki block"
    r"|docthem|doc them|doc tiep|xemthem|xem them|xemnhieu|xem nhieu|read more|readmore|read next|see also|see more\w*"
    r"|most read|most view\w*|popular\w*|hot news|hotnews|tin moi|tinmoi|tin nong|breaking|ticker|recommend\w*|suggest\w*"
    r"|you may|next prev|prev next|post nav\w*|top stories|more stories|trending"
    r"|share|sharing|sharebar|social\w*|sharedaddy|addthis\w*|zalo|like button|likes|fb (?:like|share|comments?|root|page|button)|facebook"
    r"|\w?comments?|commentbox|comment ?list|disqus|\w*binhluan|binh luan|feedbacks?|ykien|y kien|phan hoi|ratings?|vote|poll|survey|binh chon"
    r"|ads?|adv|advert\w*|ad box|adbox|ad slot|a rec|qc|quangcao|quang cao|adsbygoogle|banner|sponsor\w*|popup|modal|newsletter"
    r"|promo\w*|cta|podcasts?|audio|player|tts|install app|app install|download app|cookies?|gdpr|consent|hotline|duong day nong"
    r"|subscribe|sign up|signup|login|register|follow us|follow|tags?|tagbox|tag list|keywords?|keysword|tukhoa|tu khoa"
    r"|(?<!star name )caption|imgcaption|pcaption|imagecaption|photo note|(?:img|image|photo|pic|picture) (?:desc?|des|note|title|alt)"
    r"|img chu thich|chu thich|chuthich|tooltip|font ?size|fontsize|view counts?|statistics|luot xem|hit counter"
    r"|(?:btn|button|icon|link|email) print|print (?:btn|button|icon|link|mail|page)|buttonheading|sr only|widget area|ai (?:summary|tom tat|tomtat|box)|tom tat ai|toc|ez toc \w+|table of contents|signature|page description"
    r"|message ?meta|modifydate|tang sao|(?:box )?embed video|video embed|attachments?|quick access \w+|author description|dinh kem|trust badge|article (?:tools|controls|actions)) "
)
_CREDIT = re.compile(
    r" (?:author\w*|byline|tac gia|tacgia|nguoi viet|writer|journalist|reporter|but danh|butdanh|nguon tin|nguontin|nguon"
    r"|link ?origin|source|link source\w*|credits?|sign off|post (?:info|meta|date|time|footer)|entry (?:meta|footer)"
    r"|article (?:info|meta|date|time|footer)|submitted|publish(?:ed)? ?(?:date|time)|createdate|dateline|datetime|edit cf"
    r"|user ?name|user ?info|message user \w+) "
)
# Words that stand in many a name of a text's own box ("overflow-hidden", "so-widget-editor", "sapo-print"): these say
# nothing unless they are the whole class; and "hidden md:block" is shown on every screen but a small one.
_WHOLE = frozenset(["hidden", "widget", "print"])
_SHOWN = re.compile(r":(?:block|flex|grid|inline|table|contents)")
# Comments hold more words than many an article; so they are chrome however much they hold together.
_COMMENTS = re.compile(r"comment|disqus|binh ?luan|feedback|y ?kien|phan ?hoi")
# How systems name the place of an article's text; a page of long comments may hold more words outside of it.
_TEXT = re.compile(
    r" (?:article ?body|article (?:content|detail)|entry content|post (?:content|body)|detail content|content detail"
    r"|news (?:content|detail|body)|fck detail|main ?content|cms body|story ?body|body ?text|noi ?dung) "
)
# Attributes that name an element; those for tests and for the blind tell what hashed classes hide.
_NAMING = ("class", "id", "data-testid", "data-component", "aria-label", "type")
_GONE = "chrome"  # a name that no HTML element has
_MOST = 0.5  # of the page's running text
_LEFT = 0.2  # of what a family of boxes holds: with more text elsewhere they are not the article's own
_FEW_LINKS = 0.1  # share of links in an article's own boxes; cards of other news have more


def find_chrome(body: _Element, title: _Element | None) -> frozenset[_Element]:
    """The outermost elements under *body* that are chrome.

    None of them holds *title*, most of the running text, or the longest text that is named as an article's; and
    boxes of one name are none where they hold that text between them.
    """
    weights = _weights(body)
    most = _MOST * weights[body]
    named = [element for element in body.iterdescendants() if _names_text(element)]
    longest = max(named, key=weights.__getitem__, default=None)
    kept = (title, None if longest is None else _heart(longest, weights))
    spared = {outer for element in kept if element is not None for outer in ancestors(element)}
    alike = [e for e in body.iterdescendants() if _looks_like_chrome(e) and e not in spared]
    found = {element for element in alike if weights[element] <= most or most == 0}
    outermost = _outermost(found)
    own = _own_boxes(alike, outermost, weights, weights[body])
    return _outermost(found - own) if own else outermost


def _outermost(elements: AbstractSet[_Element]) -> frozenset[_Element]:
    return frozenset(e for e in elements if not any(outer in elements for outer in e.iterancestors()))


def _own_boxes(
    alike: Sequence[_Element], outermost: AbstractSet[_Element], weights: dict[_Element, int], whole: int
) -> set[_Element]:
    """The elements among *alike*, which look like chrome, of one name that hold the article's text between them.

    *outermost* are those that would go, *whole* is the weight of the page. Each alone holds too little to be spared.
    """
    left = whole - sum(weights[element] for element in outermost)
    families: dict[str, list[_Element]] = {}
    for element in alike:
        if (element in outermost or weights[element] > _MOST * whole) and _is_only_named(element):
            families.setdefault(_family(element), []).append(element)
    for family in families.values():
        held = sum(weights[element] for element in family)
        stays = left - sum(weights[element] for element in family if element not in outermost)
        if held > _MOST * whole and stays <= _LEFT * held and _runs(family, held):
            return set(family)
    return set()


def _is_only_named(element: _Element) -> bool:
    """Whether nothing but its name makes *element* chrome, and that name is not one of comments."""
    names = _names(element)
    return not _is_chrome_itself(element) and not _COMMENTS.search(words_of(unaccented(names)))


def _family(element: _Element) -> str:
    """The names of *element* without those that only count or tell it from others ("box-3", "element-3f2a1b")."""
    return f"{element.tag} " + " ".join(n for n in _names(element).split() if not any(map(str.isdigit, n)))


def _runs(family: Sequence[_Element], held: int) -> bool:
    """Whether hardly any of the text of *family*, of which *held* letters are no link, is linked."""
    letters = sum(len(str(piece).strip()) for element in family for piece in element.itertext())
    return letters - held <= _FEW_LINKS * letters


def _heart(element: _Element, weights: dict[_Element, int]) -> _Element:
    """The innermost element of *element*, which is named as an article's, that holds most of its text."""
    most = _MOST * weights[element]
    inner = next((child for child in element if most and weights[child] > most), None)
    while inner is not None:
        element = inner
        inner = next((child for child in element if weights[child] > most), None)
    return element


def is_credit_name(element: _Element) -> bool:
    """Whether *element* is named as the place of the author, the source or the date: no chrome, but no text either."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}"
    return element.tag == "time" or _is_credit(names)


@lru_cache(maxsize=1 << 14)
def _is_credit(names: str) -> bool:
    words = words_of(unaccented(names))
    return _CREDIT.search(words) is not None and " quote" not in words


def remove(tree: _Element, elements: frozenset[_Element]) -> None:
    """Take *elements* out of *tree*; the text behind each stays."""
    for element in elements:
        element.tag = _GONE
    # Done by lxml, since Python may not write back text that holds control characters ("&#1;").
    etree.strip_elements(tree, _GONE, with_tail=False)


def _looks_like_chrome(element: _Element) -> bool:
    return _is_chrome_itself(element) or _is_named(_names(element))


def _is_chrome_itself(element: _Element) -> bool:
    """Whether *element* is chrome or unseen by what it is, whatever it is called."""
    if element.tag in _TAGS or (element.get("role") or "").lower() in _ROLES:
        return True
    return "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _names(element: _Element) -> str:
    return " ".join(filter(None, map(element.get, _NAMING)))


def _names_text(element: _Element) -> bool:
    names = element.get("class") or element.get("id")
    return element.get("itemprop") == "articleBody" or (names is not None and _is_text_name(names))


@lru_cache(maxsize=1 << 14)
def _is_text_name(names: str) -> bool:
    return _TEXT.search(words_of(names)) is not None


@lru_cache(maxsize=1 << 14)
def _is_named(names: str) -> bool:
    if not names:
        return False
    whole = _WHOLE.intersection(names.lower().split()) and not _SHOWN.search(names)
    return bool(whole) or _NAMES.search(words_of(unaccented(names))) is not None


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

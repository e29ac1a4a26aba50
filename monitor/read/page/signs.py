"""What a page shows of its make: declared types, players, pictures, a field for a password, a wall before its text.

Read while the scripts are still in the tree. Everything here is a sign and no proof: templates print players and
declare types for pages that have neither. Not here: what the signs mean (kind/).
"""

import re
from dataclasses import dataclass

from lxml.etree import _Element

_TYPE = re.compile(r'"@type"\s*:\s*(?:"([^"]{1,60})"|\[([^\]]{1,200})\])')
_PAID = re.compile(r'"isAccessibleForFree"\s*:\s*"?false\b', re.IGNORECASE)
_TIER = frozenset(["locked", "metered", "paid", "premium"])
_PLAYER = re.compile(r"youtube\.com/embed|youtube-nocookie|player|video|vimeo\.com|dailymotion|tiktok\.com/embed")
_REFRESH = re.compile(r"^\s*(\d{1,3})\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"\s]{1,500})", re.IGNORECASE)
_SOON = 30  # seconds: a page that loads itself anew later than that is read meanwhile


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one page; all of them empty where it gives none."""

    types: frozenset[str] = frozenset()  # every @type in its JSON-LD, however deep, in lower case
    paid: bool = False  # it says that its text is not free
    players: int = 0  # of video
    sounds: int = 0  # players of sound
    pictures: int = 0
    password: bool = False  # it asks for one, perhaps in a hidden form
    refresh: str = ""  # where it sends its reader at once, as written


def read_signs(tree: _Element) -> Signs:
    """The signs of the page *tree*; it must still hold its scripts."""
    types: set[str] = set()
    paid, password, refresh = False, False, ""
    count = dict.fromkeys(("video", "audio", "img"), 0)
    for element in tree.iter("script", "meta", "iframe", "video", "audio", "img", "input"):
        tag = str(element.tag)
        if tag == "script":
            if "ld+json" in (element.get("type") or "").lower():
                text = "".join(str(piece) for piece in element.itertext())
                types |= _types(text)
                paid = paid or bool(_PAID.search(text))
        elif tag == "meta":
            paid = paid or _locked(element)
            refresh = refresh or _refresh(element)
        elif tag == "iframe":
            count["video"] += bool(_PLAYER.search((element.get("src") or element.get("data-src") or "").lower()))
        elif tag == "input":
            password = password or (element.get("type") or "").lower() == "password"
        else:
            count[tag] += 1
    return Signs(frozenset(types), paid, count["video"], count["audio"], count["img"], password, refresh)


def _types(text: str) -> set[str]:
    named = (name for one, many in _TYPE.findall(text) for name in (one or many).split(","))
    return {name.strip(" \"'\n\t\r").rpartition("/")[2].lower() for name in named} - {""}


def _locked(meta: _Element) -> bool:
    name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
    value = (meta.get("content") or "").strip().lower()
    return (name == "article:content_tier" and value in _TIER) or (name == "isaccessibleforfree" and value == "false")


def _refresh(meta: _Element) -> str:
    if (meta.get("http-equiv") or "").strip().lower() != "refresh":
        return ""
    match = _REFRESH.match(meta.get("content") or "")
    return match[2] if match and int(match[1]) <= _SOON else ""

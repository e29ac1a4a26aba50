"""Reads whose text an article says it prints: "Theo …", "(Theo …)", "Nguồn: …", a byline "A (…)", a mark at its beginning.

Requirements, before any heuristics:
1. A credit of a picture says nothing of the text: "Ảnh: …", "(Ảnh: …)", "Nguồn: …" under a caption.
2. "theo ông …", "theo Bộ …", "…, theo …." inside a sentence say where a statement comes from, not whose text it is.
3. Who sums up several ("tổng hợp theo …, …") wrote the text; there is no one original.
4. Names of places and persons are no outlets: outside "Theo …" and "Nguồn: …" only written-down names count.
5. An outlet that is not listed may sign with its own mark: of it only "Theo …", "Nguồn: …" and addresses count.

Not here: who the original is where members credit one another (origin.py). The forms are those of DOMAIN.md 8.6.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.config.houses import Houses, Outlet


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom an article credits."""

    name: str  # as printed
    outlets: tuple[Outlet, ...]  # who goes by it; () for one that sources.toml does not know


_LAST_LINES = 4  # captions may stand behind the credit
_TAIL = 160  # characters of a long last line
_SHORT_LINE = 12  # words: behind one like that the end of the text may still come
_SENTENCE_WORDS = 20  # a paragraph, not a caption
_BYLINE_WORDS = 6

_PICTURE = re.compile(
    r"\W*(?:nguồn )?(?:ảnh|video|clip|hình|đồ họa|đồ hoạ|infographics?|photo)\b(?!\s*(?:,|và|-|/)\s*(?:tin|bài)\b)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\W*(?:tin|bài|bài viết|phóng sự|thực hiện|biên dịch|tác giả|t/h|nội dung)\b[^:]{0,12}:\s*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…”\"/]")
_THEO = re.compile(r"(?:\b|(?<=[.!?…”\"]))[Tt]heo:?\s+(?P<name>[^\n!?:;]{2,60})$")
_SOURCE_LINE = re.compile(r"\(?\s*(?:nguồn tin|nguồn)\s*:?\s+(?P<name>[^\n:;!?]{2,60}?)\s*\)?", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:^|[\s(])(?P<label>[^\W\d_]{2,12})\s?:\s*(?P<url>https?://[^\s)]+)\)?\W*$")
_ENDING = re.compile(r"[\s.)\]*]+$")
_BYLINE = re.compile(r"(?P<by>[^()]{2,60})\((?P<name>[^()]{2,40})\)")
_LAST_PIECE = re.compile(r"(?:[.!?…”\"]\)?\s+|[.!?…](?=[A-ZĐ(]))(?P<piece>[^\n]{2,80}?)$")
_HEADS = (
    re.compile(r"\s*\(\s*(?P<name>[^()\n]{2,40}?)\s*\)\s*[-–—:]?\s"),
    re.compile(r"\s*[^\n().!?]{2,30}\((?P<name>[^()\n]{2,40})\)\s*[-–—:]"),
    re.compile(r"\s*(?P<name>[\w.+]{2,20}(?: [\w.+]{1,15}){0,3}?)\s*[-–—]\s"),
)
_HEAD = 80
_DAY = re.compile(r"[\s,]*\d[\d/.-]*$")
_PARTS = re.compile(r"\s*[/|,]\s*|\s+[-–—]\s+|(?<=\w)-(?=[A-ZĐ])")
_SMALL = frozenset(["và", "tổng", "hợp", "t/h", "lược", "dịch", "biên", "ghi", "tin", "bài"])
_SUMMED = re.compile(r"\btổng hợp\b|\bt/h\b", re.IGNORECASE)
# Whoever is named so after "Theo" said something; no outlet that is not written down in sources.toml is believed.
_SPEAKERS = re.compile(
    r"(?:ông|bà|anh|chị|em|bộ|sở|ban|ủy ban|uỷ ban|ubnd|hđnd|cục|chi cục|tổng cục|công an|công ty|tập đoàn|trung tâm|viện|hội"
    r"|liên đoàn|liên hợp|quốc hội|chính phủ|thủ tướng|luật|nghị định|thông tư|nghị quyết|quyết định|kế hoạch|báo cáo"
    r"|chủ tịch|giám đốc|đại diện|lãnh đạo|bác sĩ|đại tá|đại úy|thiếu tá|trung tá|thượng tá|tiến sĩ|gs|pgs|ts|ths|ngân hàng"
    r"|trường|bệnh viện|phòng|tòa|toà|viện kiểm sát|cơ quan|đài khí tượng|đề án|dự án|quy định|mục|điều)\b",
    re.IGNORECASE,
)
_UNKNOWN_WORDS = 5


def credit(text: str, authors: tuple[str, ...], outlet: str, known: Houses) -> Credit | None:
    """Whom the article of *outlet* credits with its text; None where it prints no credit, or only its own mark."""
    mine = {each.name for each in known.named(outlet, loosely=True)}
    signed = (*_in_authors(authors, known), *_at_the_beginning(text, known)) if mine else ()
    for found in (*_at_the_end(text, known, marks=bool(mine)), *signed):
        if found.name.casefold() != outlet.casefold() and not mine & {each.name for each in found.outlets}:
            return found
    return None


def _at_the_end(text: str, known: Houses, *, marks: bool) -> Iterator[Credit]:
    lines = [line.strip() for line in text[-2000:].split("\n") if line.strip()]
    for n in range(len(lines) - 1, max(-1, len(lines) - 1 - _LAST_LINES), -1):
        before = lines[n - 1] if n else ""
        found = _in_line(lines[n], before, known, marks=marks)
        if found:
            yield found
        if len(lines[n].split()) > _SHORT_LINE:
            return


def _in_line(line: str, before: str, known: Houses, *, marks: bool) -> Credit | None:
    address = _ADDRESS.search(line)
    if address:
        return None if _PICTURE.match(address["label"]) else _host(address["url"], known)
    end = _ENDING.sub("", line[-_TAIL:])
    piece = _last_piece(end)
    if _PICTURE.match(piece):
        return None
    source = _SOURCE_LINE.fullmatch(line)
    if source:
        paragraph = len(before.split()) >= _SENTENCE_WORDS and before.endswith((".", "!", "?", "…", "”", '"'))
        return _known(source["name"], known, loosely=True) if paragraph else None
    theo = _theo(end)
    if theo:
        return _credited(*theo, known)
    return _signed(piece, known) if marks else None


def _last_piece(end: str) -> str:
    """What stands behind the last sentence of *end*; all of it where it is one short line."""
    found = _LAST_PIECE.search(end)
    while found and (further := _LAST_PIECE.search(end, found.start("piece"))):
        found = further
    return found["piece"] if found else end


def _theo(end: str) -> tuple[str, str] | None:
    """(who signs, name) of "Theo X", "(Theo X)", "A (theo X)", "Theo A (X)" behind the last sentence of *end*."""
    for match in reversed(list(re.finditer(r"[Tt]heo\b", end))):
        signs = _SENTENCE_END.split(end[: match.start()].rstrip(" ([,/|–-"))[-1]
        found = _THEO.match(end, match.start())
        if found and _is_byline(_ROLE.sub("", signs)):
            return signs, found["name"].strip(" -–,")
    return None


def _credited(signs: str, name: str, known: Houses) -> Credit | None:
    """Whom "Theo …" names: the last of "A/B" and of "A (B)" is the one that printed it."""
    whole = _known(name, known, loosely=True)
    if whole:
        return whole
    if "," in name or (_SUMMED.search(signs) and "và" in name.split()):
        return None
    bracket = re.search(r"\((?:[Tt]heo )?([^()]+)\)?$", name)
    last = (bracket[1] if bracket else _PARTS.split(name)[-1]).strip()
    found = _known(last, known, loosely=True)
    if found:
        return found
    named = last[:1].isupper() and len(last.split()) <= _UNKNOWN_WORDS and not set("()") & set(last)
    return Credit(last, ()) if named and not _SPEAKERS.match(name) else None


def _signed(piece: str, known: Houses) -> Credit | None:
    """Read "A (X)", "Tin, ảnh: A (X)", "A/X", "X" where X is written down."""
    bare = _ROLE.sub("", piece).strip(" (")
    byline = _BYLINE.fullmatch(bare if bare.count("(") == bare.count(")") else bare + ")")
    if byline and _is_byline(byline["by"]):
        return _last_known(byline["name"], known)
    return _last_known(bare, known) if ":" not in bare and _is_byline(bare) else None


def _in_authors(authors: tuple[str, ...], known: Houses) -> Iterator[Credit]:
    """A reader of pages has taken "Theo" off where a line says only that."""
    for author in authors:
        found = _signed(author[:_TAIL].removeprefix("Theo ").strip(), known)
        if found:
            yield found


def _at_the_beginning(text: str, known: Houses) -> Iterator[Credit]:
    for form in _HEADS:
        match = form.match(text[:_HEAD])
        found = _last_known(_DAY.sub("", match["name"]), known) if match else None
        if found:
            yield found


def _last_known(names: str, known: Houses) -> Credit | None:
    """The last of the names between slashes and dashes that is written down."""
    found = [_known(part, known) for part in (names, *_PARTS.split(names))]
    return next((each for each in reversed(found) if each), None)


def _known(name: str, known: Houses, *, loosely: bool = False) -> Credit | None:
    outlets = known.named(name, loosely=loosely) if name[:1].isupper() or "." in name or loosely else ()
    return Credit(name, outlets) if outlets else None


def _host(url: str, known: Houses) -> Credit | None:
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # "https://[…"
        return None
    return Credit(host, known.named(host)) if "." in host else None


def _is_byline(words: str) -> bool:
    """Whether *words* are names, "tổng hợp" and the like, or nothing."""
    each = re.split(r"[\s,/()–-]+", words.strip(" ,/(–-"))
    return len(each) <= _BYLINE_WORDS and all(not w or not w[0].islower() or w.casefold() in _SMALL for w in each)

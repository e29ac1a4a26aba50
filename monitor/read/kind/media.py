"""Pages that show or count instead of telling: video, photos, sound, live blogs, tables of scores and prices.

Each is told by at least two signs, of which a claim to be a news article takes one away, and only where next to no
text runs. A video page with a written report is an article. Not here: lists of articles (listing.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.read.kind.rhythm import entries, figures, paragraphs, said
from monitor.read.page.blocks import Block
from monitor.read.page.head import Head

_VIDEO = frozenset(["video", "videos", "clip", "clips", "tv", "truyen-hinh", "video-clip", "media-video", "xem-video"])
_PHOTO = frozenset(["anh", "photo", "photos", "hinh-anh", "gallery", "album", "phong-su-anh", "chum-anh", "tin-anh", "thu-vien-anh"])  # fmt: skip
_SOUND = frozenset(["podcast", "podcasts", "radio", "audio", "phat-thanh"])
_LIVE = frozenset(["truc-tiep", "live", "tuong-thuat", "tuong-thuat-truc-tiep", "liveblog", "live-blog"])
_DRAWN = frozenset(["emagazine", "e-magazine", "megastory", "longform", "infographic", "infographics", "multimedia"])
_COUNTED = frozenset(["ty-gia", "gia-vang", "thoi-tiet", "livescore", "lich-thi-dau", "bang-xep-hang", "bang-gia", "xo-so", "ty-so"])  # fmt: skip
_VIDEO_TITLE = re.compile(r"\W*(?:video(?: clip)?|clip)\s*[:|\]\-–].*", re.IGNORECASE)
_PHOTO_TITLE = re.compile(r"\W*(?:(?:chùm |bộ |phóng sự )?ảnh|photos?|gallery|hình ảnh)\s*[:|\]\-–].*", re.IGNORECASE)
_SOUND_TITLE = re.compile(r"\W*(?:podcast|radio)\b.*", re.IGNORECASE)
# Without a sign behind it "trực tiếp" is a word of a sentence ("Trực tiếp đến hiện trường"), so no verb may follow.
_LIVE_TITLE = re.compile(
    r"\W*live(?:\s*[:|\])]|\s+[-–]|[-–]\s|\s+(?:blog|updates?)\b|\s.{3,60}(?:\s[-–]\s|\bvs\b|\d\s?[-–:]\s?\d)).*"
    r"|\W*(?:(?:tường thuật )?trực tiếp|tường thuật|đang cập nhật)"
    r"(?:\s*[:|\])]|\s+[-–]|[-–]\s|\s+(?!(?:đến|tới|tại|từ|của|và|cho|vào|xuống|lên|ra|về|chỉ đạo|điều hành|kiểm tra|khảo sát"
    r"|gặp|đối thoại|tham gia|làm việc|thăm|tiếp|trao|xử lý|giải quyết|lắng nghe|số liệu|thông tin|danh sách)\b)).*",
    re.IGNORECASE,
)
_DRAWN_TITLE = re.compile(r"\W*(?:e-?magazine|megastory|longform|infographics?|đồ họa|đồ hoạ)\s*[:|\]\-–].*", re.IGNORECASE)  # fmt: skip
_GALLERIES = frozenset(["imagegallery", "mediagallery"])
_REPORT = 700  # characters: one long paragraph is a report
_PICTURES = 6  # of a gallery; a report has one or two
_ENTRIES, _FEW_ENTRIES = 6, 3  # of a live blog; fewer where it is declared one
_CELLS = 16  # of a table that is the page


@dataclass(frozen=True, slots=True)
class Shown:
    """What is known of a page before its kind is told."""

    parts: frozenset[str]  # of its address, in lower case
    title: str
    head: Head
    text: Sequence[Block]  # taken for the article's own

    @property
    def says_news(self) -> bool:
        """Whether it claims what only articles claim."""
        return self.head.is_article or bool(self.head.first("article:published_time", "datepublished", "pubdate"))


def why_media(page: Shown) -> str:
    """What *page* is instead of an article: "it is a video page: …"; "" when it may well be one."""
    if why := _live(page):
        return why
    running, letters = paragraphs(page.text), said(page.text)
    if running > 1 or (letters >= _REPORT and running):
        return ""
    return _video(page) or _photos(page) or _sound(page) or _counted(page, running) or _drawn(page, letters)


def _live(page: Shown) -> str:
    """Entries under their clocks; three paragraphs in a row between two of them are a report."""
    declared = "liveblogposting" in page.head.signs.types
    if not (declared or page.parts & _LIVE or _LIVE_TITLE.fullmatch(page.title)):
        return ""
    clocks, longest = entries(page.text)
    if clocks >= (_FEW_ENTRIES if declared else _ENTRIES) and longest <= 2:
        return f"it is a live blog: {clocks} entries with their hour"
    return ""


def _video(page: Shown) -> str:
    signs = page.head.signs
    points = 2 * page.head.first("og:type").lower().startswith("video") + ("videoobject" in signs.types)
    points += bool(page.parts & _VIDEO) + bool(_VIDEO_TITLE.fullmatch(page.title)) + (signs.players > 0)
    return f"it is a video page: {page.title}" if points - page.says_news >= 2 else ""


def _photos(page: Shown) -> str:
    signs = page.head.signs
    points = 2 * bool(signs.types & _GALLERIES) + (signs.pictures >= _PICTURES)
    points += bool(page.parts & _PHOTO) + bool(_PHOTO_TITLE.fullmatch(page.title))
    return f"it is a gallery: {signs.pictures} pictures, no text" if points - page.says_news >= 2 else ""


def _sound(page: Shown) -> str:
    signs = page.head.signs
    points = 2 * ("podcastepisode" in signs.types) + ("audioobject" in signs.types) + (signs.sounds > 0)
    points += bool(page.parts & _SOUND) + bool(_SOUND_TITLE.fullmatch(page.title))
    return f"it is a page of sound: {page.title}" if points - page.says_news >= 2 else ""


def _counted(page: Shown, running: int) -> str:
    """A table of figures is the page where nothing runs, or where the address says so."""
    cells, counted = figures(page.text)
    if not page.parts & _COUNTED and (running or page.says_news):
        return ""
    if cells < _CELLS or counted * 2 < cells:
        return ""
    return f"it is a table of figures: {cells} cells, {running} paragraphs"


def _drawn(page: Shown, letters: int) -> str:
    """Words that stand in pictures or are written by scripts; a description would still make a clip."""
    described = page.head.first("og:description", "description") or page.head.description
    if letters or described or not (page.parts & _DRAWN or _DRAWN_TITLE.fullmatch(page.title)):
        return ""
    return "it is an e-magazine whose words stand in its pictures"

"""Says when a sentence tells of a part what a refuted claim told of the whole: "ở toàn tỉnh", "ở một thôn".

What is so in a village may be true though it is not so in the province: that is another claim. Not here: how alike both are
otherwise (resembling.py).
"""

import re
from itertools import takewhile

_AREA = re.compile(r"(?<!\w)(?:toàn|cả|khắp|địa bàn) (tỉnh|nước|quốc|huyện|xã|thôn)(?!\w)", re.IGNORECASE)
_ALL = re.compile(r"(?<!\w)(?:toàn (?:bộ|thể|dân)|tất cả|mọi|bất kỳ|bất cứ|100 ?%)(?!\w)", re.IGNORECASE)
_UNIT = r"(?:thôn|bản|xóm|tổ dân phố|khu phố|xã|phường|thị trấn|huyện)"
_SOME = r"(?:một|hai|ba|bốn|năm|vài|mấy|một số|một vài|một phần|[0-9]{1,2})"
_PLACED = r"(?<!\w)(?i:ở|tại|thuộc|trong|của|địa bàn) (?:riêng )?"
_PART = re.compile(
    rf"{_PLACED}(?:{_SOME}(?: nơi| chỗ| điểm| {_UNIT}| hộ| trường| khu vực| khu)|(?i:{_UNIT}) (?=(?P<name>\w+(?: \w+){{0,4}})))"
    rf"|(?<!\w)(?i:chỉ|riêng|một phần|một số|một vài) (?:\w+ )?{_UNIT}(?!\w)"
)
_SMALLER = re.compile(rf"(?<!\w){_UNIT}(?!\w)", re.IGNORECASE)
_LESS_SURELY = 0.7


def narrowed(claim: str, sentence: str) -> float:
    """How surely *sentence*, that is like *claim*, says it of as much: 0 of a part only, less than 1 perhaps of a part, else 1."""
    parts = [match for match in _PART.finditer(sentence) if not match["name"] or _is_another(match["name"], claim)]
    areas = _areas(claim)
    if not parts or areas & _areas(sentence) or (not areas and _ALL.search(sentence)):
        return 1.0
    if areas or _ALL.search(claim):
        return 0.0
    return 1.0 if _SMALLER.search(claim) else _LESS_SURELY


def _is_another(words: str, claim: str) -> bool:
    """Whether *words* begin with a name that *claim* does not hold; "đều" of "thôn Trung đều" is none of it."""
    name = " ".join(takewhile(lambda word: word[0].isupper(), words.split()))
    return bool(name) and name not in claim


def _areas(text: str) -> set[str]:
    """The areas that *text* speaks of as a whole: {"tỉnh"} of "toàn tỉnh"."""
    return {match[1].lower() for match in _AREA.finditer(text)}

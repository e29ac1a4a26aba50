"""A text made ready for comparison: its sentences, its syllables with their weight and meanings.

Not here: figures, days and names (figures.py, moments.py, naming.py), and what is concluded from them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from monitor.vietnamese.common_syllables import rarity
from monitor.vietnamese.fold import fold
from monitor.vietnamese.sentences import sentence_spans
from monitor.vietnamese.syllables import BREAK, syllables
from monitor.vietnamese.synonyms import longest, meanings

# Words of the language that tell nothing of what is spoken of, beside those that stand everywhere.
_TELLS_NOTHING = """
lại sẽ chỉ đang còn cùng nhưng qua hơn do cả lên rất vì nên tới mà thì cách vẫn hai ba bốn năm sáu bảy tám chín
mười mươi trăm nghìn ngàn triệu tỷ tỉ rưỡi nửa chục hôm nay mùng ngày tháng giờ phút gần khoảng chừng ngót xấp
xỉ trên dưới tầm cỡ mỗi từng mấy vài nào thế vậy rồi cái chiếc con người ông bà anh chị cô họ mình chúng ta đây
kia ấy đều cũng bởi nhờ tuy dù song nếu như vừa mới đã hay hoặc sáng trưa chiều tối đêm
"""
_EMPTY = frozenset(map(fold, _TELLS_NOTHING.split()))


@dataclass(frozen=True)
class Reading:
    """A text with what comparison needs again and again; all sequences are in the order of the text."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]  # where each syllable begins
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    weights: tuple[float, ...]  # 0 for what tells nothing
    senses: tuple[tuple[int, ...], ...]  # the groups of like words each syllable stands in

    def syllables_in(self, start: int, end: int) -> range:
        """The indices of the syllables of `text[start:end]`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def sentence_at(self, at: int) -> int:
        """The number of the sentence that holds the letter *at*."""
        return max(0, bisect_right(self._begins, at) - 1)

    @cached_property
    def _begins(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.sentences)

    @cached_property
    def known(self) -> tuple[frozenset[str | int], ...]:
        """For each sentence the keys and meanings of its words."""
        return tuple(self.known_in(start, end) for start, end in self.sentences)

    def known_in(self, start: int, end: int) -> frozenset[str | int]:
        """The keys and meanings of the words of `text[start:end]`."""
        return self.known_at(self.syllables_in(start, end))

    def known_at(self, places: Iterable[int]) -> frozenset[str | int]:
        """The keys and meanings of the syllables at *places*."""
        found: set[str | int] = set()
        for at in places:
            found.add(self.keys[at])
            found.update(self.senses[at])
        return frozenset(found)


def read(text: str) -> Reading:
    """*text*, of any length, read. Never raises."""
    found = [each for each in syllables(text) if each.key != BREAK]
    keys = tuple(each.key for each in found)
    return Reading(
        text=text,
        sentences=sentence_spans(text),
        starts=tuple(each.start for each in found),
        ends=tuple(each.end for each in found),
        keys=keys,
        weights=tuple(map(_weight, keys)),
        senses=_senses(keys),
    )


@lru_cache(maxsize=1 << 15)
def _weight(key: str) -> float:
    return 0.0 if key in _EMPTY or not any(map(str.isalpha, key)) else float(rarity(key))


def _senses(keys: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    """The meanings of the longest known words of like meaning that each syllable is part of."""
    found: list[tuple[int, ...]] = [()] * len(keys)
    at = 0
    while at < len(keys):
        for size in range(min(longest(keys[at]), len(keys) - at), 0, -1):
            if groups := meanings(keys[at : at + size]):
                found[at : at + size] = [groups] * size
                at += size - 1
                break
        at += 1
    return tuple(found)

"""How rare a term is in the press, from the file that ships. Not for: what is common these days (test_window.py)."""

import math
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from monitor.group.stories.rarity import SELDOM, pack, rarity, share, unpack

counted = st.dictionaries(st.text(min_size=1, max_size=12), st.integers(1, 2**31), max_size=40)


@given(counted, st.integers(1, 2**32 - 1))
def test_what_is_packed_is_unpacked_to_a_twentieth(counts, articles):
    found, of_all = unpack(pack(counts, articles))

    assert of_all == articles
    assert found.keys() == {crc32(term.encode()) for term in counts}
    for term, count in counts.items():
        same = [n for other, n in counts.items() if crc32(other.encode()) == crc32(term.encode())]
        assert found[crc32(term.encode())] / max(same) <= 1.05
        assert found[crc32(term.encode())] / count >= 0.95


@given(counted, st.randoms())
def test_the_file_does_not_depend_on_the_order_of_counting(counts, dice):
    rows = list(counts.items())
    dice.shuffle(rows)
    assert pack(dict(rows), 9) == pack(counts, 9)


@given(st.text())
def test_every_term_has_a_share(term):
    assert 0 < share(term) < 1.05  # a count is kept to a twentieth
    assert rarity(term) == -math.log(share(term))


def test_what_everybody_writes_is_common_and_what_nobody_wrote_is_rare():
    assert rarity("của") < 1.5
    assert rarity("của") < rarity("tai nạn") < rarity("xyzt qwrt")
    assert rarity("xyzt qwrt") == rarity("qwrt xyzt") > 9


def test_a_term_that_is_not_in_the_file_is_rarer_than_all_in_it():
    found, _ = unpack(pack({"a": 8, "b": 9000}, 10_000))
    assert min(found.values()) > SELDOM

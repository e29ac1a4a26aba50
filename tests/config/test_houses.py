"""Who is who among the outlets: owners, other names, news agencies, and names that would stand for two houses."""

import pytest

from monitor.config import load
from monitor.config.houses import houses
from monitor.errors import ConfigError

LAST = 'language = "vi"\n'
SECOND = '  "https://portal.example/tin",\n]\nlanguage = "vi"\n'


@pytest.fixture
def known(folder, spoil):
    """Two outlets of one owner."""
    spoil("sources.toml", SECOND, SECOND + 'owner = "Nhà A"\nalso = ["TTA"]\n')
    spoil("sources.toml", LAST, LAST + 'owner = "Nhà A"\nalso = ["TTA", "A+"]\nwire = true\n')
    return houses(load(folder).sources)


def names(found):
    return [each.name for each in found]


def test_owners_other_names_and_agencies_are_read(known):
    assert known.house("A paper") == known.house("A portal") == "Nhà A"
    assert known.is_wire("A paper")
    assert not known.is_wire("A portal")
    assert known.house("Nobody") == "Nobody"
    assert not known.is_wire("Nobody")


@pytest.mark.parametrize("name", ["A paper", "a  PAPER", "A+", "a plus", "paper.example"])
def test_an_outlet_goes_by_its_names_and_its_host(known, name):
    assert names(known.named(name)) == ["A paper"]


@pytest.mark.parametrize("name", ["TTA", "tta", "Nhà A", "nha a"])
def test_a_name_of_the_house_means_all_its_outlets(known, name):
    assert names(known.named(name)) == ["A paper", "A portal"]


def test_without_its_kind_a_name_is_a_loose_one(folder, spoil):
    """What is left of "Báo Hà Lùng" is a place."""
    spoil("sources.toml", 'name = "A paper"', 'name = "Báo Hà Lùng"')
    known = houses(load(folder).sources)

    assert known.named("Hà Lùng") == ()
    assert names(known.named("Hà Lùng", loosely=True)) == ["Báo Hà Lùng"]
    assert names(known.named("Báo Điện tử Hà Lùng", loosely=True)) == ["Báo Hà Lùng"]
    assert names(known.named("Báo Hà Lùng")) == ["Báo Hà Lùng"]


def test_who_says_no_owner_is_a_house_of_its_own(folder):
    known = houses(load(folder).sources)
    assert (known.house("A paper"), known.house("A portal")) == ("A paper", "A portal")


def test_what_one_source_of_an_outlet_says_holds_for_its_others(folder, spoil):
    spoil("sources.toml", 'name = "A portal"', 'name = "A paper"')
    spoil("sources.toml", SECOND, SECOND + 'owner = "Nhà A"\nwire = true\n')
    known = houses(load(folder).sources)

    assert known.house("A paper") == "Nhà A"
    assert known.is_wire("A paper")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('also = ["Tin"]\n', 'also = ["TIN"]\n'),
        ('also = ["A portal"]\n', ""),
        ('also = ["Tin"]\nowner = "Nhà A"\n', 'also = ["Tin"]\nowner = "Nhà B"\n'),
    ],
)
def test_a_name_that_stands_for_two_houses_is_a_fault(folder, spoil, first, second):
    spoil("sources.toml", SECOND, SECOND + second)
    spoil("sources.toml", LAST, LAST + first)

    with pytest.raises(ConfigError, match=r"names `paper` too, of another `owner`"):
        load(folder)


def test_an_outlet_with_two_owners_is_a_fault(folder, spoil):
    spoil("sources.toml", 'name = "A portal"', 'name = "A paper"')
    spoil("sources.toml", SECOND, SECOND + 'owner = "Nhà B"\n')
    spoil("sources.toml", LAST, LAST + 'owner = "Nhà A"\n')

    with pytest.raises(ConfigError, match=r"names `paper` too"):
        load(folder)


def test_a_host_that_two_houses_share_names_neither(folder, spoil):
    spoil("sources.toml", 'https://portal.example/"', 'https://paper.example/tin"')
    assert houses(load(folder).sources).named("paper.example") == ()

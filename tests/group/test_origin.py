"""Whose text a family of copies probably is, and how sure that is; how many houses print it."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from press_houses import KNOWN, printed

from monitor.group import count_houses, family_of
from monitor.group.origin import probable_origin
from monitor.model import Origin, Syndicated


def origin(*members):
    return probable_origin(members, KNOWN)


def test_without_credit_and_agency_the_earliest_is_the_original():
    family = printed(1, "Thời Luận", minutes=30), printed(2, "Báo Non Nước"), printed(3, "Trang Gom", minutes=60)
    assert origin(*family) == Origin(2, "Báo Non Nước", "earliest", sure=True)


def test_a_text_alone_is_its_own():
    assert origin(printed(1, "Trang Gom", origin="first-seen")) == Origin(1, "Trang Gom", "earliest", sure=True)


@pytest.mark.parametrize(
    ("minutes", "dates"), [(0, "feed"), (0.4, "feed"), (30, "first-seen"), (30, "url"), (30, "person")]
)
def test_an_equal_or_doubtful_time_is_unsure(minutes, dates):
    found = origin(printed(1, "Báo Non Nước"), printed(2, "Thời Luận", minutes=minutes, origin=dates))
    assert found == Origin(1, "Báo Non Nước", "earliest", sure=False)


def test_a_credited_member_is_the_original_though_its_date_is_doubtful():
    family = printed(1, "Trang Gom", end="\nTheo Non Nước"), printed(2, "Báo Non Nước", minutes=5, origin="first-seen")
    assert origin(*family) == Origin(2, "Báo Non Nước", "credited", sure=True)


def test_a_credited_member_that_printed_later_is_unsure():
    family = printed(1, "Trang Gom", end="\nTheo Non Nước"), printed(2, "Báo Non Nước", minutes=5)
    assert origin(*family) == Origin(2, "Báo Non Nước", "credited", sure=False)


def test_a_credited_outlet_that_is_no_member_is_the_original_outside_the_archive():
    family = printed(1, "Trang Gom", end="\nTheo Non Nước"), printed(2, "Thời Luận", end="\nTheo NNO", minutes=9)
    assert origin(*family) == Origin(None, "Báo Non Nước", "credited", sure=True)


def test_a_credit_of_a_house_means_its_earliest_member_or_the_house():
    copy = printed(1, "Trang Gom", end=" Hải An (TSK)", minutes=20)
    assert origin(copy) == Origin(None, "Thông tấn Sao Khuê", "credited", sure=True)
    assert origin(copy, printed(2, "Báo Tin Khuê")) == Origin(2, "Báo Tin Khuê", "credited", sure=True)


def test_a_credited_outlet_that_is_not_listed_is_unsure():
    assert origin(printed(1, "Trang Gom", end="\nTheo Báo Lạ")) == Origin(None, "Báo Lạ", "credited", sure=False)


def test_who_printed_first_and_credits_nobody_makes_a_later_credit_unsure():
    family = printed(1, "Thời Luận"), printed(2, "Trang Gom", end="\nTheo Non Nước", minutes=30)
    assert origin(*family) == Origin(None, "Báo Non Nước", "credited", sure=False)


def test_credits_are_followed():
    family = (
        printed(1, "SaoPlus (TSK)"),
        printed(2, "Báo Non Nước", end=" Hải An (TSK)", minutes=10),
        printed(3, "Trang Gom", end="\nTheo Non Nước", minutes=20),
    )
    assert origin(*family) == Origin(1, "SaoPlus (TSK)", "credited", sure=True)


def test_who_credit_each_other_are_unsure():
    family = printed(1, "Thời Luận", end="\nTheo Non Nước"), printed(2, "Báo Non Nước", end="\nTheo Thời Luận")
    assert origin(*family) == Origin(1, "Thời Luận", "credited", sure=False)


def test_of_different_credits_the_most_printed_wins_and_is_unsure():
    family = (
        printed(1, "Trang Gom", end="\nTheo Thời Luận"),
        printed(2, "Trang Khác", end="\nTheo Báo Lạ", minutes=1),
        printed(3, "Báo Hà Lùng", end="\nTheo BÁO LẠ", minutes=2),
    )
    assert origin(*family) == Origin(None, "Báo Lạ", "credited", sure=False)


def test_a_news_agency_is_the_original_though_a_subscriber_was_a_little_faster():
    agency = printed(2, "SaoPlus (TSK)", minutes=40)
    assert origin(printed(1, "Báo Non Nước"), agency) == Origin(2, "SaoPlus (TSK)", "wire", sure=False)
    assert origin(printed(1, "Báo Non Nước", minutes=50), agency) == Origin(2, "SaoPlus (TSK)", "wire", sure=True)


def test_a_news_agency_that_printed_long_after_the_first_has_taken_it_over():
    family = printed(1, "Báo Non Nước"), printed(2, "SaoPlus (TSK)", minutes=90)
    assert origin(*family) == Origin(1, "Báo Non Nước", "earliest", sure=True)


ENDS = st.sampled_from(["", "\nTheo Non Nước", "\nTheo Thời Luận", " Hải An (TSK)", "\nTheo Báo Lạ"])
OUTLETS = st.sampled_from(["SaoPlus (TSK)", "Báo Tin Khuê", "Báo Non Nước", "Thời Luận", "Trang Gom", "Báo Lạ"])
ROWS = st.lists(st.tuples(OUTLETS, ENDS, st.integers(0, 120)), min_size=1, max_size=4)


@given(ROWS)
def test_the_order_of_the_members_is_of_no_account(rows):
    members = [printed(n, outlet, end=end, minutes=at) for n, (outlet, end, at) in enumerate(rows)]
    assert len({repr(family_of(order, KNOWN)) for order in permutations(members)}) == 1


@given(ROWS)
def test_a_family_never_has_more_houses_than_outlets_nor_more_outlets_than_appearances(rows):
    members = [printed(n, outlet, end=end, minutes=at) for n, (outlet, end, at) in enumerate(rows)]
    family = family_of(members, KNOWN)
    outlets = {each.outlet for each in members}

    assert 1 <= family.houses <= len(outlets) <= family.appearances == len(members)
    assert {each.clip for each in family.syndicated} <= {each.clip for each in members}
    assert bool(family.syndicated) == (family.houses < len(outlets))


def test_sites_of_one_owner_that_republish_each_other_are_one_house():
    family = family_of(
        [
            printed(1, "Báo Non Nước"),
            printed(2, "Báo Tin Khuê", minutes=10),
            printed(3, "SaoPlus (TSK)", minutes=20),
            printed(4, "SaoPlus (TSK)", minutes=30),
            printed(5, "Báo Tin Khuê", minutes=40),
        ],
        KNOWN,
    )
    assert (family.appearances, family.houses) == (5, 2)
    assert family.syndicated == (Syndicated(3, "Báo Tin Khuê"), Syndicated(4, "Báo Tin Khuê"))


def test_an_outlet_at_two_addresses_is_one_house_and_no_syndication():
    family = family_of([printed(1, "Thời Luận"), printed(2, "Thời Luận", minutes=1)], KNOWN)
    assert (family.appearances, family.houses, family.syndicated) == (2, 1, ())


def test_houses_of_any_articles_are_counted_by_their_outlets():
    """Stories say: so many outlets, of so many owners."""
    assert count_houses(["SaoPlus (TSK)", "Báo Tin Khuê", "Báo Non Nước", "Non Nước", "Báo Lạ"], KNOWN) == 3
    assert count_houses([], KNOWN) == 0

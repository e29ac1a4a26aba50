"""What the digest and the export say of copies: whose text it is, and which houses print it. Not for: how it is told apart (tests/group)."""

import pytest

from monitor.model import Origin, Syndicated
from monitor.pipeline import digest_edition
from monitor.pipeline.families import with_families

BRIDGE = "Hàm Yên khánh thành cầu dân sinh"


@pytest.fixture
def copied(office, press):
    """The national paper printed the local one's text half an hour later and says so; both have one owner."""
    press.article("/tin/1", BRIDGE)
    press.article("/tin/2", "Cầu mới ở Hàm Yên", (*press.body, "Theo Báo Thử"), at="2026-09-15T15:30:00+07:00")
    press.list("local", ("/tin/1", BRIDGE, "Tue, 15 Sep 2026 15:00:00 +0700"))
    press.list("national", ("/tin/2", "Cầu mới ở Hàm Yên", "Tue, 15 Sep 2026 15:30:00 +0700"))
    office.round()
    return office


def owned(office, owner):
    return [source.model_copy(update={"owner": owner}) for source in office.session.settings.sources]


def test_the_original_houses_and_syndication_come_with_the_clip(copied):
    store = copied.session.store
    (clip,) = with_families(store, owned(copied, "Nhà Chung"), store.clips())

    assert clip.outlet == "Báo Thử"
    assert clip.family.origin == Origin(clip.id, "Báo Thử", "credited", sure=True)
    assert (clip.family.appearances, clip.family.houses) == (2, 1)
    assert clip.family.syndicated == (Syndicated(clip.copies[0].clip, "Báo Thử"),)


def test_it_is_worked_out_anew_when_the_owners_are_written_otherwise(copied):
    """Nothing of it is kept, so it is never stale."""
    store = copied.session.store
    counts = [
        next(with_families(store, owned(copied, owner), store.clips())).family.houses for owner in ("", "Nhà Chung")
    ]
    assert counts == [2, 1]


def test_the_edition_holds_it(copied):
    edition, _ = digest_edition(copied.session)
    (item,) = edition.items

    assert item.family.origin.why == "credited"
    assert (item.family.appearances, item.family.houses) == (2, 2)

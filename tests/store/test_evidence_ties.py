"""What verifying finds of clips and their pages that belong to others; and nothing where addresses only have many names.

Not for: bytes and the chain (test_evidence_verify.py).
"""

import pytest
from evidence_samples import capture, forger, records, verify
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import add, article, at, clip, sighting, signature, tags

from monitor.addresses import canonical, key
from monitor.model import Change, Found, Page, Visit
from monitor.store import Revised, Sighting, Store


def kept_clip(store, name, address=None, number=None):
    """A clip of the article *name*, read from its captured page; returns (clip, number of the capture)."""
    address = address or add(store, name)
    number = number or capture(store, name, address=address)
    saved = store.save_clip(
        address, clip(name), signature=None, copy_of=None, at=at(1), capture=number, look_again=at(15)
    )
    return saved, number


def revise(store, clip_id, number, minutes=15):
    """A second revision of a clip, read from the capture *number*."""
    revised = Revised(article("1"), (Change("text", 0, "mới", "cũ"),), tags(), (), signature())
    store.revisits.save_revision(clip_id, revised, Visit(at(minutes), "changed", "", number), None)


def fetch(store, address, *way):
    """Capture a page that was asked for at the first address of *way* and answered at the last; return its number."""
    fetched = Page(way[0], way[-1], way[:-1], "text/html", b"<p>Tin", at(0))
    return store.evidence.capture(fetched, records(fetched), address)


# -- what is found -----------------------------------------------------------------------------------


def test_a_revision_that_names_the_page_of_another_article_is_found(store, path):
    kept_clip(store, "1")
    other, number = kept_clip(store, "2")
    assert verify(store).faults == ()
    with forger(path) as db:
        db.execute("UPDATE revisions SET capture = ? WHERE article_id = 1", (number,))

    assert other == 2
    assert verify(store).faults == ("revision 1 of clip 1 names capture 2, which is a page of another address",)


def test_a_look_that_names_the_page_of_another_article_is_found(store, path):
    first, _ = kept_clip(store, "1")
    kept_clip(store, "2")
    number = capture(store, "1", minutes=15, address=1)
    store.revisits.save_visit(first, Visit(at(15), "same", "", number), None, 0)
    assert verify(store).faults == ()
    with forger(path) as db:
        db.execute("UPDATE visits SET capture = 2")

    (fault,) = verify(store).faults
    assert fault.startswith("the look of 2026-03-02T00:15:00")
    assert fault.endswith("at clip 1 names capture 2, which is a page of another address")


def test_a_capture_that_was_given_to_another_address_is_found(store, path):
    first, second = add(store, "1"), add(store, "2")
    capture(store, "1", address=first)
    assert verify(store).faults == ()
    with forger(path) as db:
        db.execute("UPDATE captures SET address_id = ?", (second,))

    assert verify(store).faults == ("capture 1 is said to be of address 2, which was never at https://bao.example/1",)


def test_a_clip_moved_to_another_address_is_found(store, path):
    kept_clip(store, "1")
    other = add(store, "2")
    with forger(path) as db:
        db.execute("UPDATE articles SET address_id = ?", (other,))

    assert verify(store).faults == ("revision 1 of clip 1 names capture 1, which is a page of another address",)


def test_a_clip_from_paper_has_no_page(store, path):
    capture(store, "1")
    store.save_clip(None, clip("giay"), signature=None, copy_of=None, at=at(1))
    assert verify(store).faults == ()
    with forger(path) as db:
        db.execute("UPDATE revisions SET capture = 1")

    assert "revision 1 of clip 1 names capture 1, which is a page of another address" in verify(store).faults


@pytest.mark.parametrize("number", [1, 2])
def test_words_that_were_changed_after_they_were_kept_are_found(store, path, number):
    first, one = kept_clip(store, "1")
    revise(store, first, one)
    assert verify(store).faults == ()
    with forger(path) as db:
        db.execute("UPDATE revisions SET text = replace(text, 'mới', 'cũ') WHERE number = ?", (number,))

    assert verify(store).faults == (f"the words of revision {number} of clip 1 were changed after they were kept",)


def test_words_that_are_no_text_any_more_are_a_fault_and_no_crash(store, path):
    kept_clip(store, "1")
    with forger(path) as db:
        db.execute("UPDATE revisions SET text = CAST(x'ff00c3' AS TEXT)")

    assert verify(store).faults == ("the words of revision 1 of clip 1 were changed after they were kept",)


@pytest.fixture(scope="module")
def one_clip(tmp_path_factory):
    """An archive with one clip."""
    path = tmp_path_factory.mktemp("archive") / "monitor.db"
    with Store.open(path) as store:
        kept_clip(store, "1")
        yield path, store


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=40, deadline=None)
def test_any_other_words_are_found(one_clip, words):
    path, store = one_clip
    with forger(path) as db:
        (before,) = db.execute("SELECT text FROM revisions").fetchone()
        db.execute("UPDATE revisions SET text = ?", (words,))
    faults = verify(store).faults
    with forger(path) as db:
        db.execute("UPDATE revisions SET text = ?", (before,))

    assert bool(faults) == (words != before)
    assert verify(store).faults == ()


# -- no false alarm ----------------------------------------------------------------------------------


def test_a_page_behind_redirects_belongs_to_the_address_that_was_listed(store):
    """Listed with a tracking parameter, answered elsewhere under another name."""
    listed, final = "https://bao.example/1?utm_source=rss", "https://bao.example/tin-moi-1"
    address = store.add_address(sighting("1", listed=listed), "bao", at(0))
    number = fetch(store, address, listed, "https://bao.example/1", final)
    assert verify(store).faults == ()  # captured, not yet read
    address = store.join(address, final, "bao.example/tin-moi-1", (listed, "https://bao.example/1", final), at(1))
    kept_clip(store, "tin-moi-1", address, number)

    assert verify(store).faults == ()


def test_pages_of_joined_addresses_belong_to_the_one_that_remains(store):
    kept, gone = add(store, "1"), add(store, "2")
    first = fetch(store, kept, "https://bao.example/1")
    second = fetch(store, gone, "https://bao.example/2", "https://bao.example/1")
    remaining = store.join(
        gone, "https://bao.example/1", "bao.example/1", ("https://bao.example/2", "https://bao.example/1"), at(1)
    )
    saved, _ = kept_clip(store, "1", kept, second)
    revise(store, saved, first)

    assert remaining == kept
    assert verify(store).faults == ()


def test_addresses_that_all_lead_to_one_page_keep_their_pages(store):
    """A home page is the alias of the first address that led there; the others have the address they were listed under."""
    home = "https://bao.example/"
    for name in "123":
        address = add(store, name)
        fetch(store, address, f"https://bao.example/{name}", home)
        store.join(address, f"https://bao.example/{name}", f"bao.example/{name}", (home,), at(1))

    assert verify(store).faults == ()


def test_a_clip_that_is_not_joined_to_the_address_it_leads_to_keeps_its_pages(store):
    """Two programs at once: the clip stays, and its canonical address goes on leading to the other record."""
    one, other = add(store, "1"), add(store, "2")
    saved, _ = kept_clip(store, "1", one)
    number = fetch(store, one, "https://bao.example/1", "https://bao.example/2")
    way = ("https://bao.example/1", "https://bao.example/2")
    assert store.join(one, "https://bao.example/2", "bao.example/2", way, at(2)) == one
    revise(store, saved, number)

    assert store.pending_at(other) is not None
    assert verify(store).faults == ()


def named(url):
    """The sighting of *url* as a person names it."""
    return Sighting(Found(url), canonical(url), key(canonical(url)), "pending", "")


def test_the_page_of_an_address_whose_alias_leads_elsewhere_is_its_own_by_the_key(store):
    """Once a redirect of another article, later listed on the mobile host, then named by a person as it is written."""
    url, mobile = "https://bao.example/2", "https://m.bao.example/2"
    store.join(add(store, "1"), "https://bao.example/1", "bao.example/1", (url,), at(1))
    twin = store.add_address(named(mobile), "bao", at(2))
    store.end(twin, "junk", "", at(3))
    again = store.add_address(named(url), "bao", at(4))
    fetch(store, again, url)

    assert again == twin != 1
    assert verify(store).faults == ()


URLS = st.builds(
    "https://{}bao.example/{}{}".format,
    st.sampled_from(["", "www.", "m."]),
    st.sampled_from(["", "1", "2", "2/", "3"]),
    st.sampled_from(["", "?utm_source=rss", "?page=2"]),
)
ENDS = st.sampled_from(["pending", "junk", "clip"])


def read(store, named_as, way, stands, end, minutes):
    """Name an address, fetch it by *way* (again, where it is a clip already), and let it stand and end as said."""
    address = store.add_address(named(named_as), "bao", at(minutes))
    waiting, known = store.pending_at(address), store.clip_of(address)
    asked = waiting.url if waiting else named_as
    number = fetch(store, address, asked, *way)
    if known:
        revise(store, known, number, minutes)
        return
    address = store.join(address, stands, key(stands), (asked, *way), at(minutes))
    if end == "clip":
        store.save_clip(address, clip("1"), signature=None, copy_of=None, at=at(minutes), capture=number)
    elif end != "pending":
        store.end(address, end, "", at(minutes))


@given(st.lists(st.tuples(URLS, st.lists(URLS, max_size=2), URLS.map(canonical), ENDS), max_size=8))
@settings(max_examples=30, deadline=None)
def test_no_way_of_meeting_redirecting_and_joining_addresses_gives_a_false_alarm(tmp_path_factory, met):
    with Store.open(tmp_path_factory.mktemp("met") / "monitor.db") as store:
        for minutes, (url, way, stands, end) in enumerate(met):
            read(store, url, way, stands, end, minutes)

        assert verify(store).faults == ()

"""`monitor evidence show` and `evidence verify` as a person meets them."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.crawl.evidence import to_warc
from monitor.model import Article, Change, Clip, DateClaim, Exchange, Found, Page, Tags, Visit
from monitor.store import Revised, Sighting, Store
from monitor.store.evidence import Stamp, keep

ROOT = Path(__file__).parents[1]
AT = datetime(2026, 11, 25, 1, 2, 3, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # of the same day, in the hours of the office
DAY_BEFORE = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
URL = "https://bao.example/cau-moi"
OLD = "https://bao.example/tin?id=7"
FIRST, SECOND = "<p>Cầu dài 12 m.</p>".encode(), "<p>Cầu dài 15 m.</p>".encode()


@pytest.fixture(autouse=True)
def office(tmp_path):
    """The folder in which commands run holds the repository's sources and rules."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "sources.toml", tmp_path)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "data" / "monitor.db") as opened:
        yield opened


def article(text):
    claims = (
        DateClaim("meta", AT, "2026-11-25T08:02:03"),
        DateClaim("url", DAY_BEFORE, "2026-11-24"),
        DateClaim("text", MIDNIGHT, "25/11/2026"),
    )
    return Article(
        URL,
        URL,
        "Khánh thành cầu",
        text,
        text,
        AT,
        "meta",
        "2026-11-25T08:02:03",
        (),
        "vi",
        dates=claims,
        repairs=("TCVN3 letters",),
    )


def clip(medium="bao-dien-tu"):
    tags = Tags("central", (), (), (), None, None, "r1")
    return Clip(0, "bao", "Báo Thử", "cua-tinh", medium, article("Cầu dài 12 m."), tags, (), AT, "", ())


def page(body, days=0, redirects=()):
    exchange = Exchange((), "HTTP/1.1", 200, "OK", (("Content-Type", "text/html"),))
    return Page(
        redirects[0] if redirects else URL, URL, redirects, "text/html", body, AT + timedelta(days=days), exchange
    )


def capture(store, fetched, address):
    return store.evidence.capture(fetched, to_warc(fetched), address)


@pytest.fixture
def told(store):
    """A clip that was captured, changed a day later and vanished after that."""
    address = store.add_address(Sighting(Found(URL), URL, "bao.example/cau-moi", "pending", ""), "bao", AT)
    first = capture(store, page(FIRST, redirects=(OLD,)), address)
    number = store.save_clip(address, clip(), signature=None, copy_of=None, at=AT, capture=first, look_again=AT)
    second = capture(store, page(SECOND, days=1), address)
    change = Change("changed", "text", "Cầu dài 12 m.", "Cầu dài 15 m.")
    revised = Revised(article("Cầu dài 15 m."), (change,), clip().tags, (), None)
    visit = Visit(AT + timedelta(days=1), "changed", "", second)
    store.revisits.save_revision(number, revised, visit, None)
    gone = Visit(AT + timedelta(days=3), "vanished", "404 Not Found")
    store.revisits.save_visit(number, gone, None, 0)
    store.evidence.add_stamp(Stamp(second, store.evidence.newest_link()[1], AT, "https://tsa.example", b""))
    return number


def test_everything_that_proves_a_clip_is_shown_in_the_hours_of_the_office(monitor, store, told):
    code, out, _ = monitor("evidence", "show", told)
    first, second = store.evidence.of_article(told)

    assert code == 0
    assert out.splitlines() == [
        "clip 1: Khánh thành cầu",
        f"    Báo Thử, {URL}",
        "    published 2026-11-25 08:02:03 +0700 (from meta: 2026-11-25T08:02:03)",
        "    but its url says 2026-11-24 00:00:00 +0700: 2026-11-24",
        "    repaired: TCVN3 letters",
        "capture 1, 2026-11-25 08:02:03 +0700: 200 text/html",
        f"    redirected from {OLD}",
        f"    address  {URL}",
        f"    page     sha256 {first.payload_sha256}",
        f"    record   sha256 {first.record_sha256}, {first.length} bytes",
        "    kept     kept-2026-11-25.warc.gz from byte 0",
        "    spool    spool-2026-11-25.warc.gz from byte 0",
        f"    link     {first.chain}",
        "    stamped  2026-11-25 08:02:03 +0700 by https://tsa.example, with all up to capture 2",
        "capture 2, 2026-11-26 08:02:03 +0700: 200 text/html",
        f"    address  {URL}",
        f"    page     sha256 {second.payload_sha256}",
        f"    record   sha256 {second.record_sha256}, {second.length} bytes",
        "    kept     kept-2026-11-26.warc.gz from byte 0",
        "    spool    spool-2026-11-26.warc.gz from byte 0",
        f"    link     {second.chain}",
        "    stamped  2026-11-25 08:02:03 +0700 by https://tsa.example, with all up to capture 2",
        "revision 1, read 2026-11-25 08:02:03 +0700",
        "revision 2, read 2026-11-26 08:02:03 +0700",
        "    ~ text changed",
        "        before: Cầu dài 12 m.",
        "        after:  Cầu dài 15 m.",
        "looked at 2026-11-26 08:02:03 +0700: changed (capture 2)",
        "looked at 2026-11-28 08:02:03 +0700: vanished, 404 Not Found",
        "vanished: its address is gone since 2026-11-28 08:02:03 +0700",
    ]


@pytest.mark.parametrize(("more", "number", "body"), [((), 2, SECOND), (("--number", 1), 1, FIRST)])
def test_a_captured_page_is_written_as_it_came(monitor, told, tmp_path, more, number, body):
    code, out, _ = monitor("evidence", "show", told, "--out", tmp_path / "page.html", *more)

    assert code == 0
    assert out.startswith(f"capture {number}: {len(body)} bytes written to ")
    assert (tmp_path / "page.html").read_bytes() == body


def test_the_page_is_still_there_when_the_spool_was_dropped(monitor, store, told, tmp_path):
    store.evidence.drop_spool(AT + timedelta(days=90), AT + timedelta(days=90))
    code, _, _ = monitor("evidence", "show", told, "--out", tmp_path / "page.html")

    assert code == 0
    assert (tmp_path / "page.html").read_bytes() == SECOND
    assert "dropped by rule 2027-02-23" in monitor("evidence", "show", told)[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", 99), "monitor: there is no clip 99; `monitor export clips` lists them all with their numbers"),
        (("show", 1, "--out", "x.html", "--number", 9), "monitor: clip 1 has no capture 9; its captures are 1, 2"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(monitor, told, arguments, said):
    code, out, err = monitor("evidence", *arguments)

    assert (code, out, err) == (1, "", f"{said}\n")


def test_number_without_out_is_wrong_usage(monitor, told):
    assert monitor("evidence", "show", told, "--number", 1)[0] == 2


def test_a_page_that_was_dropped_or_damaged_says_which(monitor, store, told, tmp_path):
    address = store.add_address(Sighting(Found(URL), URL, "bao.example/cau-moi", "pending", ""), "bao", AT)
    third = capture(store, page(b"<p>Loi</p>", days=2), address)
    store.evidence.drop_spool(AT + timedelta(days=90), AT + timedelta(days=90))
    _, _, dropped = monitor("evidence", "show", told, "--out", tmp_path / "x.html", "--number", third)
    (tmp_path / "data" / "evidence" / "kept-2026-11-25.warc.gz").unlink()
    _, _, missing = monitor("evidence", "show", told, "--out", tmp_path / "x.html", "--number", 1)

    assert dropped == "monitor: the page of capture 3 cannot be written: its file was dropped by rule\n"
    assert "capture 1 cannot be written: it is damaged or missing; run `monitor evidence verify`" in missing
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(
    ("medium", "why"),
    [
        ("bao-in", "the clip comes from print, radio or television"),
        ("bao-dien-tu", "the clip is older than the evidence, or was brought in without its page"),
    ],
)
def test_a_clip_without_a_page_says_why(monitor, store, tmp_path, medium, why):
    number = store.save_clip(None, replace(clip(), medium=medium), signature=None, copy_of=None, at=AT)

    assert f"no page was captured: {why}" in monitor("evidence", "show", number)[1]
    code, _, err = monitor("evidence", "show", number, "--out", tmp_path / "x.html")
    assert (code, err) == (1, f"monitor: clip {number} has no captured page: {why}\n")


def test_sound_evidence_is_told_in_one_line(monitor, store):
    capture(store, page(FIRST), None)
    number = capture(store, page(SECOND, days=1), None)
    with store._database.writing() as db:
        keep(db, store.evidence.folder, number)
    store.evidence.drop_spool(AT + timedelta(days=1), AT)

    said = monitor("evidence", "verify")

    assert said == (0, "evidence: 2 captures in 2 files, chain sound; 1 spool file dropped by rule\n", "")


def test_an_office_without_evidence_has_sound_evidence(monitor, store):
    assert monitor("evidence", "verify") == (0, "evidence: 0 captures in 0 files, chain sound\n", "")


def test_a_changed_byte_is_told_with_its_file_and_capture_and_exit_code_1(monitor, store, tmp_path):
    capture(store, page(FIRST), None)
    path = tmp_path / "data" / "evidence" / "spool-2026-11-25.warc.gz"
    changed = bytearray(path.read_bytes())
    changed[40] ^= 1
    path.write_bytes(changed)

    assert monitor("evidence", "verify") == (
        1,
        "",
        "monitor: spool-2026-11-25.warc.gz: capture 1 at byte 0: its bytes were changed\n",
    )


def test_notes_come_before_what_is_well(monitor, store, tmp_path):
    capture(store, page(FIRST), None)
    with (tmp_path / "data" / "evidence" / "spool-2026-11-25.warc.gz").open("ab") as file:
        file.write(b"half")
    code, out, _ = monitor("evidence", "verify")

    assert code == 0
    assert out.startswith("note: spool-2026-11-25.warc.gz: 4 bytes after the last capture")
    assert out.endswith("evidence: 1 capture in 1 file, chain sound\n")

"""The evidence package of a case: what is in it, that it is the same each time, that one changed byte anywhere is found.

Not for: what the documents in it say (test_dossier_values.py), commands (tests/test_case_command.py).
"""

import hashlib
import io
import json
import shutil
import struct
import subprocess
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from case_samples import AN
from dossier_office import OPENED, confirmed, opened, proposed, settings
from hypothesis import given
from hypothesis import strategies as st
from package_office import archive

from monitor.cases.package import screenshots
from monitor.cases.package.making import make
from monitor.cases.package.manifest import GUIDE, MANIFEST, SUMS
from monitor.cases.package.plain_zip import Writer, read
from monitor.cases.package.screenshots import Camera, find_browser
from monitor.cases.package.verifying import verify
from monitor.crawl.evidence import from_warc, to_warc
from monitor.desk.cases.camera import camera
from monitor.errors import CaseError, InputError
from monitor.store import Store
from monitor.store.cases import NewFile

CHROMIUM = Path("/usr/bin/chromium")
LATER = OPENED + timedelta(days=2)
FILE = NewFile("Biên bản số 3.pdf", "application/pdf", b"%PDF-1.7 bien ban %%EOF")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An archive with two captured articles, one of them revised and reprinted, and a confirmed case of them with a file."""
    folder = tmp_path_factory.mktemp("office") / "data"
    with Store.open(folder / "monitor.db") as store:
        articles = archive(store)
        case = confirmed(store, articles)
        store.cases.keep_file(case.id, FILE, AN, LATER)
    return folder


@pytest.fixture
def store(office, tmp_path):
    """A copy of it, which a test may damage."""
    shutil.copytree(office, tmp_path / "data")
    with Store.open(tmp_path / "data" / "monitor.db") as found:
        yield found


@pytest.fixture(scope="module")
def package(office):
    """The package of its case, as bytes."""
    with Store.open(office / "monitor.db") as store:
        return made(store)[0]


def made(store, case=1, *, with_=None, final=False):
    """(bytes, what was made) of a case's package."""
    from monitor.cases import load

    out = io.BytesIO()
    found = make(
        store, settings(), load(store, case), LATER, out, camera=with_ or Camera(None, lambda *_: None), final=final
    )
    return out.getvalue(), found


def opened_zip(content):
    return zipfile.ZipFile(io.BytesIO(content))


def manifest_of(content):
    return json.loads(opened_zip(content).read(MANIFEST))


@pytest.fixture
def found_wrong(tmp_path):
    """The faults of a ZIP."""

    def run(content, digest=""):
        path = tmp_path / "goi.zip"
        path.write_bytes(content)
        return verify(path, digest).faults

    return run


# -- what is in it -------------------------------------------------------------------------------------


def test_it_holds_documents_pages_words_reprints_files_and_what_verifies_them(package):
    assert opened_zip(package).namelist() == [
        "ho-so/ho-so-vu-viec-01.docx",
        "ho-so/cong-van-01-bao-thu.docx",
        "ho-so/thong-cao-bao-chi.docx",
        "bai-01/ban-luu-000001.warc.gz",
        "bai-01/ban-luu-000004.warc.gz",
        "bai-01/phien-ban-01.txt",
        "bai-01/phien-ban-02.txt",
        "bai-01/dang-lai-01/ban-luu-000003.warc.gz",
        "bai-01/dang-lai-01/phien-ban-01.txt",
        "bai-02/ban-luu-000002.warc.gz",
        "bai-02/phien-ban-01.txt",
        "tep/tep-0001-bien-ban-so-3.pdf",
        GUIDE,
        MANIFEST,
        SUMS,
    ]
    assert opened_zip(package).testzip() is None


def test_every_file_is_in_the_manifest_with_its_size_hash_and_what_it_is(package):
    packed, manifest = opened_zip(package), manifest_of(package)
    assert [each["path"] for each in manifest["files"]] == packed.namelist()[:-2]
    for each in manifest["files"]:
        content = packed.read(each["path"])
        assert (each["bytes"], each["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        assert each["what"]
    assert next(each["name"] for each in manifest["files"] if each["path"].startswith("tep/")) == FILE.name
    assert (manifest["case"], manifest["draft"], manifest["made"]) == (1, False, "2026-03-04T17:00:00+07:00")


def test_a_captured_page_is_told_with_its_number_address_hour_and_its_link_of_the_chain(package, office):
    with Store.open(office / "monitor.db") as store:
        captures = {each.number: each for article in (1, 2, 3) for each in store.evidence.of_article(article)}
    told = [each["capture"] for each in manifest_of(package)["files"] if "capture" in each]
    assert sorted(each["number"] for each in told) == sorted(captures)
    for each in told:
        capture = captures[each["number"]]
        assert (each["final_url"], each["captured_at"]) == (capture.final_url, capture.captured_at.isoformat())
        assert hashlib.sha256((each["before"] + each["chained"]).encode()).hexdigest() == capture.chain == each["link"]


def test_the_records_in_it_are_those_of_the_archive_and_are_read_by_any_reader_of_warc(package):
    page = from_warc(opened_zip(package).read("bai-01/ban-luu-000001.warc.gz"))
    assert page.url == "https://bao.example/cau"
    assert "Trang cau" in page.body.decode()


def test_the_words_of_every_revision_are_there_letter_for_letter(package):
    assert opened_zip(package).read("bai-01/phien-ban-02.txt").decode() == "Cầu đã được sửa.\nĐoạn hai."


def test_the_same_case_at_the_same_moment_gives_the_same_bytes(package, store):
    assert made(store)[0] == package


def test_a_case_that_two_officers_have_not_confirmed_makes_a_draft_only_and_says_so(store):
    number = proposed(store, [1, 2]).id
    content, told = made(store, number)
    assert (told.draft, told.name) == (True, "ho-so-vu-viec-02-du-thao.zip")
    assert "(DỰ THẢO)" in opened_zip(content).read(GUIDE).decode("utf-8-sig")
    with pytest.raises(CaseError, match="second officer"):
        made(store, number, final=True)


def test_an_article_without_any_captured_page_is_told_and_not_refused(store):
    from store_samples import clip, signature

    paper = replace(clip("giay"), medium="bao-in", source="")
    with store._database.writing():
        number = store.save_clip(None, paper, signature=signature("giay"), copy_of=None, at=OPENED)
    content, told = made(store, opened(store, [number]).id)
    assert "Bài số 01, Báo Thử: không có bản lưu của trang" in told.notes[0]
    assert told.notes[0] in opened_zip(content).read(GUIDE).decode("utf-8-sig")
    assert list(told.notes) == manifest_of(content)["notes"]


# -- evidence that does not hold -----------------------------------------------------------------------


def damage_records(store):
    for path in store.evidence.folder.glob("*.warc.gz"):
        content = bytearray(path.read_bytes())
        content[200] ^= 1  # within the first record of the file
        path.write_bytes(content)


def test_a_capture_whose_bytes_were_changed_is_refused_by_number_with_what_to_do(store):
    damage_records(store)
    with pytest.raises(CaseError, match=r"capture 1 of article 1 is damaged.*monitor evidence verify"):
        made(store)


def forge(store, sql):
    with store._database.writing() as db:
        db.execute(sql)


def test_a_capture_that_is_broken_out_of_the_chain_is_refused(store):
    forge(store, "UPDATE captures SET status = 404 WHERE number = 2")
    with pytest.raises(CaseError, match="capture 2 of article 2 is broken out of the evidence chain"):
        made(store)


def test_a_reprint_whose_evidence_does_not_hold_is_refused_too(store):
    forge(store, "UPDATE captures SET chain = 'x' WHERE number = 3")
    with pytest.raises(CaseError, match="capture 3 of article 3 is broken out"):
        made(store)


def test_words_that_were_changed_after_they_were_kept_are_refused(store):
    forge(store, "UPDATE revisions SET text_sha256 = 'x' WHERE article_id = 2")
    with pytest.raises(CaseError, match="words of revision 1 of article 2 were changed") as refused:
        made(store)
    assert "bản 1, bài mã 2" in refused.value.vietnamese


# -- verifying it --------------------------------------------------------------------------------------


def test_a_package_as_it_was_made_is_sound_and_its_digest_is_that_of_the_log(package, store, found_wrong):
    digest = made(store)[1].digest
    assert digest == hashlib.sha256(opened_zip(package).read(MANIFEST)).hexdigest()
    assert found_wrong(package) == found_wrong(package, digest) == ()
    assert "not the one given" in found_wrong(package, "0" * 64)[0]


@pytest.fixture(scope="module")
def spot(tmp_path_factory):
    """A file for copies with one byte changed."""
    return tmp_path_factory.mktemp("spot") / "goi.zip"


@given(data=st.data())
def test_one_changed_bit_anywhere_in_the_zip_is_found(package, spot, data):
    place, bit = data.draw(st.integers(0, len(package) - 1)), data.draw(st.integers(0, 7))
    changed = bytearray(package)
    changed[place] ^= 1 << bit
    spot.write_bytes(changed)
    assert is_told(spot)


def is_told(path):
    try:
        return bool(verify(path).faults)
    except InputError:
        return True


def test_every_single_byte_outside_the_files_counts(package, spot):
    inside = {
        place
        for info in opened_zip(package).infolist()
        for place in range(
            info.header_offset + 30 + len(info.filename), info.header_offset + 30 + len(info.filename) + info.file_size
        )
    }
    outside = [place for place in range(len(package)) if place not in inside]
    assert len(outside) > 1000
    for place in outside[::3]:
        changed = bytearray(package)
        changed[place] ^= 0x20
        assert structure_is_told(bytes(changed))


def structure_is_told(content):
    try:
        return not all(each.as_noted for each in read(io.BytesIO(content), len(content)))
    except InputError:
        return True


def test_a_byte_changed_inside_a_file_is_found_and_the_file_is_named(package, found_wrong):
    for info in opened_zip(package).infolist():
        if info.filename == MANIFEST:
            continue
        changed = bytearray(package)
        changed[info.header_offset + 30 + len(info.filename) + info.file_size // 2] ^= 1
        assert any(fault.startswith(f"{info.filename}: ") for fault in found_wrong(bytes(changed))), info.filename


def rewritten(package, change):
    """The package made anew, in the right form, from files that *change* made others of."""
    files = {name: opened_zip(package).read(name) for name in opened_zip(package).namelist()}
    change(files)
    out = io.BytesIO()
    writer = Writer(out, LATER + timedelta(hours=7))
    for name, content in files.items():
        writer.add(name, content)
    writer.close()
    return out.getvalue()


def test_the_form_is_one_that_writing_it_anew_gives_again(package):
    assert rewritten(package, dict) == package


def test_a_file_more_one_less_or_another_in_a_zip_of_the_right_form_is_named(package, found_wrong):
    def swap(files):
        files["bai-02/phien-ban-01.txt"] = b"khac"

    more = rewritten(package, lambda files: files.update({"tep/them.txt": b"x"}))
    assert found_wrong(more) == ("tep/them.txt: is not in MANIFEST.json",)
    assert found_wrong(rewritten(package, lambda files: files.pop(GUIDE))) == (f"{GUIDE}: is missing",)
    assert found_wrong(rewritten(package, swap))[0].startswith("bai-02/phien-ban-01.txt: has 4 bytes, not ")
    assert found_wrong(rewritten(package, lambda files: files.pop(SUMS))) == (f"{SUMS}: is missing",)


def test_a_page_exchanged_together_with_manifest_and_sums_breaks_its_link_of_the_chain(package, found_wrong):
    from monitor.cases.package.manifest import dumped, loaded, sums

    def exchange(files):
        path = "bai-02/ban-luu-000002.warc.gz"
        page = replace(from_warc(files[path]), body=b"<p>Khac</p>")
        files[path] = to_warc(page)
        manifest = loaded(files[MANIFEST])
        digest, body = hashlib.sha256(files[path]).hexdigest(), hashlib.sha256(page.body).hexdigest()
        entries = tuple(
            replace(each, bytes=len(files[path]), sha256=digest, capture=replace(each.capture, payload_sha256=body))
            if each.path == path
            else each
            for each in manifest.files
        )
        files[MANIFEST] = dumped(replace(manifest, files=entries))
        files[SUMS] = sums(replace(manifest, files=entries), files[MANIFEST])

    assert found_wrong(rewritten(package, exchange)) == (
        "bai-02/ban-luu-000002.warc.gz: the link of the evidence chain does not hold for capture 2",
    )


def test_a_package_of_strangers_gives_a_terminal_no_orders(package, tmp_path):
    from monitor.cases.package.manifest import dumped, loaded, sums

    def order(files):
        manifest = replace(loaded(files[MANIFEST]), title="Tên\x1b[2J", notes=("\x1b]0;x\x07",))
        files[MANIFEST] = dumped(manifest)
        files[SUMS] = sums(manifest, files[MANIFEST])

    path = tmp_path / "la.zip"
    path.write_bytes(rewritten(package, order))
    report = verify(path)
    assert not report.faults
    assert all(line.isprintable() for line in report.lines)
    assert "Tên\N{REPLACEMENT CHARACTER}[2J" in report.lines[0]


def test_a_zip_that_was_packed_anew_by_another_program_is_not_the_one_that_was_made(package, found_wrong):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as other:
        for name in opened_zip(package).namelist():
            other.writestr(name, opened_zip(package).read(name))
    with pytest.raises(InputError, match="not the ZIP that was made"):
        found_wrong(out.getvalue())


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "C:\\x", "a//b", ".x", "a/.b", "x\x00y", "bà"])
def test_a_path_that_leads_elsewhere_is_refused(name, found_wrong):
    raw = name.encode()
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 0, 0, len(raw), 0)
    with pytest.raises(InputError, match="no path that a package has"):
        found_wrong(head + raw)
    with pytest.raises(ValueError, match="no path"):
        Writer(io.BytesIO(), LATER).add(name, b"")


def test_a_zip_that_says_it_is_larger_than_it_is_is_refused_unread(found_wrong):
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 0xFFFFFFFF, 0xFFFFFFFF, 1, 0)
    with pytest.raises(InputError, match="not the ZIP that was made"):
        found_wrong(head + b"a" * 10)


@pytest.mark.parametrize("content", [b"", b"PK", b"<html>", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_package_is_told_so(content, found_wrong):
    with pytest.raises(InputError):
        found_wrong(content)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_a_manifest_of_anything_at_all_is_a_fault_and_no_crash(spot, value):
    out = io.BytesIO()
    writer = Writer(out, LATER)
    writer.add(MANIFEST, json.dumps(value).encode())
    writer.close()
    spot.write_bytes(out.getvalue())
    assert verify(spot).faults


def test_sha256sum_alone_verifies_what_was_unpacked(package, tmp_path):
    if shutil.which("sha256sum") is None:
        pytest.skip("sha256sum is not here (Debian: coreutils)")
    opened_zip(package).extractall(tmp_path)
    command = ["sha256sum", "--strict", "-c", SUMS]
    sound = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert sound.returncode == 0
    assert sound.stdout.count(": OK\n") == len(opened_zip(package).namelist()) - 1
    (tmp_path / "bai-01" / "phien-ban-01.txt").write_text("khac", encoding="utf-8")
    changed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert changed.returncode == 1
    assert "bai-01/phien-ban-01.txt: FAILED" in changed.stdout


# -- pictures ------------------------------------------------------------------------------------------


def test_without_a_browser_there_are_no_pictures_and_the_package_says_so(store):
    content, told = made(store)
    assert not [name for name in opened_zip(content).namelist() if name.endswith(".png")]
    assert "máy lập gói không có trình duyệt" in told.notes[-1]


def test_a_browser_draws_each_page_of_the_articles_of_the_case_once(store):
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed (Debian: apt-get install chromium)")
    content, told = made(store, with_=camera())
    pictures = [name for name in opened_zip(content).namelist() if name.endswith(".png")]
    assert pictures == ["bai-01/ban-luu-000001.png", "bai-01/ban-luu-000004.png", "bai-02/ban-luu-000002.png"]
    for name in pictures:
        assert opened_zip(content).read(name).startswith(b"\x89PNG")
    assert told.notes == ()
    assert made(store, with_=camera())[0] == content


def program(folder, text):
    """A program that stands for a browser."""
    path = folder / "chromium"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("text", ["exit 1", "echo khong", "echo '<html data-height=\"900\">'"])
def test_a_browser_that_fails_leaves_a_package_without_pictures_that_says_so(store, tmp_path, text):
    bad = Camera(program(tmp_path, text), lambda text, _plain, _above: text)
    _, told = made(store, with_=bad)
    assert told.notes == ("Không lập được ảnh của 03 bản lưu. Bản lưu WARC là bằng chứng, không phải ảnh.",)


def test_a_browser_that_never_ends_is_ended(store, tmp_path, monkeypatch):
    monkeypatch.setattr(screenshots, "_PATIENCE", 0.2)
    endless = Camera(program(tmp_path, "sleep 600"), lambda text, _plain, _above: text)
    assert made(store, with_=endless)[1].notes[0].startswith("Không lập được ảnh của 03 bản lưu.")


def test_a_page_that_cannot_be_cleaned_is_not_drawn(store):
    unclean = Camera(Path("/nowhere/chromium"), lambda *_: None)
    assert made(store, with_=unclean)[1].notes[0].startswith("Không lập được ảnh của 03 bản lưu.")


def test_a_browser_is_found_on_path_and_where_windows_keeps_it(tmp_path):
    assert find_browser("", {}) is None
    here = program(tmp_path, "exit 0")
    assert find_browser(str(tmp_path), {}) == here
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    assert find_browser("", {"PROGRAMFILES(X86)": str(tmp_path)}) == edge

"""The buttons of a case that make its dossier and its package: what comes, what the log says, what is refused as a page.

Not for: what is in a package (tests/cases/test_package.py).
"""

import hashlib
import io
import zipfile

import pytest
from case_forms import PDF, Page, begin
from desk_office import MORNING

from monitor.case import Packed
from monitor.cases import load
from monitor.cases.package import screenshots
from monitor.cases.package.manifest import MANIFEST
from monitor.cases.package.verifying import verify
from monitor.store.cases import NewFile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(autouse=True)
def _no_browser(monkeypatch):
    """Pictures are tested where packages are."""
    monkeypatch.setattr(screenshots, "_NAMES", ())


@pytest.fixture
def case(store):
    """A case of two articles of the demo's day."""
    return begin(store, [clip.id for clip in store.clips() if len(clip.article.text) > 400][:2])


@pytest.fixture
def officer(browser, case):
    return Page(browser("canbo"), case)


def press(page, form):
    """Press one of the buttons."""
    return page.browser.post(f"{page.path}/dossier", {"form": form})


def test_the_page_of_a_case_offers_both_to_officers_and_says_that_they_would_be_drafts(officer, browser, case):
    assert "Tạo hồ sơ (Word)" in officer.html
    assert "Tải gói hồ sơ (ZIP)" in officer.html
    assert "Tệp lập bây giờ ghi là dự thảo: Chưa có kết luận hoặc" in officer.text
    assert "/dossier" not in Page(browser("xem"), case).html


def test_the_word_file_comes_as_a_file_and_the_log_of_the_desk_names_it(officer, store, case):
    answer = press(officer, "word")
    assert (answer.status_code, answer.mimetype) == (200, WORD)
    assert "ho-so-vu-viec-01-du-thao.docx" in answer.headers["Content-Disposition"]
    assert zipfile.ZipFile(io.BytesIO(answer.data)).testzip() is None
    assert next((line.act, line.about) for line in store.audit.lines(login="canbo")) == ("case.dossier", f"case {case}")
    assert load(store, case).steps[-1].id == load(store, case).last == 3  # nothing was added to the case


def test_the_package_comes_whole_is_sound_and_its_digest_stands_in_the_log_of_the_case(officer, store, case, tmp_path):
    answer = press(officer, "package")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert answer.headers["Content-Length"] == str(len(answer.data))
    packed = load(store, case).steps[-1].body
    manifest = zipfile.ZipFile(io.BytesIO(answer.data)).read(MANIFEST)
    assert packed == Packed("ho-so-vu-viec-01-du-thao.zip", hashlib.sha256(manifest).hexdigest())
    (tmp_path / "goi.zip").write_bytes(answer.data)
    assert verify(tmp_path / "goi.zip", packed.digest).faults == ()
    assert packed.digest in officer.look().part("log")


def test_both_may_be_pressed_once_more_on_the_same_page(officer, store, case):
    assert [press(officer, form).status_code for form in ("package", "word", "package")] == [200, 200, 200]
    assert sum(isinstance(step.body, Packed) for step in load(store, case).steps) == 2


def test_a_file_that_was_put_into_the_case_is_in_the_package(officer, store, case):
    from case_forms import OFFICER

    store.cases.keep_file(case, NewFile("Báo cáo.pdf", "application/pdf", PDF), OFFICER, MORNING)
    packed = zipfile.ZipFile(io.BytesIO(press(officer, "package").data))
    assert packed.read("tep/tep-0001-bao-cao.pdf") == PDF


@pytest.mark.parametrize("form", ["word", "package"])
def test_damaged_evidence_is_refused_with_a_page_that_names_it_and_nothing_is_written(officer, store, case, form):
    for path in store.evidence.folder.glob("*.warc.gz"):
        path.write_bytes(bytes(path.stat().st_size))
    before = load(store, case).last
    answer = press(officer, form)
    assert (answer.status_code, answer.mimetype) == (409, "text/html")
    assert "Chưa lập được hồ sơ" in officer.browser.text
    assert "hỏng hoặc mất" in officer.browser.text
    assert load(store, case).last == before


def test_a_case_that_is_not_there_and_a_button_that_is_not_there_are_told(officer):
    assert officer.browser.post("/cases/99/dossier", {"form": "word"}).status_code == 404
    assert press(officer, "pdf").status_code == 400


def test_who_may_only_look_gets_neither(browser, case):
    viewer = browser("xem")
    assert viewer.post(f"/cases/{case}/dossier", {"form": "package"}).status_code == 403

"""What a dossier holds, gathered from a case, a real archive and rules; and when none is made."""

import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import pytest
from case_samples import AN, BINH, PAPER, row
from dossier_office import OPENED, archive, confirmed, opened, proposed, settings, then
from evidence_samples import page

from monitor.case import CHECKS, Check, Chose, Confirmed, Examined, Marked, Moved, Paper, Proposed, RowSet, Wrote
from monitor.cases.dossier import dossier_of
from monitor.cases.secrecy import is_secret
from monitor.crawl.evidence import to_warc
from monitor.errors import CaseError
from monitor.publish.dossier.build import dossier_docx
from monitor.publish.dossier.words import WAITING
from monitor.store import Store
from monitor.store.cases import NewFile

LATER = OPENED + timedelta(days=2)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "data" / "monitor.db") as found:
        yield found


@pytest.fixture
def articles(store):
    return archive(store)


def made(store, case, **other):
    return dossier_of(store, settings(), case, LATER, **other)


# -- what the press said -------------------------------------------------------------------------------


def test_each_article_is_told_as_the_archive_has_it(store, articles):
    piece = made(store, opened(store, articles)).piece(1)
    assert (piece.outlet, piece.group, piece.authors) == ("Báo Thử", "Báo chí Trung ương", ("Lê Thử", "Trần Mẫu"))
    assert (piece.title, piece.url) == ("Xã vùng cao khánh thành cầu cau", "https://bao.example/cau")
    assert f"{piece.published:%H:%M %d/%m/%Y}" == "06:30 02/03/2026"
    assert [(each.outlet, each.foreign) for each in piece.reprints] == [("Báo Lại", True)]


def test_a_reprint_names_the_outlet_whose_article_it_repeats(store, articles):
    reprint = store.clip(articles[0]).copies[0].clip
    dossier = made(store, opened(store, [reprint]))
    assert [piece.repeats for piece in dossier.pieces] == ["Báo Thử"]
    assert [piece.repeats for piece in made(store, opened(store, articles)).pieces] == ["", ""]
    with zipfile.ZipFile(io.BytesIO(dossier_docx(dossier))) as word:
        assert "Đăng lại từ Báo Thử" in word.read("word/document.xml").decode()


def test_the_governing_body_is_the_one_that_the_sources_name(store, articles):
    listed = settings()
    source = listed.sources[0].model_copy(update={"name": "Báo Thử", "owner": "Hội Thử", "also": ()})
    known = dossier_of(store, replace(listed, sources=(source,)), opened(store, articles), LATER)
    assert [each.owner for each in known.pieces] == ["Hội Thử", "Hội Thử"]
    assert made(store, opened(store, articles)).piece(1).owner == ""


def test_each_capture_is_told_with_the_hash_of_the_page_and_the_hour_of_the_office(store, articles):
    copies = made(store, opened(store, articles)).copies
    assert [each.sha256 for each in copies] == [
        hashlib.sha256(f"<p>Tin {name}".encode()).hexdigest() for name in ("cau", "duong")
    ]
    assert [f"{each.at:%H:%M}" for each in copies] == ["07:00", "07:01"]
    assert all(each.file.startswith("kept-") for each in copies)


def test_a_case_without_articles_has_a_dossier(store, articles):
    dossier = made(store, opened(store, []))
    assert (dossier.pieces, dossier.copies, dossier.sentences) == ((), (), ())
    assert dossier_docx(dossier)


# -- what people said ------------------------------------------------------------------------------------


def test_until_a_second_officer_confirms_sai_is_told_of_no_sentence(store, articles):
    dossier = made(store, proposed(store, articles))
    assert [each.conclusion for each in dossier.sentences] == [WAITING, "đúng"]
    assert (dossier.ready, dossier.may_say_false, dossier.finding.verdict) == (False, False, WAITING)
    assert not [each.text for each in dossier.log if "sai sự thật" in each.text]


def test_once_confirmed_the_dossier_may_leave_the_desk(store, articles):
    dossier = made(store, confirmed(store, articles), final=True)
    assert [each.conclusion for each in dossier.sentences] == ["sai", "đúng"]
    assert (dossier.ready, dossier.finding.verdict) == (True, "sai sự thật")
    assert (dossier.finding.proposed_by, dossier.finding.confirmed_by) == ("Nguyễn Thị An", "Lê Văn Bình")


def test_a_sentence_that_changes_after_it_was_confirmed_waits_again(store, articles):
    case = then(store, confirmed(store, articles), RowSet(1, row(articles[0], truth="Khác", conclusion="false")))
    assert made(store, case).sentences[0].conclusion == WAITING


def test_a_false_sentence_under_a_milder_verdict_waits_for_a_second_officer_too(store, articles):
    case = opened(store, articles, RowSet(1, row(articles[0], conclusion="false")), Wrote("right", "Có."))
    case = then(store, case, Proposed("partly", "Biên bản 3"))
    assert case.told
    assert made(store, case).sentences[0].conclusion == WAITING
    with pytest.raises(CaseError, match="waits for a second officer"):
        made(store, case, final=True)


def test_a_verdict_of_partly_right_calls_a_sentence_wrong_and_waits_for_a_second_officer_too(store, articles):
    lines = RowSet(1, row(articles[0], conclusion="partly")), Wrote("right", "Có.")
    case = then(store, opened(store, articles, *lines), Proposed("partly", "Biên bản 3"))
    with pytest.raises(CaseError, match="waits for a second officer"):
        made(store, case, final=True)
    sure = then(store, case, Confirmed(case.assessment.proposal), who=BINH)
    assert made(store, sure, final=True).ready


@pytest.mark.parametrize("write", [proposed, opened])
def test_a_final_dossier_of_an_unconfirmed_case_is_refused(store, articles, write):
    with pytest.raises(CaseError, match="the dossier is a draft"):
        made(store, write(store, articles), final=True)


def test_a_final_dossier_that_does_not_tell_what_is_right_is_refused(store, articles):
    case = then(store, opened(store, articles), Proposed("right", "Biên bản 3"))
    assert not made(store, case).ready
    with pytest.raises(CaseError, match="what the article got right") as refused:
        made(store, case, final=True)
    assert "mục H" in refused.value.vietnamese


def test_the_options_and_texts_are_those_that_people_chose_last(store, articles):
    case = opened(
        store,
        articles,
        Chose(("watch",)),
        Chose(("inform", "reply")),
        Wrote("effect", "  Cũ"),
        Wrote("effect", " Mới "),
    )
    dossier = made(store, case)
    assert (dossier.options, dossier.texts.effect) == (("inform", "reply"), "Mới")


# -- law, limits, log ------------------------------------------------------------------------------------


def test_the_law_is_that_of_the_day_of_the_event(store, articles):
    month = 31 * 24 * 60
    new, old = (made(store, opened(store, articles, event=event)) for event in (-60, -month))
    assert [(each.text, each.unverified) for each in new.grounds] == [("Điều 2 luật mới thử", True)]
    assert [(each.text, each.unverified) for each in old.grounds] == [("Điều 1 luật cũ thử", False)]


def test_the_log_holds_what_was_sent_and_received_with_its_proof(store, articles):
    case = opened(store, articles)
    file = store.cases.keep_file(case.id, NewFile("giay-bao.pdf", "application/pdf", b"%PDF"), AN, LATER)
    case = then(store, case, Moved("sent", "Sở Thử"), note="Đề nghị báo cáo")
    case = then(
        store,
        case,
        Marked("delivered", articles[0], "bao-dien-tu", LATER, "Theo phiếu"),
        paper=Paper("EB1", date(2026, 3, 2), file),
    )
    log = made(store, case).log
    assert [each.text for each in log] == [
        "Mở vụ việc",
        "Đã chuyển đơn vị: Sở Thử",
        "Cơ quan báo chí đã nhận văn bản (Báo Thử)",
    ]
    assert (log[1].note, log[2].paper, log[2].proof) == ("Đề nghị báo cáo", "số EB1 ngày 02/03/2026", "giay-bao.pdf")


def test_writing_the_dossier_is_no_line_of_its_log(store, articles):
    case = opened(store, articles, Wrote("effect", "Có"), Chose(("watch",)), RowSet(1, row(articles[0])))
    assert [each.text for each in made(store, case).log] == ["Mở vụ việc"]


def test_a_limit_is_told_with_its_ground_its_doubt_and_what_became_of_it(store, articles):
    case = then(store, opened(store, articles), Marked("asked"))
    (running,) = made(store, case).limits
    assert (running.name, running.basis, running.unverified) == ("Trả lời báo", "Căn cứ thử", True)
    assert (running.due, running.result, running.runs) == ("hết ngày 12/03/2026", "đang tính", True)
    (late,) = dossier_of(store, settings(), case, OPENED + timedelta(days=20)).limits
    assert late.result == "quá hạn"


def test_a_limit_names_its_outlet_and_one_that_only_the_end_of_the_case_stopped_is_not_told_as_done(store, articles):
    due = OPENED + timedelta(minutes=2)
    set_by_hand = Marked("delivered", articles[0], due=due, basis="Công văn 3"), Marked("asked", articles[0])
    case = then(store, opened(store, articles), *set_by_hand, note="Giấy báo 5")
    case = then(store, case, Moved("outside"), note="Việc của tỉnh khác")
    case = then(store, case, Moved("closed", outcome="no-ground"))
    told = [(each.outlet, each.result) for each in made(store, case).limits]
    stopped = "không tính tiếp, vụ việc kết thúc ngày 02/03/2026"
    assert told == [("Báo Thử", f"{stopped} (đã quá hạn)"), ("Báo Thử", stopped)]


def test_of_a_correction_the_log_names_what_it_lacks_what_nobody_looked_at_when_and_where(store, articles):
    has: tuple[Check, ...] = ("heading", "work", "both-contents", "apology", "reposted")
    seen = Examined(articles[0], has, ("own-column",), OPENED, "https://bao.example/cai-chinh")
    case = then(store, opened(store, articles), seen)
    line = made(store, case).log[-1].text
    assert line.startswith("Kiểm tra nội dung cải chính (Báo Thử): có 05/07 nội dung quy định (có đề mục")
    assert line.endswith(
        "thiếu 01/07 nội dung quy định (đăng ở chuyên mục riêng); chưa kiểm tra 01/07 nội dung quy định "
        "(gỡ nội dung không đúng, lưu trên máy chủ); đăng lúc 17:00 ngày 02/03/2026; đường dẫn https://bao.example/cai-chinh"
    )
    assert made(store, then(store, case, Examined(articles[0], CHECKS, ()))).course[-1].text == (
        "Kiểm tra nội dung cải chính (Báo Thử): có 07/07 nội dung quy định"
    )


def test_the_receipt_of_a_letter_is_called_one(store, articles):
    paper = Paper("EA1VN", date(2026, 3, 2))
    seen = Marked("delivered", articles[0], due=OPENED + timedelta(days=3), basis="Công văn 3")
    course = made(store, then(store, opened(store, articles), seen, paper=paper)).course
    assert course[-1].text == "Cơ quan báo chí đã nhận văn bản (Báo Thử) (giấy báo phát số EA1VN ngày 02/03/2026)"


def test_the_course_tells_the_press_and_the_office_in_the_order_of_time(store, articles):
    case = then(store, opened(store, articles), Moved("sent", "Sở Thử"), paper=PAPER)
    course = made(store, case).course
    assert [each.at for each in course] == sorted(each.at for each in course)
    assert course[0].text.startswith("Báo Thử đăng bài “Xã vùng cao")
    assert [each.text for each in course if "đăng lại" in each.text] == [
        "Báo Lại đăng lại bài “Xã vùng cao khánh thành cầu cau”"
    ]
    assert course[-1].text == "Đã chuyển đơn vị: Sở Thử (văn bản số 12/STT-BC ngày 02/03/2026)"


def test_the_head_is_the_one_of_the_rules_and_blank_where_they_are_silent(store, articles):
    head = made(store, opened(store, articles)).head
    assert (head.body, head.place, head.symbol, head.post, head.year) == ("SỞ THỬ", "Thử", "", "", 2026)


def test_an_office_without_a_letterhead_is_called_by_its_name_in_capitals(store, articles):
    listed = settings()
    office = listed.office.model_copy(update={"letterhead": type(listed.office.letterhead)(), "name": "Sở thử"})
    head = dossier_of(store, replace(listed, office=office), opened(store, articles), LATER).head
    assert (head.body, head.superior, head.place) == ("SỞ THỬ", "", "")


# -- what is refused -------------------------------------------------------------------------------------


def test_a_case_whose_evidence_is_damaged_has_no_dossier(store, articles):
    case = opened(store, articles)
    kept = store.evidence.of_article(articles[0])[0]
    for name, offset in ((kept.kept_file, kept.kept_offset), (kept.spool_file, kept.spool_offset)):
        file = store.evidence.folder / name
        damaged = bytearray(file.read_bytes())
        damaged[offset] ^= 1
        file.write_bytes(damaged)
    with pytest.raises(CaseError, match=rf"capture {kept.number} of article {articles[0]} is damaged"):
        made(store, case)


def test_a_later_look_that_is_kept_only_for_a_while_must_hold_too(store, articles):
    fetched = page("cau", minutes=50)
    number = store.evidence.capture(fetched, to_warc(fetched), 1)
    case = opened(store, articles)
    assert number in [each.number for each in made(store, case).copies]
    with store._database.writing() as db:
        db.execute("UPDATE captures SET payload_sha256 = 'x' WHERE number = ?", (number,))
    with pytest.raises(CaseError, match=rf"capture {number} of article {articles[0]} is another page"):
        made(store, case)


@pytest.mark.parametrize(
    "degree",
    [
        "Mật",
        "TỐI MẬT",
        "Tuyệt mật",
        "Độ mật: Mật",
        "mat",
        "A",
        "Không phổ biến: Mật",
        "bí mật nhà nước",
        "Ma\u0323\u0302t",
    ],
)
def test_a_case_with_a_degree_of_secrecy_has_no_dossier(degree):
    assert is_secret(degree)


@pytest.mark.parametrize(
    "degree",
    [
        "",
        "không",
        "Không",
        "Không mật",
        "Độ mật: không",
        "Không thuộc danh mục bí mật nhà nước",
        "Lưu hành nội bộ",
        "mặt báo",
    ],
)
def test_what_is_no_degree_of_secrecy_is_none(degree):
    assert not is_secret(degree)


def test_who_asks_for_the_dossier_of_a_secret_case_is_told_why_not(store, articles):
    case = opened(store, articles)
    secret = replace(case, texts={**case.texts, "secrecy": "Tối mật"})
    with pytest.raises(CaseError, match="state secrecy") as refused:
        made(store, secret)
    assert "lập ngoài chương trình" in refused.value.vietnamese

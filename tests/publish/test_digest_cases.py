"""Sections I and VII of the digest, section III of a report, and the figures that come from cases. Not for: where lines come from."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from own_press import CUT, DIGEST, clip, copy, edition, event, tags

from monitor.case_line import CaseClip, CaseLine, Task
from monitor.config import Audience
from monitor.model import Report
from monitor.publish import (
    dump_edition,
    dump_report,
    load_edition,
    load_report,
    render_html,
    render_text,
    report_html,
    report_text,
    subject,
)

DAY = timedelta(days=1)
MIDNIGHT = CUT + timedelta(hours=17)  # the end of the day on which the edition is cut
WHO, LIMIT = "Sở Giao thông thử", "Trả lời cơ quan báo chí"


def line(id_=5, **other):
    """A case that a unit looks into; what is not said about it is plain."""
    plain = {
        "title": f"Báo nêu cầu số {id_} đã nứt",
        "outlets": ("Báo Làng Quê",),
        "published": CUT - 2 * DAY,
        "level": 2,
        "unit": WHO,
        "state": "sent",
        "verdict": "unchecked",
        "asks": "",
        "due": MIDNIGHT + 3 * DAY,
        "whole_days": True,
        "due_of": LIMIT,
        "unverified": False,
        "overdue": (),
        "outcome": "",
        "closed_at": None,
        "clips": (CaseClip(1, "trung-uong", ("phan-anh-kien-nghi",)),),
    }
    return CaseLine(id=id_, **plain | other)


def closed(id_=9, **other):
    ended = {
        "state": "closed",
        "outcome": "corrected",
        "closed_at": CUT - timedelta(hours=3),
        "due": None,
        "due_of": "",
    }
    return line(id_, **ended | other)


def text_of(*cases, clips=(), **other):
    return render_text(edition(clips, cases=cases, **other))


def section(text, numeral):
    return re.search(rf"^{numeral}\. [^\n]+\n(.*?)\n\n", text + "\n", re.DOTALL | re.MULTILINE)[1]


def summary(text):
    return next(each for each in text.splitlines() if each.startswith("TÓM TẮT"))


# -- section I ---------------------------------------------------------------------------------------


def test_what_the_leaders_are_asked_stands_first_with_every_column():
    asking = line(asks="Giao đơn vị kiểm tra, trả lời báo.", level=3, verdict="checking", unverified=True)
    assert section(text_of(asking), "I") == (
        "1. Báo nêu cầu số 5 đã nứt\n"
        "   - Vụ việc: số 5\n"
        "   - Báo, giờ đăng: Báo Làng Quê, 07:00 ngày 26/02/2022\n"
        "   - Mức độ: cần xử lý\n"
        "   - Kiểm chứng: đang xác minh\n"
        "   - Đơn vị: Sở Giao thông thử\n"
        "   - Đề xuất: Giao đơn vị kiểm tra, trả lời báo.\n"
        "   - Thời hạn: hết ngày 03/03/2022 – Trả lời cơ quan báo chí (chưa xác nhận)"
    )


def test_what_the_leaders_are_asked_at_length_is_cut_and_stands_whole_in_the_case():
    told = section(text_of(line(asks="Cho ý kiến. " + "Rất dài. " * 2000)), "I")
    assert "Đề xuất: Cho ý kiến. Rất dài." in told
    assert "…" in told
    assert len(told) < 1200


def test_where_nobody_is_asked_it_says_so():
    assert section(text_of(line()), "I") == "   Không có nội dung cần xin ý kiến chỉ đạo."


def test_a_case_that_is_closed_asks_nothing():
    assert section(text_of(closed(asks="Cho ý kiến.")), "I") == "   Không có nội dung cần xin ý kiến chỉ đạo."


def test_the_overdue_come_first_then_the_level_then_what_is_due_first():
    asking = [
        line(1, asks="a", due=MIDNIGHT + DAY),
        line(2, asks="b", level=4, due=None, due_of=""),
        line(3, asks="c", level=1, overdue=(LIMIT,), due=MIDNIGHT - 2 * DAY),
        line(4, asks="d", due=MIDNIGHT),
        line(6, asks="e", due=None, due_of=""),
    ]
    assert re.findall(r"Vụ việc: số (\d)", section(text_of(*asking), "I")) == ["3", "2", "4", "1", "6"]


def test_five_are_told_and_the_others_pointed_to_where_they_are_followed():
    told = text_of(*(line(n, asks="Cho ý kiến.") for n in range(1, 8)))
    assert len(re.findall(r"^\d\. ", section(told, "I"), re.MULTILINE)) == 5
    assert "   Còn 02 vụ việc khác xin ý kiến chỉ đạo: xem mục VII.6, VII.7." in section(told, "I")
    assert section(told, "I").index("Báo nêu cầu số 5 ") < section(told, "I").index("Còn 02 vụ việc khác")
    assert "7. Vụ việc số 7: " in section(told, "VII")


def test_no_machine_puts_a_word_before_what_the_leaders_are_asked():
    told = section(text_of(line(asks="Cho ý kiến."), clips=[clip(1, tags=tags(tone="tieu-cuc"))]), "I")
    assert told.index("Đề xuất: Cho ý kiến.") < told.index("Máy đề nghị xem trước")


# -- section VII -------------------------------------------------------------------------------------


def test_every_case_is_followed_once_the_overdue_first_the_ended_last():
    told = section(
        text_of(
            closed(1),
            line(2),
            line(3, due=MIDNIGHT),
            line(4, overdue=(LIMIT,), due=MIDNIGHT - DAY),
            line(6, state="new", unit="", due=None, due_of=""),
        ),
        "VII",
    )
    assert re.findall(r"^\* (.*)$|^(\d\. Vụ việc số \d)", told, re.MULTILINE) == [
        ("Quá hạn (01 vụ việc)", ""),
        ("", "1. Vụ việc số 4"),
        ("Đến hạn hôm nay (01 vụ việc)", ""),
        ("", "2. Vụ việc số 3"),
        ("Đang xử lý (02 vụ việc)", ""),
        ("", "3. Vụ việc số 2"),
        ("", "4. Vụ việc số 6"),
        ("Đã kết thúc (01 vụ việc)", ""),
        ("", "5. Vụ việc số 1"),
    ]
    assert "   - Thời hạn: QUÁ HẠN, hết ngày 27/02/2022 – Trả lời cơ quan báo chí\n" in told
    assert "   - Đơn vị: chưa giao\n" in told
    assert "   - Trạng thái: kết thúc ngày 28/02/2022: đã cải chính đúng quy định\n" in told


def test_a_limit_of_hours_is_told_by_its_hour():
    told = text_of(line(due=CUT + timedelta(hours=2, minutes=30), whole_days=False))
    assert "   - Thời hạn: 09 giờ 30 ngày 28/02/2022 – Trả lời cơ quan báo chí" in told


def test_of_several_limits_that_have_passed_each_is_named():
    told = text_of(line(overdue=(LIMIT, "Đơn vị báo cáo"), due=MIDNIGHT - DAY))
    assert "Thời hạn: QUÁ HẠN, hết ngày 27/02/2022 – Trả lời cơ quan báo chí; Đơn vị báo cáo\n" in told


def test_a_limit_that_no_rule_gives_is_told_as_such():
    told = text_of(line(due=None, due_of="Chưa có quy định thời hạn"))
    assert "   - Thời hạn: Chưa có quy định thời hạn\n" in told + "\n"


def test_what_happened_since_the_edition_before_is_told_and_what_is_too_much_counted():
    news = tuple(f"việc {n}" for n in range(1, 9))
    assert "   - Mới: việc 1; việc 2; việc 3; việc 4; việc 5; việc 6 và 02 việc khác" in text_of(line(news=news))


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("unchecked", "chưa kiểm chứng"),
        ("checking", "đang xác minh"),
        ("right", "đúng"),
        ("partly", "đúng một phần"),
        ("false", "sai sự thật"),
        ("unproven", "không đủ căn cứ kết luận"),
    ],
)
def test_of_a_verdict_is_told_what_the_line_holds(verdict, words):
    told = text_of(line(verdict=verdict, asks="Cho ý kiến."))
    assert told.count(f"   - Kiểm chứng: {words}\n") == 2
    assert ("sai sự thật" in told) is (verdict == "false")


# -- figures -----------------------------------------------------------------------------------------


def test_the_summary_and_the_subject_count_cases():
    made = edition([clip(1)], cases=(line(1, asks="Cho ý kiến."), line(2, overdue=(LIMIT,)), closed(3)))
    assert "Cần xử lý: 02 vụ việc, trong đó xin ý kiến chỉ đạo 01. Quá hạn: 01 vụ việc." in summary(render_text(made))
    assert subject(made, DIGEST).endswith("– 01 tin, bài; 02 nội dung cần xử lý")


def test_on_a_day_without_articles_open_cases_are_counted_all_the_same():
    made = edition(cases=(line(),))
    assert summary(render_text(made)).endswith(
        "chưa ghi nhận tin, bài mới liên quan tỉnh Thanh Lâm. Cần xử lý: 01 vụ việc. Quá hạn: 0."
    )
    assert subject(made, DIGEST).endswith("– 0 tin, bài; 01 nội dung cần xử lý")


def test_what_must_be_looked_into_is_told_apart_from_what_is_dealt_with():
    said = summary(text_of(clips=[clip(1, tags=tags(tone="tieu-cuc"))]))
    assert "Cần xem xét: 01 tin, bài (01 nội dung); mục II: 01, mục III: 0. Cần xử lý: 0. Quá hạn: 0." in said


# -- articles ----------------------------------------------------------------------------------------


def test_an_article_of_an_open_case_says_so_where_it_is_told():
    told = text_of(line(), closed(9, clips=(CaseClip(2, "trung-uong", ()),)), clips=[clip(1), clip(2)])
    assert told.count("   Vụ việc số 5 (mục VII.1).\n") == 1
    assert "Vụ việc số 9 (" not in told
    page = render_html(edition([clip(1)], cases=(line(),)))
    assert 'Vụ việc số 5 (mục <a href="#VII.1">VII.1</a>).' in page
    assert 'id="VII.1"' in page


def test_an_article_told_in_short_and_one_whose_reprint_belongs_to_the_case_say_so_too():
    both = [clip(1, story=event(), published=CUT - timedelta(hours=1)), clip(2, story=event(), published=CUT - DAY / 2)]
    case = line(clips=(CaseClip(1, "trung-uong", ()), CaseClip(2, "trung-uong", ()), CaseClip(30, "tong-hop", ())))
    reprinted = clip(3, copies=(copy(30, "Trang Tin"),))
    assert text_of(case, clips=[*both, reprinted]).count("Vụ việc số 5 (mục VII.1).") == 3


def test_an_article_of_two_cases_names_both():
    assert "   Vụ việc số 5 (mục VII.1); Vụ việc số 6 (mục VII.2).\n" in text_of(line(5), line(6), clips=[clip(1)])


# -- groups ------------------------------------------------------------------------------------------


def group_text(*cases, clips=(), **rules):
    digest = DIGEST.model_copy(update={"groups": (Audience(id="nhom", name="Nhóm thử", **rules),)})
    made = edition(clips, digest=digest, cases=cases)
    return render_text(made, made.extracts[0]), subject(made, digest, "nhom")


ROADS = line(5, clips=(CaseClip(1, "trung-uong", ("kinh-te-xa-hoi",)),))
BORDER = line(6, clips=(CaseClip(2, "cua-tinh", ("bien-gioi", "doi-ngoai")),))
BARE = line(7, clips=())


def test_a_group_without_topics_gets_every_case():
    told, line_ = group_text(ROADS, BORDER, BARE, sections=("I", "VII"))
    assert re.findall(r"Vụ việc số (\d):", told) == ["5", "6", "7"]
    assert line_.endswith("03 nội dung cần xử lý")


@pytest.mark.parametrize(
    ("rules", "kept"),
    [
        ({"topics": ("bien-gioi",)}, ["6"]),
        ({"outlet_groups": ("trung-uong",)}, ["5"]),
        ({"topics": ("bien-gioi",), "outlet_groups": ("trung-uong",)}, []),
    ],
)
def test_a_group_of_some_topics_gets_the_cases_with_an_article_that_it_would_get(rules, kept):
    told, line_ = group_text(ROADS, BORDER, BARE, **rules)
    assert re.findall(r"Vụ việc số (\d):", told) == kept
    assert line_.endswith(f"{'01' if kept else '0'} nội dung cần xử lý")


def test_a_group_without_section_seven_is_pointed_to_nothing():
    asking = [line(n, asks="Cho ý kiến.") for n in range(1, 7)]
    told, _ = group_text(*asking, clips=[clip(1)], sections=("I", "IX"))
    assert "   Còn 01 vụ việc khác xin ý kiến chỉ đạo, không nêu trong bản trích này.\n" in told
    assert "   Vụ việc số 1; Vụ việc số 2" in told
    assert "VII" not in told


def test_a_group_with_neither_section_is_told_no_figure_of_cases():
    told, _ = group_text(line(), clips=[clip(1)], sections=("IX",))
    assert "Cần xử lý" not in told


# -- forms -------------------------------------------------------------------------------------------

ROUGH = line(asks='Xem <b>gấp</b> & "trả lời"', title="Báo nêu <script>x</script> mục VII.1", news=("a & b",))


def test_text_and_page_say_the_same():
    made = edition([clip(1)], cases=(ROUGH, closed(), line(6, overdue=(LIMIT,))))
    text, page = render_text(made), render_html(made)
    plain = " ".join(unescape(re.sub(r"<[^>]+>", " ", page.replace("</th>", ":</th>"))).split())
    for numeral in ("I", "VII"):
        for said in section(text, numeral).splitlines():
            assert re.sub(r"\s+", "", said.lstrip("* -")) in re.sub(r"\s+", "", plain)


def test_what_people_wrote_is_no_markup_and_no_link():
    page = render_html(edition(cases=(ROUGH,)))
    assert "<script" not in page
    assert "<b>gấp" not in page
    assert "&lt;/script&gt; mục VII.1" in page


def test_cases_come_back_with_their_edition_and_render_byte_for_byte():
    task = Task(WHO, "số 4", CUT - DAY, MIDNIGHT, True, True, None, False, False)
    was = edition([clip(1)], cases=(replace(ROUGH, tasks=(task,)), closed(), line(8, published=None, due=None)))
    again = load_edition(dump_edition(was))
    assert again == was
    assert render_text(again) == render_text(was)
    assert render_html(again) == render_html(was)


def test_what_the_leaders_are_asked_is_the_last_that_a_page_too_long_leaves_out():
    long = "Cầu bắc qua suối ở bản xa nhất của xã được báo nêu là đã nứt nhiều chỗ sau mùa lũ năm nay. "
    many = [line(n, title=long * 3, news=(long * 9,) * 4, asks=long * 3 if n <= 5 else "") for n in range(1, 120)]
    made = edition([clip(n, title=long) for n in range(1, 300)], cases=many)
    page = render_html(made)
    assert len(page.encode()) <= 100_000
    assert [f'id="I.{n}"' in page for n in range(1, 6)] == [True] * 5
    assert re.search(r"Còn \d+ vụ việc không nêu ở đây vì thư quá dài", page)
    assert "119. Vụ việc số 119" in render_text(made)


# -- section III of a report -------------------------------------------------------------------------


def report(*cases):
    return Report(
        kind="week",
        period="2022-W09",
        first=date(2022, 2, 28),
        last=date(2022, 3, 6),
        made_at=CUT + 7 * DAY,
        over=True,
        office="Phòng Báo chí thử",
        province="Thanh Lâm",
        timezone="Asia/Ho_Chi_Minh",
        editions=(edition(),),
        stories=(),
        previous=None,
        missing=(),
        rested=(),
        coming=(),
        cases=cases,
    )


def task(unit=WHO, **other):
    plain = {
        "paper": "số 12/VP ngày 25/02/2022",
        "sent": CUT - 3 * DAY,
        "due": CUT,
        "whole_days": True,
        "unverified": False,
        "reported": None,
        "late": False,
        "again": False,
    }
    return Task(unit, **plain | other)


def test_a_report_follows_every_matter_to_its_outcome():
    told = section(report_text(report(closed(tasks=(task(),), replies=("số 15/VP ngày 26/02/2022",)), line(6))), "III")
    assert told.startswith(
        "   02 vụ việc được theo dõi trong tuần; đã kết thúc 01, quá hạn 0. Tình hình đến 07:00 ngày 07/03/2022.\n"
        "1. Vụ việc số 9: Báo nêu cầu số 9 đã nứt\n"
        "   - Báo, ngày đăng: Báo Làng Quê, 26/02/2022\n"
        "   - Đơn vị: Sở Giao thông thử\n"
        "   - Văn bản giao: số 12/VP ngày 25/02/2022\n"
        "   - Thời hạn: đã kết thúc\n"
        "   - Kết quả: đã cải chính đúng quy định; kiểm chứng: chưa kiểm chứng\n"
        "   - Phản hồi báo chí: số 15/VP ngày 26/02/2022\n"
        "   - Trạng thái: kết thúc\n"
    )


def test_a_document_that_sent_a_case_to_two_units_is_named_once():
    told = section(report_text(report(line(tasks=(task(), task("Sở Hai"))))), "III")
    assert "   - Văn bản giao: số 12/VP ngày 25/02/2022\n" in told


def test_a_report_names_the_units_that_did_not_report_were_late_or_did_not_do():
    late = task("Sở Chậm", late=True, reported=CUT)
    told = section(
        report_text(report(line(5, tasks=(task("Sở Im", late=True), late)), line(6, tasks=(task(again=True), late)))),
        "III",
    )
    assert told.endswith(
        "* Đơn vị báo cáo\n"
        "   Chưa báo cáo (đã quá hạn): Sở Im (vụ việc số 5).\n"
        "   Báo cáo chậm: Sở Chậm (vụ việc số 5, 6).\n"
        "   Báo cáo chưa đạt yêu cầu: Sở Giao thông thử (vụ việc số 6)."
    )


def test_a_report_without_cases_and_one_older_than_cases_say_the_same():
    quiet, old = report(), replace(report(), cases=None)
    assert section(report_text(quiet), "III") == "   Chưa ghi nhận vụ việc cần theo dõi."
    assert report_text(old) == report_text(quiet)
    assert report_html(old) == report_html(quiet)


def test_the_cases_of_a_report_come_back():
    was = report(closed(tasks=(task(),)), line(6))
    assert load_report(dump_report(was), lambda _number: edition()) == was
    old = re.sub(r'"cases": \[.*?\], "coming"', '"coming"', dump_report(report()))
    assert '"cases"' not in old
    assert load_report(old, lambda _number: edition()).cases is None

"""Reprints of what an earlier edition told: listed, pointed to, opened, counted. Not for: finding them (tests/pipeline)."""

import re
from dataclasses import replace

import pytest
from own_press import DIGEST, clip, edition, flag, late, tags

from monitor.config.digest import Audience
from monitor.publish import dump_edition, load_edition, render_html, render_text

CRITICAL = tags(tone="tieu-cuc", topics=("phan-anh-kien-nghi",))
HEADING = "* Lượt đăng lại mới của tin, bài đã nêu ở các số trước"


def text(*reprinted, clips=(), **rules):
    """Of the whole edition; with *rules*, of the part of a group that has them."""
    groups = (Audience(**{"id": "nhom", "name": "Nhóm thử"} | rules),) if rules else ()
    made = edition(clips, reprinted=reprinted, digest=DIGEST.model_copy(update={"groups": groups}))
    return render_text(made, *made.extracts)


def section(told, numeral):
    return re.search(rf"^{numeral}\. [^\n]+\n(.*?)\n\n", told + "\n", re.DOTALL | re.MULTILINE)[1]


def summary(told):
    return next(line for line in told.splitlines() if line.startswith("TÓM TẮT"))


def test_the_full_list_names_the_original_its_edition_and_opens_each_new_appearance():
    full = section(text(late(title="Mương nứt", tags=CRITICAL)), "IX")
    assert full.split(HEADING)[1] == (
        " (02 lượt, 01 tin, bài)\n"
        "1. Báo Thanh Lâm (bao70.example), 07:00 ngày 25/02: “Mương nứt”\n"
        "   Đã nêu tại số 002 (mục II, phản ánh hạn chế, bất cập). Lượt đăng lại mới: 02 (Báo chí Trung ương 02). "
        "Đến nay: 03 lượt đăng, 03 cơ quan chủ quản.\n"
        "   Sắc thái: tiêu cực.\n"
        "   https://bao70.example/bai-70\n"
        "   Đăng lại: Báo Lại 2 (bao7002.example), 04:00 ngày 28/02: https://bao7002.example/bai-7002\n"
        "   Đăng lại: Báo Lại 1 (bao7001.example), 05:00 ngày 28/02: https://bao7001.example/bai-7001"
    )


def test_a_critical_one_is_pointed_to_in_section_two_and_in_the_summary_with_a_count():
    told = text(late(70), late(71, new=1, tags=CRITICAL))
    assert section(told, "II").splitlines()[-1] == (
        "   Tin, bài phản ánh hạn chế, bất cập hoặc cần kiểm chứng đã nêu ở các số trước có lượt đăng lại mới "
        "(01 lượt, 01 tin, bài, trong đó báo chí Trung ương 01 lượt): xem mục IX, phần lượt đăng lại mới, tin 1."
    )
    assert summary(told).endswith(
        "Lượt đăng lại mới của tin, bài đã nêu ở các số trước: 03 lượt của 02 tin, bài, trong đó phản ánh hạn chế, bất "
        "cập hoặc cần kiểm chứng: 01 tin, bài (xem mục IX, phần lượt đăng lại mới)."
    )
    assert section(told, "IX").split(HEADING)[1].splitlines()[1].startswith("1. Báo Thanh Lâm (bao71.example)")


def test_section_eight_counts_exactly_what_is_listed():
    told = text(late(70, new=3), late(71, new=2))
    assert "Ngoài ra có 05 lượt đăng lại mới của 02 tin, bài đã nêu ở các số trước." in section(told, "VIII")
    assert section(told, "IX").count("   Đăng lại: ") == 5


def test_a_plain_one_is_no_matter_of_section_two():
    assert "đăng lại" not in section(text(late()), "II")


def test_without_late_reprints_nothing_is_said_of_them():
    assert "đăng lại mới" not in text(clips=[clip(1)])


def test_an_edition_that_only_counted_them_still_says_their_number():
    made = replace(edition([clip(1)]), late_copies=2)
    assert "Ngoài ra có 02 lượt đăng lại mới của tin, bài đã nêu ở các số trước." in render_text(made)
    assert load_edition(dump_edition(made)) == made


def test_what_no_edition_told_says_so():
    told = text(late(told=None, tags=CRITICAL))
    assert "   Chưa nêu ở số nào (lưu từ trước); nay xếp loại phản ánh hạn chế, bất cập hoặc cần kiểm chứng." in told
    assert "lượt đăng lại mới của 01 tin, bài đã nêu ở các số trước hoặc đã lưu." in section(told, "VIII")


def test_a_reprint_that_is_flagged_by_now_says_why_and_no_flag_is_told_twice():
    was = late(flags=(flag(),))
    other = flag(fact="dan-so", explanation="Bài nêu 900 nghìn; theo tài liệu là 805 nghìn. Cần kiểm chứng.")
    told = text(replace(was, new=(replace(was.new[0], flags=(flag(), other)), *was.new[1:])))
    assert "(mục III, cần kiểm chứng)" in told
    assert (told.count(other.explanation), told.count(flag().explanation)) == (1, 0)


# -- a group's part ------------------------------------------------------------------------------------


def test_a_group_gets_those_of_its_topics_and_outlets_only():
    reprints = (late(70, tags=CRITICAL), late(71, tags=tags(topics=("bien-gioi",)), group="trung-uong"))
    assert "“Bài cũ số 70”" not in text(*reprints, topics=("bien-gioi",))
    assert "“Bài cũ số 71”" in text(*reprints, topics=("bien-gioi",))
    assert "“Bài cũ số 71”" not in text(*reprints, outlet_groups=("cua-tinh",))


@pytest.mark.parametrize(
    ("sections", "where"), [(("II", "VIII"), "II"), (("I", "VII", "VIII"), "I"), (("I", "II"), "II")]
)
def test_a_part_without_the_full_list_prints_the_critical_ones_and_counts_the_others(sections, where):
    told = text(late(70), late(71, tags=CRITICAL), sections=sections)
    assert "“Bài cũ số 71”" in section(told, where)
    assert "“Bài cũ số 70”" not in told
    assert f"(xem mục {where}, phần lượt đăng lại mới); 01 tin, bài không nêu ở bản trích này." in summary(told)


def test_a_part_that_prints_none_still_counts_them():
    assert "02 lượt của 01 tin, bài; 01 tin, bài không nêu ở bản trích này." in summary(text(late(), sections=("V",)))


# -- the page ------------------------------------------------------------------------------------------


def test_the_page_leads_from_the_count_to_the_list_and_opens_each_reprint():
    page = render_html(edition(reprinted=(late(tags=CRITICAL),)))
    assert page.count(', <a href="#IX.dang-lai">phần lượt đăng lại mới</a>') == 2
    assert 'id="IX.dang-lai"' in page
    assert page.count('<a href="https://bao7001.example/bai-7001">') == 1


def test_hundreds_of_them_fit_and_are_counted():
    page = render_html(edition(reprinted=[late(n, new=1) for n in range(100, 800)]))
    assert len(page.encode()) <= 100_000
    assert "700 lượt của 700 tin, bài" in page
    assert re.search(r"Còn [\d.]+ tin, bài không nêu ở đây vì thư quá dài", page)


def test_hostile_addresses_of_reprints_open_nothing():
    was = late()
    bad = replace(was.new[0], article=replace(was.new[0].article, url="javascript:alert(1)"))
    assert 'href="javascript' not in render_html(edition(reprinted=(replace(was, new=(bad,)),)))

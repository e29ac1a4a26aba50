"""What officers write on an article stands in the digest, marked as theirs. Not for: keeping it (tests/store)."""

import re

import pytest
from own_press import CUT, clip, edition, event, flag, tags

from monitor.model import ClipText, Written
from monitor.publish import dump_edition, load_edition, render_html, render_text

TEXT = "Tỉnh Thanh Lâm họp bàn việc làm đường. Con đường nối ba xã vùng cao dài mười hai cây số."
CHOSEN = "Con đường nối ba xã vùng cao dài mười hai cây số."


def by(text, who="Lê Thị Hà"):
    return ClipText(text, who, CUT)


def told(written, render=render_text, **other):
    return render(edition([clip(1, text=TEXT, tags=tags(tone="tieu-cuc"), **other)], words={1: written}))


def test_an_officers_words_stand_in_place_of_the_quote_under_the_officers_name():
    text = told(Written(words=by("Sở đã trả lời báo ngày 27/02.")))
    assert "   Lời của cán bộ (Lê Thị Hà): Sở đã trả lời báo ngày 27/02.\n" in text
    assert "Bài viết" not in text


def test_a_sentence_that_an_officer_chose_is_marked_as_chosen():
    text = told(Written(quote=by(CHOSEN)))
    assert f"   Bài viết phản ánh: “{CHOSEN}” (câu do cán bộ chọn: Lê Thị Hà)\n" in text
    assert "họp bàn việc làm đường" not in text


def test_words_go_before_a_chosen_sentence():
    text = told(Written(words=by("Đã rõ."), quote=by(CHOSEN)))
    assert "   Lời của cán bộ (Lê Thị Hà): Đã rõ.\n" in text
    assert CHOSEN not in text


def test_what_the_program_chose_is_not_marked():
    assert "   Bài viết phản ánh: “Tỉnh Thanh Lâm họp bàn việc làm đường.”\n" in told(Written())
    assert "cán bộ" not in told(Written()).split("\n\nII. ")[1].split("\n\nIII. ")[0]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (Written(words=by("Đã rõ.")), "   Lời của cán bộ (Lê Thị Hà): Đã rõ.\n"),
        (Written(quote=by(CHOSEN)), f"   Bài viết nêu: “{CHOSEN}” (câu do cán bộ chọn: Lê Thị Hà)\n"),
    ],
)
def test_words_leave_no_flag_out(written, line):
    text = told(written, flags=(flag(),))
    assert f"{line}   Câu trong bài: “{flag().sentence}”\n   Lý do gắn cờ (số liệu khác tài liệu): " in text


def test_words_on_an_article_that_is_told_in_short_are_not_left_out():
    clips = [clip(n, text=TEXT, tags=tags(tone="tieu-cuc"), story=event()) for n in (1, 2, 3)]
    words = {2: Written(words=by("Bài này có số liệu mới.")), 1: Written(quote=by(CHOSEN))}
    text = render_text(edition(clips, words=words))
    assert text.count("Cùng sự kiện: ") == 2
    assert "      Lời của cán bộ (Lê Thị Hà): Bài này có số liệu mới.\n" in text
    assert f"      Bài viết phản ánh: “{CHOSEN}” (câu do cán bộ chọn: Lê Thị Hà)\n" in text


@pytest.mark.parametrize("section", ["V", "IX"])
def test_a_translated_title_stands_behind_the_original(section):
    group = "nuoc-ngoai" if section == "V" else "trung-uong"
    one = clip(1, "Thanh Lam builds a road", language="en", group=group)
    text = render_text(edition([one], words={1: Written(translation=by("Thanh Lâm làm đường"))}))
    assert ": “Thanh Lam builds a road” – Bản dịch (Lê Thị Hà): “Thanh Lâm làm đường”\n" in text
    assert "(chưa dịch)" not in text


def test_a_translated_title_in_short_too():
    clips = [clip(n, language="en", tags=tags(tone="tieu-cuc"), story=event()) for n in (1, 2)]
    text = render_text(edition(clips, words={n: Written(translation=by(f"Dịch {n}")) for n in (1, 2)}))
    assert re.search(r"2\. Cùng sự kiện: “[^”]+” – Bản dịch \(Lê Thị Hà\): “Dịch \d” \(Báo Số", text)


def test_several_lines_become_one():
    assert "(Lê Thị Hà): Một. Hai.\n" in told(Written(words=by("  Một.\n\n\tHai. ")))


def test_what_was_written_is_frozen_with_its_author():
    made = edition(
        [clip(1, text=TEXT)], words={1: Written(by("Một."), by(CHOSEN, "Trần Mẫu"), by("Hai.")), 2: Written(by("x"))}
    )
    (item,) = load_edition(dump_edition(made)).items
    assert (item.words, item.words_by) == ("Một.", "Lê Thị Hà")
    assert (item.quote, item.quote_by) == (CHOSEN, "Trần Mẫu")
    assert (item.translation, item.translation_by) == ("Hai.", "Lê Thị Hà")


def test_in_the_page_an_officers_words_have_a_look_of_their_own():
    page = told(Written(words=by("Đã rõ.")), render_html)
    assert re.search(r'<p style="[^"]*border-left-width:3px">Lời của cán bộ \(Lê Thị Hà\): Đã rõ\.</p>', page)


def test_markup_in_what_was_written_is_harmless():
    hostile = by("<script>alert(1)</script> mục II", "<b>Hà</b>")
    page = told(Written(words=hostile, translation=hostile), render_html)
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; mục II</p>" in page

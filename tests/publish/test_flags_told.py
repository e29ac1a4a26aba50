"""Every kind of flag in the words of the mail: what is to be verified and why, once for each event, and never an accusation."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import CUT, clip, edition, event, flag, late, tags

from monitor.config.check import FlagKind
from monitor.config.flag_kinds import KINDS, NO_VERIFYING, kind_words, to_verify
from monitor.publish import render_html, render_text
from monitor.publish.digest.flags import first_told, flag_lines

SENTENCE = "Cả tỉnh trồng mới được 9.000 ha rừng trong năm qua."
CORRECTION = flag(
    kind="correction-published",
    sentence="",
    found="7.500 ha",
    expected="9.000 ha",
    fact="article:12",
    explanation="Bài đính chính số liệu của bài “Rừng xanh trở lại” ngày 27/02/2022.",
    score=0.2,
)
EDITED = flag(
    kind="silently-edited",
    sentence="",
    found="7.500 ha",
    expected="9.000 ha",
    fact="revision:1",
    explanation="Bài đã thay 9.000 ha bằng 7.500 ha mà không ghi chú. Cần kiểm chứng.",
)
# Words that would accuse somebody: no screen and no mail says them by itself.
ACCUSING = ("sai sự thật", "xuyên tạc", "bịa đặt", "giả mạo", "thù địch", "vi phạm")


def text(*flags, **other):
    return render_text(
        edition([clip(1, text=f"{SENTENCE} Việc trồng rừng còn tiếp tục trong năm nay.", flags=flags, **other)])
    )


def test_every_kind_has_a_name_and_none_accuses():
    assert set(KINDS) == set(FlagKind.__args__)
    names = [words.name for words in KINDS.values()]
    assert len(set(names)) == len(names)
    said = " ".join((*names, *(w.found for w in KINDS.values()), *(w.expected for w in KINDS.values()))).lower()
    assert not [word for word in ACCUSING if word in said]


def test_only_a_correction_asks_nobody_to_verify_anything():
    assert NO_VERIFYING == ("correction-published",)
    assert to_verify([CORRECTION, flag()]) == (flag(),)
    assert kind_words("of-a-later-program").to_verify


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in NO_VERIFYING])
def test_every_kind_reads_well_without_a_sentence_a_document_or_what_is_expected(kind):
    bare = flag(kind=kind, sentence="", expected="", fact="", explanation="Điều này cần xem lại.")
    lines = [line.text for line in flag_lines([bare])]
    name = KINDS[kind].name

    assert lines[-1] == f"Lý do gắn cờ ({name[0].lower()}{name[1:]}): Điều này cần xem lại."
    assert lines[:-1] == ([] if KINDS[kind].whole else ["Câu trong bài: xem tiêu đề và bài gốc."])


AGAINST = {
    "a document": ("rung-2021", "Nguồn chính thức để đối chiếu: tài liệu nêu trên (mã rung-2021)."),
    "another article": ("article:12", "Để đối chiếu: bài nêu trên, lưu tại cơ quan (tin 12)."),
    "earlier words": ("revision:1", "Để đối chiếu: bản 1 của bài này, lưu tại cơ quan."),
}


@pytest.mark.parametrize("name", AGAINST)
def test_what_it_is_held_against_is_named(name):
    fact, words = AGAINST[name]
    assert [line.text for line in flag_lines([flag(fact=fact)])][-1] == words


def test_a_sentence_of_two_kinds_is_quoted_once():
    told = text(flag(), flag(kind="no-named-source", fact="", expected="", explanation="Bài không nêu ai cho biết."))
    assert told.count(f"Câu trong bài: “{SENTENCE}”") == 1
    assert told.count("Lý do gắn cờ (") == 2


def test_an_edited_article_is_told_without_a_sentence():
    told = text(EDITED)
    assert "Câu trong bài" not in told
    assert f"   Lý do gắn cờ (bài đã sửa, không ghi chú): {EDITED.explanation}\n" in told
    assert "   Để đối chiếu: bản 1 của bài này, lưu tại cơ quan.\n" in told


# -- good news ---------------------------------------------------------------------------------------------


def test_a_correction_is_news_and_stands_where_its_article_belongs():
    good = tags(tone="tich-cuc", topics=("kinh-te-xa-hoi",))
    made = edition([clip(1, flags=(CORRECTION,), tags=good)])
    told = render_text(made)

    assert made.items[0].section == "IV"
    assert "III. THÔNG TIN CẦN KIỂM CHỨNG\n   Không có nội dung được máy gắn cờ cần kiểm chứng." in told
    assert f"   Ghi nhận (báo đã đăng cải chính): {CORRECTION.explanation}\n" in told
    assert "Lý do gắn cờ" not in told
    assert "đối chiếu" not in told


def test_a_correction_is_quoted_as_any_article_is():
    words = "Tỉnh Thanh Lâm trồng mới 7.500 ha rừng, theo tin đã sửa."
    item = edition([clip(1, text=words, flags=(CORRECTION,), tags=tags(words, named="Thanh Lâm"))]).items[0]
    assert item.quote == words


def test_a_correction_beside_a_flag_is_told_behind_it():
    told = text(CORRECTION, flag())
    assert told.index("Lý do gắn cờ") < told.index("Ghi nhận (báo đã đăng cải chính)")
    assert edition([clip(1, flags=(CORRECTION, flag()))]).items[0].section == "III"


def test_a_correction_that_is_reprinted_is_not_critical():
    was = late(flags=())
    found = edition([], reprinted=[replace(was, new=(replace(was.new[0], flags=(CORRECTION,)), *was.new[1:]))]).late
    plain = edition([], reprinted=[was]).late
    assert [each.critical for each in found] == [each.critical for each in plain]
    flagged = edition([], reprinted=[replace(was, new=(replace(was.new[0], flags=(flag(),)), *was.new[1:]))]).late
    assert [each.critical for each in flagged] == [True]


# -- once for each event -----------------------------------------------------------------------------------


def section(told, numeral):
    return told.partition(f"\n{numeral}. ")[2].partition("\n\n")[0]


def test_the_same_explanation_is_told_once_for_each_event():
    made = edition([clip(n, flags=(flag(),), story=event()) for n in (1, 2, 3)] + [clip(4, flags=(flag(),))])
    told, page = section(render_text(made), "III"), render_html(made)

    assert told.count(flag().explanation) == 2
    assert told.count("Nội dung cần kiểm chứng: như nêu tại mục III.") == 2
    assert page.count('như nêu tại mục <a href="#III.') == 2


def test_another_explanation_of_the_same_event_is_told_beside_it():
    other = flag(found="9.500 ha", explanation="Bài nêu 9.500 ha; theo báo cáo là 7.500 ha. Cần kiểm chứng.")
    told = section(
        render_text(edition([clip(1, flags=(flag(),), story=event()), clip(2, flags=(flag(), other), story=event())])),
        "III",
    )
    assert told.count(other.explanation) == 1
    assert told.count(flag().explanation) == 1


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from([None, 1, 2]), st.lists(st.sampled_from([0, 1, 2]), max_size=3, unique=True)),
        max_size=7,
    )
)
def test_whatever_is_flagged_every_explanation_of_every_event_is_told_once(rows):
    kinds = (flag(), EDITED, CORRECTION)
    clips = [
        clip(n, flags=tuple(kinds[each] for each in flags), story=event(story) if story else None, published=CUT)
        for n, (story, flags) in enumerate(rows, 1)
    ]
    made = edition(clips)
    told = render_text(made)
    for number, each in enumerate(kinds):
        events = {story or -n for n, (story, flags) in enumerate(rows, 1) if number in flags}
        assert told.count(each.explanation) == len(events)
    assert set(first_told(made.items)) <= {n for n, (story, flags) in enumerate(rows, 1) if story and flags}

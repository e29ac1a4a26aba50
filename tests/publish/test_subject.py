"""The subject line and what may stand in its pattern. Not for: the rest of the mail."""

from dataclasses import replace

from own_press import DIGEST, edition, rich_edition, storied_clips

from monitor.model import SourceFault
from monitor.publish import render_text, subject


def test_of_an_edition_older_than_cases_the_subject_says_what_must_be_looked_into():
    assert (
        subject(replace(rich_edition(), cases=None), DIGEST)
        == "[ĐIỂM BÁO] Thứ Hai, 28/02/2022 – 16 tin, bài; 03 nội dung cần xử lý"
    )


def test_a_quiet_day_counts_zero():
    assert subject(edition(), DIGEST).endswith("0 tin, bài; 0 nội dung cần xử lý")


def test_articles_of_one_event_are_one_matter_to_look_into():
    assert subject(replace(edition(storied_clips()), cases=None), DIGEST).endswith(
        "– 08 tin, bài; 01 nội dung cần xử lý"
    )


def test_a_day_on_which_no_source_could_be_read_does_not_look_quiet():
    faults = [SourceFault(f"s{n}", f"Báo {n}", "HTTP 503") for n in range(12)]
    unread = edition(faults=faults)
    assert subject(unread, DIGEST).endswith("0 tin, bài; 0 nội dung cần xử lý – chưa rà soát được nguồn")
    assert "   So với số trước, trung bình các số trước: không so sánh (chưa rà soát được nguồn).\n" in render_text(
        unread
    )
    assert "số trước 10 tin, bài" not in render_text(unread)
    assert subject(edition(faults=faults[1:]), DIGEST).endswith("0 nội dung cần xử lý")

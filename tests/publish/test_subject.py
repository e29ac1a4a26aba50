"""The subject line and what may stand in its pattern. Not for: the rest of the mail."""

from own_press import DIGEST, edition, rich_edition

from monitor.publish import subject


def test_the_subject_says_day_items_and_what_must_be_looked_into():
    assert subject(rich_edition(), DIGEST) == "[ĐIỂM BÁO] Thứ Hai, 28/02/2022 – 16 tin, bài; 03 nội dung cần xử lý"


def test_a_quiet_day_counts_zero():
    assert subject(edition(), DIGEST).endswith("0 tin, bài; 0 nội dung cần xử lý")

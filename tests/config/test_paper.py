"""The file of a clip that has no web page. Not for: what becomes of it (tests/pipeline)."""

from datetime import UTC, datetime

import pytest

from monitor.config.paper import read_paper
from monitor.errors import ConfigError

CLIP = """\
outlet = "Báo in"
group = "cua-tinh"
medium = "bao-in"
published = {published}
title = "Cầu  mới\\u200b"
text = "Đoạn một.\\n\\nĐoạn hai."
entered_by = "Cán bộ trực"
"""


def written(tmp_path, text):
    path = tmp_path / "clip.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("published", "utc"),
    [
        ("2026-03-02", datetime(2026, 3, 1, 17, tzinfo=UTC)),
        ("2026-03-02T06:30:00", datetime(2026, 3, 1, 23, 30, tzinfo=UTC)),
        ("2026-03-02T06:30:00Z", datetime(2026, 3, 2, 6, 30, tzinfo=UTC)),
    ],
)
def test_a_date_without_zone_is_the_offices(tmp_path, published, utc):
    """A day without an hour begins at midnight."""
    paper = read_paper(written(tmp_path, CLIP.format(published=published)))
    assert paper.published_utc("Asia/Ho_Chi_Minh") == utc


def test_title_and_text_are_cleaned_at_the_door(tmp_path):
    paper = read_paper(written(tmp_path, CLIP.format(published="2026-03-02")))

    assert paper.title == "Cầu mới"
    assert paper.text == "Đoạn một.\nĐoạn hai."
    assert (paper.language, paper.author) == ("vi", "")


def test_all_that_is_wrong_with_the_file_is_told(tmp_path):
    path = written(tmp_path, CLIP.format(published='"mai"').replace('title = "Cầu  mới\\u200b"', 'title = "\\u200b"'))

    with pytest.raises(ConfigError) as caught:
        read_paper(path)
    assert [(f.line, f.key) for f in caught.value.faults] == [
        (4, "published.date"),
        (4, "published.datetime"),
        (5, "title"),
    ]

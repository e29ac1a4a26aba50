"""What may stand in the pattern of the digest's subject. Not for: filling it in (tests/publish)."""

import pytest
from pydantic import ValidationError

from monitor.config import Digest
from monitor.config.subject import check_subject


@pytest.mark.parametrize(
    "text",
    ["Điểm báo", "[ĐIỂM BÁO] {weekday}, {date} – {items} tin, bài; {to_handle} nội dung cần xử lý", "{{x}} {date}"],
)
def test_a_sound_pattern_has_no_fault(text):
    assert check_subject(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{titles}", "{titles}"),
        ("{}", "use only {weekday}, {date}, {items}, {to_handle}"),
        ("{0}", "use only"),
        ("{items.real}", "{items.real}"),
        ("{items:>9}", "{items}"),
        ("{date!r}", "{date}"),
        ("{date", "braces do not match"),
        ("date}", "braces do not match"),
        ("", "one line"),
        ("a\nBcc: b@c.example", "one line"),
    ],
)
def test_a_wrong_pattern_is_explained(text, said):
    assert said in check_subject(text)


def test_a_wrong_pattern_is_a_fault_of_the_file():
    with pytest.raises(ValidationError, match="when"):
        Digest(hour="07:00", days=("mon",), subject="{when}")

"""Every label quotes the words that caused it, and the same article always gets the same labels."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.tag import Tagger

WORDS = [
    "Tuyên Quang", "hồ Tuyên Quang", "Na Hang", "Chiêm Hoá", "Hà Giang", "xứ Tuyên", "du lịch", "điểm đến", "đầu tư", "nhà đầu tư",
    "biên giới", "sai phạm", "điểm sáng", "không", "Lào Cai", "Bình Thuận", "phường", "Ảnh:", "Lò Văn Thử", "宣光省", "tourism",
    "kết quả xổ số", ".", ",", "\n", "(", ")", "“", "🙂", "e\u0301", "ẢNH", "Nguyễn",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=25).map(" ".join)


def all_evidence(tags):
    yield from tags.province_evidence
    for label in (*tags.topics, *tags.places):
        yield from label.evidence
    yield from tags.tone.evidence if tags.tone else ()
    yield from [tags.junk] if tags.junk else ()


kinds = st.fixed_dictionaries(
    {"language": st.sampled_from(["vi", "en", "zh"]), "day": st.sampled_from(["2020-01-01", "2026-01-01"])}
)


@given(title=texts, text=texts, kind=kinds)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_evidence_quotes_the_article_exactly(rules, article, title, text, kind):
    made = article(title, text, **kind)
    tags = Tagger(rules).tag(made, "Báo Tuyên Quang")
    fields = {"title": made.title, "text": made.text}
    for evidence in all_evidence(tags):
        assert fields[evidence.field][evidence.start : evidence.end] == evidence.text


@given(title=texts, text=texts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_labels_come_once_in_one_order_and_never_without_evidence(rules, article, title, text):
    made = article(title, text)
    tags, again = Tagger(rules).tag(made, ""), Tagger(rules).tag(made, "")
    assert tags == again
    assert len({topic.id for topic in tags.topics}) == len(tags.topics) <= 3
    assert all(label.evidence for label in (*tags.topics, *tags.places))
    assert (tags.province == "none") == (not tags.province_evidence)
    assert (tags.tone is None) == (tags.province != "central")
    assert not tags.places or tags.province != "none"


def test_labels_carry_the_version_of_the_rules(tag):
    assert tag("Tuyên Quang").rules_version == "r1"


@pytest.mark.parametrize("text", ["", "\n", "🙂", "." * 500, "Tuyên Quang " * 500])
def test_odd_texts_are_tagged_all_the_same(tag, text):
    assert tag("", text).topics == ()

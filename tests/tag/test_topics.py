"""What an article is about; not how it concerns the province."""

import pytest


def ids(tags):
    return [topic.id for topic in tags.topics]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Du lịch vào mùa", "Khách đến đông.", ["du-lich"]),
        ("Vào mùa", "Du lịch đông khách.", []),
        ("Vào mùa", "Du lịch đông khách, điểm đến đẹp.", ["du-lich"]),
        ("Vào mùa", "Khách đông.", []),
        ("Du khách hài lòng", "Đông vui.", []),
        ("Du khách hài lòng", "Homestay có cảnh đẹp.", ["du-lich"]),
        ("Du khách thích du lịch", "Vui.", ["du-lich"]),
        ("Du lịch vũ trụ", "Xa xôi.", []),
        ("Du lịch vũ trụ và du lịch gần", "Vui.", ["du-lich"]),
        ("Canh giữ biên giới quốc gia", "Vui.", ["bien-gioi"]),
    ],
)
def test_a_strong_phrase_in_the_headline_tells_and_elsewhere_it_needs_company(tag, title, text, expected):
    assert ids(tag(title, text)) == expected


def test_a_phrase_in_passing_is_no_topic(tag):
    lead = "Sáng nay trời nhiều mây, người dân đi làm như thường lệ, các cửa hàng mở cửa sớm và khách ra vào không ngớt cho đến trưa."
    assert ids(tag("Bản tin", f"{lead}\nCó người nói về du lịch.")) == []
    assert ids(tag("Bản tin", f"{lead}\nHọ nói về du lịch, điểm đến, lễ hội mùa thu.")) == ["du-lich"]


def test_at_most_three_topics_the_main_one_first(tag):
    found = tag("Du lịch, đầu tư, giao thông và biên giới", "Du lịch là điểm đến. Cao tốc vào nhà máy. Du lịch.")
    assert len(found.topics) == 3
    assert ids(found)[0] == "du-lich"
    assert [t.score for t in found.topics] == sorted((t.score for t in found.topics), reverse=True)


def test_a_match_that_cuts_a_word_counts_half_unless_the_topic_allows_the_word(tag):
    """Here “thiệu khách” cuts the words “giới thiệu” and “khách hàng”; “đầu tư” may stand inside “nhà đầu tư”."""
    assert ids(tag("Hội chợ giới thiệu khách hàng với các bên")) == []
    assert ids(tag("Tỉnh mời nhà đầu tư đến khảo sát")) == ["dau-tu"]


def test_english_articles_are_matched_by_english_phrases_only(tag):
    assert ids(tag("Tourism grows", "More visitors.", language="en")) == ["du-lich"]
    assert ids(tag("Du lịch grows", "More visitors.", language="en")) == []


def test_each_topic_shows_the_phrases_that_caused_it(tag):
    (topic,) = tag("Du lịch vào mùa", "Khách du lịch đến.").topics
    assert [(e.field, e.text, e.rule) for e in topic.evidence] == [
        ("title", "Du lịch", "topics/du-lich"),
        ("text", "du lịch", "topics/du-lich"),
    ]


def test_text_without_accents_is_not_segmented(tag):
    assert ids(tag("Tinh moi nha dau tu den")) == ["dau-tu"]

"""`monitor rules test`: one article explained. Not for: whether a label is right (tests/tag)."""

import io
import json
import sys

import pytest

from monitor.config.learned import Learned, write_learned
from monitor.tag import tagger
from monitor.tag.matcher import Matcher

TRAVEL = "rules/topics/du-lich.toml"
NEWS = {
    "id": 7,
    "title": "Tuyên Quang: Na Hang mở tuyến du lịch mới, điểm sáng của vùng",
    "text": "Sáng nay, xã Na Hang đón du khách tới điểm đến mới. Cán bộ không sai phạm gì.\n"
    "Đường Tuyên Quang ở Phú Thọ thì khác, du lịch vũ trụ cũng vậy. Đàn sơn dương chạy qua.\nẢnh: Na Hang",
    "published": "2026-08-03",
    "outlet": "Báo Thử Nghiệm",
    "language": "vi",
}


@pytest.fixture
def said(monitor, rows):
    """The explanation of one row, in words."""

    def explain(row=NEWS, *options):
        code, out, err = monitor("rules", "test", rows(row), *options)
        assert (code, err) == (0, "")
        return out

    return explain


def test_names_are_told_with_their_weight_or_why_they_are_void(said):
    out = said()
    assert "PROVINCE  central: the article is about the province" in out
    assert "“Tuyên Quang”  strong, first in the headline" in out
    assert "“Tuyên Quang”  void: inside “Đường Tuyên Quang”, which the rules call something else" in out
    assert "“Na Hang”  void: in a credit, caption or byline" in out
    assert "“sơn dương”  void: in small letters, so no name" in out
    assert "other provinces: Phú Thọ 1" in out
    assert "PLACES  Na Hang\n" in out


def test_the_signs_of_a_subject_are_told_with_their_points(said):
    out = " ".join(said().split())
    assert "subject: named in the headline +8" in out
    assert "of 8 points, enough" in out
    mention = " ".join(said(NEWS | {"title": "Phú Thọ mở hội"}).split())
    assert "PROVINCE mention" in mention or "PROVINCE central" in mention
    assert "only other provinces in the headline -3" in mention


def test_a_topic_is_told_phrase_by_phrase(said):
    lines = said().splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("  du-lich: "))
    assert lines[at].endswith("of 3 points, the main topic")
    told = "\n".join(lines[at : at + 6])
    assert "“du lịch”: title" in told
    assert "“điểm đến”: lead" in told
    assert "“du khách” (weak): lead" in told


def test_a_cancelled_phrase_names_its_exclusion(said):
    out = said(NEWS | {"title": "Tuyên Quang bàn chuyện xa", "text": "Hội thảo về du lịch vũ trụ ở Tuyên Quang."})
    assert "TOPICS  none" in out
    assert "du-lich: 0 of 3 points, not chosen: below its threshold" in out
    assert " 0  “du lịch” cancelled by the exclusion “du lịch vũ trụ”" in out


def test_weak_phrases_alone_are_called_so(said):
    out = said(NEWS | {"title": "Tuyên Quang chiều nay", "text": "Vài du khách ghé Tuyên Quang."})
    assert "du-lich: 0 of 3 points, not chosen: weak phrases alone, and too few" in out


def learned(folder, bias):
    model = Learned(("du-lich",), (bias,), {})
    write_learned(model, "", folder / "rules" / "learned.json")


def test_what_was_learned_against_a_topic_is_told_and_no_other_reason(said, folder):
    learned(folder, bias=-9.0)
    weak = "Vài du khách ghé Tuyên Quang."
    out = said(NEWS | {"title": "Tuyên Quang: du lịch mùa này", "text": weak})
    assert "not chosen: what was learned speaks against it" in out
    assert "-9  learned words: none for it; on the whole they speak against it" in out
    assert "weak phrases alone" not in out
    assert "weak phrases alone, and too few" in said(NEWS | {"title": "Tuyên Quang chiều nay", "text": weak})


def test_points_of_phrases_that_do_not_reach_are_not_called_too_few(said, folder):
    change = (folder / TRAVEL).read_text(encoding="utf-8").replace('["du khách"]', '["du khách", "bến", "đò"]')
    (folder / TRAVEL).write_text(change, encoding="utf-8")
    learned(folder, bias=-4.0)
    out = said(NEWS | {"title": "Tuyên Quang chiều nay", "text": "Vài du khách ra bến, đò vắng."})
    assert "weak phrases alone" not in out
    assert "du-lich: -1" in out


def test_a_query_that_stands_against_what_was_learned_is_told(said, folder):
    with (folder / TRAVEL).open("a", encoding="utf-8") as file:
        file.write('[[query]]\nquery = "bến thuyền"\n')
    learned(folder, bias=-9.0)
    out = said(NEWS | {"title": "Tuyên Quang: ra bến thuyền", "text": "Sáng sớm."})
    assert "what a query gives stands, whatever was learned" in out


def test_a_main_topic_that_adds_to_praise_is_told(said, folder):
    lead = "Tuyến mở ở Tuyên Quang, đi qua ba bản và một con suối, mỗi ngày hai chuyến, sáng đi chiều về, khách đặt trước một ngày qua điện thoại."
    plain = NEWS | {"title": "Tuyên Quang mở tuyến du lịch", "text": f"{lead}\nBản này ở Tuyên Quang là điểm sáng."}
    assert "often praises" not in said(plain)
    tone = folder / "rules" / "tone.toml"
    tone.write_text("lean = { du-lich = 1.5 }\n" + tone.read_text(encoding="utf-8"), encoding="utf-8")
    out = said(plain)
    assert "TONE  tich-cuc" in out
    assert "+1.5: its main topic du-lich adds to the praise" in out
    assert json.loads(said(plain, "--json"))["why"]["lean"] == ["du-lich", 1.5]
    unsure = said(plain | {"text": "Tuyến mở ở Tuyên Quang."})
    assert "its main topic du-lich often praises" in unsure


def test_the_rules_are_compiled_once_for_all_articles(monitor, rows, monkeypatch):
    made = []
    monkeypatch.setattr(tagger, "_COMPILED", {})  # nothing that an earlier test compiled
    monkeypatch.setattr(tagger, "Matcher", lambda uses: made.append(1) or Matcher(uses))
    assert monitor("rules", "test", rows(NEWS, NEWS, NEWS))[0] == 0
    assert made == [1]


def test_tone_is_told_word_by_word(said):
    out = said()
    assert "TONE  tich-cuc" in out
    assert "“điểm sáng” (tone/khen), title: tich-cuc" in out
    assert "“sai phạm” (tone/sai-pham), lead: void: behind “không”" in out
    assert "TONE  none: told only where the province is central" in said(NEWS | {"title": "a", "text": "b"})


def test_junk_and_an_article_without_anything_are_told(said):
    out = said({"id": 1, "title": "Kết quả xổ số hôm nay", "text": ""})
    assert "JUNK  xo-so, by “Kết quả xổ số”" in out
    assert "PROVINCE  none: the province is not named" in out
    assert "PLACES  none\n" in out
    assert "no date; judged by the territory of" in out


def test_a_weak_name_alone_is_called_too_weak(said):
    out = said({"id": 1, "title": "Một chiều", "text": "Ở xứ Tuyên chiều nay."})
    assert "“xứ Tuyên”  weak" in out
    assert "these are too weak alone" in out


def test_no_line_is_wider_than_a_hundred_columns(said):
    assert all(len(line) <= 100 for line in said(NEWS | {"text": NEWS["text"] * 4}).splitlines())


def test_the_tags_in_json_are_those_of_the_tag_command(monitor, rows, said):
    row = NEWS | {"text": NEWS["text"].replace(" ", "  ")}
    told = json.loads(said(row, "--json"))
    tags = json.loads(monitor("tag", rows(row))[1])
    assert {key: told[key] for key in tags} == tags
    assert told["why"]["needed"] == 8
    assert [note["void"] for note in told["why"]["places"]][:1] == [""]
    assert told["why"]["topics"][0]["rank"] == 1


def test_half_a_character_is_quoted_as_it_was_given(monitor, rows):
    path = rows(json.dumps(NEWS | {"id": "\ud800", "title": "Tuyên\ud800 Quang: du lịch"}))
    code, out, _ = monitor("rules", "test", path, "--json")
    told, tags = json.loads(out), json.loads(monitor("tag", path)[1])
    assert (code, {key: told[key] for key in tags}) == (0, tags)
    assert told["province_evidence"][0]["text"] == "Tuyên\ud800 Quang"


def test_a_clip_that_is_asked_of_no_archive_makes_none(monitor, folder):
    for what in ("1", "https://bao.example/a"):
        code, _, err = monitor("rules", "test", what)
        assert (code, f"there is no archive in the missing folder {folder / 'data'}" in err) == (1, True)
    assert not (folder / "data").exists()


def test_a_clip_is_explained_by_its_number_and_by_its_address(monitor, archive):
    archive(("Tuyên Quang có cầu mới", "Cầu mới ở Tuyên Quang đã thông.", "08-20"))
    code, out, _ = monitor("rules", "test", "1")
    assert (code, "Báo Thử Nghiệm, 20/08/2026" in out, "giao-thong" in out) == (0, True, True)
    assert json.loads(monitor("rules", "test", "1", "--json")[1])["id"] == 1


@pytest.mark.parametrize("what", ["99", "https://bao.example/khong-co"])
def test_a_clip_that_is_not_there_is_said(monitor, folder, empty_database, what):
    empty_database(folder / "data" / "monitor.db")
    code, out, err = monitor("rules", "test", what)
    assert (code, out, f"the archive has no clip {what}" in err) == (1, "", True)


def test_what_read_wrote_is_explained(monitor, folder, tmp_path):
    page = tmp_path / "page.html"
    text = "".join(
        f"<p>{'Tuyên Quang đón khách du lịch tới điểm đến mới trong mùa thu này. ' * 3}</p>" for _ in range(4)
    )
    page.write_text(f"<html lang=vi><head><title>Du lịch Tuyên Quang</title></head><body><article><h1>Du lịch Tuyên Quang"
        f"</h1>{text}</article></body></html>", encoding="utf-8")  # fmt: skip
    code, line, _ = monitor("read", page, "--url", "https://bao.example/a")
    assert code == 0
    saved = tmp_path / "article.json"
    saved.write_text(line, encoding="utf-8")
    told = json.loads(monitor("rules", "test", saved, "--json")[1])
    assert (told["id"], told["why"]["dated"]) == ("https://bao.example/a", False)
    assert told["topics"][0]["id"] == "du-lich"


def test_standard_input_with_several_articles_is_explained_one_by_one(monitor, folder, monkeypatch):
    both = json.dumps(NEWS) + "\n\n" + json.dumps(NEWS | {"id": 8}) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(both.encode()), encoding="utf-8"))
    code, out, _ = monitor("rules", "test", "-", "--json")
    assert (code, [json.loads(line)["id"] for line in out.splitlines()]) == (0, [7, 8])


@pytest.mark.parametrize(("line", "said"), [("", "holds no article"), ("{", "line 1: is no JSON")])
def test_what_is_no_article_is_said(monitor, rows, line, said):
    code, out, err = monitor("rules", "test", rows(line))
    assert (code, out, said in err) == (1, "", True)

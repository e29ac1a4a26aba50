"""What bears on a statement, and in which order; articles and rows written for this. Not for: the command (test_find_command).

How often the right article is first in a large archive is measured, not tested: tests/measure_find.py.
"""

import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.archive.finding import bearing_on
from monitor.archive.passages import LONGEST, best_passage
from monitor.archive.wanted import wanted
from monitor.archive.weighing import cut, rarities, weigh
from monitor.config import Register, load
from monitor.config.facts import ArgumentRow, ClaimRow, FactRow
from monitor.errors import InputError
from monitor.model import Article, Clip, Tags
from monitor.store import Store
from monitor.store.imports import IMPORTED, Brought

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 9, 15, tzinfo=UTC)
ARTICLES = {
    "bridge": (
        "Thông xe cầu Bạch Xa",
        "Sáng 12/8, cầu Bạch Xa được thông xe. Cầu dài 320 m, vốn 600 tỷ đồng. Ông Lý Văn Thử nói 15 hộ dân đã nhận đất mới.",
    ),
    "plan": (
        "Khởi công cầu Bạch Xa",
        "Cầu Bạch Xa bắc qua sông Lô được khởi công. Ban quản lý dự án nói cầu sẽ thông xe sau hai năm thi công.",
    ),
    "cure": (
        "Bệnh viện huyện có thêm máy thở",
        "Bệnh viện đa khoa huyện Thử nhận 43 máy thở. Bác sĩ nói trẻ nhỏ sẽ được cứu kịp thời.",
    ),
    "fair": ("Hội cam", "Gian hàng bày cam, bưởi. Khách đến từ Hoa Kỳ mua 20 tấn cam ở xã Hàm Thử."),
    "digest": (
        "Điểm tin trong ngày",
        "Cầu Bạch Xa thông xe ngày 12/8, vốn 600 tỷ đồng. " + "Chợ quê họp sớm, bà con bán cam, gạo, gà. " * 400,
    ),
}
DOCUMENT = {"issuer": "UBND tỉnh", "document": "Báo cáo số 12/BC-UBND", "source": "kho lưu trữ, hồ sơ 12"}
FACT = FactRow.model_validate(
    {
        "id": "ho-ngheo",
        "statement": "Năm 2025, huyện Thử còn 1.250 hộ nghèo.",
        "subject": [["hộ nghèo"], ["huyện Thử"]],
        "value": 1250,
        "unit": ["hộ nghèo", "hộ"],
        **DOCUMENT,
    }
)
CLAIM = ClaimRow.model_validate(
    {
        "id": "dap-vo",
        "claim": "Đập hồ Thử Nặm đã vỡ, ba bản bị cuốn trôi.",
        "wordings": ["Vỡ đập hồ Thử Nặm, nước cuốn ba bản"],
        "refutation": "Đập hồ Thử Nặm an toàn.",
        **DOCUMENT,
    }
)
ARGUMENT = ArgumentRow.model_validate(
    {
        "id": "thu-phi",
        "title": "Về việc thu phí qua cầu",
        "text": "Nhà nước đầu tư toàn bộ.\nKhông thu phí đối với xe qua cầu Bạch Xa. Dân không phải đóng góp.",
        **DOCUMENT,
    }
)
REGISTER = Register((FACT,), (CLAIM,), (ARGUMENT,))


@pytest.fixture(scope="module")
def rules():
    return load(ROOT).rules


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("find") / "monitor.db") as opened:
        put(opened, ARTICLES)
        yield opened


def put(store, articles):
    rows = [brought(name, title, text) for name, (title, text) in articles.items()]
    store.imports.save(rows, lambda _one, _other: False, NOW)


def brought(name, title, text):
    words = Article(f"https://bao.example/{name}", f"bao.example/{name}", title, "", text, NOW, "meta", "", (), "vi")
    new = Clip(0, IMPORTED, "Báo Thử", "trung-uong", "bao-dien-tu", words, NO_TAGS, (), NOW, "", ())
    return Brought(name, new, None, None, archived=True)


NO_TAGS = Tags("none", (), (), (), None, None, "1")


@pytest.fixture
def find(store, rules):
    return lambda statement, limit=10, register=REGISTER, **more: bearing_on(
        store, rules, register, statement, limit, **more
    )


def names(found):
    return [each.url.rpartition("/")[2] if each.kind == "article" else each.id for each in found]


# -- articles ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Cây cầu 600 tỷ đồng ở Bạch Xa cho xe chạy từ ngày 12 tháng 8, theo ông Thử.", "bridge"),
        ("Ban quản lý dự án hứa sau hai năm nữa thì xe qua được cầu Bạch Xa bắc ngang sông Lô.", "plan"),
        ("Bốn mươi ba máy thở vừa về bệnh viện huyện Thử.", "cure"),
        ("Khách Mỹ mua hai mươi tấn cam của xã Hàm Thử.", "fair"),
    ],
)
def test_the_article_that_a_statement_was_taken_from_is_first(find, statement, source):
    assert names(find(statement))[0] == source


def test_a_long_article_of_everything_comes_behind_one_that_tells_of_it(find):
    found = names(find("Cầu Bạch Xa thông xe ngày 12/8, vốn 600 tỷ đồng."))

    assert found.index("bridge") < found.index("digest")


def test_an_article_comes_with_what_is_shown_of_it(find):
    first = find("Mười lăm hộ dân đã có đất mới, ông Lý Văn Thử nói.")[0]

    assert (first.kind, first.title, first.url) == ("article", "Thông xe cầu Bạch Xa", "https://bao.example/bridge")
    assert first.sentence == "Ông Lý Văn Thử nói 15 hộ dân đã nhận đất mới."
    assert 0 < first.score <= 1
    assert first.id.isdecimal()


def test_scores_fall_and_the_limit_is_kept(find):
    found = find("Cầu Bạch Xa thông xe ngày 12/8.", 2)

    assert len(found) == 2
    assert found[0].score >= found[1].score


def test_a_statement_without_accents_is_asked_of_words_without_accents(find):
    assert names(find("Khach Hoa Ky mua 20 tan cam o xa Ham Thu"))[0] == "fair"


def test_what_nobody_wrote_of_finds_nothing(find):
    assert find("Zeppelin Kowalski bay qua Ulaanbaatar.") == ()


def test_an_empty_archive_and_empty_registers_find_nothing(tmp_path, rules):
    with Store.open(tmp_path / "monitor.db") as empty:
        assert bearing_on(empty, rules, Register(), "Cầu Bạch Xa thông xe.", 5) == ()


def test_of_two_articles_of_one_text_the_first_is_first(tmp_path, rules):
    with Store.open(tmp_path / "monitor.db") as twice:
        put(twice, {"one": ARTICLES["fair"], "two": ARTICLES["fair"]})

        assert names(bearing_on(twice, rules, Register(), "Khách Hoa Kỳ mua cam Hàm Thử", 5)) == ["one", "two"]


def test_other_spellings_of_the_places_of_rules_are_known(tmp_path, rules):
    with Store.open(tmp_path / "monitor.db") as store:
        put(store, {"one": ("Hội", "Hội đông ở Nậm Thử Mới."), "two": ("Hội", "Hội đông ở đâu đó.")})
        place = rules.places.place[0].model_copy(update={"name": "Nặm Thử", "also": ("Nậm Thử Mới",)})
        known = replace(rules, places=rules.places.model_copy(update={"place": (place,)}))

        assert names(bearing_on(store, known, Register(), "Hội ở Nặm Thử đông.", 5))[0] == "one"


# -- what is compared --------------------------------------------------------------------------------


def test_a_figure_that_differs_is_told_with_its_place_in_the_sentence(find):
    first = find("Cầu Bạch Xa dài 420 m, vốn 600 tỷ đồng.")[0]
    difference = first.comparison.differences[0]

    assert first.comparison.verdict == "conflicts"
    assert first.sentence[slice(*difference.expected_at)] == difference.expected
    assert "320" in difference.expected


def test_an_article_far_behind_the_best_is_not_compared(find):
    found = find(
        "Cây cầu 600 tỷ đồng ở Bạch Xa cho xe chạy từ ngày 12 tháng 8, theo ông Lý Văn Thử.", register=Register()
    )
    far = [each for each in found if each.score < 0.6 * found[0].score]

    assert found[0].comparison is not None
    assert far
    assert {each.comparison for each in far} == {None}


# -- rows --------------------------------------------------------------------------------------------


def test_a_fact_bears_on_a_statement_and_what_differs_is_told(find):
    fact = find("Huyện Thử vẫn còn 2.150 hộ nghèo.")[0]

    assert (fact.kind, fact.id, fact.url) == ("fact", "ho-ngheo", DOCUMENT["source"])
    assert fact.sentence == fact.title == FACT.statement
    assert fact.comparison.verdict == "conflicts"


def test_a_refuted_claim_is_found_in_any_wording(find):
    found = find("Trên mạng nói nước cuốn ba bản vì vỡ đập ở hồ Thử Nặm.")

    assert (found[0].kind, found[0].id, found[0].sentence) == ("claim", "dap-vo", CLAIM.claim)


def test_an_argument_comes_with_its_best_sentence_and_is_not_compared(find):
    argument = next(each for each in find("Có tin xe qua cầu Bạch Xa bị thu phí.") if each.kind == "argument")

    assert argument.sentence == "Không thu phí đối với xe qua cầu Bạch Xa."
    assert argument.comparison is None


def test_rows_alone_can_be_asked(find):
    assert names(find("Xe qua cầu Bạch Xa phải đóng phí.", articles=False)) == ["thu-phi"]


def test_a_row_of_another_matter_does_not_bear(find):
    assert {each.kind for each in find("Bốn mươi ba máy thở vừa về bệnh viện.")} == {"article"}


# -- what is no statement ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("", "is empty"),
        (" \n\t ", "is empty"),
        ("và của những các là một", "no word that says"),
        ("…!?", "no word that says"),
        ("Cầu Bạch Xa dài. " * 130, "2,209 letters, 2,000 at most"),
        ("Cầu " * 500_000, "2,000,000 letters, 2,000 at most"),
    ],
)
def test_what_is_no_statement_is_refused_at_once(find, statement, why):
    began = time.process_time()
    with pytest.raises(InputError, match=re.escape(why)):
        find(statement)
    assert time.process_time() - began < 2


@settings(max_examples=100)
@given(st.text(min_size=1, max_size=300), st.text(max_size=300))
def test_any_text_can_be_weighed_against_any_statement(statement, text):
    read = wanted(statement)
    rare = rarities(read.units, {}, 0)
    cut_ = cut(text, plain=read.plain)

    assert weigh(read, rare, cut_) <= 1 + 1e-9
    assert len(best_passage(read, rare, text, cut_)) <= LONGEST + 1


# -- the passage -------------------------------------------------------------------------------------


def passage(statement, text):
    read = wanted(statement)
    return best_passage(read, rarities(read.units, {}, 0), text, cut(text, plain=read.plain))


def test_sentences_in_a_row_that_each_tell_a_part_are_one_passage():
    text = "Trời nắng. Cầu Bạch Xa dài 320 m. Vốn xây cầu là 600 tỷ đồng. Chợ họp sớm."

    assert (
        passage("Cầu Bạch Xa dài 320 m, vốn 600 tỷ đồng", text) == "Cầu Bạch Xa dài 320 m. Vốn xây cầu là 600 tỷ đồng."
    )
    assert passage("Cầu Bạch Xa dài 320 m", text) == "Cầu Bạch Xa dài 320 m."


def test_of_a_long_sentence_the_piece_with_what_was_looked_for_is_told():
    text = "Bà con " + "vui mừng " * 100 + "vì cầu Bạch Xa dài 320 m " + "đã xong " * 100
    piece = passage("Cầu Bạch Xa dài 320 m", text)

    assert "cầu Bạch Xa dài 320 m" in piece
    assert len(piece) <= LONGEST + 1
    assert piece.startswith("…")
    assert piece.endswith("…")


def test_a_text_without_sentences_has_no_passage():
    assert passage("Cầu Bạch Xa", "  \n ") == ""

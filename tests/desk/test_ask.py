"""The statement box: what the archive and the registers have on a sentence, and what differs marked in both texts.

Not for: what is found and how it is compared (tests/archive, tests/check).
"""

import re
from html import unescape
from urllib.parse import quote

import pytest
from desk_office import MORNING
from desk_routes import Insider
from hypothesis import given
from hypothesis import strategies as st

from monitor.archive.finding import Bearing
from monitor.desk.app import create_app
from monitor.desk.registers import asking
from monitor.desk.registers.asking import pieces
from monitor.model import Comparison, Difference
from monitor.registers import enter
from monitor.vietnamese.sentences import sentence_spans

DOCUMENT = {"issuer": "Sở Mẫu", "document": "Công văn số 12", "source": "hồ sơ 12"}
CLAIM = DOCUMENT | {"id": "dap", "claim": "Đập hồ Thử đã vỡ trong đêm.", "refutation": "Đập hồ Thử an toàn."}


@pytest.fixture
def ask(browser):
    """Ask the desk as a reader; the page."""
    reader = browser("xem")

    def asked(statement, status=200):
        answer = reader.get(f"/ask?statement={quote(statement)}")
        assert answer.status_code == status, reader.text
        return unescape(reader.text)

    return asked


@pytest.fixture
def statement(desk):
    """A statement that differs from a fact of the rules in its figure."""
    return f"Sau sắp xếp, tỉnh {desk.settings.rules.province.name} có 118 xã."


def hits(text):
    """Kind, verdict and address of everything that was found, in its order."""
    return [
        (kind, verdict, path)
        for kind, verdict, path in re.findall(
            r'<p class="ask-head"><span class="chip">([^<]+)</span>(?: <span class="chip verdict-[a-z-]+ of-[a-z]+">([^<]+)</span>)?'
            r'.*?<p class="title"><a href="([^"]+)"',
            text,
            re.DOTALL,
        )
    ]


def marked(text):
    """The words that are marked as different."""
    return re.findall(r'<mark class="differs">([^<]+)</mark>', text)


def test_the_page_begins_with_an_empty_box(browser):
    """Also for who only reads; the first page has a small one."""
    reader = browser("xem")
    text = reader.get("/ask").get_data(as_text=True)
    assert '<textarea id="statement" name="statement"' in text
    assert "verdict-" not in text
    assert 'action="/ask" method="get"' in reader.get("/").get_data(as_text=True)


def test_a_fact_that_differs_is_named_and_the_figures_are_marked_in_both_texts(ask, statement):
    """In words too, for who sees no colours."""
    text = ask(statement)
    assert ("Số liệu, sự việc", "khác văn bản", "/facts/row/so-xa-2025") in hits(text)[:3]
    assert {"118", "117"} <= {words.partition(" ")[0] for words in marked(text)}
    assert re.search(r"Con số: câu này nêu “118( xã)?”, nguồn nêu “117( xã)?”", text)
    assert "không kết luận ai đúng" in text
    assert statement in text.partition("</textarea>")[0]


def test_an_article_that_says_the_same_comes_first_with_its_outlet(ask, store):
    """And its own sentence."""
    clip = next(clip for clip in store.clips() if clip.article.language == "vi")
    sentence = max((clip.article.text[start:end] for start, end in sentence_spans(clip.article.text)), key=len)
    text = ask(sentence)
    assert hits(text)[0] == ("Tin, bài", "bài cũng nêu như vậy", f"/clips/{clip.id}")
    assert f"{clip.outlet} · " in text
    assert sentence in text.partition('class="digest-quote"')[2]
    assert marked(text.partition(f'"/clips/{clip.id}"')[2].partition("</li>")[0]) == []


def test_a_statement_that_repeats_what_was_refuted_is_told_so(ask, desk, store):
    """Never as if it were confirmed; the document's words stand beside it."""
    enter(store, desk.settings.rules, "claim", CLAIM, "canbo", MORNING)
    text = ask("Đập hồ Thử đã vỡ trong đêm.")
    assert hits(text)[0] == ("Thông tin đã bị bác bỏ", "khớp với điều đã bị bác bỏ", "/facts/row/dap")
    assert "<b>Văn bản nêu:</b> Đập hồ Thử an toàn." in text


def test_what_one_side_denies_is_told_in_words_that_say_so(ask, desk, store):
    """And marked with the word that denies it."""
    enter(store, desk.settings.rules, "claim", CLAIM, "canbo", MORNING)
    text = ask("Trong đêm, đập hồ Thử không vỡ.")
    assert hits(text)[0] == ("Thông tin đã bị bác bỏ", "khác điều đã bị bác bỏ", "/facts/row/dap")
    assert "Trái ngược: câu này nêu “không vỡ”, nguồn nêu “vỡ”" in text
    assert marked(text) == ["vỡ", "không vỡ"]
    assert "Công văn số 12 (Sở Mẫu)" in text


def test_a_fact_whose_document_the_office_has_not_seen_is_told_so(ask, desk, statement):
    """As everywhere else that it is held against what the press says."""
    assert desk.settings.rules.register.row("so-xa-2025").unverified
    assert "Chưa đối chiếu văn bản" in ask(statement).partition('"/facts/row/so-xa-2025"')[0].rpartition("<li>")[2]


def test_an_argument_is_found_without_a_verdict(ask, desk, store):
    """It states nothing that could agree or differ."""
    argument = DOCUMENT | {
        "id": "vi-sao",
        "title": "Vì sao hồ Thử xả nước ban đêm",
        "text": "Hồ Thử xả nước theo quy trình.",
    }
    enter(store, desk.settings.rules, "argument", argument, "canbo", MORNING)
    assert hits(ask("Hồ Thử xả nước ban đêm."))[0] == ("Lập luận, tài liệu", "", "/facts/row/vi-sao")


def test_a_fact_that_holds_no_longer_is_told_so(ask, desk):
    """With its days."""
    text = ask(
        f"Tỉnh {desk.settings.rules.province.name} có 138 đơn vị hành chính cấp xã: 122 xã, 10 phường, 6 thị trấn."
    )
    assert "/facts/row/don-vi-cap-xa-2022" in [path for _, _, path in hits(text)]
    assert "đã hết hiệu lực" in text
    assert "từ 01/01/2022 đến 30/06/2025" in text


def test_what_shares_only_some_words_is_folded(ask, desk):
    """What differs or agrees never is; where there is nothing else, that is said."""
    different = Comparison("conflicts", (Difference("figure", "2", "3", (0, 1), (0, 1)),), "3 xã", 0.2)
    unsure = Comparison("not-enough", (), "3 xã", 0.2)
    found = [
        Bearing("fact", "a", "a", "", 0.9, "3 xã", unsure),
        Bearing("fact", "b", "b", "", 0.44, "3 xã", unsure),
        Bearing("fact", "c", "c", "", 0.2, "3 xã", different),
    ]
    assert [hit.near for hit in asking._hits(found, "2 xã", {}, desk.settings.rules.register, MORNING.date())] == [
        True,
        False,
        True,
    ]
    assert "chưa có gì nói về điều này" in ask("Zyxwv qwrtp lkjhg")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("", "Chưa ghi câu nào."),
        ("   \n ", "Chưa ghi câu nào."),
        ("\u200b", "Chưa ghi câu nào."),
        ("và là của những được trong", "chưa có từ nào nói về việc gì"),
        ("..., !?", "chưa có từ nào nói về việc gì"),
        ("xã " * 700, "Đoạn này dài 2.099 ký tự; hãy chọn một, hai câu chính, dài nhất 2.000 ký tự."),
    ],
)
def test_what_is_no_statement_is_told_in_vietnamese(ask, statement, sentence):
    """What was typed stays."""
    text = ask(statement, 400)
    assert sentence in text
    assert " ".join(statement.split()).strip("\u200b") in text
    assert 'aria-invalid="true"' in text
    assert hits(text) == []


def test_marks_in_a_statement_are_shown_as_text(browser):
    """In the box and wherever it stands."""
    reader = browser("xem")
    text = reader.get('/ask?statement=</textarea><script>alert("118 xã")</script>').get_data(as_text=True)
    assert "<script>alert" not in text


def test_nothing_of_a_statement_is_kept(ask, store, statement):
    """Not in the log, nor anywhere else."""
    before = list(store._database._connection.iterdump())
    ask(statement)
    after = list(store._database._connection.iterdump())
    seen = re.compile(r'INSERT INTO "?sessions')
    assert [line for line in before if not seen.match(line)] == [line for line in after if not seen.match(line)]


def test_where_articles_are_closed_only_the_registers_answer(desk, store, statement):
    """Nothing of an article stands on the page; where the section is closed there is no page."""
    rules = desk.settings.desk.model_copy(update={"sections": {"clips": "officer"}})
    object.__setattr__(desk.settings, "desk", rules)
    reader = Insider(create_app(desk), store, "xem")
    text = unescape(reader.ask("GET", f"/ask?statement={quote(statement)}").get_data(as_text=True))
    kinds = {kind for kind, _, _ in hits(text)}
    assert "Số liệu, sự việc" in kinds
    assert "Tin, bài" not in kinds
    rules = desk.settings.desk.model_copy(update={"sections": {"facts": "officer"}})
    object.__setattr__(desk.settings, "desk", rules)
    reader = Insider(create_app(desk), store, "xem")
    assert reader.ask("GET", "/ask").status_code == 403
    assert "/ask" not in reader.ask("GET", "/").get_data(as_text=True)


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 40)), max_size=6))
def test_the_pieces_of_a_text_are_the_text(text, places):
    """Whatever places are marked in it."""
    found = pieces(text, places)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text for piece in found)

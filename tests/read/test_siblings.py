"""Siblings of a page of our own: made well, and read by a learned shape as by searching. Not for: recorded pages (measure_shapes.py)."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_pages import LEAD, PARAGRAPHS, TITLE, URL, make_page

from monitor.model import Article, Page, Pending
from monitor.read import LEARN_FROM, learn, read_page

sys.path.insert(0, str(Path(__file__).parents[1]))  # siblings, read_bench

from read_bench.moments import Move
from siblings import Original, make_sibling

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
MOMENT = datetime(2026, 7, 20, 9, 35, tzinfo=LOCAL)
_WHO = (
    "Ông trưởng thôn", "Bà chủ quán nước", "Đội thợ xây", "Cô giáo mới về", "Nhóm thanh niên", "Hội người cao tuổi",
    "Anh lái đò", "Tổ bảo vệ rừng", "Các em lớp bốn", "Chị cán bộ xã",
)  # fmt: skip
_DID = (
    "đã trồng thêm mấy hàng cây dọc con đường dẫn ra bến sông, để trưa hè có bóng mát cho người qua lại.",
    "vừa sửa xong mái nhà văn hóa bị gió lốc thổi bay hồi đầu tháng tư, kịp trước mùa mưa năm nay.",
    "dậy từ bốn giờ sáng để chuẩn bị cho phiên chợ đầu tiên mở lại sau gần hai năm vắng người.",
    "mong có thêm một chiếc loa ở đầu làng, vì tiếng loa cũ chỉ nghe được khi trời thật lặng gió.",
    "kể rằng năm xưa suối này cạn đến mức trẻ con lội qua mà nước không chạm tới đầu gối.",
    "gom góp từng viên gạch, từng bao xi măng suốt ba mùa rẫy mới đủ làm đoạn đường bê tông ấy.",
)
_ARTICLES = [
    (f"{who} kể chuyện làng mình trong {season} vừa qua", "\n".join(f"{who} {did}" for did in _DID))
    for who in _WHO
    for season in ("mùa xuân", "mùa hè")
]
_NEWS = "".join(
    f'<li><a href="/xa-hoi/tin-so-{n}.html">Một tin khác của báo trong ngày, tin số {n}</a></li>' for n in range(5)
)


def page_of_ours(head=""):
    page = make_page(
        head=f'{head}<meta property="og:title" content="{TITLE}"><meta name="description" content="{LEAD}">',
        before='<div class="ngay-dang">Thứ Hai, 20/07/2026 - 09:35</div>',
        after=f'<div class="tin-khac"><h3>Tin khác</h3><ul>{_NEWS}</ul></div>',
        paragraphs=PARAGRAPHS * 2,
    )
    return Original(page.encode(), URL, (TITLE,), (MOMENT,), (LEAD, *PARAGRAPHS * 2))


@pytest.fixture(scope="module")
def original():
    return page_of_ours()


def read(sibling, shapes=()):
    fetched = max(sibling.published).astimezone(UTC) + timedelta(hours=1)
    page = Page(sibling.url, sibling.url, (), "text/html; charset=utf-8", sibling.body, fetched)
    return read_page(page, Pending(1, sibling.url, "", 0), None, shapes)


def test_a_sibling_keeps_nothing_of_what_the_original_says(original):
    sibling = make_sibling(original, _ARTICLES, 1)
    text = sibling.body.decode()
    assert not [words for words in (TITLE, LEAD, *PARAGRAPHS, "20/07/2026", "1234") if words in text]
    assert text.count(sibling.titles[0]) == 3  # <title>, og:title, <h1>
    assert all(line in text for line in sibling.paragraphs)
    assert sibling.url != original.url


def test_the_same_seed_makes_the_same_sibling_and_another_one_another(original):
    one, again, other = (make_sibling(original, _ARTICLES, seed, lively=True) for seed in (3, 3, 4))
    assert one == again
    assert one != other


def test_siblings_differ_in_length(original):
    assert len({len(make_sibling(original, _ARTICLES, seed).paragraphs) for seed in range(8)}) > 2


def test_around_lively_siblings_other_news_stand(original):
    still, lively = (make_sibling(original, _ARTICLES, 2, lively=lively).body.decode() for lively in (False, True))
    assert "tin số 3" in still
    assert "tin số" not in lively
    assert "Trang chủ" in lively


def test_a_paragraph_that_the_page_does_not_print_is_told(original):
    wrong = Original(original.body, URL, (TITLE,), (MOMENT,), ("Câu này không có trên trang.",))
    with pytest.raises(LookupError, match="Câu này"):
        make_sibling(wrong, _ARTICLES, 1)


def read_by_shape(original, *, lively):
    """Siblings, what is read of each by what was learned on others, and what is read by searching."""
    pages = [make_sibling(original, _ARTICLES, seed, lively=lively) for seed in range(2 * LEARN_FROM + 3)]
    observed = [read(page).use.observed for page in pages[: 2 * LEARN_FROM]]
    shapes = learn(each for each in observed if each)
    return [(page, read(page, shapes), read(page)) for page in pages[2 * LEARN_FROM :]]


@pytest.mark.parametrize("lively", [False, True])
def test_a_learned_shape_reads_siblings_as_searching_does(lively):
    dated = page_of_ours('<meta property="article:published_time" content="2026-07-20T09:35:00+07:00">')
    for page, by_shape, searched in read_by_shape(dated, lively=lively):
        article = by_shape.outcome
        assert by_shape.use.shape
        assert isinstance(article, Article)
        assert article.title in page.titles
        assert article.published in page.published
        assert tuple(article.text.split("\n")) == page.paragraphs
        assert isinstance(searched.outcome, Article)
        assert article.text == searched.outcome.text


def test_a_date_that_only_the_page_prints_is_read_by_shape_too(original):
    for page, by_shape, _ in read_by_shape(original, lively=False):
        assert by_shape.use.shape
        assert isinstance(by_shape.outcome, Article)
        assert by_shape.outcome.published in page.published


_FORMS = (
    "%d/%m/%Y %H:%M", "%H:%M, %d-%m-%Y", "%Y-%m-%dT%H:%M:00", "ngày %d.%m.%y lúc %H:%M", "%d/%m/%Y %I:%M %p", "%Y/%m/%d",
)  # fmt: skip


@given(st.integers(0, 9_000_000), st.integers(2, 300), st.integers(0, 59), st.sampled_from(_FORMS))
def test_a_moved_date_stands_in_the_form_in_which_it_stood(since, days, minutes, form):
    at = datetime(2012, 1, 1, tzinfo=LOCAL) + timedelta(minutes=since)
    moved = (at + timedelta(days=days)).replace(minute=minutes)
    assert Move((at,), moved - at).text(f"Đăng {at.strftime(form)} (GMT+7)") == f"Đăng {moved.strftime(form)} (GMT+7)"


def test_the_day_of_the_week_moves_with_the_date():
    move = Move((MOMENT,), timedelta(days=6))
    assert move.text("Thứ Hai, 20/07/2026") == "Chủ Nhật, 26/07/2026"
    assert move.text("thứ hai, ngày 20/07/26 9:35 sáng") == "chủ nhật, ngày 26/07/26 9:35 sáng"


def test_other_dates_and_clocks_stay():
    move = Move((MOMENT,), timedelta(days=6, minutes=5))
    assert move.text("Thứ Ba, 21/07/2026 - 09:35") == "Thứ Ba, 21/07/2026 - 09:35"
    assert move.text("09:35") == "09:40"
    assert move.text("Đội thắng lúc 09:35 trên sân nhà") == "Đội thắng lúc 09:35 trên sân nhà"

"""What is flagged, of every kind, and how it is told. Not here: what only looks like it (test_near_misses.py)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.check import Against, check
from monitor.config import Check, Register
from monitor.config.check import KindRow

FIGURES = {
    "Tuyên Quang hiện có 142 đơn vị hành chính cấp xã.": ("so-xa", "142 đơn vị hành chính cấp xã"),
    "Sau sắp xếp, Tuyên Quang có một trăm bốn mươi hai đơn vị hành chính cấp xã.": (
        "so-xa",
        "một trăm bốn mươi hai đơn vị hành chính cấp xã",
    ),
    "Dân số Tuyên Quang là 2,5 triệu người.": ("dan-so", "2,5 triệu người"),
    "Trong 6 tháng đầu năm 2026, Tuyên Quang đón 2,4 triệu lượt khách.": ("khach-6-thang", "2,4 triệu lượt khách"),
    "Sáu tháng đầu năm 2026, Tuyên Quang đã đón hơn 2,9 triệu lượt khách du lịch.": (
        "khach-6-thang",
        "2,9 triệu lượt khách du lịch",
    ),
    "Lũy kế từ đầu năm 2026, hồ Na Hang của Tuyên Quang đón 450.000 lượt người.": (
        "khach-luy-ke",
        "450.000 lượt người",
    ),
    "Năm 2025, tỷ lệ hộ nghèo của tỉnh Tuyên Quang là 21,4%.": ("ho-ngheo", "21,4%"),
    "Cao tốc Tuyên Quang - Mẫu Sơn có chiều dài 177 km, qua nhiều xã.": ("cao-toc", "177 km"),
}
DAYS = {
    "Lễ hội Thành Tuyên năm 2026 sẽ khai mạc vào tối 26/9.": ("khai-mac", "tối 26/9"),
    "Sáng 18/7, Sở Mẫu cho biết Lễ hội Thành Tuyên khai mạc ngày 26/9/2026.": ("khai-mac", "ngày 26/9/2026"),
    "Đêm hội Thành Tuyên khai mạc vào tháng 10/2026.": ("khai-mac", "tháng 10/2026"),
    "Ngày 26/9 tới, Lễ hội Thành Tuyên khai mạc.": ("khai-mac", "Ngày 26/9"),
    "Tỉnh Tuyên Quang được tái lập ngày 12/10/1991.": ("tai-lap", "ngày 12/10/1991"),
    "Cao tốc Tuyên Quang - Mẫu Sơn được khởi công ngày 28/8/2023.": ("khoi-cong", "ngày 28/8/2023"),
    "Tuyên Quang được tái lập năm 1992.": ("tai-lap", "năm 1992"),
}
SITES = {
    "Lễ hội Thành Tuyên năm nay khai mạc tại phường An Tường.": ("noi-khai-mac", "phường An Tường"),
    "Ban tổ chức cho biết Lễ hội Thành Tuyên tổ chức tại Quảng trường Hùng Mẫu.": (
        "noi-khai-mac",
        "Quảng trường Hùng Mẫu",
    ),
    "Trung tâm hành chính của tỉnh Tuyên Quang đặt tại phường An Tường.": ("tinh-ly", "phường An Tường"),
    "Trung tâm hành chính của tỉnh Tuyên Quang đặt ở An Tường.": ("tinh-ly", "An Tường"),
}
NAMES = {
    "Chủ tịch UBND tỉnh Tuyên Quang Nguyễn Văn Khác yêu cầu các sở vào cuộc.": ("chu-tich", "Nguyễn Văn Khác"),
    "Ông Nguyễn Văn Khác, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Tuyên Quang, chủ trì.": (
        "chu-tich",
        "Nguyễn Văn Khác",
    ),
    "Bí thư Tỉnh ủy Tuyên Quang, đồng chí Trần Thị Khác, phát biểu.": ("bi-thu", "Trần Thị Khác"),
    "Đồng chí Lê Văn Khác là Bí thư Tỉnh ủy Tuyên Quang.": ("bi-thu", "Lê Văn Khác"),
    "Cây cầu mới qua sông Lô được đặt tên là cầu Tân Mẫu.": ("ten-cau", "Tân Mẫu"),
    "Cầu mới qua sông Lô mang tên Tân Mẫu.": ("ten-cau", "Tân Mẫu"),
}
TRUTHS = {
    "Tuyên Quang là tỉnh miền núi không có đường biên giới.": ("bien-gioi", "không có đường biên giới"),
    "Khác Mẫu Sơn, Tuyên Quang không giáp biên giới.": ("bien-gioi", "không giáp biên giới"),
    "Năm 2026, Tuyên Quang vẫn không có biên giới trên bộ.": ("bien-gioi", "không có biên giới"),
}
REFUTED = {
    "Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du trong đêm.": "vo-dap",
    "Đêm qua đã xảy ra vỡ đập thủy điện Na Hang khiến hạ du ngập sâu.": "vo-dap",
    "Tuyên Quang thu phí tham quan 200.000 đồng với tất cả du khách đến tỉnh.": "thu-phi",
    "Người dân kể trẻ em ở xã Sơn Mẫu bị bắt cóc để lấy nội tạng.": "bat-coc",
    "Lở đá ở đèo Mẫu Sơn khiến hàng chục người chết.": "lo-da",
    "Lở đá ở đèo Mẫu Sơn làm 32 người chết.": "lo-da",
}
OF_FACTS = {
    "figure-differs": FIGURES,
    "date-differs": DAYS,
    "place-differs": SITES,
    "name-differs": NAMES,
    "refuted-claim": TRUTHS,
}
CASES = [(kind, text, *found) for kind, cases in OF_FACTS.items() for text, found in cases.items()]


@pytest.mark.parametrize(("kind", "text", "fact", "found"), CASES, ids=[text for _, text, *_ in CASES])
def test_a_statement_that_differs_from_a_fact_is_flagged(flagged, kind, text, fact, found):
    (flag,) = flagged(f"Trời nắng đẹp.\n{text} Bà con phấn khởi.")
    assert (flag.kind, flag.fact, flag.found, flag.sentence) == (kind, fact, found, text)
    assert 0.4 < flag.score <= 1
    assert re.fullmatch(r"Bài nêu .+; theo .+ \(.+\) (là|thì) .+\. Cần kiểm chứng\.", flag.explanation)


@pytest.mark.parametrize(("text", "claim"), REFUTED.items())
def test_a_sentence_that_tells_a_refuted_claim_is_flagged(flagged, text, claim):
    (flag,) = flagged(f"Trời nắng đẹp.\n{text} Bà con phấn khởi.")
    assert (flag.kind, flag.fact, flag.sentence) == ("refuted-claim", claim, text)
    assert flag.found in text
    assert flag.explanation.endswith("Cần kiểm chứng.")


def test_a_claim_that_two_neighbours_tell_is_flagged_less_surely(flagged):
    one, other = "Đập thủy điện Na Hang bị vỡ hồi khuya.", "Nước đang tràn về hạ du."
    (flag,) = flagged(f"{one} {other}\nTin tiếp theo.")
    (sure,) = flagged("Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du.")
    assert flag.sentence == f"{one} {other}"
    assert flag.score < sure.score


def test_a_claim_is_flagged_once_by_the_sentence_most_like_it(flagged):
    text = "Vỡ đập thủy điện Na Hang, hạ du ngập.\nĐập thủy điện Na Hang bị vỡ, nước tràn về hạ du."
    (flag,) = flagged(text, title="Vỡ đập thủy điện Na Hang, hạ du ngập")
    assert flag.sentence == "Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du."


# -- how it is told


def explained(flagged, text):
    (flag,) = flagged(text)
    return flag.explanation


def test_the_explanation_names_document_number_date_page_and_issuer(flagged):
    assert explained(flagged, "Tuyên Quang có 142 đơn vị hành chính cấp xã.") == (
        "Bài nêu 142 đơn vị hành chính cấp xã; theo Nghị quyết số 00/NQ-M ngày 16/06/2025 (Ủy ban Mẫu) "
        "là 124 đơn vị hành chính cấp xã. Cần kiểm chứng."
    )
    assert explained(flagged, "Chủ tịch UBND tỉnh Tuyên Quang Nguyễn Văn Khác phát biểu.") == (
        "Bài nêu “Nguyễn Văn Khác”; theo Quyết định số 11/QĐ-M ngày 01/07/2025, trang 2 (UBND tỉnh) là Đặng Văn Mẫu. "
        "Cần kiểm chứng."
    )


def test_a_date_that_the_document_has_is_not_told_twice(flagged):
    assert explained(flagged, "Lễ hội Thành Tuyên khai mạc ngày 26/9.") == (
        "Bài nêu ngày 26/9; theo Kế hoạch số 88/KH-M ngày 02/6/2026 (UBND tỉnh) là ngày 19/09/2026. Cần kiểm chứng."
    )


def test_the_explanation_of_what_is_so_quotes_the_statement(flagged):
    assert explained(flagged, "Tuyên Quang không có đường biên giới.") == (
        "Bài nêu “không có đường biên giới”; theo Báo cáo số 15/BC-M ngày 05/7/2026 (UBND tỉnh) thì “Từ ngày 01/7/2025, "
        "tỉnh Tuyên Quang có đường biên giới với nước láng giềng”. Cần kiểm chứng."
    )


def test_the_explanation_of_a_refuted_claim_quotes_the_claim_and_what_the_document_says(flagged):
    assert explained(flagged, "Tuyên Quang thu phí tham quan 200.000 đồng đối với mọi du khách.") == (
        "Bài nêu nội dung gần với thông tin “Tuyên Quang thu phí tham quan 200.000 đồng đối với mọi du khách”, đã được bác bỏ "
        "tại Công văn số 512/UBND-M ngày 01/07/2026 (UBND tỉnh): “HĐND tỉnh chưa ban hành nghị quyết nào về phí này; vé vào các "
        "khu du lịch giữ mức 40.000 đồng”. Cần kiểm chứng."
    )


# -- what makes it surer or less sure


def score(flagged, text, **options):
    (flag,) = flagged(text, **options)
    return flag.score


def test_a_post_whose_province_only_the_article_names_is_less_sure(flagged):
    named = score(flagged, "Chủ tịch UBND tỉnh Tuyên Quang Nguyễn Văn Khác phát biểu.")
    understood = score(flagged, "Chủ tịch UBND tỉnh Nguyễn Văn Khác phát biểu.", title="Tuyên Quang chống lũ")
    assert understood < named
    assert flagged("Chủ tịch UBND tỉnh Nguyễn Văn Khác phát biểu.") == ()


def test_a_yearly_figure_told_without_its_year_is_less_sure(flagged):
    assert score(flagged, "Tỷ lệ hộ nghèo của tỉnh Tuyên Quang là 21,4%.") < score(
        flagged, "Năm 2025, tỷ lệ hộ nghèo của tỉnh Tuyên Quang là 21,4%."
    )


def test_what_the_article_also_gives_as_documented_is_less_sure(flagged):
    wrong, right = "Lễ hội Thành Tuyên khai mạc ngày 26/9.", "Lễ hội Thành Tuyên khai mạc ngày 19/9."
    assert score(flagged, f"{wrong}\n{right}") < score(flagged, wrong)


def test_kinds_come_in_the_order_of_the_rules_and_each_in_that_of_the_text(flagged):
    text = (
        "Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du.\nTuyên Quang không có đường biên giới.\n"
        "Lễ hội Thành Tuyên khai mạc ngày 26/9.\nDân số Tuyên Quang là 2,5 triệu người."
    )
    assert [(flag.kind, flag.fact) for flag in flagged(text)] == [
        ("figure-differs", "dan-so"),
        ("date-differs", "khai-mac"),
        ("refuted-claim", "bien-gioi"),
        ("refuted-claim", "vo-dap"),
    ]


@pytest.mark.parametrize(
    "row",
    [{"enabled": False}, {"least": 0.9, "weight": 0.8}, {"unless": ("trong đêm",)}],
    ids=["switched off", "below the least score", "stopped by a phrase"],
)
def test_the_rules_stop_a_kind(held, article, row):
    tuning = Check(kind=(KindRow.model_validate({"kind": "refuted-claim"} | row),))
    against = Against(held.register, tuning, "r1")
    assert check(article("Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du trong đêm."), against) == ()


def test_without_rows_nothing_is_flagged(article):
    assert check(article("Tuyên Quang có 142 đơn vị hành chính cấp xã."), Against(Register(), Check(), "r1")) == ()


PIECES = (
    *(
        "Tuyên Quang",
        "Lễ hội Thành Tuyên",
        "khai mạc",
        "ngày 26/9",
        "19/9/2026",
        "tháng 10",
        "tại phường",
        "An Tường",
        "tại",
    ),
    *(
        "Chủ tịch UBND tỉnh",
        "ông",
        "Nguyễn Văn Khác",
        "Đặng Văn Mẫu",
        ",",
        "là",
        "không có biên giới",
        "tái lập",
        "năm 1992",
    ),
    *("Đập thủy điện Na Hang", "bị vỡ", "nước tràn về hạ du", "không", "?", ".", "\n", "“", "”", "(", "200.000 đồng"),
)
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@given(st.one_of(WORDS, st.text(max_size=100)), st.one_of(WORDS, st.text(max_size=30)), WORDS)
def test_any_article_is_checked_without_fault_and_every_flag_quotes_it(held, article, text, title, lead):
    told = article(text, title=title, lead=lead)
    for flag in check(told, held):
        assert flag.sentence in text or flag.sentence == title or flag.sentence in lead
        assert flag.found in flag.sentence
        assert 0 < flag.score <= 1

"""What one side tells otherwise though every figure, day and name stands on both: documents, ranks, roles, hours, refutations."""

import pytest

from monitor.check.compare import compare


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        (
            "Quyết định số 21 nêu mức học phí mầm non.",
            "Mức học phí mầm non được nêu trong Quyết định số 12/2025 của tỉnh.",
        ),
        ("Thiếu tá Hoàng Văn Chức dẫn đầu tổ tuần tra.", "Đại úy Hoàng Văn Chức dẫn đầu tổ tuần tra đêm qua."),
        ("Lò Văn Sao tố cáo Vàng A Chứ.", "Vàng A Chứ tố cáo Lò Văn Sao về việc lấn đất."),
        (
            "Ông Lò Văn Sao bị tạm giữ, ông Vàng A Chứ là nhân chứng.",
            "Công an tạm giữ ông Vàng A Chứ; nhân chứng là ông Lò Văn Sao.",
        ),
        (
            "Thôn Khuổi Phầy được chọn dựng cột sóng.",
            "Nhà mạng chọn thôn Nà Chác dựng cột sóng, thay vì thôn Khuổi Phầy.",
        ),
        ("Cầu treo Bản Lẻn đứt cáp vào rạng sáng 9/10.", "Khoảng 15 giờ ngày 9/10, cầu treo Bản Lẻn đứt cáp."),
        ("Trường Nà Hốc bị giải thể.", "Sở Giáo dục bác bỏ thông tin trường Nà Hốc bị giải thể."),
        ("Hồ Khau Lạ đã vỡ.", "Huyện khẳng định hồ Khau Lạ không vỡ, nước vẫn trong mức an toàn."),
    ],
    ids=["document", "rank", "who did it", "roles", "instead", "hour", "refuted by an office", "did not happen"],
)
def test_what_the_evidence_tells_otherwise_conflicts(statement, evidence):
    assert compare(statement, evidence).verdict == "conflicts"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Quyết định số 21 nêu mức học phí.", "Quyết định số 21 thay Quyết định số 12/2020, nêu mức học phí mầm non."),
        ("Đại úy Hoàng Văn Chức dẫn đầu tổ.", "Đại úy Hoàng Văn Chức, nay là Thiếu tá Hoàng Văn Chức, dẫn đầu tổ."),
        ("Lò Văn Sao gặp Vàng A Chứ.", "Vàng A Chứ gặp Lò Văn Sao ở chợ."),
        ("Lò Văn Sao tố cáo Vàng A Chứ.", "Vàng A Chứ bị Lò Văn Sao tố cáo về việc lấn đất."),
        ("Thôn Nà Chác được chọn dựng cột sóng.", "Nhà mạng chọn thôn Nà Chác dựng cột sóng, thay vì thôn Khuổi Phầy."),
        ("Cầu treo Bản Lẻn đứt cáp vào chiều 9/10.", "Khoảng 15 giờ ngày 9/10, cầu treo Bản Lẻn đứt cáp."),
        ("Cầu treo Bản Lẻn đứt cáp vào tối 9/10.", "Khoảng 8 giờ ngày 9/10, cầu treo Bản Lẻn đứt cáp."),
    ],
)
def test_what_both_tell_alike_does_not(statement, evidence):
    assert compare(statement, evidence).verdict != "conflicts"


@pytest.mark.parametrize(
    "evidence",
    [
        "Ông Lò Văn Sao phủ nhận việc ông nhận tiền của chủ thầu.",
        "Ông Lò Văn Sao nói: “Tôi không nhận tiền của chủ thầu”.",
        "Nếu ông Lò Văn Sao không nhận tiền của chủ thầu, vụ việc sẽ khép lại.",
        "Liệu ông Lò Văn Sao có nhận tiền của chủ thầu hay không?",
        "Ông Lò Văn Sao không chỉ nhận tiền của chủ thầu mà còn nhận đất.",
        "Ông Lò Văn Sao nhận không ít tiền của chủ thầu.",
        "Ông Lò Văn Sao nhận không dưới hai lần tiền của chủ thầu.",
        "Không phải ông Lò Văn Sao không nhận tiền của chủ thầu.",
        "Luật sư cho rằng ông Lò Văn Sao không nhận tiền của chủ thầu.",
        "Ông Lò Văn Sao chưa từng nghĩ nhận tiền của chủ thầu là sai.",
    ],
)
def test_what_somebody_denies_asks_or_supposes_is_no_conflict(evidence):
    assert compare("Ông Lò Văn Sao nhận tiền của chủ thầu.", evidence).verdict != "conflicts"


def test_an_office_that_refutes_a_figure_leaves_open_which_is_right():
    assert (
        compare("Sạt lở ở Nà Hốc làm 6 người chết.", "Huyện bác bỏ tin 6 người chết ở Nà Hốc.").verdict == "not-enough"
    )


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Trường có 320 chỗ ở nội trú.", "Trường có 320 cán bộ, giáo viên và nhân viên."),
        ("Xưởng chè xây tại thôn Khuổi Phầy.", "Thôn Khuổi Phầy vừa có đường bê tông dài 2 km."),
        ("Hội xuân mở ở xã Nà Chác.", "Hội xuân mở vào mùng 6 tháng Giêng, có ném còn và đẩy gậy."),
        ("Nước giếng Nà Hốc nhiễm asen.", "Dân làng lo ngại nước giếng Nà Hốc nhiễm asen."),
        ("Thôn chưa nhận được gạo cứu trợ.", "Huyện cấp gạo cứu trợ cho bảy thôn."),
    ],
    ids=["another thing is counted", "only the place", "a place that is not given", "a fear", "not yet"],
)
def test_a_short_statement_is_not_borne_out_by_words_in_common(statement, evidence):
    assert compare(statement, evidence).verdict == "not-enough"


def test_so_many_a_day_and_so_many_a_month_are_two_figures():
    found = compare("Mỗi ngày chợ Nà Chác bán 40 con trâu.", "Cả tháng 9, chợ Nà Chác bán 950 con trâu.")
    assert found.verdict == "not-enough"


def test_the_day_of_a_document_is_not_the_day_of_what_it_is_about():
    found = compare(
        "Ngày 8/6, hội đồng thông qua tờ trình về học phí mầm non.",
        "Hội đồng thông qua tờ trình số 77 ngày 2/6 về học phí mầm non.",
    )
    assert found.verdict != "conflicts"


@pytest.mark.parametrize("spelled", ["Fansipan", "Phan Xi Păng"])
def test_a_foreign_name_in_other_letters_is_no_other_name(spelled):
    assert (
        compare(
            f"Đoàn leo núi mất liên lạc trên đỉnh {spelled}.", "Đoàn leo núi mất liên lạc trên đỉnh Phanxipan."
        ).verdict
        != "conflicts"
    )


def test_the_others_are_not_those_of_whom_the_statement_tells():
    found = compare(
        "Bữa tiệc ở Nà Hốc làm 52 người nhập viện.",
        "Có 25 người nhập viện sau bữa tiệc ở Nà Hốc, 52 người khác được theo dõi tại nhà.",
    )
    assert found.verdict == "conflicts"


@pytest.mark.parametrize(
    ("statement", "evidence", "found", "expected"),
    [
        (
            "Kè Nà Chác làm xong năm 2021.",
            "Kè Nà Chác làm xong năm 2022 thay vì năm 2021 như đã báo.",
            "năm 2021",
            "thay vì năm 2021",
        ),
        (
            "Trường Nà Hốc bị giải thể.",
            "Huyện nói rõ thông tin trường Nà Hốc bị giải thể là sai sự thật.",
            "Trường Nà Hốc bị giải thể",
            "thông tin trường Nà Hốc bị giải thể là sai sự thật",
        ),
        (
            "Sở Giáo dục bác bỏ thông tin trường Nà Hốc bị giải thể.",
            "Sở Giáo dục xác nhận trường Nà Hốc bị giải thể.",
            "bác bỏ thông tin trường Nà Hốc bị giải thể",
            "xác nhận trường Nà Hốc bị giải thể",
        ),
    ],
    ids=["instead", "false", "confirmed"],
)
def test_the_words_that_say_that_it_is_not_so_are_shown(statement, evidence, found, expected):
    [difference] = compare(statement, evidence).differences
    assert (difference.kind, difference.found, difference.expected) == ("denial", found, expected)
    assert evidence[slice(*difference.expected_at)] == expected

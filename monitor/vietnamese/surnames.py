"""Family names (and the middle names Văn and Thị) that show a name to be a person's, not a place's.

Not a list of persons. Left out on purpose are family names that also open or end the names of places: Hồ, Cao,
Sơn, Dương, Hà, Lâm, Mai, Lý.
"""

SURNAMES = frozenset(
    {
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Huỳnh",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Ngô",
        "Đinh",
        "Trịnh",
        "Lương",
        "Tạ",
        "Triệu",
        "Văn",
        "Thị",
    }
)

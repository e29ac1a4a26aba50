"""Dates as feeds, page heads and bylines print them. The forms are those of FEEDS.md 1-2 and DOMAIN.md 8.4."""

from datetime import UTC, datetime, timedelta, timezone
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.dates import parse_date, read_moment, says_hour

ICT = ZoneInfo("Asia/Ho_Chi_Minh")

FEED_FORMS = [
    ("Mon, 20 Jul 2026 06:05:00 +0700", "2026-07-20T06:05+07:00"),
    ("7/20/2026 5:25:00\u202fAM", "2026-07-20T05:25+07:00"),
    ("7/19/2026 11:43:00 PM", "2026-07-19T23:43+07:00"),
    ("8/1/2026 12:08:00 AM", "2026-08-01T00:08+07:00"),
    ("8/1/2026 12:10:00 PM", "2026-08-01T12:10+07:00"),
    ("12/7/2026 1:02:03 PM", "2026-12-07T13:02:03+07:00"),
    ("Mon, 20 Jul 26 06:25:00 +0700", "2026-07-20T06:25+07:00"),
    ("Sun, 19 Jul 2026 21:16:19 +07:00", "2026-07-19T21:16:19+07:00"),
    ("Sun, 19 Jul 2026 22:14:00 +07", "2026-07-19T22:14+07:00"),
    ("Sun, 19 Jul 2026 02:45:47 GMT", "2026-07-19T02:45:47+00:00"),
    ("Fri, 06 Aug 2021 01:08:00 GMT+7", "2021-08-06T01:08+07:00"),
    ("Fri, 06 Aug 2021 01:08:00 ICT", "2021-08-06T01:08+07:00"),
    ("Fri, 06 Aug 2021 01:08:00", "2021-08-06T01:08+07:00"),
    ("Sun, 19 Jul 2026 22:14:00 -0500", "2026-07-19T22:14-05:00"),
    ("2021-08-06 01:08:00", "2021-08-06T01:08+07:00"),
    ("2026-07-20T06:18:00", "2026-07-20T06:18+07:00"),
    ("2026-07-20T06:18:00.123Z", "2026-07-20T06:18+00:00"),
    ("2026-07-20T06:18+07:00", "2026-07-20T06:18+07:00"),
    ("2026-07-20", "2026-07-20T00:00+07:00"),
    ("20260720T061800Z", "2026-07-20T06:18+00:00"),
    ("20260720061800", "2026-07-20T06:18+07:00"),
    ("1784524680", "2026-07-20T05:18+00:00"),
    ("1784524680000", "2026-07-20T05:18+00:00"),
    ("July 20, 2026 6:18 AM", "2026-07-20T06:18+07:00"),
    ("Mon Jul 20 06:18:00 2026", "2026-07-20T06:18+07:00"),
    ("20 July 2026", "2026-07-20T00:00+07:00"),
    ("2026年7月20日 06:18", "2026-07-20T06:18+07:00"),
    ("2026년 7월 20일 06:18", "2026-07-20T06:18+07:00"),
]
PAGE_FORMS = [
    ("Thứ ba, 20:02, 23/09/2025", "2025-09-23T20:02+07:00"),
    ("Thứ Năm, 11/1/2024 18:30'(GMT+7)", "2024-01-11T18:30+07:00"),
    ("Cập nhật, 13:27, Thứ Năm, 27/06/2013 (GMT+7)", "2013-06-27T13:27+07:00"),
    ("Chủ nhật, ngày 29 tháng 11 năm 2020 | 8:20:45", "2020-11-29T08:20:45+07:00"),
    ("20/06/2025 - 07:45", "2025-06-20T07:45+07:00"),
    ("07:57, 21/09/2010", "2010-09-21T07:57+07:00"),
    ("12:28, 04/02/2024", "2024-02-04T12:28+07:00"),
    ("Thứ tư, 08:12 23/08/2023 | Xã hội", "2023-08-23T08:12+07:00"),
    ("Cập nhật: 08:55, Thứ 6, 01/10/2021", "2021-10-01T08:55+07:00"),
    ("Thứ ba, 26/11/2019 13:03 PM", "2019-11-26T13:03+07:00"),
    ("16:52 | 04/05/2024 GMT+7", "2024-05-04T16:52+07:00"),
    ("(08/07/2024  11:38)", "2024-07-08T11:38+07:00"),
    ("Thứ 5, Ngày 14/01/2021, 15:00", "2021-01-14T15:00+07:00"),
    ("Cập nhật lúc 01:08 ngày 06/08/2021", "2021-08-06T01:08+07:00"),
    ("Cập nhật thứ hai, ngày 24/12/12 11:05 tối", "2012-12-24T23:05+07:00"),
    ("Thứ Hai, 24/12/2012, 03:04 AM (GMT+7)", "2012-12-24T03:04+07:00"),
    ("07-03-2026 - 09:40 AM | Kinh tế", "2026-03-07T09:40+07:00"),
    ("14/12/12 at 16:18", "2012-12-14T16:18+07:00"),
    ("lúc 14 giờ 05 phút ngày 20/07/2026", "2026-07-20T14:05+07:00"),
    ("20 giờ tối ngày 29/11/2025", "2025-11-29T20:00+07:00"),
    ("14h05, 20.7.2026", "2026-07-20T14:05+07:00"),
    ("08:00 -12/05/2026", "2026-05-12T08:00+07:00"),
    ("12:28, 04/02/2024 | sửa lúc 15:30, 05/02/2024", "2024-02-04T12:28+07:00"),
    ("09/9/2016 (9/8/2016 ÂL)", "2016-09-09T00:00+07:00"),
    ("Thư\u0301 Hai, ngày 20 tha\u0301ng 7 năm 2026", "2026-07-20T00:00+07:00"),
]
NO_DATES = [
    "",
    "hôm qua lúc 15:30",
    "2 giờ trước",
    "Sáng 7-1",
    "Chiều 31.10",
    "Khoảng 16h30' chiều 27/7",
    "mùng 7 tết",
    "9/8/2016 ÂL",
    "ngày 20/9 đến ngày 27/9 dương lịch (Tức ngày 6/8 đến ngày 13/8 âm lịch)",
    "Nghị định số 357/2025/NĐ-CP",
    "31/02/2026 10:00",
    "30/02/2026",
    "2026-13-45",
    "20/07/2026 25:10",
    "9999999999",
    "0001-01-01T00:00:00Z",
]


@pytest.mark.parametrize(("raw", "wanted"), FEED_FORMS + PAGE_FORMS)
def test_every_known_form_is_read_to_the_minute(raw, wanted):
    assert parse_date(raw, zone=ICT) == datetime.fromisoformat(wanted)


@pytest.mark.parametrize("raw", NO_DATES)
def test_what_prints_no_possible_moment_is_none(raw):
    assert parse_date(raw, zone=ICT) is None


def test_the_result_is_utc():
    assert parse_date("20/06/2025 - 07:45", zone=ICT).tzinfo is UTC


def test_a_given_order_wins_over_every_guess():
    assert parse_date("7/8/2026 5:25:00 AM", zone=ICT, order="dmy") == datetime(2026, 8, 6, 22, 25, tzinfo=UTC)
    assert parse_date("07/08/2026 - 17:25", zone=ICT, order="mdy") == datetime(2026, 7, 8, 10, 25, tzinfo=UTC)
    assert parse_date("20/7/2026", zone=ICT, order="mdy") is None


def test_without_an_order_the_only_possible_one_is_taken():
    assert parse_date("20/7/2026 5:25:00 AM", zone=ICT) == datetime(2026, 7, 19, 22, 25, tzinfo=UTC)
    assert parse_date("7/20/2026 17:25", zone=ICT) == datetime(2026, 7, 20, 10, 25, tzinfo=UTC)


def test_without_an_offset_the_given_zone_counts():
    assert parse_date("2026-07-20 09:00", zone=ZoneInfo("Asia/Tokyo")) == datetime(2026, 7, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "hour"),
    [
        ("20/06/2025 - 07:45", 7),
        ("20/06/2025 - 12:05 AM", 0),
        ("20/06/2025 1:15 trưa", 13),
        ("20/06/2025 11:30 đêm", 23),
        ("20/06/2025 12:30 đêm", 0),
        ("20/06/2025 00:10 AM", 0),
    ],
)
def test_halves_of_the_day_are_understood(raw, hour):
    assert parse_date(raw, zone=ICT).astimezone(ICT).hour == hour


def test_a_date_says_whether_it_knows_the_hour():
    assert says_hour("Thứ ba, 20:02, 23/09/2025")
    assert says_hour("1784524680")
    assert not says_hour("2012-12-25")
    assert not says_hour("không có ngày")


@given(st.text())
def test_no_text_raises(text):
    assert parse_date(text, zone=ICT) is None or parse_date(text, zone=ICT).tzinfo is UTC


@given(st.text(alphabet="0123456789/-.: +TZGMAPngàythánm,'hj"))
def test_no_text_of_date_signs_raises(text):
    read = parse_date(text, zone=ICT), parse_date(text, zone=ICT, order="mdy")
    assert all(at is None or at.tzinfo is UTC for at in read)
    assert says_hour(text) in (True, False)


MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30)).map(lambda at: at.replace(microsecond=0))  # noqa: DTZ001 - the test gives zones
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(MOMENTS, OFFSETS)
def test_iso_and_mail_dates_with_an_offset_come_back_exactly(at, offset):
    moment = at.replace(tzinfo=offset)
    assert parse_date(moment.isoformat(), zone=ICT) == moment
    assert parse_date(moment.strftime("%a, %d %b %Y %H:%M:%S %z"), zone=ICT) == moment


@given(MOMENTS)
def test_vietnamese_dates_come_back_exactly(at):
    moment = at.replace(tzinfo=ICT)
    for form in (
        "Thứ Hai, %d/%m/%Y - %H:%M:%S (GMT+7)",
        "%H:%M:%S, ngày %d tháng %m năm %Y GMT+7",
        "%d-%m-%Y | %H:%M:%S +07",
    ):
        assert parse_date(moment.strftime(form), zone=UTC) == at.replace(tzinfo=timezone(timedelta(hours=7)))


WEEKDAYS = ("Thứ Hai", "THỨ BA", "thứ 4", "T5", "Thứ sáu", "Thứ 7", "Chủ nhật")
THAI = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
LAO = "ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ".split()  # noqa: SIM905 - a sentence reads better
FRENCH = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
COUNTED = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")


def printed_forms(at):
    """*at* in every form that the press prints, to the minute."""
    y, m, d, h, n, w = at.year, at.month, at.day, at.hour, at.minute, WEEKDAYS[at.weekday()]
    half, twelve = ("AM", "PM")[h >= 12], h % 12 or 12
    return [
        f"{y}-{m:02}-{d:02}T{h:02}:{n:02}",
        f"{y}-{m:02}-{d:02} {h:02}:{n:02}:00",
        f"{y}/{m}/{d} {h}:{n:02}",
        f"{y}.{m:02}.{d:02} {h:02}:{n:02}",
        f"{y}. {m}. {d}. {('오전', '오후')[h >= 12]} {twelve}:{n:02}",
        f"{y}{m:02}{d:02}{h:02}{n:02}" if y < 2100 else f"{y}-{m}-{d} {h}:{n:02}",
        f"{y}年{m}月{d}日 {h:02}:{n:02}",
        f"{y}年{m}月{d}日 {('午前', '午後')[h >= 12]}{twelve}時{n}分",
        f"{y}년 {m}월 {d}일 {h}시 {n:02}분",
        f"{w}, {d:02}/{m:02}/{y} | {h:02}:{n:02}",
        f"{w}, {h:02}:{n:02}, {d}/{m}/{y}",
        f"{w} {d:02}.{m:02}.{y} - {h}h{n:02}",
        f"{d}-{m}-{y} - {h:02}:{n:02} {half} (GMT+7)",
        f"{h:02}:{n:02} {d:02}/{m:02}/{y % 100:02}" if y < 2070 else f"{h:02}:{n:02} {d:02}/{m:02}/{y}",
        f"{d:02}/{m:02}/{y}-{h:02}:{n:02}",
        f"{w}, ngày {d} tháng {m} năm {y} - {h:02}:{n:02}",
        f"Cập nhật lúc {h} giờ {n:02} phút ngày {d}/{m}/{y}",
        f"{d} Tháng {COUNTED[m - 1]}, {y} {h:02}:{n:02}",
        f"Th{m} {d}, {y} {h:02}:{n:02}",
        f"{d} thg {m}, {y} {h:02}:{n:02}",
        f"{ENGLISH[m - 1]} {d}, {y} at {twelve}:{n:02} {half[0].lower()}.m.",
        f"{d} {ENGLISH[m - 1][:3]} {y} {h:02}:{n:02}",
        f"{d} {FRENCH[m - 1]} {y} à {h}h{n:02}",
        f"{d} {THAI[m - 1]} {y + 543} เวลา {h:02}.{n:02} น.",
        f"{d}/{m:02}/{y + 543} {h:02}:{n:02} น.",
        f"{d} {LAO[m - 1]} {y} ເວລາ {h:02}:{n:02}",
        f"{m}/{d}/{y} {twelve}:{n:02}:00 {half}",
        f"{m}/{d}/{y} {twelve}:{n:02}:00\u202f{half}",
        f"{at:%a %b %d %H:%M:%S} {y}",
        f"{at:%a %b %d %Y %H:%M:%S} GMT+0700 (Indochina Time)",
    ]


MINUTES = st.integers(0, 101 * 365 * 24 * 60).map(
    lambda minutes: datetime(2000, 1, 1, tzinfo=ICT) + timedelta(minutes=minutes)
)


@given(MINUTES)
def test_every_minute_of_a_century_comes_back_in_every_form(at):
    assert [form for form in printed_forms(at) if parse_date(form, zone=ICT) != at] == []


@pytest.mark.parametrize(
    "raw",
    ["Âm lịch: 9/8/2016", "ngày 15 tháng 7 năm 2026 âm lịch", "(15/7/2026 âm lịch)", "29 tháng Chạp năm 2026"],
)
def test_lunar_days_are_no_dates(raw):
    assert parse_date(raw, zone=ICT) is None


def test_the_other_order_is_told_where_the_figures_allow_it():
    moment = read_moment("07/08/2026 - 17:25", zone=ICT)
    assert moment.swapped == datetime(2026, 7, 8, 10, 25, tzinfo=UTC)
    assert read_moment("20/07/2026 - 17:25", zone=ICT).swapped is None
    assert read_moment("07/07/2026 - 17:25", zone=ICT).swapped is None or (
        read_moment("07/07/2026 - 17:25", zone=ICT).swapped == read_moment("07/07/2026 - 17:25", zone=ICT).at
    )


@pytest.mark.parametrize(
    ("raw", "offset"),
    [
        ("2026-07-20T06:18:00Z", "utc"),
        ("2026-07-20T06:18:00+00:00", "utc"),
        ("Sun, 19 Jul 2026 02:45:47 GMT", "utc"),
        ("2026-07-20T06:18:00+07:00", "named"),
        ("1784524680", "named"),
        ("2026-07-20T06:18:00", ""),
    ],
)
def test_what_was_printed_of_the_zone_is_told(raw, offset):
    assert read_moment(raw, zone=ICT).offset == offset


@pytest.mark.parametrize("piece", ["1", "12/", "12 ", "tháng ", "20/7/2026 ", "ngày 1 ", "(", "\u0301", "ก.ค. "])
def test_a_million_letters_are_no_date_and_take_no_half_second(piece):
    begun = process_time()
    assert parse_date(piece * (1_000_000 // len(piece)), zone=ICT) is None
    assert not says_hour(piece * (1_000_000 // len(piece)))
    for letters in (390, 1990):
        parse_date((piece * letters)[:letters], zone=ICT)
    assert process_time() - begun < 0.5

"""The Excel list: every clip, real dates, nothing that runs, nothing cut in silence. Not for: which clips are chosen."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from own_press import LABELS, clip, copy, decided_clip, event, rich_clips, syndicated_clip, tags

from monitor.publish.export.columns import COLUMNS, Words
from monitor.publish.export.rows import COLUMNS as KEYS
from monitor.publish.export.xlsx import About, Limits, write_xlsx

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORDS = Words(LABELS, ZoneInfo("Asia/Ho_Chi_Minh"))
EPOCH = datetime(1899, 12, 30, tzinfo=UTC)  # Excel's day 0
ESCAPED = re.compile("_x([0-9A-F]{4})_")


def workbook(clips, limits=None, words=WORDS):
    out = io.BytesIO()
    faults = write_xlsx(clips, out, About("Danh sách", ("Điều kiện: thử.",), words), *([limits] if limits else []))
    return zipfile.ZipFile(out), faults


def xml(book, name):
    return etree.fromstring(book.read(name))


def sheets(book):
    """Name of each sheet -> its XML, in their order."""
    names = [each.get("name") for each in xml(book, "xl/workbook.xml").iter(f"{MAIN}sheet")]
    return {name: xml(book, f"xl/worksheets/sheet{n}.xml") for n, name in enumerate(names, 1)}


def rows(sheet):
    """The rows as lists of texts and numbers, None for an empty cell."""
    return [_cells(row) for row in sheet.iter(f"{MAIN}row")]


def _cells(row):
    found = [None] * len(COLUMNS)
    for cell in row.iter(f"{MAIN}c"):
        place = 0
        for letter in re.match("[A-Z]+", cell.get("r"))[0]:
            place = place * 26 + ord(letter) - 64
        inline = cell.find(f"{MAIN}is")
        found[place - 1] = (
            ESCAPED.sub(lambda m: chr(int(m[1], 16)), "".join(inline.itertext()))
            if inline is not None
            else float(cell.findtext(f"{MAIN}v"))
        )
    return found


def table(clips, limits=None, words=WORDS):
    """The rows of the first sheet by the keys of CSV."""
    book, _ = workbook(clips, limits, words)
    return [
        dict(zip([column.key for column in COLUMNS], row, strict=True)) for row in rows(sheets(book)["Tin, bài"])[1:]
    ]


def notes(book):
    return [[cell for cell in row if cell is not None] for row in rows(sheets(book)["Ghi chú"])]


def test_every_clip_is_a_row_under_vietnamese_headings():
    book, faults = workbook(rich_clips())
    head, *read = rows(sheets(book)["Tin, bài"])

    assert faults == ()
    assert head[:3] == ["Mã tin", "Thời gian đăng", "Cơ quan báo chí"]
    assert [int(row[0]) for row in read] == [each.id for each in rich_clips()]


def test_the_columns_are_those_of_csv():
    assert {column.key for column in COLUMNS} == set(KEYS)
    assert len(COLUMNS) == len(KEYS)


def test_values_are_in_the_words_of_the_office():
    first = table(rich_clips())[0]

    assert first["topics"] == "Phản ánh, kiến nghị; Kinh tế - xã hội"
    assert (first["group"], first["tone"], first["medium"]) == ("Báo chí Trung ương", "Tiêu cực", "Báo điện tử")
    assert (first["appearances"], first["places"]) == (6, "Phúc Lâm; thôn Nà Tông")
    assert table(rich_clips())[1]["tone_unsure"] == "x"
    assert table([clip(1)])[0]["tone"] == "Không xét"
    assert table([syndicated_clip()])[0]["origin"] == "Hãng tin Mẫu (theo nguồn ghi trên báo)"
    assert table([clip(1, story=event(7, named="Cầu hỏng"))])[0]["story_headline"] == "Cầu hỏng"
    assert table([replace(clip(2), copy_of=1)])[0]["copy_of"] == 1
    assert table([decided_clip()])[0]["decided_by"] == "Lê Thử; Trần Mẫu"


def test_a_topic_without_a_label_stands_for_itself():
    assert table([clip(1, tags=tags(topics=("moi",)))], words=Words())[0]["topics"] == "moi"


def test_times_are_real_dates_in_the_zone_of_the_office():
    at = datetime(2022, 2, 27, 18, 30, tzinfo=UTC)
    row = table([replace(clip(1, published=at), clipped_at=at)])[0]

    assert EPOCH + timedelta(days=row["published"]) == datetime(2022, 2, 28, 1, 30, tzinfo=UTC)
    assert row["vanished_at"] is None
    assert ["Thời gian ghi theo múi giờ Asia/Ho_Chi_Minh."] in notes(workbook([])[0])


def test_a_date_before_the_days_of_excel_is_text():
    row = table([clip(1, published=datetime(1890, 5, 6, tzinfo=UTC))])[0]
    assert row["published"] == "1890-05-06 07:06"


def test_the_heading_stays_in_view_and_bylines_are_no_filter():
    sheet = sheets(workbook(rich_clips())[0])["Tin, bài"]
    pane, filtered = sheet.find(f".//{MAIN}pane"), sheet.find(f"{MAIN}autoFilter").get("ref")

    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
    assert COLUMNS[-1].key == "authors"
    assert filtered == f"A1:AF{len(rich_clips()) + 1}"
    assert len(COLUMNS) == 33  # AG


def test_a_row_stands_on_one_page_of_paper_and_is_as_high_as_its_longest_text():
    short, long = (
        replace(rich_clips()[0], id=n, article=replace(rich_clips()[0].article, title=title))
        for n, title in ((1, "Ngắn"), (2, "Cầu mới " * 200))
    )
    sheet = sheets(workbook([short, long])[0])["Tin, bài"]
    fit, paper = sheet.find(f".//{MAIN}pageSetUpPr"), sheet.find(f"{MAIN}pageSetup")
    heights = [float(row.get("ht", 15)) for row in sheet.iter(f"{MAIN}row")]

    assert (fit.get("fitToPage"), paper.get("fitToHeight"), paper.get("orientation")) == ("1", "0", "landscape")
    assert paper.get("paperSize") == "8"  # A3: all its columns are too many for A4
    assert heights[1] < heights[2] == 90


def test_the_notes_tell_what_was_chosen_and_what_each_column_is_in_csv():
    told = notes(workbook(rich_clips())[0])

    assert told[:3] == [["Danh sách"], ["Điều kiện: thử."], [f"Số dòng: {len(rich_clips())}."]]
    assert ["Mọi ô đều ghi đủ, không chỗ nào bị cắt."] in told
    assert [row[1] for row in told[-len(COLUMNS) :]] == [column.key for column in COLUMNS]


@pytest.mark.parametrize(
    "title", ['=HYPERLINK("http://x.example","bấm")', "+84 số lạ", "-1+1", "@SUM(A1)", "=1+1", " =cmd|'/c calc'!A0"]
)
def test_a_text_that_looks_like_a_formula_is_text_now_and_when_it_is_edited(title):
    book, _ = workbook([clip(1, title)])
    sheet = sheets(book)["Tin, bài"]
    cell = next(c for c in sheet.iter(f"{MAIN}c") if c.get("r") == "E2")
    layout = list(xml(book, "xl/styles.xml").find(f"{MAIN}cellXfs"))[int(cell.get("s"))]

    assert table([clip(1, title)])[0]["title"] == title
    assert not list(sheet.iter(f"{MAIN}f"))
    assert (cell.get("t"), layout.get("quotePrefix")) == ("inlineStr", "1")


def test_only_a_web_address_can_be_clicked():
    clips = [
        clip(1),
        clip(2, url="javascript:alert(1)"),
        clip(3, url="urn:monitor:paper:0a"),
        clip(4, url="file:///c:/x"),
    ]
    book, faults = workbook(clips)
    links = xml(book, "xl/worksheets/_rels/sheet1.xml.rels")

    assert [each.get("Target") for each in links] == ["https://bao1.example/bai-1"]
    assert [row["url"] for row in table(clips)] == [each.article.url for each in clips]
    assert faults == ()


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Tin\x00 có\x0b mã\ufffe lạ\x1f", "Tin có mã lạ"),
        ("dòng\r\nmới\rnữa", "dòng\nmới\nnữa"),
        ("<r><t>đậm</t></r>", " <r><t>đậm</t></r>"),
        ('<script>alert("x")</script> & cười', '<script>alert("x")</script> & cười'),
        ("tệp _x0041_", "tệp _x0041_"),
        ("🦣 voi", "🦣 voi"),
    ],
)
def test_letters_that_no_workbook_holds_are_left_out_and_all_others_stay(title, read):
    assert table([clip(1, title)])[0]["title"] == read


@settings(max_examples=40)
@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"])))
def test_no_text_breaks_the_workbook(text):
    row = table([clip(1, "Tựa" + text, outlet="Báo" + text, url="https://bao.example/" + text)])[0]
    assert row["title"].startswith("Tựa")


def test_a_cell_that_is_too_long_says_so_in_the_cell_in_the_notes_and_to_the_caller():
    long = "chữ 🦣 " * 50
    clips = [replace(clip(1), article=replace(clip(1).article, lead=long)), clip(2)]
    book, faults = workbook(clips, Limits(cell=200))
    lead = table(clips, Limits(cell=200))[0]["lead"]

    assert lead.endswith("[BỊ CẮT: Excel chỉ nhận 200 ký tự một ô; bản đủ có trong tệp CSV, JSONL]")
    assert lead.startswith("chữ 🦣 chữ")
    assert len(lead.encode("utf-16-le")) // 2 <= 200
    assert faults == (f"Trang Tin, bài, ô T2 (mã tin 1, Đoạn mở đầu): bị cắt, nguyên văn {len(long)} ký tự.",)
    assert [faults[0]] in notes(book)


def test_the_longest_cell_that_excel_takes_is_whole():
    longest = "a" * 32_766 + "b"
    one = replace(clip(1), article=replace(clip(1).article, lead=longest))
    assert table([one])[0]["lead"] == longest
    assert workbook([one])[1] == ()


def test_rows_that_a_sheet_does_not_hold_go_on_in_the_next():
    clips = [clip(n) for n in range(1, 8)]
    book, faults = workbook(clips, Limits(rows=4))
    pages = {name: [row[0] for row in rows(sheet)[1:]] for name, sheet in sheets(book).items() if name != "Ghi chú"}

    assert pages == {"Tin, bài": [1, 2, 3], "Tin, bài (2)": [4, 5, 6], "Tin, bài (3)": [7]}
    assert faults == ("Danh sách dài hơn một trang của Excel: đọc tiếp ở các trang sau (3 trang).",)
    assert ["Số dòng: 7."] in notes(book)


def test_addresses_that_a_sheet_cannot_link_are_written_and_counted():
    long = "https://bao.example/" + "a" * 90
    clips = [clip(1), clip(2, url=long), clip(3), clip(4)]
    book, faults = workbook(clips, Limits(links=2, address=100))
    links = xml(book, "xl/worksheets/_rels/sheet1.xml.rels")

    assert [each.get("Target") for each in links] == ["https://bao1.example/bai-1", "https://bao3.example/bai-3"]
    assert [row["url"] for row in table(clips, Limits(links=2, address=100))] == [each.article.url for each in clips]
    assert faults[0].startswith("2 địa chỉ chỉ ghi bằng chữ")


def test_a_list_of_nothing_is_a_workbook():
    book, faults = workbook([])
    assert (len(rows(sheets(book)["Tin, bài"])), faults) == (1, ())


def test_the_same_clips_are_the_same_bytes():
    def made():
        out = io.BytesIO()
        write_xlsx(rich_clips(), out, About("Danh sách", (), WORDS))
        return out.getvalue()

    assert made() == made()
    assert b"2022-02-27T23:55:00Z" in zipfile.ZipFile(io.BytesIO(made())).read("docProps/core.xml")


def test_a_disk_that_is_full_is_an_error_of_the_system():
    class Full(io.BytesIO):
        def write(self, _data):
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_xlsx(rich_clips(), Full(), About("Danh sách"))


def test_reprints_stand_in_one_cell():
    row = table([clip(1, copies=(copy(2, "Trang Tin 1"), copy(3, "Trang Tin 2")))])[0]
    assert row["copies"] == (
        "Trang Tin 1 https://trangtin1.example/dang-lai-1; Trang Tin 2 https://trangtin2.example/dang-lai-1"
    )

"""Charts of a briefing: which numbers they show, how little it takes to break them, that they stay the same bytes.

Not for: which charts a briefing has.
"""

import re
import struct
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest

from monitor.publish.briefing.charts import chart_png, chart_svg
from monitor.publish.briefing.charts.fit import GAPS, MOST, NOTHING, UNKNOWN, fitted, wrapped
from monitor.publish.briefing.charts.look import BARS, STACKED, STROKES
from monitor.publish.briefing.values import Chart, Series

SAID = re.compile(r"<!-- (.*?) -->", re.DOTALL)
NAMES = ("Báo chí Trung ương", "Báo chí của tỉnh", "Trang TTĐT tổng hợp")


def chart(*values, kind="bars", labels=NAMES, note="", names=("Kỳ này", "Quý trước", "Cùng kỳ", "Khác")):
    series = tuple(Series(name, each) for name, each in zip(names, values, strict=False))
    return Chart("bieu-do-1", "Biểu đồ 1. Tin, bài", kind, labels, series, note=note)


def said(made, **given):
    """The words in the picture, line for line, as matplotlib notes them beside their outlines."""
    return SAID.findall(chart_svg(made, **given).decode())


def lightness(colour):
    """How light a grey copy of *colour* is, from 0 to 1."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def outlets(number):
    labels = tuple(f"Báo thử {n}" for n in range(number))
    return chart(tuple(range(1, number + 1)), labels=labels)


def test_a_picture_is_as_wide_as_the_text_of_a_page():
    data = chart_png(chart((1234, 56, 7)))
    width, height = struct.unpack(">II", data[16:24])

    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert width == 1260  # 16 cm at 200 dots an inch
    assert 200 < height < 1000


def test_values_stand_at_the_bars_as_vietnamese_documents_write_them():
    words = said(chart((1234, 56, 7)))

    assert {"1.234", "56", "07"} <= set(words)
    assert {*NAMES, "Biểu đồ 1. Tin, bài", "Đơn vị: tin, bài"} <= set(words)


def test_one_series_needs_no_row_of_names_and_two_have_one():
    assert "Kỳ này" not in said(chart((1, 2, 3)))
    assert {"Kỳ này", "Quý trước"} <= set(said(chart((1, 2, 3), (4, 5, 6))))


def test_a_piece_too_small_for_its_value_is_told_at_the_end_of_the_bar():
    words = said(chart((320, 50, 0), (410, 50, 0), (55, 0, 0), (2, 0, 0), kind="stacked"))

    assert "787 = 320 + 410 + 55 + 02" in words
    assert "0" in words


@pytest.mark.parametrize("kind", ["bars", "stacked"])
def test_what_is_not_known_is_said_and_is_no_zero(kind):
    words = said(chart((5, None, 7), kind=kind))

    assert UNKNOWN in words
    assert "0" not in words


def test_a_series_of_which_nothing_is_known_takes_no_room_and_is_told_below():
    words = said(chart((5, 6, 7), (None, None, None)))

    assert "Quý trước: không có số liệu." in words
    assert "Quý trước" not in words
    assert fitted(chart((5,), (None,), labels=("a",), note="Quý trước chưa có.")).note == "Quý trước chưa có."


def test_a_line_is_broken_where_nothing_is_known():
    days = tuple(f"{n:02d}/10" for n in range(1, 8))
    made = chart((3, 4, None, None, 6, 7, 8), kind="line", labels=days)
    words = said(made)
    paths = re.findall(
        r'<path d="([^"]*)" clip-path="[^"]*" style="fill: none; stroke: #1f4e79', chart_svg(made).decode()
    )

    assert UNKNOWN in words
    assert GAPS in words
    assert [path.count("M ") for path in paths] == [2]  # two strokes, with a gap between them


def test_a_point_between_two_gaps_is_drawn_among_many_days():
    labels = tuple(str(n) for n in range(40))
    lonely = tuple(5 if n == 20 else None for n in range(40))

    assert chart_svg(chart(lonely, kind="line", labels=labels)).count(b"<use xlink:href") > chart_svg(
        chart(tuple([None] * 40), kind="line", labels=labels)
    ).count(b"<use xlink:href")


@pytest.mark.parametrize("kind", ["bars", "stacked", "line"])
def test_a_chart_of_one_point_shows_it(kind):
    assert "01" in said(chart((1,), kind=kind, labels=("02/9",)))


@pytest.mark.parametrize("kind", ["bars", "stacked", "line"])
@pytest.mark.parametrize("values", [(), ((),), ((None, None, None),)])
def test_a_chart_of_nothing_says_so(kind, values):
    labels = NAMES if values and values[0] else ()

    assert NOTHING in said(chart(*values, kind=kind, labels=labels))
    assert chart_png(chart(*values, kind=kind, labels=labels))


def test_a_chart_of_zeros_is_a_chart():
    assert said(chart((0, 0, 0))).count("0") == 3


def test_of_three_thousand_outlets_the_largest_are_drawn_and_the_others_are_counted():
    shown = fitted(outlets(3000))

    assert len(shown.labels) == MOST - 1
    assert shown.labels[0] == "Báo thử 2999"
    assert shown.note == "Không vẽ 2.986 mục khác: 4.459.591 tin, bài."
    assert struct.unpack(">II", chart_png(outlets(3000))[16:24])[1] < 2000


def test_the_others_are_a_bar_where_it_presses_none_to_the_edge():
    shown = fitted(chart(tuple([100] * 14 + [3, 4]), labels=tuple(str(n) for n in range(16))))

    assert (shown.labels[-1], shown.series[0].values[-1]) == ("Khác (02 mục)", 7)
    assert sum(value or 0 for value in shown.series[0].values) == 1407


def test_others_of_which_nothing_is_known_are_not_zero():
    shown = fitted(chart(tuple([100] * 14 + [None, None]), labels=tuple(str(n) for n in range(16))))
    assert shown.series[0].values[-1] is None


def test_long_names_are_broken_and_in_the_end_cut():
    lines = wrapped("Phát triển kinh tế, nông, lâm nghiệp " * 5, 30).split("\n")

    assert len(lines) == 3
    assert max(map(len, lines)) <= 30
    assert lines[-1].endswith("…")
    assert max(map(len, wrapped("a" * 100, 30).split("\n"))) <= 30


@pytest.mark.parametrize("kind", ["bars", "stacked", "line"])
def test_names_that_never_end_leave_room_for_the_picture(kind):
    long = "dài" * 80
    made = chart((1, 2), (3, 4), kind=kind, labels=("dài " * 60, "b" * 200), note=long, names=(long, "b" + long))

    # matplotlib warns where no room is left, and a warning fails a test here.
    assert chart_png(replace(made, title=long, unit=long))


def test_vietnamese_letters_have_outlines_of_the_font_that_comes_along():
    every = "ĂÂĐÊÔƠƯăâđêôơư ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
    svg = chart_svg(chart((1,), labels=("a",), note=every)).decode()

    # A letter that the font lacks would warn, and a warning fails a test here.
    assert set(re.findall(r'id="bieu-do-1-(DejaVuSans(?:-[A-Z][a-z]+)?)-', svg)) == {
        "DejaVuSans",
        "DejaVuSans-Bold",
        "DejaVuSans-Oblique",
    }
    assert every[:20] in svg


def test_the_same_chart_is_the_same_bytes():
    made = chart((1, 2, 3), (4, None, 6))

    assert chart_png(made) == chart_png(made)
    assert chart_svg(made) == chart_svg(made)
    assert b"<dc:date>" not in chart_svg(made)
    assert b"Software" not in chart_png(made)


def test_two_pictures_may_stand_in_one_page():
    one, other = (chart_svg(Chart(name, "T", "bars", ("a",), (Series("s", (1,)),))).decode() for name in ("b-1", "b-2"))
    ids = [set(re.findall(r' id="([^"]+)"', svg)) for svg in (one, other)]

    assert not ids[0] & ids[1]
    assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', one)) <= ids[0]
    assert one.startswith("<svg")
    assert "<style" not in one  # it would hold for the page


def test_a_picture_beside_its_caption_repeats_neither_title_nor_note():
    made = chart((1, 2, 3), note="Một nguồn không đọc được.")

    assert {"Biểu đồ 1. Tin, bài", "Một nguồn không đọc được."} <= set(said(made))
    assert not {"Biểu đồ 1. Tin, bài", "Một nguồn không đọc được."} & set(said(made, bare=True))


def test_what_a_picture_leaves_out_is_told_in_it_even_beside_its_caption():
    made = chart((1, 2, 3), (None, None, None), note="Một nguồn không đọc được.")
    assert "Quý trước: không có số liệu." in said(made, bare=True)


@pytest.mark.parametrize("fills", [BARS, STACKED])
def test_neighbours_differ_in_a_grey_copy(fills):
    """By lightness, or by a hatch and some lightness."""
    for one, other in pairwise(fills):
        apart = abs(lightness(one.colour) - lightness(other.colour))
        assert apart > 0.15 or (one.hatch != other.hatch and apart > 0.05)


def test_lines_differ_without_colour():
    assert len({(each.dashes, each.marker) for each in STROKES}) == len(STROKES)


def test_words_on_a_piece_can_be_read():
    for fill in (*BARS, *STACKED):
        assert abs(lightness(fill.colour) - lightness(fill.ink)) > 0.4


def test_matplotlib_is_loaded_when_a_chart_is_drawn_and_not_before():
    program = (
        "import sys, monitor.publish.briefing.charts, monitor.publish.briefing.page; print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_settings_of_the_computer_change_no_chart(tmp_path):
    """A matplotlibrc in the folder of the user draws other letters everywhere else."""
    (tmp_path / "matplotlibrc").write_text("font.size: 30\naxes.facecolor: black\nfont.family: monospace\n")
    program = (
        "import hashlib; from monitor.publish.briefing.charts import chart_svg;"
        "from monitor.publish.briefing.values import Chart, Series;"
        "print(hashlib.sha256(chart_svg(Chart('a', 'T', 'bars', ('x',), (Series('s', (1,)),)))).hexdigest())"
    )
    run = [sys.executable, "-c", program]
    plain = subprocess.run(run, capture_output=True, text=True, check=True, cwd="/")
    other = subprocess.run(run, capture_output=True, text=True, check=True, cwd=tmp_path, env=None)

    assert plain.stdout == other.stdout

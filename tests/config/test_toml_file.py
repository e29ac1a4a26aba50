"""Every fault of a TOML file is named with its line and key. Not for: what the keys of each file mean."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from monitor.config.toml_file import Strict, key_lines, key_text, line_of, parse


class Row(Strict):
    """A row."""

    name: str = Field(min_length=1)
    size: int = 0


class File(Strict):
    """A file with rows and lists."""

    title: str
    row: tuple[Row, ...] = ()
    lists: tuple[tuple[str, ...], ...] = ()


def read(tmp_path, text):
    path = tmp_path / "some.toml"
    path.write_text(text, encoding="utf-8")
    return parse(path, File, "rules/some.toml")


def test_a_sound_file_becomes_a_value(tmp_path):
    value, faults = read(tmp_path, 'title = "a"\n[[row]]\nname = "b"\nsize = 3\n')

    assert faults == ()
    assert value == File(title="a", row=(Row(name="b", size=3),))


def test_all_faults_are_told_at_once_with_their_lines(tmp_path):
    value, faults = read(tmp_path, '[[row]]\nname = ""\n\n[[row]]\nname = "b"\nsize = "x"\ncolour = "red"\n')

    assert value is None
    assert [(f.line, f.key) for f in faults] == [
        (1, "title"),
        (2, "row[1].name"),
        (6, "row[2].size"),
        (7, "row[2].colour"),
    ]
    assert {f.file for f in faults} == {"rules/some.toml"}
    assert faults[0].message == "is missing; add it"
    assert faults[3].message == "unknown key; remove it or correct its spelling"


def test_a_fault_in_a_row_of_a_long_array_names_the_rows_own_line(tmp_path):
    """places.toml keeps hundreds of rows, one a line, in one array."""
    text = 'title = "a"\nrow = [\n  # a comment [with] brackets {and} "quotes\n  { name = "ok ] }" },\n\n  { name = "", size = 2 },\n]\n'
    _, faults = read(tmp_path, text)

    assert [(f.line, f.key) for f in faults] == [(6, "row[2].name")]


def test_a_row_of_an_array_that_looks_like_a_header_is_none():
    """The last list of `subject` may stand alone on its line, without a comma."""
    lines = key_lines('[[fact]]\nsubject = [\n  ["a", "b"],\n  ["c"]\n]\nvalue = 1\n[[fact]]\nvalue = 2\n')

    assert lines["fact", 0, "subject", 1] == 4
    assert lines["fact", 0, "value"] == 6
    assert lines["fact", 1, "value"] == 8


def test_text_of_several_lines_hides_no_key_and_makes_none():
    lines = key_lines("note = \"\"\"\n[not a header]\nfalse = 1\n\"\"\"\nreal = 2\nother = '''\nx'''\nlast = 3\n")

    assert set(lines) == {("note",), ("real",), ("other",), ("last",)}
    assert lines["real",] == 5
    assert lines["last",] == 8


def test_tables_inside_arrays_of_tables_belong_to_the_last_member():
    lines = key_lines(
        '[[source]]\nid = "a"\n[[source]]\nid = "b"\n[source.selectors]  # css\nlinks = "x"\n["odd name"]\nk.l = 1\n'
    )

    assert lines["source", 1, "selectors", "links"] == 6
    assert lines["odd name", "k", "l"] == 8


def test_the_line_of_an_unknown_path_is_that_of_the_nearest_table():
    assert line_of({("a",): 4}, ("a", 2, "b")) == 4
    assert line_of({}, ("a",)) == 1


def test_a_path_reads_as_people_count():
    assert key_text(("source", 0, "url")) == "source[1].url"
    assert key_text(()) == ""


def test_a_file_that_is_not_there_is_one_fault(tmp_path):
    value, faults = parse(tmp_path / "none.toml", File, "rules/none.toml")

    assert value is None
    assert [(f.file, f.line) for f in faults] == [("rules/none.toml", 1)]
    assert "does not exist" in faults[0].message


def test_a_file_that_is_no_utf8_is_one_fault(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes(b'title = "\xe9"')

    (fault,) = parse(path, File, "latin.toml")[1]
    assert "UTF-8" in fault.message


def test_a_folder_in_place_of_a_file_is_one_fault(tmp_path):
    (fault,) = parse(tmp_path, File, "rules")[1]
    assert "cannot be read" in fault.message


def test_broken_toml_names_the_line(tmp_path):
    (fault,) = read(tmp_path, 'title = "a"\nrow = = 3\n')[1]

    assert fault.line == 2
    assert "no valid TOML" in fault.message


def test_a_bracket_that_is_never_closed_names_the_last_line(tmp_path):
    (fault,) = read(tmp_path, 'title = "a"\nlists = [\n  ["b"],\n\n')[1]
    assert fault.line == 3


def test_the_mark_of_windows_editors_before_the_text_is_no_fault(tmp_path):
    value, faults = read(tmp_path, '\ufefftitle = "a"\n')

    assert faults == ()
    assert value.title == "a"


plain = st.text(st.characters(codec="utf-8", exclude_characters='"\\', exclude_categories=("C",)), max_size=20)


@given(st.lists(plain, min_size=1, max_size=6), st.integers(0, 3))
def test_every_member_is_found_on_its_line_whatever_the_strings_hold(names, blanks):
    """Brackets, hashes, quotes and equals signs inside strings are text."""
    text = "a = [\n" + "".join("\n" * blanks + f'  {{ name = "{name}" }},\n' for name in names) + "]\nlast = 1\n"
    lines = key_lines(text)

    assert len(tomllib.loads(text)["a"]) == len(names)
    assert [lines["a", n] for n in range(len(names))] == [2 + blanks + n * (1 + blanks) for n in range(len(names))]
    assert lines["last",] == 3 + len(names) * (1 + blanks)


@pytest.mark.parametrize("text", ["a=" + "[" * 100_000, "a=" + "{a=" * 100_000, "a=" + "1" * 5000])
def test_what_toml_cannot_hold_is_a_fault_of_the_file(tmp_path, text):
    """Neither brackets without end nor a number without end break the program."""
    path = tmp_path / "deep.toml"
    path.write_text(text, encoding="utf-8")
    value, (fault,) = parse(path, File, "deep.toml")
    assert value is None
    assert "no valid TOML" in fault.message

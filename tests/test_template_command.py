"""The command `monitor briefing-template`. Not for: what a template is (tests/publish/test_briefing_word.py)."""

from monitor.publish.briefing.word.maker import new_template
from monitor.publish.briefing.word.template import open_template


def test_it_writes_the_template_to_where_reports_look_for_it(monitor, tmp_path):
    code, out, err = monitor("briefing-template")
    path = tmp_path / "rules" / "templates" / "bao-cao.docx"
    assert (code, err) == (0, "")
    assert f"template written to {path}" in out
    assert path.read_bytes() == new_template()
    open_template(path.read_bytes(), "bao-cao.docx")


def test_it_writes_it_to_any_file(monitor, tmp_path):
    assert monitor("briefing-template", tmp_path / "moi" / "mau.docx")[0] == 0
    assert (tmp_path / "moi" / "mau.docx").read_bytes() == new_template()


def test_a_file_that_is_there_stays_until_somebody_says_otherwise(monitor, tmp_path):
    path = tmp_path / "rules" / "templates" / "bao-cao.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"cua co quan")
    code, _, err = monitor("briefing-template")
    assert code == 1
    assert "is there and stays as it is: name another FILE, or overwrite it with --replace" in err
    assert path.read_bytes() == b"cua co quan"
    assert monitor("briefing-template", "--replace")[0] == 0
    assert path.read_bytes() == new_template()
    assert [each.name for each in path.parent.iterdir()] == ["bao-cao.docx"]


def test_a_place_where_nothing_can_be_written_is_told(monitor, tmp_path):
    (tmp_path / "tep").write_bytes(b"")
    code, _, err = monitor("briefing-template", tmp_path / "tep" / "mau.docx")
    assert (code, "cannot be written" in err) == (1, True)
    (tmp_path / "thu-muc").mkdir()
    code, _, err = monitor("briefing-template", "--replace", tmp_path / "thu-muc")
    assert (code, "cannot be written" in err) == (1, True)

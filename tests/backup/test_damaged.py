"""A backup that is not as it was written, or was never written by us, is refused, and nothing is changed."""

import json
import stat
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from office_samples import bring_back, state
from resealed import entry, reseal, rewritten

from monitor.backup.names import wrong_with
from monitor.backup.sealed import is_sealed, require_whole
from monitor.backup.unpacking import unpack
from monitor.backup.zipped import opened
from monitor.errors import InputError

ONE_OFFICE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)


def quiet(_what, _done):
    pass


@ONE_OFFICE
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@example(place=0, bit=0)
@example(place=0.9999999, bit=0)
def test_one_flipped_bit_anywhere_is_found(made, tmp_path, place, bit):
    data = bytearray((made / "backup.zip").read_bytes())
    data[int(place * len(data))] ^= 1 << bit
    bad = tmp_path / "bad.zip"
    bad.write_bytes(data)

    with pytest.raises(InputError, match=r"is not as it was written|is no backup of monitor"):
        require_whole(bad, quiet)


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("place", [0, 0.2, 0.5, 0.8, 0.98])
def test_a_damaged_backup_changes_nothing(office, place, replace):
    data = bytearray((office / "backup.zip").read_bytes())
    data[int(place * len(data))] ^= 1
    (office / "bad.zip").write_bytes(data)
    target = office / ("data" if replace else "new")
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}

    with pytest.raises(InputError, match="is not as it was written"):
        bring_back(office / "bad.zip", target, office / "other-config", replace)
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before
    assert not (office / "other-config").exists()


@pytest.mark.parametrize(
    "spoil", [lambda d: d[:-1], lambda d: d[: len(d) // 2], lambda d: d + b"\0", lambda d: d[:0], lambda d: d[:2] * 50]
)
def test_a_file_that_is_cut_off_longer_or_something_else_is_no_backup(office, tmp_path, spoil):
    bad = office / "bad.zip"
    bad.write_bytes(spoil((office / "backup.zip").read_bytes()))

    assert not is_sealed(bad)
    with pytest.raises(InputError, match="is no backup of monitor, or its end is missing"):
        bring_back(bad, tmp_path / "new", office / "config")
    assert not (tmp_path / "new").exists()


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="there is no file"):
        bring_back(tmp_path / "none.zip", tmp_path / "new", tmp_path)


@ONE_OFFICE
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_under_a_true_seal_is_found_or_changes_nothing_that_comes_out(made, tmp_path_factory, place, bit):
    """The zip itself has fields that mean nothing here, such as the times of its members."""
    folder = tmp_path_factory.mktemp("flipped")
    data = bytearray((made / "backup.zip").read_bytes()[:-64])
    data[int(place * len(data))] ^= 1 << bit
    (folder / "bad.zip").write_bytes(reseal(bytes(data) + b"0" * 64))
    try:
        with opened(folder / "bad.zip") as found:
            (folder / "out").mkdir()
            unpack(found, folder / "out", quiet)
    except InputError:
        return
    with opened(made / "backup.zip") as good:
        for member in good.manifest.members:
            path = folder / "out" / member.name.replace("config/", "config-of-backup/")
            assert path.read_bytes() == b"".join(good.pieces(member))


def refused(office, data, why):
    """Restoring *data* over the office is refused in these words, and changes nothing."""
    (office / "bad.zip").write_bytes(data)
    before = state(office / "data")
    with pytest.raises(InputError, match=why):
        bring_back(office / "bad.zip", office / "data", office / "config", replace=True)
    assert state(office / "data") == before
    assert not (office / "data" / "restore-unpacked").exists()


NAMES_OF_ENEMIES = [
    "../evil.txt",
    "/etc/evil",
    "editions/../../evil.txt",
    "editions/./0001.html",
    "editions//0001.html",
    "editions/..\\..\\evil.txt",
    "C:/evil.txt",
    "editions/C:evil",
    "editions/NUL",
    "editions/aux.txt",
    "editions/0001.html.",
    "editions/x ",
    "evidence/deeper/spool-2026-03-02.warc.gz",
    "evidence/spool.warc.gz",
    "other/0001.html",
    "monitor.db-wal",
    "monitor.db-run-lock",
    "restored-at.txt",
    "config",
    "editions/\x07",
    "editions/" + "x" * 300,
]


@pytest.mark.parametrize("name", NAMES_OF_ENEMIES)
def test_a_name_that_leads_elsewhere_is_refused(office, name):
    data = b"evil"
    bad = rewritten(
        office / "backup.zip",
        manifest=lambda value: value["members"].append(entry(name, data)),
        members=lambda found: found.append((name, data)),
    )

    refused(office, bad, "in the backup .*was not made by monitor|does not hold the files of its manifest")
    assert not list(office.rglob("evil*"))


@given(st.text(st.characters(), max_size=30).map("editions/{}".format))
def test_a_name_that_is_taken_means_the_same_file_inside_its_folder_on_every_system(name):
    if wrong_with(name):
        return
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind("data", name)
        assert path.parts == ("data", *name.split("/"))
        assert ".." not in path.parts
        assert not path.is_reserved()
    assert name.encode("utf-8").decode("utf-8") == name


def test_a_link_and_a_folder_are_refused(office):
    def link(info):
        if info.filename == "editions/0001.html":
            info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16

    refused(office, rewritten(office / "backup.zip", info=link), "is no plain file")


def test_a_name_that_stands_twice_is_refused(office):
    def twice(found):
        found.append(("editions/0001.HTML", b"other"))

    bad = rewritten(
        office / "backup.zip",
        members=twice,
        manifest=lambda value: value["members"].append(entry("editions/0001.HTML", b"other")),
    )
    refused(office, bad, "a name stands twice")


@pytest.mark.parametrize("name", ["monitor.db", "editions/0001.html", "evidence/kept-2026-03-02.warc.gz"])
def test_a_member_that_is_missing_is_refused(office, name):
    def without(found):
        found[:] = [each for each in found if each[0] != name]

    refused(office, rewritten(office / "backup.zip", members=without), "does not hold the files of its manifest")


def test_a_backup_without_database_or_manifest_is_refused(office):
    def without(found):
        found[:] = [each for each in found if each[0] != "monitor.db"]

    def unsaid(value):
        value["members"] = [each for each in value["members"] if each["name"] != "monitor.db"]

    refused(office, rewritten(office / "backup.zip", members=without, manifest=unsaid), "does not hold the files")
    other = rewritten(office / "backup.zip", info=lambda i: setattr(i, "filename", i.filename.replace("manifest", "x")))
    refused(office, other, "has no manifest")


def test_bytes_that_are_not_those_of_the_manifest_are_refused(office):
    def other(found):
        found[:] = [(name, data.replace(b"c", b"d") if name == "editions/0001.html" else data) for name, data in found]

    refused(office, rewritten(office / "backup.zip", members=other), "is not what was backed up")


def test_a_size_that_explodes_is_refused(office):
    def bomb(found):
        found[:] = [(name, bytes(30_000_000) if name == "editions/0001.html" else data) for name, data in found]

    refused(office, rewritten(office / "backup.zip", members=bomb), "has another size than its manifest says")


def test_more_than_the_disk_holds_is_refused(office, monkeypatch):
    from monitor.backup import restoring
    from monitor.errors import StoreError

    monkeypatch.setattr(restoring.shutil, "disk_usage", lambda _path: type("Usage", (), {"free": 1_000_000}))
    with pytest.raises(StoreError, match=r"needs 1\d MB, and only 1 MB are free"):
        bring_back(office / "backup.zip", office / "new", office / "config")


def set_at(value, path, new):
    *parents, last = path
    for key in parents:
        value = value[key]
    value[last] = new


@pytest.mark.parametrize(
    ("path", "new", "why"),
    [
        (["rows", "articles"], 9, "not the one that was backed up .articles: 8 rows, not 9"),
        (["chain", "link"], "0" * 64, "its chain of evidence"),
        (["edition", "number"], 3, "its last edition"),
        (["edition", "files", 0, "sha256"], "0" * 64, "its last edition"),
        (["format"], 2, "made by a newer monitor .*upgrade this program"),
        (["schema"], ["m001_first_light", "m999_later"], "made by a newer monitor .*upgrade this program"),
        (["members", 0, "size"], -1, "manifest of the backup cannot be read"),
        (["members", 0, "name"], 7, "manifest of the backup cannot be read"),
        (["rows"], [], "manifest of the backup cannot be read"),
        (["created_at"], "soon", "manifest of the backup cannot be read"),
        (["faults"], None, "manifest of the backup cannot be read"),
    ],
)
def test_a_manifest_that_says_otherwise_is_refused(office, path, new, why):
    refused(office, rewritten(office / "backup.zip", manifest=lambda value: set_at(value, path, new)), why)


@settings(max_examples=200)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["format", "members", "rows", "schema", "chain", "program"]), inner, max_size=6
            )
        ),
    )
)
def test_a_manifest_of_any_form_is_read_or_refused(value):
    from monitor.backup.manifest import load

    with pytest.raises(InputError):
        load(json.dumps(value).encode())


def test_a_database_that_was_exchanged_is_found_by_its_own_proofs(office, tmp_path):
    """A true seal and true hashes over another database: its evidence tells."""
    import sqlite3

    copy = tmp_path / "monitor.db"
    with opened(office / "backup.zip") as found:
        (member,) = (m for m in found.manifest.members if m.name == "monitor.db")
        copy.write_bytes(b"".join(found.pieces(member)))
    db = sqlite3.connect(copy)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("UPDATE captures SET url = 'https://bao.example/other' WHERE number = 3")
    db.commit()
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    data = Path(copy).read_bytes()

    def exchange(found):
        found[:] = [(name, data if name == "monitor.db" else old) for name, old in found]

    def say(value):
        value["members"] = [entry("monitor.db", data) if m["name"] == "monitor.db" else m for m in value["members"]]

    bad = rewritten(office / "backup.zip", members=exchange, manifest=say)
    refused(office, bad, r"capture 3: its link of the chain does not fit")

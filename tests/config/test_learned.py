"""rules/learned.json: read, written, and refused in one clear line. Not here: what a weight does (tests/tag)."""

import json

import pytest

from monitor.config import load_rules
from monitor.config.learned import MOST_BYTES, Learned, read_learned, write_learned
from monitor.errors import ConfigError

MODEL = Learned(("a", "b"), (-1.25, 0.5), {"du khách": ((0, 2.5), (1, -0.3)), "t:lúa": ((1, 4.0),)})


def faulty(tmp_path, text):
    path = tmp_path / "learned.json"
    path.write_text(text, encoding="utf-8")
    learned, (fault,) = read_learned(path, "rules/learned.json")
    assert learned is None
    assert fault.file == "rules/learned.json"
    return fault.message


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "learned.json"
    write_learned(MODEL, "thử", path)
    assert read_learned(path, "x") == (MODEL, [])
    assert list(tmp_path.iterdir()) == [path]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert '"du khách": {"0":2.5,"1":-0.3},' in lines


def test_a_model_without_phrases_is_written_and_read(tmp_path):
    empty = Learned(("a",), (0.0,), {})
    write_learned(empty, "", tmp_path / "learned.json")
    assert read_learned(tmp_path / "learned.json", "x") == (empty, [])


def test_no_model_is_no_fault(tmp_path):
    assert read_learned(tmp_path / "learned.json", "x") == (None, [])


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"topics": ["a"], "bias": [0]}',
        '{"topics": ["a"], "bias": [0, 1], "phrases": {}}',
        '{"topics": ["a"], "bias": [0], "phrases": {"x": {"1": 2}}}',
        '{"topics": ["a"], "bias": [0], "phrases": {"x": {"-1": 2}}}',
        '{"topics": ["a"], "bias": [0], "phrases": {"x": {"0": NaN}}}',
        '{"topics": ["a"], "bias": [Infinity], "phrases": {}}',
        '{"topics": ["a"], "bias": ["x"], "phrases": {}}',
        '{"topics": ["a"], "bias": [0], "phrases": []}',
        '{"topics": 3, "bias": [0], "phrases": {}}',
        '{"topics": "ab", "bias": [0, 0], "phrases": {}}',
        '{"topics": ["a", "a"], "bias": [0, 0], "phrases": {}}',
        '{"topics": ["a", 1], "bias": [0, 0], "phrases": {}}',
        '{"topics": ["a"], "bias": [true], "phrases": {}}',
        '{"topics": ["a"], "bias": ["1"], "phrases": {}}',
        '{"topics": ["a"], "bias": "1", "phrases": {}}',
        '{"topics": ["a"], "bias": [0], "phrases": {"x": {"0": "2"}}}',
        '{"topics": ["a"], "bias": [0], "phrases": {"x": {"0": true}}}',
        pytest.param("[" * 200_000, id="brackets without end"),
    ],
)
def test_a_broken_model_is_refused_with_what_to_do(tmp_path, text):
    said = faulty(tmp_path, text)
    assert said.endswith("put the file of the release back, or remove it: then the phrases of the topics decide alone")
    assert len(said) < 300


def test_a_link_that_leads_nowhere_and_a_folder_are_faults(tmp_path):
    path = tmp_path / "learned.json"
    path.symlink_to(tmp_path / "gone.json")
    assert read_learned(path, "x")[1][0].message.startswith("cannot be read (No such file or directory)")
    path.unlink()
    path.mkdir()
    assert read_learned(path, "x")[1][0].message.startswith("cannot be read (Is a directory)")


def test_what_the_hint_says_helps(folder):
    path = folder / "rules" / "learned.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ConfigError):
        load_rules(folder)
    path.unlink()
    assert load_rules(folder).learned is None


def test_a_model_larger_than_allowed_is_neither_read_nor_written(tmp_path):
    assert "5 MB" in faulty(tmp_path, " " * (MOST_BYTES + 1))
    large = Learned(("a",), (0.0,), {f"tiếng {n} {'x' * 80}": ((0, 1.0),) for n in range(60_000)})
    with pytest.raises(ConfigError, match="larger than 5 MB"):
        write_learned(large, "", tmp_path / "other.json")
    assert not (tmp_path / "other.json").exists()


def test_the_version_of_the_rules_changes_with_the_model(folder):
    before = load_rules(folder)
    write_learned(MODEL, "thử", folder / "rules" / "learned.json")
    after = load_rules(folder)
    assert (before.learned, after.learned) == (None, MODEL)
    assert before.version != after.version


def test_a_broken_model_stops_the_program_with_all_other_faults(folder, spoil):
    (folder / "rules" / "learned.json").write_text(json.dumps({"topics": []}), encoding="utf-8")
    spoil("rules/topics/du-lich.toml", "label = ", "lable = ")
    with pytest.raises(ConfigError) as caught:
        load_rules(folder)
    assert {fault.file for fault in caught.value.faults} >= {"rules/learned.json", "rules/topics/du-lich.toml"}

"""The table [evidence] of rules/office.toml: what it is without one, and what it refuses."""

import pytest

from monitor.config import load
from monitor.errors import ConfigError


def write(folder, text):
    path = folder / "rules" / "office.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n[evidence]\n{text}\n", encoding="utf-8")


def test_without_the_table_pages_are_kept_for_90_days_and_nobody_stamps(folder):
    evidence = load(folder).office.evidence

    assert (evidence.spool_days, evidence.timestamps, evidence.timestamps_ca) == (90, "", "")


def test_a_whole_table_is_read(folder):
    (folder / "ca.pem").write_text("")
    write(folder, 'spool_days = 30\ntimestamps = "https://tsa.example/x"\ntimestamps_ca = "ca.pem"')
    evidence = load(folder).office.evidence

    assert (evidence.spool_days, evidence.timestamps) == (30, "https://tsa.example/x")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("spool_days = 0", "evidence.spool_days"),
        ('timestamps = "tsa.example"', "evidence.timestamps"),
        ('timestamps_ca = "nowhere.pem"', "evidence.timestamps_ca"),
    ],
)
def test_what_cannot_be_is_a_fault_at_its_key(folder, text, key):
    write(folder, text)
    with pytest.raises(ConfigError) as caught:
        load(folder)

    assert [(fault.file, fault.key) for fault in caught.value.faults] == [("rules/office.toml", key)]

"""Reading the whole configuration: all faults of all files at once, and what a sound one gives."""

import pickle
from datetime import date

import pytest

from monitor.config import load, load_rules
from monitor.errors import ConfigError
from monitor.model import Fault


def faults(folder, reader=load):
    with pytest.raises(ConfigError) as caught:
        reader(folder)
    return [(f.file, f.line, f.key) for f in caught.value.faults]


def test_a_sound_folder_gives_everything(folder):
    settings = load(folder)

    assert [s.id for s in settings.sources] == ["paper", "portal"]
    assert settings.source("portal").urls == ("https://portal.example/", "https://portal.example/tin")
    assert settings.source("nobody") is None
    assert settings.crawl.agent == "TestDesk/1 (+mailto:desk@office.example)"
    assert settings.rules.topics[0].threshold == 3.0
    assert settings.rules.register.facts[0].value == 124
    assert settings.rules == load_rules(folder)


def test_faults_of_several_files_come_together_by_file_and_line(folder, spoil):
    """A person mends everything in one go, whatever else is wrong."""
    spoil("sources.toml", 'kind = "feed"', 'kind = "rss"')
    spoil("rules/digest.toml", 'critical_topics = ["du-lich"]', 'critical_topics = ["khong-co"]')
    spoil("rules/places.toml", 'weight = "strong"', 'weight = "heavy"')
    spoil("rules/junk.toml", 'title = ["xổ số"]\n', "")

    assert faults(folder) == [
        ("rules/digest.toml", 5, "critical_topics"),
        ("rules/junk.toml", 1, "junk[1]"),
        ("rules/places.toml", 2, "place[1].weight"),
        ("sources.toml", 9, "source[1].kind"),
    ]


def test_the_error_reads_as_one_list(folder, spoil):
    spoil("rules/tone.toml", "tone = ", "tune = ")

    with pytest.raises(ConfigError, match=r"^2 faults in the files people write") as caught:
        load(folder)
    assert "rules/tone.toml:3: kind[1].tune: unknown key" in str(caught.value)


def test_every_missing_file_is_told(tmp_path):
    assert [file for file, _, _ in faults(tmp_path)] == [
        "rules/digest.toml",
        "rules/junk.toml",
        "rules/office.toml",
        "rules/people.toml",
        "rules/places.toml",
        "rules/province.toml",
        "rules/tone.toml",
        "rules/topics",
        "sources.toml",
    ]


def test_rules_alone_do_not_ask_for_sources(folder):
    (folder / "sources.toml").unlink()

    assert load_rules(folder).province.name == "Tuyên Quang"
    assert faults(folder) == [("sources.toml", 1, "")]


def test_rules_alone_tell_their_faults(folder, spoil):
    spoil("rules/people.toml", "", '[[person]]\nname = "A"\n')
    keys = [key for _, _, key in faults(folder, load_rules)]
    assert keys == ["person[1].body", "person[1].post", "person[1].source"]


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ('id = "portal"', 'id = "paper"', (14, "source[2].id")),
        ("https://portal.example/tin", "https://paper.example/rss", (20, "source[2].more[1]")),
        ('language = "vi"\n', 'language = "vi"\nenabled = false\n', (12, "source[1].enabled")),
        ('language = "vi"\n', 'language = "vi"\ntimezone = "Asia/Tuyen_Quang"\n', (12, "source[1].timezone")),
        ('language = "vi"\n', 'language = "vi"\ntimezone = "../x"\n', (12, "source[1].timezone")),
        ('language = "vi"\n', 'language = "vi"\nca_bundle = "none.pem"\n', (12, "source[1].ca_bundle")),
        ('"https://paper.example/rss"', '"paper.example/rss"', (10, "source[1].url")),
        ('"https://paper.example/rss"', '"https:///rss"', (10, "source[1].url")),
        ('"https://paper.example/rss"', '"https://[paper/rss"', (10, "source[1].url")),
        ('"TestDesk/1"', '"Sở VHTTDL"', (2, "crawl.user_agent")),
        ('"mailto:desk@office.example"', '"desk"', (3, "crawl.contact")),
    ],
)
def test_what_is_wrong_with_a_source_is_told_where_it_stands(folder, spoil, old, new, at):
    spoil("sources.toml", old, new)
    assert ("sources.toml", *at) in faults(folder)


def test_a_source_may_bring_its_certificates_and_be_switched_off_with_a_reason(folder, spoil):
    (folder / "office.pem").write_text("certificate", encoding="utf-8")
    spoil(
        "sources.toml",
        'language = "vi"\n',
        'language = "vi"\nca_bundle = "office.pem"\nenabled = false\nreason = "closed"\n',
    )

    assert load(folder).sources[0].reason == "closed"


def test_a_topic_is_called_as_its_file(folder):
    (folder / "rules/topics/du-lich.toml").rename(folder / "rules/topics/le-hoi.toml")

    assert ("rules/topics/le-hoi.toml", 1, "id") in faults(folder)


def test_ids_of_facts_are_unique_over_all_files(folder):
    text = (folder / "rules/facts/units.toml").read_text(encoding="utf-8")
    (folder / "rules/facts/more.toml").write_text("# more\n" + text, encoding="utf-8")

    assert faults(folder) == [("rules/facts/units.toml", 2, "fact[1].id")]


@pytest.mark.parametrize("value", ["nan", "inf"])
def test_a_fact_is_a_number(folder, spoil, value):
    spoil("rules/facts/units.toml", "value = 124", f"value = {value}")
    assert faults(folder) == [("rules/facts/units.toml", 8, "fact[1].value")]


def test_the_office_names_only_topics_and_zones_that_exist(folder, spoil):
    spoil("rules/office.toml", 'name = "Sở"', 'name = "Sở"\ntimezone = "Hanoi"')
    spoil("rules/office.toml", 'topics = ["du-lich"]', 'topics = ["du-lich", "khong-co"]')

    assert faults(folder) == [("rules/office.toml", 2, "timezone"), ("rules/office.toml", 6, "scope[1].topics")]


def test_the_digest_names_only_topics_that_exist(folder, spoil):
    spoil("rules/digest.toml", 'label = "Du lịch"\ntopics = ["du-lich"]', 'label = "Du lịch"\ntopics = ["khong-co"]')
    spoil("rules/digest.toml", 'national_topics = ["du-lich"]', 'national_topics = ["mat"]')

    assert faults(folder) == [
        ("rules/digest.toml", 4, "national_topics"),
        ("rules/digest.toml", 9, "headings[1].topics"),
    ]


@pytest.mark.parametrize(
    "address", ["desk", "@office.example", "desk@localhost", "a b@office.example", "a@b.example,c@d.example"]
)
def test_a_mail_address_is_one_address(folder, spoil, address):
    spoil("rules/office.toml", 'sender = "desk@office.example"', f'sender = "{address}"')
    assert faults(folder) == [("rules/office.toml", 17, "mail.sender")]


def test_the_version_changes_with_the_rules_that_judge_and_with_nothing_else(folder, spoil):
    """A label carries the version of the rules that gave it: mail settings are none of them."""
    before = load(folder).rules.version
    spoil("rules/office.toml", "port = 25", "port = 26")
    spoil("rules/digest.toml", "hour = 07:00:00", "hour = 08:00:00")
    assert load(folder).rules.version == before

    spoil("rules/tone.toml", "đẹp", "tươi đẹp")
    assert load(folder).rules.version != before
    assert len(before) == 12


def test_the_scope_in_force_is_the_last_that_has_begun(folder):
    office = load(folder).office

    assert not office.scope_on(date(2025, 12, 31)).everything
    assert office.scope_on(date(2026, 1, 1)).everything
    assert office.scope_on(date(2020, 1, 1)).topics == ("du-lich",)


def test_the_password_comes_from_the_environment_alone(folder, spoil, monkeypatch):
    monkeypatch.setenv("DESK_TEST_PASSWORD", "secret")
    assert load(folder).office.mail.password() == "secret"

    monkeypatch.delenv("DESK_TEST_PASSWORD")
    assert load(folder).office.mail.password() == ""

    spoil("rules/office.toml", 'password_env = "DESK_TEST_PASSWORD"\n', "")
    assert load(folder).office.mail.password() == ""


def test_what_is_dated_holds_on_its_first_and_last_day(folder, spoil):
    spoil("rules/facts/units.toml", "from = 2025-07-01", "from = 2025-07-01\nto = 2025-12-31")
    (fact,) = load(folder).rules.register.facts

    days = [date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31), date(2026, 1, 1)]
    assert [fact.holds(day) for day in days] == [False, True, True, False]


def test_an_end_before_its_beginning_is_a_fault(folder, spoil):
    spoil("rules/facts/units.toml", "from = 2025-07-01", "from = 2025-07-01\nto = 2025-06-30")

    with pytest.raises(ConfigError, match="`from` is later than `to`"):
        load(folder)


def test_a_fault_comes_whole_out_of_a_worker_process():
    """Workers load the rules too; what is wrong with them must not arrive as a worker that died."""
    error = ConfigError((Fault("rules/office.toml", 3, "office", "is missing"),))
    again = pickle.loads(pickle.dumps(error))

    assert (type(again), again.faults, str(again)) == (ConfigError, error.faults, str(error))


def test_each_kind_of_flag_is_tuned_by_one_row(folder):
    """A second one would silently count for nothing."""
    path = folder / "rules/check.toml"
    path.write_text('[[kind]]\nkind = "removed"\n\n[[kind]]\nkind = "removed"\nenabled = false\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="`removed` stands twice"):
        load_rules(folder)

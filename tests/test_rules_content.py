"""What sources.toml and rules/ must hold, and that each file explains every key it may have.

Not for: how files are read (tests/config), how well the rules judge (tests/measure_tags.py).
"""

import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import get_args
from urllib.parse import urljoin, urlsplit

import pytest
from pydantic import BaseModel

from monitor.case import Periodical
from monitor.config import Calendar, Digest, Office, ProvinceFile, Topic, load
from monitor.config.alerts import Alerts
from monitor.config.briefing import BriefingRules
from monitor.config.check import Check
from monitor.config.deadlines import Citation, Deadlines, Start
from monitor.config.desk import DeskRules
from monitor.config.facts import FactsFile
from monitor.config.rules import JunkFile, PeopleFile, PlacesFile, ToneFile, UnlearnedFile
from monitor.config.schedule import Schedule
from monitor.config.selections import Selections
from monitor.config.sources import SourcesFile
from monitor.config.spokespersons import Spokespersons
from monitor.config.stories import Stories
from monitor.config.synthesis import SynthesisRules
from monitor.doctor.deadlines import gaps
from monitor.tag.lexicon import uses
from monitor.vietnamese.possible import possible
from monitor.vietnamese.syllables import keys

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules"
SETTINGS = load(ROOT)
TOPICS = {t.id: t for t in SETTINGS.rules.topics}
FILES = {
    ROOT / "sources.toml": SourcesFile,
    RULES / "office.toml": Office,
    RULES / "digest.toml": Digest,
    RULES / "calendar.toml": Calendar,
    RULES / "deadlines.toml": Deadlines,
    RULES / "briefing.toml": BriefingRules,
    RULES / "spokespersons.toml": Spokespersons,
    RULES / "synthesis.toml": SynthesisRules,
    RULES / "schedule.toml": Schedule,
    RULES / "alerts.toml": Alerts,
    RULES / "selections.toml": Selections,
    RULES / "desk.toml": DeskRules,
    RULES / "province.toml": ProvinceFile,
    RULES / "places.toml": PlacesFile,
    RULES / "people.toml": PeopleFile,
    RULES / "tone.toml": ToneFile,
    RULES / "junk.toml": JunkFile,
    RULES / "unlearned.toml": UnlearnedFile,
    RULES / "stories.toml": Stories,
    RULES / "check.toml": Check,
    **dict.fromkeys(sorted((RULES / "facts").glob("*.toml")), FactsFile),
    **dict.fromkeys(sorted((RULES / "topics").glob("*.toml")), Topic),
}


def models(annotation):
    """The models inside an annotation such as tuple[Source, ...]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from models(inner)


def keys_of(model):
    """Every key that a file of this shape may have, optional ones too, with those of the tables inside."""
    for name, field in model.model_fields.items():
        yield field.alias or name
        for inner in models(field.annotation):
            yield from keys_of(inner)


def phrases_of(value):
    """All strings inside a value of the configuration."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from phrases_of(each)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_comment_of_the_file_explains_every_key_it_may_have(path):
    """A new key of a model needs its line of explanation in every file of that shape."""
    comments = re.findall(r"^#\s+(?:\[\[?)?(\w+)(?:\]\]?)?\b", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(keys_of(FILES[path])) <= set(comments)


def test_every_file_of_rules_is_read():
    """A misnamed file would be ignored in silence."""
    assert set(ROOT.glob("rules/**/*.toml")) == set(FILES) - {ROOT / "sources.toml"}


# -- sources ---------------------------------------------------------------------------------------------------------


def proven_feeds(text):
    """The addresses of the table of proven feeds: whole ones, paths on the same host, and names for `<x>`."""
    table = text.split("## 1. Proven feeds", 1)[1].split("\n## ", 1)[0]
    for row in re.findall(r"^\|[^|]+\|([^|]+https?:[^|]+)\|([^|]+)\|", table, flags=re.MULTILINE):
        cell = row[0].split("others use", 1)[0]
        first = re.search(r"https?://[^\s;`]+", cell)[0]
        host = "https://" + urlsplit(first).netloc
        pattern = re.search(r"(?:https://\S+?)?/\S*<x>\S*\.rss", cell)
        for word in re.findall(r"https?://[^\s;`,<>()]+(?![^\s]*<)|(?<![\w/.:])/[\w/.-]+\.rss", cell.replace("*", "")):
            yield urljoin(host, word.rstrip(";,"))
        if pattern or "sggp" in host or "tienphong" in host:
            form = urljoin(host, pattern[0]) if pattern else f"{host}/rss/<x>.rss"
            for name in re.findall(r"(?<![\w/.-])([\w/-]+-\d+)(?![\w.])", cell.replace("*", "")):
                yield form.replace("<x>", name)


def test_every_proven_feed_stands_in_sources(shared):
    wanted = set(proven_feeds((shared / "FEEDS.md").read_text(encoding="utf-8")))
    ours = {url for source in SETTINGS.sources for url in source.urls}

    assert len(wanted) >= 55, sorted(wanted)
    assert wanted <= ours, sorted(wanted - ours)


def test_no_address_is_guessed(shared):
    """Every host of sources.toml is named in FEEDS.md or DOMAIN.md."""
    text = "".join((shared / name).read_text(encoding="utf-8") for name in ("FEEDS.md", "DOMAIN.md"))
    hosts = {urlsplit(url).netloc.removeprefix("www.") for source in SETTINGS.sources for url in source.urls}

    assert {host for host in hosts if host not in text} == set()


def test_feeds_with_month_before_day_say_so(shared):
    """The order is a fact of the feed, written down, never guessed."""
    text = (shared / "FEEDS.md").read_text(encoding="utf-8")
    hosts = {
        urlsplit(url)[1]
        for line in text.splitlines()
        if "month/day/year," in line
        for url in re.findall(r"https://\S+", line)
    }
    marked = {urlsplit(source.url).netloc for source in SETTINGS.sources if source.date_order == "mdy"}

    assert marked == hosts == {"tuoitre.vn", "baochinhphu.vn"}


def test_dead_and_hostile_feeds_are_switched_off_with_the_reason():
    off = {source.id: source.reason for source in SETTINGS.sources if not source.enabled}

    assert {"laodong", "qdnd", "baodautu", "kinhtedothi", "theinvestor", "vir", "baonghean", "dangcongsan"} <= set(off)
    assert all(off.values())


def test_a_listing_of_a_home_page_is_unverified_until_somebody_tried_it():
    homes = [s for s in SETTINGS.sources if s.kind == "listing" and s.enabled and urlsplit(s.url).path in ("", "/")]

    assert homes
    assert [s.id for s in homes if not s.unverified] == []


def test_every_group_of_outlets_is_read():
    groups = {source.group for source in SETTINGS.sources if source.enabled}
    assert groups == {"trung-uong", "cua-tinh", "tinh-khac", "co-quan-nha-nuoc", "tong-hop", "doi-ngoai", "nuoc-ngoai"}


def test_foreign_press_is_read_in_the_languages_of_the_partners():
    languages = {source.language for source in SETTINGS.sources if source.group == "nuoc-ngoai" and source.enabled}
    assert {"en", "lo", "zh", "ja", "ko"} <= languages


def test_the_crawler_is_polite_and_names_the_office():
    assert SETTINGS.crawl.spacing >= 1
    assert SETTINGS.crawl.contact.startswith("mailto:")
    assert all(source.spacing is None or source.spacing >= 1 for source in SETTINGS.sources)


# -- rules -----------------------------------------------------------------------------------------------------------


def test_every_topic_of_the_labels_has_its_rules(shared):
    text = (shared / "LABELS.md").read_text(encoding="utf-8")
    table = text.split("## topics", 1)[1].split("\n## ", 1)[0]
    labels = re.findall(r"^\| `([a-z0-9-]+)` \|", table, flags=re.MULTILINE)

    assert len(labels) == 21
    assert set(TOPICS) == set(labels)


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_no_phrase_of_a_topic_stands_twice(topic):
    """As folded syllables: a phrase is strong or weak, once, and none is empty."""
    found = [keys(phrase) for phrase in (*topic.strong, *topic.weak)]

    assert all(found)
    assert sorted(p for p in set(found) if found.count(p) > 1) == []
    assert topic.english
    assert not set(found) & {keys(phrase) for phrase in topic.exclude}


def test_no_phrase_is_typed_in_decomposed_letters_or_with_stray_marks():
    """Copying from a document brings zero-width spaces and hard blanks that never match."""
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not re.search("[\u00a0\u200b-\u200d\u2060\ufeff\u0300-\u0323]", text), path


def test_phrases_end_where_a_thought_ends():
    """A phrase over a full stop or bracket can never be found in a text."""
    for topic in TOPICS.values():
        for phrase in (*topic.strong, *topic.weak, *topic.exclude, *topic.english):
            assert "|" not in keys(phrase), (topic.id, phrase)


def test_the_province_is_the_124_units_of_2025_from_their_first_day():
    places = SETTINGS.rules.places.place
    now = [
        p for p in places if p.kind in ("xã", "phường") and p.valid_from == date(2025, 7, 1) and p.code and not p.ended
    ]
    new = [
        p
        for p in now
        if p.name not in {q.name for q in places if q is not p and q.valid_from == p.valid_from and not q.ended}
    ]
    listed = (
        (RULES / "places.toml").read_text(encoding="utf-8").split("phần Tuyên Quang cũ")[1].split("cũ: xã, phường")[0]
    )

    assert len(re.findall(r'^  \{ name = .*kind = "xã"', listed, flags=re.MULTILINE)) == 117
    assert len(re.findall(r'^  \{ name = .*kind = "phường"', listed, flags=re.MULTILINE)) == 7
    assert len(new) == len(now)


def test_old_communes_of_the_province_end_on_30_june_2025():
    places = SETTINGS.rules.places.place
    old = [p for p in places if p.code and p.kind in ("xã", "phường", "thị trấn") and p.valid_from is None]

    assert len(old) == 138
    assert {p.valid_to for p in old} == {date(2025, 6, 30)}


def test_the_former_neighbour_is_ours_only_from_the_merger():
    names = {n.text: n for n in SETTINGS.rules.province.names}

    assert names["Tuyên Quang"].holds(date(2016, 1, 1))
    assert not names["Hà Giang"].holds(date(2025, 6, 30))
    assert names["Hà Giang"].holds(date(2025, 7, 1))


def test_a_place_that_stands_alone_has_no_homonym(shared):
    """Names usable alone are those that DOMAIN.md lists; those it calls never alone are anchored."""
    text = (shared / "DOMAIN.md").read_text(encoding="utf-8")
    never = re.search(r"\*\*Never alone\*\*[^:]*: ([^;]*);", text)[1]
    names = {re.sub(r" \d+/\d+.*| \(.*", "", each).strip() for each in never.split(",")}
    weights = {
        keys(p.name): p.weight for p in SETTINGS.rules.places.place if p.valid_from and p.kind in ("xã", "phường")
    }

    assert len(names) > 30
    assert {name for name in names if weights.get(keys(name), "anchored") != "anchored"} == set()


def test_scope_is_that_of_the_design():
    (scope,) = SETTINGS.office.scope

    assert set(scope.topics) == {"bien-gioi", "bien-dao", "nhan-quyen", "ton-giao-dan-toc", "tin-gia"}
    assert set(scope.groups) == {"trung-uong", "co-quan-nha-nuoc"}
    assert not scope.everything


def test_no_mail_leaves_before_the_office_put_its_own_addresses():
    """The repository names reserved domains only and no recipient."""
    assert SETTINGS.office.mail.host.endswith(".example")
    assert SETTINGS.digest.recipients == ()
    assert SETTINGS.office.mail.user == ""
    assert SETTINGS.office.unverified


def test_every_fact_and_person_has_its_document():
    assert {f.id for f in SETTINGS.rules.register.facts} >= {"don-vi-cap-xa-2025", "so-xa-2025", "so-phuong-2025"}
    assert all(f.document and f.source and f.valid_from for f in SETTINGS.rules.register.facts)
    assert all(p.source and p.valid_from for p in SETTINGS.rules.people)


def test_limits_of_both_press_laws_are_given_for_every_kind_of_outlet_and_none_is_confirmed_yet():
    deadlines, kinds = SETTINGS.deadlines, set(get_args(Periodical)) - {""}
    for day in (date(2026, 6, 30), date(2026, 7, 1)):
        rules = [each for each in deadlines.deadline if each.holds(day)]
        assert {each.starts for each in rules} == set(get_args(Start))
        assert {kind for each in rules for kind in each.periodicals} == kinds
        assert all(deadlines.citations_on(use, day) for use in get_args(Citation.model_fields["use"].annotation))
    assert not gaps(deadlines.deadline)
    assert all(each.unverified for each in (*deadlines.deadline, *deadlines.citation, *deadlines.unit))


def test_no_limit_and_no_words_of_law_are_older_than_the_law_they_name():
    """The press law of 2016 held from 2017 on: before it a person sets the limit, with its ground."""
    before, after = date(2016, 12, 31), date(2017, 1, 1)
    dated = [each for each in SETTINGS.deadlines.deadline if each.id.endswith("-2016")]

    assert dated
    assert not any(each.holds(before) for each in dated)
    assert all(each.holds(after) for each in dated)
    assert not SETTINGS.deadlines.citations_on("correction", before)
    assert SETTINGS.deadlines.citations_on("correction", after)


def test_units_of_an_event_are_those_of_its_day():
    """Units were merged and renamed in 2025; the old ones stay for cases of before."""
    before, after = ({each.id for each in SETTINGS.deadlines.units_on(date(year, 1, 1))} for year in (2025, 2026))

    assert {"so-thong-tin-truyen-thong", "ubnd-huyen-thanh-pho"} <= before - after
    assert {"so-nong-nghiep-moi-truong", "ubnd-xa-phuong"} <= after - before
    assert {"so-ngoai-vu", "so-van-hoa-the-thao-du-lich", "cong-an-tinh"} <= before & after


def test_rules_hold_no_regular_expressions():
    """Phrases are whole syllables; an officer must be able to read and change them."""
    for path in FILES:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for phrase in phrases_of(tuple(data.get("strong", ())) + tuple(data.get("weak", ()))):
            assert not re.search(r"[\\^$*+?{}\[\]]", phrase), (path, phrase)


# -- learned words ---------------------------------------------------------------------------------------------------


def pairs(name):
    """Each two syllables of a name that stand beside each other."""
    parts = keys(name)
    return {f"{one} {two}" for one, two in pairwise(parts)}


def test_no_learned_word_names_a_person_an_outlet_or_what_the_rules_forbid():
    """What a rule lists may stand there; a lone syllable of a person's name is a common word."""
    rules = SETTINGS.rules
    learned = {phrase.removeprefix("t:") for phrase in rules.learned.weights}
    listed = {" ".join(keys(use.phrase)) for use in uses(rules)}
    assert not {pair for person in rules.people for pair in pairs(person.name)} & learned - listed
    assert not {" ".join(keys(source.name)) for source in SETTINGS.sources} & learned - listed
    assert not {
        phrase for phrase in learned for word in rules.unlearned if f" {' '.join(keys(word))} " in f" {phrase} "
    }
    assert not {phrase for phrase in learned for part in phrase.split() if not possible(part)} - {
        phrase for phrase in learned for part in phrase.split() if part in listed or phrase in listed
    }

"""Reads sources.toml and every file of rules/, collects all faults, and stops once with the whole list.

Not here: the shapes of the files (sources.py, office.py, rules.py …), what may not stand together in one (mailing.py, deadlines.py).
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor.config.alerts import Alerts
from monitor.config.briefing import BriefingRules, briefing_faults
from monitor.config.calendar import Calendar
from monitor.config.check import Check
from monitor.config.deadlines import Deadlines, deadline_faults
from monitor.config.desk import DeskRules
from monitor.config.digest import Digest
from monitor.config.facts import FactsFile, Register
from monitor.config.houses import clashes
from monitor.config.learned import read_learned
from monitor.config.mailing import alert_faults, brief_reader_faults, digest_faults, schedule_faults, selection_faults
from monitor.config.office import Office
from monitor.config.register import effective, faults_of_files
from monitor.config.rules import (
    JunkFile,
    PeopleFile,
    PlacesFile,
    ProvinceFile,
    ToneFile,
    Topic,
    UnlearnedFile,
)
from monitor.config.schedule import Schedule
from monitor.config.selections import Selections
from monitor.config.settings import Rules, Settings
from monitor.config.sources import SourcesFile
from monitor.config.spokespersons import Spokespersons, spokesperson_faults
from monitor.config.stories import Stories
from monitor.config.synthesis import SynthesisRules, synthesis_faults
from monitor.config.toml_file import KeyPath, T, key_lines, key_text, line_of, parse, read_text
from monitor.errors import ConfigError
from monitor.model import Fault

# Files of rules/ that say what is done with articles, not what they are about.
_NOT_JUDGING = (
    "office.toml",
    "digest.toml",
    "stories.toml",
    "calendar.toml",
    "deadlines.toml",
    "schedule.toml",
    "alerts.toml",
    "selections.toml",
    "desk.toml",
    "spokespersons.toml",
    "synthesis.toml",
    "briefing.toml",
)


class _Faults:
    """Gathers faults of many files; `file` reads one and remembers what was wrong with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.all: list[Fault] = []

    def file(self, path: Path, shape: type[T]) -> T | None:
        value, faults = parse(path, shape, self.name(path))
        self.all.extend(faults)
        return value

    def if_there(self, path: Path, shape: type[T]) -> T:
        """The same of a file that need not be there; one that is wrong has told its faults, and nothing is loaded."""
        return (self.file(path, shape) if path.exists() else None) or shape()

    def add(self, path: Path, loc: KeyPath, message: str) -> None:
        line = line_of(key_lines(read_text(path)), loc)
        self.all.append(Fault(self.name(path), line, key_text(loc), message))

    def within(self, name: str, found: Iterable[tuple[KeyPath, str]]) -> None:
        """What may not stand together in rules/*name*."""
        for loc, message in found:
            self.add(self.folder / "rules" / name, loc, message)

    def name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def load(folder: Path) -> Settings:
    """Read *folder*, which holds sources.toml and rules/.

    Raises ConfigError with every fault of every file.
    """
    faults = _Faults(folder)
    base = folder / "rules"
    sources = faults.file(folder / "sources.toml", SourcesFile)
    office = faults.file(base / "office.toml", Office)
    digest = faults.file(base / "digest.toml", Digest)
    calendar = faults.if_there(base / "calendar.toml", Calendar)
    schedule = faults.if_there(base / "schedule.toml", Schedule)
    alerts = faults.if_there(base / "alerts.toml", Alerts)
    selections = faults.if_there(base / "selections.toml", Selections)
    desk = faults.if_there(base / "desk.toml", DeskRules)
    deadlines = faults.if_there(base / "deadlines.toml", Deadlines)
    spokespersons = faults.if_there(base / "spokespersons.toml", Spokespersons)
    synthesis = faults.if_there(base / "synthesis.toml", SynthesisRules)
    briefing = faults.if_there(base / "briefing.toml", BriefingRules)
    rules = _rules(folder, faults)
    topics = {path.stem for path in (base / "topics").glob("*.toml")}
    if sources:
        _check_sources(folder / "sources.toml", sources, faults)
    if office:
        _check_office(base / "office.toml", office, topics, faults)
    if digest:
        _check_digest(base / "digest.toml", digest, topics, faults)
    faults.within("schedule.toml", schedule_faults(schedule))
    faults.within("alerts.toml", alert_faults(alerts))
    faults.within("selections.toml", selection_faults(selections))
    faults.within("deadlines.toml", deadline_faults(deadlines))
    faults.within("spokespersons.toml", spokesperson_faults(spokespersons))
    faults.within("synthesis.toml", synthesis_faults(synthesis))
    faults.within("briefing.toml", brief_reader_faults(briefing))
    if sources:
        faults.within("briefing.toml", briefing_faults(briefing, topics, {source.id for source in sources.source}))
    if faults.all or not (sources and office and digest and rules):
        raise ConfigError(tuple(faults.all))
    acting = (calendar, schedule, alerts, selections, desk, deadlines, spokespersons, synthesis, briefing)
    return Settings(folder, sources.crawl, sources.source, office, digest, rules, *acting)


def load_rules(folder: Path) -> Rules:
    """Read only the rules that judge articles, from *folder*/rules. Raises ConfigError."""
    faults = _Faults(folder)
    rules = _rules(folder, faults)
    if faults.all or rules is None:
        raise ConfigError(tuple(faults.all))
    return rules


def _rules(folder: Path, faults: _Faults) -> Rules | None:
    base = folder / "rules"
    topics = [(p, faults.file(p, Topic)) for p in sorted((base / "topics").glob("*.toml"))]
    if not topics:
        faults.all.append(Fault("rules/topics", 1, "", "holds no topic; add one file per topic"))
    province = faults.file(base / "province.toml", ProvinceFile)
    places = faults.file(base / "places.toml", PlacesFile)
    people = faults.file(base / "people.toml", PeopleFile)
    tone = faults.file(base / "tone.toml", ToneFile)
    junk = faults.file(base / "junk.toml", JunkFile)
    unlearned = faults.file(base / "unlearned.toml", UnlearnedFile) if (base / "unlearned.toml").exists() else None
    stories = faults.file(base / "stories.toml", Stories) if (base / "stories.toml").exists() else Stories()
    check = faults.if_there(base / "check.toml", Check)
    facts = [(p, faults.file(p, FactsFile)) for p in sorted((base / "facts").glob("*.toml"))]
    learned, wrong = read_learned(base / "learned.json", "rules/learned.json")
    faults.all.extend(wrong)
    _check_ids(topics, faults)
    for path, loc, message in faults_of_files(facts, {p.stem for p, _ in topics}):
        faults.add(path, loc, message)
    if faults.all or not (province and places and people and tone and junk and stories and check):
        return None
    return Rules(
        version=_version(base),
        topics=tuple(t for _, t in topics if t),
        province=province,
        places=places,
        people=people.person,
        tone=tone,
        junk=junk.junk,
        register=effective(
            Register(
                facts=tuple(row for _, f in facts if f for row in f.fact),
                claims=tuple(row for _, f in facts if f for row in f.claim),
                arguments=tuple(row for _, f in facts if f for row in f.argument),
            )
        ),
        check=check,
        learned=learned,
        unlearned=unlearned.phrases if unlearned else (),
        stories=stories,
    )


def _version(base: Path) -> str:
    """The first 12 hexadecimal digits of SHA-256 over the rule files that judge articles."""
    digest = hashlib.sha256()
    for path in sorted((*base.rglob("*.toml"), *base.glob("learned.json"))):
        if path.name not in _NOT_JUDGING:
            digest.update(path.relative_to(base).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _check_ids(topics: list[tuple[Path, Topic | None]], faults: _Faults) -> None:
    for path, topic in topics:
        if topic and topic.id != path.stem:
            faults.add(path, ("id",), f"must be `{path.stem}`, as the file is called")


def _check_sources(path: Path, file: SourcesFile, faults: _Faults) -> None:
    ids: set[str] = set()
    urls: dict[str, str] = {}
    for n, source in enumerate(file.source):
        if source.id in ids:
            faults.add(path, ("source", n, "id"), f"the id `{source.id}` is used twice")
        ids.add(source.id)
        for k, url in enumerate(source.urls):
            if url in urls:
                loc: KeyPath = ("source", n, "more", k - 1) if k else ("source", n, "url")
                faults.add(path, loc, f"{url} is already read by `{urls[url]}`")
            urls[url] = source.id
        if not source.enabled and not source.reason:
            faults.add(path, ("source", n, "enabled"), "a source that is switched off needs `reason`")
        if not _zone_exists(source.timezone):
            faults.add(path, ("source", n, "timezone"), f"`{source.timezone}` is no time zone; use Asia/Ho_Chi_Minh")
        if source.ca_bundle and not (faults.folder / source.ca_bundle).is_file():
            faults.add(path, ("source", n, "ca_bundle"), f"the file {source.ca_bundle} does not exist")
    for n, name, other in clashes(file.source):
        faults.add(
            path, ("source", n), f"`{name}` names `{other}` too, of another `owner`; a name stands for one house"
        )


def _check_office(path: Path, office: Office, topics: set[str], faults: _Faults) -> None:
    if not _zone_exists(office.timezone):
        faults.add(path, ("timezone",), f"`{office.timezone}` is no time zone; use Asia/Ho_Chi_Minh")
    ca = office.evidence.timestamps_ca
    if ca and not (faults.folder / ca).is_file():
        faults.add(path, ("evidence", "timestamps_ca"), f"the file {ca} does not exist")
    if office.mail.ca and not (faults.folder / office.mail.ca).is_file():
        faults.add(path, ("mail", "ca"), f"the file {office.mail.ca} does not exist")
    for n, scope in enumerate(office.scope):
        _check_topics(path, ("scope", n, "topics"), scope.topics, topics, faults)


def _check_digest(path: Path, digest: Digest, topics: set[str], faults: _Faults) -> None:
    _check_topics(path, ("national_topics",), digest.national_topics, topics, faults)
    _check_topics(path, ("critical_topics",), digest.critical_topics, topics, faults)
    for n, heading in enumerate(digest.headings):
        _check_topics(path, ("headings", n, "topics"), heading.topics, topics, faults)
    for n, group in enumerate(digest.groups):
        _check_topics(path, ("groups", n, "topics"), group.topics, topics, faults)
    for loc, message in digest_faults(digest):
        faults.add(path, loc, message)


def _check_topics(path: Path, loc: KeyPath, named: tuple[str, ...], known: set[str], faults: _Faults) -> None:
    for topic in named:
        if topic not in known:
            faults.add(path, loc, f"there is no topic `{topic}` in rules/topics")


def _zone_exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True

"""The files people write, checked and frozen: sources.toml and rules/.

Not here: what they are used for. `load` reads all of them, reports every fault of every file at once and
gives one `Settings`.
"""

from monitor.config.calendar import Calendar
from monitor.config.digest import Audience, Digest
from monitor.config.load import Rules, Settings, load, load_rules
from monitor.config.office import Mail, Office, Scope
from monitor.config.rules import FactRow, JunkRule, Person, Place, ProvinceFile, ToneFile, Topic
from monitor.config.sources import Crawl, Selectors, Source

__all__ = [
    "Audience",
    "Calendar",
    "Crawl",
    "Digest",
    "FactRow",
    "JunkRule",
    "Mail",
    "Office",
    "Person",
    "Place",
    "ProvinceFile",
    "Rules",
    "Scope",
    "Selectors",
    "Settings",
    "Source",
    "ToneFile",
    "Topic",
    "load",
    "load_rules",
]

"""The files people write, checked and frozen: sources.toml and rules/.

Not here: what they are used for. `load` reads all of them, reports every fault of every file at once and
gives one `Settings`.
"""

from monitor.config.calendar import Calendar
from monitor.config.check import Check
from monitor.config.digest import Audience, Digest
from monitor.config.facts import ArgumentRow, ClaimRow, FactRow, Register
from monitor.config.load import load, load_rules
from monitor.config.office import Mail, Office, Scope
from monitor.config.rules import JunkRule, Person, Place, ProvinceFile, ToneFile, Topic
from monitor.config.settings import Rules, Settings
from monitor.config.sources import Crawl, Selectors, Source

__all__ = [
    "ArgumentRow",
    "Audience",
    "Calendar",
    "Check",
    "ClaimRow",
    "Crawl",
    "Digest",
    "FactRow",
    "JunkRule",
    "Mail",
    "Office",
    "Person",
    "Place",
    "ProvinceFile",
    "Register",
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

"""The order of the stages; nothing else knows it. Not here: how any stage does its work.

    sources.toml
    | crawl.poll        one Poll per address of a source, read back to known ground (walking)
    | store.save_poll   found addresses are pending from now on, with the feed's validators, in one transaction
    | crawl.fetch       one Page or FetchFault per pending address
    | store.capture     the page, as evidence, before anything is made of it
    | judge             read | tag | sign | check, in a pool of processes; values in, values out
    | settle            junk, outside-scope, unreadable … end at once; articles in scope wait for the round's end
    | group             in order of publication: a copy of a known clip, or a clip
    | store.save_clip
    | crawl.fetch       kept articles again after 15 minutes … 30 days: a changed text is a revision (revisits)
    | watch             kept articles against rows that people entered, their story, their revisions, older articles (watching)
    | publish           an edition, frozen with its messages, then mail

    evidence ─> judge ─> store.rebuild    everything kept once more, by today's program and rules (rebuilding, reread)

`rounds` polls and reads (`polling`, `reading`, `revisits`), `judge` is the picklable part, `settle` ends addresses, `adding` takes in what a
person brings, `importing` an archive, `morning` cuts the digest, `delivery` sends what waits in the outbox,
`alerts` tells at once what its rules find.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from monitor.pipeline.adding import add_paper, add_url, group_added, judge_paper, keep_address, keep_paper
    from monitor.pipeline.importing import ImportReport, import_lines
    from monitor.pipeline.incoming.polling import SourceLine
    from monitor.pipeline.incoming.rounds import RoundReport, run_round
    from monitor.pipeline.outgoing.delivery import SendReport, deliver, send_digest, send_test
    from monitor.pipeline.outgoing.morning import DigestFiles, digest_edition, write_files
    from monitor.pipeline.rebuilding import RebuildReport, rebuild
    from monitor.pipeline.session import Session
    from monitor.pipeline.watching import watch

__all__ = [
    "DigestFiles",
    "ImportReport",
    "RebuildReport",
    "RoundReport",
    "SendReport",
    "Session",
    "SourceLine",
    "add_paper",
    "add_url",
    "deliver",
    "digest_edition",
    "group_added",
    "import_lines",
    "judge_paper",
    "keep_address",
    "keep_paper",
    "rebuild",
    "run_round",
    "send_digest",
    "send_test",
    "watch",
    "write_files",
]
# Each name is brought when it is asked for: a worker needs `judge` alone, and the rest takes two seconds to import.
_WHERE = {
    "DigestFiles": "outgoing.morning",
    "ImportReport": "importing",
    "RebuildReport": "rebuilding",
    "RoundReport": "incoming.rounds",
    "SendReport": "outgoing.delivery",
    "Session": "session",
    "SourceLine": "incoming.polling",
    "add_paper": "adding",
    "add_url": "adding",
    "deliver": "outgoing.delivery",
    "digest_edition": "outgoing.morning",
    "group_added": "adding",
    "import_lines": "importing",
    "judge_paper": "adding",
    "keep_address": "adding",
    "keep_paper": "adding",
    "rebuild": "rebuilding",
    "run_round": "incoming.rounds",
    "send_digest": "outgoing.delivery",
    "send_test": "outgoing.delivery",
    "watch": "watching",
    "write_files": "outgoing.morning",
}


def __getattr__(name: str) -> Any:
    """What `__all__` names. Raises AttributeError for anything else."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)

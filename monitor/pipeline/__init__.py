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
    | publish           an edition, frozen with its messages, then mail

    evidence ─> judge ─> store.rebuild    everything kept once more, by today's program and rules (rebuilding, reread)

`rounds` polls and reads (`polling`, `reading`, `revisits`), `judge` is the picklable part, `settle` ends addresses, `adding` takes in what a
person brings, `importing` an archive, `morning` cuts the digest, `delivery` sends what waits in the outbox,
`alerts` tells at once what its rules find.
"""

from monitor.pipeline.adding import add_paper, add_url, group_added, judge_paper, keep_address, keep_paper
from monitor.pipeline.importing import ImportReport, import_lines
from monitor.pipeline.incoming.polling import SourceLine
from monitor.pipeline.incoming.rounds import RoundReport, run_round
from monitor.pipeline.outgoing.delivery import SendReport, deliver, send_digest, send_test
from monitor.pipeline.outgoing.morning import DigestFiles, digest_edition, write_files
from monitor.pipeline.rebuilding import RebuildReport, rebuild
from monitor.pipeline.session import Session

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
    "write_files",
]

"""Turns the answer of a source's address into a Poll.

Not here: getting the answer (visit), reading what it lists (discover).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from monitor.crawl.web.answers import Answer, Harvest, Trouble
from monitor.model import Poll, PollRequest, Validators

_NOT_MODIFIED = 304


def conditions(validators: Validators) -> dict[str, str]:
    """The headers that let a server answer "unchanged"."""
    headers = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in headers.items() if value}


def poll(request: PollRequest, answer: Answer | Trouble, harvest: Callable[[Answer], Harvest]) -> Poll:
    """What *answer* says to *request*; *harvest* reads the articles out of a good one."""
    return replace(_poll(request, answer, harvest), conditional=bool(conditions(request.validators)))


def _poll(request: PollRequest, answer: Answer | Trouble, harvest: Callable[[Answer], Harvest]) -> Poll:
    if isinstance(answer, Trouble):
        outcome: Literal["refused", "failed"] = "refused" if answer.kind == "forbidden" else "failed"
        failure: Literal["temporary", "hard"] = "temporary" if answer.kind == "temporary" else "hard"
        return Poll(
            request.source, request.url, outcome, answer.reason, (), Validators(), answer.retry_after, failure=failure
        )
    if answer.status == _NOT_MODIFIED and conditions(request.validators):
        return Poll(request.source, request.url, "unchanged", _moved(answer), validators=_validators(answer))
    if answer.status != 200:
        reason = f"the address answers {answer.status_line}"
        return Poll(
            request.source,
            request.url,
            "failed",
            reason,
            (),
            Validators(),
            answer.retry_after,
            failure=_class(answer.status),
        )
    read = harvest(answer)
    if read.fault:
        return Poll(
            request.source, request.url, "failed", read.fault, (), Validators(), answer.retry_after, failure="soft"
        )
    # A list of which a part was missing must be asked for again in full.
    validators = _validators(answer) if read.whole else Validators()
    reason = "; ".join(part for part in (read.note, _moved(answer)) if part)
    return Poll(request.source, request.url, "changed", reason, read.found, validators, answer.retry_after)


def _class(status: int) -> Literal["temporary", "soft", "hard"]:
    """How bad a status is: busy servers are temporary; living feeds do answer 404 and come back; 410 means it."""
    if status in (408, 425, 429) or status >= 500:
        return "temporary"
    return "hard" if status == 410 else "soft"


def _validators(answer: Answer) -> Validators:
    return Validators(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))


def _moved(answer: Answer) -> str:
    return f"has moved to {answer.url}; correct the address" if answer.moved else ""

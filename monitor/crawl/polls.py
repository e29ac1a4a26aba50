"""Turns the answer of a source's address into a Poll.

Not here: getting the answer (visit), reading what it lists (discover).
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from monitor.crawl.web.answers import DAY, Answer, Harvest, Trouble
from monitor.model import Poll, PollRequest, Validators

_NOT_MODIFIED = 304


def conditions(validators: Validators) -> dict[str, str]:
    """The headers that let a server answer "unchanged"."""
    headers = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in headers.items() if value}


def poll(request: PollRequest, answer: Answer | Trouble, harvest: Callable[[Answer], Harvest]) -> Poll:
    """What *answer* says to *request*; *harvest* reads the articles out of a good one."""
    result = _poll(request, answer, harvest)
    return replace(result, conditional=bool(conditions(request.validators)), robots=answer.robots)


def _poll(request: PollRequest, answer: Answer | Trouble, harvest: Callable[[Answer], Harvest]) -> Poll:
    if isinstance(answer, Trouble):
        outcome: Literal["refused", "failed"] = "refused" if answer.kind == "forbidden" else "failed"
        failure: Literal["temporary", "hard"] = "temporary" if answer.kind == "temporary" else "hard"
        return Poll(
            request.source, request.url, outcome, answer.reason, (), Validators(), answer.retry_after, failure=failure
        )
    if answer.status == _NOT_MODIFIED and conditions(request.validators):
        wait, why = _wait(answer)
        return Poll(
            request.source,
            request.url,
            "unchanged",
            _moved(answer),
            validators=_validators(answer),
            wait=wait,
            wait_why=why,
        )
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
    return _read(request, answer, harvest(answer))


def _read(request: PollRequest, answer: Answer, read: Harvest) -> Poll:
    """A good answer, *read* by what it lists."""
    if read.fault:
        return Poll(
            request.source,
            request.url,
            "failed",
            read.fault,
            retry_after=answer.retry_after,
            failure="soft",
            feeds=read.feeds,
        )
    wait, why = _wait(answer, read)
    return Poll(
        request.source,
        request.url,
        "changed",
        "; ".join(part for part in (read.note, _moved(answer)) if part),
        read.found,
        # A list of which a part was missing must be asked for again in full.
        _validators(answer) if read.whole else Validators(),
        answer.retry_after,
        further=read.further,
        wait=wait,
        wait_why=why,
        body_sha256=hashlib.sha256(answer.body).hexdigest(),
        feeds=read.feeds,
    )


def _wait(answer: Answer, read: Harvest | None = None) -> tuple[int, str]:
    """Seconds to leave before the next poll, the longer of what server and list ask for, and who asks; (0, "")."""
    fresh = _fresh(answer)
    asked = min(read.wait, DAY) if read else 0
    if read and asked >= fresh:
        return asked, read.wait_why
    return fresh, "Cache-Control" if fresh else ""


def _fresh(answer: Answer) -> int:
    """Seconds that Cache-Control still calls the answer fresh, at most a day (RFC 9111, 4.2)."""
    names: dict[str, str] = {}
    for directive in answer.headers.get("cache-control", "").split(","):
        name, _, value = directive.partition("=")
        names.setdefault(name.strip().lower(), value.strip().strip('"'))
    if "no-cache" in names or "no-store" in names:
        return 0
    return max(0, min(_number(names.get("max-age", "")) - _number(answer.headers.get("age", "")), DAY))


def _number(digits: str) -> int:
    """A whole number of seconds; 0 for what is none. Ten digits are 300 years, enough for every server."""
    digits = digits.strip()
    return int(digits[:10]) if digits.isascii() and digits.isdecimal() else 0


def _class(status: int) -> Literal["temporary", "soft", "hard"]:
    """How bad a status is: busy servers are temporary; living feeds do answer 404 and come back; 410 means it."""
    if status in (408, 425, 429) or status >= 500:
        return "temporary"
    return "hard" if status == 410 else "soft"


def _validators(answer: Answer) -> Validators:
    return Validators(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))


def _moved(answer: Answer) -> str:
    return f"has moved to {answer.url}; correct the address" if answer.moved else ""

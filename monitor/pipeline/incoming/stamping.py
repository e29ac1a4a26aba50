"""Has the newest link of the evidence stamped by a time-stamping service, where the office names one.

Not here: how a stamp is asked for and checked (crawl/stamps), where it is kept (store/evidence).
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.config import Settings
from monitor.crawl import stamps
from monitor.errors import FetchError, InputError, ReadError
from monitor.pipeline.session import Session
from monitor.store.evidence import Stamp


def stamp_chain(session: Session) -> str:
    """Have the newest link stamped, at most once a day of the office; return a line for people, or nothing.

    Without the service the evidence is kept all the same, so a failure is only told; the next round tries again.
    """
    service = session.settings.office.evidence.timestamps
    newest = session.store.evidence.newest_link()
    now = session.clock()
    if not service or newest is None or _stamped(session, newest[0], now):
        return ""
    number, link = newest
    try:
        ca_pem = trusted(session.settings)
        response = stamps.ask(session.settings.crawl, session.settings.folder, service, link)
        return f"time stamp: {_keep(session, Stamp(number, link, now, service, response), ca_pem)}"
    except (FetchError, InputError) as error:
        return f"time stamp: {error}"


def trusted(settings: Settings) -> bytes | None:
    """Return the root certificates of the service that the office trusts, PEM; None where it names none.

    Raises InputError when the file cannot be read.
    """
    name = settings.office.evidence.timestamps_ca
    if not name:
        return None
    try:
        return (settings.folder / name).read_bytes()
    except OSError as error:
        raise InputError(f"timestamps_ca {name} cannot be read ({error.strerror}); see rules/office.toml") from error


def _stamped(session: Session, number: int, now: datetime) -> bool:
    """Whether the capture *number*, or any on the day of *now*, was stamped already."""
    last = session.store.evidence.last_stamp()
    zone = ZoneInfo(session.settings.office.timezone)
    return last is not None and (
        last.number == number or last.at.astimezone(zone).date() == now.astimezone(zone).date()
    )


def _keep(session: Session, stamp: Stamp, ca_pem: bytes | None) -> str:
    """Keep *stamp* unless it is plainly none of ours; say what became of it.

    One that cannot be read here, or whose certificate is not known here, may well be good, and cannot be had again.
    """
    try:
        if wrong := stamps.check(stamp.response, stamp.chain, None):
            return f"the answer of {stamp.service} is of no use: {wrong}"
        wrong = stamps.check(stamp.response, stamp.chain, ca_pem)
    except ReadError as error:
        wrong = str(error)
    session.store.evidence.add_stamp(stamp)
    return f"capture {stamp.number} stamped by {stamp.service}{f', but {wrong}' if wrong else ''}"

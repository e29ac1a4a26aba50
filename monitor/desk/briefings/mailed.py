"""To whom the mail of a frozen briefing goes, when it went, which files would go with it now, for its page. Not here: sending (screens/briefing_mail.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.desk.desk import the_desk, the_store
from monitor.desk.digest.mails import restored_at, rows
from monitor.periods import Period
from monitor.pipeline.outgoing.briefing_mails import mails_of
from monitor.pipeline.outgoing.briefing_parcel import parcel_of
from monitor.publish.briefing.mail.enclosed import names, sized


@dataclass(frozen=True, slots=True)
class Reader:
    """One who gets it, or got it."""

    address: str
    name: str  # "": the rules give none, or name them no more
    state: str  # in words
    at: datetime | None = None  # when the server took it
    goes: bool = False  # would be sent now: none was made yet, or one waits that nothing holds


@dataclass(frozen=True, slots=True)
class Mailed:
    """All of them."""

    readers: Sequence[Reader]
    enclosed: str  # the files, in words; "": none
    left_out: str  # those that would make it too large; "": none
    limit: int  # megabytes
    fresh: bool  # a mail would be made now; one that waits stays as it was made, whatever the limit is today

    @property
    def left(self) -> int:
        """To how many something would go now."""
        return sum(reader.goes for reader in self.readers)


def of(period: Period) -> Mailed:
    """The readers whom the rules name, then those who have a mail and are named no more."""
    desk, store = the_desk(), the_store()
    made = mails_of(store, period)
    told = {row.mail.recipient.lower(): row for row in rows(made, restored_at(desk.data, desk.clock()), desk.clock())}
    named = {row.address.lower(): row for row in desk.settings.briefing.recipients}
    found = []
    for address in (*named, *(each for each in told if each not in named)):
        name = named[address].name if address in named else ""
        if row := told.get(address):
            goes = row.mail.state == "waiting" and not row.held and address in named
            found.append(Reader(row.mail.recipient, name, row.state, row.mail.sent_at, goes))
        else:
            found.append(Reader(named[address].address, name, "chưa gửi", goes=True))
    parcel = parcel_of(store, desk.settings, period)
    fresh = not named.keys() <= told.keys()
    return Mailed(tuple(found), names(parcel.enclosed), sized(parcel.left_out), parcel.limit, fresh)

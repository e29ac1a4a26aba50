"""Small values for the tests of the store, written for them. Not for: tests of other rooms."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.model import (
    Article,
    Clip,
    Evidence,
    Flag,
    Found,
    PlaceTag,
    Poll,
    Signature,
    Tags,
    Tone,
    TopicTag,
    Validators,
)
from monitor.store import Cut, NewMessage, NextPoll, Sighting

START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
FEED = "https://bao.example/rss"


def at(minutes: float) -> datetime:
    """So many minutes after the tests begin."""
    return START + timedelta(minutes=minutes)


def sighting(name: str, *, listed: str = "", state="pending", reason: str = "") -> Sighting:
    """The article *name* as a feed lists it."""
    url = f"https://bao.example/{name}"
    found = Found(listed or url, f"Tin {name}", "Tóm tắt", at(-30), "02/03/2026 06:30")
    return Sighting(found, url, f"bao.example/{name}", state, reason)


def poll(outcome="changed", *, etag: str = "", last_modified: str = "", reason: str = "", url: str = FEED) -> Poll:
    """What the feed answered."""
    return Poll("bao", url, outcome, reason, validators=Validators(etag, last_modified))


def evidence(text: str, start: int = 0, rule: str = "province") -> Evidence:
    """The words *text* at *start* of the text."""
    return Evidence("text", start, start + len(text), text, rule)


def article(name: str, *, minutes: float = -30) -> Article:
    """A short article of our own."""
    return Article(
        url=f"https://bao.example/{name}",
        canonical=f"https://bao.example/{name}",
        title=f"Xã vùng cao khánh thành cầu {name}",
        lead="Cây cầu mới nối hai bờ suối.",
        text="Cây cầu mới nối hai bờ suối.\nBà con đi chợ không còn phải vòng xa.",
        published=at(minutes),
        published_from="meta",
        published_raw="2026-03-02T06:30:00+07:00",
        authors=("Lê Thử", "Trần Mẫu"),
        language="vi",
    )


def tags() -> Tags:
    """Every kind of label, each with its words."""
    return Tags(
        province="central",
        province_evidence=(evidence("Cây cầu"), evidence("hai bờ", 16)),
        topics=(
            TopicTag("giao-thong", 2.5, (evidence("Cây cầu", rule="giao-thong"), evidence("suối", 23, "giao-thong"))),
            TopicTag("thuong-mai", 1.0, (evidence("đi chợ", 36, "thuong-mai"),)),
        ),
        places=(PlaceTag("Xã Thử", "00001", (evidence("bờ", 20),)), PlaceTag("Suối Mẫu", "", ())),
        tone=Tone("tich-cuc", True, (evidence("mới", 8, "tone"),)),
        junk=evidence("vòng xa", 60, "junk"),
        rules_version="r1",
    )


def flag(found: str = "12") -> Flag:
    """A figure that differs."""
    return Flag("figure-differs", "Cầu dài 12 m.", found, "15", "cau-dai", "Số liệu khác văn bản.", 0.75, "r1")


def clip(name: str, *, minutes: float = 0, published: float = -30) -> Clip:
    """A clip of the article *name*, clipped at *minutes*."""
    return Clip(
        id=0,
        source="bao",
        outlet="Báo Thử",
        group="trung-uong",
        medium="bao-dien-tu",
        article=article(name, minutes=published),
        tags=tags(),
        flags=(flag(), flag("13")),
        clipped_at=at(minutes),
        entered_by="",
        copies=(),
    )


def later(minutes: float) -> NextPoll:
    """When an address is asked again, and why."""
    return NextPoll(at(minutes), "3 new in 2 days: in 16 h 00 min")


def signature(*bands: str, scheme: str = "s1") -> Signature:
    """A signature that falls into *bands*."""
    return Signature(scheme, (0, 1, 2**64 - 1), bands, ("1.234,5", "48"))


def add(store, name: str, minutes: float = 0) -> int:
    """A pending address; returns its id."""
    return store.add_address(sighting(name), "bao", at(minutes))


def keep(
    store, name: str, *, minutes: float = 0, published: float = -30, sign=None, copy_of=None, again: float | None = None
) -> int:
    """An address seen and clipped at *minutes*, to be looked at *again*; returns the id of the article."""
    address = add(store, name, minutes)
    return store.save_clip(
        address,
        clip(name, minutes=minutes, published=published),
        signature=sign,
        copy_of=copy_of,
        at=at(minutes),
        look_again=None if again is None else at(again),
    )


def mail(recipient: str, *, due: float = 0, body: bytes = b"mail", id_: str = "") -> NewMessage:
    """A mail that may go at *due*."""
    return NewMessage(recipient, id_ or f"<{recipient}.{due}@x>", body, at(due))


def tell(
    store,
    number: int,
    *,
    items=(),
    copies=(),
    archived=(),
    messages=(),
    files=(),
    due: float | None = None,
    left_out=(),
    **more,
) -> None:
    """An edition of the given articles, cut an hour after the one before; *left_out* is what it says of those it leaves out."""
    minutes = 60 * number if due is None else due
    frozen = json.dumps({"number": number} | ({"left_out": left_out} if left_out else {}))
    store.editions.save(
        Cut(
            number,
            "digest",
            at(minutes),
            at(minutes - 60),
            at(minutes),
            frozen,
            items,
            copies,
            archived,
            messages,
            files,
            at(minutes),
            **more,
        )
    )


def kept(saved: Clip, article_id: int) -> Clip:
    """*saved* as the store gives it back."""
    return replace(saved, id=article_id)

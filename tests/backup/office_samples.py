"""A small office that works without a press: pages captured, clips kept, editions cut. Not for: tests of other rooms.

As a program it works for ever and prints a line after each thing that is committed: office_samples.py CONFIG DATA
"""

import itertools
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.backup.gather import Places
from monitor.backup.making import Made, make_backup
from monitor.backup.restoring import Wish, restore
from monitor.config import load
from monitor.crawl.evidence import to_warc
from monitor.model import Article, Clip, Exchange, Found, Page, Tags
from monitor.pipeline import Session, write_files
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.outgoing.morning import cut_edition
from monitor.store import Sighting, Store
from monitor.store.swap import JOURNAL

START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)  # a Monday
ONE_DAY = 4  # things done between two editions

FILES = {
    "sources.toml": """\
[crawl]
user_agent = "TestDesk/1"
contact = "mailto:desk@office.example"

[[source]]
id = "bao"
name = "Báo Thử"
group = "cua-tinh"
kind = "feed"
url = "https://bao.example/rss"
language = "vi"
""",
    "rules/office.toml": """\
name = "Văn phòng Thử"

[[scope]]
from = 2025-01-01
everything = true

[mail]
host = "localhost"
port = 25
security = "none"
password_env = "DESK_TEST_PASSWORD"
sender = "desk@office.example"
""",
    "rules/digest.toml": """\
hour = 07:00:00
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
subject = "{date}"

[[recipients]]
address = "lanh-dao@office.example"

[[groups]]
id = "doi-ngoai"
name = "Phòng Đối ngoại"

[[groups.recipients]]
address = "doi-ngoai@office.example"
""",
    "rules/schedule.toml": '[backup]\nfolder = "backups"\nkeep = 2\n',
    "rules/topics/giao-thong.toml": 'id = "giao-thong"\nlabel = "Giao thông"\nstrong = ["cây cầu"]\n',
    "rules/province.toml": 'name = "Tỉnh Thử"\ncode = "08"\nnames = [{ text = "Tỉnh Thử" }]\n',
    "rules/places.toml": 'place = [\n  { name = "Xã Thử", kind = "xã", weight = "strong" },\n]\n',
    "rules/people.toml": "",
    "rules/tone.toml": '[[kind]]\nid = "khen"\ntone = "positive"\nalone = ["đẹp"]\n\n[[kind]]\nid = "che"\ntone = "negative"\nalone = ["sai phạm"]\n',
    "rules/junk.toml": '[[junk]]\nid = "xo-so"\nlabel = "Xổ số"\ntitle = ["xổ số"]\n',
    "rules/facts/don-vi.toml": """\
[[fact]]
id = "don-vi"
statement = "Tỉnh có 24 xã."
subject = [["Tỉnh Thử"]]
value = 24
unit = ["xã"]
from = 2025-07-01
issuer = "Cơ quan Thử"
document = "Nghị quyết thử"
source = "Công báo thử"
""",
}


def at(hours: float) -> datetime:
    """So many hours after the tests begin."""
    return START + timedelta(hours=hours)


def configure(folder: Path) -> None:
    """Write sources.toml and rules/ into *folder*."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@contextmanager
def session(config: Path, data: Path, now: datetime) -> Iterator[Session]:
    """A session whose clock stands at *now*."""
    with Store.open(data / "monitor.db") as store, ThreadPoolExecutor(1) as pool:
        yield Session(load(config), store, lambda: now, pool, data)


def work(opened: Session, n: int) -> Iterator[str]:
    """One page that becomes a clip, one that does not; sometimes an edition with its files and mails."""
    store, hour = opened.store, 6 * n
    first, second = (store.add_address(_sighting(f"{n}-{what}"), "bao", at(hour)) for what in ("cau", "khac"))
    captured = [_capture(store, f"{n}-cau", hour, first), _capture(store, f"{n}-khac", hour, second)]
    yield "captures"
    store.save_clip(first, _clip(n), signature=None, copy_of=None, at=at(hour), capture=captured[0])
    yield "clip"
    store.end(second, "outside-scope", "province none", at(hour))
    yield "outside-scope"
    if n % ONE_DAY == ONE_DAY - 1:
        number = cut_edition(opened, at(hour))
        yield "edition"
        write_files(opened, edition_of(store, number), preview=False)
        yield "files"
        mail = store.messages.of_edition(number)[0]
        store.messages.end(store.messages.begin(mail.id, at(hour)), at(hour), "sent", "", None)
        yield "mail"


def fill(config: Path, data: Path, rounds: int = 2 * ONE_DAY) -> None:
    """Let the office work for so many *rounds*."""
    for n in range(rounds):
        with session(config, data, at(6 * n)) as opened:
            list(work(opened, n))


def back_up(
    config: Path, data: Path, target: Path, *, now: datetime | None = None, replace: bool = False, unread: bool = False
) -> Made:
    """Make a backup; *unread*: the configuration cannot be read."""
    places = Places(data, config, None if unread else load(config))
    return make_backup(places, target, now or at(1000), replace=replace, progress=_quiet)


def bring_back(
    file: Path,
    data: Path,
    config: Path,
    replace: bool = False,
    despite_faults: bool = False,
    now: datetime | None = None,
) -> list[str]:
    """Restore a backup; return what was said."""
    said: list[str] = []
    restore(file, Wish(data, config, replace, despite_faults), now or at(1000), said.append, _quiet)
    return said


def state(data: Path) -> dict[str, bytes | str]:
    """Everything the data folder holds of an office, for the next program that opens it: its database as SQL, its files."""
    found: dict[str, bytes | str] = {}
    if (data / "monitor.db").exists() or (data / JOURNAL).exists():
        with Store.open(data / "monitor.db") as store:
            found["monitor.db"] = "\n".join(store._database._connection.iterdump())
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data).as_posix()
        if path.is_file() and not name.startswith(("monitor.db", "before-restore", "restore", "backups")):
            found[name] = path.read_bytes()
    return found


def _quiet(_what: str, _done: int) -> None:
    pass


def _sighting(name: str) -> Sighting:
    url = f"https://bao.example/{name}"
    return Sighting(Found(url, f"Tin {name}"), url, f"bao.example/{name}", "pending", "")


def _capture(store: Store, name: str, hour: float, address: int) -> int:
    exchange = Exchange((), "HTTP/1.1", 200, "OK", (("Content-Type", "text/html"),))
    url = f"https://bao.example/{name}"
    fetched = Page(url, url, (), "text/html", f"<p>Cây cầu {name} dài 12 m.</p>".encode() * 40, at(hour), exchange)
    return store.evidence.capture(fetched, to_warc(fetched), address)


def _clip(n: int) -> Clip:
    url = f"https://bao.example/{n}-cau"
    text = f"Cây cầu số {n} ở xã Thử đã xong. Bà con đi chợ không còn phải vòng xa."
    article = Article(url, url, f"Khánh thành cầu số {n}", "", text, at(6 * n - 1), "meta", "", (), "vi")
    tags = Tags("central", (), (), (), None, None, "r1")
    return Clip(0, "bao", "Báo Thử", "cua-tinh", "bao-dien-tu", article, tags, (), at(6 * n), "", ())


def main(config: Path, data: Path) -> None:
    """Work for ever; the name of a thing is printed only when it is committed."""
    for n in itertools.count():
        with session(config, data, at(6 * n)) as opened:
            for name in work(opened, n):
                sys.stdout.write(f"{name}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

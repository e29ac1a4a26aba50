"""`monitor alerts` as a person types it. Not for: looking and telling (tests/pipeline)."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from critical_press import CRITICAL, SECOND

from monitor.store import Store

ROOT = Path(__file__).parents[2]
NOW = "2026-09-20T08:00:00+07:00"
RULES = """
ceiling = 1
max_age = 24
recipients = [{ address = "lanh-dao@so.example" }]

[[alert]]
id = "phan-anh"
label = "Phản ánh về tỉnh"
query = "province:central tone:tieu-cuc"

[[alert]]
id = "tat"
label = "Đã tắt"
query = "lũ"
enabled = false

[spike]
enabled = false
"""


def row(n, text, published, **more):
    whole = {
        "id": n,
        "url": f"https://bao.example/{n}",
        "title": f"Tin số {n}",
        "text": "\n".join(text),
        "published": published,
        "outlet": "Báo Thử",
    }
    return json.dumps(whole | more, ensure_ascii=False) + "\n"


@pytest.fixture
def office(monitor, tmp_path, empty_database):
    """The command line of an office with two alert rules and an empty archive."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "sources.toml", tmp_path)
    (tmp_path / "rules" / "alerts.toml").write_text(RULES, encoding="utf-8")
    empty_database(tmp_path / "data" / "monitor.db")
    return lambda *arguments: monitor("--now", NOW, *arguments)


@pytest.fixture
def archive(office, tmp_path):
    """The office after it imported three critical articles, of which one repeats another, and one too old for a quarter."""
    path = tmp_path / "archive.jsonl"
    path.write_text(
        row(1, CRITICAL, "2026-09-01T09:00:00+07:00")
        + row(2, SECOND, "2026-09-01T09:20:00+07:00", outlet="Báo Khác")
        + row(3, SECOND, "2026-09-01T12:00:00+07:00")
        + row(4, CRITICAL, "2026-01-05T09:00:00+07:00"),
        encoding="utf-8",
    )
    assert office("import", path)[0] == 0
    return office


def test_rules_are_listed_with_what_they_did(office, tmp_path):
    """Before the first round none is in force; a switched-off rule never is."""
    code, out, _ = office("alerts")
    assert code == 0
    assert 'phan-anh  "Phản ánh về tỉnh"\n    province:central tone:tieu-cuc\n' in out
    assert "    in force from the next round on; tells lanh-dao@so.example\n    found nothing yet\n" in out
    assert "    switched off; tells lanh-dao@so.example\n" in out
    assert "ceiling: 1 mail an hour to one recipient; articles older than 24 h are left\nspikes: switched off\n" in out


def test_what_a_rule_found_and_what_waits_is_listed(archive, tmp_path):
    with Store.open(tmp_path / "data" / "monitor.db") as store:
        at = datetime.fromisoformat(NOW)
        store.alerts.in_force({"phan-anh": "province:central tone:tieu-cuc"}, at)
        store.alerts.found({"phan-anh": ([1, 2], ["lanh-dao@so.example"])}, (), "m", at)
    out = archive("alerts", "list")[1]
    assert "    in force since 2026-09-20 08:00; tells lanh-dao@so.example\n" in out
    assert "    found 2 articles, told in 0 mails, last on 2026-09-20 08:00; 2 held back by the ceiling\n" in out
    assert "held back now: 2 articles for 1 recipient\n" in out


def test_a_rule_that_nobody_is_told_of_or_that_can_find_nothing_is_said(office, tmp_path):
    broken = RULES.replace('recipients = [{ address = "lanh-dao@so.example" }]\n', "").replace(
        "enabled = false\n", "", 1
    )
    broken = broken.replace('"lũ"', '"topic:khong-co"').replace("enabled = false", "mail = true")
    (tmp_path / "rules" / "alerts.toml").write_text(broken, encoding="utf-8")
    out = office("alerts")[1]
    assert "tells nobody: no recipients" in out
    assert 'its query cannot hold: column 7: "topic" has no value "khong-co"' in out
    assert "spikes: 6 articles or more, against 14 days; mailed at once, and told in the digest" in out

    (tmp_path / "rules" / "alerts.toml").write_text("", encoding="utf-8")
    out = office("alerts")[1]
    assert out.startswith("rules/alerts.toml has no rule\n")
    assert "; told in the digest" in out


def test_a_preview_tells_mails_weeks_and_articles_of_a_quarter(archive):
    """Two texts twenty minutes apart are two mails an hour apart; the reprint is none; January is not in the quarter."""
    code, out, _ = archive("alerts", "preview", "phan-anh")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == (
        'phan-anh "Phản ánh về tỉnh": would have fired 2 times in the last 92 days (2026-06-20 to 2026-09-20)'
    )
    assert lines[1] == "    2 mails to each recipient, 2 articles; gathered, at most 1 mail an hour"
    assert lines[2] == "    time used: when it became a clip (0); of what was imported, when it was published (2)"
    assert lines[3] == "    busiest hour: 2026-09-01 09:00, 2 articles, 1 mail"
    assert "    2026-W36         2      2" in lines
    assert "    2026-W35         0      0" in lines
    newest = lines[lines.index("    newest:") + 1 :]
    assert newest[0] == "        2026-09-01 09:20  Báo Khác: Tin số 2  (and 1 reprint)"
    assert newest[1] == "            https://bao.example/2"
    assert newest[2].startswith("            matched: group:tong-hop; province:central “")
    assert "tone:tieu-cuc “" in newest[2]
    assert newest[3] == "        2026-09-01 09:00  Báo Thử: Tin số 1"


def test_a_longer_preview_leaves_out_empty_weeks(archive):
    lines = archive("alerts", "preview", "phan-anh", "--days", "365")[1].splitlines()
    assert "    week      articles  mails  (weeks without any are left out)" in lines
    assert [line for line in lines if "-W" in line] == [
        "    2026-W02         1      1",
        "    2026-W36         2      2",
    ]


def test_every_rule_is_previewed_and_a_query_before_it_is_written(archive):
    out = archive("alerts", "preview")[1]
    assert 'tat "Đã tắt": would have fired 0 times' in out
    assert 'phan-anh "' in out
    out = archive("alerts", "preview", "--query", '"bãi rác tạm"')[1]
    assert out.startswith("this query: would have fired 1 time in the last 92 days")
    assert "matched: words “bãi rác tạm”; group:tong-hop;" in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nope",), 1, "rules/alerts.toml has no rule `nope`; `monitor alerts` lists them"),
        (("phan-anh", "--query", "lũ"), 2, "give either ID or --query"),
        (("--query", "topic:nope"), 2, 'this query: column 7: "topic" has no value "nope"'),
        (("--query", ""), 2, "this query: column 1: the query is empty"),
    ],
)
def test_a_wrong_preview_says_what_is_wrong(office, arguments, code, said):
    found, _, err = office("alerts", "preview", *arguments)
    assert found == code
    assert said in err

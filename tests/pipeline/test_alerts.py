"""What is told at once: once to each, nothing lost, never more than the ceiling. Not for: the words (tests/alerts)."""

import email
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from email import policy
from email.utils import format_datetime

import pytest
from critical_press import CRITICAL, SECOND, THIRD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.config.alerts import Alert, Alerts, Spike
from monitor.config.recipients import RecipientRow
from monitor.model import Article, Clip, Tags, Tone
from monitor.pipeline.outgoing.alerts import run_alerts
from monitor.pipeline.outgoing.delivery import deliver
from monitor.store import Store

LEADER, DUTY = "lanh-dao@van-phong.example", "truc@van-phong.example"
RULE = Alert(
    id="phan-anh",
    label="Báo Trung ương phản ánh về tỉnh",
    query="group:trung-uong province:central (tone:tieu-cuc OR tone:nhieu-chieu)",
)
WORDS = Alert(id="duong", label="Đường sá", query='"tuyến đường" OR "bãi rác"')
SUBJECT = "[BÁO NGAY TUYÊN QUANG] Báo Trung ương phản ánh về tỉnh: "


class Watch:
    """An office with alert rules, and short words for what tests do."""

    def __init__(self, office, press, postbox):
        self.office, self.press, self.box = office, press, postbox
        self.entries = {"local": [], "national": []}
        self.rules(RULE)

    def rules(self, *rules, to=(LEADER,), ceiling=6, spike=None, **more):
        desk = self.office.with_mail(self.box.port, LEADER)
        rows = tuple(RecipientRow(address=address) for address in to)
        alerts = Alerts(alert=rules, recipients=rows, ceiling=ceiling, spike=spike or Spike(), **more)
        self.session = replace(desk.session, settings=replace(desk.session.settings, alerts=alerts))
        run_alerts(self.session)  # in force from now on

    def prints(self, path, title, paragraphs, *, source="national", at="2026-09-15T15:00:00+07:00"):
        """An article appears and is read in a round a minute later."""
        self.entries[source].append((path, title, format_datetime(datetime.fromisoformat(at))))
        self.press.list(source, *self.entries[source])
        self.press.article(path, title, paragraphs, at=at)
        self.later(minutes=1)
        self.office.round()

    def later(self, **more):
        self.office.clock.at += timedelta(**more)

    def look(self):
        said = run_alerts(self.session)
        deliver(self.session)
        return said

    def mails(self):
        return [(to, email.message_from_bytes(raw, policy=policy.default)) for to, raw in self.box.got]

    def subjects(self):
        return [mail["Subject"] for _, mail in self.mails()]

    def text(self, number=-1):
        return self.mails()[number][1].get_body(("plain",)).get_content()


@pytest.fixture
def watch(office, press, postbox):
    """An office that tells one leader at once of critical articles in central outlets."""
    return Watch(office, press, postbox)


def test_a_critical_article_is_told_at_once_and_once(watch):
    """One mail says which rule found it, why, where it stands and that no person has looked yet."""
    watch.prints("/duong.html", "Đường vào thôn hư hỏng, dân bức xúc", CRITICAL)
    assert watch.look() == "1 found, 1 mails kept"
    assert (watch.look(), watch.look()) == ("", "")

    assert watch.subjects() == [SUBJECT + "Đường vào thôn hư hỏng, dân bức xúc"]
    text = watch.text()
    assert "Quy tắc: Báo Trung ương phản ánh về tỉnh. Căn cứ: nhóm Báo chí Trung ương; nhắc đến tỉnh (" in text
    assert "sắc thái tiêu cực (“dân bức xúc”, “Người dân”" in text
    assert "Báo Toàn Quốc (127.0.0.1), 15:00 ngày 15/09" in text
    assert "Bài viết nêu: “" in text
    assert watch.press.url("/duong.html") in text
    assert "Phân loại do máy đề xuất, chưa rà soát." in text


def test_what_was_kept_before_the_rule_is_not_told(watch):
    """A rule is in force from when it was first seen; so is one that was written anew or switched on again."""
    watch.rules()
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    watch.rules(RULE)
    assert watch.look() == ""
    watch.prints("/rac.html", "Bãi rác ô nhiễm", SECOND)
    watch.look()
    assert watch.subjects() == [SUBJECT + "Bãi rác ô nhiễm"]

    watch.rules(RULE.model_copy(update={"enabled": False}))
    watch.prints("/truong.html", "Trường chậm tiến độ", THIRD)
    watch.rules(RULE)
    assert watch.look() == ""
    assert len(watch.box.got) == 1


def test_a_local_or_kind_article_is_not_told(watch):
    watch.prints("/cau.html", "Khánh thành cầu", watch.press.body)
    watch.prints("/rac.html", "Bãi rác ô nhiễm", SECOND, source="local")

    assert watch.look() == ""
    assert watch.box.got == []


def test_a_central_reprint_of_a_local_article_is_told_as_what_it_is(watch):
    """The rule asks for the reprint's own outlet, and the mail names the paper that had the text first."""
    watch.prints("/rac.html", "Bãi rác ô nhiễm", SECOND, source="local", at="2026-09-15T09:00:00+07:00")
    assert watch.look() == ""
    watch.prints("/lai.html", "Bãi rác ô nhiễm kéo dài", SECOND, at="2026-09-15T17:00:00+07:00")
    watch.look()

    assert set(watch.office.states().values()) == {"clip", "copy"}
    assert watch.subjects() == [SUBJECT + "Bãi rác ô nhiễm kéo dài"]
    assert "Đăng lại bài của Báo Thử (127.0.0.1), 09:00 ngày 15/09." in watch.text()


def test_a_reprint_of_what_was_told_is_no_second_mail(watch):
    """Thirty outlets with one text are one mail."""
    watch.rules(WORDS)
    watch.prints("/rac.html", "Bãi rác ô nhiễm", SECOND, source="local")
    watch.look()
    watch.prints("/lai.html", "Bãi rác ô nhiễm kéo dài", SECOND)
    watch.look()
    assert len(watch.box.got) == 1


def test_an_article_published_too_long_ago_is_left_to_the_digest(watch):
    watch.prints("/duong.html", "Đường hỏng", CRITICAL, at="2026-09-14T15:00:00+07:00")
    assert watch.look() == ""


def test_two_rules_that_find_one_article_make_one_mail_that_names_both(watch):
    watch.rules(RULE, WORDS)
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    watch.look()

    assert watch.subjects() == [SUBJECT.replace(": ", "; Đường sá: ") + "Đường hỏng"]
    assert "Quy tắc: Báo Trung ương phản ánh về tỉnh; Đường sá. Căn cứ: từ ngữ “tuyến đường”; nhóm" in watch.text()


def test_each_recipient_gets_one_mail_with_all_that_is_new_to_them(watch):
    watch.rules(RULE, WORDS.model_copy(update={"recipients": (RecipientRow(address=DUTY),)}))
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    watch.prints("/truong.html", "Trường chậm tiến độ", THIRD)
    watch.look()

    assert sorted(to for to, _ in watch.mails()) == [LEADER, DUTY]
    texts = {to: mail.get_body(("plain",)).get_content() for to, mail in watch.mails()}
    titles = ("Đường hỏng", "Trường chậm tiến độ")
    assert [title in texts[LEADER] for title in titles] == [True, True]
    assert [title in texts[DUTY] for title in titles] == [True, False]


def test_what_is_over_the_ceiling_is_gathered_into_the_next_mail(watch):
    """One mail an hour: the second and third article wait together, and nothing of them is lost."""
    watch.rules(RULE, ceiling=1)
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    watch.look()
    watch.prints("/rac.html", "Bãi rác ô nhiễm", SECOND)
    assert watch.look() == "1 found, 1 articles held back by the ceiling"
    watch.prints("/truong.html", "Trường chậm tiến độ", THIRD)
    watch.look()
    assert len(watch.box.got) == 1
    watch.later(minutes=60)
    assert watch.look() == "1 mails kept"

    assert watch.subjects()[1] == SUBJECT + "Trường chậm tiến độ (còn 01 tin, bài khác)"
    assert [title in watch.text() for title in ("Trường chậm tiến độ", "Bãi rác ô nhiễm")] == [True, True]


def test_while_the_server_is_down_no_heap_of_mails_grows(watch):
    """What waits in the outbox counts against the ceiling: it will all arrive within one hour."""
    watch.rules(RULE, ceiling=1)
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    run_alerts(watch.session)
    watch.later(hours=3)
    watch.prints("/rac.html", "Bãi rác ô nhiễm", SECOND, at="2026-09-15T20:00:00+07:00")
    run_alerts(watch.session)
    deliver(watch.session)
    assert len(watch.box.got) == 1
    watch.later(hours=1)
    watch.look()
    assert watch.subjects()[1] == SUBJECT + "Bãi rác ô nhiễm"


def test_a_second_article_of_the_event_says_that_it_goes_on(watch):
    """The same event within a day: the mail is marked as a continuation of what was told."""
    watch.prints("/duong.html", "Đường vào thôn ở Hàm Yên hư hỏng, dân bức xúc", CRITICAL)
    watch.look()
    watch.prints("/rac.html", "Bãi rác ở Minh Xuân ô nhiễm", SECOND)
    stories = watch.session.store.stories
    stories.merge([stories.of(2)], stories.of(1), who="Lê Thử", at=watch.office.clock())
    watch.look()

    assert "[Tiếp theo] Báo Toàn Quốc" in watch.text()
    assert "Tiếp theo tin, bài cùng sự kiện đã báo ngay lúc 18:01 ngày 15/09." in watch.text()
    assert "Tiếp theo" not in watch.text(0)


def test_what_a_person_decides_of_the_tone_counts(watch):
    """An officer says that an article is critical: it is told then."""
    watch.prints("/cau.html", "Tuyên Quang khánh thành cầu", watch.press.body)
    assert watch.look() == ""
    for label, value in (("province", "central"), ("tone", "tieu-cuc")):
        watch.session.store.decisions.add(1, label, value, "add", who="Lê Thử", at=watch.office.clock())
    watch.look()
    assert watch.subjects() == [SUBJECT + "Tuyên Quang khánh thành cầu"]
    assert "sắc thái tiêu cực (do cán bộ xác định)" in watch.text()


def test_a_tone_that_a_person_took_back_is_the_machines_again(watch):
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    decisions, now = watch.session.store.decisions, watch.office.clock()
    decisions.undo(decisions.add(1, "tone", "tieu-cuc", "accept", who="A", at=now), who="A", at=now)
    watch.look()
    assert "do cán bộ xác định" not in watch.text()


def test_somebody_taken_out_of_the_rules_is_told_no_more(watch):
    watch.rules(RULE, ceiling=1, to=(LEADER, DUTY))
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    watch.look()
    watch.prints("/rac.html", "Bãi rác ô nhiễm", SECOND)
    watch.look()
    watch.rules(RULE, ceiling=1, to=(LEADER,))
    watch.later(hours=1)
    watch.look()

    assert [to for to, _ in watch.mails()] == [LEADER, DUTY, LEADER]
    assert watch.session.store.alerts.untold() == ()


def test_without_recipients_nothing_is_forgotten(watch):
    """What nobody could be told of is told once somebody is named, while it is fresh."""
    watch.rules(RULE, to=())
    nobody = replace(watch.session.settings, digest=watch.session.settings.digest.model_copy(update={"recipients": ()}))
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    assert run_alerts(replace(watch.session, settings=nobody)) == ""
    watch.look()
    assert watch.subjects() == [SUBJECT + "Đường hỏng"]


def test_a_rule_whose_topic_the_office_has_no_more_finds_nothing_and_stops_nothing(watch):
    watch.rules(RULE.model_copy(update={"id": "cu", "query": "topic:da-bo"}), RULE)
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    assert watch.look() == "1 found, 1 mails kept"


def test_while_nothing_is_new_the_archive_is_not_asked(watch, monkeypatch):
    """The look that runs every 20 seconds is a few small reads: nothing is searched and nothing written."""
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    watch.look()
    asked = []
    connection = watch.session.store._database._connection
    connection.set_trace_callback(asked.append)
    assert run_alerts(watch.session) == ""
    connection.set_trace_callback(None)

    assert len([one for one in asked if one.lstrip().startswith("SELECT")]) <= 4
    assert not [one for one in asked if one.startswith(("BEGIN IMMEDIATE", "INSERT", "UPDATE", "DELETE"))]


def test_while_another_program_looks_nothing_is_done(watch):
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    with watch.session.store.alone("alerts", "looking"):
        assert run_alerts(watch.session) == ""
    assert watch.look() == "1 found, 1 mails kept"


@pytest.mark.parametrize("after", ["found", "tell"])
def test_killed_at_any_moment_it_goes_on_from_there(watch, monkeypatch, after):
    """Right after what was found is kept, or after the first of two people was told: each is told once."""
    watch.rules(RULE, to=(LEADER, DUTY))
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    door = watch.session.store.alerts
    real = getattr(door, after)

    def then_die(*arguments):
        real(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(door, after, then_die)
    with pytest.raises(KeyboardInterrupt):
        run_alerts(watch.session)
    monkeypatch.undo()
    watch.look()
    assert sorted(to for to, _ in watch.mails()) == [LEADER, DUTY]


def test_programs_that_look_at_once_tell_once(watch):
    """Three programs look at the same moment; each person gets one mail."""
    watch.prints("/duong.html", "Đường hỏng", CRITICAL)
    together, said = threading.Barrier(3), []

    def look():
        with Store.open(watch.session.data / "monitor.db") as store:
            session = replace(watch.session, store=store)
            together.wait()
            said.append(run_alerts(session))

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    deliver(watch.session)
    assert sorted(said) == ["", "", "1 found, 1 mails kept"]
    assert [to for to, _ in watch.mails()] == [LEADER]


# -- the ceiling, whatever comes -------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(st.integers(0, 45), st.integers(0, 2), st.booleans()), min_size=1, max_size=10
)  # (minutes later, new articles, whether the server takes mails)


def clip_into(store, number, at):
    """An article that the rule finds, kept at *at*."""
    url = f"https://bao.example/{number}"
    article = Article(url, url, f"Tin số {number:02d}.", "", "Một câu.", at, "meta", "", (), "vi")
    tags = Tags("central", (), (), (), Tone("tieu-cuc", False, ()), None, "1")
    clip = Clip(0, "national", "Báo Toàn Quốc", "trung-uong", "bao-dien-tu", article, tags, (), at, "", ())
    store.save_clip(None, clip, signature=None, copy_of=None, at=at)
    return article.title


def simulate(watch, store, steps, ceiling):
    """Go through *steps*, then wait until all is told; return (when, text) of each mail that arrived, and all titles."""
    watch.rules(RULE, ceiling=ceiling)
    session = replace(watch.session, store=store)
    run_alerts(session)
    watch.later(minutes=1)
    sent, titles = [], []
    for minutes, new, works in [*steps, *[(60, 0, True)] * 3]:
        watch.later(minutes=minutes)
        now = watch.office.clock()
        titles += [clip_into(store, len(titles) + n, now) for n in range(new)]
        run_alerts(session)
        for mail in store.messages.due(now, asked=True) if works else ():
            store.messages.end(store.messages.begin(mail.id, now), now, "sent", "", None)
            text = email.message_from_bytes(mail.body, policy=policy.default).get_body(("plain",)).get_content()
            sent.append((now, text))
    return sent, titles


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, ceiling=st.integers(1, 3))
def test_never_more_mails_an_hour_nothing_lost_nothing_twice(watch, tmp_path_factory, steps, ceiling):
    """However articles come and the server fails: at most the ceiling arrives in any hour, each article once, none missing."""
    with Store.open(tmp_path_factory.mktemp("ceiling") / "monitor.db") as store:
        sent, wanted = simulate(watch, store, steps, ceiling)

    hour = timedelta(hours=1)
    assert all(sum(at - hour < other <= at for other, _ in sent) <= ceiling for at, _ in sent)
    told = [title for _, text in sent for title in wanted if f"“{title}”" in text]
    assert sorted(told) == sorted(wanted)

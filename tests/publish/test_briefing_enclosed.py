"""Which files go with the mail of a briefing under the office's limit. Not for: sending it (tests/pipeline/test_briefing_mails.py)."""

from datetime import UTC, datetime

import pytest
from own_press import OFFICE

from monitor.config.briefing import BriefingRules
from monitor.model import Recipient
from monitor.publish.briefing.mail.enclosed import File, names, parcel, sized
from monitor.publish.mail.compose import Attachment, compose

PAGE = b"<div>\n<p>Th\xc6\xb0</p>\n</div>\n</body>\n</html>"
TEXT = "Báo cáo\nThư\n".encode()
WORD, SYNTHESIS, EXCEL = ("báo cáo", "Word"), ("báo cáo tổng hợp", "Word"), ("phụ lục số liệu", "Excel")
ADDRESS = "https://ban.example/briefings/2026Q3?a=1&b=2"


def file(called, size):
    what, form = called
    return File(Attachment(f"{form}.bin", "application/octet-stream", b"x" * size), what, form)


def made(*sizes, where=ADDRESS, **rules):
    """A parcel of report, synthesis and annex of so many bytes, one megabyte in all unless *rules* say more."""
    files = [file(called, size) for called, size in zip((WORD, SYNTHESIS, EXCEL), sizes, strict=True)]
    return parcel(TEXT, PAGE, files, BriefingRules(**{"mail_megabytes": 1, **rules}), known={}, where=where)


def kinds(files):
    return [each.what for each in files]


@pytest.mark.parametrize(
    ("sizes", "left_out"),
    [
        ((100_000, 100_000, 100_000), []),
        ((100_000, 100_000, 700_000), ["phụ lục số liệu"]),
        ((100_000, 700_000, 100_000), ["báo cáo tổng hợp"]),
        ((600_000, 600_000, 600_000), ["báo cáo tổng hợp", "phụ lục số liệu"]),
        ((800_000, 800_000, 800_000), ["báo cáo", "báo cáo tổng hợp", "phụ lục số liệu"]),
    ],
)
def test_what_has_no_room_stays_out_the_report_last(sizes, left_out):
    assert kinds(made(*sizes).left_out) == left_out
    assert len(made(*sizes).enclosed) == 3 - len(left_out)


@pytest.mark.parametrize("annex", range(529_000, 733_000, 20_401))
def test_a_mail_with_what_is_enclosed_is_never_larger_than_the_limit_and_room_is_used(annex):
    parcel = made(1_000, 1_000, annex)
    message = compose(
        Recipient("lanh-dao@office.example", "Lãnh đạo Sở Văn hóa, Thể thao và Du lịch"),
        OFFICE,
        subject="Báo cáo báo chí quý III năm 2026",
        text=parcel.text.decode(),
        html=parcel.html.decode(),
        at=datetime(2026, 10, 1, tzinfo=UTC),
        message_id="<report.briefing-2026Q3@office.example>",
        attached=[each.attachment for each in parcel.enclosed],
    ).as_bytes()

    assert len(message) <= 1_000_000
    assert (len(parcel.enclosed) == 3) == (annex < 725_000)


def test_what_is_left_out_is_named_with_its_size_and_leads_to_where_it_is():
    parcel = made(100_000, 100_000, 8_491_982, mail_megabytes=10)
    told = f"Không gửi kèm, vì thư sẽ quá 10 MB: phụ lục số liệu (Excel, 8,5 MB); mở tại {ADDRESS}."
    escaped = ADDRESS.replace("&", "&amp;")

    assert parcel.text.decode().splitlines()[-2:] == [
        "Gửi kèm: báo cáo (Word) và báo cáo tổng hợp (Word), cùng số liệu với thư này.",
        told,
    ]
    assert f'mở tại <a href="{escaped}">{escaped}</a>.</p>\n</div>\n</body>' in parcel.html.decode()


def test_words_about_where_it_is_are_no_markup():
    html = made(100, 100, 800_000, where="mục <b> & “Báo cáo”").html.decode()
    assert "mở tại mục &lt;b&gt; &amp; “Báo cáo”.</p>" in html
    assert "<a " not in html


def test_where_nothing_has_room_it_does_not_say_that_something_is_enclosed():
    assert "Gửi kèm:" not in made(800_000, 800_000, 800_000).text.decode()


def test_the_office_words_it_itself():
    rules = {"sentences": {"mail_attached": "Kèm theo có {files}."}}
    assert made(1, 1, 1, **rules).text.decode().endswith("số liệu (Excel).\n")
    assert "Kèm theo có báo cáo (Word)" in made(1, 1, 1, **rules).html.decode()


def test_files_are_joined_as_people_say_it():
    files = [file(WORD, 10), file(SYNTHESIS, 10), file(EXCEL, 2_260_000)]
    assert names(files[:1]) == "báo cáo (Word)"
    assert names(files) == "báo cáo (Word), báo cáo tổng hợp (Word) và phụ lục số liệu (Excel)"
    assert sized(files[1:]) == "báo cáo tổng hợp (Word, 0,1 MB) và phụ lục số liệu (Excel, 2,3 MB)"
    assert names(()) == ""

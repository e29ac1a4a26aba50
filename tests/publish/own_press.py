"""Articles, offices and editions written for these tests. Not a test itself; no word of it is anybody's press."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from monitor.config import Digest, Mail, Office, Scope
from monitor.config.digest import Heading
from monitor.model import (
    Appearance,
    Article,
    Clip,
    Decided,
    Edition,
    Evidence,
    Family,
    Flag,
    InStory,
    Origin,
    PlaceTag,
    SourceFault,
    Syndicated,
    Tags,
    Tone,
    TopicTag,
)
from monitor.publish import Reprinted, build_edition

CUT = datetime(2022, 2, 28, 0, 0, tzinfo=UTC)  # 07:00 at the office, a Monday
LABELS = {
    "du-lich-le-hoi": "Du lịch, lễ hội",
    "kinh-te-xa-hoi": "Kinh tế - xã hội",
    "doi-ngoai": "Đối ngoại",
    "bien-gioi": "Biên giới",
    "phan-anh-kien-nghi": "Phản ánh, kiến nghị",
    "thien-tai-moi-truong": "Thiên tai, môi trường",
}

OFFICE = Office(
    name="Phòng Báo chí tỉnh Thanh Lâm",
    scope=(Scope(valid_from=date(2020, 1, 1)),),
    mail=Mail(host="127.0.0.1", port=25, security="none", sender="diembao@thanhlam.example", sender_name="Điểm báo"),
)
DIGEST = Digest(
    hour="07:00",
    days=("mon", "tue", "wed", "thu", "fri"),
    subject="[ĐIỂM BÁO] {weekday}, {date} – {items} tin, bài; {to_handle} nội dung cần xử lý",
    national_topics=("bien-gioi",),
    critical_topics=("phan-anh-kien-nghi",),
    headings=(
        Heading(label="Kinh tế - xã hội", topics=("kinh-te-xa-hoi",)),
        Heading(label="Văn hóa - du lịch", topics=("du-lich-le-hoi",)),
    ),
)


def evidence(text, words, rule="province"):
    """The first place of *words* in *text*, as a stage would give it."""
    start = text.index(words)
    return Evidence("text", start, start + len(words), words, rule)


def tags(text="", *, province="central", named="", tone=None, unsure=False, cause="", topics=(), places=()):
    return Tags(
        province=province,
        province_evidence=(evidence(text, named),) if named else (),
        topics=tuple(TopicTag(id_, 4.0, ()) for id_ in topics),
        places=tuple(PlaceTag(name, "", ()) for name in places),
        tone=Tone(tone, unsure, (evidence(text, cause, "tone"),) if cause else ()) if tone else None,
        junk=None,
        rules_version="0123456789ab",
    )


def article(id_, title, text, **other):
    url = other.pop("url", f"https://bao{id_}.example/bai-{id_}")
    values = {
        "url": url,
        "canonical": url,
        "title": title,
        "lead": text.split("\n")[0],
        "text": text,
        "published": CUT - timedelta(hours=id_ % 20 + 1),
        "published_from": "feed",
        "published_raw": "",
        "authors": (),
        "language": "vi",
    }
    return Article(**values | other)


def clip(id_, title="", text="Tỉnh Thanh Lâm họp bàn việc làm đường.", *, group="trung-uong", outlet="", **other):
    """A clip; what is not said about it is plain."""
    given = {
        name: other.pop(name)
        for name in ("tags", "flags", "copies", "medium", "entered_by", "family", "story")
        if name in other
    }
    values = {
        "tags": tags(text),
        "flags": (),
        "copies": (),
        "medium": "bao-dien-tu",
        "entered_by": "",
        "source": "nguon",
        "clipped_at": CUT - timedelta(minutes=5),
    }
    made = article(id_, title or f"Tin số {id_} của ngày", text, **other)
    return Clip(id=id_, outlet=outlet or f"Báo Số {id_}", group=group, article=made, **values | given)


def decided_clip():
    """A clip of whose tags two people decided."""
    words = (
        Decided("tone", "tieu-cuc", "add", "Lê Thử", CUT),
        Decided("topic", "moi", "drop", "Trần Mẫu", CUT + timedelta(minutes=5)),
        Decided("place", "Nà Thử", "add", "Lê Thử", CUT + timedelta(minutes=10)),
    )
    return clip(1, tags=replace(tags(tone="tieu-cuc", places=("Nà Thử",)), decided=words))


def flag(sentence="Cả tỉnh trồng mới được 9.000 ha rừng trong năm qua.", **other):
    values = {
        "kind": "figure-differs",
        "sentence": sentence,
        "found": "9.000 ha",
        "expected": "7.500 ha",
        "fact": "rung-trong-moi-2021",
        "explanation": "Bài nêu 9.000 ha; theo Báo cáo 15/BC ngày 05/01/2022 (Cục Thống kê) là 7.500 ha. Cần kiểm chứng.",
        "score": 0.9,
        "rules_version": "0123456789ab",
    }
    return Flag(**values | other)


def event(id_=7, named="", pinned=None):
    """The story that a clip is in; *named* by a person."""
    return InStory(id_, named or f"Tựa của nhóm tin {id_}", bool(named) or pinned is not None, pinned)


def copy(clip_id, outlet, n=1):
    url = f"https://{outlet.lower().replace(' ', '')}.example/dang-lai-{n}"
    return Appearance(clip_id, outlet, "tong-hop", url, "Tựa đăng lại", CUT - timedelta(minutes=30 + n))


def syndicated_clip(origin=None):
    """A clip that four outlets printed again; two of them belong to one owner, and one to that of the clip itself."""
    outlets = ("Trang Con", "Báo Mẹ", "Báo Con", "Báo Riêng")
    copies = tuple(copy(100 + n, outlet, n) for n, outlet in enumerate(outlets))
    syndicated = (Syndicated(100, "Báo Số 1"), Syndicated(102, "Báo Mẹ"))
    origin = origin or Origin(None, "Hãng tin Mẫu", "credited", sure=True)
    return clip(1, copies=copies, family=Family(origin, 5, 3, syndicated))


def edition(clips=(), **other) -> Edition:
    """An edition cut at `CUT` from *clips*, the third of its kind."""
    values = {
        "number": 3,
        "due": CUT,
        "since": CUT - timedelta(days=1),
        "cut_at": CUT,
        "first": False,
        "office": OFFICE,
        "digest": DIGEST,
        "province": "Thanh Lâm",
        "topic_labels": LABELS,
        "sources": 12,
        "faults": (),
        "title_only": 0,
        "previous": (10, 7),
        "reprinted": (),
        "earlier": {},
        "count_houses": lambda outlets: len(set(outlets)),
        "words": {},
        "spikes": (),
        "holidays": (),
    }
    return build_edition(clips, **values | other)


def rich_clips():
    """A morning as it may be: every section, every outlet group but one, reprints, old finds, print, odd titles."""
    canal = (
        "Người dân thôn Nà Tông phản ánh mương dẫn nước xây xong hai năm đã nứt vỡ nhiều đoạn. "
        "Theo bà con xã Phúc Lâm, tỉnh Thanh Lâm, gần ba mươi hộ phải bơm nước từ suối để kịp cấy vụ xuân. "
        "Chủ đầu tư cho biết đã yêu cầu nhà thầu khắc phục trước ngày 15/3."
    )
    school = (
        "Phụ huynh ba trường tiểu học ở huyện Đông Lâm cho rằng một số khoản thu đầu năm chưa được bàn bạc trước. "
        "Phòng Giáo dục huyện đã lập đoàn kiểm tra và yêu cầu các trường công khai từng khoản."
    )
    forest = (
        "Ngành lâm nghiệp Thanh Lâm bước vào vụ trồng rừng với nhiều thuận lợi. "
        "Cả tỉnh trồng mới được 9.000 ha rừng trong năm qua."
    )
    festival = (
        "Lễ hội xuống đồng của đồng bào Tày ở Thanh Lâm đón hơn hai vạn lượt khách trong ba ngày. "
        "Các đội thi kéo co, tung còn và gói bánh chưng bên bờ suối."
    )
    orchard = "Vùng cam Bản Lùng của tỉnh Thanh Lâm được cấp chứng nhận hữu cơ cho thêm hai trăm héc-ta vườn."
    visit = "A delegation of Thanh Lam province visited three garment factories and a vocational school on Friday."
    lao = "ຄະນະຜູ້ແທນແຂວງທັນລຳ ຢ້ຽມຢາມໂຮງຮຽນມິດຕະພາບ"
    border = "Đồn biên phòng Thanh Lâm cùng dân bản phát quang đường tuần tra dài mười hai cây số."
    general = "Ủy ban Biên giới quốc gia hướng dẫn các địa phương tuyên truyền về ba văn kiện pháp lý trên đất liền."
    longest = "Hội nghị trực tuyến toàn quốc tổng kết công tác năm và triển khai nhiệm vụ trọng tâm quý đầu"
    return [
        clip(
            1,
            "Mương nước tiền tỷ ở Phúc Lâm vừa dùng đã nứt",
            canal,
            outlet="Báo Làng Quê",
            authors=("Hoàng Bách",),
            tags=tags(
                canal,
                named="tỉnh Thanh Lâm",
                tone="tieu-cuc",
                cause="bơm nước từ suối",
                topics=("phan-anh-kien-nghi", "kinh-te-xa-hoi"),
                places=("Phúc Lâm", "thôn Nà Tông"),
            ),
            copies=tuple(copy(1, f"Trang Tin {n}", n) for n in range(1, 6)),
        ),
        clip(
            2,
            "Phụ huynh Đông Lâm hỏi về các khoản thu đầu năm",
            school,
            outlet="Báo Người Đọc",
            group="tinh-khac",
            tags=tags(school, tone="nhieu-chieu", unsure=True, topics=("phan-anh-kien-nghi",), places=("Đông Lâm",)),
        ),
        clip(
            3,
            "Thanh Lâm vào vụ trồng rừng mới",
            forest,
            outlet="Báo Thanh Lâm",
            group="cua-tinh",
            flags=(flag(),),
            tags=tags(forest, tone="tich-cuc", topics=("kinh-te-xa-hoi",)),
        ),
        clip(
            4,
            "Hội xuống đồng: ba ngày, hai vạn lượt khách",
            festival,
            outlet="Tạp chí Miền Núi",
            authors=("Thu An", "Lê Hà"),
            tags=tags(festival, named="Thanh Lâm", tone="tich-cuc", topics=("du-lich-le-hoi",)),
            copies=(copy(4, "Trang Tin 1", 9),),
        ),
        clip(
            5,
            "Cam Bản Lùng thêm hai trăm héc-ta hữu cơ",
            orchard,
            outlet="Báo Thanh Lâm",
            group="cua-tinh",
            published=CUT - timedelta(days=3),
            tags=tags(
                orchard, named="tỉnh Thanh Lâm", tone="tich-cuc", topics=("kinh-te-xa-hoi",), places=("Bản Lùng",)
            ),
        ),
        clip(
            6,
            "Thanh Lam delegation looks for textile partners",
            visit,
            outlet="The Upland Times",
            group="doi-ngoai",
            language="en",
            tags=tags(visit, named="Thanh Lam province", tone="trung-tinh", topics=("doi-ngoai",)),
        ),
        clip(
            7,
            "ຄະນະຜູ້ແທນທັນລຳ ຢ້ຽມຢາມແຂວງ",
            lao,
            outlet="ໜັງສືພິມ ພູດອຍ",
            group="nuoc-ngoai",
            language="lo",
            tags=tags(lao, province="mention", topics=("doi-ngoai",)),
        ),
        clip(
            8,
            "Phát quang mười hai cây số đường tuần tra",
            border,
            outlet="Báo Biên Thùy",
            tags=tags(
                border,
                named="Thanh Lâm",
                tone="trung-tinh",
                topics=("bien-gioi",),
                places=tuple(f"bản số {n}" for n in range(1, 9)),
            ),
        ),
        *(
            clip(
                9 + n,
                f"{longest} {n + 1}",
                general,
                outlet="Cổng thông tin Biên giới",
                group="co-quan-nha-nuoc",
                tags=tags(general, province="none", topics=("bien-gioi",)),
            )
            for n in range(5)
        ),
        clip(
            14,
            "Dự báo rét đậm ở 12 tỉnh miền núi",
            outlet="Báo Thời Tiết",
            published_from="first-seen",
            title_only=True,
            tags=tags(province="mention", topics=("thien-tai-moi-truong",)),
        ),
        clip(
            15,
            "Trang ba: chuyện người giữ rừng",
            outlet="Báo Tuần Thanh Lâm",
            group="cua-tinh",
            medium="bao-in",
            url="urn:monitor:paper:0a1b2c3d",
            published=CUT - timedelta(hours=24),
        ),
        clip(
            16,
            'Đọc <script>alert("x")</script> & cười',
            outlet="Trang Tổng Hợp",
            group="tong-hop",
            url="javascript:alert(1)",
        ),
    ]


def storied_clips():
    """One event in seven articles over three sections of the digest, one of them flagged, and one article beside it."""
    critical = tags(tone="tieu-cuc", topics=("phan-anh-kien-nghi",))
    plain = tags(tone="trung-tinh")
    early, late = CUT - timedelta(hours=9), CUT - timedelta(hours=2)
    return [
        clip(1, "Cầu treo Nà Tông đứt cáp", tags=critical, published=early, story=event(), group="tinh-khac"),
        clip(2, "Dân Nà Tông qua suối bằng bè sau khi cầu hỏng", tags=critical, published=late, story=event()),
        clip(
            3,
            "Vì sao cầu treo Nà Tông gãy?",
            tags=tags(tone="nhieu-chieu"),
            published=CUT - timedelta(hours=3),
            story=event(),
            copies=(copy(30, "Trang Tin 1", 1), copy(31, "Báo Số 1", 2)),
        ),
        clip(4, "Mỗi năm sửa cầu một lần", tags=critical, published=CUT - timedelta(days=3), story=event()),
        clip(5, "Cầu Nà Tông dài bao nhiêu", tags=plain, flags=(flag(),), published=late, story=event()),
        clip(6, "Cấm người qua cầu treo Nà Tông", tags=plain, published=late, story=event()),
        clip(7, "Tạm dừng qua cầu treo", tags=plain, published=early, story=event(), group="tong-hop"),
        clip(8, "Mùa mận chín sớm ở Phúc Lâm", tags=plain, published=late, story=event(8)),
    ]


def late(id_=70, told=2, new=2, **other):
    """An article that edition *told* told, and *new* reprints of it since then; None: no edition did."""
    group = other.pop("copies_group", "trung-uong")
    values = {"group": "cua-tinh", "outlet": "Báo Thanh Lâm", "published": CUT - timedelta(days=3)} | other
    original = clip(id_, values.pop("title", f"Bài cũ số {id_}"), **values)
    copies = tuple(
        clip(100 * id_ + n, "Tựa đăng lại", group=group, outlet=f"Báo Lại {n}", tags=original.tags)
        for n in range(1, new + 1)
    )
    family = Family(Origin(id_, original.outlet, "earliest", sure=True), new + 1, new + 1, ())
    item = edition([original]).items[0] if told else None
    return Reprinted(replace(original, family=family), copies, (told, item) if told else None)


def late_reprints():
    """A critical article of yesterday that a central paper printed again, and a plain one."""
    critical = tags(tone="tieu-cuc", topics=("phan-anh-kien-nghi",))
    return (late(70, new=1, tags=critical), late(71, new=1, copies_group="tong-hop"))


def rich_edition(**other) -> Edition:
    faults = (
        SourceFault("a", "Báo Vùng Cao", "HTTP 503 Service Unavailable"),
        SourceFault("b", "Cổng thông tin huyện Đông Lâm", "connection refused"),
    )
    return edition(
        rich_clips(),
        **{"faults": faults, "title_only": 1, "reprinted": late_reprints(), "previous": (14, 9, 12)} | other,
    )

"""Pages of our own that are no article, and articles that look like them, with the markup of common systems.

Not for: recorded pages. Every word was written for these tests.
"""

import json

from own_pages import LEAD, PARAGRAPHS, TITLE

SHORT = "Sáng nay, đội thiện nguyện của xã đã trao một trăm suất quà cho học sinh điểm trường xa nhất."
LINE = "Toàn cảnh lễ hội nhìn từ trên cao."
NEWS = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-07-20T08:00:00+07:00"}  # fmt: skip
PUBLISHED = '<meta property="article:published_time" content="2026-07-20T08:00:00+07:00">'
WALL = '<div class="wall-box"><p>Đăng nhập hoặc mua gói thành viên để đọc tiếp bài viết này.</p><a href="/goi">Mua gói</a></div>'
PLAYER = '<div class="player"><iframe src="https://www.youtube.com/embed/a1b2c3"></iframe></div>'
NAV = '<nav><a href="/">Trang chủ</a><a href="/kinh-te/">Kinh tế</a><a href="/video/">Video</a></nav>'
FOOT = "<footer>Giấy phép số 45. Toà soạn: số 1 phố Thử. Điện thoại 0123.</footer>"


def ld(**thing):
    return f'<script type="application/ld+json">{json.dumps(thing, ensure_ascii=False)}</script>'


def site(body, title=TITLE, head=""):
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - Báo Thử</title>{head}</head>'
        f"<body>{NAV}<main>{body}</main>{FOOT}</body></html>"
    )


def story(*inside, title=TITLE, head="", lead=LEAD):
    paragraphs = "".join(p if p.startswith("<") else f"<p>{p}</p>" for p in inside)
    sapo = f'<h2 class="sapo">{lead}</h2>' if lead else ""
    return site(f'<article><h1>{title}</h1><div class="date">20/07/2026 08:00</div>{sapo}<div class="content">{paragraphs}</div></article>', title, head)  # fmt: skip


def cards(count, summary=""):
    return "".join(
        f'<div class="item"><h3><a href="/tin-{n}.html">Đầu đề của tin số {n} trong mục này hôm nay</a></h3><p>{summary}</p></div>'
        for n in range(count)
    )


def pictures(count):
    return "".join(f'<figure><img src="/anh/{n}.jpg"><figcaption>Ảnh {n}: bà con chuẩn bị hội.</figcaption></figure>' for n in range(count))  # fmt: skip


def cells(rows, columns=5):
    lines = "".join(
        "<tr>" + "".join(f"<td>{n * 7 + c},{c}</td>" for c in range(columns)) + "</tr>" for n in range(rows)
    )
    return f"<table><tr><th>Loại</th><th>Mua</th></tr>{lines}</table>"


def live(count, each=1):
    entry = "Đoàn diễu hành đi qua khán đài chính, người dân hai bên đường vẫy cờ và hoa chào đón."
    return "".join(f'<div class="entry"><span>{8 + n // 4}:{n % 4}5</span>' + f"<p>{entry} Lượt {n}.</p>" * each + "</div>" for n in range(count))  # fmt: skip


TITLE_VIDEO = "Video: Lễ hội đèn lồng nhìn từ trên cao"

# name: (path of the address, HTML, words of the reason)
OTHERS = {
    "video page of a section": ("/video/le-hoi-12.htm", site(f'<h1>Lễ hội đèn lồng rực sáng</h1>{PLAYER}<p class="desc">{LINE}</p>', "Lễ hội đèn lồng rực sáng"), "video page"),
    "video page by its head": ("/le-hoi-12.htm", site(f"<h1>Lễ hội đèn lồng rực sáng</h1><p>{SHORT}</p>", "Lễ hội đèn lồng rực sáng", '<meta property="og:type" content="video.other">'), "video page"),
    "video page that claims news too": ("/video/le-hoi-12.htm", site(f"<h1>{TITLE_VIDEO}</h1>{PLAYER}<p>{LINE}</p>", TITLE_VIDEO, ld(**NEWS) + ld(**{"@type": "VideoObject", "name": "x"})), "video page"),
    "video page on a host for them": ("http://video.bao.example/le-hoi-12.htm", site(f"<h1>Lễ hội đèn lồng rực sáng</h1><video src=a.mp4></video><p>{LINE}</p>", "Lễ hội đèn lồng rực sáng"), "video page"),
    "gallery of captions": ("/anh/le-hoi-13.htm", site(f"<h1>Sắc màu lễ hội đèn lồng</h1>{pictures(9)}<p>{LINE}</p>", "Sắc màu lễ hội đèn lồng"), "gallery"),
    "gallery by its type": ("/le-hoi-13.htm", site(f"<h1>Ảnh: Sắc màu lễ hội đèn lồng</h1>{pictures(9)}<p>{LINE}</p>", "Ảnh: Sắc màu lễ hội đèn lồng", ld(**{"@type": "ImageGallery"})), "gallery"),
    "live blog declared": ("/le-hoi-14.htm", story(live(8), head=ld(**{"@type": "LiveBlogPosting", "headline": TITLE})), "live blog"),
    "live blog by its headline": ("/le-hoi-14.htm", story(live(12, 2), title="Trực tiếp: Khai mạc lễ hội đèn lồng năm nay"), "live blog"),
    "live match": ("/truc-tiep/tran-dau-14.htm", story("".join(f"<p>Phút {n}: Bóng ra ngoài biên, đội chủ nhà được hưởng quả ném biên ở phần sân khách.</p>" for n in range(3, 60, 6)), title="Trực tiếp - Chung kết bóng đá nam"), "live blog"),
    "live match without a colon": ("/tran-dau-14.htm", story("".join(f"<p><b>19h{n}</b></p><p>Bóng ra ngoài biên, đội chủ nhà được hưởng quả ném biên ở phần sân khách.</p>" for n in range(10, 58, 4)), title="Trực tiếp bóng đá chung kết hội làng năm nay"), "live blog"),
    "wall without words": ("/bai-15.htm", site(f"<h1>{TITLE}</h1>{WALL}", head=ld(**{"@type": "NewsArticle", "isAccessibleForFree": False})), "paywall"),
    "error in a heading": ("/bai-16.htm", site("<h2>Không tìm thấy trang bạn yêu cầu</h2><p>Mời bạn quay lại trang chủ hoặc tìm theo từ khoá.</p>", "Báo Thử điện tử"), "error page"),
    "maintenance": ("/bai-16.htm", site("<h1>Website đang được bảo trì</h1><p>Mời bạn quay lại sau ít phút.</p>", "Website đang được bảo trì"), "server that is down"),
    "bad gateway": ("/bai-16.htm", "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>", "server that is down"),
    "login": ("/bai-17.htm", site('<h1>Đăng nhập</h1><form><input name=u><input type="password" name=p></form><p>Bạn cần có tài khoản để vào trang này.</p>', "Đăng nhập"), "login page"),
    "challenge of a known service": ("/bai-18.htm", '<html><head><title>Just a moment...</title></head><body><h1>bao.example</h1><p>Checking your browser before accessing.</p><script src="/cdn-cgi/challenge-platform/h/b.js"></script></body></html>', "challenge page"),
    "challenge by a cookie": ("/bai-18.htm", '<html><body><script>document.cookie="D1N=ab12;path=/";window.location.reload(true);</script></body></html>', "challenge page"),
    "challenge in words": ("/bai-18.htm", site("<h1>Đang kiểm tra trình duyệt của bạn</h1><p>Xin chờ vài giây, trang sẽ tự mở.</p>", "Đang kiểm tra trình duyệt của bạn"), "challenge page"),
    "refresh": ("/bai-19.htm", '<html><head><title>Chuyển trang</title><meta http-equiv="refresh" content="0; url=https://bao.example/moi.htm"></head><body><p>Trang đã chuyển chỗ.</p></body></html>', "redirect page"),
    "click here": ("/bai-19.htm", "<html><head><title>Thông báo chuyển trang</title></head><body><h1>Thông báo</h1><p>Nếu trình duyệt không tự chuyển, hãy <a href=/moi.htm>bấm vào đây</a> để xem tiếp nội dung bạn cần.</p></body></html>", "redirect page"),
    "tag page": ("/tag/le-hoi", site(f"<h1>Lễ hội</h1>{cards(5, SHORT)}", "Lễ hội"), "tag"),
    "topic of titles only": ("/chu-de/le-hoi.htm", site(f"<h1>Lễ hội</h1>{cards(6)}", "Lễ hội"), "topic"),
    "section": ("/xa-hoi/", site(f"<h1>Xã hội</h1>{cards(12, SHORT)}", "Xã hội"), "list"),
    "search": ("/tim-kiem?q=le+hoi", site(f"<h1>Kết quả tìm kiếm: lễ hội</h1>{cards(3, SHORT)}", "Kết quả tìm kiếm: lễ hội"), "search"),
    "search in vain": ("/search?q=zz", site("<h1>Tin tức</h1><p>Không tìm thấy kết quả nào phù hợp với từ khoá của bạn.</p>", "Tin tức"), ""),
    "podcast": ("/podcast/so-12.htm", site(f"<h1>Podcast: Chuyện bản làng số 12</h1><audio src=a.mp3></audio><p>{LINE}</p>", "Podcast: Chuyện bản làng số 12"), "sound"),
    "table of prices": ("/gia-vang/hom-nay.htm", site(f"<h1>Bảng giá vàng hôm nay</h1><p>{SHORT}</p>{cells(12)}", "Bảng giá vàng hôm nay"), "table"),
    "table of scores": ("/bang-diem.htm", site(f"<h1>Bảng xếp hạng giải bóng đá</h1>{cells(12)}", "Bảng xếp hạng giải bóng đá"), "table"),
    "home page": ("/trang-chu", site(cards(20), "Báo Thử"), "home page"),
}  # fmt: skip

VERSE = "".join(f"<p>{line}</p>" for line in ("Suối về qua bản sáng nay", "Cầu cong như sợi chỉ bay qua đồi", "Mẹ đi chợ sớm, trẻ cười", "Bước chân không ướt như thời xa xưa"))  # fmt: skip
ITEMS = "<ol>" + "".join(f"<li>Giao Sở {n} chủ trì.</li>" for n in range(14)) + "</ol>"
OBITUARY = "<p>Lễ viếng từ 8 giờ ngày 21/7 tại nhà văn hoá xã; an táng tại nghĩa trang quê nhà.</p>"

# name: (path of the address, HTML)
ARTICLES = {
    "a video above a report": ("/video/cau-moi-21.htm", story(PLAYER, *PARAGRAPHS, head=ld(**{"@type": "VideoObject"}) + '<meta property="og:type" content="video">')),
    "short news with a player": ("/cau-moi-22.htm", story(PLAYER, SHORT, head=ld(**NEWS) + PUBLISHED)),
    "short news with a player and its declaration": ("/cau-moi-22.htm", story(PLAYER, head=ld(**NEWS, video={"@type": "VideoObject", "name": "x"}))),
    "a gallery inside a report": ("/anh/cau-moi-23.htm", story(PARAGRAPHS[0], pictures(9), *PARAGRAPHS[1:])),
    "pictures with a real text": ("/cau-moi-23.htm", story(SHORT, pictures(9), PARAGRAPHS[0], title="Ảnh: " + TITLE)),
    "live in the headline, a report below": ("/truc-tiep/hop-24.htm", story(*PARAGRAPHS, title="Trực tiếp: Họp báo về cây cầu mới của hai bản")),
    "live without a colon, a report below": ("/gap-dan-24.htm", story(*PARAGRAPHS, title="Trực tiếp đối thoại với bà con hai bản về cây cầu")),
    "a day's course with its hours": ("/dien-bien-24.htm", story(*(f"{7 + n}:30, {PARAGRAPHS[0]}" for n in range(8)))),
    "hours in a report called live": ("/truc-tiep/dien-bien-24.htm", story("8:15 <b>Mở đầu</b>", "9:05 Họp", "9:20 Nghỉ", "10:00 Họp tiếp", "10:30 Kết luận", "11:00 Bế mạc", *PARAGRAPHS, PARAGRAPHS[0] + " Mai họp tiếp.")),
    "a table within a report": ("/gia-vang/nhan-dinh-25.htm", story(PARAGRAPHS[0], cells(12), *PARAGRAPHS[1:])),
    "a lead and a table": ("/diem-chuan-25.htm", story(cells(12), head=ld(**NEWS))),
    "a badge of premium": ("/cau-moi-26.htm", story('<span class="badge premium">Premium</span>', *PARAGRAPHS, head=ld(**NEWS, isAccessibleForFree=False))),
    "two short paragraphs": ("/tin-van-27.htm", story(SHORT, lead="")),
    "a single paragraph": ("/tin-van-27.htm", site(f"<h1>{TITLE}</h1><div><p>{SHORT}</p></div>")),
    "a poem": ("/tho/cau-moi-28.htm", story(VERSE, lead="")),
    "an obituary": ("/tin-buon-29.htm", story(OBITUARY, lead="", title="Tin buồn: nghệ nhân hát then qua đời")),
    "a decision in list items": ("/van-ban/quyet-dinh-30.htm", story(ITEMS, lead="", title="Quyết định giao việc làm cây cầu mới")),
    "news about logins": ("/cong-nghe/dang-nhap-31.htm", story(SHORT, title="Đăng nhập dịch vụ công bằng một tài khoản từ tháng 7")),
    "a login form beside an article": ("/tin-32.htm", story(SHORT).replace("<main>", '<form><input type="password"></form><main>')),
    "news about a broken site": ("/cong-nghe/loi-33.htm", story(*PARAGRAPHS, title="Trang web bán vé tàu tạm ngừng hoạt động hai giờ")),
    "short news about checks": ("/cong-nghe/kiem-tra-33.htm", story(SHORT, title="Kiểm tra an ninh ở bến xe trước lễ hội")),
    "filed under events": ("/tin-tuc/su-kien/cau-moi-34.htm", story(*PARAGRAPHS).replace("</main>", cards(6) + "</main>")),
    "filed under topics, one paragraph": ("/chu-de/cau-moi-34.htm", story(SHORT, lead="").replace("</main>", cards(6) + "</main>")),
    "many related cards": ("/cau-moi-35.htm", story(*PARAGRAPHS).replace("</main>", cards(20, SHORT) + "</main>")),
    "sound of the text read aloud": ("/cau-moi-36.htm", story("<audio src=a.mp3></audio>", SHORT, head=ld(**NEWS, audio={"@type": "AudioObject"}))),
    "a page that loads itself anew": ("/cau-moi-37.htm", story(*PARAGRAPHS, head='<meta http-equiv="refresh" content="600">')),
    "a note with here to click": ("/thong-bao-38.htm", story(SHORT, "Xem danh sách đầy đủ: bấm vào đây.", head=PUBLISHED)),
    "a search for the missing": ("/tin/tim-kiem/nan-nhan-39.htm", story(*PARAGRAPHS, title="Tìm kiếm nạn nhân mất tích trên sông")),
    "a search for the missing, in short": ("/tin/tim-kiem/nan-nhan-39.htm", story(SHORT, title="Tìm kiếm nạn nhân mất tích trên sông")),
    "a live blog of an hour": ("/cau-moi-40.htm", story(live(2), *PARAGRAPHS, title="Trực tiếp: Khánh thành cầu mới ở bản vùng cao")),
}  # fmt: skip

"""Invented events, each told by several outlets in other words, as lines of an archive. Not a test itself."""

from datetime import datetime, timedelta

START = datetime.fromisoformat("2026-09-10T07:00:00+07:00")
SLIDE, FIRE, FERRY = EVENTS = range(3)

_TELLINGS = (
    (
        (
            "Sạt lở đồi Khau Mẫu, 45 người phải sơ tán|Rạng sáng nay, đất đá từ đồi Khau Mẫu ở xã Hàm Yên, tỉnh Tuyên Quang đổ xuống, 45 "
            "người phải rời nhà. Dân quân dựng lều bạt, nấu cơm cho bà con."
        ),
        (
            "Hàm Yên: 45 người dân dưới chân đồi Khau Mẫu rời nhà trong đêm|Chủ tịch xã Hàm Yên (Tuyên Quang) xác nhận 45 người đã lánh tạm ở "
            "trường học vì đồi Khau Mẫu sạt lở. Ba ngôi nhà hư hỏng nặng."
        ),
        (
            "Trao chăn màn cho các hộ bị sạt lở ở đồi Khau Mẫu|Chiều nay, Hội Chữ thập đỏ tỉnh Tuyên Quang mang chăn màn, mì gói đến 45 người "
            "sơ tán khỏi đồi Khau Mẫu, xã Hàm Yên."
        ),
        (
            "Vì sao đồi Khau Mẫu sạt lở?|Theo các nhà địa chất, đồi Khau Mẫu ở Hàm Yên, Tuyên Quang có vết nứt dài từ mùa mưa trước; 45 người "
            "sơ tán vẫn chưa thể về nhà."
        ),
        "Cắm biển cảnh báo quanh đồi Khau Mẫu|Xã Hàm Yên, Tuyên Quang đã rào các lối lên đồi Khau Mẫu sau vụ sạt lở khiến 45 người sơ tán.",
        (
            "Bà con Khau Mẫu mong sớm có chỗ ở mới|Sau vụ sạt lở đồi Khau Mẫu, các gia đình ở Hàm Yên, Tuyên Quang xin tỉnh bố trí khu tái "
            "định cư cho 45 nhân khẩu."
        ),
    ),
    (
        (
            "Cháy lớn tại xưởng gỗ Thành Thử|Trưa nay, lửa bùng lên ở kho mùn cưa của xưởng gỗ Thành Thử, phường Minh Xuân, tỉnh Tuyên Quang, "
            "thiêu rụi 1.200 m2 nhà xưởng. Không công nhân nào bị thương."
        ),
        (
            "Minh Xuân: xưởng gỗ Thành Thử cháy dữ dội, 8 xe cứu hỏa được điều tới|Cảnh sát chữa cháy Tuyên Quang huy động 8 xe dập lửa tại xưởng "
            "gỗ Thành Thử. Khoảng 1.200 m2 mái tôn đổ sập."
        ),
        (
            "Dập tắt đám cháy ở xưởng gỗ Thành Thử sau bốn giờ|Đến chiều, ngọn lửa tại xưởng gỗ Thành Thử (phường Minh Xuân, Tuyên Quang) được khống "
            "chế; thiệt hại ước tính 9 tỷ đồng, 1.200 m2 xưởng bị thiêu rụi."
        ),
        (
            "Chủ xưởng gỗ Thành Thử: máy sấy chập điện|Làm việc với cảnh sát, ông chủ xưởng gỗ Thành Thử ở Minh Xuân, Tuyên Quang cho rằng đám "
            "cháy bắt đầu từ máy sấy."
        ),
        (
            "Công nhân xưởng gỗ Thành Thử mất việc sau đám cháy|Hơn 60 thợ của xưởng gỗ Thành Thử, phường Minh Xuân, Tuyên Quang phải nghỉ việc vì "
            "vụ cháy thiêu rụi 1.200 m2 nhà xưởng."
        ),
        (
            "Khám nghiệm hiện trường vụ cháy xưởng gỗ Thành Thử|Cơ quan điều tra Tuyên Quang lấy mẫu tại máy sấy của xưởng gỗ Thành Thử, phường "
            "Minh Xuân, nơi lửa bùng lên."
        ),
    ),
    (
        (
            "Lật đò ở bến Nậm Sẻ, 9 học sinh được cứu|Sáng nay, chiếc đò chở 9 học sinh bị lật giữa dòng ở bến Nậm Sẻ, xã Na Hang, tỉnh Tuyên Quang. "
            "Hai ngư dân bơi ra kéo tất cả các em vào bờ."
        ),
        (
            "Hai ngư dân cứu 9 em nhỏ trong vụ lật đò bến Nậm Sẻ|Nghe tiếng kêu, ông Lò Văn Mẫu và con trai lao xuống bến Nậm Sẻ (Na Hang, Tuyên Quang) "
            "cứu cả 9 học sinh trên chiếc đò bị lật."
        ),
        (
            "Na Hang cấm đò bến Nậm Sẻ sau tai nạn|Xã Na Hang, Tuyên Quang tạm dừng chở khách ở bến Nậm Sẻ vì chiếc đò bị lật sáng nay không có áo phao "
            "cho học sinh."
        ),
        (
            "Khen thưởng hai cha con cứu học sinh ở bến Nậm Sẻ|Ông Lò Văn Mẫu và con trai được Chủ tịch tỉnh Tuyên Quang tặng bằng khen vì cứu 9 em "
            "trong vụ lật đò bến Nậm Sẻ, Na Hang."
        ),
        "Sẽ xây cầu treo thay bến đò Nậm Sẻ|Sau vụ lật đò khiến 9 học sinh suýt gặp nạn, Na Hang kiến nghị tỉnh Tuyên Quang xây cầu treo ở bến Nậm Sẻ.",
        (
            "Tặng áo phao cho học sinh đi đò bến Nậm Sẻ|Đoàn Thanh niên Na Hang, Tuyên Quang trao 50 áo phao cho các em ở bến Nậm Sẻ, nơi chiếc đò bị "
            "lật."
        ),
    ),
)
TELLINGS = range(4)  # the first; others are told in MORE


def line(event: int, telling: int, *, hours: float | None = None, name: str = "") -> dict[str, str]:
    """An article of *event*: the first telling comes at once, each other one five hours after the one before."""
    title, _, text = _TELLINGS[event][telling].partition("|")
    at = START + timedelta(hours=5 * telling + event if hours is None else hours)
    name = name or f"{event}-{telling}"
    return {
        "id": name,
        "url": f"https://bao{telling}.example/{name}.html",
        "title": title,
        "text": text,
        "published": at.isoformat(),
        "outlet": f"Báo {telling}",
    }


EVERYTHING = tuple(line(event, telling) for telling in TELLINGS for event in EVENTS)
MORE = tuple(line(event, telling) for telling in (4, 5) for event in EVENTS)

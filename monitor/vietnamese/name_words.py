"""The words around proper names: those that begin sentences, titles and posts, words for places, heads of bodies.

Not here: what follows from them (proper_names.py); family names (surnames.py).
"""

from monitor.vietnamese.fold import fold
from monitor.vietnamese.surnames import SURNAMES


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


# One capital of respect, and no name: "Tổng thống", "Quốc hội". By first and second syllable.
_RESPECT = """
tổng thống, ban chấp, ban thường, ban tổ, bác sĩ, báo cáo, bí thư, bệnh viện, bộ luật, bộ
trưởng, ca sĩ, chi cục, chuẩn tướng, chuẩn đô, chính phủ, chính ủy, chương trình, chỉ thị, chủ tịch, cách mạng,
câu lạc, công an, công chúa, công ty, cúp quốc, cảnh sát, cục trưởng, dự án, giám đốc, giáo sư, giải vô, hiến
pháp, hiệp hội, hiệu phó, hiệu trưởng, hoa hậu, hoàng gia, hoàng tử, huyện ủy, huấn luyện, hạ viện, hải quân,
hội nghị, hội đồng, không quân, kiến trúc, kiểm sát, kế hoạch, kỹ sư, liên hoan, liên minh, liên đoàn, luật sư,
lễ hội, mặt trận, nghệ sĩ, nghị quyết, nghị định, ngoại hạng, ngoại trưởng, ngân hàng, người phát, nhà nước, nhà
trắng, nhà vua, nhân dân, nhạc sĩ, nữ hoàng, phát ngôn, phó ban, phó bí, phó chủ, phó giám, phó phòng, phó thủ,
phó đô, quyết định, quân đội, quận ủy, quốc hội, quốc vương, tham mưu, thanh tra, thiếu tá, thiếu tướng, thiếu
úy, thành phố, thành ủy, thông tư, thượng tá, thượng tướng, thượng viện, thượng úy, thạc sĩ, thị trưởng, thị xã,
thống đốc, thủ tướng, thứ trưởng, tiến sĩ, toà án, trung tá, trung tâm, trung tướng, trung úy, trung ương,
trường tiểu, trường đại, trưởng ban, trưởng phòng, tòa án, tư lệnh, tập đoàn, tỉnh ủy, tổng bí, tổng chưởng,
tổng cục, tổng giám, tổng tham, tổng thư, tổng trưởng, viện kiểm, viện trưởng, vô địch, văn phòng, vụ trưởng, á
hậu, đô đốc, đại biểu, đại học, đại hội, đại sứ, đại tá, đại tướng, đại úy, đảng bộ, đảng ủy, đồng chí, đội
tuyển, đức vua, ủy ban, ủy viên
"""
RESPECT = frozenset(tuple(map(fold, pair.split())) for pair in _RESPECT.replace("\n", " ").split(", "))
# Words that begin a sentence, or go before a name with a capital, and belong to none.
NO_PART = _keys("""
theo tại ông bà các những trong sau khi ngày sáng trưa chiều tối đêm với do vì để đây đó tuy nhưng và là có
không hiện từ đến cùng trước trên dưới cũng còn đã đang sẽ bị được cho về ở vào ra lên một hai ba bốn năm sáu
bảy tám chín mười anh chị em cô chú bác cháu cụ thầy hôm nay nếu như thì mà rằng này kia ấy qua giữa bên ngoài
riêng ngay chỉ mỗi mọi cả hơn gần khoảng chừng trận vụ việc người con dân nhà phía đội nhờ bởi tính tháng quý
thứ lúc hồi dù mặc thế nên cuối đầu mới vừa lại rồi hay hoặc nhóm hãng báo tờ đài kênh giá cầu thủ vua tướng sếp
hlv gs ts pgs bs ths ls nsnd nsưt mc pv đb ubnd hđnd tp tx qđ csgt cqđt tnhh thpt thcs ảnh video clip nguồn đồng
chí xã huyện tỉnh thành quận phường thôn bản ấp khu đường phố số chủ nước bang đảo hạt sân vùng miền xem gặp nói
trả trao phát nhận chuyến tàu xe máy gạo vàng cây hồ sông núi chùa đền mấy nhiều vài mùng rằm tết mùa trời đất
ai gì đâu sao bao khán lễ hội giải cúp chuyện
""")
# Abbreviations of posts and sorts, which name nobody.
SORTS = _keys("""
hlv gs ts pgs bs ths ls nsnd nsưt mc pv đb tp tx cqđt csgt csđt csnd tnhh thpt thcs sn qđ nđ cp tt ubnd hđnd
hđqt ngđt ceo gđ pgđ ctv btv bkt vđv clb qg đt sgk gplx cmnd cccd bks đh cđ mv cd dvd tv suv mpv gdp fdi oda vnd
usd eur vnđ pr ok vs vip hot top số covid tết giêng chạp
""")
# The last word of what is said before a person's name.
PERSON = _keys("""
ông bà anh chị cô chú bác cháu cụ em thầy bé hlv gs ts pgs bs ths ls nsnd nsưt mc tướng vua sĩ chí viên trưởng
tịch đốc thư tá úy sứ thống tử chúa giả mẫu hậu thủ môn vệ đạo phóng cậu gã thiếu tên cáo nhân vợ chồng mẹ cha
bố ngôn nghị quyền sát nàng chàng
""")
DEPUTY = _keys("phó tổng nguyên cựu quyền đồng tân")
POSTS = _keys("trưởng thống tướng tịch đốc ngôn thư viên sứ")
# Between a post and a name these end the thought.
BETWEEN = _keys("của và với ở tại là cho về từ do bị được đã nói rằng khi trong có")
# Behind a post these are family names too, though they also open names of places.
_MORE = """
Hồ Cao Sơn Dương Hà Lâm Mai Lý Tô Đoàn Châu Ma Nông Hứa Quan Bàn La Lục Vi Giàng Sùng Vàng Chu Kiều Từ Thái
Phùng Quách Tống Đào Bế Kim Lò Quàng Cầm Đàm Thạch Uông Trương Tăng Nghiêm Tòng Vương
"""
MORE_SURNAMES = SURNAMES | frozenset(_MORE.split())
UNITS = _keys("tỉnh huyện xã phường quận thôn bản tp")
# The last word of what is said before a place's name.
PLACE = _keys("""
tỉnh huyện xã phường quận thôn bản ấp làng xóm buôn đảo hạt bang sông núi hồ đèo biển vịnh phố đường cầu cảng
bay đô vùng miền trấn ở tại tp tx chùa đền bãi hang thác suối ga bến chợ khu ngụ trú quê lộ nước hải cực ra đi
sang lên xuống vào
""")
# Words that open the name of a body when more capitals follow, those that do so before one, and before none.
HEADS = _keys("""
bộ sở cục vụ viện ban hội đoàn đảng phòng ngân tập công trường đại bệnh báo đài hãng quỹ tòa toà liên hiệp tổng
trung câu học ủy thời
""")
SURE_HEADS = _keys("bộ sở cục báo đài hãng viện đảng quỹ phòng trường")
TOLD_HEADS = _keys("viện cục sở")
# A line or a caption without a stop before the next sentence.
BREAKS = _keys("""
ông theo khi đây tại trong sau với các những hiện không người nhiều được để trước như cũng do vì mỗi nếu tuy
nhưng từ đến ngày sáng
""")

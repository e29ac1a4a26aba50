"""Words of the press that say the same, or nearly: "thiệt mạng" and "tử vong", "phi trường" and "sân bay".

They help to see that two sentences speak of one thing; never to say that two names, units or numbers are one.
Not here: units (measures.py), numbers in words (number_words.py), countries (countries.py).
"""

from monitor.vietnamese.syllables import keys

_GROUPS = """
chết|tử vong|thiệt mạng|qua đời|bỏ mạng|mất mạng|tử nạn|hy sinh|tử thương|thương vong
bị thương|thương tích|trọng thương|thương nặng
nạn nhân|người bị nạn|người bị hại|bị hại
mất tích|không tìm thấy|chưa tìm thấy
giết|sát hại|đâm chết|chém chết|đoạt mạng|giết hại
tông|đâm|va|va chạm|húc|đụng|va quệt|lao vào
bắt|bắt giữ|tóm|tạm giữ|tóm gọn|sa lưới|bắt giam|tạm giam|câu lưu|bắt khẩn cấp|áp giải
truy bắt|truy lùng|lùng bắt|truy nã|lùng sục|truy tìm|săn lùng
trốn|bỏ trốn|tẩu thoát|chạy mất|trốn thoát|đào tẩu|đào thoát|tháo chạy|bỏ chạy
thu giữ|tịch thu|tạm giữ|tang vật|bắt giữ
tù|tù giam|án tù|năm tù|bản án|mức án|hình phạt
xử|xét xử|phiên tòa|tòa|tuyên|tuyên phạt|tuyên án|hội đồng xét xử
khởi tố|truy tố|điều tra|làm rõ|xác minh|kiểm tra|xem xét|tìm hiểu
công an|cảnh sát|lực lượng chức năng|cơ quan điều tra|cqđt|csgt|tổ tuần tra
nghi phạm|nghi can|đối tượng|kẻ|tên|thủ phạm|hung thủ|bị can|bị cáo
lừa đảo|chiếm đoạt|lừa|bòn rút|bớt xén|tham nhũng|tham ô|ăn chặn|biển thủ
trộm|trộm cắp|ăn cắp|lấy cắp|lấy trộm|cuỗm|khoắng
cướp|cướp giật|giật
ma túy|thuốc lắc|heroin
tấn công|đánh|tập kích|công kích|không kích|đánh phá|oanh kích|đánh bom
nổ súng|xả súng|bắn|khai hỏa
khủng bố|đánh bom
cháy|hỏa hoạn|bốc cháy|phát hỏa|bốc lửa|vụ cháy
nổ|phát nổ|vụ nổ|nổ tung
phóng|phóng thử|bắn thử|thử nghiệm|thử
tên lửa|quả đạn|phi đạn|hỏa tiễn|đạn đạo
chiến hạm|tàu chiến|tàu khu trục|tàu hải quân|khu trục hạm|chiến thuyền|tàu
tàu sân bay|hàng không mẫu hạm|mẫu hạm
tàu ngầm|tiềm thủy đĩnh
máy bay|phi cơ|chuyến bay|tàu bay
sân bay|phi trường|cảng hàng không
trực thăng|máy bay lên thẳng
phi công|cơ trưởng|cơ phó|tổ lái
ô tô|xe hơi|xe con|xế hộp|xe
xe máy|mô tô|xe gắn máy
tài xế|lái xe|người cầm lái|cầm lái|bác tài|tài|lái
tàu hỏa|đoàn tàu|xe lửa|đường sắt
tàu|thuyền|ghe|xuồng|con tàu
cập cảng|cập bến|vào cảng|ghé thăm|cập
ngập|úng|lụt|ngập nước|ngập úng|ngập lụt|thành sông
mưa|mưa lớn|mưa to|cơn mưa|trận mưa|mưa trút
bão|áp thấp|giông|dông
lũ|lũ quét|nước lũ|lũ lụt
sạt lở|lở đất|lở núi
động đất|địa chấn|rung chấn
hạn hán|khô hạn|hạn
nắng nóng|oi bức|nóng
rét|lạnh|giá rét|buốt
nộp hồ sơ|tiếp nhận hồ sơ|nhận hồ sơ|thu hồ sơ
sơ tán|di dời|dời|di tản|di chuyển|chuyển
đền bù|bồi thường|đền|hỗ trợ|bồi hoàn
giải phóng mặt bằng|thu hồi đất|tái định cư|di dân
xây|xây dựng|thi công|dựng|khởi công|xây cất
hoàn thành|xong|khánh thành|hoàn tất|xong xuôi
sửa|sửa chữa|khắc phục|tu sửa|duy tu|nâng cấp
đường|tuyến đường|con đường|phố|đoạn đường|quốc lộ
cầu|cây cầu
nhà|căn nhà|ngôi nhà|căn hộ|chung cư
đất|đất đai|thửa đất|mặt bằng
chợ|siêu thị|cửa hàng|cửa hiệu|tiệm|quầy
công ty|doanh nghiệp|hãng|tập đoàn|xí nghiệp|đơn vị|cơ sở
nhà máy|xưởng|phân xưởng
ngân hàng|nhà băng
tiền|số tiền|khoản tiền|kinh phí|ngân sách
trị giá|giá trị|giá|mức giá|trị
lương|thu nhập|tiền công|thù lao|tiền lương
nợ|số nợ|khoản nợ|nợ đọng|dư nợ
vay|mượn|vay mượn|vay lãi|vay vốn
trả|chi trả|thanh toán|nộp|đóng
doanh thu|thu về|mang về|doanh số|thu được|kiếm|cán mốc
lợi nhuận|lãi|lời|lãi ròng
lỗ|thua lỗ|thâm hụt
xuất khẩu|bán ra nước ngoài|bán hàng ra nước ngoài|xuất
nhập khẩu|nhập|mua từ nước ngoài
đầu tư|rót vốn|vốn|bỏ vốn|góp vốn
cổ phiếu|cổ phần|chứng khoán
cổ đông|nhà đầu tư|người góp vốn
mua|thâu tóm|sắm|tậu
bán|nhượng|tiêu thụ|bán ra|giao|chuyển nhượng
chuyển nhượng|thương vụ|bản hợp đồng|vụ mua bán
tăng|nhích|nhích lên|nâng|lên|đi lên|tăng thêm|thêm|leo thang|vọt
giảm|hạ|sụt|rớt|lao dốc|tụt|đi xuống|bớt|cắt giảm|sụt giảm
tăng trưởng|phát triển|mở mang
tỷ lệ|tỉ lệ|tỷ trọng|phần|chiếm
cao nhất|kỷ lục|nhiều nhất|lớn nhất|chưa từng có|chưa từng thấy|đứng đầu|dẫn đầu
thấp nhất|ít nhất|nhỏ nhất
đầu tiên|lần đầu|mở đầu|mở màn|ra quân
cuối cùng|sau cùng|chót
nông dân|bà con|nhà nông|người trồng|hộ dân|ngư dân|người dân|dân|nhân dân|gia đình|hộ
trồng|canh tác|gieo|gieo trồng|trồng trọt|cấy
thu hoạch|gặt|hái|thu hái
lúa|thóc|gạo
ngô|bắp
lợn|heo
gà|gia cầm|vịt
trâu|bò|gia súc
cá|tôm|thủy sản|hải sản
rừng|lâm nghiệp|gỗ
bệnh|dịch|dịch bệnh|nhiễm|mắc|nhiễm bệnh|bệnh dịch
vi rút|virus|siêu vi
bệnh viện|nhà thương|viện|cơ sở y tế|trạm y tế
bác sĩ|thầy thuốc|y bác sĩ|lương y
bệnh nhân|người bệnh|ca bệnh|ca|trường hợp|lượt bệnh nhân
mổ|phẫu thuật|giải phẫu
chữa|điều trị|chữa trị|cứu chữa|thuốc thang|chạy chữa
cấp cứu|cứu|cứu hộ|ứng cứu|cứu nạn
thuốc|dược phẩm|biệt dược
sinh|chào đời|ra đời|hạ sinh|đẻ|sinh hạ
mang thai|có bầu|thai|bầu bí|thai phụ|sản phụ|bà bầu
cân nặng|nặng|trọng lượng
trẻ em|trẻ|bé|em bé|cháu bé|cháu|con nhỏ
học sinh|học trò|nữ sinh|nam sinh|em
sinh viên|tân sinh viên
giáo viên|cô giáo|thầy giáo|thầy cô|nhà giáo|giảng viên|cô
trường|nhà trường|ngôi trường
thi|kỳ thi|thí sinh|dự thi|sĩ tử
đỗ|trúng tuyển|đậu|nhập học|vào trường
điểm|điểm số|tính điểm
kỷ luật|khiển trách|phạt|xử phạt|xử lý|cảnh cáo|chế tài
thông báo|công bố|loan báo|cho biết|cho hay|tuyên bố|nói|tiết lộ|khẳng định|xác nhận|nhấn mạnh|phát biểu|lên tiếng|chia sẻ|trao đổi|theo|kể|bày tỏ
phủ nhận|bác|bác bỏ|loại trừ|chối
đề nghị|đề xuất|kiến nghị|gợi ý|nêu ý kiến|yêu cầu|xin
đồng ý|chấp thuận|thông qua|tán thành|nhất trí|ủng hộ|phê duyệt|thuận|chấp nhận|gật đầu|bấm nút
phản đối|không tán thành|chống|không đồng ý
cấm|không cho|lệnh cấm|cấm đoán|bãi bỏ|bỏ
cho phép|được phép|cấp phép
hoãn|lùi|dời|trì hoãn|hoãn lại|lui
hủy|hủy bỏ|bãi bỏ|đình chỉ|ngừng|dừng|thôi
bắt đầu|khởi đầu|khởi động|mở|khai mạc|khai hội|mở màn|ra mắt|lễ khai mạc
kết thúc|bế mạc|chấm dứt|khép lại|hoàn tất
tổ chức|diễn ra|được tổ chức|mở|tiến hành|họp|nhóm họp
hội nghị|cuộc họp|phiên họp|kỳ họp|hội thảo|hội đàm|tọa đàm|hội nghị thượng đỉnh
họp báo|gặp báo giới|gặp gỡ báo chí|báo giới
báo chí|truyền thông|báo giới|phóng viên|nhà báo|nhóm làm tin
lãnh đạo|người đứng đầu|thủ trưởng|chủ tịch|đứng đầu|cầm đầu|giám đốc|bí thư|nguyên thủ|tổng thống
thủ tướng|người đứng đầu chính phủ
phó|cấp phó|phó giám đốc
bộ trưởng|người đứng đầu bộ
đại biểu|nghị sĩ|đại biểu quốc hội|dân biểu|hạ nghị sĩ|thượng nghị sĩ
quốc hội|nghị viện|hạ viện|cơ quan lập pháp|nghị trường
bầu cử|bỏ phiếu|bầu|bầu chọn|đi bầu|cử tri|lá phiếu|phiếu
thắng|chiến thắng|đánh bại|hạ|vượt qua|hạ gục|thắng cử
thua|thất bại|bại trận|thất trận
trận|trận đấu|cuộc đấu|đá|thi đấu|màn|vòng đấu
bàn|bàn thắng|ghi bàn|lập công|nổ súng
đội|đội bóng|đội tuyển|câu lạc bộ|tuyển|clb
huấn luyện viên|hlv|nhà cầm quân|chiến lược gia|thuyền trưởng
cầu thủ|tiền đạo|tiền vệ|hậu vệ|thủ môn|chân sút
vô địch|đăng quang|ngôi vương|chức vô địch|nhà vô địch
giải|giải thưởng|giải đấu|cúp|danh hiệu
hợp đồng|thỏa thuận|giao kèo|ký kết|ký
phim|bộ phim|tác phẩm|điện ảnh
khán giả|người xem|lượt người xem|khách|công chúng
ca sĩ|nữ ca sĩ|giọng ca|nghệ sĩ|danh ca
đêm diễn|đêm nhạc|buổi diễn|liveshow|chương trình|show
diễn viên|đóng phim|tài tử|vai diễn|nam diễn viên
ra rạp|khởi chiếu|công chiếu|chiếu
phát sóng|lên sóng|truyền hình|phát|trên sóng|truyền hình trực tiếp
hoa hậu|người đẹp|nhan sắc|sắc đẹp|á hậu
đám cưới|hôn lễ|lễ cưới|kết hôn|nên duyên|thành hôn|cưới|lấy nhau|về chung một nhà
ly hôn|chia tay|đường ai nấy đi|ly dị
vợ|bà xã|phu nhân
chồng|ông xã|phu quân
mẹ|người mẹ|má|thân mẫu
cha|bố|ba|thân phụ
con|con cái|người con|con chung
quê|quê quán|trú|ngụ|nhà ở|trú tại|sống tại|cư trú
du khách|khách du lịch|khách tham quan|lượt khách|khách
du lịch|tham quan|thăm|chuyến thăm|viếng thăm
lễ hội|hội|khai hội|ngày hội
tết|tết nguyên đán|năm mới
chùa|đền|miếu|đình
nhà thờ|giáo đường|thánh đường
tượng|pho tượng|bức tượng
nước|quốc gia|đất nước|xứ
nước ta|việt nam|trong nước
nước ngoài|hải ngoại|ngoại quốc
địa phương|tỉnh thành|tỉnh|thành phố|địa bàn
thủ đô|kinh đô
biên giới|biên cương
quân đội|lực lượng|binh sĩ|lính|quân|quân nhân|bộ đội|sĩ quan|thủy thủ
chiến tranh|thời chiến|xung đột|giao tranh|chiến sự
vũ khí|khí tài|súng
điện thoại|smartphone|máy điện thoại|di động
mạng xã hội|facebook|trang cá nhân|trên mạng|mạng
đoạn video|clip|đoạn clip|video|đoạn phim
ảnh|bức ảnh|hình|tấm ảnh|hình ảnh
ra mắt|trình làng|tung|giới thiệu|tung ra
phiên bản|bản|mẫu|đời|dòng
khoảng cách|cách|cách biệt|bỏ xa|hơn
dài|chiều dài|độ dài
cao|chiều cao|độ cao
rộng|diện tích|chiều rộng
sâu|chiều sâu|độ sâu
tốc độ|vận tốc|chạy
nhiệt độ|độ
dự kiến|dự định|tính|định|sẽ|kế hoạch|dự tính|sắp
có thể|khả năng|chắc|e rằng
mục tiêu|chỉ tiêu|đích|kỳ vọng
tổng cộng|cộng lại|tổng số|cả thảy|tất cả|cộng cả|toàn bộ|tổng
còn lại|số còn lại|phần còn lại
gần|ngót|xấp xỉ|suýt soát|khoảng|chừng|hơn|trên|tầm|cỡ
mỗi ngày|hằng ngày|một ngày|hàng ngày|ngày
năm ngoái|năm trước|năm qua
đầu năm|từ đầu năm|đầu xuân
cuối năm|hết năm|cuối
kéo dài|suốt|liền|liên tiếp|liên tục
rời|rút khỏi|rời khỏi|ra khỏi|bỏ
từ chức|thôi việc|thôi chức|đơn từ chức|xin thôi|rời ghế
bổ nhiệm|nhậm chức|giữ chức|giữ ghế|đảm nhiệm|đảm nhận|nắm giữ|nhận chức|chức
chỉ huy|điều khiển|cầm đầu|dẫn dắt|chỉ đạo
tham gia|góp mặt|dự|tham dự|có mặt|tới dự
gửi|trao|chuyển|tặng|món quà|quà|gửi tặng
nhận|tiếp nhận|đón|thụ lý|đón nhận
tìm thấy|phát hiện|ghi nhận|tìm ra|bắt gặp|thấy
nghiên cứu|khảo sát|thăm dò|tìm tòi
nhà khoa học|nhóm nghiên cứu|chuyên gia|giới khoa học
sản xuất|chế tạo|làm ra|làm
sử dụng|dùng|tin dùng|xài|trong biên chế
hóa chất|thuốc|ngâm thuốc|ngâm hóa chất
rác|chất thải|rác thải
ô nhiễm|bẩn|nhiễm bẩn
môi trường|môi sinh
điện|phát điện|điện lực|điện năng
xăng|xăng dầu|nhiên liệu
vàng|kim loại quý|vàng miếng
đô la|usd|ngoại tệ
tỷ giá|hối suất
việc làm|công việc|lao động|nghề
công nhân|người lao động|thợ|nhân viên
đình công|ngừng việc|bãi công
bảo hiểm|bhxh|bhyt
hộ nghèo|nghèo|khó khăn|đói nghèo
dân số|số dân|nhân khẩu
phụ nữ|đàn bà|nữ|chị em|cô gái|người phụ nữ
đàn ông|nam|nam giới|nam thanh niên|người đàn ông
thanh niên|trai trẻ|bạn trẻ|giới trẻ
tranh chấp|giành|vụ kiện|kiện|đơn kiện|tranh giành
khiếu nại|tố cáo|khiếu kiện|tố
luật sư|người bào chữa|thầy cãi
bị đơn|bên bị
nguyên đơn|bên nguyên
giấy tờ|hóa đơn|chứng từ|tài liệu|văn bản|công văn
nguồn gốc|xuất xứ|gốc gác
hàng|hàng hóa|sản phẩm|mặt hàng|món
thương hiệu|nhãn hiệu|hiệu|nhãn
thực phẩm|đồ ăn|lương thực|thức ăn
rượu|bia|đồ uống
nguy hiểm|rủi ro|đe dọa|hiểm nguy
hư hỏng|hỏng|hỏng hóc|trục trặc|hư
chìm|đắm|nằm lại trong lòng biển|chìm dưới biển
nguyên nhân|lý do|do|vì|bởi
kết quả|hậu quả|hệ quả
thành lập|ra đời|lập|có từ|ra mắt
thành công|thắng lợi|đạt được
bí mật|giữ kín|không tiết lộ|không được tiết lộ
triệu hồi|thu hồi|gọi về
quyết định|ra quyết định|chốt|quyết
mở rộng|nới rộng|nới
răn đe|cảnh báo|đe|nhắc nhở
lo ngại|lo|e ngại|quan ngại|lo lắng
căn cứ|cơ sở|bằng chứng|chứng cứ
khai thác|đào|đãi|hút
thiếu|hụt|thiếu hụt|không đủ
"""

GROUPS = tuple(tuple(map(keys, group.split("|"))) for group in _GROUPS.strip().splitlines())


def _compiled() -> dict[tuple[str, ...], tuple[int, ...]]:
    found: dict[tuple[str, ...], tuple[int, ...]] = {}
    for number, phrases in enumerate(GROUPS):
        for phrase in phrases:
            found[phrase] = (*found.get(phrase, ()), number)
    return found


_MEANINGS = _compiled()
_LONGEST: dict[str, int] = {}
for _phrase in _MEANINGS:
    _LONGEST[_phrase[0]] = max(_LONGEST.get(_phrase[0], 0), len(_phrase))


def longest(first: str) -> int:
    """How many syllables the longest known phrase has that begins with *first*, a key; 0 when none does."""
    return _LONGEST.get(first, 0)


def meanings(phrase: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of the groups that *phrase*, keys of syllables, is in; () when none holds it."""
    return _MEANINGS.get(phrase, ())

"""How common a syllable is in the press, in four classes: what is said everywhere tells little of what a text is about.

Counted once, in 3,500 articles of 2017; the classes are those of log(articles / articles with the syllable).
Not here: which words are alike (synonyms.py), what a word is (words.py).
"""

from monitor.vietnamese.fold import unaccented

_IN_MOST = """
biết bị cho các có công cũng của hiện khi không là làm một ngày người nhiều như những này ra sau sự theo thể trong
trên trước tại từ việc và vào về với đã đó được đầu đến để ở
"""
_IN_A_THIRD = """
an anh ban bao biệt báo bên bình bạn bản bảo bất bắt bằng bỏ bố bộ bởi cao chia chiều chuyển chí chính chúng chưa
chỉ chủ chức con cuối cuộc cách còn cùng cơ cả cảm cảnh cấp cần cầu diễn diện do dân dù dẫn dụng dự gia gian giao
giá giúp giải giới giờ giữa gây gần hai hay hiệu hoàn hoạt hà hàng hành hình hóa hơn hết hệ họ học hội hợp khai
khiến khoảng khu khác khó kinh kiến kì kết liên lên lí lúc lượng lại lần lập lớn lời lực mang minh muốn mà mình mĩ
mạnh mặt mọi mới nam nay ngay nghiệp ngoài nguyên nguyễn nhau nhiên nhà nhân nhưng nhất nhận nào nên nói năm năng
nước nếu nội pháp phát phòng phương phải phần qua quan quyết quá quả quốc rõ rất rằng sinh sáng sát sản sẽ số sống
sở sức sử tay tham thanh thay thiết thu thuộc thành tháng thân thêm thì thông thương thường thấy thế thị thống thời
thủ thứ thức thực tin tiên tiêu tiến tiếng tiếp tiền toàn tra trang triển triệu trung trình trí trường trưởng trọng
trở tuy tuổi tài tác tâm tìm tình tích tính tôi tăng tư tạo tập tế tốt tổ tổng tới tục từng tự viên việt vì văn vấn
vẫn vậy vị vụ vừa vực xem xuất xác xã yêu ông ý đang đi điều điểm đánh đây đình đơn đưa đường đại đạo đặc đề đều địa
định đối đồng đổi độ động ảnh
"""
_IN_AN_EIGHTH = """
ai ba bay biên biến biển biểu buổi buộc bà bài bàn bày bác bán bé bóng bước bắc bệnh bức ca chi chiếc chiến chung
chuyên chuyện chuẩn chân châu chóng chú chơi chương chạy chấp chất chắc chẳng chế chết chỉnh chị chịu chọn chống
chồng chỗ chờ chứ chứng coi cung càng cá cái cán cáo câu cô căn cư cường cạnh cố cổ cộng cụ cứ cứu cử cửa cực danh
di doanh du dung duy dài dành dòng dùng dư dương dưới dấu dễ dịch dựng em ghi giám giáo giả giảm giống giữ gái gì
góp gặp gọi gồm gửi hiểm hiểu hoa hoàng hoạch hoặc huy huyện hòa hôm hút hướng hưởng hạ hại hạn hải hậu họa họp hỏi
hồ hồi hồng hỗ hộ hữu khoa khá khách khí khăn khả khắc khẳng khỏi khởi khủng kim kiếm kiểm kiện kéo kí kích kĩ kế kể
kỉ lai lan lao linh liệu lo loại loạt luôn luận luật lâu lãnh lê lòng lĩnh lưu lấy lẽ lễ lệ lịch lộ lợi lửa mai may
mong mua màn màu máy mô môi mùa mạng mất mẫu mắt mặc mẹ mối mỗi mở mục mức nghe nghi nghiêm nghiên nghiệm nghĩ nghĩa
nghệ nghị ngoại nguy nguồn ngành ngân ngôi ngọc ngồi ngờ nhanh nhiệm nhìn nhóm nhấn nhập nhật nhằm nhỏ nhờ ninh niên
nâng nêu nó nóng nơi nạn nằm nặng nổi nữ nữa phiên phong phá phân phép phí phía phó phóng phù phú phúc phút phạm
phản phẩm phố phối phụ phục phủ quang quanh quay quen qui quyền quân quí quản quảng quận riêng rồi rộng sai sang sao
so song soát suốt sách sân sâu sĩ sơ sơn sắc sẵn sẻ sớm ta tai thi thiếu thiện thoại thuận thuật thái thích thúc thư
thảo thất thần thậm thật thắng thẳng thừa thử ti tinh tiết trai tranh trao truyền trách trái tránh trì trò trương
trạng trả trần trận trắng trẻ trị trời trợ trực tuyên tuyến tuần tân tây tên tương tướng tưởng tượng tạm tải tấn tất
tỉ tỉnh tịch tỏ tố tối tội tức tử vai vi viết viện vui vài vàng vòng vô vùng vũ vượt vận vật vẻ vệ vọng vốn vợ xa xe
xin xuyên xuân xuống xây xét xúc xảy xử y yên yếu án áo áp ít ăn đa điện đoàn đoạn đàn đá đáng đáp đâu đêm đón đóng
đô đôi đông đúng đăng đạt đảm đảo đất đấu đầy đẩy đặt đẹp đốc đồ độc đội đời đủ đức đứng ấn ấy ổn ứng
"""
_IN_A_TWENTIETH = """
a bang binh biện bom buồn bánh bây bãi bè bí bó bùi băng bạc bạch bại bạo bảng bầu bậc bật bắn bến bền bối bổ bờ
bụng cam can cha che chinh chiếm chiếu chuyến chàng chào cháu cháy chúc chút chăm chạm chảy chấm chấn chậm chắn chặn
chặt chẽ chối chốt chở chợ chục chụp chứa chữ chữa cuốn cà cánh cân cây cãi cú căng cũ cơn cưới cười cải cản cấm cấu
cầm cận cập cậu cắt cặp cục cứng cựu da dao duyệt dàn dàng dày dám dáng dây dõi dũng dường dưỡng dạng dạy dần dầu
dậy dịp dọa dụ dục dứt dừng dữ dựa ghế giai giang già giành giàu giác giây gió giản giấu giấy giận giết góc gương
gấp gắn gắng gốc gỡ gợi hi hiếm hiếu hiệp hoài hoảng huyền huấn huống hài hàn hào hát hâm hãng hãy hè hôn hùng hơi
hư hưng hương hạng hạnh hạt hấp hầu hẳn hẹn hề hỏng hộp hủy hứa hứng in khen khiển khoản khung khuyến khuôn khám
khán khánh khích khóa khóc khúc khảo khẩn khẩu khắp khỏe khối khổ kia kiên kiểu kèm kém kê kênh kêu kín kính kẻ kịch
kịp la li liền liệt long loạn luyện làn làng lành lá lái lâm lưng lương lưới lược lượt lạ lạc lạnh lầm lẫn lắm lắng
lặng lệnh lối lỗ lỗi lộc lớp lục lựa ma man miền mái mát máu mâu mã mãi mê món môn mơ mưa mại mấy mật mắc mắn mẽ mệt
mộ mời mừng nga ngang nghìn nghề nghỉ ngoái nguyện ngàn ngã ngô ngôn ngăn ngũ ngưỡng ngược ngại ngắn ngọt ngụ ngủ
ngừng nha nhiêu nhiễm nhiệt nhu nhạc nhắc nhẹ nhớ niềm niệm nuôi nàng nét nông nắm nền nối nổ nỗ nỗi nợ nửa pha phan
phi phim phiếu phán phê phường phạt phấn phận phỏng phổ phức quán quê quên quĩ quần rà ràng rút rơi rối rời sa siêu
sung suy suất sàng sóc sóng sông súng sút sư sạch sắp sắt sốc sợ sứ sửa thao the thiên thiệt thiệu thoát thoải thua
thuyết thuê thuẫn thuế thuốc thác thách tháo thí thôi thôn thù thú thăm thăng thơ thưởng thượng thấp thầy thẩm thận
thập thịt thỏa thổ thụ thủy tim tiếc tiềm tiểu tiện to toán triều truy trà tràn trích tròn trông trùng trú trúng
trăm trưa trưng trải trấn trật trốn trụ trục trừ tung tuyển tuyệt tuấn tàu tá tái tán tín tòa tô tôn tông tùng tùy
túc túi tĩnh tươi tường tạp tấm tầm tầng tận tắc tặng tết tệ tỏa tốc tồn tổn tộc tờ uy uống va vinh vong vân vé ví
võ vương vết vời vỡ vững xanh xinh xong xu xung xưa xấu xế xếp xứ á ánh âm âu ép ích ô ôm đau đe đem đen đinh điển
đoán đoạt đua đuổi đà đài đàm đào đám đáo đâm đèn đích đòi đương đạn đảng đấy đập đắt đẳng đỉnh địch đọc đỏ đồn đổ
đỗ đột đỡ đợi đợt đứa đừng ơn ưu ương ước ấm ẩn ủng ủy
"""
_WEIGHTS = {
    syllable: weight
    for weight, syllables in enumerate((_IN_MOST, _IN_A_THIRD, _IN_AN_EIGHTH, _IN_A_TWENTIETH))
    for syllable in syllables.split()
}
_BARE: dict[str, int] = {}
for _syllable, _weight in _WEIGHTS.items():  # the most common ones first
    _BARE.setdefault(unaccented(_syllable), _weight)
RAREST = 4


def rarity(key: str) -> int:
    """How rare the syllable *key* (folded) is: 0 for those of most articles to 4 for what one in thirty or fewer has."""
    return _WEIGHTS.get(key, RAREST)


def bare_rarity(key: str) -> int:
    """The same of a syllable without accents: that of the most common one which is written so."""
    return _BARE.get(key, RAREST)

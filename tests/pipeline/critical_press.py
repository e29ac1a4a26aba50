"""Critical articles of our own for the tests of alerts. Not for: other tests."""

CRITICAL = (
    "Người dân xã Hàm Yên, tỉnh Tuyên Quang bức xúc vì tuyến đường vào thôn hư hỏng nặng đã hai năm mà chính quyền xã chưa sửa. UBND xã Hàm Yên bị phê bình vì chậm trễ, buông lỏng quản lý và để xảy ra sai phạm trong duy tu đường.",
    "Theo phản ánh của bà con, mỗi khi mưa lớn học sinh phải lội bùn tới trường, xe chở cam không vào được thôn. Nhiều đơn kiến nghị gửi xã Hàm Yên nhưng không được trả lời, gây bức xúc kéo dài trong dư luận địa phương.",
    "Phóng viên liên hệ với lãnh đạo xã nhưng chưa nhận được phản hồi. Bà con mong cơ quan chức năng của tỉnh Tuyên Quang sớm vào cuộc, làm rõ trách nhiệm và sửa lại con đường trước mùa mưa tới.",
)
SECOND = (
    "Nhiều hộ dân ở phường Minh Xuân, tỉnh Tuyên Quang phản ánh bãi rác tạm gây ô nhiễm, mùi hôi kéo dài nhiều tháng. Người dân bức xúc vì UBND phường thiếu trách nhiệm, chậm trễ xử lý dù đã nhiều lần hứa di dời.",
    "Chị em buôn bán ở chợ cho hay nước rỉ rác chảy tràn ra mương, ruồi muỗi sinh sôi khắp khu phố. Phường từng lập biên bản nhưng sai phạm vẫn tái diễn, gây bức xúc trong nhân dân.",
    "Người dân đề nghị tỉnh Tuyên Quang kiểm tra, làm rõ trách nhiệm của những người để bãi rác tồn tại trái quy định và công khai thời hạn di dời.",
)
THIRD = (
    "Dự án trường mầm non xã Sơn Dương, tỉnh Tuyên Quang chậm tiến độ hơn một năm, phụ huynh bức xúc vì trẻ phải học nhờ nhà văn hóa. Thanh tra tỉnh chỉ ra nhiều sai phạm của chủ đầu tư trong quản lý dự án.",
    "Phụ huynh cho biết phòng học tạm dột nát, nóng bức, không có bếp ăn. UBND xã bị phê bình vì thiếu trách nhiệm, buông lỏng giám sát nhà thầu.",
    "Cơ quan chức năng tỉnh Tuyên Quang yêu cầu làm rõ trách nhiệm, thu hồi phần tiền chi sai và sớm đưa công trình vào sử dụng trước năm học tới.",
)

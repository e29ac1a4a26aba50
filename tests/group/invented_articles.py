"""Invented articles whose copies are told from one another. Not a test itself; no word of it is anybody's press."""

from light_edits import Piece

POWER = Piece(
    "Bản vùng cao đón điện lưới quốc gia",
    "Chiều 12/8, ngành điện đã đóng điện công trình cấp điện cho 86 hộ dân ở hai bản xa nhất của xã vùng cao. "
    "Công trình có 14,5 km đường dây trung áp, 3 trạm biến áp và tổng vốn 21.600 triệu đồng, được thi công trong 7 tháng "
    "qua mùa mưa.\n"
    "Ông Sùng Mí Mẫu, trưởng bản, cho biết trước kia cả bản dùng máy phát chạy bằng nước suối, mùa khô không đủ thắp một "
    "bóng đèn. Đồng bào phấn khởi mua tủ lạnh, máy xát ngô và ti vi; lớp học ở điểm trường lần đầu có quạt và máy chiếu "
    "cho các em nhỏ.\n"
    "Xã còn 2 bản chưa có điện; huyện cũ từng ba lần khảo sát nhưng địa hình chia cắt làm suất đầu tư quá cao. Ngành điện "
    "nói sẽ dùng nguồn vốn vay ưu đãi để kéo dây tới nơi xa nhất, và lắp điện mặt trời cho những nhà ở lẻ. "
    "Buổi tối đầu tiên có điện, trẻ con trong bản chạy quanh sân nhà văn hóa dưới ánh đèn đường, còn người già ngồi kể "
    "chuyện những mùa đông phải đốt đuốc đi đỡ đẻ cho trâu. Cô giáo cắm bản nói từ nay các em có thể học bài buổi tối mà "
    "không cay mắt vì khói dầu.",
)
MARKET = Piece(
    "Phiên chợ lợn giống đông trở lại sau dịch",
    "Từ tinh mơ, hàng trăm người đã gùi lợn con xuống chợ phiên bên bờ sông. Giá một đôi lợn đen nặng 8 kg là 1.900 nghìn "
    "đồng, cao hơn tháng trước 200 nghìn. Cán bộ thú y đứng ngay cổng chợ xem sổ tiêm phòng, con nào chưa tiêm thì tiêm "
    "tại chỗ không lấy tiền.\n"
    "Bà Triệu Thị Thử, người nuôi 12 con nái, kể năm ngoái chuồng trống trơn, vay ngân hàng chính sách 50 triệu đồng mới "
    "gây lại được đàn. Lái buôn miền xuôi năm nay đặt cọc trước cả tuần nhưng nhiều nhà giữ lại để bán dịp cuối năm. "
    "Ban quản lý chợ đã kẻ lại vạch, dựng thêm hai dãy lán lợp cọ và bố trí chỗ rửa tay ở lối ra.",
)
BRIDGE = Piece(
    "Thông xe cây cầu treo nối hai bờ suối Mẫu",
    "Cây cầu treo dài 64 m bắc qua suối Mẫu vừa được thông xe sau 5 tháng thi công, thay cho bè tre mà học sinh vẫn qua "
    "lại mỗi mùa lũ. Bộ đội và dân quân góp 730 ngày công, doanh nghiệp ở thị trấn tặng toàn bộ dây cáp.\n"
    "Thiết kế cho phép xe máy chở hàng đi một chiều, hai đầu có cột đo mực nước và loa báo lũ chạy bằng pin mặt trời. "
    "Chủ tịch xã nói thôn sẽ cắt cử mỗi nhà trông cầu một tuần; ai thấy ván hỏng phải báo ngay trong ngày. "
    "Ngày đầu tiên, đội cồng chiêng của bản bên kia suối sang chơi đến khuya mới về.",
)
WEATHER = (
    "Dự báo thời tiết vùng núi ngày {day}. Nhiều mây, có mưa rào và dông vài nơi, gió nhẹ. Trong mưa dông có khả năng xảy "
    "ra lốc, sét và gió giật mạnh. Nhiệt độ thấp nhất {low} độ, cao nhất {high} độ, độ ẩm {wet}%. Vùng thấp sáng sớm có "
    "sương mù, tầm nhìn xa dưới {sight} m, người đi đường đèo cần bật đèn và giữ khoảng cách. Đề nghị người dân theo dõi "
    "bản tin tiếp theo, phát lúc {hour} giờ, trên các phương tiện thông tin đại chúng."
)

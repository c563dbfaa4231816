"""Words around an indicator that name no other one, in questions and in documents."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.language.text import fold

_UNITS = r"(?:tấn|tạ|kg|ki-?lô-?gam|lít|kwh|mw|ha|héc ?ta|hecta|km2?|mét|m2|m3|lượt|người|cá nhân)"
_PAPERS = (
    r"(?:nghị quyết|quyết định|kế hoạch|kết luận|báo cáo|quy hoạch|đề án|chương trình|hướng dẫn|thông báo"
    r"|số liệu|tờ trình|công văn|phương án|nq|qđ|hd|qh)"
)
_OFFICERS = (
    r"(?:ông|bà|(?:phó )?(?:bí thư|chủ tịch)|(?:tổng |phó )?giám đốc|(?:phó )?(?:cục|vụ|bộ|thứ) trưởng)"
)
# Who said it, in what paper, survey or year of the zodiac.
_SOURCES = (
    rf"(?<!\w)theo (?:{_OFFICERS}|đồng chí|chuyên gia|luật sư|lãnh đạo|đại diện)(?!\w)[^,:?]{{0,60}}?"
    r"(?=,|:| thì(?!\w)|\?|$)"
    rf"|^\s*(?!theo |tại )(?:{_OFFICERS}(?: [^\s,:?]+){{2,8}}?|(?:[^\s,:?]+ ){{1,6}}?) ?(?:đã )?"
    r"(?:nói|cho biết|cho hay|phát biểu|báo cáo|khẳng định|thông tin)(?!\w)"
    r"|^\s*(?:theo |trong )?báo cáo(?= )[^:?]{3,90}:"
    rf"|(?<!\w)theo {_PAPERS}(?= )[^,:?]{{3,60}}?(?=,|:|\?|$)"
    rf"|^\s*(?:theo |trong )?(?:dự thảo )?{_PAPERS}(?= )[^,:?]{{3,70}}?(?<!\w)"
    r"(?:giao|nêu|đề ra|xác định|đặt|thông qua)(?= (?:chỉ tiêu|mục tiêu|kế hoạch|nhiệm vụ|ra|là|rõ))"
    r"|\((?:báo cáo|theo|nguồn|số (?:liệu|của)|tại|trong|ông|bà|họp|cập nhật|tính đến)(?!\w)[^()]*\)"
    r"|^\s*(?:tại|trong|ở) (?:buổi|phiên|cuộc|kỳ|hội nghị|hội thảo)(?!\w)[^,:?]{0,60}[,:]"
    r"|^\s*(?:theo |trong )?(?:nghị quyết|báo cáo|quyết định|nq|qđ|bc)(?= (?:của|năm|\d|quý|tháng))"
    r"|(?<!\w)theo [^\s,:?]+\W*$"
    r"|^\s*(?:theo )?(?:khảo sát|điều tra|thống kê)(?!\w)[^,:?]{0,40}[:,]"
    r"|(?<!\w)(?:tết )?(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)"
    r" (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)(?!\w)"
)
LIGHT = re.compile(
    r"^\s*(?:sau|qua|lúc|khi|dịp|nhân|trong (?:lúc|khi|dịp))(?!\w)[^,;:?]{0,80},"
    rf"|{_SOURCES}"
    r"|(?<!\w)(?:đạt )?chuẩn(?= (?:nông thôn mới|ntm)(?!\w))"
    r"|(?<!\w)(?:bỏ|bỏ ra|chi|chi ra|dành|dành ra|để|rót)(?= (?:bao nhiêu|mấy)(?!\w))"
    # Where it was said: 'Đại hội Đảng bộ TPHCM lần thứ XI', 'tại kỳ họp thứ 5'.
    r"|(?<!\w)(?:(?:tại|ở|theo) )?(?:đại hội|hội nghị|kỳ họp|phiên họp|cuộc họp)(?!\w)[^,:?]{0,60}?"
    r"(?<!\w)(?:thứ|khóa) (?:[ivx]+|\d{1,2})(?!\w)"
    # Of which whole a part or a share is told.
    r"|(?<!\w)trong (?:số|\d+)(?!\w)[^,;:?]{0,80}?(?=,| thì(?!\w)| có (?:bao nhiêu|mấy)(?!\w))"
    r"|(?<!\w)trong (?:rổ |nhóm |cơ cấu )?(?:chỉ số giá tiêu dùng|cpi)(?!\w)"
    r"|(?<!\w)(?:đầu|giữa|cuối)(?= tháng| năm| quý)"
    r"|(?<!\w)trong tổng [^,;:?]{0,40}?(?= năm| tháng| quý| là| bằng| chiếm| đạt|\?|$)"
    r"|(?<!\w)(?:thu )?hút(?= (?:được )?(?:vốn|đầu tư|fdi|dự án|khách|du khách|bao nhiêu|mấy))"
    r"|(?<!\w)(?:t[ỷỉ] (?:lệ|trọng|suất)|(?<!chỉ )(?<!hệ )(?<!dân )(?<!kinh tế )số(?: lượng)?(?! hóa)|con số"
    r"|lượng|mức|tốc độ|bình quân|trung bình|cả thảy|tất cả|chiếm|khoảng|hơn|hoàn thành|lũy kế|cộng dồn"
    r"|tổng(?: số| cộng)?(?! cục| công ty| hợp| kết| thể| bí thư)|toàn (?:bộ|tỉnh|thành phố|huyện|xã|ngành)"
    r"|trên địa bàn|tình hình|thời điểm|ghi nhận|hiện(?: nay| có| tại)?(?! đại| trường| vật)|đến nay"
    r"|gần đây|vừa qua|(?<!sầu )riêng"
    r"|cụ thể|phải|qua|sau(?: khi)?(?! thuế)|làm ra|thu về|kiếm(?: về| được)|mang về"
    r"|có được|đạt được|việt nam|vn|cả nước|toàn quốc|nước ta|hạ(?! tầng| long| lưu)|cắt giảm|sụt giảm"
    r"|cùng k[ìỳ]|ạ|à|nhé|kính đề nghị|vui lòng|cho biết|cho hỏi|kim ngạch|trị giá"
    r"|hàng hóa|làm(?= (?:thủ tục|xnk|xuất|nhập|ăn)(?!\w))"
    # What kind of body it is, before its name.
    r"|(?:tổng |chi )?cục(?! bộ)|(?:tổng )?công ty(?: cổ phần| tnhh| cp)?|ctcp|tập đoàn"
    r"|(?:trồng|nuôi|sản xuất|thu hoạch)(?= (?:được )?(?:bao nhiêu|mấy)"
    r" (?:(?:nghìn|ngàn|vạn|triệu) )?(?:ha|hecta|tấn|tạ)(?!\w))"
    rf"|(?:(?:bao nhiêu|mấy)(?: (?:triệu|t[ỷỉ]|nghìn|ngàn|vạn|trăm))*|một|mỗi|1|trên|/) ?{_UNITS})(?!\w)"
)
"""What a question says around an indicator and documents leave out, or say in other words; in lower case.

At its beginning also the event after which something was told: 'Sau điều chỉnh tại Đại hội, …'.
"""
LIGHT_BARE = re.compile(fold(LIGHT.pattern))
"""The same typed without marks."""

_CLASSES = re.compile(r"(?<!\w)(?:ngành|lĩnh vực|khu vực|nhóm|các)(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def without_classes(text: str) -> str:
    """A text without the words that only say that a name is one of a class."""
    return _CLASSES.sub(" ", text)


MEASURING = frozenset(
    """
    ty ti le trong chiem lon nhat cao thap nhieu it khoang hon gan dat bang luong binh quan phai moi linh vuc
    """.split()
)
JOINING = frozenset("voi o tai la ve cho duoc co nhung da bang theo trong".split())
HARMLESS = frozenset(
    """
    tong so gia tri cua tinh tren dia ban nam ke hoach uoc muc toc do tang truong va cac thuc hien huyen
    thanh pho nhau
    """.split()
)

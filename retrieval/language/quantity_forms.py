"""The forms in which numbers, units and their limits are written; matched on fold_aligned() text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.domain.figure import Bound
from retrieval.language.text import fold

_INTEGER = r"\d{1,3}(?:\.\d{3})+|\d+"
NUMBER = rf"(?:{_INTEGER})(?:,\d+)?|\d+\.\d{{1,2}}(?!\d)"
_MONEY = (
    r"(?:(?:nghin|ngan|trieu|tram)\s+)?(?:nghin|ngan|trieu|ty|ti|tr|chuc|van(?= dan| ho| nguoi| tan))(?!\w)"
    r"(?:\s+(?:dong|usd|do la(?: my)?|do|viet nam dong|vnd|euro|eur|nhan dan te|luot|tan|con|lit|kwh"
    r"|m2|m3|m²|m³|nguoi|ha|cay|co phieu|san pham|dan|to khai|ho"
    r"|luot|doanh nghiep|lao dong|khach|xe|chiec)(?!\w))?|dong(?! chi(?!\w))|usd|do la(?: my)?|euro"
    r"|nhan dan te|vnd|cent|d(?!\w)"
)
_PHYSICAL = (
    r"m²|m2|m³(?:/ngay dem)?|m3(?:/ngay dem)?|km²|km2|km|ha|hecta|tan|ta/ha|tan/ha|ta|kg|gam|gram|mw|kwp"
    r"|kwh|gwh|kv|teu|lit|m|cm|mm"
)
_RATIO = (
    r"%|‰|diem\s*(?:phan tram|%)|phan tram|lan|bac|diem"
    r"|(?:muc|thang) luong (?:co so|toi thieu(?: chung| vung)?)(?!\w)"
)
# Counted things whose name is two syllables or more.
COUNTED = (
    r"du an|doanh nghiep|lao dong|hop tac xa|chi tieu|doi tuong|san pham|ho so|don vi|truong hop|co so"
    r"|khu cong nghiep|cum cong nghiep"
    r"|luot(?: nguoi| khach)?|giuong benh|bac si|hoc sinh|giao vien|can bo|nhiem vu|nguoi dan|ho dan"
    r"|ho ngheo|ho can ngheo|dia phuong|to khai|mat hang|co phieu|khach hang|cong chuc"
    r"|van ban|nghi quyet|y kien|kien nghi|cong trinh|tuyen duong|thu tuc|dai bieu|to chuc|dang vien"
    r"|khu pho|to dan pho|gia dinh|ca nhan|tap the|sinh vien|du khach|khach du lich|quoc gia|thanh pho"
    r"|chi cuc|chi nhanh|chi bo|dang bo|do thi|sieu thi|trung tam|thi xa|thi tran|tieu chi"
    r"|vi tri|dong chi|cong an|dia ban|bi can|bi cao|co quan|cau lac bo|ban quan ly|mo hinh|giai doan"
    r"|tac pham|quy trinh|ca khuc|bao tang"
)
_AFTER_SLASH = r"(?:\s(?:nghin|trieu|ty)?\s?dong|\s[^\W\d_]+(?=\s?(?:[;.,)/]|$)))?"
_PER = rf"(?:\s?/\s?(?:\d{{1,3}}\s?)?(?:k?m[23](?!\w)|(?:{COUNTED})(?!\w)|[^\W\d_]+){_AFTER_SLASH}){{0,3}}"
UNIT = re.compile(rf"\s?(?:(?P<amount>%|(?:{_MONEY}|{_PHYSICAL})(?!\w){_PER})|(?:{COUNTED})(?!\w)|{_RATIO})")
NOUN = re.compile(r"\s(?P<noun>[^\W\d_]+)(?:\s(?P<second>[^\W\d_]+(?:\svien(?!\w))?))?")
ALONE = frozenset(
    """
    xã huyện tỉnh phường thôn bản bàn ban ấp buôn làng lạng hộ hồ họ hố người vụ chiếc con cơn cồn cây
    căn cân cái ca lô lò lỗ bộ bó trường trượng lớp phòng trạm khu cụm hội nước ngành nhóm tuyến cầu câu
    suất phiếu bài bãi tin cuộc đợt lượt chuyến tàu xe môn món giải gói tổ tờ tô đội đồi đôi đời quận
    quán quân giường đơn đồn dn htx da kcn ccn hcv hs sv mỏ mộ ao áo ngôi đĩa châu cháu giống giọng kênh
    loại loài khoản mục mức nguồn hạng hàng hãng hang năm nam tháng thang ngày giờ giỏ phút quý quỹ tuần
    tuổi vị tầng đền đèn chai bao thùng kiện tòa toà toa tấn tấc bậc công cổng cống hoa chỗ chợ sao sào
    máy bot tên thẻ em vé
    """.split()
)
"""Things that are counted by one syllable, as they are spelled; others are named by two."""
ONE_SYLLABLE = frozenset(map(fold, ALONE))
# Counted things of two syllables whose first alone is something else: 'khu vực' is no 'khu'.
COMPOUNDS = frozenset(
    """
    khu vuc|cong doan|cong ty|cong nhan|phuong an|phuong tien|can ho|giai phap|giai thuong|hang muc|hang hoa
    loai hinh|muc tieu|phong hoc|lop hoc|truong hoc|ca the|nganh nghe|nhom hang|chuyen bay|chuyen de|bo phan
    may bay|quy dinh|nguon luc|ban quan|mon hoc|hoi vien|hoi nghi|hang hai|bai bao|bai viet|cau hoi|so bo
    to hop|doi bong|cong van|cua khau|tin bao|phieu bau|suat qua|quan nhan|ngan hang|lan dau|bac si|bac sy
    phong vien|chuyen gia|kiem lam|tinh nguyen|hoi dong|to trinh|bo luat|cong dong
    """.replace("\n    ", "|")
    .strip("|")
    .split("|")
)
# Units as they are spelled with diacritics: 'ngân hàng' counts no thousands.
SPELLED = {
    "ngan": ("ngàn",), "tan": ("tấn",), "ta": ("tạ",), "dong": ("đồng",), "lan": ("lần",), "bac": ("bậc",),
    "diem": ("điểm",), "van": ("vạn",), "chuc": ("chục",), "lit": ("lít",), "nghin": ("nghìn",),
    "trieu": ("triệu",), "ty": ("tỷ", "tỉ"), "ti": ("tỉ", "tỷ"),
}  # fmt: skip
# Parts of documents are counted though written with a capital: 'gồm 8 Chương, 26 Điều'.
CAPITALISED = frozenset({"chuong", "dieu", "phan", "muc", "khoan", "dang", "hoi", "ban", "so", "phong"})
# What may follow a number without being what is counted; without marks 'băng nhóm' begins as 'bằng'.
NO_NOUN_MARKED = frozenset(
    """
    và vả so số của là trong trên với đến tại theo khi cho từ tự tư ở do được tăng giảm đạt bằng hoặc để trước
    sau hay thì mà gồm vào cùng cũng sẽ đã đang bị về bởi như nếu tức tương này nay kia bao nên thuộc tới chỉ
    chi phía làm khiến giúp tham vùng cả có không nhằm chiếm vượt các những gần hơn dưới riêng trung mỗi mới
    tổng
    """.split()
)
NO_NOUN = frozenset(map(fold, NO_NOUN_MARKED))
TIME_UNITS = frozenset({"nam", "thang", "ngay", "gio", "phut", "quy", "tuan", "tuoi"})
"""Units of duration and age, folded; a duration is a quantity but no figure of an indicator."""
RANGE = re.compile(
    r"\s?(?:%|(?:m|km|ha|kg|trieu|ty|nghin|tan)(?!\w))?"
    rf"\s?(?:-|–|den|toi)\s?(?:duoi\s)?(?P<high>{NUMBER})(?=(?:ha|km|m|m2|m²|tr|kg)?(?![\w/]))"
)
FRACTION = re.compile(r"/(?P<total>\d{1,3}(?:\.\d{3}){0,3})(?![\d/,.-]|\s?/)")
START = re.compile(
    rf"(?:(?<![\w.,/])|(?<= giam)|(?<= tang)|(?<=\(giam)|(?<=\(tang))"
    rf"(?<![\w]-)(?P<number>{NUMBER})(?![\w]|,\d|\.\d)"
    rf"|(?<![\w.,/])(?<![\w]-)(?P<glued>{NUMBER})(?=(?:ha|km|m|m2|m²|tr|đ|d|kg|%)(?!\w))"
)


@dataclass(frozen=True)
class Ending:
    """How a text may end, blanks aside: one of `last` ends whatever the pattern matches, which is looked for
    first since it is much faster."""

    last: tuple[str, ...]
    pattern: re.Pattern[str]

    def ends(self, text: str) -> bool:
        """Whether the text does."""
        return text.rstrip().endswith(self.last) and self.pattern.search(text) is not None


def _ending(said: str) -> Ending:
    """In one of these words."""
    last = {re.split(r"\W", each)[-1] for each in said.split("|")}
    return Ending(tuple(last), re.compile(rf"(?<!\w)(?:{said})\s*$"))


REFERENCE = _ending(
    "dieu|khoan|diem|chuong|muc|phan|phu luc|bieu|khoa|(?<!tong )so|trang|quan|phuong|khu|top"
    "|quoc lo|ql|dt|thu|nghi dinh|nghi quyet|quyet dinh|thong tu|chi thi|vanh dai|ban chi dao"
)
LABEL = _ending(
    "duong|pho|to|tang|cap|loai|hang|giai doan|dot|lan|nhom|lop|top|lo|tuyen|vong|phien|ky|kenh"
    "|hinh|bang|mau|games|nghi dinh|nghi quyet|thong tu|quyet dinh|chi thi|cong van|quan|phuong|khu"
    "|ngay|tap|quyen|buoc|phuong an|lien ke|muc do|the he|u|chi tieu|tieu chi|ma|cua hang|khoi|doi|cum"
    "|trung uong"
)
"""What is numbered, not counted: 'khu phố 7', 'loại 2'; it has no unit."""
LABELLED = Ending(
    (",", "va", "den", "-", "–"),
    re.compile(
        r"(?<!\w)(?:phuong|quan|dieu|khoan|diem|muc|chuong|to|khu pho|ap|thon|ngay|vi tri|lop|vung"
        r"|(?:phu luc|bieu)(?: so)?)\s+\d{1,3}"
        r"(?:\s*(?:,|va|den|-|–)\s*\d{1,3})*\s*(?:,|va|den|-|–)\s*$"
    ),
)
"""A list of such numbers, the next one to follow: 'phường 12, ', 'Khoản 2, 3 và '."""
TELEPHONE = re.compile(r"0\d{2,}(?!,)|1[89]00\d{4,6}(?!\d)")
PART = re.compile(r"/\d")
RANK_BEFORE = Ending(
    ("xếp", "đứng", "trí", "hạng", "thứ", "thu"),
    re.compile(
        r"(?<!\w)(?:(?:xếp|đứng|vị trí|hạng|xếp hạng)\s*(?:thứ\s*)?|(?:từ|lên|xuống) thứ\s*"
        r"|(?:xep|dung) thu\s*)$"
        r"|(?<!\w)(?:xếp|đứng)\s+thứ\s[^;.\n]{1,40},\s*(?:đứng\s+)?thứ\s*$"
    ),
)
"""On lower_aligned() text: folded, 'xây dựng' would hold 'đứng' and 'mặt hàng' 'hạng'."""
BOUNDS_BEFORE = (
    (_ending("toi thieu|it nhat|khong duoi|khong thap hon"), Bound.AT_LEAST),
    (_ending("toi da|khong qua|khong vuot qua|khong lon hon|cao nhat"), Bound.AT_MOST),
    (_ending("duoi|thap hon|it hon|nho hon|chua toi|chua den|chua day|chua du"), Bound.LESS_THAN),
    (_ending("tren|hon|vuot|cao hon"), Bound.MORE_THAN),
    (_ending("khoang|gan|xap xi|chung|tam"), Bound.ABOUT),
)
AT_LEAST_AFTER = re.compile(r"\s*tro len")
IN_WORDS = re.compile(
    r"(?<!\w)(?:(?<=gấp )(?P<times>đôi|ba|bốn|năm|sáu|mười)(?=\s*(?:[,.;)]|$|lần|so|cùng))"
    r"|(?P<half>một nửa)|(?P<flat>không (?:tăng|giảm|đổi|thay đổi))(?=,? so))(?!\w)"
)
"""Values said in words, on lower_aligned() text."""
IN_WORDS_HOLD = ("gấp ", "một nửa", "không tăng", "không giảm", "không đổi", "không thay đổi")
"""One of these is in whatever IN_WORDS matches: looking for them first is much faster."""
TIMES = {"đôi": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "mười": 10}

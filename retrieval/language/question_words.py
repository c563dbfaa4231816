"""Words of asking: what a question says besides its topic. All in fold()ed form."""

from __future__ import annotations

import re

from retrieval.language.kinds import KINDS
from retrieval.language.text import fold

_ACCENTED = frozenset(
    """
    là và của cho ở tại trong trên với để đến tới từ theo về hay hoặc thì mà các những một như khi nào
    gì ai đâu sao thế vậy nhiêu mấy có không chưa đã đang sẽ bị được đc rồi còn nữa riêng chỉ nói ra từng
    vào à nhỉ nhé hả xin biết tìm giúp kia ấy đây so cùng cũng đều mỗi hằng hàng gồm lúc ngày năm tháng
    quý kỳ tỉnh huyện xã phường ta hôm sang đó này bằng đạt rằng hết cả nửa giữa vì bởi
    nên tính k ko thuộc trước nhất do ra_sao % ? dưới hơn cái nếu ntn j
    """.split()
)
# Typed without marks these ask, whatever neighbours in formal texts they are restored to: 'may' to 'máy'.
_BARE = frozenset("nao gi sao nhieu may khong ko k duoc dc roi ai ntn j".split())


COMPOUNDS = frozenset(
    pair
    for first, seconds in {
        "sầu": "riêng", "máy": "tính", "giới": "tính", "văn": "bằng", "đồng": "bằng", "công": "bằng",
        "đường": "hàng", "mặt": "hàng", "ngân": "hàng", "khách": "hàng", "cửa": "hàng", "nhà": "hàng",
        "bán": "hàng", "mua": "hàng", "đơn": "hàng", "hàng": "không hóa hoá", "trên": "không",
        "nhiệm": "kỳ", "học": "kỳ", "chu": "kỳ", "định": "kỳ", "trực": "thuộc", "phụ": "thuộc",
        "tự": "do", "hợp": "đồng", "thị": "xã", "tác": "xã", "diễn": "ra",
    }.items()
    for pair in ((first, second) for second in seconds.split())
)  # fmt: skip
"""Names whose second syllable elsewhere names nothing."""


def is_function_word(word: str, *, accented: bool) -> bool:
    """Whether a word of a question, in lower case with its diacritics, never names a topic.

    `accented`: they were typed, not restored.
    """
    return word in _ACCENTED or (not accented and fold(word) in _BARE)


CHANGE = re.compile(r"(?<!\w)(?:tang|giam|tut|sut|bien dong)(?!\w)")
RISE = re.compile(r"(?<!\w)(?:tang|cao hon)(?!\w)")
_SHORT = r"(?<!thu )hut(?! (?:dc|duoc|ve|them|vao)(?!\w))"
FALL = re.compile(rf"(?<!\w)(?:giam|tut|sut|{_SHORT}|kem|thap hon)(?!\w)")
PER = re.compile(
    r"(?<!\w)(?:mot|moi|1) (?P<each>[a-z]+)(?: \w+){0,3} (?:bao nhieu|may)(?!\w)"
    r"|(?<!\w)(?:bao nhieu|may)(?: (?:tien|dong|nghin|ngan|trieu|ty|ti))*"
    r"(?: ?/ ?| (?:mot|moi|1|tren|cho moi) )(?P<per>[a-z]+)"
)
"""What an amount is asked for one of: 'bao nhiêu một con', 'bao nhiêu/ha', 'mỗi lần cấp bao nhiêu'."""
CHANGE_ASKED = re.compile(
    rf"(?<!\w)(?:tang|giam|tut|sut|{_SHORT}|vuot|kem|(?:cao|thap) hon)(?:\s+\w+){{0,2}}\s*$"
)
DIRECTION = re.compile(
    r"(?<!\w)tang hay giam(?!\w)|(?<!\w)(?:the nao|ra sao) so (?:voi )?(?:cung ky|thang truoc|nam truoc)"
)
SINGLE = re.compile(r"^(?!.*(?<!\w)(?:nao|gi|ai|nhung|cac|gom|liet ke|ke ten|neu|ra sao|the nao)(?!\w))")
"""Nothing of a question asks for several things: 'Mục tiêu GRDP/người năm 2019?'."""
GROWTH_HOW = re.compile(r"(?<!\w)(?:tang|giam|tang truong|bien dong) (?:ra sao|the nao|nhu the nao)(?!\w)")
PERCENT = re.compile(r"%|phan tram")
_PLAN_NOUN = r"(?:ke hoach|kh|du toan|chi tieu|muc tieu|dt)(?!\w)"
PLAN_RATIO = re.compile(_PLAN_NOUN)
PLAN_SURPASSED = re.compile(rf"(?<!\w)(?:vuot|(?<!thu )hut) (?:\w+ )?{_PLAN_NOUN}[^,;]{{0,20}}$")
PLAN_HELD_AGAINST = re.compile(
    rf"(?<!\w)(?:vuot|(?<!thu )hut|bang|hoan thanh|xong)(?: \w+)? {_PLAN_NOUN}(?= (?:bao nhieu|may)(?!\w))"
)
"""'vượt kế hoạch bao nhiêu %': the plan is what something is held against."""
PLAN_REACHED = re.compile(
    rf"(?<!\w){_PLAN_NOUN}"
    r"(?= .*(?<!\w)(?:dat|duoc|xong|hoan thanh)(?: duoc)? (?:bao nhieu|may) ?(?:%|phan tram))"
)
"""'kế hoạch thu năm 2020, hết tháng 10 đạt bao nhiêu %': so much of the plan."""
PLAN_COMPARED = re.compile(rf"(?<!\w)(?:so (?:voi )?{_PLAN_NOUN}|dat ty le)")
# 'máy' typed without its mark, or 'dệt may', asks for nothing.
HOW_MANY = (
    r"(?<!xe )(?<!nha )(?<!thuyen )(?<!bo )(?<!chuyen )(?<!det )may"
    r"(?! gio| moc| mac| chu| bay| tinh| phat| in| tram| \w+ (?:nao|gi)(?!\w))"
)
ASK = re.compile(
    rf"(?<!\w)(?:bao nhieu|{HOW_MANY}|bao lau)(?!\w)\s*"
    rf"(?:(?:%|phan(?: tram)?)\s*(?:so (?:voi )?)?{_PLAN_NOUN}|%|phan tram)?"
)
QUANTITY = re.compile(rf"(?<!\w)(?:bao nhieu|{HOW_MANY}|(?<!linh )muc nao|bao lau)(?!\w)|(?<!\d)(?<!\d )%")
QUANTITY_LAST = re.compile(
    rf"^(?!.*(?<!\w)(?:nao|gi|ai)(?!\w))(?:.*(?<!\w)(?:la|dat) (?:bao nhieu|{HOW_MANY})"
    rf"|(?!.*(?<!\w)(?:nhung|cac|ke)(?!\w)).*(?<!\w)(?:bao nhieu|{HOW_MANY}) \w+(?: \w+){{0,3}})\W*$"
)
"""'mục tiêu tăng trưởng là bao nhiêu', 'còn thiếu mấy chỉ tiêu' ask for a figure, though documents list
goals."""
SHARE = re.compile(r"(?<!\w)(?:chiem|ty trong|ti trong|co cau)(?!\w)")
RANK = re.compile(r"(?<!\w)(?:xep thu|dung thu|thu hang|xep hang)(?!\w)(?! gi(?!\w))")
RATE_OF_GROWTH = re.compile(r"(?<!\w)toc do tang(?: truong)?(?!\w)[^,;]*$")
PLANNED = re.compile(
    # "giữ nguyên kế hoạch vốn", "chương trình mục tiêu": no plan is asked for.
    r"(?<!\w)(?<!giu nguyen )(?<!dieu chinh )(?<!chinh giam )(?<!chinh tang )(?<!chuong trinh )(?<!cat giam )"
    r"(?<!nghi quyet )(?<!nghi quyet ve )(?<!nq )"
    r"(?:ke hoach|kh|muc tieu|(?<!\D\d )(?<!\D\d\d )chi tieu|du toan|phan dau)(?!\w)"
    r"|(?<!\w)(?:duoc|dc) giao(?! dat| rung| dich)"
    r"(?=(?: (?!du toan|chi tieu|ke hoach)\w+){0,6} (?:bao nhieu|may)(?!\w))"
)
REALISED = re.compile(
    r"(?<!\w)(?<!so )(?<!so voi )(?<!so uoc )(?<!so voi uoc )"
    r"(?:thuc hien|thuc te|thuc thu|ket qua|dat duoc|da dat|da lam)(?!\w)"
)
APART = re.compile(r"(?:,|/|-|(?<!\w)(?:va|hay|hoac|con|so voi|so|voi|da|ket qua))\s*$")
"""What stands between a plan and the result that is asked for beside it."""
GOT = re.compile(
    r"(?<!\w)(?:thu|nop|ban|chi|lam|trong|nuoi)(?: \w+){0,3} (?:duoc|dc) (?:bao nhieu|may)(?!\w)"
)
"""'thu ngân sách được bao nhiêu': no plan is asked for."""
COUNTED = re.compile(
    rf"(?<!\w)(?:bao nhieu|{HOW_MANY})\s+(?P<unit>%|k?m[23](?!\w)|[^\W\d_]+(?:\s+[^\W\d_]+)?)"
)

PERSON = re.compile(
    r"(?<!\w)(?:ai|(?:nguoi|dong chi|ong|ba|anh|chi|linh muc|pho"
    r"|(?<!don )(?<!hanh )(?<!pham )vi"
    r"|lanh dao(?: \w+){2,6}"
    r"|(?:lanh dao|chu tich|bi thu|giam doc|chu nhiem|truong \w+|bac si|dai bieu|can bo|(?<!doi )tuong"
    r"|tuong linh|si quan|nghe si|cau thu|vdv|van dong vien|hoc sinh|nha (?:khoa hoc|bao|van|tho))"
    r"(?: \w+)?) nao)(?!\w)"
)
NAME = re.compile(r"(?<!\w)ten (?:la )?gi(?!\w)")
"""Asks for a name: of a person, where an office is said."""
ANYBODY = re.compile(
    r"(?<!\w)(?:co (?:ai|gi|noi nao|truong hop nao)(?!\w).*(?<!\w)(?:khong|ko|k)"
    r"|(?:co (?:ai|gi|noi nao|truong hop nao)|tung)(?!\w).*(?<!\w)chua)\W*$"
)
"""Asks whether there is any, not who: 'có ai bị thương không?', 'từng có năm nào … chưa?'."""
ONE_PERSON = re.compile(
    r"^(?!.*(?<![\d/.,])(?:0?[2-9]|[1-9]\d) (?:nguoi|dong chi|ca nhan|thanh vien|vi)(?!\w))"
    r"(?!\W*(?:cac|nhung) .*(?<!\w)la ai(?!\w)).*"
    r"(?<!\w)(?:la|do|boi) (?:ai|(?:ong|ba|dong chi|nguoi|lanh dao) nao)(?!\w)"
)
"""Asks for one person, whatever else of the question looks like a list."""
ORGAN = re.compile(
    r"(?<!\w)(?:co quan|don vi|to chuc|(?<!la )so|ban|doanh nghiep) nao(?!\w)|ai ban hanh|noi nao"
)
# 'chủ lực nào', 'nguồn lực nào' fold alike.
_MOMENT = "".join(f"(?<!{word} )" for word in "chu nang nguon dong nhan hieu ap no bao quyen".split()) + "luc"
DATE = re.compile(
    r"(?<!\w)(?:(?<!dau )(?<!vu )(?<!khong )khi nao|bao gio|may gio"
    r"|(?:lap|tu|ra doi|xay|mo|khoi cong|bat dau|ky|ban hanh|dien ra) hoi nao"
    rf"|(?:may |nhung )?(?:ngay|hom|{_MOMENT}|thang|quy|nam|thoi gian|thoi diem|dip) (?:nao|may)"
    r"|(?:trong|toi da|cham nhat|it nhat|sau) (?:may|bao nhieu) (?:ngay|gio|thang|tuan|phut)"
    r"|(?:vao|tu|den|truoc|trong|la) (?:ngay|thang|nam) bao nhieu"
    r"|(?<!moi )(?<!mot )(?<!1 )(?<!hang )(?<!/)ngay bao nhieu|thoi han|han chot|bao lau"
    r"|han (?:la|den)|tu ngay(?: may| nao)?)(?!\w)"
)
_NAMES = r"^\W*(?:xin |cho )*(?:biet |hoi )?"
_ASKS_NOTHING = (
    r"(?!.*(?<!\w)(?:bao nhieu|may(?! (?:chu|moc|tinh|in)(?!\w))|nao|gi|ai|dau|sao|khong|ko|chua|vi)(?!\w))"
)
NAMES_DAY = re.compile(
    rf"{_NAMES}(?:ngay|thoi gian|thoi diem) (?!\d|nay|hom|qua|truoc|sau|dau|cuoi)[a-z]{_ASKS_NOTHING}"
)
"""'ngày khai mạc lớp tập huấn …': nothing else is asked."""
NAMES_ORGAN = re.compile(
    rf"{_NAMES}(?:co quan|don vi|to chuc) (?:chu tri|phoi hop|ban hanh|thuc hien|thu|tiep nhan|tham dinh"
    rf"|tham tra|quan ly|giai quyet|cap|chiu trach nhiem|dau moi|de xuat|trinh|tai tro)(?!\w){_ASKS_NOTHING}"
)
"""'cơ quan chủ trì đề tài …'."""
FROM_WHEN = re.compile(r"(?<!\w)tu (?:ngay|khi|luc|thang|nam|bao) (?:nao|may|gio)(?!\w)")
LAST_YEAR = re.compile(r"(?<!\w)(?:den|toi) (?:(?:het|cuoi) )?nam \d{4}(?!\w)")
"""Until when something holds: no year of issue."""
YES_NO = re.compile(
    r"(?<!\w)co (?:duoc|phai|can|bat buoc)(?!\w)"
    r"|(?<!\w)(?:khong|ko|k|chua|phai khong|dung khong)\s*[?.!]*\s*$"
    r"|(?<!\w)co .{2,80}(?<!\w)(?:khong|ko"
    r"|k)(?!\w)|(?<!\w)da .{2,60} chua(?: (?:vay|nhi|a|ha|the|roi))?(?!\w| [a-z])"
)
ACHIEVED = re.compile(
    rf"(?<!\w)(?:dat|vuot|hoan thanh|hut|du|xong)(?: duoc| muc)? {_PLAN_NOUN}.*(?<!\w)(?:khong|ko|k|chua)\W*$"
)
"""Asks whether a plan was reached, which a figure tells: 'thu ngân sách có đạt chỉ tiêu không?'."""
GREW = re.compile(r"(?<!\w)co (?:tang(?: truong)?|giam|sut giam)(?: so .*)? (?:khong|ko|k)\W*$")
DEFINITION = re.compile(r"(?<!\w)(?:la gi|the nao la|nghia la|duoc hieu la)(?!\w)")
CONTENT = re.compile(
    r"(?<!\w)(?:noi dung|ve (?:viec|van de|cai|chuyen)|noi (?:ve )?gi|quy dinh (?:ve )?(?:gi|cai gi)"
    r"|ve gi|(?:quy dinh|noi) ve (?:\w+ ){1,2}nao|la gi|van de gi|trich yeu)(?!\w)"
)
ABOUT_WHAT = re.compile(
    r"(?<!\w)(?:noi dung (?:chinh )?(?:la )?gi|noi (?:ve )?gi|ve (?:viec|van de|cai|chuyen|noi dung) gi"
    r"|quy dinh (?:ve )?gi)(?!\w)"
)
"""Asks what a whole document is about, not what something in it is."""
SIGNER = re.compile(
    r"(?<!\w)(?:(?:ai|nguoi|(?:lanh dao|ong|ba|dong chi|chu tich|giam doc|(?:bo|thu|cuc|vu) truong)"
    r"(?: [^\W\d_]+){0,7} nao) (?:da )?(?:la nguoi )?ky|ky ten)(?!\w)"
)
SIGNED_BY = re.compile(r"(?<!\w)(?<!đăng )(?<!thư )ký(?!\w)")
"""The verb with its mark, in lower case: 'kỳ họp', 'định kỳ' fold alike."""
_ADDRESS = (
    r"(?:(?:o|tai) (?:dia chi )?so (?:nha )?|so nha )(?:may|bao nhieu)"
    r"(?:,? (?:pho|duong|ngo|ngach|hem) (?:nao|gi))?"
)
ADDRESS = re.compile(rf"(?<!\w){_ADDRESS}(?!\w)")
"""'trụ sở ở số mấy, phố nào' asks where."""
_ON_WHICH_DAY = "(?:khi nao|ngay nao|hom nao|bao gio|ngay may|ngay bao nhieu)"
ISSUED_WHEN = re.compile(
    rf"(?:ban hanh|ky|ra doi).{{0,20}}{_ON_WHICH_DAY}|^(?:ngay|thoi gian) ban hanh"
    rf"|(?<!\w)ra (?:vao )?{_ON_WHICH_DAY}\W*$"
)
ISSUER = re.compile(
    r"(?<!\w)(?:cua (?:tinh|co quan|don vi|ai|dia phuong) nao|ai ban hanh|co quan nao ban hanh"
    r"|do ai ban hanh|(?<!la )(?<!nhung )(?<!cac )tinh nao)(?!\w)"
)
SIGNED_BARE = re.compile(rf"(?<!\w)(?<!dinh )ky (?:ban hanh )?(?:{KINDS})(?!\w)")
"""The same where no marks were typed."""
SIGNED_ITSELF = re.compile(rf"(?:{SIGNER.pattern})(?= (?:ban hanh|{KINDS})(?!\w)|\W*$)")
"""Who signed a document, not what he or she is to sign under it."""
REQUEST = re.compile(
    r"^\W*(?:(?:kinh|de nghi|xin|nho|vui long|lam on|hay|can|muon|cho|toi|minh|em|anh|chi|tim|kiem|gui|mo|tra"
    rf"|tra cuu|xem|doc|lay|giup|gium|ho|ban|file|toan van) )*(?:{KINDS})(?!\w)"
)
"""Begins with the kind of document that is wanted: 'tìm giúp quyết định …'."""
_NUMBER = (
    "(?:mang )?(?<! tong )(?<! o )(?<! tai )(?<! nha )so (?:may|bao nhieu)|"
    "(?<=la )so nao|so hieu(?: (?:gi|nao|may))?"
)
NUMBER_ASKED = re.compile(
    rf"(?<!\w)(?:(?:(?P<of>{KINDS}) )?(?:{_NUMBER})"
    rf"|(?<!nhung )(?<!cac )(?<!may )(?<!loai )(?P<which>{KINDS})(?: so)? nao)(?!\w)"
)
"""Asks for the number of a document; the groups hold the kind said with it."""
TITLE_ASKED = re.compile(
    r"^(?!.*(?<!\w)(?:nhung|cac|may|bao nhieu)(?!\w))"
    r".*(?<!\w)(?:(?<!la )gi|nao)(?: (?:vay|the|a|nhi|day|ha|nhe))*\W*$"
)
"""Asks at its end for one thing of a kind: 'quy định lệ phí gì?'."""
ANY_KIND = frozenset(
    """
    viec lam cai linh vuc co quan don vi van de noi dung tinh thanh pho
    chi dao huong dan yeu cau trien khai thong bao de nghi ket luan trinh giao
    """.split()
)
"""Words of what is asked for that a title need not have: 'chức năng của cơ quan nào?', 'chỉ đạo việc gì?'."""
OF_DOCUMENTS = re.compile(
    rf"(?<!\w)(?:(?:bang |(?:la )?(?:can cu|dua)(?: vao| tren| theo)? |(?:(?:thuc hien|ap dung) )?theo )?"
    rf"(?:(?:(?:{KINDS}) )?(?:{_NUMBER})|(?:{KINDS})(?: so)? nao)"
    r"|noi dung (?:chinh )?(?:la )?gi|noi (?:ve )?gi|quy dinh|ban hanh|ve viec|hoi dong nhan dan"
    r"|uy ban nhan dan|hdnd|ubnd"
    r"|(?:do |boi )?(?:ai|nguoi|lanh dao|ong|ba|dong chi|chu tich|giam doc|(?:bo|thu|cuc|vu) truong)(?: nao)?"
    rf"(?: [^\W\d_]+){{0,8}}? ky(?: (?:{KINDS}))?|ten gi)(?!\w)"
    rf"|{REQUEST.pattern}"
)
"""Words that name documents, who makes them and what is asked of them, not what they are about."""
_HEADS = (
    "tổng|số|tỷ lệ|tỉ lệ|tỷ trọng|kim ngạch|grdp|gdp|giá trị|gtsx|thu|chi(?! thị)|sản lượng|diện tích|mức"
    "|chỉ số|cpi|iip|vốn|doanh thu|thu nhập|tốc độ|năng suất|dân số|lượng|chỉ tiêu|tăng trưởng|quy mô"
    "|lệ phí|phí|học phí|giá|hạn mức|định mức"
)
_PLANS = "kế hoạch|kh|mục tiêu|chỉ tiêu|nhiệm vụ"
_POLITE = "cho biết|xin cho biết|vui lòng cho biết|cho hỏi|xin cho hỏi"
_HEAD = r"^\W*(?:(?:{})\s+)?(?:(?:{})\s+)?(?:{})(?!\w)"
INDICATOR_HEAD_BARE = re.compile(_HEAD.format(fold(_POLITE), fold(_PLANS), fold(_HEADS)))
"""The same fold()ed: 'so' may be 'sở' there, 'chi' much else."""
DEPARTMENT_BARE = re.compile(
    r"so (?:nay|do|nao|nganh|ban|tai chinh|tai nguyen|y te|xay dung|noi vu|ngoai vu|cong thuong|giao duc"
    r"|giao thong|nong|ke hoach|lao dong|van hoa|the thao|thong tin|khoa hoc|tu phap|du lich|dan toc"
    # Abbreviations hold no vowel: 'so tnmt'.
    r"|(?:[b-df-hj-np-tvwxz&]{2,6}) )"
)
INDICATOR_HEAD = re.compile(_HEAD.format(_POLITE, _PLANS, _HEADS))
"""How a question about a figure begins, in lower case; 'Sở Tài chính' must not pass for 'số'."""
POINTS_BACK = re.compile(
    rf"(?<!\w)(?:{KINDS}) (?:cua (?:\w+ ){{1,5}}?)?(?:nay|do|ay|tren|kia)(?!\w)"
    rf"|(?<!\w)(?:{KINDS})(?: \w+){{1,3}} (?<!hien )(?<!den )(?<!ngay )(?<!hom )nay(?!\w)"
    r"|^\W*(?:the |vay )?no (?:con|co|bi|duoc|thay|bai|sua|quy dinh|do|noi|ap dung|ban hanh|hieu luc)(?!\w)"
)
"""'văn bản này', 'nghị quyết của tỉnh đó', 'nó còn hiệu lực không': the document just cited, and no other."""
NAMED_BEFORE = re.compile(
    r"(?<!\w)(?:xa|huyen|tinh|phuong|thi xa|thanh pho|dia phuong|don vi|co quan|so|chi cuc|cuc|hoi|to chuc"
    r"|cong ty|doanh nghiep|tap doan|ngan hang|trung tam|truong|benh vien|quy|du an|cong trinh|doan|giai"
    r"|mat hang|nganh|nguoi|ong|ba) (?:do|nay|ay)(?!\w)"
)
"""'đơn vị này', 'xã đó': what the question before names."""
FOLLOW_UP = re.compile(
    rf"{POINTS_BACK.pattern}|{NAMED_BEFORE.pattern}"
    r"|^\W*(?:con|the con|the|vay|vay con|trong do|o do|tai do|cung ky|nam (?:truoc|sau)|rieng|so voi"
    r"|ly do|ai)(?!\w)|(?:thi sao|the nao nua)\s*\?*$|(?<!\w)(?:o|qua|trong so) do(?!\w)"
)
SOME_DAY_OF_MONTH = re.compile(
    r"(?<!\w)(?:dau|giua|cuoi|den|toi|khoang)(?: het| dau| giua| cuoi| khoang)? thang \d"
)
"""'đến giữa tháng 12/2020', 'đầu tháng 7': what was so on some day of it."""
PART_OF_MONTH = re.compile(r"(?<!\w)(?P<part>dau|giua|cuoi) thang \d")
SAME_PERIOD = re.compile(r"(?<!\w)cung ky(?!\w)")

ASKING = re.compile(
    r"(?<!\w)(?:(?:neu|ke|liet ke)(?: ra)?(?: cho)? (?:(?:day )?du|het|cu the|chi tiet|ro)"
    r"(?: (?:cac|nhung) nhom)?"
    r"(?: (?:giup|gium|ho|cho)(?: (?:toi|minh|em|anh|chi|voi))?)?"
    r"|(?:co quan|don vi|to chuc|nguoi|dong chi|ong|ba|ngay|hom|luc|thoi gian|noi)\s+nao"
    r"|ngay may|la ai|ai la|boi ai|(?:dat|nam) (?:o|tai) (?:dau|cho nao)"
    rf"|{_ADDRESS}"
    r"|(?:nguyen nhan |ly do )?(?:la )?(?:do|vi|tai) dau"
    r"|\((?:(?:chua|khong) (?:ke|tinh|bao gom|gom)|(?:ngoai )?tru)(?!\w)[^()]*\)"
    r"|neu(?: ra)?(?! guong)|tro (?:len|xuong)|do ai|ai|khi nao|bao gio|nhung ai|ten gi|thi sao"
    r"|nhu the nao|the nao|ra sao|la gi|nhung gi"
    r"|cai gi|nhu nao|liet ke|ke ten|ke ra|ke het|bao (?:nhieu|lau|xa|gom)"
    r"|(?:(?:kinh|xin|vui long|de nghi|mong|nho) )*cho (?:toi|minh|em|anh|chi)?\s?(?:xem|xin|biet|hoi)"
    r"|(?<!thuc )(?<!the )(?<!bieu )(?<!phat )(?<!xuat )(?<!nguyen )hien(?: (?:nay|tai|gio|hanh)"
    r"|(?= (?:theo|dang|duoc|ap dung|quy dinh|do|thuoc)(?!\w)))"
    r"|(?:kinh )?xin hoi|(?:(?:toi |em |anh )?nho )?mang mang(?: la)?|hinh nhu(?: la)?"
    r"|(?:tim|mo|gui|tra) (?:giup|cho|ho)|(?:giup|gium) (?:toi|minh|em|anh|chi)"
    rf"|theo (?:{KINDS}) nam|theo (?:cac )?quy dinh(?: (?:cua|tai|trong|hien hanh|chung))?)(?!\w)"
    r"|^\W*(?:(?:kinh|de nghi|vui long|mong|nho|lam on|dong chi|anh|chi(?! thi| so)) )+"
    r"(?:cho|liet|ke|neu|tim)(?!\w)"
)
"""The phrases that ask, and what is not asked: '(chưa kể …)'; no word of them belongs to the topic."""
ASKING_BARE = re.compile(
    r"(?<!\w)co(?! so| quan| phan| phieu| cau| khi| hoi| ban| dong| huu)(?= (?:.* )?(?:khong|ko|k)\W*$)"
    r"|(?<!\w)(?:khong|ko|k|chua)\W*$|(?<!\w)(?:bao nhieu|may) ty(?!\w)"
    r"|(?<!\w)(?<!cho )(?<!duoc )(?<!von )(?<!di )(?:vay|nhi|nhe|ha)(?: a)?\W*$"
)
"""What only asks where no marks were typed: 'cơ' and 'chùa', 'vậy' and 'vay' fold alike."""
LEVELS = re.compile(r"(?<!\w)(?<!cap )(?:thanh pho|thi xa|thi tran)(?!\w)")
"""What kind of place is meant, in two syllables: no topic either."""

"""Questions for lists, fold()ed: what says that several things are to be named, not counted."""

from __future__ import annotations

import re

# What documents always enumerate.
ENUMERABLE = (
    "nguyen tac|tieu chuan|tieu chi|dieu kien|nhiem vu|giai phap|doi tuong|thanh phan|muc tieu|quyen han"
    "|nghia vu|bien phap|thanh vien|ho so|truong hop|co cau to chuc|hanh vi"
    "|(?<!tham )(?<!chinh )(?<!chu )(?<!ban )quyen(?: loi)?"
)
_SEVERAL = (
    r"(?<![\w/.,])(?:0?[2-9]|[1-9]\d|hai|ba|bon|sau|bay|tam|chin|muoi) (?:cay |con |nhom |loai )?"
    r"(?:don vi|co quan|to chuc|tinh|huyen|xa|phuong|thon|lang|dia phuong|so|nganh|linh vuc|thi truong|nuoc"
    r"|quoc gia|mat hang|nhom|cong ty|doanh nghiep|dn|ngan hang|truong|du an|cong trinh|cau|duong|tuyen|loai"
    r"|phong|ban|hoi|giai phap|nhiem vu|muc tieu|tieu chi|noi dung|hinh thuc|buoc|nguoi|ca nhan|tap the|vdv"
    r"|van dong vien|dai bieu|hang)(?!\w)"
)
"""A number of things that documents name one by one."""
_SOME = r"(?<![\w/.,])(?:0?[2-9]|1\d|hai(?! (?:quan|phong|duong|an|chau|ly)(?!\w))|ba|bon)"
_A_FEW = r"may (?!gio |ngay |thang |quy |nam )\w+(?: (?!nao|gi)\w+)?"
_OF_EACH = (
    r"(?<!\w)(?:may|bao nhieu|nhung|cac) (?P<each>\w+)(?!\w).{0,60}(?<!\w)(?:moi|tung) (?P=each)(?!\w).{0,20}"
    r"(?<!\w)(?:bao nhieu|may|the nao|ra sao|gi)(?!\w)"
)
"""'được giảm mấy mức, mỗi mức bao nhiêu'."""
_EACH_PLACE = (
    r"(?<!\w)(?:nhung|cac|nao)(?!\w).{0,100}(?<!\w)moi \w+(?: \w+)? (?:bao nhieu|may)(?!\w)"
    r"|^(?!.*(?<!\w)nhat(?!\w)).*(?<!\w)[a-z]+ nao(?: [a-z]+){1,4}(?:,| va) (?:tang|giam|dat|chiem)"
    r" (?:bao nhieu|may)(?!\w)"
)
"""'đang ở những đâu, mỗi nơi bao nhiêu'."""
_OF_EACH_KIND = (
    r"(?<!\w)tung (?!buoc|ngay|dot|ghi|dat|co|lam|bi|duoc|la|phan|gay|tham)[a-z]+"
    r"|(?<!\w)(?:bao nhieu|may) moi"
    r" (?!ngay|tuan|thang|quy|nam|gio|nguoi|ho|dat|xong|hoan|du|duoc|duy|thanh lap|tang|co|la|dang|chi)[a-z]+"
    r"|(?<!\w)(?:gia|muc|muc (?:thu|chi|gia|phi)|phi) (?:cua )?cac (?:loai|muc|hang|bac|tuyen|nhom)(?!\w)"
)
"""'từng chi cục thu được bao nhiêu', 'mức chi cho từng loại báo cáo', 'bao nhiêu mỗi loại'."""
_NAMED_TOO = (
    r"(?<!\w)(?:may|bao nhieu) (?P<named>\w+(?: \w+)?)(?!\w).{0,60}(?<!\w)(?P=named) (?:gi|nao)(?!\w)"
    r"|(?<!\w)(?:may|bao nhieu) \w+.{0,60}(?<!\w)(?:ten (?:la )?(?:gi|nhung gi)|loai (?:gi|nao))(?!\w)"
)
"""'chia làm mấy khu, tên là gì', 'hỗ trợ mấy khoản, khoản gì'."""
_SPELLED_COUNT = (
    r"^\W*(?:hai(?! (?:phong|duong|quan|an|chau|ly))|ba|bon|nam|sau|bay|tam|chin|muoi) [a-z]+.{0,90}"
)
_NAMED = (
    r"^\W*(?:(?:danh muc|danh sach|ten (?:cac|nhung)|trinh tu|thu tuc|giay to|nhung|cac)(?!\w)"
    r"|.{0,24}(?<!\w)(?:xin|can biet|trinh bay|tong hop|tom tat|diem ten|neu ro|cho (?:toi|minh|em|anh) biet)"
    r"(?: \w+){0,2} (?:cac|nhung|danh muc|danh sach|ten)(?!\w))"
)
"""'Danh mục …', 'cho em xin tên các đồng chí …' name what is to be listed."""
TOLD_OFF = re.compile(
    r"(?<!\w)(?<!luy )(?<!thong )(?<!ban )(?:ke (?:ra|het|ten|du)|liet ke)(?!\w)"
    r"|(?:^|[,;:?.])\W*(?:hay )?(?:ke|neu) (?=\d|(?:nhung|cac|tung|du)(?!\w))"
)
LIST = re.compile(
    r"(?<!\w)(?:gom (?:nhung|cac)|bao gom|nhung .{2,40} (?:nao|gi)|nhung .{2,80} la gi"
    r"|cac (?:.{2,40} nao|(?:\w+ ){1,4}gi)|danh sach"
    r"|doi tuong nao|ngoai .{2,80} con .{2,80} nao"
    r"|nhung ai|co mat ai|ai,? (?:va )?(?:co quan|don vi|to chuc)(?: \w+)? nao"
    r"|nhung gi|(?<![\d/])\d{1,2}(?![\d/]) .{2,30} nao|tinh thanh nao|nhiem vu nao|la nhung)(?!\w)"
    r"|(?:^|[,:])\W*ai (?:se |thi )?(?:duoc(?! bau| bo nhiem| giao| chi dinh| cu| dieu dong)|phai|bi|co quyen"
    r"|co tham quyen|co trach nhiem|thuoc|du dieu kien)(?!\w)"
    r"|(?<!\w)gom .{0,40}(?<!\w)(?:gi|nao|ai)(?!\w)"
    r"|(?<!\w)(?:may|bao nhieu) .{2,40}(?<!\w)la (?:nhung |cac )?\w+ (?:nao|gi)(?!\w)"
    rf"|(?<!\w)(?:{ENUMERABLE})(?!\w).{{0,80}}(?<!\w)(?:gi|nao)(?!\w)"
    r"|(?<!\w)(?:co|chiu|mang) (?:nhung |cac )?trach nhiem (?:gi|nao|nhu the nao|ra sao)(?!\w)"
    r"|(?<![\d/])\d{1,2}(?![\d/]) .{2,60}(?<!\w)la (?:gi|j|nhung gi)(?!\w)"
    rf"|(?<!\w){_A_FEW} (?:nao|gi)(?!\w)|^\W*{_A_FEW} .{{0,80}}(?<!\w)la (?:nhung )?(?:gi|j)\W*$"
    rf"|{_OF_EACH}|{_EACH_PLACE}|{_OF_EACH_KIND}|{_NAMED_TOO}"
    rf"|^\W*(?:(?:xin )?cho (?:biet|hoi) )?(?:{ENUMERABLE})(?!\w)|{TOLD_OFF.pattern}|{_NAMED}"
    rf"|{_SPELLED_COUNT} la (?:gi|j|nhung gi)(?!\w)"
    r"|^\s*(?:con |the |neu |cho biet )?(?:cac|nhung)\s|(?<!tong )(?<!\w)gom\W*$"
    r"|(?<![\d/.,])(?:0?[2-9]|[1-9]\d) (?:nguoi|dong chi|ca nhan|thanh vien|vi)(?!\w).{2,120} la ai(?!\w)"
    r"|(?<![\d/])\d{1,2} (?P<listed>\w+) .{2,80} (?P=listed) nao(?!\w)"
    r"|(?<!\w)ap dung (?:cho|voi|doi voi) (?:nhung )?(?:ai|gi)(?!\w)"
    r"|(?<![\d/.,])(?:0?[2-9]|1\d) (?!nam |thang |ngay |gio )\w+(?: \w+)? gi\W*$"
    rf"|{_SOME} (?!nam |thang |ngay |gio |quy )[a-z]+(?: [a-z]+){{0,2}} nao(?!\w)"
    r"|(?<!\w)nhat,? (?:va )?nhi(?!\w)"
    rf"|{_SEVERAL}.{{0,60}}(?<!\w)(?:nao|ten (?:la )?gi)(?!\w)"
    rf"|^\W*{_SEVERAL}(?!.*(?<!\w)(?:bao nhieu|may|nao|gi|ai|(?<!thang )(?<!nam )dau(?! tu| nam)"
    r"|sao|khi|khong|chua|vi|t[yi] le)(?!\w))"
)
CAUSES = re.compile(r"(?<!\w)(?:cac|nhung|may) (?:nguyen nhan|ly do)(?: \w+){0,2} (?:gi|nao)(?!\w)")
"""Several causes are a list, one is the reason."""
LISTED_LAST = re.compile(
    rf"(?<!\w)(?:gom|la) (?:nhung|cac) \w+(?: \w+){{0,3}} (?:nao|gi)\W*$"
    rf"|{_OF_EACH}|{_EACH_PLACE}|{_OF_EACH_KIND}|{_NAMED_TOO}"
)
"""'CPI có mấy nhóm giảm, gồm những nhóm nào?': the figure is told with what it counts."""
WHICH = re.compile(
    r"(?<!\w)(?!(?:the|nhu|khi|luc|dau|noi|cho|muc|la|ve|ten|viec|ly|sao|dieu|chuc|so|nguon)(?!\w))[a-z]{2,}"
    r" (?:nao|gi)(?!\w)"
)
"""'Dự án nào chậm tiến độ?' may be answered by several; asked last, of what asks for nothing else."""
ASKS_FIGURES = re.compile(r"(?<!\w)(?:bao nhieu|con so|so lieu|chi tieu)(?!\w)")
"""'Kim ngạch từng mặt hàng là bao nhiêu', 'đặt ra những chỉ tiêu nào': each thing listed has its figure."""

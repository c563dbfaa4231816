"""How a fold()ed question names what is counted in money, in things, or told as a rate."""

from __future__ import annotations

import re

MONEY_HEAD = re.compile(
    r"(?<!\w)(?:gia tri|tri gia|kim ngach|von|doanh thu|doanh so|loi nhuan|kinh phi|so tien|tien"
    r"|le phi|hoc phi|thu (?:nop |noi )?(?:ngan sach|nsnn|dia)|thu(?= (?:duoc |dc |dat )?bao nhieu)"
    r"|(?:nop|chi) (?:ngan sach|nsnn)|du no|no thue)(?!\w)"
)
"""Indicators that are counted in money."""
NUMBER_HEAD = re.compile(
    r"(?<!\w)(?:tong )?so (?:luong )?(?P<things>doanh nghiep|dn|du an|to khai|nguoi|lao dong|ho|vu|xa"
    r"|khach|luot|hoc sinh|can bo|dang vien|hop tac xa|co so|don vi|truong|phuong tien|ho so"
    r"|cong trinh)(?!\w)"
)
"""'số DN làm thủ tục … là bao nhiêu': a number of things."""
HOW_MANY_IS_IT = re.compile(
    r"^(?!.*(?<!\w)(?:tang|giam|chiem|xep|dung)(?!\w)).*(?<!\w)(?:la|duoc|dat|co) (?:bao nhieu|may)\W*$"
)
"""Asks for one number, of what stands before."""
IN_MONEY = re.compile(
    r"(?<!\w)(?:(?:thu|chi) (?:ngan sach|nsnn|noi dia)|kim ngach|tri gia|doanh thu|doanh so|loi nhuan"
    r"|kinh phi|so tien|du no|tong muc dau tu|muc phi|hoc phi|le phi"
    r"|gia (?:dat|ban|xang|dien|nuoc|gas|vang|ve))(?!\w)"
)
"""Those that nothing else is ever counted in."""
RULE_AMOUNT = re.compile(r"(?<!\w)muc (?:nao|chi|phat|thuong|ho tro|boi duong|phu cap|tro cap)(?!\w)")
"""What a rule grants or takes, told in money before anything else."""
RATE = re.compile(r"(?<!\w)t[yi] (?:le|trong|suat)(?!\w)")
"""What is told in per cent, or of so many."""

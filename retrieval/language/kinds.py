"""Kinds of documents (tên loại) and the codes that stand for them in numbers.

Sources: Annex III of Decree 30/2020/NĐ-CP for the State, Guideline 36-HD/VPTW and practice for the
Party. A code can stand for several kinds (QĐ: Quyết định, or the Party's Quy định); the title line
of the document decides, the code only proposes.
"""

from __future__ import annotations

from functools import cache

from retrieval.language.text import fold, squeeze

KINDS = (
    "van ban|nghi quyet|nq|quyet dinh|qd|chi thi|ct|ke hoach|kh|chuong trinh hanh dong|chuong trinh|ctr|cthd"
    "|ket luan|kl|thong bao|tb|cong van|cv|to trinh|ttr|bao cao|bc|nghi dinh|nd|thong tu"
    "|(?<!ky )(?<!phap )luat|quy che|huong dan|de an|cong dien|thong tri"
)
"""The kinds as people speak of them, long and short: a pattern for fold()ed text."""
_STATE_AND_PARTY = """
NQ Nghị quyết
QĐ Quyết định
CT Chỉ thị
QC Quy chế
QyĐ,QĐi Quy định
TC Thông cáo
TB Thông báo
HD Hướng dẫn
CTr,CTR,Ctr Chương trình
CTHĐ,CTrHĐ,CTHD Chương trình hành động
CTPH,CTrPH,CTrPHCT Chương trình phối hợp
KH Kế hoạch
KHLT Kế hoạch liên tịch
KHPH Kế hoạch phối hợp
PA Phương án
ĐA Đề án
DA Dự án
BC Báo cáo
BB Biên bản
TTr,TTR,Ttr Tờ trình
HĐ Hợp đồng
CĐ Công điện
BGN Bản ghi nhớ
BTT Bản thỏa thuận
GUQ Giấy ủy quyền
GM Giấy mời
GGT Giấy giới thiệu
GNP Giấy nghỉ phép
PG Phiếu gửi
PC Phiếu chuyển
PB Phiếu báo
SY Bản sao y
TrS Bản trích sao
SL Bản sao lục
BS Bản sao
CV Công văn
KL Kết luận
TT Thông tư
TTLT Thông tư liên tịch
NQLT Nghị quyết liên tịch
NĐ,ND Nghị định
L Lệnh
VBHN Văn bản hợp nhất
TBKL Thông báo kết luận
BCTT Báo cáo thẩm tra
BCTĐ Báo cáo thẩm định
KLTT Kết luận thanh tra
GP Giấy phép
GCN Giấy chứng nhận
QH Quy hoạch
QT Quy trình
ĐC Đề cương
"""
_WITHOUT_CODE = (
    "Luật",
    "Bộ luật",
    "Pháp lệnh",
    "Hiến pháp",
    "Điều lệ",
    "Thông tri",
    "Chương trình công tác",
    "Kế hoạch giám sát",
    "Báo cáo giám sát",
    "Báo cáo tóm tắt",
    "Báo cáo chính trị",
    "Kết luận giám sát",
    "Đề cương báo cáo",
    "Đề cương giám sát",
    "Lời kêu gọi",
    "Tuyên bố",
    "Bản tin",
    "Phụ lục",
)
ISSUED_BY_OTHERS = frozenset(
    {"Quy định", "Quy chế", "Điều lệ", "Kế hoạch", "Chương trình", "Đề án", "Phương án"}
)
"""Kinds that a decision or resolution issues: its own kind is then another, its subject names them."""
PROPOSING = frozenset({"Tờ trình", "Báo cáo", "Báo cáo thẩm tra", "Công văn", "Thông báo", "Biên bản"})
"""Kinds that propose or tell of changes to other documents without making them."""


@cache
def _names_by_code() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _STATE_AND_PARTY.strip().splitlines():
        codes, name = line.split(" ", 1)
        table.update(dict.fromkeys(codes.split(","), name))
    # Decisions typed without the horn: QD is written for QĐ, ÐA arrives normalised.
    return table | {"QD": "Quyết định"}


@cache
def codes() -> tuple[str, ...]:
    """Every known code as documents write it, longest first."""
    return tuple(sorted(_names_by_code(), key=lambda code: (-len(code), code)))


def canonical_code(code: str) -> str | None:
    """The code in its official spelling (QD → QĐ, ctr → CTr, qđi → QĐi), or None when it is not one."""
    name = kind_of_code(code)
    alike = (c for c, n in _names_by_code().items() if n == name and fold(c) == fold(code))
    return next(alike, None)


@cache
def kind_of_code(code: str) -> str | None:
    """The kind a code stands for: exact spelling first, then without case, then without marks."""
    table = _names_by_code()
    if code in table:
        return table[code]
    for same in (str.upper, fold):
        wanted = same(code)
        found = [name for known, name in table.items() if same(known) == wanted]
        if found:
            return found[0]
    return None


@cache
def names() -> tuple[str, ...]:
    """Every kind's name, longest first, so that 'Chương trình hành động' wins over 'Chương trình'."""
    known = dict.fromkeys((*_names_by_code().values(), *_WITHOUT_CODE))
    return tuple(sorted(known, key=lambda name: (-len(name), name)))


@cache
def _folded_names() -> tuple[tuple[str, str], ...]:
    return tuple((name, fold(name)) for name in names())


def kind_of_title(line: str) -> str | None:
    """The kind that a title line names: the whole line, or its beginning in capitals."""
    folded = fold(squeeze(line))
    for name, bare in _folded_names():
        if folded == bare or (folded.startswith(bare + " ") and line.strip()[: len(name)].isupper()):
            return name
    return None

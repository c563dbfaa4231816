"""The Vietnamese sentences that answers are made of, apart from what documents say."""

from __future__ import annotations

from decimal import Decimal

from retrieval.domain.document import DocumentNumber, DocumentStatus, HeaderPart, StoredDocument
from retrieval.domain.figure import Measure, Observation, ValueStatus
from retrieval.domain.period import Period
from retrieval.domain.query import DocumentQuery, FigureQuery, Query
from retrieval.domain.relation import Relation, RelationKind
from retrieval.language.dates import write_date
from retrieval.language.periods import write_period

_STATUS_NAMES = {
    ValueStatus.PLAN: "kế hoạch",
    ValueStatus.TARGET: "mục tiêu",
    ValueStatus.FORECAST: "dự kiến",
    ValueStatus.ESTIMATE: "ước",
    ValueStatus.PRELIMINARY: "sơ bộ",
    ValueStatus.REVISED: "điều chỉnh",
}


def status_name(status: ValueStatus) -> str:
    """The word for a status; '' for an actual figure."""
    return _STATUS_NAMES.get(status, "")


def measured(observation: Observation, written: str) -> str:
    """A figure with the words that say what it measures: 'giảm 4,74%', 'bằng 58,5% dự toán'."""
    match observation.measure:
        case Measure.GROWTH_PCT | Measure.CHANGE_PP | Measure.CHANGE_ABS:
            return f"{'giảm' if observation.quantity.negative else 'tăng'} {written}"
        case Measure.RATIO_TO_PLAN_PCT:
            return f"bằng {written} kế hoạch hoặc dự toán"
        case Measure.SHARE_PCT:
            return f"chiếm {written}"
        case _:
            return written


def document_name(stored: StoredDocument) -> str:
    """How an answer names a document: number, else subject, else file."""
    document = stored.document
    if document.number is not None and document.number.serial:
        return f"{document.kind or 'Văn bản'} số {document.number.written}"
    return document.subject or stored.placement.path


def issued(stored: StoredDocument) -> str:
    """' ngày 30/12/2020', or '' when the document does not say."""
    day = stored.document.issued_on
    return f" ngày {write_date(day)}" if day else ""


def no_scope() -> str:
    """The asker may read nothing."""
    return "Bạn chưa được cấp quyền đọc bộ văn bản nào."


def no_document(query: Query) -> str:
    """Nothing on this topic, or no document of this number."""
    if query.reading.number is not None and isinstance(query, DocumentQuery):
        return not_held(query.reading.number)
    return "Kho không có văn bản nào trả lời được câu hỏi này."


def not_held(number: DocumentNumber) -> str:
    """No document of this number, nor one that names it."""
    return f"Kho không có văn bản số {number.written}."


def not_told(number: DocumentNumber) -> str:
    """The document of this number is held, and does not say what is asked."""
    return f"Văn bản số {number.written} có trong kho, nhưng không thấy điều được hỏi."


def no_figure(query: FigureQuery) -> str:
    """Documents on the topic exist, the figure does not."""
    asked = [write_period(query.reading.period)] if query.reading.period else []
    asked += [query.reading.place.name] if query.reading.place else []
    about = f" cho {', '.join(asked)}" if asked else ""
    return f"Kho không có số liệu được hỏi{about}."


def has_period(period: Period, stored: StoredDocument) -> str:
    """What exists instead."""
    return f"Có số liệu {write_period(period)} ({document_name(stored)})."


def has_area(area: str, stored: StoredDocument) -> str:
    """What exists of another place instead."""
    return f"Có số liệu của {area} ({document_name(stored)})."


def sources_differ(documents: tuple[StoredDocument, ...]) -> str:
    """The warning beside figures of which documents state different values."""
    named = "; ".join(f"{document_name(stored)}{issued(stored)}" for stored in documents)
    return f"Các nguồn ghi số khác nhau: {named}."


def several_places(areas: tuple[str, ...]) -> str:
    """The question names no place and the archive has the figure of several; the first one is answered."""
    answered, *others = areas
    return (
        f"Câu hỏi không nêu địa phương: trả lời cho {answered}, bên cạnh là số liệu của {', '.join(others)}."
    )


def several_documents() -> str:
    """The asker has to choose."""
    return "Có nhiều văn bản cùng khớp, xin chọn một:"


def only_mentioned(written: str) -> str:
    """The original is not in the archive."""
    return f"Không có bản gốc văn bản {written} trong kho; nội dung dưới đây là theo văn bản khác nhắc tới."


_CHANGED = {
    RelationKind.REPLACES: ("Không còn hiệu lực: đã được thay thế bởi", "Một phần đã được thay thế bởi"),
    RelationKind.REVOKES: ("Không còn hiệu lực: đã bị bãi bỏ bởi", "Một phần đã bị bãi bỏ bởi"),
    RelationKind.AMENDS: ("Đã được sửa đổi, bổ sung bởi", "Đã được sửa đổi, bổ sung bởi"),
}


def changed_by(relation: Relation, source: str) -> str:
    """What a document did to the one asked about; `source` names it."""
    wholly, partly = _CHANGED[relation.kind]
    return f"{wholly if relation.whole else partly} {source}"


_CHANGES = {
    RelationKind.REPLACES: "thay thế",
    RelationKind.REVOKES: "bãi bỏ",
    RelationKind.AMENDS: "sửa đổi, bổ sung",
}


def changes(kind: RelationKind, source: str, target: str) -> str:
    """What `source` did to `target`, both by their names."""
    return f"{source} {_CHANGES[kind]} {target}"


def reached(share: Decimal) -> str:
    """Whether a plan was reached, by the per cent of it that was."""
    if share < 100:
        return "chưa đạt"
    return "đạt và vượt" if share > 100 else "đạt"


def issued_and_effective(issued: str, effective: str) -> str:
    """The day of issue and that from which a document is in force."""
    return f"ban hành {issued}; có hiệu lực từ {effective}"


def nothing_changes(document: str) -> str:
    """No document of the archive ends or changes this one."""
    return f"Trong kho không có văn bản nào thay thế, bãi bỏ hay sửa đổi {document}"


ITEMS_COUNTED = "đếm các mục của danh sách"


def item_count(count: int) -> str:
    """How many items a list has, counted by us."""
    return f"danh sách có {count} mục"


def sources_disagree() -> str:
    """Several documents say different things of one; all of them are quoted."""
    return "Các nguồn ghi khác nhau; dưới đây là từng nguồn như đã viết."


_PART_NAMES = {
    HeaderPart.NUMBER: "số, ký hiệu",
    HeaderPart.DATE: "ngày ban hành",
    HeaderPart.ISSUER: "cơ quan ban hành",
    HeaderPart.SIGNER: "người ký",
    HeaderPart.SUBJECT: "trích yếu",
}


def not_stated(part: HeaderPart) -> str:
    """The header field that was asked for is not in the text that was read."""
    return f"Phần đọc được của văn bản không ghi {_PART_NAMES.get(part, part.value)}."


_STATUSES_TO_TELL = {
    DocumentStatus.DRAFT: "là dự thảo",
    DocumentStatus.SUPERSEDED: "đã được thay thế",
    DocumentStatus.REVOKED: "đã bị bãi bỏ",
}


def standing(stored: StoredDocument) -> str | None:
    """A warning when a cited document is a draft or no longer in force; None otherwise."""
    said = _STATUSES_TO_TELL.get(stored.document.status)
    return f"{document_name(stored)} {said}." if said else None


def read_from_scan(words: tuple[str, ...]) -> str:
    """Figures of an answer that only one reading of a scanned page vouches for."""
    return f"Đọc từ bản quét, cần kiểm tra: {', '.join(f'“{word}”' for word in words)}."


def unreadable_file(path: str) -> str:
    """The document asked for is there, but nobody could read it."""
    return f"Có tệp mang số này nhưng chưa đọc được: {path}. Xem `tracuu documents problems`."


def unreadable_pages(stored: StoredDocument, pages: tuple[int, ...]) -> str:
    """The answer may stand on a page that could not be read."""
    numbers = ", ".join(str(page) for page in pages)
    return f"Không thấy trong phần đọc được; {document_name(stored)} có trang {numbers} quét không đọc được."


def more_headings(count: int) -> str:
    """An outline that was cut."""
    return f"Còn {count} điều, mục nữa; xem cả văn bản."


def number_from_file_name() -> str:
    """The document's number was not found in its text."""
    return "Số, ký hiệu lấy từ tên tệp."


def ask_not_found(ask: str) -> str:
    """One of several things asked, to which the archive has no answer beside the first."""
    return f"Không tìm thấy câu trả lời cho ý: “{ask.rstrip(' ?.!')}”."


def part_not_found(name: str) -> str:
    """A part of a comparison that the archive does not answer."""
    return f"Không tìm thấy cho {name}."


def nothing_cited() -> str:
    """Why a worded sentence falls; this and the following are said to the model that is to repair it."""
    return "câu không nêu căn cứ nào có trong danh sách"


def no_plain_sentence() -> str:
    """It holds a link, a tag or code."""
    return "câu có liên kết, thẻ hoặc mã"


def not_in_evidence(written: str) -> str:
    """A figure, name or word that stands in no cited evidence."""
    return f"“{written}” không có trong căn cứ được nêu"


def little_support() -> str:
    """Too many words of its own."""
    return "phần lớn lời của câu không có trong căn cứ được nêu"


def negation_differs(word: str) -> str:
    """It denies what is affirmed, or the other way round."""
    return f"khẳng định và phủ định ở “{word}” khác căn cứ"


def exception_left_out() -> str:
    """The evidence excepts something, the sentence does not."""
    return "câu bỏ mất phần loại trừ của căn cứ"


def figure_of_another(written: str) -> str:
    """The words around a figure are not those of the evidence."""
    return f"“{written}” trong căn cứ nói về việc khác"


def not_entailed() -> str:
    """A model of inference finds that the evidence does not say so."""
    return "căn cứ không cho phép kết luận như vậy"


def amount_differs(written: str) -> str:
    """Value or unit differ."""
    return f"“{written}” khác giá trị hoặc đơn vị trong căn cứ"


MEASURE_DIFFERS = "khác loại số đo hoặc khác chiều tăng giảm"
BOUND_DIFFERS = "bỏ mất hoặc đổi giới hạn (hơn, gần, khoảng, không quá, tối thiểu …)"
STATUS_DIFFERS = "lẫn kế hoạch với thực hiện"
PERIOD_DIFFERS = "khác kỳ, hoặc bỏ kỳ của số liệu"
PLACE_DIFFERS = "khác địa phương"
INDICATOR_DIFFERS = "khác chỉ tiêu"
REALISED = "thực hiện"


def no_figures() -> str:
    """The evidence states no figure."""
    return "(không có)"


def left_unanswered(what: str) -> str:
    """A part of the question that the evidence does not speak of."""
    return f"Văn bản tìm được không nói tới: {what}."

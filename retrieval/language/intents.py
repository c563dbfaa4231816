"""From a reading to a typed query: does it ask for a figure, a document, or something else."""

from __future__ import annotations

import re

from retrieval.domain.query import (
    Concept,
    DocumentQuery,
    Facet,
    FigureQuery,
    OpenQuery,
    Query,
    Reading,
    StatusAsked,
    Wanted,
)
from retrieval.language import list_questions
from retrieval.language import question_words as words
from retrieval.language.asked_indicator import indicator_of
from retrieval.language.asked_measures import measures_of, status_asked, told_by_figure, units_of
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.kinds import kind_of_code, names
from retrieval.language.labels import label_asked
from retrieval.language.legal_basis import asks_basis
from retrieval.language.loose_numbers import parse_loose
from retrieval.language.names import find_organs
from retrieval.language.relation_questions import (
    deeds_asked,
    effect_asked,
    relation_asked,
    without_effect,
    without_relation,
)
from retrieval.language.roles import asks_office, find_offices, names_holder
from retrieval.language.statement_forms import WHY
from retrieval.language.text import fold, lower_aligned

# Words about the document itself; when only these are left, the document is what is asked for.
_ABOUT_DOCUMENTS = frozenset(
    """
    noi dung quy dinh viec van de chuyen gi cai ban hanh ky trich yeu so hieu nghi quyet quyet dinh chi thi
    ket luan thong bao van ban chuong trinh hanh dong ke hoach bao cao cong van uy ban nhan dan hoi dong
    ubnd hdnd tinh uy
    """.split()
)
_OF = re.compile(r"(?<!\w)của\s+$", re.IGNORECASE)
_ASKS_WHAT = re.compile(r"(?<!\w)(?!la |the |ve )[a-z]{2,} gi(?!\w)")
_SEVERAL_KINDS = re.compile(r"(?<!\w)(?:nhung|cac) \w+(?: \w+)?(?:,| va) $")
"""'những đề án, kế hoạch nào' asks for what documents list, not for a document."""
_ASKS_WITHIN = re.compile(
    r"\w+ \w+ \w+ (?:nhung|cac) noi dung (?:gi|nao) trong (?!\w+ \d)"
    r"|(?<!\w)(?:phai|can|se|duoc|da) .{0,60}(?:nhung|cac) noi dung (?:gi|nao)(?!\w)"
)
"""'HĐND giám sát những nội dung gì trong chương trình giám sát năm 2018?'."""
_WANTED = (
    (list_questions.TOLD_OFF, Wanted.LIST),
    (list_questions.CAUSES, Wanted.LIST),
    (WHY, Wanted.REASON),
    (words.DATE, Wanted.DATE),
    (words.NAMES_DAY, Wanted.DATE),
    (words.NAMES_ORGAN, Wanted.ORGAN),
    (list_questions.LIST, Wanted.LIST),
    (words.PERSON, Wanted.PERSON),
    (words.NAME, Wanted.PERSON),
    (words.ORGAN, Wanted.ORGAN),
    (words.YES_NO, Wanted.YES_NO),
    (words.DEFINITION, Wanted.DEFINITION),
)


def classify(reading: Reading) -> Query:
    """The typed query of a reading."""
    folded = fold(reading.written)
    if asks_basis(folded) and reading.number is not None:
        return OpenQuery(reading, Wanted.LIST)
    related = _relation(reading, folded)
    if related is not None:
        topic = _topic(reading, without_relation(fold(reading.text)))
        return DocumentQuery(
            reading, reading.kind or _kind_named(folded), related, topic, deeds_asked(folded)
        )
    if label_asked(folded) is not None:
        return OpenQuery(reading, Wanted.LABEL)
    wanted = _wanted(folded) or (Wanted.PERSON if names_holder(reading.text) else None)
    if wanted is Wanted.PERSON and _asks_name_of_thing(reading, folded):
        wanted = Wanted.PASSAGE
    if wanted is Wanted.DATE and (effect_asked(folded) or _asks_from_when(reading, folded)):
        topic = _topic(reading, without_effect(fold(reading.text)))
        return DocumentQuery(reading, reading.kind, Facet.EFFECT, topic)
    facet = _facet(reading, folded)
    if _asks_for_document(reading, folded, facet) or _requests_document(reading, folded, wanted):
        return DocumentQuery(
            reading, _kind(reading, folded), facet or Facet.CONTENT, _topic(reading, fold(reading.text))
        )
    told = told_by_figure(reading) if wanted is Wanted.YES_NO else ()
    if told or _asks_for_figure(reading, folded, wanted):
        measures = told or measures_of(folded)
        status = StatusAsked.REALISED if told else status_asked(fold(reading.text))
        return FigureQuery(reading, indicator_of(reading), measures, units_of(folded), status)
    return OpenQuery(reading, wanted or _wanted_last(reading, folded))


def _asks_from_when(reading: Reading, folded: str) -> bool:
    """Whether nothing but a numbered document is said to begin: 'NQ 11/2017 chạy từ ngày nào?'."""
    few = reading.number is not None and len(reading.terms) <= 1
    return few and words.FROM_WHEN.search(folded) is not None


def _asks_name_of_thing(reading: Reading, folded: str) -> bool:
    """'phong trào thi đua tên gì?', unlike 'Giám đốc Sở tên gì?'."""
    other = words.PERSON.search(folded) or words.ONE_PERSON.search(folded) or names_holder(reading.text)
    return not other and not find_offices(reading.text)


def _wanted(folded: str) -> Wanted | None:
    # 'phố nào' and 'phó nào' fold alike.
    folded = words.ADDRESS.sub(" ", folded)
    if words.ANYBODY.search(folded):
        return Wanted.YES_NO
    if words.ONE_PERSON.search(folded):
        return Wanted.PERSON
    return next((wanted for pattern, wanted in _WANTED if pattern.search(folded)), None)


def _wanted_last(reading: Reading, folded: str) -> Wanted:
    """What is wanted of a question that asks for nothing else."""
    several = list_questions.WHICH.search(folded) and not asks_office(reading.text)
    return Wanted.LIST if several else Wanted.PASSAGE


def asks_what_about(reading: Reading) -> bool:
    """Whether a question asks what a whole document is about: 'văn bản này nói gì?'."""
    return words.ABOUT_WHAT.search(fold(reading.written)) is not None


def asks_for_list(reading: Reading) -> bool:
    """Whether several things are to be named: 'về những nội dung gì?'."""
    return list_questions.LIST.search(fold(reading.written)) is not None


def asks_to_complete(reading: Reading) -> bool:
    """Whether a question of a numbered document asks for one thing of a kind at its end: '… lệ phí gì?'."""
    return reading.number is not None and words.TITLE_ASKED.search(fold(reading.written)) is not None


def told_by_title(reading: Reading, title: str) -> bool:
    """Whether a numbered document's title is what is asked for: it has every other word of the question.

    'NQ 25/2017 quy định lệ phí gì?' asks what 'Quy định lệ phí cấp giấy chứng nhận …' says.
    """
    said = {term for concept in _topic(reading, fold(reading.text)) for term in concept.full}
    return bool(said) and said - words.ANY_KIND <= evidence_terms(title)


def document_question(typed: str) -> str:
    """What was typed into a look-up, as a question for documents: 'phí thư viện' asks which are about it."""
    folded = fold(typed)
    if parse_loose(typed) is not None or words.NUMBER_ASKED.search(folded):
        return typed
    return f"{typed} số mấy" if _kind_named(folded) is not None else f"văn bản nào về {typed}"


def _topic(reading: Reading, folded: str) -> tuple[Concept, ...]:
    """What a document is about: the words left when asking, kinds, organs and acts of issuing are gone."""
    rest = set(words.OF_DOCUMENTS.sub(" ", folded).split())
    rest = {word.strip(".,;:?!()\"“”'") for word in rest}
    return tuple(concept for concept in reading.concepts if rest.issuperset(concept.full))


def _relation(reading: Reading, folded: str) -> Facet | None:
    """What became of a document, or what it did to others; only documents have such a standing."""
    numbered = reading.number is not None
    return relation_asked(folded, numbered=numbered) if numbered or _kind_named(folded) else None


def _facet(reading: Reading, folded: str) -> Facet | None:
    if _asks_who_signed(reading, folded):
        return Facet.SIGNER
    facets = (
        (words.ISSUED_WHEN, Facet.DATE),
        (words.ISSUER, Facet.ISSUER),
        (words.NUMBER_ASKED, Facet.NUMBER),
        (words.CONTENT, Facet.CONTENT),
    )
    return next((facet for pattern, facet in facets if pattern.search(folded)), None)


def _asks_who_signed(reading: Reading, folded: str) -> bool:
    marked = words.SIGNED_BY.search(lower_aligned(reading.text))
    signs = marked or (not reading.accented and words.SIGNED_BARE.search(folded))
    asked = words.PERSON.search(folded) or words.NAME.search(folded)
    return words.SIGNER.search(folded) is not None or bool(signs and asked)


def _asks_for_document(reading: Reading, folded: str, facet: Facet | None) -> bool:
    asked = words.NUMBER_ASKED.search(folded)
    if asked is not None and _SEVERAL_KINDS.search(folded, 0, asked.start()):
        return False
    if asked is not None and (asked["of"] or asked["which"] or words.REQUEST.match(folded)):
        return True
    if asked is not None and reading.number is not None and _kind_named(folded) is not None:
        return True
    about = _ABOUT_DOCUMENTS | _issuer_words(reading.text)
    rest = [term for term in reading.terms if term not in about]
    if reading.number is not None:
        bare = facet is Facet.SIGNER and words.SIGNED_BARE.search(folded)
        signed = bare or words.SIGNED_ITSELF.search(folded)
        if reading.number.half_known or facet is Facet.DATE or signed:
            return True
        return len(rest) <= {None: 0, Facet.CONTENT: 2}.get(facet, 3)
    if asked is None and facet is Facet.CONTENT and words.ABOUT_WHAT.search(folded) is None:
        return False
    # 'Chương trình giám sát năm 2018: giám sát thường xuyên gồm những nội dung gì?' asks for a part of one.
    asks_of = folded.rpartition(": ")[2] if facet is Facet.CONTENT else folded
    if facet is Facet.CONTENT and _ASKS_WITHIN.search(folded):
        return False
    return facet is Facet.SIGNER or (facet is not None and _kind_named(asks_of) is not None)


def _issuer_words(text: str) -> frozenset[str]:
    """The fold()ed words of whose documents are: 'hướng dẫn 36 của Văn phòng Trung ương'."""
    organs = (organ for organ in find_organs(text) if _OF.search(text, 0, organ.start))
    return frozenset(word for organ in organs for word in fold(organ.of(text)).split())


def _requests_document(reading: Reading, folded: str, wanted: Wanted | None) -> bool:
    """Whether nothing is asked but for a document of some kind that is about something."""
    if wanted is not None or reading.number is not None or words.REQUEST.match(folded) is None:
        return False
    asks = words.QUANTITY.search(folded) or words.ASKING.search(words.REQUEST.sub(" ", folded))
    return asks is None and not _begins_with_indicator(reading)


def _kind(reading: Reading, folded: str) -> str | None:
    """The kind said with what asks for it ('quy định ở QĐ số mấy'), beside the number, or first."""
    asked = words.NUMBER_ASKED.search(folded)
    said = (asked["of"] or asked["which"]) if asked is not None else None
    if said is not None:
        return _kind_named(said)
    # 'văn bản quy định lệ phí cấp giấy phép': what follows 'văn bản' is no kind of it.
    return reading.kind if reading.number is not None else _kind_named(folded.partition("van ban")[0])


def kind_cited(reading: Reading) -> str | None:
    """The kind whose number is asked for, where it is not that of the document which the question numbers:
    'QĐ 21/2025 theo tờ trình số mấy?'."""
    folded = fold(reading.written)
    asked = words.NUMBER_ASKED.search(folded)
    if asked is None or reading.number is None:
        return None
    said = asked["of"] or asked["which"]
    kind = _kind_named(said) if said is not None else _kind_named(folded)
    return kind if kind != reading.kind else None


def _kind_named(folded: str) -> str | None:
    """The kind of document a question names first; 'quy định' after other words is a verb."""
    found = [
        (match.start(), -len(name), name)
        for name in names()
        for match in re.finditer(rf"(?<!\w){re.escape(fold(name))}(?!\w)", folded)
        if name != "Quy định" or match.start() == 0
    ]
    if found:
        return min(found)[2]
    match = re.search(r"(?<!\w)(nq|qd|ctr|cthd|kh|bc|tb|kl|ct|ttr|cv)(?!\w)", folded)
    return kind_of_code(match.group()) if match else None


def _asks_for_figure(reading: Reading, folded: str, wanted: Wanted | None) -> bool:
    names_indicator = _begins_with_indicator(reading)
    told_off = list_questions.LISTED_LAST.search(folded) or list_questions.TOLD_OFF.search(folded)
    if wanted is Wanted.PERSON or (wanted is Wanted.LIST and told_off) or words.ADDRESS.search(folded):
        return False
    if words.QUANTITY.search(words.DATE.sub(" ", folded)):
        return wanted is not Wanted.LIST or names_indicator or words.QUANTITY_LAST.search(folded) is not None
    if wanted is Wanted.LIST and names_indicator:
        return words.SINGLE.search(folded) is not None
    how = words.RANK.search(folded) or words.GROWTH_HOW.search(folded)
    named = names_indicator and _ASKS_WHAT.search(folded) is None
    return wanted is None and (named or how is not None)


def _begins_with_indicator(reading: Reading) -> bool:
    """Typed without diacritics 'so' is rather sở than số where the name of a department follows."""
    text = lower_aligned(reading.text)
    unsure = not reading.accented and words.DEPARTMENT_BARE.match(fold(text)) is not None
    return not unsure and words.INDICATOR_HEAD.search(text) is not None

"""Document numbers in every form of the grammar, as documents write them."""

from dataclasses import dataclass

from hypothesis import strategies as st

from retrieval.domain.document import DocumentNumber
from retrieval.language.kinds import canonical_code, codes, kind_of_code

EVERYDAY_CODES = ("NQ", "QĐ", "CTr", "CTHĐ", "KH", "BC", "TB", "KL", "TTr", "NĐ", "TT", "CT", "CV")
KNOWN_ORGANS = ("TU", "UBND", "HĐND", "CP", "TTg", "ĐGS", "VPTW", "BNV")
LETTER_ORGANS = ("UBND", "HĐND", "VPUBND", "VP", "MTTQ", "CTK", "KBNN", "BHXH", "SYT", "SNNMT", "BQLKCN")


@dataclass(frozen=True)
class Written:
    """A number as a document writes it and the parts it is made of."""

    text: str
    number: DocumentNumber

    @property
    def kind_name(self) -> str | None:
        return None if self.number.kind is None else kind_of_code(self.number.kind)


serials = st.builds(
    lambda zeros, count, suffix: f"{zeros}{count}{suffix}",
    st.sampled_from(["", "0"]),
    st.integers(1, 9999),
    st.sampled_from(["", "", "", "a", "c", "đ", " bis", "bis"]),
)
years = st.integers(1990, 2030)
organs = st.builds(
    "{}{}".format, st.sampled_from(KNOWN_ORGANS), st.sampled_from(["", "", "-TH", "-KTTH", "-BTĐKT"])
)
new_organs = st.from_regex(r"[TPLG][A-ZĐ]{2,6}(-[A-ZĐ]{2,5})?", fullmatch=True)
slashes = st.sampled_from(["/", " / ", "/ "])
dashes = st.sampled_from(["-", " - ", "–", "- "])


def _written(template, serial, year, kind, organ, slash="/", dash="-"):
    text = template.format(serial=serial, year=year, kind=kind, organ=organ, s=slash, d=dash)
    code = None if kind is None else canonical_code(kind)
    return Written(text, DocumentNumber(serial, year, code, organ, text))


def _with_kind(template, kinds, organ, year=st.none()):
    return st.builds(_written, st.just(template), serials, year, kinds, organ, slashes, dashes)


all_codes = st.sampled_from(codes())
normative = _with_kind("{serial}{s}{year}{s}{kind}{d}{organ}", all_codes, organs | new_organs, years)
ordinary = _with_kind("{serial}{s}{kind}{d}{organ}", all_codes, organs | new_organs)
party = _with_kind("{serial}{d}{kind}{s}{organ}", all_codes, organs | new_organs)
party_without_dash = _with_kind(
    "{serial} {kind}/{organ}", st.sampled_from(EVERYDAY_CODES), st.sampled_from(["TU", "TW", "ĐGS", "HU"])
)
congress = st.builds(
    _written,
    st.just("{serial}{s}{year}{s}{organ}"),
    serials,
    years,
    st.none(),
    st.builds("{}{}".format, st.sampled_from(["QH", "UBTVQH"]), st.integers(8, 16)),
    slashes,
)
letter = st.builds(
    _written,
    st.just("{serial}{s}{organ}"),
    serials,
    st.none(),
    st.none(),
    st.builds("{}-{}".format, st.sampled_from(LETTER_ORGANS), st.sampled_from(["NC", "KTTH", "TĐ", "QLĐĐ"])),
    slashes,
)
every_form = normative | ordinary | party | party_without_dash | congress | letter

everyday = st.builds(
    _written,
    st.sampled_from(["{serial}/{year}/{kind}-{organ}", "{serial}/{kind}-{organ}", "{serial}-{kind}/{organ}"]),
    serials,
    years,
    st.sampled_from(EVERYDAY_CODES),
    st.sampled_from(KNOWN_ORGANS),
)

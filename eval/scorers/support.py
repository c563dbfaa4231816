"""Is any figure said that no quote shows?

Checked apart from retrieval.ask.verify, from the outside: what is said, the quotes, the stored texts.
"""

from __future__ import annotations

import re

from eval.figures import Written, dates, numeric_tokens
from eval.normal_forms import holds, plain
from eval.scorers.answers import said
from eval.texts import Texts
from retrieval.contract import AnswerJson, CitationJson

_PART = re.compile(r"\d+(?:[.,]\d+)*")
_NO_LETTER = re.compile(r"[\W_]+")
_NUMBERS_ONLY = re.compile(r"[\d.,\-–]+%?")


def unsupported_figures(answer: AnswerJson, texts: Texts) -> tuple[str, ...]:
    """The figures, dates and document numbers said without a genuine quote that shows them.

    A quote that is not the stored text at its offsets shows nothing. What was computed must have
    its operands shown instead.
    """
    if answer["outcome"] != "answered":
        return ()
    genuine = [each for each in answer["citations"] if is_genuine(each, texts)]
    quotes = " \n ".join(each["quote"] for each in genuine)
    names = [_parts(each["quote"]) for each in genuine if each["origin"] == "filename"]
    missing = [
        token.text
        for token in numeric_tokens(said(answer))
        if not _shown(token, quotes) and not any(_parts(token.text) in name for name in names)
    ]
    computed = _computed_results(answer, genuine)
    return tuple(token for token in missing if not any(holds(text, token) for text in computed))


def false_quotes(answer: AnswerJson, texts: Texts) -> tuple[int, ...]:
    """The markers of the citations whose quote is not the stored text at their offsets."""
    return tuple(each["marker"] for each in answer["citations"] if not is_genuine(each, texts))


def is_genuine(citation: CitationJson, texts: Texts) -> bool:
    """Whether the quote is verbatim: the stored slice, or a piece of the file's name marked as such."""
    quote = citation["quote"]
    if not quote:
        return False
    if citation["origin"] == "filename":
        return plain(quote) in plain(citation["document"]["file"])
    stored = texts.text(citation["document"]["id"])
    return stored[citation["start"] : citation["end"]] == quote


def _parts(text: str) -> str:
    """The letters and figures of a number or a file name, in which '/' cannot stand."""
    return " ".join(("", *_NO_LETTER.split(plain(text)), ""))


def _shown(token: Written, quotes: str) -> bool:
    # '09/12/2022' is shown by 'ngày 09 tháng 12 năm 2022': another way to write it, not another date.
    day = dates(token.text)
    if holds(quotes, token.text) or (day and day <= dates(quotes)):
        return True
    # 'giảm16,3%': a source may glue a figure to the word before it.
    if any(quoted.text == token.text for quoted in numeric_tokens(quotes)):
        return True
    parts = [part.group() for part in _PART.finditer(token.text)]
    # '2016-2020' may be shown as 'từ năm 2016 đến năm 2020'; a document number may not be taken apart.
    return (
        bool(_NUMBERS_ONLY.fullmatch(token.text))
        and len(parts) > 1
        and all(holds(quotes, part) for part in parts)
    )


def _computed_results(answer: AnswerJson, genuine: list[CitationJson]) -> list[str]:
    """The texts of computations whose operands are all quoted."""
    by_marker = {each["marker"]: each["quote"] for each in genuine}
    results: list[str] = []
    for computed in answer["computed"]:
        quotes = " \n ".join(by_marker.get(marker, "") for marker in computed["operands"])
        operands = numeric_tokens(computed["formula"].split("=")[0])
        if operands and all(holds(quotes, operand.text) for operand in operands):
            results.append(computed["text"])
    return results

"""Whose a figure is, against the body that a question asks about."""

from __future__ import annotations

import re

from retrieval.ask.context import DocumentContext
from retrieval.ask.topic_match import AROUND, Circle
from retrieval.domain.figure import Observation
from retrieval.language.bodies import Body, body_before, find_bodies
from retrieval.language.brands import Brand, brand_before, find_brands
from retrieval.language.text import lower_aligned

_OWN = 0.2
_OTHER = -0.8
"""For a figure of another body of the kind or field that is asked about."""
_OTHER_KIND = -0.3
"""'khu vực Hải Phòng' is not all of 'Cục Hải quan Hải Phòng'."""
_GIVES = re.compile(r" (?:đã )?(?:giao|yêu cầu|đề nghị)(?!\w)")
"""'chỉ tiêu Cục Hải quan Quảng Ninh giao (150 tỷ đồng)' is that of whom it was given to."""
_WHOLE = re.compile(r"(?<!\w)toàn (?:chi cục|cục|ngành|công ty|tập đoàn|hệ thống|đơn vị|đoàn)(?!\w)")


def borne(
    asked: tuple[Body, ...], observation: Observation, text: str, context: DocumentContext, offset: int
) -> float:
    """What a figure's score gains by the body that it is told of; `text` begins `offset` code points into the
    stored one."""
    if not asked:
        return 0.0
    said, at = observation.sentence.of(text), observation.sentence.start
    figure_at = observation.quantity.span.start - at
    named = [
        body
        for body in find_bodies(said)
        if body.span.start < figure_at and _GIVES.match(said, body.span.end) is None
    ]
    for body in reversed(named):
        worth = _worth(body, asked)
        if worth:
            return worth
    if _WHOLE.search(lower_aligned(said[:figure_at])) is not None:
        return _OWN
    inherited = body_before(context.bodies_before(at + offset), at + offset, said) if not named else None
    return max(_OTHER_KIND, _worth(inherited, asked)) if inherited is not None else 0.0


def of_brand(asked: tuple[Brand, ...], observation: Observation, text: str) -> float | None:
    """What a figure's score gains by the brand that it is told of: the nearest before it in its sentence,
    else before that; None where that sentence speaks of others alone. `text` is what it was read from."""
    if not asked:
        return 0.0
    names, start = {brand.name for brand in asked}, observation.sentence.start
    alike = {brand.is_country for brand in asked}
    told = find_brands(text[start : observation.quantity.span.start])
    said = [brand.name for brand in told if brand.is_country in alike]
    if said:
        return _OWN if said[-1] in names else 0.0 if names & set(said) else None
    before = brand_before(text, start)
    return _OWN if before is not None and before.name in names else _OTHER_KIND


def with_brands(
    circles: tuple[Circle, ...], asked: tuple[Brand, ...], observation: Observation, text: str
) -> tuple[Circle, ...]:
    """The circles around a figure, with the brand that is asked for where it is told of that."""
    own = asked and of_brand(asked, observation, text) == _OWN
    return (*circles, (AROUND, " ".join(brand.name for brand in asked))) if own else circles


def _worth(body: Body, asked: tuple[Body, ...]) -> float:
    if any(body.is_akin(one) and body.is_named_as(one) for one in asked):
        return _OWN
    if any(body.is_of_field(one) and body.is_named_otherwise(one) for one in asked):
        return _OTHER
    return _OTHER_KIND if any(body.is_named_as(one) for one in asked) else 0.0

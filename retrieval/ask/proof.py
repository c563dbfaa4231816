"""Proves a worded sentence against the evidence that it cites, or says what cannot be shown.

First everything that the sentence claims (figures, days, document numbers, names, directions) must
stand in pieces of the cited evidence; then each figure must mean there what it means here; then the
words around must be the evidence's own. The pieces that carry the sentence become its citations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.ask.context import Contexts
from retrieval.ask.evidence import Citable, Evidence
from retrieval.ask.figure_proof import Unproven, prove_figures
from retrieval.ask.verify import figures_of
from retrieval.domain.answer import Key
from retrieval.domain.query import Query
from retrieval.domain.span import Span
from retrieval.language import claims, phrases
from retrieval.language.claims import Claim
from retrieval.language.manuscripts import Worded, steers, without_enumerators
from retrieval.ports import Entailment

# Chosen on the sample archive: docs/llm.md tells how sentences that hold and that do not part there.
LEAST_SUPPORT = 0.7
"""Share of a sentence's distinct words that its pieces must hold; it is ALCE's question, asked in advance."""
LEAST_NEAR = 0.6
"""Share of the words around a figure that the very piece that states it must hold."""
NEAR_COPY = 0.8
"""Share of a sentence's words that a single piece must hold for the sentence to count as its copy."""
LEAST_ENTAILED = 0.5
"""Probability from which a model of inference, where there is one, lets a sentence pass."""
_MOST_PIECES = 5


@dataclass(frozen=True)
class Proven:
    """A sentence and the pieces that carry it, in the order of the evidence."""

    text: str
    pieces: tuple[Citable, ...]


class SentenceProof:
    """Holds sentences against evidence; `contexts` say what a document is about.

    A model of inference may refuse what words and figures let pass; it lets nothing pass that they refuse.
    """

    def __init__(self, contexts: Contexts, entailment: Entailment | None = None) -> None:
        self._contexts = contexts
        self._entailment = entailment

    def prove(
        self,
        query: Query,
        sentence: Worded,
        evidence: Sequence[Evidence],
        shown: frozenset[Key],
    ) -> Proven:
        """The sentence with what carries it; raises Unproven naming the first thing that is not shown.

        `shown` is what verification has let out already: a copy of it is proven.
        """
        if steers(sentence.text):
            raise Unproven(phrases.no_plain_sentence())
        cited = [evidence[number - 1] for number in sentence.cited if 0 < number <= len(evidence)]
        if not cited:
            raise Unproven(phrases.nothing_cited())
        copied = _copied(sentence.text, cited, shown)
        if copied is not None:
            return Proven(sentence.text, (copied,))
        pieces = _carrying(sentence.text, cited)
        unshown = figures_of(sentence.text) - figures_of(" \n ".join(piece.text for piece in pieces))
        if unshown:
            raise Unproven(phrases.not_in_evidence(min(unshown)))
        _check_polarity(sentence.text, pieces)
        proven = prove_figures(query, sentence.text, pieces, self._contexts)
        _check_copy(sentence.text, cited, proven)
        for claim in claims.claims_of(sentence.text):
            if claim.has_digits and not any(claim.span.within(period) for period in proven):
                _check_surroundings(sentence.text, claim, pieces)
        self._check_entailment(sentence.text, pieces)
        return Proven(sentence.text, pieces)

    def _check_entailment(self, text: str, pieces: tuple[Citable, ...]) -> None:
        if self._entailment is None:
            return
        if self._entailment.probability(" ".join(piece.text for piece in pieces), text) < LEAST_ENTAILED:
            raise Unproven(phrases.not_entailed())


def _copied(text: str, cited: Sequence[Evidence], shown: frozenset[Key]) -> Citable | None:
    """The piece among those already shown that the sentence is a copy of, all of it."""
    pieces = (piece for evidence in cited for piece in evidence.citables if piece.quoted.key in shown)
    return next((piece for piece in pieces if _bare(piece.text) == _bare(text)), None)


def _bare(text: str) -> str:
    return claims.canonical(without_enumerators(text)).strip(" .;:,").removeprefix("- ").removeprefix("+ ")


def _carrying(text: str, cited: Sequence[Evidence]) -> tuple[Citable, ...]:
    """As few pieces as hold every claim and enough of the words; raises Unproven when none do."""
    body = [citable for evidence in cited for citable in evidence.citables]
    header = [citable for evidence in cited for citable in evidence.header]
    order = {id(piece): at for at, piece in enumerate((*body, *header))}
    open_claims, words = list(claims.claims_of(text)), claims.words_of(text)
    chosen: list[Citable] = []
    while open_claims or not _supported(words, chosen):
        best = _best(open_claims, words, chosen, body) or _best(open_claims, words, chosen, header)
        if best is None or len(chosen) == _MOST_PIECES:
            raise Unproven(_unshown(open_claims))
        chosen.append(best)
        open_claims = [claim for claim in open_claims if not best.holds(claim)]
    for piece in tuple(chosen):
        # An early choice may hold nothing that the later ones do not.
        others = [other for other in chosen if other is not piece]
        if _supported(words, others) and all(_shown(claim, others) for claim in claims.claims_of(text)):
            chosen = others
    return tuple(sorted(chosen, key=lambda piece: order[id(piece)]))


def _shown(claim: Claim, pieces: Sequence[Citable]) -> bool:
    return any(piece.holds(claim) for piece in pieces)


def _best(
    open_claims: list[Claim], words: frozenset[str], chosen: list[Citable], pieces: list[Citable]
) -> Citable | None:
    """The piece that shows most of what is still open, and among those says most of the sentence."""
    new = words.difference(*(piece.words for piece in chosen))

    def gain(piece: Citable) -> tuple[int, int]:
        return sum(piece.holds(claim) for claim in open_claims), len(new & piece.words)

    best = max((piece for piece in pieces if piece not in chosen), key=gain, default=None)
    if best is None:
        return None
    shown, said = gain(best)
    return best if shown or (not open_claims and said) else None


def _supported(words: frozenset[str], chosen: list[Citable]) -> bool:
    held = words & frozenset[str]().union(*(piece.words for piece in chosen))
    return bool(chosen) and len(held) >= LEAST_SUPPORT * len(words)


def _unshown(open_claims: list[Claim]) -> str:
    return phrases.not_in_evidence(open_claims[0].written) if open_claims else phrases.little_support()


def _check_polarity(text: str, pieces: tuple[Citable, ...]) -> None:
    """A negation is neither dropped nor added, an exception not left out."""
    evidence = " \n ".join(piece.text for piece in pieces)
    turned = claims.turned_negation(text, evidence)
    if turned is not None:
        raise Unproven(phrases.negation_differs(turned))
    if claims.limits(evidence) - claims.limits(text):
        raise Unproven(phrases.exception_left_out())


def _check_copy(text: str, cited: Sequence[Evidence], proven: Sequence[Span]) -> None:
    """What is nearly a copy of one piece is a copy of it: no other word, none in another's place, no figure
    elsewhere than there.

    Free of this are periods that are proven with their figures, and what the document's head says.
    """
    words = claims.words_of(text)
    body = [citable for evidence in cited for citable in evidence.citables]
    piece = max(body, key=lambda each: len(words & each.words), default=None)
    if piece is None or len(words & piece.words) < NEAR_COPY * len(words):
        return
    heads = [citable for evidence in cited for citable in evidence.header]
    of_heads = frozenset[str]().union(*(head.words for head in heads)) - piece.words
    free = of_heads.union(*(claims.words_of(span.of(text)) for span in proven))
    strange = sorted(claims.telling_words(text) - piece.words - free)
    turned = [claim.written for claim in claims.claims_of(text) if claim.turning and not piece.holds(claim)]
    if strange or turned:
        raise Unproven(phrases.not_in_evidence((strange or turned)[0]))
    moved = claims.exchanged_word(text, piece.text, free) or _out_of_order(text, piece, heads, proven)
    if moved is not None:
        raise Unproven(phrases.figure_of_another(moved))


def _out_of_order(text: str, piece: Citable, heads: Sequence[Citable], proven: Sequence[Span]) -> str | None:
    """The first figure that does not follow the one before it as in the piece."""
    written = iter(claims.figures_in_order(piece.text))
    for claim in claims.figures_in_order(text):
        of_the_head = not claim.written.isdigit() and any(head.holds(claim) for head in heads)
        if of_the_head or any(claim.span.within(span) for span in proven):
            continue
        if not any(set(claim.forms) & set(other.forms) for other in written):
            return claim.written
    return None


def _check_surroundings(text: str, claim: Claim, pieces: tuple[Citable, ...]) -> None:
    """The words beside a figure, day or number must be those of a piece that states it."""
    near = claims.telling_words(claims.clause_around(text, claim.span)) - claims.words_of(claim.written)
    if not near:
        return
    stating = [piece for piece in pieces if piece.holds(claim)]
    share = max((len(near & piece.words) / len(near) for piece in stating), default=0.0)
    if share < LEAST_NEAR:
        raise Unproven(phrases.figure_of_another(claim.written))

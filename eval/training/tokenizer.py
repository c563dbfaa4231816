"""The subword vocabulary of our models: Vietnamese as written and as typed without diacritics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import TYPE_CHECKING

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from retrieval.language.text import fold

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

_SAMPLE_TEXTS = 240_000
_ALPHABET = 600
_LEAST_PAIR_FREQUENCY = 3
_PAD, _CLS, _SEP, _MASK = "[PAD]", "[CLS]", "[SEP]", "[MASK]"


def train_tokenizer(texts: Sequence[str], vocabulary: int, folded_share: float, seed: int) -> Tokenizer:
    """A BPE tokenizer without an unknown token: a letter it never met is dropped, its neighbours count.

    Punctuation is dropped too: the question mark alone cost six points of nDCG@10 on viquad-dev.
    The folded share of the texts gives syllables without diacritics tokens of their own.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Punctuation(behavior="removed")]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        min_frequency=_LEAST_PAIR_FREQUENCY,
        limit_alphabet=_ALPHABET,
        show_progress=False,
    )
    tokenizer.train_from_iterator(_sample(texts, folded_share, seed), trainer)
    return tokenizer


def with_special_tokens(tokenizer: Tokenizer, longest: int) -> PreTrainedTokenizerFast:
    """As transformers want it: one text or a pair between marks, `longest` tokens with them."""
    from transformers import PreTrainedTokenizerFast

    tokenizer.add_special_tokens([_PAD, _CLS, _SEP, _MASK])
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{_CLS} $A {_SEP}",
        pair=f"{_CLS} $A {_SEP} $B:1 {_SEP}:1",
        special_tokens=[(mark, tokenizer.token_to_id(mark)) for mark in (_CLS, _SEP)],
    )
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        pad_token=_PAD,
        cls_token=_CLS,
        sep_token=_SEP,
        mask_token=_MASK,
        model_max_length=longest,
    )


def _sample(texts: Sequence[str], folded_share: float, seed: int) -> Iterator[str]:
    random = Random(f"{seed}:tokenizer")
    for index in random.sample(range(len(texts)), min(len(texts), _SAMPLE_TEXTS)):
        yield fold(texts[index]) if random.random() < folded_share else texts[index]

"""A cross-encoder of natural language inference, tiny and untrained: what it needs and what it gives."""

from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from retrieval.adapters.entailment import CrossEncoderEntailment
from retrieval.domain.errors import ConfigurationError

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "thu", "tăng", "giảm", "5")


def saved(folder: Path, *labels: str) -> str:
    """A model with these labels, in a folder."""
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        id2label=dict(enumerate(labels)),
        label2id={label: at for at, label in enumerate(labels)},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return str(folder)


def test_the_probability_is_that_of_the_entailment_label(tmp_path: Path) -> None:
    labels = ("contradiction", "entailment", "neutral")
    first = CrossEncoderEntailment(saved(tmp_path / "mot", *labels))
    likely = first.probability("thu tăng 5", "thu tăng")
    assert 0 < likely < 1
    assert likely == pytest.approx(first.probability("thu tăng 5", "thu tăng"))


def test_a_model_without_that_label_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="entailment") as refused:
        CrossEncoderEntailment(saved(tmp_path / "hai", "tốt", "xấu"))
    assert "TRACUU_LLM_NLI_MODEL" in refused.value.way_out


def test_a_folder_that_holds_no_model_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Không dùng được mô hình suy luận"):
        CrossEncoderEntailment(str(tmp_path))

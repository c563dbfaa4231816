"""A sentence encoder as one int8 graph for ONNX Runtime, so that it serves without torch."""

from __future__ import annotations

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from sentence_transformers import SentenceTransformer

from retrieval.adapters.onnx_encoder import ATTENTION_MASK, EMBEDDING, GRAPH_FILE, INPUT_IDS, TOKENIZER_FILE


class _Graph(torch.nn.Module):
    """From token ids to normalised embeddings, pooling included."""

    def __init__(self, model: SentenceTransformer) -> None:
        super().__init__()
        self._model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        features = {"input_ids": input_ids, "attention_mask": attention_mask}
        embedding: torch.Tensor = self._model(features)["sentence_embedding"]
        return embedding


def export_int8(model: SentenceTransformer, folder: Path) -> int:
    """Write graph and tokenizer to `folder`; the size of the graph in bytes."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="tracuu-onnx-") as temporary:
        exact = Path(temporary) / "float32.onnx"
        _export(model, exact)
        quantize_dynamic(exact, folder / GRAPH_FILE, weight_type=QuantType.QInt8)
    tokenizer = model.tokenizer.backend_tokenizer
    tokenizer.enable_truncation(model.max_seq_length)
    tokenizer.enable_padding(pad_id=model.tokenizer.pad_token_id, pad_token=model.tokenizer.pad_token)
    tokenizer.save(str(folder / TOKENIZER_FILE))
    return (folder / GRAPH_FILE).stat().st_size


def _export(model: SentenceTransformer, file: Path) -> None:
    sample = torch.ones((2, 3), dtype=torch.int64)
    names = [INPUT_IDS, ATTENTION_MASK]
    with warnings.catch_warnings():
        # Export by tracing is called old; the new way needs one more package and twenty times as long.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Graph(model.cpu().eval()).eval(),
            (sample, sample),
            str(file),
            input_names=names,
            output_names=[EMBEDDING],
            dynamic_axes={**{name: {0: "texts", 1: "tokens"} for name in names}, EMBEDDING: {0: "texts"}},
            dynamo=False,
        )

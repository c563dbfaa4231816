"""Any sentence-transformers cross-encoder trained on natural language inference, from the hub or a folder.

The library brings torch along, which takes seconds to import: only who configures such a model pays it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class CrossEncoderEntailment:
    """An `Entailment` of a model whose labels name one 'entailment'; raises ConfigurationError for others."""

    def __init__(self, model: str) -> None:
        self._model = _load(model)
        labels = dict(getattr(self._model.config, "id2label", None) or {})
        found = [at for at, label in labels.items() if str(label).lower().startswith("entail")]
        if len(found) != 1:
            named = ", ".join(map(str, labels.values()))
            raise _unusable(model, f"nhãn của nó là {named}, không có nhãn entailment")
        self._label = found[0]

    def probability(self, premise: str, hypothesis: str) -> float:
        """How likely who accepts `premise` accepts `hypothesis`, 0 to 1."""
        scores = self._model.predict([(premise, hypothesis)], apply_softmax=True, show_progress_bar=False)
        return float(scores[0][int(self._label)])


def _load(name: str) -> CrossEncoder:
    try:
        from sentence_transformers import CrossEncoder

        model: CrossEncoder = CrossEncoder(name)
    except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
        cause = str(error).strip().splitlines() or [type(error).__name__]
        raise _unusable(name, cause[0].rstrip(".")) from error
    return model


def _unusable(name: str, cause: str) -> ConfigurationError:
    return ConfigurationError(
        f"Không dùng được mô hình suy luận “{name}”: {cause}.",
        "Kiểm tra TRACUU_LLM_NLI_MODEL (tên hoặc thư mục); bỏ trống để đối chiếu không cần mô hình này.",
    )

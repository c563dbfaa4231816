"""Makes each part of an archive that the settings choose; what is not chosen is not imported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from retrieval.adapters.sql.engine import open_engine
from retrieval.domain.errors import ConfigurationError, DataFolderDamaged
from retrieval.layout import DataLayout
from retrieval.ports import Embedder, Entailment, PassageIndex, Writer
from retrieval.settings import NO_PROMPT, RetrievalSettings

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from retrieval.ask.options import AskOptions


def database_engine(settings: RetrievalSettings, layout: DataLayout) -> Engine:
    """The catalog's database. Failures name no URL: it may hold a password.

    Raises DataFolderDamaged for the folder's own database, ConfigurationError for one that is set.
    """
    url = settings.database_url
    try:
        if url is not None:
            return open_engine(url.get_secret_value())
        return open_engine(f"sqlite:///{layout.database.absolute().as_posix()}")
    except (SQLAlchemyError, ImportError) as error:
        cause = type(error).__name__
        if url is None:
            raise DataFolderDamaged(f"{layout.database} ({cause})") from error
        raise ConfigurationError(
            f"Không mở được cơ sở dữ liệu ({cause}).",
            "Kiểm tra TRACUU_DATABASE_URL, máy chủ, và trình điều khiển đã cài chưa.",
        ) from error


def embedder_of_settings(settings: RetrievalSettings) -> Embedder:
    """The configured model; only a model other than the shipped one imports torch."""
    from retrieval.adapters.static_embedding import SHIPPED_MODEL, StaticEmbedder

    folder = Path(settings.embedder) if settings.embedder else SHIPPED_MODEL
    # The card tells our own format, as `tracuu model train` writes it, from sentence-transformers'.
    if not settings.embedder or (folder / "card.json").is_file():
        return StaticEmbedder(folder, dense_weight=settings.dense_weight)
    from retrieval.adapters.onnx_encoder import GRAPH_FILE, OnnxEmbedder

    if (folder / GRAPH_FILE).is_file():
        batch = settings.embedder_batch_size
        return OnnxEmbedder(folder, batch_size=batch, dense_weight=settings.dense_weight)
    from retrieval.adapters.sentence_transformers import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(
        settings.embedder,
        query_prompt=_prompt(settings.embedder_query_prompt),
        passage_prompt=_prompt(settings.embedder_passage_prompt),
        max_length=settings.embedder_max_length,
        batch_size=settings.embedder_batch_size,
        device=settings.embedder_device,
        revision=settings.embedder_revision,
        dense_weight=settings.dense_weight,
    )


def ask_options_of_settings(settings: RetrievalSettings) -> AskOptions:
    """What the office chose about asking and about the language model."""
    from retrieval.ask.options import AskOptions, WritingOptions

    return AskOptions(
        home_place=settings.home_place,
        least_confidence=settings.least_confidence,
        writing=WritingOptions(
            when=settings.llm_when,
            collections=settings.llm_collections,
            seconds=settings.llm_seconds,
            evidence_tokens=settings.llm_evidence_tokens,
            answer_tokens=settings.llm_answer_tokens,
        ),
    )


def writer_of_settings(settings: RetrievalSettings) -> Writer:
    """The configured language model; raises ConfigurationError when its part is not installed."""
    from retrieval.adapters.writers import Endpoint, writer_of

    key = settings.llm_api_key
    endpoint = Endpoint(
        model=settings.llm_model,
        base_url=settings.llm_base_url,
        api_key=key.get_secret_value() if key else None,
        seconds=settings.llm_seconds,
        answer_tokens=settings.llm_answer_tokens,
        # The evidence, and as much again for rules, figures and the sentences to be repaired.
        context_tokens=2 * settings.llm_evidence_tokens + settings.llm_answer_tokens,
    )
    return writer_of(settings.llm_provider, endpoint)


def entailment_of_settings(settings: RetrievalSettings) -> Entailment | None:
    """The configured judge of what a model wrote; None where none is set."""
    if not settings.llm_nli_model:
        return None
    from retrieval.adapters.entailment import CrossEncoderEntailment

    return CrossEncoderEntailment(settings.llm_nli_model)


def _prompt(written: str | None) -> str | None:
    return "" if written == NO_PROMPT else written


def embedded_index(folder: Path, embedder: Embedder) -> PassageIndex:
    """The index in this folder, made when there is none; refuses vectors of another model."""
    from retrieval.adapters.manifest import check_or_write
    from retrieval.adapters.qdrant_edge import QdrantEdgeIndex

    check_or_write(folder, embedder.identity)
    return QdrantEdgeIndex(folder, embedder.identity.dimension)


def server_index(settings: RetrievalSettings, embedder: Embedder) -> PassageIndex:
    """The collection of this model on the configured server; raises ConfigurationError when out of reach."""
    from qdrant_client.http.exceptions import ApiException

    from retrieval.adapters.qdrant_server import QdrantServerIndex, connect

    key = settings.qdrant_api_key
    # The server keeps no manifest: the name tells vectors of one model from those of another.
    name = f"{settings.qdrant_collection}-{embedder.identity.fingerprint[:12]}"
    try:
        client = connect(settings.qdrant_url, key.get_secret_value() if key else None)
        return QdrantServerIndex(client, name, embedder.identity.dimension)
    except (ApiException, ValueError) as error:
        raise ConfigurationError(
            f"Không dùng được máy chủ Qdrant {settings.qdrant_url} ({error}).",
            "Kiểm tra TRACUU_QDRANT_URL, TRACUU_QDRANT_API_KEY và đường mạng.",
        ) from error

"""The factory of the room: turns settings into an open archive, and each part only when it is needed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from retrieval.adapters.content import FileContentStore
from retrieval.adapters.live import LiveEmbedder, LiveIndex
from retrieval.adapters.memory import InMemoryTally
from retrieval.adapters.owner import OwnerLock
from retrieval.adapters.sql.catalog import SqlCatalog
from retrieval.adapters.sql.conversations import SqlConversation
from retrieval.adapters.sql.engine import open_engine
from retrieval.adapters.sql.ledger import SqlLedger
from retrieval.adapters.sql.relations import SqlRelations
from retrieval.adapters.sql.scans import SqlScans
from retrieval.ask.options import WriteWhen
from retrieval.domain.errors import ConfigurationError, DataFolderDamaged, DataFolderOwned
from retrieval.domain.query import Scope
from retrieval.layout import DataLayout
from retrieval.ports import (
    Catalog,
    Conversation,
    Embedder,
    Entailment,
    Ledger,
    PassageIndex,
    Relations,
    Scans,
    Tally,
    Writer,
)
from retrieval.settings import NO_PROMPT, RetrievalSettings

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from retrieval.adapters.owner_client import OwnerClient
    from retrieval.ask.assistant import Assistant
    from retrieval.ask.ledger_reading import LedgerReader
    from retrieval.ask.writing import Model


@dataclass(frozen=True)
class Archive:
    """An open archive. The embedder and the index are loaded when first asked for.

    The embedded index opens only in an archive that was opened as `exclusive`, in this process or in
    that of the owner.
    """

    settings: RetrievalSettings
    layout: DataLayout
    exclusive: bool
    catalog: Catalog
    content: FileContentStore
    conversations: Conversation
    ledger: Ledger
    engine: Engine
    """The database itself, for what the fronts keep in it."""
    scans: Scans
    relations: Relations
    owner: OwnerClient | None = None
    """Another process that owns the folder and lends its index and model."""

    @cached_property
    def embedder(self) -> Embedder:
        """The configured model, or the owner's; only a model other than the shipped one imports torch."""
        if self.owner is not None:
            from retrieval.adapters.owner_client import RemoteEmbedder

            return RemoteEmbedder(self.owner, self.owner.owner().identity)
        return LiveEmbedder(_embedder(self.settings))

    @cached_property
    def index(self) -> PassageIndex:
        """The vectors, held to the embedder that they were made with."""
        if self.settings.qdrant_url:
            return LiveIndex(_server_index(self.settings, self.embedder))
        if self.owner is not None:
            from retrieval.adapters.owner_client import RemoteIndex

            return RemoteIndex(self.owner, self.embedder.identity.fingerprint)
        if not self.exclusive:
            raise RuntimeError("the embedded index has one owner: open the archive as exclusive")
        if not self.layout.index.exists() and self.layout.index_retired.exists():
            # A rebuild was killed between its two renames.
            self.layout.index_retired.rename(self.layout.index)
        return LiveIndex(_embedded_index(self.layout.index, self.embedder))

    def assistant(self) -> Assistant:
        """What answers questions from this archive; close it before the archive."""
        from retrieval.ask.assistant import Assistant
        from retrieval.ask.options import AskOptions, WritingOptions

        return Assistant(
            catalog=self.catalog,
            index=self.index,
            content=self.content,
            ledger=self.ledger,
            embedder=self.embedder,
            conversations=self.conversations,
            scans=self.scans,
            relations=self.relations,
            options=AskOptions(
                home_place=self.settings.home_place,
                least_confidence=self.settings.least_confidence,
                writing=WritingOptions(
                    when=self.settings.llm_when,
                    collections=self.settings.llm_collections,
                    seconds=self.settings.llm_seconds,
                    evidence_tokens=self.settings.llm_evidence_tokens,
                    answer_tokens=self.settings.llm_answer_tokens,
                ),
            ),
            model=self._model(),
            steady=self.steady,
        )

    def steady(self) -> AbstractContextManager[None]:
        """Inside, embedder and index are of one model, whatever is exchanged meanwhile."""
        return self.index.steady() if isinstance(self.index, LiveIndex) else nullcontext()

    @cached_property
    def tally(self) -> Tally:
        """What was counted since the archive was opened."""
        return InMemoryTally()

    @cached_property
    def writer(self) -> Writer:
        """The configured language model; raises ConfigurationError when its part is not installed."""
        return writer_of_settings(self.settings)

    def _model(self) -> Model | None:
        from retrieval.ask.writing import Model

        if not self.settings.llm_model or self.settings.llm_when is WriteWhen.NEVER:
            return None
        return Model(self.writer, self.tally, _entailment(self.settings.llm_nli_model))

    def figures(self) -> LedgerReader:
        """What looks the ledger of figures up."""
        from retrieval.ask.ledger_reading import LedgerReader

        return LedgerReader(self.ledger, self.catalog, self.content)

    def writing(self, waiting: Callable[[], None]) -> AbstractContextManager[None]:
        """Whoever changes the archive does it inside; `waiting` is called when another process is at it."""
        return self.owner.writing(waiting) if self.owner is not None else nullcontext()

    def built_with(self) -> str | None:
        """A name for people of the model behind the embedded index; None before there is one."""
        from retrieval.adapters.manifest import built_with

        return built_with(self.layout.index)

    def everything(self) -> Scope:
        """The scope of a person at this machine: every collection."""
        return Scope.of(self.catalog.collections())

    def close(self) -> None:
        """Close the index if it was opened; the rest belongs to `open_archive`."""
        if "index" in self.__dict__:
            self.index.close()


@contextmanager
def open_archive(
    settings: RetrievalSettings, *, exclusive: bool = True, create: bool = False, alone: bool = False
) -> Iterator[Archive]:
    """The archive of the data folder, closed at the end.

    `exclusive` owns the folder against other processes: needed to ask and to change, not to list.
    Where a server owns it, its index and model are used, unless `alone` asks for the folder itself.
    Without `create` a folder that holds no archive is an error, not a new archive.
    """
    layout = DataLayout(settings.data)
    _check_folder(layout, create)
    with ExitStack() as stack:
        owner = _owned(stack, layout, alone) if exclusive else None
        engine = _engine(settings, layout)
        stack.callback(engine.dispose)
        content = FileContentStore(layout.content)
        archive = Archive(
            settings,
            layout,
            exclusive,
            SqlCatalog(engine, content),
            content,
            SqlConversation(engine),
            SqlLedger(engine),
            engine,
            SqlScans(engine),
            SqlRelations(engine),
            owner,
        )
        stack.callback(archive.close)
        yield archive


@dataclass(frozen=True)
class Vectors:
    """An embedder and an index of its vectors: one is nothing without the other."""

    embedder: Embedder
    index: PassageIndex


@contextmanager
def replacing_vectors(archive: Archive, settings: RetrievalSettings | None = None) -> Iterator[Vectors]:
    """An empty index for the embedder of `settings` (the archive's own settings when None), to be filled.

    When the block ends well it takes the place of the archive's: questions are answered from the old one
    until then, wait while folders are renamed, and go on with the new one. Nobody may change the archive
    meanwhile.
    Killed at any point, the folder holds one whole index: the old or the new. On a server each model has a
    collection of its own; that of the present model is filled in place.
    """
    chosen = settings or archive.settings
    embedder = _embedder(chosen)
    if chosen.qdrant_url:
        vectors = Vectors(embedder, _server_index(chosen, embedder))
        yield vectors
        _adopt(archive, embedder, lambda: vectors.index)
        return
    layout = archive.layout
    for leftover in (layout.index_in_making, layout.index_retired):
        shutil.rmtree(leftover, ignore_errors=True)
    index = _embedded_index(layout.index_in_making, embedder)
    try:
        yield Vectors(embedder, index)
    finally:
        index.close()
    _adopt(archive, embedder, lambda: _embedded_index(_take_place(layout), embedder))
    shutil.rmtree(layout.index_retired, ignore_errors=True)


def _adopt(archive: Archive, embedder: Embedder, open_next: Callable[[], PassageIndex]) -> None:
    """Let whoever asks this archive go on with the new vectors; see that they open where nobody asks."""
    index = vars(archive).get("index")
    if isinstance(index, LiveIndex) and isinstance(archive.embedder, LiveEmbedder):
        with index.steady():
            index.exchange(open_next)
            archive.embedder.become(embedder)
    else:
        open_next().close()


def _take_place(layout: DataLayout) -> Path:
    """The folder of the new index, now that of the index."""
    if layout.index.exists():
        layout.index.rename(layout.index_retired)
    layout.index_in_making.rename(layout.index)
    return layout.index


def _owned(stack: ExitStack, layout: DataLayout, alone: bool) -> OwnerClient | None:
    """The folder is ours until the stack unwinds (None), or its owner works for us."""
    try:
        stack.enter_context(OwnerLock(layout.root))
    except DataFolderOwned:
        from retrieval.adapters.owner_client import OwnerClient

        owner = OwnerClient(layout.socket)
        if alone or not owner.answers():
            raise
        return owner
    return None


def _check_folder(layout: DataLayout, create: bool) -> None:
    try:
        if create:
            layout.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(
            f"Không tạo được thư mục kho {layout.root}: {error.strerror}.",
            "Chọn thư mục khác bằng --data hoặc TRACUU_DATA, hoặc xin quyền ghi.",
        ) from error
    if not create and not (layout.database.exists() or layout.content.is_dir()):
        raise ConfigurationError(
            f"Chưa có kho dữ liệu ở {layout.root}.",
            "Nạp văn bản bằng `tracuu ingest THƯ_MỤC`, hoặc chỉ đúng kho bằng --data (TRACUU_DATA).",
        )


def _engine(settings: RetrievalSettings, layout: DataLayout) -> Engine:
    """Failures name no URL: it may hold a password."""
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


def _embedder(settings: RetrievalSettings) -> Embedder:
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


def _entailment(name: str) -> Entailment | None:
    if not name:
        return None
    from retrieval.adapters.entailment import CrossEncoderEntailment

    return CrossEncoderEntailment(name)


def _prompt(written: str | None) -> str | None:
    return "" if written == NO_PROMPT else written


def _embedded_index(folder: Path, embedder: Embedder) -> PassageIndex:
    from retrieval.adapters.manifest import check_or_write
    from retrieval.adapters.qdrant_edge import QdrantEdgeIndex

    check_or_write(folder, embedder.identity)
    return QdrantEdgeIndex(folder, embedder.identity.dimension)


def _server_index(settings: RetrievalSettings, embedder: Embedder) -> PassageIndex:
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

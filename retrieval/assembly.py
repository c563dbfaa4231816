"""Opens an archive from settings, each part only when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from retrieval.adapters.content import FileContentStore
from retrieval.adapters.live import LiveEmbedder, LiveIndex
from retrieval.adapters.memory import InMemoryTally
from retrieval.adapters.owner import OwnerLock
from retrieval.adapters.sql.catalog import SqlCatalog
from retrieval.adapters.sql.conversations import SqlConversation
from retrieval.adapters.sql.ledger import SqlLedger
from retrieval.adapters.sql.relations import SqlRelations
from retrieval.adapters.sql.scans import SqlScans
from retrieval.ask.options import WriteWhen
from retrieval.domain.errors import ConfigurationError, DataFolderOwned
from retrieval.domain.query import Scope
from retrieval.factories import (
    ask_options_of_settings,
    database_engine,
    embedded_index,
    embedder_of_settings,
    entailment_of_settings,
    server_index,
    writer_of_settings,
)
from retrieval.layout import DataLayout
from retrieval.ports import (
    Catalog,
    Conversation,
    Embedder,
    Ledger,
    PassageIndex,
    Relations,
    Scans,
    Tally,
    Writer,
)
from retrieval.settings import RetrievalSettings

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
        return LiveEmbedder(embedder_of_settings(self.settings))

    @cached_property
    def index(self) -> PassageIndex:
        """The vectors, held to the embedder that they were made with."""
        if self.settings.qdrant_url:
            return LiveIndex(server_index(self.settings, self.embedder))
        if self.owner is not None:
            from retrieval.adapters.owner_client import RemoteIndex

            return RemoteIndex(self.owner, self.embedder.identity.fingerprint)
        if not self.exclusive:
            raise RuntimeError("the embedded index has one owner: open the archive as exclusive")
        if not self.layout.index.exists() and self.layout.index_retired.exists():
            # A rebuild was killed between its two renames.
            self.layout.index_retired.rename(self.layout.index)
        return LiveIndex(embedded_index(self.layout.index, self.embedder))

    def assistant(self) -> Assistant:
        """What answers questions from this archive; close it before the archive."""
        from retrieval.ask.assistant import Assistant

        return Assistant(
            catalog=self.catalog,
            index=self.index,
            content=self.content,
            ledger=self.ledger,
            embedder=self.embedder,
            conversations=self.conversations,
            scans=self.scans,
            relations=self.relations,
            options=ask_options_of_settings(self.settings),
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
        return Model(self.writer, self.tally, entailment_of_settings(self.settings))

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
        engine = database_engine(settings, layout)
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

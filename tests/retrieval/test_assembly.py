import shutil
from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr

from retrieval.assembly import open_archive
from retrieval.domain.errors import ConfigurationError, DataFolderDamaged, DataFolderOwned
from retrieval.domain.query import Question, Scope
from retrieval.ports import Turn
from retrieval.reindexing import replacing_vectors
from retrieval.settings import RetrievalSettings


@pytest.fixture
def settings(tmp_path: Path) -> RetrievalSettings:
    return RetrievalSettings(data=tmp_path / "kho")


def test_a_folder_without_an_archive_is_not_made_one_by_reading(settings: RetrievalSettings) -> None:
    with pytest.raises(ConfigurationError, match="Chưa có kho"), open_archive(settings):
        pass
    assert not settings.data.exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    settings = RetrievalSettings(data=tmp_path / "tệp" / "kho")
    with pytest.raises(ConfigurationError, match="Không tạo được"), open_archive(settings, create=True):
        pass


def test_one_owner_many_readers(settings: RetrievalSettings) -> None:
    with open_archive(settings, create=True), open_archive(settings, exclusive=False) as reader:
        assert reader.catalog.documents(reader.everything()) == ()
        with pytest.raises(DataFolderOwned), open_archive(settings):
            pass
        with pytest.raises(RuntimeError, match="one owner"):
            _ = reader.index


def test_nothing_is_loaded_before_it_is_needed(settings: RetrievalSettings) -> None:
    with open_archive(settings, create=True) as archive:
        assert archive.built_with() is None
        assert not archive.layout.index.exists()
        assert archive.index.count() == 0
        assert archive.built_with() is not None


async def test_an_empty_archive_answers_honestly(settings: RetrievalSettings) -> None:
    with open_archive(settings, create=True) as archive:
        assistant = archive.assistant()
        question = Question("GTSX công nghiệp 2021?", Scope.of(["chung"]), date(2025, 1, 1))
        answer = await assistant.ask(question)
        assistant.close()
    assert answer.outcome.headline


def test_a_conversation_outlives_the_archive(settings: RetrievalSettings) -> None:
    with open_archive(settings, create=True) as archive:
        archive.conversations.remember("c", Turn("hỏi gì", ("d",)))
    with open_archive(settings, exclusive=False) as archive:
        assert archive.conversations.recall("c") == Turn("hỏi gì", ("d",))


def test_an_index_that_fails_to_be_made_changes_nothing(settings: RetrievalSettings) -> None:
    with open_archive(settings, create=True) as archive:
        assert archive.index.count() == 0
    with (
        open_archive(settings) as archive,
        pytest.raises(KeyboardInterrupt),
        replacing_vectors(archive),
    ):
        raise KeyboardInterrupt
    assert (settings.data / "index").exists()
    with open_archive(settings) as archive, replacing_vectors(archive) as new:
        assert new.index.count() == 0
    assert sorted(path.name for path in settings.data.glob("index*")) == ["index"]


def test_a_rebuild_killed_between_its_renames_leaves_the_old_index(settings: RetrievalSettings) -> None:
    with open_archive(settings, create=True) as archive:
        assert archive.index.count() == 0
        built_with = archive.built_with()
    shutil.move(settings.data / "index", settings.data / "index.old")
    with open_archive(settings) as archive:
        assert archive.index.count() == 0
        assert archive.built_with() == built_with
    assert not (settings.data / "index.old").exists()


def test_a_damaged_catalog_is_named(settings: RetrievalSettings) -> None:
    settings.data.mkdir()
    (settings.data / "catalog.sqlite").write_bytes(b"this is no database at all, not in the least" * 50)
    with pytest.raises(DataFolderDamaged, match=r"catalog\.sqlite"), open_archive(settings):
        pass


@pytest.mark.parametrize(
    "url", ["postgresql+nodriver://u:bimat@127.0.0.1:1/d", "sqlite:////proc/none/bimat.sqlite", "bimat"]
)
def test_a_database_that_cannot_be_opened_keeps_its_password(tmp_path: Path, url: str) -> None:
    settings = RetrievalSettings(data=tmp_path, database_url=SecretStr(url))
    with pytest.raises(ConfigurationError) as caught, open_archive(settings, create=True):
        pass
    assert "TRACUU_DATABASE_URL" in caught.value.way_out
    assert "bimat" not in caught.value.message


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://127.0.0.1:99999", "không phải địa chỉ"])
def test_a_server_that_does_not_answer_is_named(tmp_path: Path, url: str) -> None:
    settings = RetrievalSettings(data=tmp_path, qdrant_url=url)
    with open_archive(settings, create=True) as archive:
        with pytest.raises(ConfigurationError) as caught:
            _ = archive.index
        assert "TRACUU_QDRANT_URL" in caught.value.way_out


def test_a_model_that_does_not_exist_is_named(tmp_path: Path) -> None:
    from retrieval.domain.errors import EmbedderUnavailable

    settings = RetrievalSettings(
        data=tmp_path, embedder=str(tmp_path / "không-có"), embedder_query_prompt="-"
    )
    with open_archive(settings, create=True) as archive, pytest.raises(EmbedderUnavailable):
        _ = archive.embedder

"""Writers against scripted model servers, over real HTTP."""

import asyncio
import socket
from collections.abc import Iterator

import pytest

from retrieval.adapters.writers import Endpoint, LlamaIndexWriter, writer_of
from retrieval.domain.errors import ConfigurationError
from retrieval.domain.writing import WriterFailed, WritingEnd
from tests.fakes.model_server import ModelServer, serving

TASK = (
    "═══ ab [1] Báo cáo\nSản lượng lúa năm 2021 ước đạt 812.000 tấn.\n═══ ab hết [1]\n\n"
    "CÂU HỎI: Sản lượng lúa năm 2021"
)
SAID = "Sản lượng lúa năm 2021 ước đạt 812.000 tấn [1]."


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with serving() as running:
        yield running


def endpoint(model: str, url: str, *, seconds: float = 5.0, key: str | None = None) -> Endpoint:
    return Endpoint(model, url, key, seconds, answer_tokens=300, context_tokens=5000)


def written(writer: LlamaIndexWriter) -> str:
    async def read() -> str:
        return "".join([piece async for piece in writer.write("Quy tắc", TASK)])

    return asyncio.run(read())


@pytest.mark.parametrize(("provider", "path"), [("openai-like", "/v1"), ("ollama", "")])
def test_the_text_comes_in_pieces(server: ModelServer, provider: str, path: str) -> None:
    writer = writer_of(provider, endpoint("faithful", f"{server.url}{path}", key="bi-mat"))
    assert writer.name == "faithful"
    assert written(writer) == SAID
    assert written(writer) == SAID, "a second event loop"
    assert '"Quy t' in server.sent[-1]
    assert "bi-mat" not in server.sent[-1]


def failure(writer: LlamaIndexWriter) -> WriterFailed:
    with pytest.raises(WriterFailed) as failed:
        written(writer)
    return failed.value


@pytest.mark.parametrize(("provider", "path"), [("openai-like", "/v1"), ("ollama", "")])
@pytest.mark.parametrize(
    ("persona", "end"),
    [
        ("limited", WritingEnd.RATE_LIMITED),
        ("refusing", WritingEnd.REJECTED),
        ("failing", WritingEnd.UNREACHABLE),
        ("cut", WritingEnd.BROKEN),
    ],
)
def test_failures_are_told_apart(
    server: ModelServer, provider: str, path: str, persona: str, end: WritingEnd
) -> None:
    failed = failure(writer_of(provider, endpoint(persona, f"{server.url}{path}", key="bi-mat")))
    assert failed.end is end
    assert "bi-mat" not in str(failed)


@pytest.mark.parametrize(("provider", "path"), [("openai-like", "/v1"), ("ollama", "")])
@pytest.mark.parametrize("persona", ["broken", "page"])
def test_what_is_no_json_says_nothing(server: ModelServer, provider: str, path: str, persona: str) -> None:
    writer = writer_of(provider, endpoint(persona, f"{server.url}{path}"))
    try:
        assert written(writer).strip() in ("", "a")
    except WriterFailed as failed:
        assert failed.end is WritingEnd.BROKEN


@pytest.mark.parametrize("provider", ["openai-like", "ollama"])
def test_nobody_is_at_home(provider: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert (
        failure(writer_of(provider, endpoint("m", f"http://127.0.0.1:{port}"))).end is WritingEnd.UNREACHABLE
    )


@pytest.mark.parametrize("provider", ["openai-like", "ollama"])
def test_nobody_answers(provider: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        failed = failure(writer_of(provider, endpoint("m", url, seconds=0.3)))
    assert failed.end in (WritingEnd.SLOW, WritingEnd.UNREACHABLE)


def test_an_address_is_needed() -> None:
    with pytest.raises(ConfigurationError, match="TRACUU_LLM_MODEL") as refused:
        writer_of("openai-like", endpoint("m", ""))
    assert "TRACUU_LLM_BASE_URL" in refused.value.way_out


def test_another_class_of_llama_index_is_given_the_settings_that_it_has() -> None:
    said = written(writer_of("llama_index.core.llms.mock:MockLLM", endpoint("m", "")))
    assert len(said.split()) == endpoint("m", "").answer_tokens


@pytest.mark.parametrize(
    "path", ["llama_index.llms.khong_co:Lop", "llama_index.core.llms:Khong", "retrieval.domain.span:Span"]
)
def test_no_class_of_llama_index(path: str) -> None:
    with pytest.raises(ConfigurationError):
        writer_of(path, endpoint("m", ""))

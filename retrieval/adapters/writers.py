"""Writers over llama-index's LLMs: OpenAI-compatible endpoints, Ollama, any other class by its path.

Importing this module costs about a second; only an office that has a model pays it. Each request has
its own HTTP client, closed with it, so that nothing outlives a request or an event loop.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass

import httpx
from llama_index.core.llms import LLM, ChatMessage, MessageRole

from retrieval.domain.errors import ConfigurationError
from retrieval.domain.writing import WriterFailed, WritingEnd

OpenLLM = Callable[[], AbstractAsyncContextManager[LLM]]
"""An LLM for one request."""

_TRANSPORT: tuple[type[Exception], ...] = (httpx.TransportError, OSError)
_BROKEN: tuple[type[Exception], ...] = (ValueError, LookupError, TypeError, AttributeError, RuntimeError)
_INSTALL = "Cài thêm bằng: pip install 'tracuu[llm]' (hoặc bỏ TRACUU_LLM_MODEL để trả lời không cần mô hình)."
OLLAMA = "ollama"
_TOO_MANY = 429
_SERVER_ERRORS = 500


@dataclass(frozen=True)
class Endpoint:
    """Where a model is and how much it may write; `seconds` bound each step of a request."""

    model: str
    base_url: str
    api_key: str | None
    seconds: float
    answer_tokens: int
    context_tokens: int


class LlamaIndexWriter:
    """A `Writer`; `errors` are what the library behind the LLM raises."""

    def __init__(self, name: str, open_llm: OpenLLM, errors: tuple[type[Exception], ...]) -> None:
        self._name = name
        self._open = open_llm
        self._errors = (*errors, *_TRANSPORT, *_BROKEN)

    @property
    def name(self) -> str:
        """The model."""
        return self._name

    async def write(self, rules: str, task: str) -> AsyncGenerator[str, None]:
        """The text in pieces."""
        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=rules),
            ChatMessage(role=MessageRole.USER, content=task),
        ]
        try:
            async with self._open() as llm, aclosing(await llm.astream_chat(messages)) as answers:
                async for answer in answers:
                    yield answer.delta or ""
        except self._errors as error:
            raise WriterFailed(_end_of(error), type(error).__name__) from error


def _end_of(error: Exception) -> WritingEnd:
    """What a failure means; libraries wrap each other's errors, so causes are looked at too."""
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status > 0:
        if status == _TOO_MANY:
            return WritingEnd.RATE_LIMITED
        return WritingEnd.UNREACHABLE if status >= _SERVER_ERRORS else WritingEnd.REJECTED
    chain = [error, error.__cause__, error.__context__]
    if any(isinstance(each, (httpx.TimeoutException, TimeoutError)) for each in chain):
        return WritingEnd.SLOW
    if any(isinstance(each, httpx.RemoteProtocolError) for each in chain):
        return WritingEnd.BROKEN
    if any(isinstance(each, _TRANSPORT) for each in chain):
        return WritingEnd.UNREACHABLE
    return WritingEnd.BROKEN


def writer_of(provider: str, endpoint: Endpoint) -> LlamaIndexWriter:
    """The writer of a provider's name; raises ConfigurationError where something is missing."""
    if ":" in provider:
        return by_class(provider, endpoint)
    if not endpoint.base_url:
        raise ConfigurationError(
            "Đã đặt TRACUU_LLM_MODEL nhưng chưa có địa chỉ của mô hình.", "Đặt TRACUU_LLM_BASE_URL."
        )
    return ollama(endpoint) if provider == OLLAMA else openai_like(endpoint)


def openai_like(endpoint: Endpoint) -> LlamaIndexWriter:
    """A writer over an OpenAI-compatible endpoint: vLLM, llama.cpp, LM Studio, OpenAI itself."""
    try:
        from llama_index.llms.openai_like import OpenAILike
        from openai import OpenAIError
    except ImportError as error:
        raise _missing("llama-index-llms-openai-like") from error
    # Built once: certificates are read from disk. The client logs every request with its address.
    context = httpx.create_ssl_context()
    logging.getLogger("httpx").setLevel(logging.WARNING)

    @asynccontextmanager
    async def opened() -> AsyncIterator[LLM]:
        async with httpx.AsyncClient(timeout=endpoint.seconds, verify=context) as client:
            yield OpenAILike(
                model=endpoint.model,
                api_base=endpoint.base_url,
                api_key=endpoint.api_key or "none",
                is_chat_model=True,
                temperature=0.0,
                max_tokens=endpoint.answer_tokens,
                context_window=endpoint.context_tokens,
                timeout=endpoint.seconds,
                max_retries=0,
                async_http_client=client,
            )

    return LlamaIndexWriter(endpoint.model, opened, (OpenAIError,))


def ollama(endpoint: Endpoint) -> LlamaIndexWriter:
    """A writer over Ollama's own API, which unlike its OpenAI face sets the context window."""
    try:
        from llama_index.llms.ollama import Ollama
        from ollama import AsyncClient, ResponseError
    except ImportError as error:
        raise _missing("llama-index-llms-ollama") from error
    headers = {"Authorization": f"Bearer {endpoint.api_key}"} if endpoint.api_key else {}
    logging.getLogger("httpx").setLevel(logging.WARNING)

    @asynccontextmanager
    async def opened() -> AsyncIterator[LLM]:
        client = AsyncClient(host=endpoint.base_url, timeout=endpoint.seconds, headers=headers)
        try:
            yield Ollama(
                model=endpoint.model,
                base_url=endpoint.base_url,
                temperature=0.0,
                context_window=endpoint.context_tokens,
                additional_kwargs={"num_predict": endpoint.answer_tokens},
                async_client=client,
            )
        finally:
            await client.close()  # type: ignore[no-untyped-call]

    return LlamaIndexWriter(endpoint.model, opened, (ResponseError,))


def by_class(path: str, endpoint: Endpoint) -> LlamaIndexWriter:
    """A writer over another LLM class of llama-index: 'llama_index.llms.anthropic:Anthropic'.

    What its constructor calls the settings differs: of the usual names it is given those it has.
    """
    module, _, name = path.partition(":")
    try:
        found: object = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise _missing(path) from error
    if not (isinstance(found, type) and issubclass(found, LLM)):
        raise ConfigurationError(
            f"TRACUU_LLM_PROVIDER: “{path}” không phải lớp LLM của llama-index.",
            "Viết theo mẫu llama_index.llms.anthropic:Anthropic.",
        )
    kind, offered = found, _offered(endpoint)
    fields = {field: value for field, value in offered.items() if field in kind.model_fields}

    @asynccontextmanager
    async def opened() -> AsyncIterator[LLM]:
        yield kind(**fields)

    # What a package that we do not know raises, we do not know either.
    return LlamaIndexWriter(endpoint.model, opened, (Exception,))


def _offered(endpoint: Endpoint) -> dict[str, object]:
    offered: dict[str, object] = {
        "model": endpoint.model,
        "temperature": 0.0,
        "max_tokens": endpoint.answer_tokens,
        "context_window": endpoint.context_tokens,
        "timeout": endpoint.seconds,
        "request_timeout": endpoint.seconds,
        "max_retries": 0,
    }
    addressed = {"api_base": endpoint.base_url, "base_url": endpoint.base_url, "api_key": endpoint.api_key}
    return offered | {field: value for field, value in addressed.items() if value}


def _missing(package: str) -> ConfigurationError:
    return ConfigurationError(
        f"Đã cấu hình mô hình ngôn ngữ nhưng chưa cài phần cần cho nó ({package}).", _INSTALL
    )

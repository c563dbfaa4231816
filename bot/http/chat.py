"""The OpenAI-compatible front: chat programs use tracuu as a model, citations included."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import AsyncIterator, Sequence
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from bot.http import wording
from bot.http.access import Asking, CsrfProtected, ServicesHere, within_quota
from bot.http.answering import Answering, Kept
from bot.http.ask import LONGEST_QUESTION, AnsweringHere, storable
from bot.http.principal import Principal
from bot.http.problems import Problem, problem_body
from bot.render.markdown import paragraphs
from bot.services import Services
from retrieval.contract import AnswerJson, CitationJson, answer_json
from retrieval.domain.query import Question

router = APIRouter(prefix="/v1", tags=["tương thích OpenAI"], dependencies=[Depends(within_quota)])

MODEL = "tracuu"
_EVENTS = "text/event-stream"


class Part(BaseModel):
    """A piece of a message; only text is read."""

    type: str
    text: Annotated[str, Field(max_length=20_000)] = ""


class Message(BaseModel):
    """One message of the conversation."""

    role: Annotated[str, Field(max_length=50, examples=["user"])]
    content: Annotated[
        Annotated[str, Field(max_length=20_000)] | Annotated[list[Part], Field(max_length=100)] | None,
        Field(examples=["GTSX công nghiệp 2021 tăng bao nhiêu?"]),
    ] = None

    @property
    def text(self) -> str:
        """The words."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text").strip()
        return (self.content or "").strip()


class ChatRequest(BaseModel):
    """A conversation; settings of sampling are taken and have no effect: answers are quotes."""

    model: Annotated[str, Field(max_length=100)] = MODEL
    messages: Annotated[list[Message], Field(min_length=1, max_length=500)]
    stream: bool = False


class ReplyJson(TypedDict):
    """The message of the model; `citations` as in docs/answer-schema.md."""

    role: Literal["assistant"]
    content: str
    citations: list[CitationJson]


class ChoiceJson(TypedDict):
    """The one answer there is."""

    index: int
    message: ReplyJson
    finish_reason: Literal["stop"]


class UsageJson(TypedDict):
    """No tokens are used: nothing is generated."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class CompletionJson(TypedDict):
    """What chat programs expect, and under `tracuu` the whole answer."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[ChoiceJson]
    usage: UsageJson
    tracuu: AnswerJson


class ModelJson(TypedDict):
    """A model that may be named."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class ModelsJson(TypedDict):
    """The models that there are."""

    object: Literal["list"]
    data: list[ModelJson]


@router.get("/models", summary="Các mô hình")
async def models(principal: Asking) -> ModelsJson:
    """There is one."""
    return {
        "object": "list",
        "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}],
    }


@router.post(
    "/chat/completions",
    summary="Hỏi theo dạng trò chuyện",
    response_model=CompletionJson,
    responses={200: {"content": {_EVENTS: {"schema": {"type": "string"}}}}},
    dependencies=[CsrfProtected],
)
async def complete(
    asked: ChatRequest, principal: Asking, services: ServicesHere, answering: AnsweringHere
) -> CompletionJson | Response:
    """Answers the last message of the user, which may follow those before it."""
    question = await services.run(_question, services, principal, asked.messages)
    if asked.stream:
        told = _streamed(answering, principal, question)
        return StreamingResponse(told, media_type=_EVENTS, headers={"X-Accel-Buffering": "no"})
    return _completion(await answering.answer(principal, question))


def _question(services: Services, principal: Principal, messages: Sequence[Message]) -> Question:
    """The last message, in a conversation named by what its user has said so far.

    Chat programs keep no conversation but send it whole: the memory of its first part is carried on.
    """
    said = [storable(message.text) for message in messages if message.role == "user"]
    if messages[-1].role != "user" or not said[-1] or len(said[-1]) > LONGEST_QUESTION:
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, wording.NO_QUESTION, wording.QUESTION_LENGTH)
    conversations, now = services.archive.conversations, _named(principal, said)
    before = conversations.recall(_named(principal, said[:-1])) if len(said) > 1 else None
    if before is not None:
        conversations.remember(now, before)
    else:
        conversations.forget(now)
    return Question(said[-1], principal.scope, services.today(), now)


def _named(principal: Principal, said: Sequence[str]) -> str:
    return principal.conversation("chat:" + hashlib.sha256("\0".join(said).encode()).hexdigest())


def _completion(kept: Kept) -> CompletionJson:
    answer = answer_json(kept.answer)
    content = "\n\n".join(paragraphs(kept.answer))
    message: ReplyJson = {"role": "assistant", "content": content, "citations": answer["citations"]}
    return {
        "id": kept.card.id,
        "object": "chat.completion",
        "created": int(time.time()),
        "model": MODEL,
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
        "tracuu": answer,
    }


async def _streamed(answering: Answering, principal: Principal, question: Question) -> AsyncIterator[str]:
    """Chunks as chat programs expect them; nothing of an answer leaves before all of it is verified."""
    try:
        kept = await answering.answer(principal, question)
    except Problem as problem:
        yield _data({"error": {**problem_body(problem), "message": problem.detail}})
    else:
        yield _chunk(kept, {"role": "assistant", "content": ""})
        for paragraph in paragraphs(kept.answer):
            yield _chunk(kept, {"content": paragraph + "\n\n"})
        yield _chunk(kept, {"citations": answer_json(kept.answer)["citations"]}, "stop")
    yield "data: [DONE]\n\n"


def _chunk(kept: Kept, delta: dict[str, Any], finish_reason: str | None = None) -> str:
    return _data(
        {
            "id": kept.card.id,
            "object": "chat.completion.chunk",
            "created": int(time.time()),
            "model": MODEL,
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish_reason}],
        }
    )


def _data(data: object) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"

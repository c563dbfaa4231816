"""Questions over HTTP: the answer, its follow-ups, its events, opinions, and the front for chat programs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import jsonschema
import pytest
from fastapi import FastAPI

from bot.http import examples
from bot.http.answering import Answering
from bot.http.app import create_app
from bot.http.metrics import Metrics
from bot.http.principal import visitor
from bot.services import Services
from bot.settings import HttpSettings
from bot.state.people import Permitted
from bot.state.rights import Right
from retrieval.ask.assistant import Assistant
from retrieval.ask.events import Event
from retrieval.domain.query import Question
from tests.integration.http.conftest import calling

QUESTION = "GTSX công nghiệp 2021 tăng bao nhiêu?"
SCHEMA = Path(__file__).parents[3] / "docs" / "answer.schema.json"


def key(services: Services, *rights: Right, reads: tuple[str, ...] | None = None) -> dict[str, str]:
    """The header of a system with these rights."""
    secret = services.state.keys.create(f"khoá {len(services.state.keys.all())}", rights, Permitted.of(reads))
    return {"Authorization": f"Bearer {secret}"}


async def ask(client: httpx.AsyncClient, question: str, **more: object) -> dict[str, object]:
    reply = await client.post("/v1/ask", json={"question": question, **more})
    assert reply.status_code == 200, reply.text
    answer: dict[str, object] = reply.json()
    return answer


async def test_an_answer_is_the_contracts(here: httpx.AsyncClient, services: Services) -> None:
    answer = await ask(here, QUESTION)
    assert answer.pop("id")
    jsonschema.validate(answer, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert "17,04%" in str(answer["headline"])
    (entry,) = services.state.audit.entries()
    assert (entry.action, entry.outcome, entry.channel, entry.subject) == (
        "ask",
        "answered",
        "open",
        QUESTION,
    )
    assert entry.documents and entry.milliseconds is not None


async def test_the_example_of_the_openapi_is_an_answer(here: httpx.AsyncClient) -> None:
    ask = (await here.get("/openapi.json")).json()["paths"]["/v1/ask"]["post"]
    shown = ask["responses"]["200"]["content"]["application/json"]["example"]
    # The OpenAPI leaves nulls out.
    assert (shown["id"], shown["headline"]) == (examples.ANSWER["id"], examples.ANSWER["headline"])
    answer = {name: value for name, value in examples.ANSWER.items() if name != "id"}
    jsonschema.validate(answer, json.loads(SCHEMA.read_text(encoding="utf-8")))


async def test_a_question_follows_the_one_before_in_its_conversation_only(here: httpx.AsyncClient) -> None:
    await ask(here, QUESTION, conversation="a")
    followed = await ask(here, "còn năm 2020?", conversation="a")
    assert "giá trị sản xuất công nghiệp" in followed["understood"]["text"]  # type: ignore[index]
    alone = await ask(here, "còn năm 2020?", conversation="b")
    assert "giá trị sản xuất" not in alone["understood"]["text"]  # type: ignore[index]


async def test_conversations_of_others_are_out_of_reach(services: Services, here: httpx.AsyncClient) -> None:
    await ask(here, QUESTION, conversation="a")
    headers = key(services, Right.ASK)
    body = {"question": "còn năm 2020?", "conversation": "a"}
    answer = (await here.post("/v1/ask", json=body, headers=headers)).json()
    assert "giá trị sản xuất" not in answer["understood"]["text"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": ""},
        {"question": " \n"},
        {"question": "a" * 1001},
        {"question": 5},
        {"question": "\ud800?"},
        {"question": "a?", "conversation": "x" * 101},
        {"question": "a?", "collections": "giam-sat"},
        [],
    ],
)
async def test_what_is_no_question_is_told_so_in_vietnamese(here: httpx.AsyncClient, body: object) -> None:
    headers = {"Content-Type": "application/json"}
    refused = await here.post("/v1/ask", content=json.dumps(body), headers=headers)
    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("Trường “")
    assert "giá trị không dùng được" not in refused.json()["detail"]


async def test_hostile_words_are_words(here: httpx.AsyncClient) -> None:
    for question in (
        "a\x00b?",
        "'; DROP TABLE documents; --",
        "<script>alert(1)</script>",
        "𠀀" * 1000,
    ):
        body = json.dumps({"question": question, "conversation": question[:99]})
        reply = await here.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
        assert reply.status_code == 200, question


async def test_what_may_not_be_read_is_not_there(services: Services, here: httpx.AsyncClient) -> None:
    headers = key(services, Right.ASK, reads=("nghi-quyet",))
    hidden = (await here.post("/v1/ask", json={"question": QUESTION}, headers=headers)).json()
    assert "giam-sat/" not in json.dumps(hidden) and "17,04" not in json.dumps(hidden)
    for collection in ("giam-sat", "khong-co"):
        body = {"question": QUESTION, "collections": [collection]}
        refused = await here.post("/v1/ask", json=body, headers=headers)
        assert (refused.status_code, refused.json()["detail"][:6]) == (404, "Không ")
    narrowed = await ask(here, QUESTION, collections=["nghi-quyet"])
    assert {each["document"]["file"][:2] for each in narrowed["citations"]} != {"03"}  # type: ignore[union-attr, index, attr-defined]


def events(text: str) -> Iterator[tuple[str, object]]:
    """The events of a stream."""
    for event in text.strip().split("\n\n"):
        name, data = event.split("\n")
        yield name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


async def test_the_stages_are_told_as_they_come(here: httpx.AsyncClient) -> None:
    reply = await here.post("/v1/ask", json={"question": QUESTION}, headers={"Accept": "text/event-stream"})
    assert reply.headers["content-type"].startswith("text/event-stream")
    *stages, (name, answer) = events(reply.text)
    told = [("stage", {"stage": stage}) for stage in ("understand", "retrieve", "compose", "verify")]
    assert (stages, name) == (told, "answer")
    assert answer["outcome"] == "answered" and answer["id"]  # type: ignore[index]


async def test_too_many_and_too_slow_are_told_so(services: Services) -> None:
    app = create_app(services, HttpSettings(http_seconds=0.0001))
    async with calling(app) as client:
        late = await client.post("/v1/ask", json={"question": QUESTION})
        assert late.status_code in (408, 504)
        app.state.answering.under_way = 100
        busy = await client.post("/v1/ask", json={"question": QUESTION})
        streamed = await client.post(
            "/v1/ask", json={"question": QUESTION}, headers={"Accept": "text/event-stream"}
        )
    assert busy.status_code == 408 or (busy.status_code, busy.headers["retry-after"]) == (503, "5")
    assert streamed.status_code == 408 or [name for name, _ in events(streamed.text)] == ["problem"]


class Slow:
    """An assistant that waits for a model longer than anybody else may take."""

    model_seconds = 60.0

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    async def stream(self, question: Question) -> AsyncIterator[Event]:
        await asyncio.sleep(0.05)
        async for event in self._assistant.stream(question):
            yield event


async def test_who_waited_for_a_model_is_still_answered(services: Services) -> None:
    slow = replace(services, assistant=Slow(services.assistant))  # type: ignore[arg-type]
    answering = Answering(slow, Metrics(), waiting=1, seconds=0.01)
    asker = visitor(["giam-sat", "nghi-quyet"])
    kept = await answering.answer(asker, Question(QUESTION, asker.scope, services.today()))
    assert "17,04%" in kept.answer.outcome.headline


async def test_a_quota_is_each_ones_own(services: Services) -> None:
    first, second = key(services, Right.ASK), key(services, Right.ASK)
    async with calling(create_app(services, HttpSettings(http_quota=2))) as client:
        statuses = [(await client.get("/v1/models", headers=first)).status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        assert (await client.get("/v1/models", headers=second)).status_code == 200
        assert [(await client.get("/v1/models")).status_code for _ in range(3)] == [200] * 3


async def test_opinions_are_the_askers_own(services: Services, here: httpx.AsyncClient, app: FastAPI) -> None:
    answer = await ask(here, QUESTION)
    document = answer["citations"][0]["document"]  # type: ignore[index]
    opinion = {
        "answer": answer["id"],
        "verdict": "down",
        "remark": "phải là 17,0%",
        "document": document["id"],
    }
    assert (await here.post("/v1/feedback", json=opinion)).status_code == 204
    (kept,) = services.state.feedback.export()
    assert (kept["verdict"], kept["correction"], kept["document"]) == (
        "down",
        "phải là 17,0%",
        document["file"],
    )
    stranger = key(services, Right.ASK)
    assert (await here.post("/v1/feedback", json=opinion, headers=stranger)).status_code == 404
    assert (await here.post("/v1/feedback", json=opinion | {"document": "x"})).status_code == 404
    assert (await here.post("/v1/feedback", json=opinion | {"answer": "x"})).status_code == 404
    assert (await here.post("/v1/feedback", json=opinion | {"verdict": "?"})).status_code == 422
    assert (await here.get("/v1/feedback")).status_code == 403
    listed = await here.get("/v1/feedback", headers=key(services, Right.ADMIN))
    assert listed.json()[0]["question"] == QUESTION


async def test_a_right_that_was_not_given_is_refused(services: Services, here: httpx.AsyncClient) -> None:
    reader, asker = key(services, Right.READ), key(services, Right.ASK)
    assert (await here.post("/v1/ask", json={"question": QUESTION}, headers=reader)).status_code == 403
    assert (await here.get("/v1/documents", headers=asker)).status_code == 403
    assert (await here.get("/metrics", headers=asker)).status_code == 403


def chat(*said: str, **more: object) -> dict[str, object]:
    """A conversation as chat programs send it; users and model take turns."""
    roles = ("user", "assistant")
    messages = [{"role": roles[n % 2], "content": text} for n, text in enumerate(said)]
    return {"model": "tracuu", "messages": messages, **more}


async def test_chat_programs_get_answers_with_citations(here: httpx.AsyncClient) -> None:
    assert (await here.get("/v1/models")).json()["data"][0]["id"] == "tracuu"
    reply = (await here.post("/v1/chat/completions", json=chat(QUESTION, temperature=0.7))).json()
    (choice,) = reply["choices"]
    assert "**17,04%" in choice["message"]["content"] and "Nguồn" in choice["message"]["content"]
    assert choice["message"]["citations"][0]["quote"] in reply["tracuu"]["text"]
    parts = {"role": "user", "content": [{"type": "text", "text": QUESTION}, {"type": "image_url"}]}
    reply = (await here.post("/v1/chat/completions", json={"messages": [parts]})).json()
    assert reply["tracuu"]["outcome"] == "answered"


async def test_chat_programs_follow_up(here: httpx.AsyncClient) -> None:
    await here.post("/v1/chat/completions", json=chat(QUESTION))
    followed = await here.post("/v1/chat/completions", json=chat(QUESTION, "17,04%", "còn năm 2020?"))
    assert "công nghiệp" in followed.json()["tracuu"]["understood"]["text"]
    alone = await here.post("/v1/chat/completions", json=chat("Xin chào", "Chào bạn", "còn năm 2020?"))
    assert "công nghiệp" not in alone.json()["tracuu"]["understood"]["text"]


async def test_chat_streams_in_the_form_that_programs_read(here: httpx.AsyncClient) -> None:
    reply = await here.post("/v1/chat/completions", json=chat(QUESTION, stream=True))
    *chunks, done = [line.removeprefix("data: ") for line in reply.text.strip().split("\n\n")]
    assert done == "[DONE]"
    deltas = [json.loads(chunk)["choices"][0] for chunk in chunks]
    assert "**17,04%" in "".join(each["delta"].get("content", "") for each in deltas)
    assert deltas[-1]["finish_reason"] == "stop" and deltas[-1]["delta"]["citations"]


@pytest.mark.parametrize("said", [("",), (QUESTION, "17,04%"), ("a" * 1001,)])
async def test_a_chat_ends_with_a_question(here: httpx.AsyncClient, said: tuple[str, ...]) -> None:
    refused = await here.post("/v1/chat/completions", json=chat(*said))
    assert refused.status_code == 422
    assert "câu hỏi" in refused.json()["detail"]

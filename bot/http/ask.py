"""`/v1/ask`: a question in, an answer with its proofs out; and what the asker thinks of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from bot.http import examples, wording
from bot.http.access import Administering, Asking, CsrfProtected, ServicesHere, within_quota
from bot.http.answering import Answering, Kept, narrowed
from bot.http.event_stream import MEDIA_TYPE, told, wants_events
from bot.http.principal import Principal
from bot.http.problems import Problem
from bot.services import Services
from bot.state.audit import Action, Entry
from bot.state.cards import Card, NoCard
from bot.state.feedback import FeedbackJson, Verdict
from retrieval.contract import AnswerJson, answer_json
from retrieval.domain.query import Question

router = APIRouter(prefix="/v1", tags=["hỏi"], dependencies=[Depends(within_quota)])

LONGEST_QUESTION = 1000
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION, pattern=r"\S")]


class Asked(BaseModel):
    """A question. `conversation`: the same name again lets a question follow the one before."""

    question: Annotated[Text, Field(examples=["GTSX công nghiệp 2021 tăng bao nhiêu?"])]
    conversation: Annotated[str, Field(max_length=100, examples=["phien-1"])] = ""
    collections: Annotated[list[str] | None, Field(max_length=100, examples=[None])] = None


class AnswerWithId(AnswerJson):
    """The answer as docs/answer-schema.md has it; `id` is what feedback names."""

    id: str


class Opinion(BaseModel):
    """What the asker thinks of an answer; `document` is the id of the one that shows the correction."""

    answer: Annotated[str, Field(max_length=100)]
    verdict: Verdict
    remark: Annotated[str, Field(max_length=2000)] = ""
    document: Annotated[str, Field(max_length=100)] = ""


def answering_of(request: Request) -> Answering:
    """What `create_app` made."""
    answering: Answering = request.app.state.answering
    return answering


AnsweringHere = Annotated[Answering, Depends(answering_of)]


@router.post(
    "/ask",
    summary="Hỏi một câu",
    response_model=AnswerWithId,
    responses={
        200: {
            "content": {
                "application/json": {"example": examples.ANSWER},
                MEDIA_TYPE: {"example": examples.EVENTS},
            }
        }
    },
    dependencies=[CsrfProtected],
)
async def ask(
    asked: Asked, request: Request, principal: Asking, services: ServicesHere, answering: AnsweringHere
) -> AnswerWithId | Response:
    """The answer in the documents' own words, each figure with its citation.

    With `Accept: text/event-stream` the events `stage`, `sentence`, then `answer` or `problem`.
    """
    question = Question(
        text=storable(asked.question),
        scope=narrowed(principal, asked.collections),
        asked_on=services.today(),
        conversation=principal.conversation(storable(asked.conversation)) if asked.conversation else None,
    )
    if wants_events(request):
        return told(answering.events(principal, question), lambda kept: ("answer", _json(kept)))
    return _json(await answering.answer(principal, question))


def _json(kept: Kept) -> AnswerWithId:
    return {**answer_json(kept.answer), "id": kept.card.id}


def storable(text: str) -> str:
    """JSON may spell NUL, which not every database can store."""
    return text.replace("\x00", " ")


@router.post("/feedback", summary="Góp ý về một câu trả lời", status_code=204, dependencies=[CsrfProtected])
async def judge(opinion: Opinion, principal: Asking, services: ServicesHere) -> None:
    """One opinion per answer, of its asker; a later one replaces it."""
    await services.run(_judge, services, principal, opinion)


@router.get("/feedback", summary="Góp ý đã nhận, theo dạng tracuu.feedback/1")
async def opinions(principal: Administering, services: ServicesHere) -> list[FeedbackJson]:
    """Every opinion, oldest first; who gave it is left out."""
    return await services.run(lambda: list(services.state.feedback.export()))


def _judge(services: Services, principal: Principal, opinion: Opinion) -> None:
    state, card = services.state, _own_card(services, principal, opinion.answer)
    state.feedback.judge(card, opinion.verdict)
    remark = storable(opinion.remark).strip()
    if remark:
        state.feedback.remark(card, remark)
    if remark and opinion.document:
        stored = services.archive.catalog.document(opinion.document, principal.scope)
        if stored is None:
            raise Problem(HTTPStatus.NOT_FOUND, wording.DOCUMENT_UNKNOWN)
        state.feedback.correct(card, stored.placement.path)
    state.audit.write(
        Entry(
            Action.FEEDBACK,
            opinion.verdict,
            principal.actor,
            subject=card.id,
            documents=card.documents,
            channel=principal.via,
        )
    )


def _own_card(services: Services, principal: Principal, card_id: str) -> Card:
    unknown = Problem(HTTPStatus.NOT_FOUND, wording.ANSWER_UNKNOWN)
    try:
        card = services.state.cards.find(card_id)
    except NoCard:
        raise unknown from None
    if card.owner != principal.actor:
        raise unknown
    return card

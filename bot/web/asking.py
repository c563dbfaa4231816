"""Asking on the page: a question becomes an answer in a conversation, which can be read again and printed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Path, Request, Response
from fastapi.responses import RedirectResponse

from bot.http.access import Asking, CsrfProtected, ServicesHere, within_quota
from bot.http.answering import Kept
from bot.http.ask import LONGEST_QUESTION, AnsweringHere, storable
from bot.http.event_stream import told, wants_events
from bot.http.principal import Principal
from bot.http.problems import Problem
from bot.services import Services
from bot.state.audit import Action, Entry
from bot.state.cards import Card, NoCard
from bot.state.feedback import Verdict
from bot.turns import refined
from bot.web import links, wording
from bot.web.answers import AnswerView, view
from bot.web.site import Site, SiteHere
from bot.web.templating import page
from retrieval.domain.query import Question

router = APIRouter()

CHAT = 0
"""The chat of every card that is made on the page: Telegram has none of this number."""
_LARGEST_NUMBER = 2**53 - 1
"""Conversations are numbered at random, so that none is guessed; scripts count exactly so far."""
_RECENT = 8
_SHOWN_TURNS = 20
_LONGEST_REMARK = 2000
Number = Annotated[int, Path(ge=1, le=_LARGEST_NUMBER)]


@dataclass(frozen=True)
class Turn:
    """One question of a conversation with its answer, and what the asker thought of it."""

    card_id: str
    question: str
    completed: str
    view: AnswerView
    verdict: Verdict | None


@router.get(links.ASK)
async def start(request: Request, principal: Asking, services: ServicesHere, site: SiteHere) -> Response:
    """The first page: what would you like to know?"""
    documents = await services.run(services.archive.catalog.documents, principal.scope)
    return page(
        request,
        "ask.html.j2",
        principal,
        documents=len(documents),
        examples=await site.examples.of(services, principal.scope) if documents else (),
        recent=await services.run(services.state.cards.recent, principal.actor, CHAT, _RECENT),
    )


@router.post(links.QUESTIONS, dependencies=[CsrfProtected, Depends(within_quota)])
async def ask(
    request: Request,
    principal: Asking,
    services: ServicesHere,
    site: SiteHere,
    answering: AnsweringHere,
    cau_hoi: Annotated[str, Form(max_length=LONGEST_QUESTION)] = "",
    chuyen: Annotated[int, Form(ge=0, le=_LARGEST_NUMBER)] = 0,
    the: Annotated[str, Form()] = "",
    chon: Annotated[str, Form()] = "",
) -> Response:
    """Answer a question, or the question of card `the` for the document `chon`, in conversation `chuyen`.

    The page's own script is told the making of the answer, and last where it is shown.
    """
    number = chuyen or secrets.randbelow(_LARGEST_NUMBER) + 1
    name = principal.conversation(str(number))
    text = storable(cau_hoi).strip()
    if chon:
        text = await services.run(_chosen, services, principal, the, chon)
        await services.run(services.archive.conversations.forget, name)
    if not text:
        return _see(links.conversation(chuyen) if chuyen else links.ASK)
    question = Question(text, principal.scope, services.today(), name)

    def shown(kept: Kept) -> str:
        site.answers.keep(kept.card.id, principal.scope, kept.answer)
        return links.turn(number, kept.card.id)

    if wants_events(request):
        events = answering.events(principal, question, chat=CHAT, thread=number)
        return told(events, lambda kept: ("shown", {"address": shown(kept)}))
    return _see(shown(await answering.answer(principal, question, chat=CHAT, thread=number)))


@router.get(links.QUESTIONS + "/{number}")
async def conversation(
    request: Request, number: Number, principal: Asking, services: ServicesHere, site: SiteHere
) -> Response:
    """The questions of a conversation with their answers."""
    cards = await services.run(services.state.cards.conversation, principal.actor, CHAT, number)
    if not cards:
        raise Problem(HTTPStatus.NOT_FOUND, wording.NO_CONVERSATION, wording.ASK_ANEW)
    turns = await _turns(services, site, principal, cards[-_SHOWN_TURNS:])
    return page(request, "conversation.html.j2", principal, turns=turns, number=number)


@router.get(links.QUESTIONS + "/{number}/{card_id}/in")
async def printed(
    request: Request, number: Number, card_id: str, principal: Asking, services: ServicesHere, site: SiteHere
) -> Response:
    """One answer for paper, everything unfolded."""
    card = await services.run(_own_card, services, principal, number, card_id)
    turns = await _turns(services, site, principal, (card,))
    day = services.today()
    return page(request, "printed.html.j2", principal, turn=turns[0], number=number, day=day)


@router.post(links.QUESTIONS + "/{number}/{card_id}/gop-y", dependencies=[CsrfProtected])
async def judge(
    number: Number,
    card_id: str,
    principal: Asking,
    services: ServicesHere,
    y_kien: Annotated[Verdict, Form()],
    nhan_xet: Annotated[str, Form(max_length=_LONGEST_REMARK)] = "",
) -> Response:
    """Keep what the asker thinks of an answer."""
    await services.run(_judge, services, principal, number, card_id, y_kien, storable(nhan_xet).strip())
    return _see(links.turn(number, card_id))


async def _turns(services: Services, site: Site, principal: Principal, cards: tuple[Card, ...]) -> list[Turn]:
    verdicts = await services.run(services.state.feedback.of, [card.id for card in cards])
    turns = []
    for card in cards:
        answer = site.answers.find(card.id, principal.scope)
        if answer is None:
            # The card keeps the question completed: it needs no conversation to be understood.
            question = Question(card.question, principal.scope, services.today())
            # Up to twenty at once: nobody waits for a model to word them all again.
            answer = await services.assistant.ask(question, extractive=True)
            site.answers.keep(card.id, principal.scope, answer)
        turns.append(Turn(card.id, answer.question, card.question, view(answer), verdicts.get(card.id)))
    return turns


def _own_card(services: Services, principal: Principal, number: int, card_id: str) -> Card:
    """A card of this conversation of this person; anybody else's is as good as none."""
    try:
        card = services.state.cards.find(card_id)
    except NoCard as error:
        raise Problem(HTTPStatus.NOT_FOUND, wording.NO_CONVERSATION, wording.ASK_ANEW) from error
    if (card.owner, card.chat, card.thread) != (principal.actor, CHAT, number):
        raise Problem(HTTPStatus.NOT_FOUND, wording.NO_CONVERSATION, wording.ASK_ANEW)
    return card


def _chosen(services: Services, principal: Principal, card_id: str, document_id: str) -> str:
    """The question that a choice among documents stands for."""
    stored = services.archive.catalog.document(document_id, principal.scope)
    try:
        card = services.state.cards.find(card_id)
    except NoCard as error:
        raise Problem(HTTPStatus.NOT_FOUND, wording.NO_CONVERSATION, wording.ASK_ANEW) from error
    if stored is None or card.owner != principal.actor:
        raise Problem(HTTPStatus.NOT_FOUND, wording.NO_DOCUMENT, wording.SEE_LIST)
    return refined(card, stored)


def _judge(
    services: Services, principal: Principal, number: int, card_id: str, verdict: Verdict, remark: str
) -> None:
    card = _own_card(services, principal, number, card_id)
    services.state.feedback.judge(card, verdict)
    if remark:
        services.state.feedback.remark(card, remark)
    services.state.audit.write(
        Entry(
            Action.FEEDBACK,
            verdict,
            principal.actor,
            subject=card.id,
            documents=card.documents,
            channel=principal.via,
        )
    )


def _see(address: str) -> Response:
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)

"""Asking the cases: order, conversations, interrupts, going on."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.asking import Job, without_diacritics
from eval.records import ANSWERS, read_records
from eval.run import Asking, Silence, by_id, ordered, run
from retrieval.domain.errors import CasesInvalid
from retrieval.domain.query import Scope
from tests.eval.archive import ASKED_ON, ScriptedAsker, figure_case, rice_case

SCOPE = Scope.of(["kho"])


def cases(*specs):
    return tuple(figure_case(id=id_, question=f"câu {id_}?", follows=follows) for id_, follows in specs)


CHAIN = cases(("a", None), ("b", "a"), ("c", None), ("d", "b"), ("e", "a"))


class Interrupted(ScriptedAsker):
    """Stops like Ctrl-C when asked a certain question."""

    def __init__(self, at):
        super().__init__({})
        self.at = at

    async def ask(self, question):
        if question.text == self.at:
            raise asyncio.CancelledError
        return await super().ask(question)


def asking(asker, known=CHAIN):
    return Asking(asker, SCOPE, ASKED_ON, by_id(known))


async def test_follow_ups_come_right_after_what_they_follow(tmp_path):
    assert [case.id for case in ordered(CHAIN)] == ["a", "b", "d", "e", "c"]
    asker = ScriptedAsker({"câu a?": ("d1", "tăng 17,04%")})
    records = await run(CHAIN, asking(asker), Silence(), tmp_path)
    assert [each.case_id for each in records] == ["a", "b", "c", "d", "e"]
    chats = {}
    for text, chat in asker.asked:
        chats.setdefault(chat, []).append(text.split()[1].rstrip("?"))
    # e follows a, but b was said after it: a is asked again in a fresh chat, and not recorded twice.
    assert list(chats.values()) == [["a", "b", "d"], ["a", "e"], ["c"]]


async def test_the_answer_and_its_trace_are_on_disk(tmp_path):
    asker = ScriptedAsker({"câu a?": ("d1", "tăng 17,04%")})
    (given,) = await run(CHAIN[:1], asking(asker), Silence(), tmp_path)
    line = json.loads((tmp_path / ANSWERS).read_text(encoding="utf-8"))
    assert line["id"] == "a"
    assert line["answer"]["citations"][0]["quote"] == "tăng 17,04%"
    assert line["trace"]["candidates"][0]["file"] == "bao-cao/growth.docx"
    assert read_records(tmp_path / ANSWERS) == (given,)


async def test_an_interrupt_keeps_what_was_answered_and_resume_goes_on(tmp_path):
    with pytest.raises(asyncio.CancelledError):
        await run(CHAIN, asking(Interrupted("câu d?")), Silence(), tmp_path)
    assert [each.case_id for each in read_records(tmp_path / ANSWERS)] == ["a", "b"]
    asker = ScriptedAsker({})
    records = await run(CHAIN, asking(asker), Silence(), tmp_path, resume=True)
    assert [each.case_id for each in records] == ["a", "b", "c", "d", "e"]
    # d needs a and b said before in its chat; both are asked again, neither is recorded again.
    assert [text for text, _ in asker.asked] == [f"câu {id_}?" for id_ in "abdaec"]
    assert [each.case_id for each in read_records(tmp_path / ANSWERS)] == ["a", "b", "d", "e", "c"]


async def test_resume_drops_a_torn_line_and_reworded_questions(tmp_path):
    await run(CHAIN[:1], asking(ScriptedAsker({})), Silence(), tmp_path)
    with (tmp_path / ANSWERS).open("a", encoding="utf-8") as lines:
        lines.write('{"id": "c", "ans')
    assert len(read_records(tmp_path / ANSWERS)) == 1
    reworded = (figure_case(id="a", question="hỏi khác?"),)
    asker = ScriptedAsker({})
    await run(reworded, asking(asker, reworded), Silence(), tmp_path, resume=True)
    assert [text for text, _ in asker.asked] == ["hỏi khác?"]


async def test_without_resume_everything_is_asked_anew(tmp_path):
    for _ in range(2):
        asker = ScriptedAsker({})
        await run(CHAIN, asking(asker), Silence(), tmp_path)
        assert len(asker.asked) == 6
    assert len(read_records(tmp_path / ANSWERS)) == 5


async def test_a_selected_follow_up_still_gets_its_conversation(tmp_path):
    asker = ScriptedAsker({})
    await run(CHAIN[3:4], asking(asker), Silence(), tmp_path)
    assert [text for text, _ in asker.asked] == ["câu a?", "câu b?", "câu d?"]
    assert len({chat for _, chat in asker.asked}) == 1


def test_foreign_lines_are_refused(tmp_path):
    path = tmp_path / ANSWERS
    path.write_text('{"id": "a", "answer": {"schema": "other/1"}}\n', encoding="utf-8")
    with pytest.raises(CasesInvalid, match=r"tracuu\.answer/1"):
        read_records(path)
    assert read_records(tmp_path / "none.jsonl") == ()


def test_twins_without_diacritics_keep_everything_but_the_question(tmp_path: Path) -> None:
    case = figure_case()
    job = Job(tmp_path, None, (case, rice_case()), (case,), tmp_path, ASKED_ON)
    bare = without_diacritics(job)
    assert bare.cases == (replace(case, question="cong nghiep 2021 tang bao nhieu?"),)
    assert [each.question for each in bare.known] == ["cong nghiep 2021 tang bao nhieu?", "san luong lua?"]

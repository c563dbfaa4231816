import asyncio
import threading
from dataclasses import dataclass, field

import pytest

from retrieval.adapters.sql.relations import SqlRelations
from retrieval.adapters.sql.scans import SqlScans
from retrieval.ask.assistant import Assistant
from retrieval.domain.answer import Reason
from retrieval.ports import Embedding, Turn
from tests.fakes.archive import Paper, TextArchive, timeless
from tests.fakes.embedder import HashingEmbedder
from tests.retrieval.ask import papers
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered, not_found


def yearly(place: str, first: str, second: str) -> Paper:
    title = f"Xuất khẩu tỉnh {place}"
    return Paper(
        file=f"{place}.txt",
        subject=title,
        text=f"{title}\n\nNăm 2021, giá trị xuất khẩu đạt {first} triệu USD.\n\n"
        f"Năm 2022, giá trị xuất khẩu đạt {second} triệu USD.",
    )


@pytest.fixture
def offices(archive: Opening) -> TextArchive:
    return archive(
        yearly("Bình Thuận", "701", "702"), yearly("Nam Định", "801", "802"), papers.RESOLUTION, papers.REPORT
    )


FIRST = "Giá trị xuất khẩu tỉnh Bình Thuận năm 2021 đạt bao nhiêu?"


def test_follow_ups_change_year_and_place(offices: TextArchive) -> None:
    def headline(text: str) -> str:
        return answered(offices.ask(text, conversation="c")).headline

    assert headline(FIRST) == "701 triệu USD"
    assert headline("còn năm 2022?") == "702 triệu USD"
    assert headline("còn Nam Định?") == "802 triệu USD"
    assert headline("thế năm 2021 thì sao?") == "801 triệu USD"


def test_places_may_be_named_without_their_level(archive: Opening) -> None:
    told = {"huyện Tuy Phước": "101", "thị xã Hoài Nhơn": "202"}
    offices = archive(
        *(
            Paper(file=f"{n}.txt", text=f"Năm 2022, {place} thu ngân sách đạt {value} tỷ đồng.")
            for n, (place, value) in enumerate(told.items())
        )
    )
    first = offices.ask("Thu ngân sách Tuy Phước năm 2022 bao nhiêu?", conversation="c")
    assert answered(first).headline == "101 tỷ đồng"
    assert answered(offices.ask("còn Hoài Nhơn?", conversation="c")).headline == "202 tỷ đồng"
    not_found(offices.ask("Thu ngân sách Phù Cát năm 2022 bao nhiêu?"), Reason.NO_FIGURE)


def test_a_follow_up_about_a_part(offices: TextArchive) -> None:
    whole = answered(
        offices.ask("Tổng thu ngân sách nhà nước năm 2021 của Bình Thuận là bao nhiêu?", conversation="c")
    )
    assert whole.headline.startswith("12.345 tỷ đồng")
    part = answered(offices.ask("trong đó thu nội địa là bao nhiêu?", conversation="c"))
    assert part.headline.startswith("9.020 tỷ đồng")


def test_a_follow_up_looks_first_into_what_was_cited(archive: Opening) -> None:
    louder = Paper(file="tin.txt", text="Bà Trần Thị Tư phụ trách, phụ trách chung, lái xe cứu thương.")
    offices = archive(papers.RESOLUTION, louder)
    answered(offices.ask("Nghị quyết 20/2021/NQ-HĐND nội dung gì?", conversation="c"))
    answer = offices.ask("ai phụ trách tổ công tác?", conversation="c")
    assert {candidate.document_id for candidate in answer.trace.candidates} == {papers.RESOLUTION.id}
    assert "Nguyễn Văn Bình" in answered(answer).headline
    answer = offices.ask("thế ai lái xe cứu thương?", conversation="c")
    assert answered(answer).citations[0].stored.id == louder.id


def test_a_short_question_is_answered_from_what_was_cited_where_that_says_it(archive: Opening) -> None:
    bridge = Paper(file="a.txt", text="Cầu Rồng do ông Trần Văn Minh thiết kế. Khởi công ngày 11/02/2015.")
    others = [Paper(file=f"{n}.txt", text=f"Khởi công ngày 0{n}/06/2019.") for n in range(1, 5)]
    offices = archive(bridge, *others)
    answered(offices.ask("Ai thiết kế cầu Rồng?", conversation="c"))
    assert answered(offices.ask("khởi công ngày nào?", conversation="c")).headline == "ngày 11/02/2015"


def test_a_bare_figure_is_of_what_was_cited_and_of_nothing_else(archive: Opening) -> None:
    bridge = Paper(
        file="a.txt",
        text="Cầu Rồng do ông Trần Văn Minh thiết kế. Tổng mức đầu tư là 120 tỷ đồng, vốn vay là 20 tỷ đồng.",
    )
    others = [Paper(file=f"{n}.txt", text=f"Tổng mức đầu tư là {n} tỷ đồng.") for n in range(1, 5)]
    offices = archive(bridge, *others)
    answered(offices.ask("Ai thiết kế cầu Rồng?", conversation="c"))
    answer = answered(offices.ask("Tổng mức đầu tư bao nhiêu, vốn vay bao nhiêu?", conversation="c"))
    assert answer.headline == "120 tỷ đồng, 20 tỷ đồng"


def test_what_nothing_answers_may_be_asked_of_what_was_cited_in_its_own_words(archive: Opening) -> None:
    customs = Paper(
        file="a.txt",
        text="Sáu tháng đầu năm 2018, Hải quan Bình Dương thu ngân sách 5.983 tỷ đồng. "
        "Chỉ tiêu Bộ Tài chính giao cả năm 2018 là 12.900 tỷ đồng.",
    )
    offices = archive(customs, papers.REPORT)
    answered(
        offices.ask("Hải quan Bình Dương thu ngân sách 6 tháng đầu năm 2018 bao nhiêu?", conversation="c")
    )
    follow_up = "Chỉ tiêu Bộ Tài chính giao cho đơn vị này cả năm là bao nhiêu?"
    assert answered(offices.ask(follow_up, conversation="c")).headline.startswith("12.900 tỷ đồng")
    not_found(offices.ask("còn năm 2012?", conversation="c"), Reason.NO_FIGURE)


def test_conversations_do_not_mix(offices: TextArchive) -> None:
    answered(offices.ask(FIRST, conversation="a"))
    answered(offices.ask(FIRST.replace("Bình Thuận", "Nam Định"), conversation="b"))
    assert answered(offices.ask("còn năm 2022?", conversation="a")).headline == "702 triệu USD"
    assert answered(offices.ask("còn năm 2022?", conversation="b")).headline == "802 triệu USD"
    not_found(offices.ask("còn năm 2022?", conversation="c"), Reason.NO_DOCUMENT)
    not_found(offices.ask("còn năm 2022?"), Reason.NO_DOCUMENT)


def test_what_is_remembered(offices: TextArchive) -> None:
    offices.ask(FIRST)
    answered(offices.ask(FIRST, conversation="c"))
    cited = offices.conversations.recall("c")
    assert cited is not None
    assert (cited.question, len(cited.document_ids)) == (FIRST, 1)
    not_found(offices.ask("còn năm 2019?", conversation="c"), Reason.NO_FIGURE)
    after = offices.conversations.recall("c")
    assert after == Turn("Giá trị xuất khẩu tỉnh Bình Thuận năm 2019 đạt bao nhiêu?", cited.document_ids)


@pytest.mark.parametrize(
    "question",
    [
        FIRST,
        "Nghị quyết 20/2021 do ai ký?",
        "Nghị quyết số 99 nội dung gì?",
        "Ai phụ trách Tổ công tác?",
        "?",
    ],
)
def test_the_same_question_has_the_same_answer(offices: TextArchive, question: str) -> None:
    assert timeless(offices.ask(question)) == timeless(offices.ask(question))


def test_the_order_of_arrival_changes_nothing(archive: Opening) -> None:
    together = (*papers.ALL, yearly("Bình Thuận", "701", "702"), yearly("Nam Định", "801", "802"))
    one, other = archive(*together), archive(*reversed(together))
    for question in (FIRST, "Giá trị xuất khẩu năm 2022 đạt bao nhiêu?", "Nghị quyết 20 nội dung gì?"):
        assert timeless(one.ask(question)) == timeless(other.ask(question))


def test_the_trace_tells_how_it_came_about(offices: TextArchive) -> None:
    trace = offices.ask(FIRST).trace
    assert [name for name, _ in trace.timings_ms] == ["understand", "retrieve", "compose", "verify", "total"]
    assert all(spent >= 0 for _, spent in trace.timings_ms)
    scores = [candidate.score for candidate in trace.candidates]
    assert scores == sorted(scores, reverse=True)
    assert trace.embedder == "hashing"
    assert trace.refused is None
    best = trace.candidates[0]
    assert best.file in {"Bình Thuận.txt", "Nam Định.txt"}
    assert {name for name, _ in best.found_by} <= {"sparse", "dense"}


@dataclass
class WatchedEmbedder(HashingEmbedder):
    """Notes in which threads it works, and can be made to wait or to fail."""

    threads: set[str] = field(default_factory=set)
    gate: threading.Event = field(default_factory=threading.Event)
    failing: bool = False

    def __post_init__(self) -> None:
        super().__init__()
        self.gate.set()

    def embed_query(self, text: str) -> Embedding:
        self.threads.add(threading.current_thread().name)
        assert self.gate.wait(10)
        if self.failing:
            raise RuntimeError("the model is gone")
        return super().embed_query(text)


def watched(archive: TextArchive) -> tuple[Assistant, WatchedEmbedder]:
    embedder = WatchedEmbedder()
    assistant = Assistant(
        catalog=archive.catalog,
        index=archive.index,
        content=archive.content,
        ledger=archive.ledger,
        embedder=embedder,
        conversations=archive.conversations,
        scans=SqlScans(archive.engine),
        relations=SqlRelations(archive.engine),
    )
    return assistant, embedder


async def test_asks_run_in_one_worker_and_the_loop_stays_free(offices: TextArchive) -> None:
    assistant, embedder = watched(offices)
    embedder.gate.clear()
    asked = asyncio.create_task(assistant.ask(offices.question(FIRST)))
    for _ in range(20):
        await asyncio.sleep(0.001)
    assert not asked.done()
    embedder.gate.set()
    answered(await asked)
    assistant.close()
    (thread,) = embedder.threads
    assert thread.startswith("ask")
    assert thread != threading.current_thread().name


async def test_many_at_once_are_all_answered(offices: TextArchive) -> None:
    assistant, embedder = watched(offices)
    wanted = {"Bình Thuận": ("701", "702"), "Nam Định": ("801", "802")}
    questions = [
        (f"Giá trị xuất khẩu tỉnh {place} năm {year} đạt bao nhiêu?", f"{value} triệu USD")
        for place, values in wanted.items()
        for year, value in zip((2021, 2022), values, strict=True)
    ] * 10
    answers = await asyncio.gather(
        *(
            assistant.ask(offices.question(text, conversation=f"c{at}"))
            for at, (text, _) in enumerate(questions)
        )
    )
    assert [answered(answer).headline for answer in answers] == [headline for _, headline in questions]
    assert len(embedder.threads) == 1
    assistant.close()


async def test_close_waits_for_the_question_in_work(offices: TextArchive) -> None:
    assistant, _ = watched(offices)
    asked = asyncio.create_task(assistant.ask(offices.question(FIRST)))
    await asyncio.sleep(0)
    await asyncio.to_thread(assistant.close)
    answered(await asked)
    assistant.close()
    with pytest.raises(RuntimeError):
        await assistant.ask(offices.question(FIRST))


async def test_a_failing_part_is_an_error_never_an_answer(offices: TextArchive) -> None:
    assistant, embedder = watched(offices)
    embedder.failing = True
    with pytest.raises(RuntimeError, match="the model is gone"):
        await assistant.ask(offices.question(FIRST))
    embedder.failing = False
    answered(await assistant.ask(offices.question(FIRST)))
    assistant.close()

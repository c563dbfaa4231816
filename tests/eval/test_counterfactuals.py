"""Questions made from a ledger: what it states is asked for, and twins about what is truly absent."""

from datetime import date

import pytest

from eval.counterfactuals import Swap, Trial, day_of_asking, trials
from eval.figure_trials import Judged, as_markdown, ask_all
from eval.opening import SCOPE
from retrieval.ask.ledger_reading import LedgerReader, LedgerRow
from tests.fakes.archive import Paper, TextArchive, open_archive

PLACES = ("Nam Định", "Hà Nam", "Thái Bình")
SAID = (
    "Thu nội địa năm 2021 đạt 7.120 tỷ đồng.",
    "Kim ngạch xuất khẩu năm 2021 đạt 2.400 triệu USD, bằng 104% kế hoạch.",
    "Sản lượng lúa năm 2020 đạt 905 nghìn tấn.",
)


def paper(place: str, said: str) -> Paper:
    title = f"Báo cáo kinh tế tỉnh {place}"
    return Paper(f"{place}-{len(said)}.txt", f"{title}\n\n{said}", subject=title, collection="eval")


@pytest.fixture(scope="module")
def archive() -> TextArchive:
    return open_archive(*(paper(place, said) for place, said in zip(PLACES, SAID, strict=True)))


@pytest.fixture(scope="module")
def rows(archive: TextArchive) -> tuple[LedgerRow, ...]:
    reader = LedgerReader(archive.ledger, archive.catalog, archive.content)
    return tuple(row for each in archive.catalog.documents(SCOPE) for row in reader.of_document(each, SCOPE))


@pytest.fixture(scope="module")
def made(archive: TextArchive, rows: tuple[LedgerRow, ...]) -> tuple[Trial, ...]:
    texts = [paper(place, said).stored_text for place, said in zip(PLACES, SAID, strict=True)]
    return trials(rows, texts, 8)


def test_every_question_has_a_twin(made: tuple[Trial, ...]) -> None:
    assert len(made) >= 6
    assert [trial.swap is Swap.NONE for trial in made] == [True, False] * (len(made) // 2)
    assert all(trial.stated for trial in made)
    assert len({trial.question for trial in made}) == len(made)


def test_the_assistant_answers_one_side_and_refuses_the_other(
    archive: TextArchive, rows: tuple[LedgerRow, ...], made: tuple[Trial, ...]
) -> None:
    done: list[int] = []
    judged = ask_all(made, archive.assistant(), day_of_asking(rows), done.append)
    assert all(each.right for each in judged), [e.headline for e in judged if not e.right]
    assert all(each.caught for each in judged[1::2])
    assert done == list(range(1, len(made) + 1))
    report = as_markdown(judged, "lệnh")
    assert f"Tráo bị phát hiện: {len(made) // 2}/{len(made) // 2}" in report
    assert "F1 100.0%" in report


def test_a_swap_that_keeps_the_answer_is_listed(made: tuple[Trial, ...]) -> None:
    twin = made[1]
    kept = Judged(twin, "đã trả lời", tuple(sorted(twin.stated))[:1], answered=True)
    assert not kept.right
    assert not kept.caught
    assert f"- {twin.question} → đã trả lời" in as_markdown([kept], "lệnh")


def test_nothing_is_made_of_an_empty_ledger() -> None:
    assert trials((), (), 10) == ()
    assert day_of_asking(()) == date(2025, 1, 1)
    assert "–" in as_markdown((), "lệnh")

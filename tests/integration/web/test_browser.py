"""A real browser over the program itself: asking, opening what is cited, asking on."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.state.people import EVERYTHING, Role
from bot.state.store import open_state
from eval.cases import Case, Expect, ancestors, load_cases
from retrieval.assembly import open_archive
from retrieval.settings import RetrievalSettings
from tests.fakes.model_server import ModelServer, serving
from tests.integration.conftest import ingest
from tests.integration.web.conftest import PASSWORD, ROOT, Served, ask, serve
from tests.sparse import copy_folder

QUESTION = "GTSX công nghiệp năm 2021 tăng bao nhiêu?"
ON_CLUSTERS = "Toàn tỉnh quy hoạch bao nhiêu cụm công nghiệp?"
EVAL_DATA = os.environ.get("TRACUU_EVAL_DATA", "")


def open_source(page: Page, link: str) -> str:
    """Click a source; the words that are marked in the document beside the answer."""
    page.evaluate("document.getElementById('nguon').replaceChildren()")
    folded = page.locator("details.context:not([open]) > summary")
    while folded.count():
        folded.first.click()
    page.locator(f'.turn:last-of-type a[data-source][href="{link}"]').first.click()
    expect(page.locator("#nguon mark#trich-dan")).to_be_in_viewport()
    return "".join(page.locator("#nguon mark").all_text_contents())


def quotes(page: Page) -> list[tuple[str, str]]:
    """Each quote of the last answer with the link to where it stands."""
    shown = page.locator(".turn:last-of-type figure.quote")
    return [
        (
            figure.locator("blockquote p").text_content() or "",
            figure.locator("a.source-link").get_attribute("href") or "",
        )
        for figure in shown.all()
    ]


def test_a_question_is_answered_and_its_source_opens_beside_it(served: Served, window: Page) -> None:
    ask(window, served.address, QUESTION)
    expect(window.locator(".turn .answer")).to_contain_text("17,04%")
    text, link = quotes(window)[0]
    assert open_source(window, link) == text
    name = window.locator(".sources li strong").first.text_content() or ""
    expect(window.locator("#nguon h2")).to_have_text(name)
    window.keyboard.press("Escape")
    expect(window.locator("#nguon")).to_be_hidden()


def test_a_follow_up_is_understood_and_the_conversation_can_be_found_again(
    served: Served, window: Page
) -> None:
    ask(window, served.address, QUESTION)
    ask(window, "", "còn 6 tháng đầu năm 2022?")
    expect(window.locator(".turn")).to_have_count(2)
    expect(window.locator(".turn:last-of-type .answer")).to_contain_text("14,8%")
    window.click("text=+ Câu hỏi mới")
    window.locator(".recent a").first.click()
    expect(window.locator(".turn")).to_have_count(2)


def test_a_page_of_a_pdf_is_shown_with_the_stretch_framed(served: Served, window: Page) -> None:
    ask(window, served.address, ON_CLUSTERS)
    text, link = next(each for each in quotes(window) if "49 cụm" in each[0])
    assert open_source(window, link) == text
    window.click("#nguon label[for=xem-anh]")
    picture = window.locator("#nguon img.sheet")
    expect(picture).to_be_in_viewport()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 500


def test_asking_and_reading_work_without_javascript(served: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.address)
    page.fill("#cau-hoi", QUESTION)
    page.get_by_role("button", name="Hỏi", exact=True).click()
    quote, link = quotes(page)[0]
    page.locator(f'a.source-link[href="{link}"]').first.click()
    assert "".join(page.locator("mark").all_text_contents()) == quote
    context.close()


def test_a_comparison_is_a_table_that_fits_a_desk_and_a_phone(served: Served, window: Page) -> None:
    ask(window, served.address, "GRDP năm 2020 và 2021 của Thái Bình và Hưng Yên tăng bao nhiêu?")
    table = window.get_by_role("table", name="Bảng so sánh")
    expect(table.get_by_role("columnheader")).to_have_text(["năm 2020", "năm 2021"])
    expect(table.get_by_role("rowheader")).to_have_text(["Thái Bình", "Hưng Yên"])
    source = table.locator("td", has_text="6,68%").get_by_role("link")
    assert "6,68%" in open_source(window, source.get_attribute("href") or "")
    window.keyboard.press("Escape")
    window.set_viewport_size({"width": 390, "height": 844})
    for cell in table.locator("td").all():
        box = cell.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_stages_and_verified_sentences_are_shown_as_they_come(
    samples: Path, tmp_path: Path, window: Page
) -> None:
    data = copy_folder(samples, tmp_path / "kho")
    with serving() as model, serve(data, tmp_path / "serve.log", **words_of(model)) as program:
        model.may_go_on.clear()
        window.goto(program.address)
        window.fill("#cau-hoi", ON_CLUSTERS)
        window.press("#cau-hoi", "Enter")
        making = window.get_by_role("region", name="Câu trả lời đang được soạn")
        expect(making.locator(".said p").first).to_contain_text("49 cụm công nghiệp")
        expect(making.locator(".stages .current")).to_have_text("Mô hình viết lời")
        expect(making.locator(".question")).to_have_text(ON_CLUSTERS)
        expect(window.locator(".turn")).to_have_count(0)
        model.may_go_on.set()
        expect(window.locator(".turn .body")).to_contain_text("49 cụm công nghiệp")
        expect(window.locator(".turn .warnings")).to_contain_text("do mô hình faithful viết")
        ask(window, "", "còn 6 tháng đầu năm 2022?")
        expect(window.locator(".turn:last-of-type .question")).to_be_in_viewport()
        window.go_back()
        expect(making).to_be_hidden()


def words_of(model: ModelServer) -> dict[str, str]:
    """The settings of an office whose model words every answer."""
    return {
        "TRACUU_LLM_MODEL": "faithful",
        "TRACUU_LLM_BASE_URL": f"{model.url}/v1",
        "TRACUU_LLM_WHEN": "always",
        "TRACUU_LLM_COLLECTIONS": "*",
        "TRACUU_LLM_SECONDS": "120",
    }


def test_what_goes_wrong_on_the_way_is_said_and_the_question_is_kept(served: Served, window: Page) -> None:
    told = {"detail": "Hệ thống đang bận.", "way_out": "Hãy chờ một chút."}
    window.route(
        "**/hoi",
        lambda route: route.fulfill(
            content_type="text/event-stream", body=f"event: problem\ndata: {json.dumps(told)}\n\n"
        ),
    )
    window.goto(served.address)
    window.fill("#cau-hoi", QUESTION)
    window.press("#cau-hoi", "Enter")
    expect(window.get_by_role("alert")).to_have_text("Hệ thống đang bận. Hãy chờ một chút.")
    expect(window.locator("#cau-hoi")).to_have_value(QUESTION)
    window.unroute("**/hoi")
    window.press("#cau-hoi", "Enter")
    expect(window.locator(".turn .answer")).to_contain_text("17,04%")


def test_a_keyboard_is_enough(served: Served, window: Page) -> None:
    window.goto(served.address)
    window.keyboard.type(QUESTION)
    window.keyboard.press("Enter")
    window.locator(".source-link").first.focus()
    window.keyboard.press("Enter")
    window.locator("#nguon mark").first.wait_for()
    assert window.evaluate("document.activeElement.id") == "nguon"


def test_on_a_phone_nothing_is_wider_than_the_screen(served: Served, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    ask(page, served.address, QUESTION)
    page.locator(".source-link").first.tap()
    page.locator("#nguon mark").first.wait_for()
    for address in ("", "/van-ban", "/so-lieu?chi_tieu=GRDP"):
        if address:
            page.goto(served.address + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    context.close()


NEW_FILE = """ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH
Số: 777/BC-UBND

BÁO CÁO
Về nuôi trồng rong biển năm 2021

Sản lượng rong biển của tỉnh năm 2021 đạt 12.345 tấn, tăng 6,5% so với năm 2020.
"""


@pytest.fixture
def office(samples: Path, tmp_path: Path) -> Iterator[Served]:
    """The program over an archive of its own that has an administrator."""
    data = copy_folder(samples, tmp_path / "kho")
    with open_archive(RetrievalSettings(data=data)) as archive:
        logins = open_state(archive.engine).logins
        logins.create("quan.tri", PASSWORD, "Trần Quản Trị", Role.ADMIN, EVERYTHING)
    with serve(data, tmp_path / "serve.log") as program:
        yield program


def test_an_uploaded_file_is_answered_from(office: Served, window: Page) -> None:
    window.goto(f"{office.address}/quan-tri")
    window.fill("#ten", "quan.tri")
    window.fill("#mat-khau", PASSWORD)
    window.get_by_role("button", name="Đăng nhập").click()
    name = "<img src=x onerror=alert(1)> rong biển.txt"
    file = {"name": name, "mimeType": "text/plain", "buffer": NEW_FILE.encode()}
    window.set_input_files("#tep", [file])
    window.fill("#kho", "rong-bien")
    window.get_by_role("button", name="Nạp vào kho").click()
    expect(window.locator(".results li")).to_contain_text("đã thêm", timeout=60_000)
    expect(window.locator(".results li")).to_contain_text("rong biển.txt")
    ask(window, office.address, "Sản lượng rong biển năm 2021 đạt bao nhiêu?")
    expect(window.locator(".turn .headline").first).to_contain_text("12.345 tấn")
    text, link = quotes(window)[0]
    assert open_source(window, link) == text


def mismatches(page: Page, address: str, cases: Sequence[Case], chosen: Sequence[Case]) -> Iterator[str]:
    """The chosen cases of which a click does not mark exactly the quote."""
    by_id = {case.id: case for case in cases}
    for case in chosen:
        for number, asked in enumerate((*ancestors(case, by_id), case)):
            ask(page, "" if number else address, asked.question)
        for quote, link in quotes(page):
            if "?tu=" in link and open_source(page, link) != quote:
                yield case.id


@pytest.mark.timeout(900)
@pytest.mark.long
def test_every_answered_sample_case_marks_exactly_what_it_quotes(served: Served, window: Page) -> None:
    files = [ROOT / "samples" / name for name in ("golden-author.jsonl", "golden-reader.jsonl")]
    for cases in map(load_cases, files):
        answered = [case for case in cases if case.expect is Expect.ANSWERED]
        assert list(mismatches(window, served.address, cases, answered)) == []


@pytest.mark.long
@pytest.mark.evaldata
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not EVAL_DATA, reason="TRACUU_EVAL_DATA is not set")
def test_a_hundred_cases_of_real_documents_mark_exactly_what_they_quote(window: Page, tmp_path: Path) -> None:
    cases = load_cases(Path(EVAL_DATA) / "golden.jsonl")
    answered = [case for case in cases if case.expect is Expect.ANSWERED]
    chosen = random.Random(9).sample(answered, min(100, len(answered)))
    archive = ingest(Path(EVAL_DATA) / "archive", tmp_path / "kho")
    with serve(archive, tmp_path / "serve.log") as served:
        # How many, not which: some of these cases are held out, and nobody is to read them here.
        try:
            wrong = len(list(mismatches(window, served.address, cases, chosen)))
        except AssertionError:
            pytest.fail("the source of a case did not open", pytrace=False)
    assert wrong == 0

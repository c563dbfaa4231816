"""What the pages say, whose they are, and that nothing in an archive becomes markup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.http.access import current_principal
from bot.http.principal import Principal, Via
from bot.services import Services
from bot.state.audit import Action
from bot.state.people import Permitted, Role
from bot.state.rights import rights_of
from bot.web.site import Site
from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import Passage
from retrieval.domain.query import Scope
from retrieval.domain.scan import Box, ScannedLine
from retrieval.domain.span import Span
from retrieval.ports import Staged
from tests.integration.conftest import ingest
from tests.integration.http.test_asking import events
from tests.integration.web.conftest import Shown
from tests.sparse import copy_folder

QUESTION = "GTSX công nghiệp năm 2021 tăng bao nhiêu?"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


async def shown(client: httpx.AsyncClient, address: str) -> Shown:
    """A page that is there."""
    answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    return Shown(answer)


async def asked(client: httpx.AsyncClient, question: str, **more: str) -> Shown:
    """The conversation after a question."""
    return Shown(await client.post("/hoi", data={"cau_hoi": question, **more}))


def as_somebody(app: FastAPI, collections: list[str], actor: int = -5) -> None:
    """Whoever calls is a person who may read these collections."""
    somebody = Principal(
        actor,
        "Nguyễn An",
        Role.VIEWER,
        rights_of(Role.VIEWER),
        Permitted.of(collections),
        Scope.of(collections),
        Via.SESSION,
        csrf="khoá",
    )
    app.dependency_overrides[current_principal] = lambda: somebody


async def test_the_first_page_offers_questions_that_are_answered(visitor: httpx.AsyncClient) -> None:
    first = await shown(visitor, "/")
    examples = first.texts("//section[contains(@class, 'examples')]//button")
    assert len(examples) == 4
    for example in examples:
        answer = await asked(visitor, example)
        assert answer.tree.find_class("answered"), example


async def test_an_answer_shows_figure_quote_source_and_where_to_find_them(visitor: httpx.AsyncClient) -> None:
    answer = await asked(visitor, "GTSX công nghiệp năm 2021 tăng bao nhiêu, kế hoạch đề ra bao nhiêu?")
    assert answer.texts("//div[@class='tiles']//span[@class='value']") == ["17,04%", "15,8%"]
    link = answer.tree.xpath("//a[@class='source-link']/@href")[0]
    opened = await shown(visitor, link)
    quote = answer.texts("//figure//blockquote")[0]
    assert " ".join("".join(opened.texts("//mark")).split()) == quote
    assert opened.tree.xpath("//mark/@id") == ["trich-dan"]


async def test_the_script_of_the_page_gets_the_reading_pane_alone(visitor: httpx.AsyncClient) -> None:
    documents = await shown(visitor, "/van-ban")
    address = documents.tree.xpath("//ul[@class='documents']//a/@href")[0]
    whole = await visitor.get(address)
    pane = await visitor.get(address, headers={"X-Tracuu-Fragment": "1"})
    assert "<html" in whole.text and "<html" not in pane.text
    assert 'class="reader"' in pane.text


async def test_a_choice_between_documents_becomes_the_question(visitor: httpx.AsyncClient) -> None:
    asked_back = await asked(visitor, "Nghị quyết 20 quy định về việc gì?")
    form = asked_back.tree.xpath("//div[@class='choices']//form")[0]
    chosen = {field.get("name"): field.get("value") for field in form.xpath(".//input | .//button")}
    answer = Shown(await visitor.post("/hoi", data=chosen))
    assert len(answer.tree.find_class("turn")) == 2
    assert answer.tree.find_class("turn")[-1].get("class").split()[1] == "answered"


async def test_the_script_of_the_page_is_told_the_making_and_where_the_answer_is_shown(
    visitor: httpx.AsyncClient,
) -> None:
    reply = await visitor.post("/hoi", data={"cau_hoi": QUESTION}, headers={"Accept": "text/event-stream"})
    *stages, (name, told) = events(reply.text)
    assert [stage for _, stage in stages] == [
        {"stage": stage} for stage in ("understand", "retrieve", "compose", "verify")
    ]
    assert name == "shown"
    answer = await shown(visitor, told["address"])
    assert answer.texts("//h2[@class='question']") == [QUESTION]
    assert answer.tree.get_element_by_id(told["address"].partition("#")[2]) is not None


async def test_nothing_asked_leads_back_to_the_first_page(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.post("/hoi", data={"cau_hoi": " "}, headers={"Accept": "text/event-stream"})
    assert reply.url.path == "/"


async def test_an_honest_no_names_what_there_is(visitor: httpx.AsyncClient) -> None:
    nothing = await asked(visitor, "GTSX công nghiệp năm 2031 tăng bao nhiêu?")
    assert nothing.tree.find_class("not_found")
    assert nothing.texts("//div[@class='nearby']//li")


async def test_an_answer_is_found_again_after_a_restart(visitor: httpx.AsyncClient, app: FastAPI) -> None:
    answer = await asked(visitor, QUESTION)
    follow_up = await asked(
        visitor, "còn 6 tháng đầu năm 2022?", chuyen=answer.answer.url.path.split("/")[-1]
    )
    app.state.site = Site(app.state.site.pictures)
    again = await shown(visitor, follow_up.answer.url.path)
    headlines = "//p[contains(@class, 'headline')]"
    assert again.texts(headlines) == follow_up.texts(headlines)


async def test_an_answer_on_paper_has_everything_unfolded(visitor: httpx.AsyncClient) -> None:
    answer = await asked(visitor, QUESTION)
    paper = await shown(visitor, answer.tree.xpath("//div[@class='actions']/a/@href")[0])
    assert paper.texts("//h2[@class='question']") == [QUESTION]
    assert not paper.tree.xpath("//details[not(@open)] | //form[@action='/hoi']")


async def test_an_opinion_is_kept_with_the_words_that_go_with_it(
    visitor: httpx.AsyncClient, services: Services
) -> None:
    answer = await asked(visitor, QUESTION)
    address = answer.tree.xpath("//div[@class='actions']/form/@action")[0]
    thanked = Shown(await visitor.post(address, data={"y_kien": "down", "nhan_xet": "Thiếu số quý I"}))
    assert thanked.texts("//span[@class='thanks']")
    assert [(each["verdict"], each["remark"]) for each in services.state.feedback.export()] == [
        ("down", "Thiếu số quý I")
    ]


async def test_documents_are_narrowed_by_words_without_diacritics_and_by_facets(
    visitor: httpx.AsyncClient,
) -> None:
    found = await shown(visitor, "/van-ban?tim=cum+cong+nghiep&loai=Nghị+quyết")
    titles = found.texts("//ul[@class='documents']//h3")
    assert titles and all(title.startswith("Nghị quyết") for title in titles)
    assert found.tree.xpath("//div[@class='facets']//a[@aria-current]")
    assert (await shown(visitor, "/van-ban?tim=khongcogi")).tree.find_class("notice")


async def test_a_document_tells_where_each_field_was_read_and_what_it_stands_upon(
    visitor: httpx.AsyncClient,
) -> None:
    found = await shown(visitor, "/van-ban?tim=12/2022/NQ-HĐND")
    document = await shown(visitor, found.tree.xpath("//ul[@class='documents']//h3/a/@href")[0])
    number = document.tree.xpath("//dl[@class='facts']/dd[1]//a/@href")[0]
    assert (await shown(visitor, number)).texts("//mark") == ["12/2022/NQ-HĐND"]
    assert "căn cứ" in document.texts("//*[local-name()='text' and @class='edge-name']")


async def test_a_file_is_saved_and_never_shown(visitor: httpx.AsyncClient) -> None:
    documents = await shown(visitor, "/van-ban?tim=html")
    listed = await shown(visitor, "/van-ban")
    address = (documents.tree.xpath("//h3/a/@href") or listed.tree.xpath("//h3/a/@href"))[0]
    file = await visitor.get(f"{address}/tep")
    assert file.headers["content-disposition"].startswith("attachment;")
    assert file.headers["content-type"] == "application/octet-stream"


async def test_a_page_of_a_pdf_is_drawn_once(visitor: httpx.AsyncClient, services: Services) -> None:
    pdf = next(
        stored
        for stored in services.archive.catalog.documents(services.archive.everything())
        if stored.placement.path.endswith(".pdf")
    )
    address = f"/van-ban/{pdf.id}/trang/1.png?tu=0&den=20"
    pictures = [await visitor.get(address) for _ in range(2)]
    assert pictures[0].content.startswith(b"\x89PNG")
    assert pictures[0].content == pictures[1].content
    assert (await visitor.get(f"/van-ban/{pdf.id}/trang/999.png")).status_code == 404


@pytest.fixture
def scanned(services: Services) -> StoredDocument:
    """A document that was read from a scan, one of its lines kept as a picture."""
    archive = services.archive
    known = archive.catalog.documents(archive.everything())[0]
    text = archive.content.text(known.version.text_hash)
    image = archive.content.put(b"\x89PNG of a line")
    line = ScannedLine(Span(0, 10), 1, Box(0.1, 0.1, 0.9, 0.2), (), image)
    stored = replace(known, id="quet", placement=replace(known.placement, path="quét.pdf"))
    archive.catalog.stage(
        [Staged(stored, [Passage("p-quet", "quet", 0, Span(0, 10), text[:10])], scan=[line])]
    )
    archive.catalog.publish(["quet"])
    return stored


async def test_a_doubtful_line_is_shown_as_it_was_scanned_and_nothing_else_of_the_store_is(
    visitor: httpx.AsyncClient, services: Services, scanned: StoredDocument
) -> None:
    (line,) = services.archive.scans.lines(scanned.id)
    picture = await visitor.get(f"/van-ban/{scanned.id}/dong/{line.image}.png")
    assert picture.content == b"\x89PNG of a line"
    other = scanned.version.file_hash
    assert (await visitor.get(f"/van-ban/{scanned.id}/dong/{other}.png")).status_code == 404


async def test_figures_come_as_table_and_chart_and_each_leads_to_its_sentence(
    visitor: httpx.AsyncClient,
) -> None:
    found = await shown(visitor, "/so-lieu?chi_tieu=giá trị sản xuất công nghiệp")
    assert found.tree.xpath("//*[local-name()='polyline']")
    first = found.tree.xpath("//tbody/tr[1]")[0]
    figure = first.xpath("./td[2]")[0].text_content().strip()
    opened = await shown(visitor, first.xpath("./td[last()]/a/@href")[0])
    assert figure.split(" ")[0].rstrip("%") in "".join(opened.texts("//mark"))
    assert (await shown(visitor, "/so-lieu")).tree.find_class("examples")


async def test_what_is_outside_the_scope_is_as_good_as_not_there(
    app: FastAPI, visitor: httpx.AsyncClient, services: Services
) -> None:
    hidden = services.archive.catalog.documents(Scope.of(["giam-sat"]))[0]
    as_somebody(app, ["nghi-quyet"])
    for address in ("", "/tep", "/trang/1.png"):
        assert (await visitor.get(f"/van-ban/{hidden.id}{address}")).status_code == 404
    listed = await shown(visitor, "/van-ban")
    assert hidden.placement.path not in listed.answer.text
    answer = Shown(await visitor.post("/hoi", data={"cau_hoi": "Ai ký 512-QĐ/TU?", "csrf": "khoá"}))
    assert hidden.placement.path not in answer.answer.text


async def test_a_conversation_is_its_asker_s_alone(app: FastAPI, visitor: httpx.AsyncClient) -> None:
    as_somebody(app, ["giam-sat", "nghi-quyet"], actor=-5)
    answer = Shown(await visitor.post("/hoi", data={"cau_hoi": QUESTION, "csrf": "khoá"}))
    assert answer.tree.find_class("answered")
    as_somebody(app, ["giam-sat", "nghi-quyet"], actor=-6)
    assert (await visitor.get(answer.answer.url.path)).status_code == 404
    assert QUESTION not in (await visitor.get("/")).text


async def test_rights_that_shrank_see_nothing_of_an_answer_given_before(
    app: FastAPI, visitor: httpx.AsyncClient
) -> None:
    as_somebody(app, ["giam-sat", "nghi-quyet"])
    answer = Shown(await visitor.post("/hoi", data={"cau_hoi": QUESTION, "csrf": "khoá"}))
    as_somebody(app, ["nghi-quyet"])
    again = await shown(visitor, answer.answer.url.path)
    assert "17,04%" not in "".join(again.texts("//div[@class='answer']"))


async def test_a_write_without_the_token_of_the_session_is_refused(
    app: FastAPI, visitor: httpx.AsyncClient
) -> None:
    as_somebody(app, ["giam-sat"])
    assert (await visitor.post("/hoi", data={"cau_hoi": QUESTION})).status_code == 403


async def test_no_page_of_another_house_asks_in_somebody_s_name(visitor: httpx.AsyncClient) -> None:
    foreign = {"Origin": "http://xau.vn", "Sec-Fetch-Site": "cross-site"}
    assert (await visitor.post("/hoi", data={"cau_hoi": QUESTION}, headers=foreign)).status_code == 403


async def test_asking_is_written_to_the_audit_log(visitor: httpx.AsyncClient, services: Services) -> None:
    await asked(visitor, QUESTION)
    assert [(entry.action, entry.outcome, entry.channel) for entry in services.state.audit.entries()] == [
        (Action.ASK, "answered", "open")
    ]


@pytest.mark.parametrize("address", ["/hoi/999", "/hoi/1/khong/in", "/van-ban/khong-co", "/khong-co"])
async def test_what_is_not_there_is_said_in_vietnamese_with_a_way_on(
    visitor: httpx.AsyncClient, address: str
) -> None:
    answer = await visitor.get(address)
    assert answer.status_code == 404
    assert "Về trang hỏi đáp" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/van-ban/x?tu=-1",
        "/van-ban?trang=0",
        "/hoi/chu",
        "/hoi/" + "9" * 30,
        "/van-ban/x/trang/99999999999999999999.png",
        "/van-ban?tim=" + "x" * 500,
    ],
)
async def test_nonsense_in_an_address_is_refused(visitor: httpx.AsyncClient, address: str) -> None:
    assert (await visitor.get(address)).status_code in (404, 422)


async def test_every_page_forbids_scripts_of_its_own(visitor: httpx.AsyncClient) -> None:
    for address in ("/", "/van-ban", "/so-lieu", "/khong-co"):
        answer = await visitor.get(address)
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy and "unsafe" not in policy
        assert not Shown(answer).tree.xpath("//script[not(@src)] | //style | //*[@style] | //*[@onclick]")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An archive whose file name, title and text try to become markup."""
    folder = tmp_path / "van-ban"
    folder.mkdir()
    name = "<img src=x onerror=alert(2)>'\"&.txt"
    text = f"""ỦY BAN NHÂN DÂN TỈNH
Số: 7/BC-UBND

BÁO CÁO
Về {HOSTILE} năm 2021

Giá trị sản xuất công nghiệp {HOSTILE} năm 2021 tăng 17,04% so với năm 2020.
"""
    (folder / name).write_text(text, encoding="utf-8")
    return ingest(folder, tmp_path / "kho")


@pytest.fixture
def data(request: pytest.FixtureRequest, ingested: Path, tmp_path: Path) -> Path:
    """The hostile archive for the tests that ask for it, else a copy of the samples."""
    if "hostile" in request.fixturenames:
        return request.getfixturevalue("hostile")
    return copy_folder(ingested, tmp_path / "kho")


@pytest.mark.usefixtures("hostile")
async def test_nothing_of_an_archive_becomes_markup(visitor: httpx.AsyncClient) -> None:
    listed = await shown(visitor, "/van-ban")
    document = listed.tree.xpath("//h3/a/@href")[0]
    answer = await asked(visitor, f"Giá trị sản xuất công nghiệp {HOSTILE} năm 2021 tăng bao nhiêu?")
    pages = [listed, answer, await shown(visitor, "/"), await shown(visitor, "/so-lieu?chi_tieu=công nghiệp")]
    pages += [await shown(visitor, document), await shown(visitor, f"/van-ban?tim={HOSTILE}")]
    for each in pages:
        assert not each.tree.xpath("//script[not(@src)] | //img[@onerror] | //*[@onerror]")
    assert "17,04%" in answer.answer.text and "<img src=x onerror" in pages[4].tree.text_content()

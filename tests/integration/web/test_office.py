"""The office on the page: who gets in, what administrators see and decide."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from bot.services import Services
from bot.state.people import EVERYTHING, Permitted, Role, Standing
from retrieval.domain.errors import RefusalReason
from retrieval.ports import Problem
from tests.integration.web.conftest import PASSWORD, Shown

OFFICE = "/quan-tri"
ADMIN_PAGES = [
    f"{OFFICE}{page}" for page in ("", "/van-de", "/nguoi-dung", "/nhat-ky", "/gop-y", "/danh-gia")
]


async def logged_in(client: httpx.AsyncClient, login: str, password: str = PASSWORD) -> Shown:
    return Shown(await client.post("/dang-nhap", data={"ten": login, "mat_khau": password, "ve": OFFICE}))


def csrf(shown: Shown) -> str:
    return shown.tree.xpath("//input[@name='csrf']/@value")[0]


@pytest.fixture
def office(services: Services) -> None:
    """An administrator, an editor of one collection, and somebody who asks to come in."""
    logins, people = services.state.logins, services.state.people
    logins.create("quan.tri", PASSWORD, "Trần Quản Trị", Role.ADMIN, EVERYTHING)
    logins.create("bien.tap", PASSWORD, "Lê Biên Tập", Role.EDITOR, Permitted.of(["giam-sat"]))
    people.request(77, "Người Lạ", "nguoi_la")


@pytest.mark.usefixtures("office")
async def test_who_is_not_known_is_led_to_the_login_and_back(visitor: httpx.AsyncClient) -> None:
    page = Shown(await visitor.get("/van-ban"))
    assert page.answer.url.path == "/dang-nhap"
    assert page.tree.xpath("//input[@name='ve']/@value") == ["/van-ban"]
    wrong = await logged_in(visitor, "quan.tri", "sai mật khẩu")
    assert wrong.answer.status_code == 401
    assert wrong.tree.xpath("//*[@role='alert']") and wrong.tree.xpath("//input[@id='ten']/@value") == [
        "quan.tri"
    ]
    assert (await logged_in(visitor, "quan.tri")).answer.url.path == OFFICE


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("back", ["//xau.vn", "https://xau.vn", "/\\xau.vn", "javascript:alert(1)", ""])
async def test_a_login_never_leads_out_of_the_house(visitor: httpx.AsyncClient, back: str) -> None:
    visitor.follow_redirects = False
    said = await visitor.post("/dang-nhap", data={"ten": "quan.tri", "mat_khau": PASSWORD, "ve": back})
    assert said.headers["location"] == "/"


async def test_where_nobody_has_a_login_the_page_says_how_the_first_is_made(
    visitor: httpx.AsyncClient,
) -> None:
    page = Shown(await visitor.get("/dang-nhap"))
    assert "tracuu admin create" in page.answer.text
    assert not page.tree.xpath("//input[@type='password']")


@pytest.mark.usefixtures("office")
async def test_an_administrator_sees_every_page_of_the_office(visitor: httpx.AsyncClient) -> None:
    await logged_in(visitor, "quan.tri")
    for address in ADMIN_PAGES:
        page = Shown(await visitor.get(address))
        assert page.answer.status_code == 200, address
        assert len(page.texts("//nav[@class='subnav']/a")) == 6


@pytest.mark.usefixtures("office")
async def test_an_editor_sees_files_and_nothing_of_people(visitor: httpx.AsyncClient) -> None:
    page = await logged_in(visitor, "bien.tap")
    assert page.texts("//nav[@class='subnav']/a") == ["Nạp văn bản", "Tệp có vấn đề"]
    assert page.tree.xpath("//datalist/option/@value") == ["giam-sat"]
    for address in ADMIN_PAGES[2:]:
        assert (await visitor.get(address)).status_code == 403


@pytest.mark.usefixtures("office")
async def test_a_request_stands_first_and_is_granted(visitor: httpx.AsyncClient, services: Services) -> None:
    await logged_in(visitor, "quan.tri")
    people = Shown(await visitor.get(f"{OFFICE}/nguoi-dung"))
    assert people.texts("//table//tr/td[1]/strong")[0] == "Người Lạ"
    decision = {"vai_tro": "viewer", "tinh_trang": "active", "kho": ["giam-sat"], "csrf": csrf(people)}
    await visitor.post(f"{OFFICE}/nguoi-dung/77", data=decision)
    person = services.state.people.find(77)
    assert (person.standing, person.permitted) == (Standing.ACTIVE, Permitted.of(["giam-sat"]))


@pytest.mark.usefixtures("office")
async def test_nobody_changes_their_own_rights_and_strangers_are_not_made_up(
    visitor: httpx.AsyncClient, services: Services
) -> None:
    page = await logged_in(visitor, "quan.tri")
    own = next(each.person.id for each in services.state.logins.all() if each.login == "quan.tri")
    decision = {"vai_tro": "viewer", "tinh_trang": "revoked", "csrf": csrf(page)}
    assert (await visitor.post(f"{OFFICE}/nguoi-dung/{own}", data=decision)).status_code == 409
    assert (await visitor.post(f"{OFFICE}/nguoi-dung/4711", data=decision)).status_code == 404


@pytest.mark.usefixtures("office")
async def test_a_new_person_can_log_in_and_a_weak_password_is_told(visitor: httpx.AsyncClient) -> None:
    page = await logged_in(visitor, "quan.tri")
    new = {"ten": "moi", "mat_khau": "ngắn", "ho_ten": "Người Mới", "kho": [""], "csrf": csrf(page)}
    weak = Shown(await visitor.post(f"{OFFICE}/nguoi-dung", data=new))
    assert weak.answer.status_code == 422 and weak.tree.xpath("//*[@role='alert']")
    await visitor.post(f"{OFFICE}/nguoi-dung", data=new | {"mat_khau": PASSWORD})
    out = Shown(await visitor.post("/dang-xuat", data={"csrf": csrf(page)}))
    assert out.answer.url.path == "/dang-nhap"
    await logged_in(visitor, "moi")
    assert "Người Mới" in (await visitor.get("/")).text


@pytest.mark.usefixtures("office")
async def test_a_write_without_the_token_changes_nothing(
    visitor: httpx.AsyncClient, services: Services
) -> None:
    await logged_in(visitor, "quan.tri")
    decision = {"vai_tro": "admin", "tinh_trang": "active"}
    assert (await visitor.post(f"{OFFICE}/nguoi-dung/77", data=decision)).status_code == 403
    assert services.state.people.find(77).standing is Standing.REQUESTED


@pytest.mark.usefixtures("office")
async def test_refused_files_come_with_the_way_out(visitor: httpx.AsyncClient, services: Services) -> None:
    name = "<b>khoá</b>.pdf"
    problem = Problem("giam-sat", "/goc", name, None, RefusalReason.ENCRYPTED, "password")
    services.archive.catalog.report_problem(problem)
    await logged_in(visitor, "bien.tap")
    page = Shown(await visitor.get(f"{OFFICE}/van-de"))
    assert page.texts("//tbody/tr/td")[0] == name
    assert all(page.texts("//tbody/tr/td"))


@pytest.mark.usefixtures("office")
async def test_the_log_names_people_and_what_they_did(visitor: httpx.AsyncClient) -> None:
    page = await logged_in(visitor, "quan.tri")
    question = "GTSX công nghiệp năm 2021 tăng bao nhiêu?"
    asked = Shown(await visitor.post("/hoi", data={"cau_hoi": question, "csrf": csrf(page)}))
    judge = asked.tree.xpath("//div[@class='actions']/form/@action")[0]
    await visitor.post(judge, data={"y_kien": "up", "csrf": csrf(page)})
    log = Shown(await visitor.get(f"{OFFICE}/nhat-ky"))
    rows = [row.xpath("./td") for row in log.tree.xpath("//tbody/tr")]
    said = [[cell.text_content() for cell in row][1:6] for row in rows]
    assert ["Trần Quản Trị", "web", "hỏi", "có trả lời", question] in said
    opinions = Shown(await visitor.get(f"{OFFICE}/gop-y"))
    assert opinions.texts("//tbody/tr/td")[:2] == ["👍 đúng", question]


@pytest.mark.usefixtures("office")
async def test_reports_of_the_evaluation_are_listed(
    visitor: httpx.AsyncClient, app: object, tmp_path: Path
) -> None:
    estimate = {"mean": 0.975, "low": 0.9, "high": 1.0, "n": 40}
    summary = {
        "system": "tracuu",
        "made": "2026-01-02T03:04:05",
        "cases": 40,
        "answered": 38,
        "unsupported_figures": 0,
        "false_quotes": 0,
        "scores": {"accuracy": {"all": estimate}},
        "refusal": {},
        "latency_ms": {},
    }
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    settings = app.state.settings  # type: ignore[attr-defined]
    app.state.settings = settings.model_copy(update={"http_reports": tmp_path})  # type: ignore[attr-defined]
    await logged_in(visitor, "quan.tri")
    page = Shown(await visitor.get(f"{OFFICE}/danh-gia"))
    assert page.texts("//tbody/tr/td") == ["mau", "tracuu", "2026-01-02T03:04:05", "40", "đúng 97,5%", "0"]

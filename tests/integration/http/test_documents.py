"""What the archive holds over HTTP: listed, read, looked up, uploaded."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from urllib.parse import unquote

import httpx
from fastapi import FastAPI

from bot.http.app import create_app
from bot.services import Services
from bot.settings import HttpSettings
from bot.state.people import EVERYTHING, Role
from bot.state.rights import Right
from ingest.limits import Limits
from tests.integration.http.conftest import calling
from tests.integration.http.test_asking import key
from tests.integration.http.test_login import PASSWORD, log_in

PAPER = """ỦY BAN NHÂN DÂN TỈNH
Số: 9/BC-UBND

BÁO CÁO
Về hồ Đồng Mô

Hồ Đồng Mô có dung tích 61,9 triệu m3.
"""


async def listed(client: httpx.AsyncClient, **query: object) -> list[dict[str, str]]:
    reply = await client.get("/v1/documents", params=query)  # type: ignore[arg-type]
    assert reply.status_code == 200, reply.text
    documents: list[dict[str, str]] = reply.json()["documents"]
    return documents


async def test_the_list_is_filtered_searched_and_paged(here: httpx.AsyncClient) -> None:
    everything = await listed(here)
    assert {each["collection"] for each in everything} == {"giam-sat", "nghi-quyet"}
    resolutions = await listed(here, kind="Nghị quyết", year=2021)
    assert resolutions and all(each["date"].startswith("2021") for each in resolutions)
    assert await listed(here, q="nghi quyet 20/2021") == await listed(here, q="NGHỊ QUYẾT 20/2021")
    assert await listed(here, status="superseded", collection="giam-sat", issuer="Không có") == []
    first, second = await listed(here, size=3), await listed(here, size=3, page=2)
    assert [*first, *second] == everything[:6]
    for wrong in ({"page": 0}, {"size": 1000}, {"year": "nay"}, {"status": "?"}):
        assert (await here.get("/v1/documents", params=wrong)).status_code == 422


async def test_a_document_is_read_in_every_form(here: httpx.AsyncClient, services: Services) -> None:
    (stored,) = await listed(here, q="20/2021/NQ-HĐND", year=2021)
    path = f"/v1/documents/{stored['id']}"
    whole = (await here.get(path)).json()
    text = (await here.get(f"{path}/text")).text
    assert whole["characters"] == len(text) and whole["number"] == "20/2021/NQ-HĐND"
    pages = (await here.get(f"{path}/pages")).json()
    assert len(pages) == whole["pages"]
    assert all(text[page["start"] : page["end"]] == page["text"] for page in pages)
    relations = (await here.get(f"{path}/relations")).json()
    assert relations["says"]
    for each in relations["says"]:
        assert text[each["start"] : each["end"]] == each["quote"]
    file = await here.get(f"{path}/file")
    assert unquote(file.headers["content-disposition"]).endswith(Path(stored["file"]).name)
    assert file.headers["x-content-type-options"] == "nosniff"
    audited = [entry.action.value for entry in services.state.audit.entries()]
    assert audited == ["read", "read", "send_file"]


async def test_a_document_out_of_reach_does_not_exist(here: httpx.AsyncClient, services: Services) -> None:
    headers = key(services, Right.READ, reads=("nghi-quyet",))
    (hidden, *_) = await listed(here, collection="giam-sat")
    for part in ("", "/text", "/pages", "/relations", "/file"):
        refused = await here.get(f"/v1/documents/{hidden['id']}{part}", headers=headers)
        unknown = await here.get(f"/v1/documents/khong-co{part}", headers=headers)
        assert (
            (refused.status_code, refused.json())
            == (unknown.status_code, unknown.json())
            == (404, unknown.json())
        )
    shown = (await here.get("/v1/documents", headers=headers)).json()
    assert {each["collection"] for each in shown["documents"]} == {"nghi-quyet"}
    assert shown["total"] < len(await listed(here))
    figures = await here.get("/v1/figures", params={"document": hidden["id"]}, headers=headers)
    assert figures.status_code == 404
    found = await here.get("/v1/figures", params={"topic": "GTSX công nghiệp"}, headers=headers)
    assert "giam-sat" not in json.dumps(found.json())
    everyone = await listed(here)
    for each in (document for document in everyone if document["collection"] == "nghi-quyet"):
        said = (await here.get(f"/v1/documents/{each['id']}/relations", headers=headers)).json()
        named = {
            other for one in (*said["says"], *said["said"]) for other in (one["source"], *one["documents"])
        }
        assert named <= {document["id"] for document in shown["documents"]}


async def test_figures_are_looked_up_as_json_and_as_csv(here: httpx.AsyncClient) -> None:
    query = {"topic": "GTSX công nghiệp", "period": "năm 2021"}
    found = (await here.get("/v1/figures", params=query)).json()["figures"]
    assert "17.04" in {row["value"] for row in found}
    assert all(row["written"] in row["sentence"] for row in found)
    by_accept = await here.get("/v1/figures", params=query, headers={"Accept": "text/csv"})
    by_name = await here.get("/v1/figures", params=query | {"format": "csv"})
    assert by_accept.content == by_name.content
    assert by_accept.content.startswith("\ufeffchi_tieu,".encode()) and "17,04%" in by_accept.text
    document = found[0]["document"]["id"]
    assert (await here.get("/v1/figures", params={"document": document, "limit": 1})).json()["figures"]
    assert (await here.get("/v1/figures")).status_code == 400
    assert (await here.get("/v1/figures", params=query | {"period": "hồi ấy"})).status_code == 400


async def done(
    client: httpx.AsyncClient, reply: httpx.Response, headers: dict[str, str]
) -> dict[str, object]:
    assert reply.status_code == 202, reply.text
    for _ in range(600):
        job = (await client.get(reply.headers["location"], headers=headers)).json()
        if job["state"] in ("done", "failed"):
            return dict(job)
        await asyncio.sleep(0.05)
    raise AssertionError("the upload does not end")


async def test_an_uploaded_file_is_answered_from(here: httpx.AsyncClient, services: Services) -> None:
    headers = key(services, Right.UPLOAD, Right.ASK)
    where = {"collection": "ho-dap", "name": "../../Báo cáo <b>.txt"}
    reply = await here.post("/v1/documents", params=where, content=PAPER.encode(), headers=headers)
    job = await done(here, reply, headers)
    (result,) = job["results"]  # type: ignore[misc]
    assert (job["state"], job["files"]) == ("done", ["Báo cáo <b>.txt"])
    assert (result["outcome"], job["done"], job["total"]) == ("added", 1, 1)
    answer = (await here.post("/v1/ask", json={"question": "Dung tích hồ Đồng Mô?"}, headers=headers)).json()
    assert "61,9 triệu m3" in answer["headline"]
    assert not any(services.incoming.iterdir())
    assert [entry.outcome for entry in services.state.audit.entries() if entry.action == "upload"] == ["done"]


async def test_a_form_brings_several_files(here: httpx.AsyncClient, services: Services) -> None:
    headers = key(services, Right.UPLOAD)
    files = [("file", ("a.txt", PAPER.encode())), ("file", ("b.xyz", b"\x00\x01"))]
    reply = await here.post("/v1/documents?collection=moi", files=files, headers=headers)
    job = await done(here, reply, headers)
    outcomes = {each["file"]: each["outcome"] for each in job["results"]}  # type: ignore[attr-defined, index]
    assert outcomes == {"a.txt": "added", "b.xyz": "refused"}
    stranger = key(services, Right.UPLOAD)
    assert (await here.get(reply.headers["location"], headers=stranger)).status_code == 404
    admin = key(services, Right.UPLOAD, Right.ADMIN)
    assert (await here.get(reply.headers["location"], headers=admin)).status_code == 200


async def test_uploads_go_where_the_sender_may_write(here: httpx.AsyncClient, services: Services) -> None:
    headers = key(services, Right.UPLOAD, reads=("giam-sat",))
    where = {"collection": "nghi-quyet", "name": "a.txt"}
    assert (await here.post("/v1/documents", params=where, content=b"a")).status_code == 403
    elsewhere = await here.post("/v1/documents", params=where, content=b"a", headers=headers)
    assert elsewhere.status_code == 403
    misnamed = {"collection": "a/b", "name": "a.txt"}
    assert (
        await here.post("/v1/documents", params=misnamed, content=b"a", headers=headers)
    ).status_code == 422
    nameless = {"collection": "giam-sat"}
    assert (
        await here.post("/v1/documents", params=nameless, content=b"a", headers=headers)
    ).status_code == 422
    assert not any(services.incoming.iterdir())


async def test_a_persons_upload_carries_the_token(here: httpx.AsyncClient, services: Services) -> None:
    services.state.logins.create("an.nguyen", PASSWORD, "", Role.EDITOR, EVERYTHING)
    await log_in(here)
    where = {"collection": "moi", "name": "a.txt"}
    assert (await here.post("/v1/documents", params=where, content=PAPER.encode())).status_code == 403
    headers = {"X-CSRF-Token": (await here.get("/v1/me")).json()["csrf"]}
    reply = await here.post("/v1/documents", params=where, content=PAPER.encode(), headers=headers)
    assert (await done(here, reply, headers))["state"] == "done"


async def test_what_is_too_large_is_refused_before_it_is_kept(services: Services) -> None:
    headers = key(services, Right.UPLOAD, Right.ASK)
    object.__setattr__(services, "limits", Limits(max_file_bytes=1 << 20))
    sent = 0

    async def endless(size: int) -> object:
        nonlocal sent
        for _ in range(size >> 16):
            sent += 1 << 16
            yield b"a" * (1 << 16)

    async with calling(create_app(services)) as client:
        where = {"collection": "moi", "name": "a.txt"}
        announced = headers | {"Content-Length": str(2 << 30)}
        refused = await client.post("/v1/documents", params=where, content=b"a", headers=announced)
        assert refused.status_code == 413
        assert "1 MB" in refused.json()["detail"] or "2 MB" in refused.json()["detail"]
        refused = await client.post("/v1/documents", params=where, content=endless(2 << 30), headers=headers)  # type: ignore[arg-type]
        assert refused.status_code == 413
        assert sent < 4 << 20
        question = await client.post("/v1/ask", content=endless(20 << 20), headers=headers)  # type: ignore[arg-type]
        assert question.status_code == 413
    assert not any(services.incoming.iterdir())


async def test_reports_of_the_evaluation_are_for_administrators(services: Services, tmp_path: Path) -> None:
    headers = key(services, Right.ADMIN)
    made = {
        "system": "tracuu",
        "made": "2026-01-01T00:00",
        "cases": 1,
        "answered": 1,
        "unsupported_figures": 0,
    }
    estimate = {"mean": 1.0, "low": 1.0, "high": 1.0, "n": 1}
    summary = made | {
        "false_quotes": 0,
        "scores": {"accuracy": {"all": estimate}},
        "refusal": {},
        "latency_ms": {},
    }
    for name, text in (("mau", json.dumps(summary)), ("hong", "{")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "summary.json").write_text(text, encoding="utf-8")
    async with calling(create_app(services, HttpSettings(http_reports=tmp_path))) as client:
        assert (await client.get("/v1/evaluations")).status_code == 403
        (report,) = (await client.get("/v1/evaluations", headers=headers)).json()
    assert report["name"] == "mau" and report["summary"]["scores"]["accuracy"]["all"]["mean"] == 1.0


async def test_the_server_counts(app: FastAPI, here: httpx.AsyncClient) -> None:
    app.state.services.archive.tally.add("llm.calls", 2)
    await here.post("/v1/ask", json={"question": "GTSX công nghiệp 2021?"})
    await here.get("/v1/documents/khong-co")
    shown = (await here.get("/metrics")).text
    assert 'tracuu_questions_total{channel="open",outcome="answered"} 1.0' in shown
    assert 'tracuu_events_total{name="llm.calls"} 2.0' in shown
    assert 'tracuu_http_requests_total{route="/v1/documents/{document_id}",status="404"} 1.0' in shown

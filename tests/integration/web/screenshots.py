"""`make screenshots`: writes docs/images again, from the sample archive in a real browser."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.integration.conftest import ingest
from tests.integration.web.conftest import ROOT, ask, browser_of_this_machine, serve

IMAGES = ROOT / "docs" / "images"
QUESTION = "GTSX công nghiệp năm 2021 tăng bao nhiêu?"
ON_A_PDF = "Toàn tỉnh quy hoạch bao nhiêu cụm công nghiệp?"
DESK, PHONE = (1360, 860), (390, 844)
_COLOURS = 192


def main() -> int:
    """The exit code; 2 where there is no browser."""
    found = browser_of_this_machine()
    if found is None:
        sys.stderr.write("Không có Chromium trên máy này: make setup-system\n")
        return 2
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = ingest(ROOT / "samples" / "archive", Path(folder) / "kho")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        with serve(data, Path(folder) / "serve.log") as program:
            take(browser, program.address)
        browser.close()
    return 0


def take(browser: Browser, address: str) -> None:
    """Every picture that the documents show."""
    with window(browser, DESK) as page:
        page.goto(address)
        keep(page, "hoi.png")
        answer(page, address, QUESTION)
        keep(page, "tra-loi.png")
        page.goto(f"{address}/van-ban?tim=12/2022")
        page.click(".documents a")
        keep(page, "van-ban.png")
        page.goto(f"{address}/so-lieu?chi_tieu=GRDP")
        keep(page, "so-lieu.png")
    with window(browser, DESK, "dark") as page:
        answer(page, address, ON_A_PDF)
        page.click("#nguon label[for=xem-anh]")
        page.wait_for_function("() => document.querySelector('#nguon img.sheet').complete")
        page.locator("#nguon").evaluate("panel => panel.scrollTo(0, 420)")
        keep(page, "trang-pdf-toi.png")
    with window(browser, PHONE) as page:
        ask(page, address, QUESTION)
        keep(page, "dien-thoai.png")


def answer(page: Page, address: str, question: str) -> None:
    """An answer with its first source open beside it."""
    ask(page, address, question)
    page.click(".source-link")
    page.locator("#nguon mark").first.wait_for()


@contextmanager
def window(
    browser: Browser, size: tuple[int, int], scheme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    """A window of a size, in the light or in the dark."""
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(
        viewport=viewport,  # type: ignore[arg-type]
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="vi-VN",
    )
    yield context.new_page()
    context.close()


def keep(page: Page, name: str) -> None:
    """The picture with few colours: pages have no more, and files stay small."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(_COLOURS).save(IMAGES / name, "PNG", optimize=True)


if __name__ == "__main__":
    sys.exit(main())

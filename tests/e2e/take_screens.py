"""Takes the pictures of docs/screens anew, or with --all FOLDER every page at three widths.

``PYTHONPATH=$PWD python tests/e2e/take_screens.py``, on a home of its own with the shipped notes.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from page import Page
from PIL import Image
from running_app import app
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from assistant.opening import open_library
from assistant.schema import Language

ROOT = Path(__file__).resolve().parents[2]
DESK, TABLET, TELEPHONE = (1440, 900), (820, 1100), (390, 844)
COLOURS = 64  # of a picture, to keep its file small
SETTLED = 1.5  # seconds, by which nothing moves any more
ASKED = {
    "th": "เครือข่ายล้มเหลวได้จากสาเหตุใดบ้าง",
    "en": "Why do some networks break down?",
}
LINKS = 'a[href^="#cite-"]'


class View(NamedTuple):
    name: str
    size: tuple[int, int] = DESK
    scheme: str = "light"


PAGES = ("welcome", "answer", "plan", "drafted", "check", "lesson", "built", "quiz", "library")
KEPT = (
    *(View(name) for name in ("welcome", "answer", "plan", "drafted", "lesson", "library")),
    View("answer", TELEPHONE, "dark"),
)
EVERY = tuple(
    View(name, size, scheme)
    for name in PAGES
    for size in (DESK, TABLET, TELEPHONE)
    for scheme in ("light", "dark")
    if size != TABLET or scheme == "light"
)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--all", type=Path, metavar="FOLDER", help="every page at every width")
    folder: Path | None = options.parse_args().all
    with TemporaryDirectory() as place:
        home = Path(place) / "home"
        with open_library(home) as library:
            library.add_shipped()
        with app(home) as url, browser() as chrome:
            for language in ("th", "en"):
                views = EVERY if folder else KEPT
                take(chrome, url, language, views, folder or ROOT / "docs" / "screens")
    return 0


def take(chrome: Chrome, url: str, language: Language, views: tuple[View, ...], out: Path) -> None:
    """Go through the pages as a visitor, and keep a picture of each view."""
    out.mkdir(parents=True, exist_ok=True)
    page = Page(chrome, url, *DESK, language=language)
    for name in PAGES:
        wanted = [view for view in views if view.name == name]
        if not wanted:
            continue
        OPENED.get(name, open_page)(page, url, name)
        for _, size, scheme in wanted:
            features = [{"name": "prefers-color-scheme", "value": scheme}]
            chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
            page.resize(*size)
            time.sleep(SETTLED)
            kind = {TELEPHONE: "-phone", TABLET: "-tablet"}.get(size, "")
            dark = "-dark" if scheme == "dark" and views is EVERY else ""
            picture = Image.open(BytesIO(chrome.get_screenshot_as_png())).convert("RGB")
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(
                out / f"{language}-{name}{kind}{dark}.png", optimize=True
            )
        page.resize(*DESK)


def open_page(page: Page, url: str, name: str) -> None:
    page.chrome.get(f"{url}/{'' if name == 'welcome' else name}")
    page.see("h1")
    page.rest()


def answered(page: Page, _url: str, _name: str) -> None:
    page.ask(ASKED[page.language])
    page.read(page.say("opinion"))
    page.rest()
    time.sleep(SETTLED)
    page.follow(page.see(LINKS)[0])


def drafted(page: Page, url: str, _name: str) -> None:
    open_page(page, url, "plan")
    page.press(page.say("start_example"))
    page.follow(page.see("[class*=st-key-example-] button")[0])
    page.read(page.say("filled"))
    page.rest()
    page.press(page.say("draft_plan"))
    page.read(page.say("export_heading"))
    page.rest()


def built(page: Page, url: str, _name: str) -> None:
    open_page(page, url, "lesson")
    page.press(page.say("start_example"))
    page.follow(page.see("[class*=st-key-lesson_example] button")[0])
    page.read(page.say("lesson_filled"))
    page.rest()
    page.press(page.say("lesson_build"))
    page.see("[data-testid=stTable]")  # the agenda
    page.rest()


OPENED = {"answer": answered, "drafted": drafted, "built": built}


@contextmanager
def browser() -> Iterator[Chrome]:
    options = Options()
    options.binary_location = shutil.which("chromium") or ""
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    chrome = Chrome(options=options, service=Service(shutil.which("chromedriver") or ""))
    try:
        yield chrome
    finally:
        chrome.quit()


if __name__ == "__main__":
    sys.exit(main())

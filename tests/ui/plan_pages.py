"""What the tests of the pages for plans share: the app over a copy of the shipped library."""

from __future__ import annotations

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "app.py"
PLAN_PAGE = "assistant/ui/plan/page.py"
CHECK_PAGE = "assistant/ui/plan/check_page.py"


def open_page(page: str = PLAN_PAGE) -> AppTest:
    """Open a page of the app as a new visitor; the home is that of the environment."""
    return AppTest.from_file(APP, default_timeout=60).run().switch_page(page).run()


def said(app: AppTest) -> str:
    elements = [
        *app.markdown,
        *app.caption,
        *app.success,
        *app.info,
        *app.error,
        *app.title,
        *app.header,
        *app.subheader,
    ]
    return "\n".join(element.value for element in elements)


def brief_on_disk(home: Path) -> dict:
    [path] = (home / "plans" / "drafts").iterdir()
    return json.loads(path.read_text("utf-8"))


def fill_in_example(page: AppTest, name: str) -> AppTest:
    return page.button(key=f"example-{name}").click().run()


def draft_example(page: AppTest, name: str = "flood_warning") -> AppTest:
    fill_in_example(page, name)
    return page.button(key="draft_plan").click().run()

"""The page for plans in a real browser, over the shipped notes."""

from __future__ import annotations

import pytest
from page import Page
from selenium.webdriver.common.keys import Keys
from test_accessibility import found

LINKS = 'a[href^="#cite-plan-"]'  # those of the choices are folded away
MARKED = ".stMarkdownColoredBackground"
PICTURES = "[data-testid=stImage] img"
EXAMPLES = {"th": "flood_warning", "en": "coastal_waste"}
NEW_WORDS = "ช้างสามสิบเชือกเดินผ่านตลาด"


def drafted(page: Page) -> Page:
    """Fill the form from an example in the visitor's language and draft the plan."""
    page.follow(page.see('a[href$="/plan"]')[0])
    page.press(page.say("start_example"))
    page.follow(page.see(f".st-key-example-{EXAMPLES[page.language]} button")[0])
    page.read(page.say("filled"))
    page.rest()
    page.press(page.say("draft_plan"))
    page.read(page.say("export_heading"))
    page.see(PICTURES, count=3)
    page.rest()
    return page


@pytest.mark.parametrize("language", ["en"])
def test_an_example_becomes_a_plan_for_any_screen_whose_edit_outlives_a_reload(
    chromium, real_url, language
):
    page = drafted(Page(chromium, real_url, language=language))
    shown = "return [...document.querySelectorAll(arguments[0])].every(i => i.naturalWidth > 300)"
    page.until(lambda: page.chrome.execute_script(shown, PICTURES))
    page.follow(next(link for link in page.see(LINKS) if link.is_displayed()))
    page.until(lambda: any(quote.is_displayed() for quote in page.all(MARKED)))
    page.press(page.say("edit"))
    [box] = page.see("[class*=st-key-editor-] textarea")
    box.send_keys(Keys.CONTROL, "a")
    box.send_keys(NEW_WORDS)
    page.press(page.say("edit_save"))
    version = page.say("version_name", number=2, date="").rstrip(" ·")
    page.until(lambda: version.lower() in page.text().lower())
    page.read(NEW_WORDS)
    page.chrome.refresh()
    page.read(NEW_WORDS)
    chosen = page.see("[data-testid=stSelectbox] input")[0]
    page.until(lambda: version in (chosen.get_attribute("value") or ""))
    assert page.fits_a_telephone()
    assert found(page) == [], "what axe calls serious or critical"
    assert page.requests() == []


def test_a_message_that_asks_for_a_plan_leads_to_the_form(chromium, real_url):
    page = Page(chromium, real_url)
    page.ask("ร่างแผนเครือข่าย ลดขยะในคลอง เจ้าภาพคือ เทศบาลทุ่งดาว ร่วมกับ มูลนิธิคลองใส")
    page.read("เติมแบบฟอร์มแล้ว")
    assert "/plan" in page.chrome.current_url

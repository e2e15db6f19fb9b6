"""A lesson and its quiz in a real browser: a trainer and a learner, each in a session of their own.

Both share one browser and take turns; a learner knows nothing but the link.
"""

from __future__ import annotations

import pytest
from page import Page

from assistant.lessons.store import ClassStore, LessonStore
from assistant.ui.shared.person import COOKIE

PICTURES = "[data-testid=stImage] img"
MARKED = ".stMarkdownColoredBackground"
CHOICES = "[data-testid=stRadio] [role=radiogroup] label"
TABS = "button[role=radio]"
ANSWERED = ".st-key-take_next, .st-key-take_finish"  # the way on, once an answer was checked
EXAMPLES = {"th": ("lesson_example_hour", 60), "en": ("lesson_example_seminar", 45)}  # minutes
LEARNERS = {"th": "สมหญิง ใจดี", "en": "Somying Jaidee"}


def turn(page: Page, name: str) -> None:
    """Turn to a tab of the lesson page."""
    page.rest()
    page.until(lambda: any(page._clicked(t) for t in page.all(TABS) if t.text.strip() == name))
    page.rest()


def built(chromium, url: str, language: str = "th") -> Page:
    """Build the lesson of an example in the visitor's language."""
    page = Page(chromium, url, language=language)
    example, minutes = EXAMPLES[language]
    page.follow(page.see('a[href$="/lesson"]')[0])
    page.press(page.say("start_example"))
    page.follow(page.see(f".st-key-{example} button")[0])
    page.read(page.say("lesson_filled"))
    page.rest()
    page.press(page.say("lesson_build"))
    page.read(page.say("lesson_agenda_sum", minutes=minutes))
    page.rest()
    return page


def answer_choice(page: Page, text: str) -> None:
    def chosen() -> bool:
        labels = [label for label in page.all(CHOICES) if text in label.text]
        return bool(labels) and page._clicked(labels[0])

    page.until(chosen)
    page.rest()


@pytest.mark.parametrize("language", ["th"])
def test_a_trainer_opens_a_class_a_learner_takes_its_quiz_and_every_tab_fits_a_telephone(
    chromium, real_url, real_home, language
):
    page = built(chromium, real_url, language)
    turn(page, page.say("lesson_tab_slides"))
    page.see(PICTURES, count=8)
    shown = "return [...document.querySelectorAll(arguments[0])].every(i => i.naturalWidth > 300)"
    page.until(lambda: page.chrome.execute_script(shown, PICTURES))
    turn(page, page.say("lesson_tab_class"))
    page.press(page.say("class_open"))
    [code] = page.see("[data-testid=stCode]")
    link = code.text.strip()
    assert link.startswith(real_url)
    lesson_address = page.chrome.current_url
    store = LessonStore(real_home, owner(page))
    [kept] = store.lessons()
    quiz = store.load(kept.lesson_id).quiz

    page.chrome.switch_to.new_window("tab")  # a session of its own
    try:
        page.chrome.get(link)
        take(page, quiz)
    finally:
        page.chrome.close()
        page.chrome.switch_to.window(page.chrome.window_handles[0])

    page.chrome.get(lesson_address)
    page.read(page.say("lesson_change_request"))
    turn(page, page.say("lesson_tab_class"))
    page.read(page.say("class_results", count=1))
    page.read(LEARNERS[language])
    [done] = ClassStore(real_home, owner(page)).results(link.split("=")[1]).submissions
    assert done.name == LEARNERS[language]
    assert done.points[0] == 1
    assert page.requests() == []
    for tab in ("overview", "handout", "slides", "quiz", "class", "files"):
        turn(page, page.say(f"lesson_tab_{tab}"))
        assert page.fits_a_telephone()
        page.resize(1280, 900)


def owner(page: Page) -> str:
    """Whose browser it is."""
    return page.chrome.get_cookie(COOKIE)["value"]


def take(page: Page, quiz) -> None:
    """Take a quiz as a learner: the first item right, the other choices as they come."""
    [name] = page.see("[data-testid=stTextInput] input")
    assert page.all("[data-testid=stSidebarNav]") == []
    assert page.all("[data-testid=stChatInput]") == []
    name.send_keys(LEARNERS[page.language])
    for at, item in enumerate(quiz):
        page.read(page.say("take_progress", number=at + 1, all=len(quiz)))
        page.rest()
        if item.kind in ("choice", "true_false"):
            answer_choice(page, item.answer[0])
        elif item.kind in ("matching", "ordering"):
            choose_first(page)
        else:
            write(page, item.answer[0], at, len(quiz))
        check(page)
        page.until(lambda: any(mark.is_displayed() for mark in page.all(MARKED)))
        page.rest()
        page.press(page.say("take_next" if at + 1 < len(quiz) else "take_finish"))
    page.read(page.say("take_thanks"))
    page.read(max(page.say("take_score", score="", most="").split(), key=len))


def check(page: Page) -> None:
    """Press the button until the answer has reached the app."""

    def checked() -> bool:
        if page.all(ANSWERED):
            return True
        page._pressed(page.say("take_check"))
        page.rest()
        return False

    page.until(checked)


def choose_first(page: Page) -> None:
    """Choose something in the first box; a part of an answer is an answer."""
    box, option = "[data-testid=stSelectbox] input", "[role=option]"

    def chosen() -> bool:
        if not page.all(option):  # a page that is still being drawn may have closed it again
            page._clicked(page.see(box)[0])
            page.soon(lambda: page.all(option))
        found = page.all(option)
        return bool(found) and page._clicked(found[0])

    page.until(chosen)
    page.rest()


def write(page: Page, words: str, at: int, count: int) -> None:
    """Type an answer; it survives a page that is loaded again before the app had it."""
    boxes = "[data-testid=stTextInput] input, [data-testid=stTextArea] textarea"
    page.see(boxes)[-1].send_keys(words)
    page.chrome.refresh()
    page.read(page.say("take_progress", number=at + 1, all=count))
    page.until(lambda: page.see(boxes)[-1].get_attribute("value") == words)
    page.rest()


def test_a_message_that_asks_for_a_lesson_leads_to_the_request(chromium, real_url):
    page = Page(chromium, real_url)
    page.ask("ช่วยสร้างบทเรียนเรื่องความหมายของเครือข่าย")
    page.read("เติมคำขอแล้ว")
    assert "/lesson" in page.chrome.current_url

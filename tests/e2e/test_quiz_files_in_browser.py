"""Quiz files that are programs, run in a real browser, with stand-ins that keep what they are told.

The SCORM page stands in the frame of a learning system; a script makes a Google form.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

sys.path.append(str(Path(__file__).resolve().parents[1] / "export" / "quizzes"))
import quiz_samples as samples

from assistant.export.quizzes.quiz import write_quiz

ITEMS = tuple(
    samples.item(kind, samples.NASTY[at])
    for kind in ("choice", "true_false", "matching", "ordering", "short_answer")
    for at in (0, 3)
)
SYSTEM = """<!DOCTYPE html><script>
window.told = {}; window.ended = 0;
window.API = {LMSInitialize: () => "true", LMSGetValue: name => window.told[name] ?? "",
  LMSSetValue: (name, value) => { window.told[name] = value; return "true"; },
  LMSCommit: () => "true", LMSFinish: () => { window.ended += 1; return "true"; },
  LMSGetLastError: () => "0"};
</script><iframe id="sco" src="index.html" style="width:900px;height:900px"></iframe>"""
FORM = """
const made = [];
const choice = {createChoice: (text, right) => ({text, right})};
function item(kind) {
  const one = {kind}; made.push(one);
  const keep = name => value => { one[name] = value; return self; };
  const self = {...choice, setTitle: keep("title"), setPoints: keep("points"),
    setChoices: keep("choices"), setFeedbackForCorrect: keep("right"),
    setFeedbackForIncorrect: keep("wrong"), setGeneralFeedback: keep("general")};
  return self;
}
const form = {setIsQuiz: () => form, getEditUrl: () => "url",
  addMultipleChoiceItem: () => item("choice"), addTextItem: () => item("text"),
  addParagraphTextItem: () => item("paragraph")};
const FormApp = {create: title => { form.title = title; return form; },
  createFeedback: () => ({setText: text => ({build: () => text})})};
"""


@pytest.fixture
def page(chromium, tmp_path):
    """Open the SCORM page in the frame of a stand-in for a learning system."""
    package = write_quiz(ITEMS, (samples.CITATION,), "scorm", title=samples.TITLE)
    with ZipFile(BytesIO(package)) as archive:
        assert set(archive.namelist()) == {"imsmanifest.xml", "index.html"}
        archive.extractall(tmp_path)
    (tmp_path / "system.html").write_text(SYSTEM, encoding="utf-8")
    handler = partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        chromium.get(f"http://127.0.0.1:{server.server_address[1]}/system.html")
        chromium.switch_to.frame("sco")
        yield chromium
        chromium.switch_to.default_content()
        chromium.get("about:blank")
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_said):
        pass


def told(page):
    page.switch_to.default_content()
    found = page.execute_script("return window.told")
    page.switch_to.frame("sco")
    return found


def answer(page, n, one):
    box = page.find_element(By.ID, f"item{n}")
    if one.kind in ("choice", "true_false"):
        box.find_elements(By.CSS_SELECTOR, "input[type=radio]")[min(one.right)].click()
    elif one.kind == "short_answer":
        box.find_element(By.CSS_SELECTOR, "input[type=text]").send_keys(
            " ".join(one.answer[0].split())
        )
    else:
        selects = [Select(found) for found in box.find_elements(By.TAG_NAME, "select")]
        places = (
            [one.options.index(right) for _, right in one.pairs]
            if one.kind == "matching"
            else [one.answer.index(step) for step in one.options]
        )
        for select, place in zip(selects, places, strict=True):
            select.select_by_value(str(place))


def test_right_answers_pass_and_the_system_is_told(page):
    assert told(page)["cmi.core.lesson_status"] == "incomplete"
    assert page.find_element(By.TAG_NAME, "h1").text == samples.TITLE
    assert not page.find_elements(By.TAG_NAME, "b")  # texts are texts
    for n, one in enumerate(ITEMS):
        answer(page, n, one)
    page.find_element(By.TAG_NAME, "button").click()
    said = told(page)
    assert (said["cmi.core.score.raw"], said["cmi.core.lesson_status"]) == ("100", "passed")
    assert page.find_element(By.ID, "score").text == f"{len(ITEMS)} / {len(ITEMS)}"


def test_an_empty_sheet_fails(page):
    page.find_element(By.TAG_NAME, "button").click()
    said = told(page)
    assert (said["cmi.core.score.raw"], said["cmi.core.lesson_status"]) == ("0", "failed")


def test_the_script_makes_a_form_with_the_right_choices(chromium):
    script = write_quiz(samples.ITEMS, (samples.CITATION,), "google_forms", title=samples.TITLE)
    chromium.get("about:blank")
    run = (
        f"{FORM}\n{script.decode('utf-8')}\nmakeQuiz(); return JSON.stringify([form.title, made]);"
    )
    title, made = json.loads(chromium.execute_script(run))
    assert title == samples.TITLE
    kept = [one for one in samples.ITEMS if one.kind not in ("matching", "ordering")]
    assert len(made) == len(kept)
    for one, found in zip(kept, made, strict=True):
        assert found["title"] == one.question.strip()
        if one.kind == "choice":
            right = [choice["text"] for choice in found["choices"] if choice["right"]]
            assert right == [one.answer[0].strip()]

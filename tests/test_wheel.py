"""The wheel: installed far from the checkout it answers, plans, teaches and opens the app."""

from __future__ import annotations

import http.client
import json
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import wheel_home
from docx import Document

from assistant.settings import VERSION

sys.path.append(str(wheel_home.ROOT / "tests" / "e2e"))
from running_app import free_port

SHIPPED = ("app.py", ".streamlit", "corpus", "prompts", "static")
BRIEF = {
    "problem": "Floods come without warning.",
    "goal": "Warn 4,000 people within an hour by 2028.",
    "lead_agency": "Provincial Office",
    "partners": [
        {"name": "River Watch", "sector": "civil", "can_offer": "reads 12 gauges every day"},
        {"name": "Signal Ltd", "sector": "private", "can_offer": "sends text messages"},
    ],
    "budget_baht": 900_000,
    "lang": "en",
}
REQUEST = {"topic": "ข้อพิจารณาในการเลือกรูปแบบเครือข่าย", "minutes": 60, "quiz_items": 4}
START_SECONDS = 90  # for the server, on a busy machine
PAGES = """
from pathlib import Path
import assistant.ui
from assistant.settings import project_folder
from streamlit.testing.v1 import AppTest

ui = Path(assistant.ui.__file__).parent
app = AppTest.from_file(project_folder() / "app.py", default_timeout=120).run()
assert not app.exception, app.exception
for page in ("plan/page.py", "plan/check_page.py", "lesson/page.py", "library/page.py"):
    app.switch_page(str(ui / page)).run()
    assert not app.exception, (page, app.exception)
    assert len(app.main), page
"""


@pytest.fixture(scope="module")
def wheels(tmp_path_factory) -> tuple[Path, Path]:
    return wheel_home.build(tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="module")
def installed(wheels, shipped_home, tmp_path_factory):
    """The installed wheel, with the shipped corpus in its home."""
    installed = wheel_home.install(wheels[0], tmp_path_factory.mktemp("installed"))
    shutil.copytree(shipped_home, installed.home)
    return installed


def content(wheel: Path) -> dict[str, int]:
    """The files of a wheel and their checksums; RECORD lists these again."""
    with zipfile.ZipFile(wheel) as archive:
        return {
            one.filename: one.CRC
            for one in archive.infolist()
            if not one.filename.endswith("/RECORD")
        }


def test_the_wheel_holds_all_that_stands_beside_the_package(wheels):
    names = set(content(wheels[0]))
    for place in (wheel_home.ROOT / name for name in SHIPPED):
        files = [path for path in place.rglob("*") if path.is_file()] or [place]
        for path in files:
            assert f"assistant/shipped/{path.relative_to(wheel_home.ROOT).as_posix()}" in names
    assert "assistant/py.typed" in names
    assert {name.split("/")[0] for name in names} == {
        "assistant",
        f"khrueakhai-{VERSION}.dist-info",
    }


def test_every_file_of_the_package_is_in_the_wheel(wheels):
    package = wheel_home.ROOT / "assistant"
    files = (path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    there = {path.relative_to(wheel_home.ROOT).as_posix() for path in files}
    assert there - set(content(wheels[0])) == set()


def test_the_source_archive_builds_the_same_wheel(wheels):
    direct, archived = wheels
    assert content(direct) == content(archived)


def test_an_editable_installation_reads_the_checkout(wheels, tmp_path):
    checkout = wheels[0].parents[1] / "source"
    editable = wheel_home.install(checkout, tmp_path, editable=True)
    code = "from assistant.settings import project_folder; print(project_folder())"
    assert editable.run("-I", "-c", code, name="python") == f"{checkout}\n"
    assert editable.run("--version") == f"khrueakhai {VERSION}\n"
    assert not (checkout / "assistant" / "shipped").exists()


def test_nothing_of_the_checkout_is_used(installed):
    code = "import assistant, sys; print(assistant.__file__); print(*sys.path, sep='\\n')"
    where, *path = installed.run("-I", "-c", code, name="python").splitlines()
    assert where.startswith(str(installed.environment))
    assert str(wheel_home.ROOT) not in path
    assert installed.run("--version") == f"khrueakhai {VERSION}\n"


def test_the_shipped_corpus_is_in_it_word_for_word(installed):
    added = json.loads(installed.run("add", "--shipped", "--json"))["documents"]
    assert len(added) > 20
    assert {document["status"] for document in added} == {"unchanged"}


def test_it_answers_with_citations(installed):
    question = "How does an integrator differ from a prime contractor?"
    answer = json.loads(installed.run("ask", question, "--json"))
    assert answer["outcome"] == "answered"
    assert answer["citations"]


def test_it_reads_a_document_in_its_sandbox(installed):
    document = Document()
    document.add_paragraph("The cooperative buys milk at 21 baht a litre every morning.")
    document.save(str(installed.folder / "milk.docx"))
    own = ("--home", installed.folder / "own", "--json")
    (added,) = json.loads(installed.run("add", "milk.docx", *own))["documents"]
    assert (added["status"], added["error"]) == ("added", None)


def test_it_drafts_a_plan(installed):
    brief = installed.folder / "brief.json"
    brief.write_text(json.dumps(BRIEF), encoding="utf-8")
    plan = json.loads(installed.run("plan", brief, "--out", "plan.docx", "--json"))
    assert any(one["source"] == "literature" and one["citations"] for one in plan["statements"])
    assert zipfile.is_zipfile(installed.folder / "plan.docx")


def test_it_builds_a_lesson_with_every_paper(installed):
    request = installed.folder / "request.json"
    request.write_text(json.dumps(REQUEST), encoding="utf-8")
    installed.run("lesson", request, "--out", "lesson.zip")
    with zipfile.ZipFile(installed.folder / "lesson.zip") as archive:
        suffixes = {Path(name).suffix for name in archive.namelist()}
    assert {".docx", ".pptx", ".pdf", ".xml"} <= suffixes


@pytest.fixture(scope="module")
def url(installed):
    """The address of the app, started in a folder whose own Streamlit settings are unsafe."""
    port = free_port()
    log = (installed.folder / "app.log").open("wb")
    command = [installed.command(), "app", "--port", str(port)]
    server = subprocess.Popen(
        command, cwd=installed.folder, env=installed.variables(), stdout=log, stderr=log
    )
    try:
        address = f"http://127.0.0.1:{port}"
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and server.poll() is None:
            try:
                with urlopen(f"{address}/_stcore/health", timeout=2) as health:
                    assert health.read() == b"ok"
                    break
            except URLError:
                time.sleep(0.3)
        else:
            pytest.fail((installed.folder / "app.log").read_text(encoding="utf-8"))
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def test_the_app_serves_its_page_and_its_font(url):
    with urlopen(url, timeout=10) as page:
        assert b"<html" in page.read()
    with urlopen(f"{url}/app/static/Sarabun-Regular.woff2", timeout=10) as font:
        assert font.read(4) == b"wOF2"


def test_the_apps_own_safety_settings_hold_in_another_folder(url):
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=10)
    asked = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        "Origin": "https://evil.example",
    }
    connection.request("GET", "/_stcore/stream", headers=asked)
    assert connection.getresponse().status == 403
    connection.close()


def test_every_page_of_the_app_runs(installed):
    installed.run("-I", "-c", PAGES, name="python")

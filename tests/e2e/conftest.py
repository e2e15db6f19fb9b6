"""A real headless Chromium and the running app; both end with the tests."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from running_app import app, free_port, running

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "ui"))  # the scripted assistant's texts

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # a browser on a busy machine may be slower than any wait: a rule holds or fails thrice
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def stand_in_url(tmp_path_factory):
    """The address of the app with a scripted assistant."""
    port = free_port()
    script = Path(__file__).with_name("stand_in_app.py")
    command = [sys.executable, str(script), str(port)]
    with running(command, port, tmp_path_factory.mktemp("home")) as url:
        yield url


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """One browser for all tests; each test opens its own tab."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not binary or not driver:
        pytest.skip("Chromium and its driver are not installed (chromium, chromium-driver)")
    from selenium.webdriver import Chrome
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = binary
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    chrome = Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


@pytest.fixture(scope="session")
def real_home(shipped_home, tmp_path_factory):
    """A home of the running app's own that holds the shipped notes."""
    return Path(shutil.copytree(shipped_home, tmp_path_factory.mktemp("real") / "home"))


@pytest.fixture(scope="session")
def real_url(real_home):
    with app(real_home) as url:
        yield url

"""Speed as a visitor feels it, in headless Chromium: python -m benchmarks.felt --help.

Needs Chromium and its driver, as the browser tests do.  The server is started as
``khrueakhai app`` starts it, on a home of its own with the shipped notes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from assistant.opening import open_library
from assistant.settings import project_folder
from benchmarks.questions import THAI

_FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900")
_FIELD = "[data-testid=stChatInputTextArea]"
_EVIDENCE = "[data-testid=stChatMessage] [data-testid=stExpander]"
_ANSWER = "[data-testid=stChatMessage] a[href^='#cite-']"
_WAIT = 120.0  # seconds for whatever is waited for
_WATCH = """
window.felt = {loading: 0, shift: 0, window: 0, began: 0, last: 0, seen: {}};
new PerformanceObserver(list => list.getEntries().forEach(one => {
  if (one.hadRecentInput) return;
  const f = window.felt;
  const goesOn = one.startTime - f.last < 1000 && one.startTime - f.began < 5000;
  f.window = goesOn ? f.window + one.value : one.value;
  if (!goesOn) f.began = one.startTime;
  f.last = one.startTime;
  f.shift = Math.max(f.shift, f.window);
})).observe({type: "layout-shift", buffered: true});
document.addEventListener("keydown", event => {
  if (event.key !== "Enter") return;
  const f = window.felt;
  Object.assign(f, {entered: performance.now(), seen: {}, loading: f.shift, shift: 0, window: 0});
}, true);
const look = () => {
  for (const selector of arguments_)
    if (!(selector in window.felt.seen) && document.querySelector(selector))
      window.felt.seen[selector] = performance.now();
  requestAnimationFrame(look);
};
look();
"""
_PAINTED = """
const found = performance.getEntriesByName("first-contentful-paint")[0];
return found ? found.startTime : null;
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of a new browser, in seconds but for the two cumulative layout shifts.

    ``painted`` is the first paint, ``usable`` when the field for questions is there, ``evidence``
    and ``answered`` count from Enter.  ``server_cpu`` is what the server has computed from the
    start of the visit to the answer.
    """

    painted: float
    usable: float
    evidence: float
    answered: float
    shift_loading: float
    shift_asking: float
    server_cpu: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure a first visit right after the start, one after a pause, and one of a warm server."""
    options = _parser().parse_args(arguments)
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with open_library(home) as library:
            library.add_shipped()
        figures: dict[str, Any] = {"cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}
        for name, pause in (("at_once", 0.0), ("after_pause", options.pause)):
            with _server(home) as (url, server, start):
                figures[f"cold_{name}"] = {"server_up": round(start, 2)}
                time.sleep(pause)
                figures[f"cold_{name}"] |= asdict(_visit(url, server, THAI[0]))
                if pause:
                    time.sleep(pause)
                    figures["warm"] = asdict(_visit(url, server, THAI[1]))
    print(json.dumps(figures, indent=1))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--pause",
        type=float,
        default=20.0,
        metavar="SECONDS",
        help="between a start and its first visit, and before the next",
    )
    return parser


def _visit(url: str, server: int, question: str) -> Visit:
    """Open the page as a new visitor, ask, and tell how long each step took."""
    from selenium.webdriver.common.keys import Keys

    with _browser() as chrome:
        chrome.execute_cdp_cmd(
            "Page.addScriptToEvaluateOnNewDocument",
            {"source": _WATCH.replace("arguments_", json.dumps([_FIELD, _EVIDENCE, _ANSWER]))},
        )
        before = _cpu(server)
        chrome.get(url)
        usable = _seen(chrome, _FIELD)
        chrome.find_element("css selector", _FIELD).send_keys(question, Keys.ENTER)
        answered = _seen(chrome, _ANSWER)
        felt = chrome.execute_script("return window.felt")
        entered = felt["entered"]
        return Visit(
            round(chrome.execute_script(_PAINTED) / 1000, 2),
            round(usable / 1000, 2),
            round((felt["seen"].get(_EVIDENCE, answered) - entered) / 1000, 2),
            round((answered - entered) / 1000, 2),
            round(felt["loading"], 3),
            round(felt["shift"], 3),
            round(_cpu(server) - before, 1),
        )


def _seen(chrome: Any, selector: str) -> float:
    """Wait until the page has shown something; return the page's clock then, in milliseconds."""
    until = time.monotonic() + _WAIT
    while time.monotonic() < until:
        seen: dict[str, float] = chrome.execute_script("return window.felt.seen")
        if selector in seen:
            return seen[selector]
        time.sleep(0.05)
    raise SystemExit(f"the page did not show {selector!r} in {_WAIT:.0f} s")


@contextmanager
def _browser() -> Iterator[Any]:
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not binary or not driver:
        raise SystemExit("install Chromium and its driver: apt install chromium chromium-driver")
    from selenium.webdriver import Chrome
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = binary
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        chrome = Chrome(options=options, service=Service(driver))
        try:
            yield chrome
        finally:
            chrome.quit()


@contextmanager
def _server(home: Path) -> Iterator[tuple[str, int, float]]:
    """Run the app; its address, its process, and the seconds until it answered."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = int(held.getsockname()[1])
    began = time.monotonic()
    command = [sys.executable, "-m", "assistant.cli", "--home", str(home), "app"]
    server = subprocess.Popen(
        [*command, "--port", str(port)],
        cwd=project_folder(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        while server.poll() is None and time.monotonic() < began + _WAIT:
            try:
                urlopen(f"{url}/_stcore/health", timeout=2).close()
                break
            except URLError:
                time.sleep(0.05)
        yield url, server.pid, time.monotonic() - began
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def _cpu(process: int) -> float:
    """Return the seconds of processor time that a process has taken so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())

"""How the running server answers those who are not its own page."""

from __future__ import annotations

import http.client
from urllib.request import urlopen

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def open_socket(url: str, origin: str) -> int:
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=10)
    connection.request("GET", "/_stcore/stream", headers={**UPGRADE, "Origin": origin})
    status = connection.getresponse().status
    connection.close()
    return status


def test_only_the_apps_own_page_may_open_its_socket(stand_in_url):
    assert open_socket(stand_in_url, stand_in_url) == 101
    assert open_socket(stand_in_url, "https://evil.example") == 403


def test_the_font_comes_with_the_app(stand_in_url):
    with urlopen(f"{stand_in_url}/app/static/Sarabun-Regular.woff2", timeout=10) as answer:
        assert answer.read(4) == b"wOF2"

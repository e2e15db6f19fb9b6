"""A key may send so many requests a minute; then it is told when to come again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from assistant.cli.main import main
from assistant.doors.http import make_app
from assistant.doors.keys import KeyStore
from assistant.doors.limits import Rates


@pytest.fixture
def busy(door):
    """A door on the same home that takes three requests a minute."""
    whole = door.state.places.whole
    app = make_app(whole, KeyStore(whole.library.home), per_minute=3)
    return TestClient(app, raise_server_exceptions=False)


def test_one_request_too_many_is_refused_with_when_to_come_again(busy, door):
    headers = {"Authorization": f"Bearer {door.state.given['reader']}"}
    for _ in range(3):
        assert busy.get("/api/documents", headers=headers).status_code == 200
    refused = busy.get("/api/documents", headers=headers)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 20
    assert refused.json()["error"]["code"] == "rate_limit_exceeded"
    other = {"Authorization": f"Bearer {door.state.given['other']}"}
    assert busy.get("/api/documents", headers=other).status_code == 200, "each key has its own"
    assert busy.get("/health").status_code == 200


def test_who_tries_keys_is_slowed_down(busy):
    tried = [busy.get("/v1/models", headers={"Authorization": f"Bearer kk-{n}"}) for n in range(4)]
    assert [one.status_code for one in tried] == [401, 401, 401, 429]


@given(per_minute=st.integers(1, 500), steps=st.lists(st.floats(0, 30), max_size=60))
def test_in_any_stretch_of_time_no_more_pass_than_a_burst_and_what_flows_in(per_minute, steps):
    now = 0.0
    rates = Rates(per_minute, lambda: now)
    passed = 0
    for step in steps:
        now += step
        wait = rates.wait("x")
        passed += not wait
        assert wait <= 61
        if wait:
            now += wait
            assert not rates.wait("x"), "who waits as long as told is let in"
            passed += 1
    assert passed <= per_minute + now * per_minute / 60 + 1e-6


def test_without_a_limit_all_pass():
    rates = Rates(0)
    assert not any(rates.wait("x") for _ in range(1000))


@pytest.mark.parametrize("limit", ["many", "-1", "1.5"])
def test_a_limit_that_is_no_number_is_told(tmp_path, capsys, limit):
    KeyStore(tmp_path).add("bot")
    assert main(["--home", str(tmp_path), "serve", f"--serve-limit={limit}"]) == 1
    assert "serve_limit" in capsys.readouterr().err

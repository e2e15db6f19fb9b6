"""Whoever sends many requests at once waits for its own, and holds up nobody else."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.testclient import TestClient

from assistant.doors.limits import Turns


async def _worked(turns: Turns, came: list[str], end: asyncio.Event, caller: str) -> None:
    async with turns.of(caller):
        came.append(caller)
        await end.wait()


async def _settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_beyond_its_share_a_caller_waits_and_others_do_not():
    async def told() -> None:
        turns, came, end = Turns(share=2), [], asyncio.Event()
        many = [asyncio.create_task(_worked(turns, came, end, "many")) for _ in range(5)]
        await _settle()
        assert came == ["many", "many"]
        one = asyncio.create_task(_worked(turns, came, end, "one"))
        await _settle()
        assert came == ["many", "many", "one"]
        end.set()
        await asyncio.gather(*many, one)
        assert came.count("many") == 5
        assert not turns._callers, "nobody is remembered who has nothing to do"

    asyncio.run(told())


def test_a_request_that_fails_or_is_given_up_leaves_its_place():
    async def told() -> None:
        turns, came, end = Turns(share=1), [], asyncio.Event()
        with suppress(ZeroDivisionError):
            async with turns.of("x"):
                raise ZeroDivisionError
        holds = asyncio.create_task(_worked(turns, came, end, "x"))
        waits = asyncio.create_task(_worked(turns, came, end, "x"))
        await _settle()
        waits.cancel()
        await _settle()
        holds.cancel()
        await asyncio.gather(holds, waits, return_exceptions=True)
        assert came == ["x"]
        assert not turns._callers

    asyncio.run(told())


def test_a_streamed_answer_holds_its_place_until_it_is_told(door, monkeypatch):
    held: list[int] = []
    ends = TestClient(door, headers={"Authorization": f"Bearer {door.state.given['reader']}"})
    from assistant.doors import chat

    told = chat._stream

    def watched(*arguments: object) -> object:
        for line in told(*arguments):
            held.append(len(door.state.turns._callers))
            yield line

    monkeypatch.setattr(chat, "_stream", watched)
    said = [{"role": "user", "content": "กรรมการสวนสมุนไพรมีวาระคราวละกี่ปี"}]
    sent = {"model": "khrueakhai", "messages": said, "stream": True}
    assert ends.post("/v1/chat/completions", json=sent).status_code == 200
    assert held
    assert set(held) == {1}
    assert not door.state.turns._callers

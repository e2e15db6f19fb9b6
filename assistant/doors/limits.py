"""How much a door takes in: too long or too many is refused, too many at once waits its turn."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from math import ceil
from threading import Lock

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.doors.problems import body

MOST = 1_000_000  # bytes of a request: a text to be checked is the longest
MOST_FILE = 50_000_000  # bytes of a document, as in the app
_CALLERS = 10_000  # that are remembered at once
_SHARE = 12  # requests of a caller at once, of the 40 threads that a door has for all
_FILES = "/api/documents"


class Rates:
    """How many requests each caller may still send: a bucket each that fills again all the time."""

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most = per_minute
        self._now = now
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()  # left, as of when
        self._lock = Lock()

    def wait(self, caller: str) -> int:
        """Count a request of a caller; return 0, or the seconds after which one is taken again."""
        if not self._most:
            return 0
        with self._lock:
            now = self._now()
            left, then = self._held.pop(caller, (float(self._most), now))
            left = min(float(self._most), left + (now - then) * self._most / 60)
            self._held[caller] = (left - 1 if left >= 1 else left, now)
            if len(self._held) > _CALLERS:
                self._held.popitem(last=False)
        return 0 if left >= 1 else ceil((1 - left) * 60 / self._most)


class Turns:
    """How many requests of a caller are worked on at once; what comes beside them waits, in order.

    It waits without a thread, so that whoever sends hundreds holds up nobody else.
    """

    def __init__(self, share: int = _SHARE) -> None:
        self._share = share
        self._callers: dict[str, tuple[asyncio.Semaphore, int]] = {}  # free places, who uses them

    @asynccontextmanager
    async def of(self, caller: str) -> AsyncIterator[None]:
        """Hold one of a caller's places, when there is one."""
        places, users = self._callers.get(caller, (asyncio.Semaphore(self._share), 0))
        self._callers[caller] = places, users + 1
        try:
            async with places:
                yield
        finally:
            places, users = self._callers.pop(caller)
            if users > 1:
                self._callers[caller] = places, users - 1


class _TooLong(BaseException):
    """More came than is taken; no Exception, or what reads the body would call it malformed."""


class SizeLimit:
    """Refuses a request whose body is longer than its path takes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with status 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = MOST_FILE if scope["path"].startswith(_FILES) else MOST
        came, answered = 0, False

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise _TooLong
            return message

        async def watched(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        told = body("request_too_long", f"a request may have {most:,} bytes: send less")
        refusal = JSONResponse(told, 413)
        if _announced(dict(scope["headers"])) > most:
            await refusal(scope, receive, send)
            return
        try:
            await self._app(scope, counted, watched)
        except _TooLong:
            if not answered:
                await refusal(scope, receive, send)


def _announced(headers: Mapping[bytes, bytes]) -> int:
    said = headers.get(b"content-length", b"0")
    return int(said) if said.isdigit() else 0

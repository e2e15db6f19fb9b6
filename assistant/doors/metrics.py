"""What the door has done since it was opened, in the text form of Prometheus."""

from __future__ import annotations

import time
from collections import Counter
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.doors.entry import ThePlaces, key_of
from assistant.doors.keys import Key
from assistant.settings import VERSION

router = APIRouter()
_TYPE = "text/plain; version=0.0.4"


class Metrics:
    """Counts of answers by path and status, and the seconds that they took; never by whom."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._began = time.monotonic()
        self._counts: Counter[tuple[str, int]] = Counter()
        self._seconds: Counter[str] = Counter()

    def count(self, path: str, status: int, seconds: float) -> None:
        """Count an answer; ``path`` is that of the schema, so that no id is in it."""
        with self._lock:
            self._counts[path, status] += 1
            self._seconds[path] += seconds  # type: ignore[assignment]  # a Counter of seconds

    def text(self, documents: int) -> str:
        """Return the counts as Prometheus reads them."""
        with self._lock:
            counts, seconds = sorted(self._counts.items()), sorted(self._seconds.items())
        lines = [
            f'khrueakhai_info{{version="{VERSION}"}} 1',
            f"khrueakhai_up_seconds {time.monotonic() - self._began:.0f}",
            f"khrueakhai_documents {documents}",
            *(
                f'khrueakhai_requests_total{{path="{path}",status="{status}"}} {count}'
                for (path, status), count in counts
            ),
            *(
                f'khrueakhai_request_seconds_total{{path="{path}"}} {spent:.3f}'
                for path, spent in seconds
            ),
        ]
        return "\n".join(lines) + "\n"


class Counted:
    """Counts what is answered, by the path of the schema; an unknown one counts as "other"."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.monotonic(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            path = getattr(scope.get("route"), "path", "other")
            self._metrics.count(path, status, time.monotonic() - began)


@router.get("/metrics", response_class=PlainTextResponse)
def metrics(
    request: Request, places: ThePlaces, _key: Annotated[Key, Depends(key_of)]
) -> PlainTextResponse:
    """Return what the door has done, for Prometheus; it needs a key as all else does."""
    held: Metrics = request.app.state.metrics
    return PlainTextResponse(held.text(len(places.whole.library.documents())), media_type=_TYPE)

"""How much a door takes in: a body that is too long is refused before it is held in memory."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.doors.problems import body

MOST = 1_000_000  # bytes of a request: a text to be checked is the longest
MOST_FILE = 50_000_000  # bytes of a document, as in the app
_FILES = "/api/documents"


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

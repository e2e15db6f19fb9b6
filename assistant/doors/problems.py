"""What goes wrong at a door: one form for every path, OpenAI's, with a status for each error."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from assistant import errors

log = logging.getLogger(__name__)

STATUS: tuple[tuple[type[errors.KhrueakhaiError], int], ...] = (  # the first that fits
    (errors.EmptyLibrary, 409),
    (errors.NotAllowed, 403),
    (errors.NotShared, 404),
    (errors.UnknownCollection, 404),
    (errors.UnknownDocument, 404),
    (errors.UnknownConversation, 404),
    (errors.LibraryBusy, 503),
    (errors.LibraryUnreachable, 503),
    (errors.LibraryError, 500),
    (errors.ReadingError, 422),
    (errors.QuestionError, 422),
    (errors.LessonError, 422),
    (errors.PlanError, 422),
    (errors.ModelError, 502),
    (errors.KhrueakhaiError, 400),
)


class Told(BaseModel):
    """What went wrong, in one line, and its kind; of a topic in doubt, what it may mean."""

    message: str
    type: str
    code: str | None = None
    param: str | None = None
    choices: list[str] | None = None


class Problem(BaseModel):
    """The body of every answer that is an error."""

    error: Told


class Refused(Exception):
    """A request that is refused with a status and a line."""

    def __init__(
        self, status: int, kind: str, message: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.headers = headers
        self.status = status
        self.kind = kind


def body(kind: str, message: str) -> dict[str, Any]:
    """Return the body of an error."""
    return {"error": {"message": message, "type": kind, "code": kind, "param": None}}


def kind_of(error: errors.KhrueakhaiError) -> str:
    """Return the name of an error's kind as programs read it.

    >>> kind_of(errors.EmptyLibrary("x"))
    'empty_library'
    """
    name = type(error).__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).strip("_")


def answer_problems(app: FastAPI) -> None:
    """Let every error leave the door in the one form; what is no error of ours says nothing."""

    @app.exception_handler(errors.KhrueakhaiError)
    def ours(_: Request, error: errors.KhrueakhaiError) -> JSONResponse:
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        told = body(kind_of(error), " ".join(str(error).split()))
        if isinstance(error, errors.UnclearTopic):
            told["error"]["choices"] = list(error.choices)
        return JSONResponse(told, status)

    @app.exception_handler(Refused)
    def refused(_: Request, error: Refused) -> JSONResponse:
        return JSONResponse(body(error.kind, str(error)), error.status, error.headers)

    @app.exception_handler(RequestValidationError)
    def malformed(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        return JSONResponse(body("invalid_request_error", f"{where}: {first['msg']}"), 422)

    @app.exception_handler(HTTPException)
    def http(_: Request, error: HTTPException) -> JSONResponse:
        told = body("http_error", str(error.detail))
        return JSONResponse(told, error.status_code, error.headers)

    @app.exception_handler(Exception)
    def fault(_: Request, error: Exception) -> JSONResponse:
        log.exception("a request has failed", exc_info=error)
        return JSONResponse(body("internal_error", "the program failed at this request"), 500)

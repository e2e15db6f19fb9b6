"""What an error of a provider's means to a reader: one word of ``schema.writing.Failure``.

Each provider raises classes of its own; what they share is HTTP's status, or a name that says it.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.schema.writing import Failure

_DEEPEST = 6  # errors that one may stand behind another
_STATUS: dict[int, Failure] = {
    401: "key",
    403: "key",
    404: "unknown",
    408: "slow",
    413: "refused",
    429: "busy",
    504: "slow",
}
_HUNDREDS: dict[int, Failure] = {3: "unknown", 4: "refused", 5: "broken"}  # a redirect leads away
_NAMES: tuple[tuple[str, Failure], ...] = (  # what the name of an error's class says
    ("timeout", "slow"),
    ("toolong", "endless"),
    ("connect", "unreachable"),
)


class ReplyTooLong(Exception):
    """A server sent more bytes than any answer has."""


def status_of(error: BaseException) -> int | None:
    """Return HTTP's status of an error, wherever its provider keeps it."""
    for one in _behind(error):
        held = (
            getattr(one, "status_code", None),
            getattr(one, "code", None),
            getattr(getattr(one, "response", None), "status_code", None),
        )
        for status in held:
            if isinstance(status, int) and 100 <= status < 600:  # HTTP's
                return status
    return None


def failure_of(error: BaseException) -> Failure:
    """Return what an error means."""
    status = status_of(error)
    if status is not None and status >= 300:  # HTTP's
        return _STATUS.get(status, _HUNDREDS.get(status // 100, "broken"))
    names = [type(one).__name__.lower() for one in _behind(error)]
    for part, failure in _NAMES:
        if any(part in name for name in names):
            return failure
    return "broken"


def _behind(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those that it was raised from."""
    one: BaseException | None = error
    for _ in range(_DEEPEST):
        if one is None:
            return
        yield one
        one = one.__cause__ or one.__context__

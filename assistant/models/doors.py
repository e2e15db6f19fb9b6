"""What a provider's HTTP client may do: no redirects, an end in time and bytes, no proxy for home.

The clients are httpx or its likes; a hook on each answer puts limits on what follows its headers.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from assistant.models.failures import ReplyTooLong
from assistant.settings.writing import MODEL_WRITING

# Compressed, a few bytes could become gigabytes: none is asked for.
PLAIN = {"accept-encoding": "identity"}


def is_loopback(url: str) -> bool:
    """Tell whether a URL leads to this machine, where no proxy is needed and none may listen in.

    >>> [is_loopback(f"http://{host}:1") for host in ("localhost", "127.0.0.9", "[::1]", "a.org")]
    [True, True, True, False]
    """
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name
        return False


def options(url: str = "") -> dict[str, Any]:
    """Return the options of a client for a URL: of httpx, and of what is made like it."""
    return {
        "follow_redirects": False,
        "headers": dict(PLAIN),
        "trust_env": not is_loopback(url),  # the environment names the proxies
        "event_hooks": {"response": [limited]},
    }


def close_in(client: Any) -> None:
    """Put the limits on a client that has been made by others."""
    client.follow_redirects = False
    client.headers.update(PLAIN)
    client.event_hooks = {"response": [limited]}


def limited(response: Any) -> None:
    """Let an answer end in time and length, whatever its server sends."""
    base = import_module(type(response).__module__.partition(".")[0]).SyncByteStream
    response.stream = _stream_of(base)(response.stream)


@cache
def _stream_of(base: type) -> type:
    """Return the stream with limits, of the kind that a client wants."""

    class Limited(base):  # type: ignore[misc]  # httpx or its likes: whichever the client is of
        """Ends a stream that is too long or takes too long."""

        def __init__(self, stream: Any) -> None:
            self._stream = stream

        def __iter__(self) -> Iterator[bytes]:
            ends = time.monotonic() + MODEL_WRITING.stream_limit
            length = 0
            for piece in self._stream:
                length += len(piece)
                if length > MODEL_WRITING.byte_limit:
                    raise ReplyTooLong(f"more than {MODEL_WRITING.byte_limit:,} bytes")
                if time.monotonic() > ends:
                    raise TimeoutError(f"no end after {MODEL_WRITING.stream_limit:.0f} seconds")
                yield piece

        def close(self) -> None:
            self._stream.close()

    return Limited

"""Visitors of the app without a browser: they speak Streamlit's own messages over its websocket.

A visitor has a session of its own, types into the line for questions and waits until the page with
the answer is drawn.  What a browser would compute is not measured.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from benchmarks.crowd import QUESTIONS, Seen

_WAIT = 180.0  # seconds for an answer
_LARGEST = 64 * 2**20  # bytes of a message
_ENDED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
_MARKED = re.compile(r"\((\d+)\)$")  # a visitor's number at the end of a question


class VisitFailed(Exception):
    """The app showed an error, or no answer."""


@dataclass(slots=True)
class Page:
    """What one run of the page has drawn."""

    texts: list[str] = field(default_factory=list)
    line: str = ""  # the id of the line for questions
    waits: bool = False  # it can still be stopped: an answer is under way
    failed: str = ""

    def take(self, delta: Any) -> None:
        """Take in an element."""
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "markdown":
            self.texts.append(element.markdown.body.replace("\\", ""))
        elif kind == "chat_input":
            self.line = element.chat_input.id
        elif kind == "button":
            self.waits = self.waits or element.button.id.endswith("-stop")
        elif kind == "exception" or (kind == "alert" and element.alert.format == Alert.ERROR):
            self.failed = str(getattr(element, kind))[:120]  # a refusal is a note, no error


class Visitor:
    """One session of the app."""

    def __init__(self, socket: Any, number: int) -> None:
        self._socket = socket
        self._number = number
        self._held: dict[str, ForwardMsg] = {}  # large messages, which are sent once
        self._send(BackMsg(), query="")
        self._line = self._drawn().line

    def ask(self, question: str) -> tuple[float, int]:
        """Return how long an answer took, in seconds, and how many questions of others were there.

        Raises:
            VisitFailed: The app showed an error, or the answer is not there.
        """
        began = time.monotonic()
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.chat_input_value.data = self._line, question
        self._send(message)
        page = self._drawn()
        while page.waits and time.monotonic() < began + _WAIT:  # it is drawn anew with the answer
            page = self._drawn()
        if page.failed or page.waits:
            raise VisitFailed(page.failed or "no answer")
        asked = [text for text in page.texts if _MARKED.search(text)]
        if question not in asked:
            raise VisitFailed("the question is not on the page")
        others = sum(int(match[1]) != self._number for t in asked if (match := _MARKED.search(t)))
        return time.monotonic() - began, others

    def _send(self, message: BackMsg, query: str | None = None) -> None:
        if query is not None:
            message.rerun_script.query_string = query
        self._socket.send(message.SerializeToString())

    def _drawn(self) -> Page:
        """Return what the next run of the page draws, to its end."""
        page, end = Page(), time.monotonic() + _WAIT
        while time.monotonic() < end:
            message = self._received(end - time.monotonic())
            kind = message.WhichOneof("type")
            if kind == "new_session":
                page = Page()
            elif kind == "delta":
                page.take(message.delta)
            elif kind == "script_finished" and (page.waits or message.script_finished == _ENDED):
                return page
        raise VisitFailed("the page was not drawn")

    def _received(self, seconds: float) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self._socket.recv(timeout=max(0.1, seconds)))
        if message.WhichOneof("type") == "ref_hash":
            return self._held[message.ref_hash]
        if message.metadata.cacheable:
            self._held[message.hash] = message
        return message


@contextmanager
def visit(port: int, number: int) -> Iterator[Visitor]:
    """Open the app as a new visitor."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=_LARGEST) as socket:  # type: ignore[list-item]
        yield Visitor(socket, number)


def ask_and_think(port: int, user: int, think: float, seen: Seen, stop: threading.Event) -> None:
    """Ask and think by turns as a visitor of the app; no other's question may be on the page."""
    dice = random.Random(user)
    stop.wait(dice.uniform(0, think))
    try:
        with visit(port, user) as visitor:
            while not stop.is_set():
                seconds, strangers = visitor.ask(f"{dice.choice(QUESTIONS)} ({user})")
                seen.seconds.append(seconds)
                seen.strangers += strangers
                stop.wait(think)
    except (VisitFailed, WebSocketException, OSError) as error:
        seen.errors.append(f"{type(error).__name__}: {str(error)[:120]}")

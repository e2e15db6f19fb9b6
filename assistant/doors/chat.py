"""OpenAI's form of a chat: the last question answered, its citations as annotations.

What is sent is the checked answer: a draft that nobody has checked never leaves, so a stream sends
signs of life until the answer is there, and then the answer line by line.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from assistant.conversations.own import OwnConversations
from assistant.conversations.values import new_id
from assistant.doors.entry import ThePerson, ThePlaces, turn_of
from assistant.doors.problems import Refused, body, kind_of
from assistant.errors import KhrueakhaiError
from assistant.schema import Answer, Citation, Done, Event
from assistant.settings import DEFAULT

router = APIRouter(prefix="/v1", dependencies=[Depends(turn_of)])
MODEL = "khrueakhai"
WITH_SHARED = "+shared"  # behind a collection's model: the shared library is asked too
Address = Callable[[Citation], str]  # where a cited passage is read
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


class TextPart(BaseModel):
    """A piece of a message; only text is read."""

    type: Literal["text"]
    text: str


class Message(BaseModel):
    """A message of a chat."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[TextPart] | None = None

    @property
    def words(self) -> str:
        """The text of the message."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class ChatRequest(BaseModel):
    """A chat; what else OpenAI's form has (temperature, tools, …) is passed over."""

    model: str
    messages: Annotated[list[Message], Field(min_length=1, max_length=500)]
    stream: bool = False


@router.get("/models")
def models(places: ThePlaces, person: ThePerson) -> dict[str, Any]:
    """List the models: this assistant over the shared library, and over each collection."""
    own = [f"{MODEL}:{one.id}" for one in places.collections.of(person)]
    ids = (MODEL, *(name for one in own for name in (one, one + WITH_SHARED)))
    rows = [{"id": one, "object": "model", "created": 0, "owned_by": MODEL} for one in ids]
    return {"object": "list", "data": rows}


@router.post("/chat/completions", response_model=None)
def complete(
    asked: ChatRequest, request: Request, places: ThePlaces, person: ThePerson
) -> dict[str, Any] | StreamingResponse:
    """Answer the last question of a chat from the library."""
    called, _, chosen = asked.model.partition(":")
    collection = chosen.removesuffix(WITH_SHARED)
    if called != MODEL:
        raise Refused(404, "model_not_found", f"there is no such model: choose {MODEL}")
    opened = places.with_shared if chosen.endswith(WITH_SHARED) else places.assistant
    assistant = opened(collection, person)
    own = assistant.conversations.of(person)
    question = _question(asked)
    conversation = _conversation(asked, own)
    own.begin(conversation, question)
    events = assistant.stream(question, conversation)
    address = partial(_address, str(request.base_url).rstrip("/"), collection)
    if not asked.stream:
        return _whole(_heard(events), address)
    first = next(events)  # what is wrong with a question is told by its status, not in the stream
    return StreamingResponse(_stream(first, events, address), media_type="text/event-stream")


def _question(asked: ChatRequest) -> str:
    last = asked.messages[-1]
    if last.role != "user" or not last.words.strip():
        raise Refused(422, "no_question", "the last message must be the user's, with a question")
    if len(last.words) > DEFAULT.question_limit:
        limit = DEFAULT.question_limit
        raise Refused(422, "question_too_long", f"a question may have {limit:,} characters")
    return last.words


def _conversation(asked: ChatRequest, own: OwnConversations) -> str:
    """Return the conversation that a chat goes on with: the one of its last question and answer."""
    said = [one for one in asked.messages[:-1] if one.role in ("user", "assistant")]
    if len(said) >= 2 and (said[-2].role, said[-1].role) == ("user", "assistant"):
        found = own.with_exchange(said[-2].words, said[-1].words)
        if found is not None:
            return found
    return new_id()


def _heard(events: Iterator[Event]) -> Answer:
    """Return the answer; the events are heard to their end, for then it is kept."""
    answer = next(event.answer for event in events if isinstance(event, Done))
    for _ in events:
        pass
    return answer


def _whole(answer: Answer, address: Address) -> dict[str, Any]:
    message = {
        "role": "assistant",
        "content": answer.answer,
        "refusal": None,
        "annotations": cited_places(answer, address),
    }
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    nothing = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    return {**_head("chat.completion"), "choices": [choice], "usage": nothing}


def _stream(first: Event, events: Iterator[Event], address: Address) -> Iterator[str]:
    head = _head("chat.completion.chunk")
    yield _chunk(head, {"role": "assistant", "content": ""})
    answer: Answer | None = first.answer if isinstance(first, Done) else None
    try:
        for event in events:
            answer = event.answer if isinstance(event, Done) else answer
            yield ": working\n\n"  # a comment: whoever waits sees that somebody is there
    except KhrueakhaiError as error:
        yield f"data: {json.dumps(body(kind_of(error), str(error)), ensure_ascii=False)}\n\n"
        return
    assert answer is not None, "a stream ends with Done"
    for line in _LINES.findall(answer.answer):
        yield _chunk(head, {"content": line})
    yield _chunk(head, {"annotations": cited_places(answer, address)})
    yield _chunk(head, {}, "stop")
    yield "data: [DONE]\n\n"


def _head(kind: str) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{uuid4().hex}",
        "object": kind,
        "created": int(time.time()),
        "model": MODEL,
    }


def _chunk(head: dict[str, Any], delta: dict[str, Any], end: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": end, "logprobs": None}
    return f"data: {json.dumps({**head, 'choices': [choice]}, ensure_ascii=False)}\n\n"


def cited_places(answer: Answer, address: Address) -> list[dict[str, Any]]:
    """Return an annotation for each place where a number stands in the answer."""
    found = []
    for citation in answer.citations:
        for place in re.finditer(re.escape(f"[{citation.number}]"), answer.answer):
            where = {
                "url": address(citation),
                "title": citation.cited_as or citation.title,
                "start_index": place.start(),
                "end_index": place.end(),
                "quote": citation.quote,
                "page": citation.page,
                "section": list(citation.section),
            }
            found.append({"type": "url_citation", "url_citation": where})
    return found


def _address(base: str, collection: str, citation: Citation) -> str:
    path = f"{base}/api/documents/{citation.document_id}/passages/{citation.passage_id}"
    inside = collection and citation.held_in != "shared"
    return f"{path}?collection={collection}" if inside else path

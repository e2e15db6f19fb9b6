"""The small REST API: search, ask, plan, check a plan, lesson, documents, conversations."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from assistant.doors.entry import (
    Collection,
    TheAssistant,
    TheConversations,
    ThePerson,
    ThePlaces,
    turn_of,
)
from assistant.doors.problems import Refused
from assistant.doors.within import WithinRequest
from assistant.frameworks.shelf import framework_names, load_framework
from assistant.lessons.building import build_lesson
from assistant.lessons.lesson_json import to_dict as lesson_to_dict
from assistant.lessons.request.request import parse_request
from assistant.library.part import part_of
from assistant.plans import completeness
from assistant.plans import files as plan_files
from assistant.plans.brief.brief import parse_brief
from assistant.plans.proposing import draft_with
from assistant.retrieval.search import search as find
from assistant.settings import DEFAULT
from assistant.text.language import detect

router = APIRouter(prefix="/api", dependencies=[Depends(turn_of)])
_MOST_HITS = 50
_MOST_TEXT = 400_000  # characters of a plan that is checked
Conversation = Annotated[str, Query(max_length=200)]


class SearchRequest(BaseModel):
    """What is looked for."""

    query: str = Field(max_length=DEFAULT.question_limit)
    within: WithinRequest = WithinRequest()
    limit: int = Field(10, ge=1, le=_MOST_HITS)


class AskRequest(BaseModel):
    """A question; ``conversation`` lets it lean on what was asked under the same name before.

    ``with_shared`` asks the shared library beside a collection: each citation tells by ``held_in``
    which of them has it. ``within`` lets a question, or a search, keep to some documents.
    """

    question: str = Field(max_length=DEFAULT.question_limit)
    language: Literal["auto", "th", "en"] = "auto"
    conversation: str | None = Field(None, max_length=200)
    with_shared: bool = False
    within: WithinRequest = WithinRequest()


class PlanRequest(BaseModel):
    """A brief, in the form of `khrueakhai plan`."""

    brief: dict[str, Any]
    model: str | None = Field(None, max_length=80)


class CheckRequest(BaseModel):
    """The text of any plan."""

    text: str = Field(min_length=1, max_length=_MOST_TEXT)
    framework: str | None = Field(None, max_length=80)


class LessonRequest(BaseModel):
    """A request, in the form of `khrueakhai lesson`."""

    request: dict[str, Any]
    seed: int = Field(0, ge=0, le=1_000_000)


@router.post("/search")
def search(asked: SearchRequest, assistant: TheAssistant) -> dict[str, Any]:
    """Return the passages that answer a query best, best first."""
    hits = find(part_of(assistant.library, asked.within.value()), asked.query, asked.limit)
    return {"hits": [hit.to_dict() for hit in hits]}


@router.post("/ask")
def ask(
    asked: AskRequest,
    assistant: TheAssistant,
    conversations: TheConversations,
    places: ThePlaces,
    person: ThePerson,
    collection: Collection = "",
) -> dict[str, Any]:
    """Return the checked answer to a question, with its citations."""
    asks = places.with_shared(collection, person) if asked.with_shared else assistant
    asks = asks.within(asked.within.value())  # told of before the conversation begins
    named = None
    if asked.conversation is not None:
        named = conversations.named(asked.conversation)
        conversations.begin(named, asked.question)
    return asks.ask(asked.question, named, asked.language).to_dict()


@router.post("/plan")
def plan(asked: PlanRequest, assistant: TheAssistant) -> dict[str, Any]:
    """Draft a network plan from a brief."""
    brief, chat = parse_brief(asked.brief), assistant.chat_model
    drafted = draft_with(assistant.library, brief, chat, assistant.judge, model=asked.model)
    return plan_files.to_dict(drafted)


@router.post("/check-plan")
def check_plan(asked: CheckRequest, assistant: TheAssistant) -> dict[str, Any]:
    """Tell which points of a framework a plan answers, with the words that do."""
    if asked.framework is not None and asked.framework not in framework_names():
        known = ", ".join(framework_names())
        raise Refused(422, "unknown_framework", f"there is no such framework: choose of {known}")
    framework = load_framework(asked.framework) if asked.framework else None
    language = detect(asked.text)
    found = completeness.of_text(assistant.library, asked.text, language, framework)
    return {"language": language, "points": [asdict(one) for one in found]}


@router.post("/lesson")
def lesson(asked: LessonRequest, assistant: TheAssistant) -> dict[str, Any]:
    """Build lesson material from a request."""
    made = build_lesson(assistant.library, parse_request(asked.request), seed=asked.seed)
    return lesson_to_dict(made)


@router.get("/conversations")
def conversations(own: TheConversations, search: str = "") -> dict[str, Any]:
    """List the conversations of this key."""
    return {"conversations": [asdict(one) for one in own.listed(search)]}


@router.get("/conversations/{conversation}")
def conversation(conversation: str, own: TheConversations) -> dict[str, Any]:
    """Return what was asked and answered in a conversation of this key."""
    return {
        "exchanges": [
            {"question": one.question, "answer": one.answer.to_dict() if one.answer else None}
            for one in own.exchanges(own.named(conversation))
        ]
    }


@router.delete("/conversations/{conversation}")
def delete_conversation(conversation: str, own: TheConversations) -> dict[str, Any]:
    """Delete a conversation of this key without a trace."""
    own.delete(own.named(conversation))
    return {"deleted": conversation}

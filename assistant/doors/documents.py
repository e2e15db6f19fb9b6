"""The documents of the library over HTTP: listed, read, added, removed."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool

from assistant.answering.assistant import Assistant
from assistant.doors.entry import TheAssistant, WritingKey, turn_of
from assistant.doors.problems import Refused
from assistant.library.neighbours import surroundings
from assistant.people import audit

router = APIRouter(prefix="/api", dependencies=[Depends(turn_of)])
FileName = Annotated[str, Query(min_length=1, max_length=200, description="with its suffix")]


@router.get("/documents")
def documents(assistant: TheAssistant) -> dict[str, Any]:
    """List the documents of the library."""
    return {"documents": [one.to_dict() for one in assistant.library.documents()]}


@router.get("/documents/{document_id}/passages/{passage_id}")
def passage(document_id: str, passage_id: str, assistant: TheAssistant) -> dict[str, Any]:
    """Return a passage with the ones before and after it: where a citation points."""
    return around(assistant, document_id, passage_id)


@router.post("/documents")
async def add(
    name: FileName, request: Request, assistant: TheAssistant, key: WritingKey
) -> dict[str, Any]:
    """Add a file, sent as the body, to the library; several come out of an archive."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    if not plain or "\0" in plain or plain in (".", ".."):
        raise Refused(422, "bad_file_name", f"{name[:60]!r} is not the name of a file")
    content = await request.body()
    told = await run_in_threadpool(_added, assistant, plain, content)
    audit.note(assistant.library.home, f"key {key.name}", "added", plain)
    return told


@router.delete("/documents/{document_id}")
def remove(document_id: str, assistant: TheAssistant, key: WritingKey) -> dict[str, Any]:
    """Remove a document and every trace of it."""
    assistant.library.remove(document_id)
    audit.note(assistant.library.home, f"key {key.name}", "removed", document_id)
    return {"removed": document_id}


def around(assistant: Assistant, document_id: str, passage_id: str) -> dict[str, Any]:
    """Return a passage of a document with its neighbours.  Raises UnknownDocument."""
    library = assistant.library
    near = surroundings(library, passage_id)
    found, document = near.passage, library.document(document_id)
    if found.document_id != document_id:
        raise Refused(404, "unknown_document", "this passage is none of that document's")
    return {
        "document_id": document_id,
        "title": document.title,
        "section": list(found.section),
        "page": found.page,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "before": near.before,
        "after": near.after,
    }


def _added(assistant: Assistant, name: str, content: bytes) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="door-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        results = assistant.library.add_files([path])
    return {"documents": [one.to_dict() for one in results]}

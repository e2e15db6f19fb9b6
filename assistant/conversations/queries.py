"""What is asked of the tables of conversations, and what is put into them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, insert, or_, select, update

from assistant.conversations.tables import conversations, opinions, turns
from assistant.conversations.values import TITLE, Exchange, Opinion, answer_from_json
from assistant.home import files
from assistant.text.shortening import shortened

MOST = 500  # exchanges of one conversation; of a longer one the oldest go


def begin(connection: Connection, key: str, owner: str, question: str) -> None:
    """Make a conversation that is not there yet, named by its first question."""
    found = select(conversations.c.id).where(conversations.c.id == key)
    if connection.execute(found).first() is None:
        title = shortened(" ".join(question.split()), TITLE)
        connection.execute(
            insert(conversations).values(
                id=key, owner=owner, title=title, pinned=False, changed_at=files.now()
            )
        )


def add(connection: Connection, key: str, question: str, **values: object) -> None:
    """Add an exchange; where there are too many, the oldest go."""
    row = {"said": "", "answer": None, "memory": None, "error": "", "at": files.now(), **values}
    connection.execute(insert(turns).values(conversation=key, question=question, **row))
    changed = update(conversations).where(conversations.c.id == key)
    connection.execute(changed.values(changed_at=row["at"]))
    newest = select(turns.c.key).where(turns.c.conversation == key).order_by(turns.c.key.desc())
    last = connection.execute(newest.offset(MOST).limit(1)).scalar()
    if last is not None:
        connection.execute(delete(turns).where(turns.c.conversation == key, turns.c.key <= last))


def holds(word: str) -> Any:
    """Return a condition: a conversation has this word in its title, a question or an answer."""
    inside = select(turns.c.conversation).where(
        or_(
            turns.c.question.icontains(word, autoescape=True),
            turns.c.said.icontains(word, autoescape=True),
        )
    )
    return or_(
        conversations.c.title.icontains(word, autoescape=True), conversations.c.id.in_(inside)
    )


def exchanges() -> Select[*tuple[Any, ...]]:
    """Return the query for exchanges with what their readers thought."""
    return select(
        turns.c.key,
        turns.c.question,
        turns.c.answer,
        turns.c.error,
        opinions.c.good,
        opinions.c.reason,
        opinions.c.note,
    ).outerjoin(opinions, opinions.c.turn == turns.c.key)


def exchange(row: RowMapping) -> Exchange:
    """Return the exchange of a row of ``exchanges``."""
    told = row["good"] is not None
    return Exchange(
        row["key"],
        row["question"],
        answer_from_json(row["answer"]),
        row["error"],
        Opinion(row["good"], row["reason"], row["note"]) if told else None,
    )

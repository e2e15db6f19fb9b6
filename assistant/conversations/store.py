"""Keeps conversations in a database, each seen by its owner alone.

It stands beside the record, so that a copy of a library holds nothing of what people asked, and
so that a question never waits for a document that is being added.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select

from assistant.conversations import queries
from assistant.conversations.older import take_over
from assistant.conversations.own import OwnConversations
from assistant.conversations.passing import Passing, opened
from assistant.conversations.tables import conversations, metadata, opinions, turns
from assistant.conversations.values import Exchange, answer_to_json, key_of
from assistant.errors import LibraryUnwritable
from assistant.home.privacy import make_private
from assistant.library.database import Database
from assistant.library.places import place_of
from assistant.schema import Answer

FILE = "conversations.db"

log = logging.getLogger(__name__)


class ConversationStore:
    """The conversations of one home; safe to share by threads.

    They are in a file of the home, or at the ``url`` of a database; by default as the user has set.
    """

    def __init__(self, home: Path, url: str | None = None) -> None:
        make_private(home)
        self._database = opened(place_of(home, FILE, url), metadata)
        if not isinstance(self._database, Passing):  # what is taken over leaves its old place
            take_over(home / "conversations", self._database)

    @property
    def database(self) -> Database:
        """The tables, for what copies them whole."""
        return self._database

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def of(self, owner: str) -> OwnConversations:
        """Return the conversations of one owner."""
        return OwnConversations(self._database, owner)

    def memories(self, conversation: str, most: int) -> tuple[Mapping[str, Any], ...]:
        """Return what was kept to lean on, the last ``most`` at most, oldest first."""
        wanted = (
            select(turns.c.memory)
            .where(turns.c.conversation == key_of(conversation), turns.c.error == "")
            .order_by(turns.c.key.desc())
            .limit(most)
        )
        with self._database.read() as connection:
            found = connection.execute(wanted).scalars().all()
        return tuple(memory for memory in reversed(found) if isinstance(memory, dict))

    def keep(
        self, conversation: str, question: str, answer: Answer, memory: Mapping[str, Any]
    ) -> None:
        """Keep a question with its answer; a conversation that nobody began is the shell's.

        On a disk that has become full nothing is kept: the answer is there, and a line says so.
        """
        key = key_of(conversation)
        kept = {"answer": answer_to_json(answer), "memory": dict(memory)}
        try:
            with self._database.write_alone() as connection:
                queries.begin(connection, key, "", question)
                queries.add(connection, key, question, said=answer.answer, **kept)
        except LibraryUnwritable as error:
            log.warning("the answer is not kept: %s", error)

    def forget_before(self, moment: str) -> int:
        """Delete the conversations of all owners that nobody has gone on with since a moment.

        ``moment`` is ISO 8601 in UTC; what is pinned stays. Return how many there were.
        """
        old = (conversations.c.changed_at < moment, conversations.c.pinned.is_(False))
        with self._database.write() as connection:
            gone = connection.execute(delete(conversations).where(*old)).rowcount
        self._database.wipe()
        return int(gone)

    def opinions(self) -> Iterator[tuple[Exchange, Mapping[str, Any], str]]:
        """Yield what readers thought: the exchange, its memory, when it was said; oldest first."""
        wanted = (
            queries.exchanges()
            .add_columns(turns.c.memory, opinions.c.at.label("said_at"))
            .where(opinions.c.turn.is_not(None))
            .order_by(opinions.c.at, turns.c.key)
        )
        with self._database.read() as connection:
            rows = connection.execute(wanted).mappings().all()
        for row in rows:
            yield queries.exchange(row), row["memory"] or {}, row["said_at"]

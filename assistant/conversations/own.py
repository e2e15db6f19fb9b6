"""The conversations of one owner: what faces show, and let their reader change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, delete, func, insert, select, update

from assistant.conversations import queries
from assistant.conversations.queries import holds
from assistant.conversations.tables import conversations, models, opinions, turns
from assistant.conversations.values import TITLE, Exchange, Listed, Opinion, is_id, key_of
from assistant.errors import UnknownConversation
from assistant.home import files
from assistant.library.database import Database
from assistant.text.shortening import shortened

MODEL_NAME = 200  # characters
LISTED = 200  # conversations in a list


class OwnConversations:
    """The conversations of one owner: no other's is seen or changed by any of these calls."""

    def __init__(self, database: Database, owner: str) -> None:
        self._database = database
        self._owner = owner

    def begin(self, conversation: str, question: str) -> None:
        """Make a conversation that is not there yet.

        Raises:
            UnknownConversation: Another owner has one under this id.
        """
        with self._database.write_alone() as connection:
            queries.begin(connection, key_of(conversation), self._owner, question)
            self._own(connection, conversation)

    def named(self, name: str) -> str:
        """Return the id for a name of the owner's own choice; an id names itself."""
        return name if is_id(name) else key_of(f"{self._owner}\0{name}")

    def with_exchange(self, question: str, said: str) -> str | None:
        """Return the newest conversation whose last words were these, or None."""
        wanted = (
            select(turns.c.conversation)
            .join(conversations, conversations.c.id == turns.c.conversation)
            .where(
                conversations.c.owner == self._owner,
                turns.c.question == question,
                turns.c.said == said,
            )
            .order_by(turns.c.key.desc())
        )
        with self._database.read() as connection:
            found: str | None = connection.execute(wanted.limit(1)).scalar()
        return found

    def failed(self, conversation: str, question: str, error: str) -> None:
        """Keep a question that was not answered, and why."""
        with self._changing(conversation) as (connection, key):
            queries.add(connection, key, question, error=error or "?")

    def listed(self, search: str = "") -> tuple[Listed, ...]:
        """Return the conversations: pinned ones first, then the newest; with these words in them.

        Words are looked for in titles, questions and answers.
        """
        count = (
            select(func.count())
            .where(turns.c.conversation == conversations.c.id)
            .scalar_subquery()
            .label("exchanges")
        )
        wanted = (
            select(*(conversations.c[name] for name in ("id", "title", "pinned", "changed_at")))
            .add_columns(count)
            .where(conversations.c.owner == self._owner, *map(holds, search.split()))
            .order_by(conversations.c.pinned.desc(), conversations.c.changed_at.desc())
            .limit(LISTED)
        )
        with self._database.read() as connection:
            return tuple(Listed(*row) for row in connection.execute(wanted))

    def title(self, conversation: str) -> str:
        """Return how a conversation is called.  Raises UnknownConversation."""
        with self._database.read() as connection:
            return self._own(connection, conversation)

    def exchanges(self, conversation: str) -> tuple[Exchange, ...]:
        """Return what was asked and answered, oldest first.  Raises UnknownConversation."""
        wanted = queries.exchanges().where(turns.c.conversation == key_of(conversation))
        with self._database.read() as connection:
            self._own(connection, conversation)
            rows = connection.execute(wanted.order_by(turns.c.key)).mappings().all()
        return tuple(map(queries.exchange, rows))

    def rename(self, conversation: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing."""
        if words := " ".join(title.split()):
            self._set(conversation, title=shortened(words, TITLE))

    def pin(self, conversation: str, *, pinned: bool) -> None:
        """Keep a conversation at the head of the list, or no longer."""
        self._set(conversation, pinned=pinned)

    def delete(self, conversation: str) -> None:
        """Delete a conversation and every trace of it."""
        with self._changing(conversation) as (connection, key):
            connection.execute(delete(conversations).where(conversations.c.id == key))
        self._database.wipe()

    def forget_from(self, conversation: str, exchange: int) -> None:
        """Delete an exchange and all that came after it."""
        with self._changing(conversation) as (connection, key):
            connection.execute(
                delete(turns).where(turns.c.conversation == key, turns.c.key >= exchange)
            )
        self._database.wipe()

    def llm(self, conversation: str) -> str:
        """Return the model that a conversation is answered with, "" for the usual one."""
        wanted = select(models.c.llm).where(models.c.conversation == key_of(conversation))
        with self._database.read() as connection:
            self._own(connection, conversation)
            return str(connection.execute(wanted).scalar() or "")

    def choose(self, conversation: str, llm: str) -> None:
        """Let a conversation be answered with a model, "" for the usual one."""
        with self._changing(conversation) as (connection, key):
            connection.execute(delete(models).where(models.c.conversation == key))
            if llm:
                connection.execute(insert(models).values(conversation=key, llm=llm[:MODEL_NAME]))

    def forget_memory(self, conversation: str) -> None:
        """Let the next question lean on nothing that was said; all of it stays to be read."""
        with self._changing(conversation) as (connection, key):
            connection.execute(update(turns).where(turns.c.conversation == key).values(memory=None))

    def take_back(self, conversation: str, exchange: int) -> None:
        """Forget what the reader thought of an answer."""
        with self._changing(conversation) as (connection, key):
            own = select(turns.c.key).where(turns.c.conversation == key, turns.c.key == exchange)
            connection.execute(delete(opinions).where(opinions.c.turn.in_(own)))

    def judge(self, conversation: str, exchange: int, opinion: Opinion) -> None:
        """Keep what the reader thinks of an answer, in place of what they thought before."""
        with self._changing(conversation) as (connection, key):
            own = select(turns.c.key).where(turns.c.conversation == key, turns.c.key == exchange)
            if connection.execute(own).first() is None:
                raise _unknown(conversation)
            connection.execute(delete(opinions).where(opinions.c.turn == exchange))
            connection.execute(
                insert(opinions).values(
                    turn=exchange,
                    good=opinion.good,
                    reason=opinion.reason,
                    note=opinion.note,
                    at=files.now(),
                )
            )

    def _set(self, conversation: str, **values: object) -> None:
        with self._changing(conversation) as (connection, key):
            connection.execute(
                update(conversations).where(conversations.c.id == key).values(**values)
            )

    @contextmanager
    def _changing(self, conversation: str) -> Iterator[tuple[Connection, str]]:
        with self._database.write_alone() as connection:
            self._own(connection, conversation)
            yield connection, key_of(conversation)

    def _own(self, connection: Connection, conversation: str) -> str:
        wanted = select(conversations.c.title).where(
            conversations.c.id == key_of(conversation), conversations.c.owner == self._owner
        )
        title = connection.execute(wanted).scalar()
        if title is None:
            raise _unknown(conversation)
        return str(title)


def _unknown(conversation: str) -> UnknownConversation:
    return UnknownConversation(
        f"there is no conversation {conversation[:40]!r} here: it was deleted, or it is another "
        "person's / ไม่พบการสนทนานี้ อาจถูกลบแล้วหรือเป็นของผู้อื่น"
    )

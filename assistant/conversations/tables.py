"""The tables of conversations; portable types only, as in the record."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
)

from assistant.library.column_types import DATA, TEXT, line

metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("id", line(24), primary_key=True),
    Column("owner", line(64), nullable=False),  # whose it is; "" is whoever works in the shell
    Column("title", TEXT, nullable=False),
    Column("pinned", Boolean, nullable=False),
    Column("changed_at", line(32), nullable=False),  # ISO 8601 in UTC
    Index("conversations_of_owner", "owner", "changed_at"),
)

turns = Table(
    "turns",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),  # a later turn has a higher one
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("question", TEXT, nullable=False),
    Column("said", TEXT, nullable=False),  # the answer's words, to be searched
    Column("answer", DATA),
    Column("memory", DATA),  # what the next question may lean on
    Column("error", TEXT, nullable=False),
    Column("at", line(32), nullable=False),
    Index("turns_of_conversation", "conversation", "key"),
    sqlite_autoincrement=True,
)

models = Table(  # the model that a conversation is to be answered with; without a row the usual one
    "models",
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("llm", line(200), nullable=False),
)

opinions = Table(
    "opinions",
    metadata,
    Column("turn", ForeignKey("turns.key", ondelete="CASCADE"), primary_key=True),
    Column("good", Boolean, nullable=False),
    Column("reason", line(32), nullable=False),
    Column("note", TEXT, nullable=False),
    Column("at", line(32), nullable=False),
)

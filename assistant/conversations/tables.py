"""The tables of conversations; portable types only, as in the record."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("owner", String(64), nullable=False),  # whose it is; "" is whoever works in the shell
    Column("title", Text, nullable=False),
    Column("pinned", Boolean, nullable=False),
    Column("changed_at", String(32), nullable=False),  # ISO 8601 in UTC
    Index("conversations_of_owner", "owner", "changed_at"),
)

turns = Table(
    "turns",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),  # a later turn has a higher one
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("question", Text, nullable=False),
    Column("said", Text, nullable=False),  # the answer's words, to be searched
    Column("answer", JSON),
    Column("memory", JSON),  # what the next question may lean on
    Column("error", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Index("turns_of_conversation", "conversation", "key"),
    sqlite_autoincrement=True,
)

models = Table(  # the model that a conversation is to be answered with; without a row the usual one
    "models",
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("llm", String(200), nullable=False),
)

opinions = Table(
    "opinions",
    metadata,
    Column("turn", ForeignKey("turns.key", ondelete="CASCADE"), primary_key=True),
    Column("good", Boolean, nullable=False),
    Column("reason", String(32), nullable=False),
    Column("note", Text, nullable=False),
    Column("at", String(32), nullable=False),
)

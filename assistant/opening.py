"""The only wiring: opens encoders, stores and models, and joins search to the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.assistant import Assistant
from assistant.answering.generation import Generator
from assistant.answering.generation.chat import ChatGenerator
from assistant.answering.generation.extractive import ExtractiveGenerator
from assistant.answering.responding.desk import Desk
from assistant.checking.cross_language import means_of
from assistant.home.privacy import make_private
from assistant.library.intake import Progress
from assistant.library.library import Library
from assistant.library.part import part_of
from assistant.library.soundness import RECORD
from assistant.library.vectors.choosing import store_of
from assistant.models.chat_models import named, open_chat_model
from assistant.models.encoders import Encoder, open_encoder
from assistant.models.judge.choosing import chosen_judge
from assistant.reading.catalogue import shipped_files
from assistant.retrieval.search import search
from assistant.schema import AddResult, Hit, Within
from assistant.settings import home_folder

_FIRST = ("เครือข่ายคืออะไร", "What is a network?", "ควรเลือกรูปแบบเครือข่ายอย่างไร")

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

__all__ = [
    "SearchableLibrary",
    "open_assistant",
    "open_beside",
    "open_chat_model",
    "open_library",
    "warm",
]


class SearchableLibrary(Library):
    """A library that is also asked for passages, and that knows what ships with the project."""

    def search(self, query: str, limit: int = 10, within: Within | None = None) -> tuple[Hit, ...]:
        """Return the passages that answer a query best, best first.

        Raises:
            UnknownDocument: A document that the search is to keep ``within`` is not there.
            NothingWithin: No document is what is asked for.
        """
        return search(part_of(self, within), query, limit)

    def add_shipped(self, progress: Progress | None = None) -> tuple[AddResult, ...]:
        """Add the notes that come with the project; unchanged ones cost next to nothing."""
        return self.add_files(shipped_files(), progress)


def open_library(
    home: Path | str | None = None, encoder: Encoder | None = None
) -> SearchableLibrary:
    """Open the library of a home, which is made if absent.

    Raises:
        LibraryUnwritable: The folder cannot be made or written.
        LibraryError: The record is of another form, or damaged.
    """
    folder = home_folder(home)
    make_private(folder)
    opened: Callable[[], Encoder] = open_encoder if encoder is None else lambda: encoder
    return SearchableLibrary(folder, opened, store_of(folder, RECORD))


def open_assistant(
    home: str | Path | None = None,
    llm: str | BaseChatModel = "none",
    library: SearchableLibrary | None = None,
) -> Assistant:
    """Open the assistant of a home folder, and its one chat model.

    Args:
        home: The folder; by default ``$KHRUEAKHAI_HOME`` or the platform's.
        llm: "none", "local", "provider:model", or any LangChain chat model.
        library: An open library to use instead of opening the home's.

    Raises:
        UnknownModel: There is no such model here.
        MissingKey: The provider's key is not set.
        LibraryUnwritable: The home cannot be made or written.
    """
    model = open_chat_model(llm) if isinstance(llm, str) else llm
    name = llm if isinstance(llm, str) else named(llm)
    return _assistant(library or open_library(home), model, name)


def open_beside(held: Assistant, home: Path) -> Assistant:
    """Open the assistant of another home with the encoder and the chat model of one that is open.

    Raises:
        LibraryUnwritable: The home cannot be made or written.
    """
    make_private(home)
    library = SearchableLibrary(home, lambda: held.library.encoder, store_of(home, RECORD))
    return _assistant(library, held.chat_model, held.llm)


def warm(held: Assistant) -> Iterator[None]:
    """Open what a first question needs, by questions that nobody asked and no chat model hears.

    Encoder, index, judge, words and acts are opened when they are first needed, which takes a
    first reader seconds. A step is done at each ``next``: after the first most of it is open.
    """
    library = held.library
    if not isinstance(library, SearchableLibrary) or library.is_empty():
        return
    quotes = _assistant(library, None, "none")
    for question in _FIRST:
        quotes.ask(question)
        yield


def _assistant(held: SearchableLibrary, model: BaseChatModel | None, name: str) -> Assistant:
    means = means_of(held, chosen_judge(model, name))
    extractive = ExtractiveGenerator(held)
    generator: Generator = extractive
    if model is not None:
        generator = ChatGenerator(model, name, extractive, held.document, means)
    return Assistant(held, generator, name, means, Desk(held, extractive, means), model)

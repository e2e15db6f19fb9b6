"""What is there: documents, passages and what is true of all of them, read from the record.

What is asked costs as many statements in a large library as in a small one, and what is wanted of
several documents or passages is asked for at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from assistant.errors import UnknownDocument
from assistant.library.read_before import ReadBefore
from assistant.library.record import Record
from assistant.library.record_edits import unknown_document
from assistant.library.record_values import Heading
from assistant.schema import Document, DocumentSummary, Language, Passage, ShortName
from assistant.text.glossary import short_pair
from assistant.text.language import words
from assistant.text.stop_words import stop_words
from assistant.text.translation import Vocabulary, shipped

_REMEMBERED = 4_000  # passages that are kept as they were read: some 20 MB
_MEANINGS = 3  # full names of one short one; with more it says nothing


class Holdings:
    """The documents of a record and their passages, to read."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._read: ReadBefore[str, Passage] = ReadBefore(_REMEMBERED)

    def is_empty(self) -> bool:
        """Tell whether there is nothing in the library."""
        return self._record.is_empty()

    def documents(self) -> tuple[DocumentSummary, ...]:
        """Return the documents in the order in which they came."""
        return self._record.summaries()

    def document(self, document_id: str) -> Document:
        """Return a document; raises UnknownDocument."""
        return self._record.document(document_id)

    def look_up(self, document_ids: Iterable[str]) -> Callable[[str], Document]:
        """Read documents at once; what is returned gives each, or raises UnknownDocument."""
        held = self._record.documents(list(dict.fromkeys(document_ids)))

        def document(document_id: str) -> Document:
            if document_id not in held:
                raise unknown_document(document_id)
            return held[document_id]

        return document

    def heading(self, document_id: str) -> Heading:
        """Return the title and works of a document; raises UnknownDocument."""
        if found := self.headings([document_id]):
            return found[document_id]
        raise unknown_document(document_id)

    def headings(self, document_ids: Iterable[str]) -> dict[str, Heading]:
        """Return the titles and works of those of the documents that are here, by id."""
        return self._record.headings(list(dict.fromkeys(document_ids)))

    def ids(
        self, document_ids: Sequence[str] = (), languages: Sequence[Language] = ()
    ) -> list[str]:
        """Return the ids of documents in some languages, of all where none are named."""
        return self._record.parts.ids(document_ids, languages)

    def years(
        self, document_ids: Sequence[str] = (), languages: Sequence[Language] = ()
    ) -> dict[str, int | None]:
        """Return the years of documents by id, of all where none are named."""
        return self._record.parts.years(document_ids, languages)

    def all_headings(self) -> dict[str, Heading]:
        """Return the titles and works of all documents, by id, in the order in which they came."""
        return self._record.all_headings()

    def headings_on(self, work: str) -> dict[str, Heading]:
        """Return those of the documents that are a work or report it, by id, in their order."""
        return self._record.headings_on(work)

    def works(self) -> frozenset[str]:
        """Return the catalogued works that are in the library themselves."""
        return self._record.standing().works

    def passages(self, document_id: str | None = None) -> tuple[Passage, ...]:
        """Return the passages of a document, or of all, in reading order."""
        return self._record.passages(document_id)

    def passages_of(self, document_ids: Iterable[str]) -> tuple[Passage, ...]:
        """Return the passages of some documents, in the order given and in reading order."""
        return self._record.passages_of(list(dict.fromkeys(document_ids)))

    def passage(self, passage_id: str) -> Passage:
        """Return a passage; raises UnknownDocument."""
        if found := self.passages_by_id([passage_id]):
            return found[passage_id]
        raise UnknownDocument(
            f"no passage has the id {passage_id!r}; its document has been removed or replaced"
        )

    def passages_by_id(self, passage_ids: Iterable[str]) -> dict[str, Passage]:
        """Return those of the passages that are here, by id."""
        return self._read.get(self.standing(), passage_ids, self._passages_by_id)

    def _passages_by_id(self, ids: Sequence[str]) -> dict[str, Passage]:
        return {passage.id: passage for passage in self._record.passages_by_id(ids)}

    def passages_named(
        self, reference: str, within: Collection[str], most: int
    ) -> tuple[Passage, ...]:
        """Return the first passages that a reference ("section 18", "page 103") means.

        ``within`` are the documents that are looked through, all where it is empty.
        """
        return self._record.passages_named(reference, within, most)

    def has_part(self, reference: str, within: Collection[str] = ()) -> bool:
        """Tell whether a reference means any passage of some documents, or of all."""
        return self._record.parts.has(reference, within)

    def has_parts(self, kind: str, within: Collection[str] = ()) -> bool:
        """Tell whether some documents, or any, have parts of a kind ("section", "play")."""
        return self._record.parts.has_kind(kind, within)

    def titles(self, words: Collection[str]) -> dict[str, str]:
        """Return the titles that have one of some words in them, by the document's id."""
        return self._record.parts.titles(words)

    def trails(self, document_ids: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return the section paths of documents, of notes those that they report, each once."""
        return self._record.trails(list(dict.fromkeys(document_ids)))

    def vocabulary(self) -> Vocabulary:
        """Return what stands for what here: the project's words, and the documents' short names."""
        return _vocabulary(self._record.standing().short_names)

    def own_names(self) -> Mapping[str, tuple[ShortName, ...]]:
        """Return the short names that stand for something in one document alone, by its id.

        As the library stood when its vocabulary was last asked for, which a question does first.
        """
        return (self._record.stood or self._record.standing()).own_names

    def standing(self) -> int:
        """Return a number that is another one after each change of the library."""
        return self._record.standing().revision

    def whole_size(self) -> int:
        """Return the number of passages in all the library, of which this may be a part."""
        return sum(self._record.standing().passages.values())

    def languages(self) -> Mapping[Language, int]:
        """Return the number of passages by language."""
        return self._record.standing().passages


@lru_cache(maxsize=8)
def _vocabulary(names: tuple[ShortName, ...]) -> Vocabulary:
    """Return the shipped vocabulary behind the short names of a library's own documents."""
    meanings = Counter(name.short for name in names)
    own = [
        short_pair((name.full,), (name.short,))
        for name in names
        if meanings[name.short] <= _MEANINGS and not set(words(name.short)) <= stop_words()
    ]
    return Vocabulary((*own, *shipped().pairs)) if own else shipped()

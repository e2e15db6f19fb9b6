"""Retrieval as LangChain knows it: a ``BaseRetriever`` over a library."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from assistant.library.library import Library
from assistant.retrieval.search import search
from assistant.schema import Hit


class LibraryRetriever(BaseRetriever):
    """Finds passages for LangChain's chains; ``metadata`` says where each one stands.

    ``document.text[start:end] == page_content`` for the document that ``document_id`` names.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    limit: int = Field(default=8, ge=1)  # passages

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # LangChain hands it over
    ) -> list[Document]:
        return [_document(hit) for hit in search(self.library, query, self.limit)]


def _document(hit: Hit) -> Document:
    passage = hit.passage
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "document_id": passage.document_id,
            "passage_id": passage.id,
            "title": hit.title,
            "section": list(passage.section),
            "page": passage.page,
            "start": passage.start,
            "end": passage.end,
            "language": passage.language,
            "score": hit.score,
        },
    )

"""Which documents a request keeps to, in the words of both doors."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from assistant.schema import Language, Within

_MOST = 1_000  # documents in one request

Ids = Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=_MOST)]
Year = Annotated[int, Field(ge=0, le=9_999)]


class WithinRequest(BaseModel):
    """Only documents that are all of this: these ids, these languages, of these years.

    Years are of either era, both inclusive; a document of which no year is known lies in none.
    """

    documents: Ids = []
    languages: Annotated[list[Language], Field(max_length=2)] = []
    from_year: Year | None = None
    to_year: Year | None = None

    def value(self) -> Within:
        """Return what is asked of the documents."""
        asked = tuple(self.documents), tuple(self.languages)
        return Within(*asked, self.from_year, self.to_year)

"""Which documents of a library are searched and asked, where it is not to be all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assistant.schema.documents import Language


@dataclass(frozen=True, slots=True)
class Within:
    """What the documents have to be; what is empty or None asks nothing of them.

    ``documents`` are ids, ``languages`` the documents' own. Years are of either era, both
    inclusive; a document of which no year is known lies within none.
    """

    documents: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    from_year: int | None = None
    to_year: int | None = None

    def __bool__(self) -> bool:
        """Whether anything is asked of the documents."""
        return self != Within()

    def to_dict(self) -> dict[str, Any]:
        """The JSON of what is asked, without what is not."""
        held = {
            "documents": list(self.documents),
            "languages": list(self.languages),
            "from_year": self.from_year,
            "to_year": self.to_year,
        }
        return {name: value for name, value in held.items() if value}

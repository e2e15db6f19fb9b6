"""References to works: for papers (APA 7, Thai universities) and for programs that keep them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.errors import ExportError
from assistant.export.references import bibtex, csl, ris, styles
from assistant.export.references.reference import Reference


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write references; ``suffix`` is that of a file of them, with its full stop."""

    suffix: str
    mime: str
    write: Callable[[Sequence[Reference]], str]


FORMATS: Final[Mapping[str, Format]] = {
    "apa": Format(".txt", "text/plain", styles.apa),
    "thai": Format(".txt", "text/plain", styles.thai),
    "bibtex": Format(".bib", "application/x-bibtex", bibtex.write),
    "ris": Format(".ris", "application/x-research-info-systems", ris.write),
    "csl-json": Format(".json", "application/vnd.citationstyles.csl+json", csl.write),
}


def write(references: Sequence[Reference], name: str) -> str:
    """Return references in a format, each work once.

    Raises:
        ExportError: There is no such format.
    """
    if name not in FORMATS:
        raise ExportError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name].write(list(dict.fromkeys(references)))

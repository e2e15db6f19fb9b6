"""``khrueakhai references``: references to the works of the library, or to some of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from assistant.cli.files import keep
from assistant.errors import UnknownDocument

_NAMES = ("apa", "thai", "bibtex", "ris", "csl-json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the documents, the format, and the file that may be written."""
    parser.add_argument("document_ids", nargs="*", metavar="DOCUMENT_ID", help="default: all")
    parser.add_argument("--format", choices=_NAMES, default="apa", help="default: apa")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write a file instead")


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Print or write the references."""
    from assistant.export.references import write
    from assistant.export.references.reference import references_to
    from assistant.opening import open_library

    wanted = options.document_ids
    with open_library(options.home) as library:
        found = references_to(library.documents(), wanted or None)
    if absent := set(wanted) - {one.id for one in found}:
        raise UnknownDocument(
            f"no document has the id {min(absent)!r}; `khrueakhai sources` lists the ids"
        )
    text = write(found, options.format)
    if options.out:
        keep(options.out, text.encode())
    else:
        print(text, end="")
    return None

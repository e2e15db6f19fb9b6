"""``khrueakhai record``: shows what is known of a document as a work, and sets it."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from assistant.errors import RecordError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the document, and what is to be set of it."""
    parser.add_argument("document_id")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="set a field, such as year=2564; several authors are parted by semicolons",
    )
    parser.add_argument("--reset", action="store_true", help="let all fields be as they were read")


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Set what is to be set, show the record in words or return it as JSON."""
    from assistant.library.record_fields import as_typed
    from assistant.opening import open_library

    typed = dict(_pair(text) for text in options.set)
    with open_library(options.home) as library:
        if options.reset:
            library.undescribe(options.document_id)
        if typed:
            library.describe(options.document_id, typed)
        document = library.document(options.document_id)
    if options.json:
        shown = {"document_id": document.id, "title": document.title}
        names = [{"short": name.short, "full": name.full} for name in document.short_names]
        return {**shown, "record": document.bibliography.to_dict(), "short_names": names}
    for name, value in as_typed(document).items():
        print(f"{name:12} {value}")
    for short in document.short_names:
        print(f"{short.short} = {short.full}", file=sys.stderr)
    return None


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise RecordError(f"--set takes FIELD=VALUE, such as year=2564, not {text!r}")
    return name.strip(), value

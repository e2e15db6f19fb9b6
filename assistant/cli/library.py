"""``khrueakhai add``, ``sources``, ``remove`` and ``reindex``: what the library holds."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from assistant.cli.progress import drawn
from assistant.people import audit


def add(options: argparse.Namespace) -> int:
    """Read files or folders into the library; return 1 where one was rejected."""
    from assistant.opening import open_library

    if not options.paths and not options.shipped:
        print("khrueakhai: add needs PATH..., --shipped or both", file=sys.stderr)
        return 2
    with open_library(options.home) as library, drawn("reading", quiet=options.json) as progress:
        results = library.add_shipped(progress) if options.shipped else ()
        if options.paths:
            results = (*results, *library.add_files(options.paths, progress))
            _note(library.home, "added", ", ".join(path.name for path in options.paths))
    if options.json:
        print_json({"documents": [result.to_dict() for result in results]})
    else:
        for result in results:
            print(f"{result.status:9} {result.document_id or '-':18} {result.title or result.path}")
    for result in results:
        if result.error:
            print(f"khrueakhai: {result.error}", file=sys.stderr)
        for line in result.warnings:
            print(f"khrueakhai: {result.path or result.title}: {line}", file=sys.stderr)
    return 1 if any(result.status == "rejected" for result in results) else 0


def sources(options: argparse.Namespace) -> int:
    """List the documents."""
    from assistant.opening import open_library

    with open_library(options.home) as library:
        documents = [document.to_dict() for document in library.documents()]
    if options.json:
        print_json({"documents": documents})
    for row in () if options.json else documents:
        print(f"{row['document_id']:18} {row['language']} {row['passages']:5} {row['title']}")
    return 0


def remove(options: argparse.Namespace) -> int:
    """Delete a document."""
    from assistant.opening import open_library

    with open_library(options.home) as library:
        library.remove(options.document_id)
        _note(library.home, "removed", options.document_id)
    return 0


def _note(home: Path, act: audit.Act, about: str) -> None:
    audit.note(home, "shell", act, about)


def reindex(options: argparse.Namespace) -> int:
    """Encode all documents anew."""
    from assistant.opening import open_library

    with open_library(options.home) as library, drawn("encoding") as progress:
        library.reindex(progress)
    return 0


def print_json(data: Any) -> None:
    """Print one JSON document."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    print()

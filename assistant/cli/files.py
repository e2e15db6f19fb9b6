"""What the commands that make something share: their framework, and the file that is written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assistant.home.files import unwritable
from assistant.home.privacy import let_others_read


def add_framework(parser: argparse.ArgumentParser) -> None:
    """Add the option that names a framework of the shelf."""
    parser.add_argument(
        "--framework",
        metavar="KEY",
        default="",
        help="a file of corpus/frameworks without its .yaml (default: as corpus/shelf.yaml says)",
    )


def keep(path: Path, content: bytes) -> None:
    """Write a file and say so.

    Raises:
        LibraryUnwritable: The file cannot be written there.
    """
    try:
        path.write_bytes(content)
        let_others_read(path)
    except OSError as error:
        raise unwritable(path, error, "name a file in a folder that you may write") from error
    print(f"khrueakhai: wrote {path}", file=sys.stderr)

"""``--document``, ``--in-language``, ``--from-year``, ``--to-year``: which documents are meant."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.schema import Within


def within_arguments() -> argparse.ArgumentParser:
    """Return the arguments that let a search or question keep to some documents."""
    arguments = argparse.ArgumentParser(add_help=False)
    group = arguments.add_argument_group("only in these documents")
    group.add_argument(
        "--document", action="append", default=[], metavar="ID", dest="documents",
        help="this one (`khrueakhai sources` lists the ids); may be given several times",
    )  # fmt: skip
    group.add_argument(
        "--in-language", action="append", default=[], choices=("th", "en"), dest="languages",
        help="those in this language",
    )  # fmt: skip
    dated = "those of this year or {}, พ.ศ. or ค.ศ.; one without a known year is left out"
    group.add_argument("--from-year", type=int, metavar="YEAR", help=dated.format("later"))
    group.add_argument("--to-year", type=int, metavar="YEAR", help=dated.format("earlier"))
    return arguments


def within(options: argparse.Namespace) -> Within:
    """Return which documents are meant; all where nothing was said."""
    from assistant.schema import Within

    return Within(
        tuple(options.documents), tuple(options.languages), options.from_year, options.to_year
    )

"""``khrueakhai check-plan``: any plan in a file, and what of a framework it answers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from assistant.cli.files import add_framework, keep


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("plan", type=Path, metavar="FILE", help="a plan in any readable format")
    parser.add_argument(
        "--out",
        "--output",
        type=Path,
        metavar="FILE",
        help="write the report as .docx, .pdf or .md",
    )
    add_framework(parser)


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Check the plan; return its JSON where that is asked for, else print it unless it is kept."""
    from assistant.export import paper_writer, write_paper
    from assistant.frameworks.shelf import load_framework
    from assistant.opening import open_library
    from assistant.plans import completeness
    from assistant.plans.covering import report
    from assistant.plans.covering.files import text_of_file
    from assistant.text.language import detect

    if options.out:
        paper_writer(options.out.suffix)  # a wrong suffix is told before the work
    framework = load_framework(options.framework)
    text = text_of_file(options.plan)
    language = detect(text)
    with open_library(options.home) as library:
        found = completeness.of_text(library, text, language, framework)
    checked = (options.plan.name, language, found)
    if options.out:
        keep(options.out, write_paper(report.of_check(*checked), options.out.suffix))
    if options.json:
        return report.to_dict(*checked)
    if not options.out:
        print(report.as_text(*checked))
    return None

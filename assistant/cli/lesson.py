"""``khrueakhai lesson``: a request in, a lesson out, as text, JSON or files."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.cli.files import add_framework, keep
from assistant.errors import UnclearTopic


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("request", type=Path, metavar="REQUEST", help="a JSON or YAML file")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="write .zip (everything), .pptx, .docx, .pdf, .md, .json, or the quiz as .gift.txt, "
        ".xml, .aiken.txt, .h5p, .qti.zip, .scorm.zip, .anki.txt, .forms.gs, .kahoot.xlsx, "
        ".quizizz.xlsx, .xlsx",
    )
    add_framework(parser)
    parser.add_argument(
        "--seed", type=int, default=0, help="another number gives another choice of quiz items"
    )


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Build the lesson; return its JSON where that is asked for, else print it unless kept."""
    from assistant.export.papers.markdown import text
    from assistant.lessons import pack
    from assistant.lessons.building import build_lesson
    from assistant.lessons.lesson_json import to_dict
    from assistant.lessons.papers import paper_of
    from assistant.lessons.request.request import load_request
    from assistant.opening import open_library

    if options.out:
        pack.check_name(options.out.name)  # a wrong suffix is told before the work
    request = load_request(options.request)
    if options.framework:
        request = request.model_copy(update={"framework": options.framework})
    with open_library(options.home) as library, _choices_told(options):
        lesson = build_lesson(library, request, seed=options.seed)
    for warning in lesson.warnings:
        print(f"khrueakhai: {warning}", file=sys.stderr)
    if options.out:
        keep(options.out, pack.write(lesson, options.out.name))
    if options.json:
        return to_dict(lesson)
    if not options.out:
        print(text(paper_of(lesson, "guide"), pictures=False))
    return None


@contextmanager
def _choices_told(options: argparse.Namespace) -> Iterator[None]:
    """Print what a topic in doubt may mean where JSON is asked for; the error is told as well."""
    try:
        yield
    except UnclearTopic as error:
        if options.json:
            print(json.dumps({"choices": error.choices}, ensure_ascii=False))
        raise

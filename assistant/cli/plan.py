"""``khrueakhai plan``: a brief in, a plan out, as text, JSON or a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from assistant.cli.files import add_framework, keep


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("brief", type=Path, metavar="BRIEF", help="a JSON or YAML file")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write the plan as .docx, .pdf, .md or .json"
    )
    parser.add_argument(
        "--model",
        metavar="OPTION",
        help="the integration model to take instead of the one that the rules propose",
    )
    add_framework(parser)
    parser.add_argument(
        "--clean", action="store_true", help="write the copy for signature in --out: no marks"
    )
    parser.add_argument("--thai-digits", action="store_true", help="write Thai digits in --out")


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Draft the plan; return its JSON where that is asked for, else print it unless it is kept."""
    from assistant.models.judge.choosing import chosen_judge
    from assistant.opening import open_chat_model, open_library
    from assistant.plans import files as plan_files
    from assistant.plans.brief.brief import load_brief
    from assistant.plans.proposing import draft_with

    if options.out:
        plan_files.check_suffix(options.out.suffix)  # a wrong suffix is told before the work
    brief = load_brief(
        options.brief, warn=lambda text: print(f"khrueakhai: {text}", file=sys.stderr)
    )
    if options.framework:
        brief = brief.model_copy(update={"framework": options.framework})
    model = open_chat_model(options.llm)
    with open_library(options.home) as library:
        judge = chosen_judge(model, options.llm or "") if model else None
        plan = draft_with(library, brief, model, judge, model=options.model)
    for line in (*plan.warnings, *plan.notes):
        _tell(line)
    if options.out:
        form = {"thai_digits": options.thai_digits, "clean": options.clean}
        keep(options.out, plan_files.write(plan, options.out.suffix, **form))
    if options.json:
        return plan_files.to_dict(plan)
    if not options.out:
        print(plan_files.as_text(plan))
    return None


def _tell(text: str) -> None:
    print(f"khrueakhai: {text}", file=sys.stderr)

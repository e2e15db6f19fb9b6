"""The command line: reads arguments, calls one function, prints; progress goes to stderr."""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.cli import answer as cli_answer
from assistant.cli import app as cli_app
from assistant.cli import audit as cli_audit
from assistant.cli import care as cli_care
from assistant.cli import check_plan as cli_check_plan
from assistant.cli import collections as cli_collections
from assistant.cli import completion
from assistant.cli import config as cli_config
from assistant.cli import conversations as cli_conversations
from assistant.cli import doors as cli_doors
from assistant.cli import forget as cli_forget
from assistant.cli import lesson as cli_lesson
from assistant.cli import library as cli_library
from assistant.cli import move as cli_move
from assistant.cli import plan as cli_plan
from assistant.cli import record as cli_record
from assistant.cli import references as cli_references
from assistant.cli import within as cli_within
from assistant.cli.library import print_json
from assistant.cli.progress import drawn
from assistant.errors import KhrueakhaiError
from assistant.home.privacy import new_files_private
from assistant.models import ahead
from assistant.settings import VERSION
from assistant.settings.variables import value


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 1 after one line about an error that the user can mend."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may have no Thai
    ahead.collect_seldom()
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    parser = _parser()
    completion.answer_the_shell(parser)
    options = parser.parse_args(arguments)
    try:
        with new_files_private():
            options.whole = options.home
            cli_collections.may_keep(options)
            cli_collections.place(options)
            status = int(_COMMANDS[options.command](options))
            sys.stdout.flush()  # what is short enough to wait until the end finds no reader there
            return status
    except KhrueakhaiError as error:
        print(f"khrueakhai: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("khrueakhai: stopped", file=sys.stderr)
        return 1


def _search(options: argparse.Namespace) -> int:
    from assistant.opening import open_library
    from assistant.text.language import unwrap

    with open_library(options.home) as library:
        found = library.search(options.query, options.k, cli_within.within(options))
        hits = [hit.to_dict() for hit in found]
    if options.json:
        print_json({"hits": hits})
    for hit in () if options.json else hits:
        print(f"{hit['rank']}. {' › '.join([hit['title'], *hit['section']])}")
        print(f"   {unwrap(hit['text'])[:300]}\n")
    return 0


def _ask(options: argparse.Namespace) -> int:
    ahead.begin()  # before the rest is imported
    from assistant.opening import open_assistant

    assistant = open_assistant(options.home, options.llm)
    if options.conversation:  # another owner's is refused here, before anything of it is read
        assistant.conversations.of("").begin(options.conversation, options.question)
    asked = cli_collections.with_shared(options, assistant).within(cli_within.within(options))
    answer = asked.ask(options.question, options.conversation, options.language)
    if options.json:
        print_json(answer.to_dict())
        return 0
    cli_answer.show(answer)
    return 0


def _made(data: dict[str, Any] | None) -> int:
    if data is not None:
        print_json(data)
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from assistant.answering.evaluation import scoring
    from assistant.opening import open_assistant

    questions = scoring.load(options.questions)
    assistant = open_assistant(options.home, options.llm)
    with drawn("asking", quiet=options.json) as progress:
        report = scoring.evaluate(assistant, questions, progress)
    if options.json:
        print_json(report)
        return 0
    rows = scoring.table(report)
    for at, name in enumerate(rows[0][1]):
        print(f"{name:22}" + "".join(f"{cells[at]:>10}" for _, cells in rows[1:4]))
    print("\n" + "\n".join(f"{name:24} facts {cells[3]:>6}" for name, cells in rows[4:]))
    return 0


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "add": cli_library.add,
    "sources": cli_library.sources,
    "remove": cli_library.remove,
    "reindex": cli_library.reindex,
    "search": _search,
    "ask": _ask,
    "record": lambda options: _made(cli_record.run(options)),
    "references": lambda options: _made(cli_references.run(options)),
    "plan": lambda options: _made(cli_plan.run(options)),
    "check-plan": lambda options: _made(cli_check_plan.run(options)),
    "lesson": lambda options: _made(cli_lesson.run(options)),
    "conversations": lambda options: _made(cli_conversations.run(options)),
    "evaluate": _evaluate,
    "app": cli_app.run,
    "serve": cli_doors.serve,
    "mcp": cli_doors.mcp,
    "key": lambda options: _made(cli_doors.key(options)),
    "collection": lambda options: _made(cli_collections.run(options)),
    "forget": lambda options: _made(cli_forget.run(options)),
    "doctor": cli_care.doctor,
    "backup": lambda options: _made(cli_care.backup(options)),
    "restore": lambda options: _made(cli_care.restore(options)),
    "move": lambda options: _made(cli_move.run(options)),
    "audit": lambda options: _made(cli_audit.run(options)),
    "config": lambda options: _made(cli_config.run(options)),
    "completion": completion.run,
}


_DESCRIPTION = "Answers, plans and lessons on networked governance, checked to the page."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="khrueakhai", description=_DESCRIPTION)
    home = argparse.ArgumentParser(add_help=False)  # absent, the --home before the command stands
    home.add_argument("--home", type=Path, default=argparse.SUPPRESS, help="the state folder")
    parser.add_argument("--home", type=Path, help="the folder that holds all state")
    inside = "work in a private collection"
    home.add_argument("--collection", default=argparse.SUPPRESS, metavar="ID", help=inside)
    parser.add_argument("--collection", default="", metavar="ID", help=inside)
    parser.add_argument("--version", action="version", version=f"khrueakhai {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[home, *parents])

    _add_commands(command)
    return parser


def _add_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="print one JSON document")
    llm = argparse.ArgumentParser(add_help=False)
    llm.add_argument(
        "--llm",
        default=value("llm"),
        help="none, local or PROVIDER:MODEL (default: none)",
    )
    add = command("add", "read files or folders into the library", as_json)
    add.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    add.add_argument("--shipped", action="store_true", help="add the corpus of the project")
    command("sources", "list the documents", as_json)
    command("remove", "delete a document").add_argument("document_id")
    cli_record.add_arguments(command("record", "show or set what is known of a work", as_json))
    cli_references.add_arguments(command("references", "write references to the works"))
    command("reindex", "encode all documents anew with the present encoder")
    kept = cli_within.within_arguments()
    _search_arguments(command("search", "show the passages nearest to a query", as_json, kept))
    _ask_arguments(command("ask", "answer a question", as_json, llm, kept))
    cli_plan.add_arguments(command("plan", "draft a network plan from a brief", as_json, llm))
    cli_check_plan.add_arguments(command("check-plan", "tell what any plan answers", as_json))
    cli_lesson.add_arguments(command("lesson", "build lesson material from a request", as_json))
    evaluate = command("evaluate", "score the assistant on a question set", as_json, llm)
    evaluate.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    cli_conversations.add_arguments(command("conversations", "list, keep or delete what was asked"))
    cli_app.add_arguments(command("app", "start the Streamlit app", llm))
    cli_doors.add_serve_arguments(command("serve", "open an HTTP door for programs", llm))
    _mcp_arguments(command("mcp", "speak the Model Context Protocol to a program", llm))
    cli_doors.add_key_arguments(command("key", "make, list or remove keys to the door", as_json))
    cli_collections.add_arguments(command("collection", "keep private parts of it", as_json))
    cli_forget.add_arguments(command("forget", "delete what is older than it may be kept", as_json))
    cli_care.add_doctor_arguments(command("doctor", "look whether a home is whole", as_json))
    cli_care.add_file(command("backup", "copy a home into a file, while it is used", as_json))
    cli_care.add_restore_arguments(command("restore", "bring a home back from a copy", as_json))
    cli_move.add_arguments(command("move", "take it to a database, or back", as_json))
    command("audit", "show who changed what all share", as_json)
    cli_config.add_arguments(command("config", "show every setting and its source", as_json))
    completion.add_arguments(command("completion", "print a shell's completion script"))


_WITH_SHARED = "with --collection: ask the shared library too"


def _mcp_arguments(mcp: argparse.ArgumentParser) -> None:
    mcp.add_argument("--with-shared", action="store_true", help=_WITH_SHARED)


def _search_arguments(search: argparse.ArgumentParser) -> None:
    search.add_argument("query")
    search.add_argument("-k", type=_positive, default=10, help="number of passages")


def _ask_arguments(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("question")
    ask.add_argument("--language", choices=("auto", "th", "en"), default="auto")
    ask.add_argument("--conversation", metavar="ID", help="remember what was asked before")
    ask.add_argument("--with-shared", action="store_true", help=_WITH_SHARED)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number

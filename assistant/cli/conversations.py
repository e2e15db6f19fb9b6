"""``khrueakhai conversations``: lists, shows, deletes and exports what was asked in the shell."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ExportError

if TYPE_CHECKING:
    from assistant.conversations.own import OwnConversations
    from assistant.conversations.store import ConversationStore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is to be done, and with which conversation."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--home", type=Path, default=argparse.SUPPRESS, help="the state folder")
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="print one JSON document")

    def action(name: str, text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        return actions.add_parser(name, help=text, parents=[shared, *parents])

    listed = action("list", "list the conversations of the shell", as_json)
    listed.add_argument("search", nargs="*", help="only those with these words in them")
    show = action("show", "show a conversation", as_json)
    delete = action("delete", "delete a conversation without a trace")
    export = action("export", "write a conversation as a file")
    for one in (show, delete, export):
        one.add_argument("conversation", metavar="ID")
    export.add_argument("--out", type=Path, required=True, metavar="FILE.docx|.pdf|.md")
    action("feedback", "write what all readers thought, as rows for evaluate")


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Do what is asked; return what is to be printed as JSON."""
    from assistant.conversations.store import ConversationStore
    from assistant.settings import home_folder

    store = ConversationStore(home_folder(options.home))
    try:
        return _ACTIONS[options.action](store, options)
    finally:
        store.close()


def _list(store: ConversationStore, options: argparse.Namespace) -> dict[str, Any] | None:
    kept = store.of("").listed(" ".join(options.search))
    if options.json:
        shown = ("id", "title", "pinned", "changed_at", "exchanges")
        return {"conversations": [{name: getattr(one, name) for name in shown} for one in kept]}
    for one in kept:
        print(f"{one.id}  {one.changed_at[:10]}  {one.exchanges:4}  {one.title}")
    return None


def _show(store: ConversationStore, options: argparse.Namespace) -> dict[str, Any] | None:
    exchanges = store.of("").exchanges(options.conversation)
    if options.json:
        rows = [
            {
                "question": one.question,
                "answer": one.answer.to_dict() if one.answer else None,
                "error": one.error or None,
            }
            for one in exchanges
        ]
        return {"exchanges": rows}
    for one in exchanges:
        print(f"? {one.question}\n\n{one.answer.answer if one.answer else one.error}\n")
    return None


def _delete(store: ConversationStore, options: argparse.Namespace) -> None:
    store.of("").delete(options.conversation)


def _export(store: ConversationStore, options: argparse.Namespace) -> None:
    from datetime import date

    from assistant.export import write_paper
    from assistant.export.papers.answers import of_answers
    from assistant.home.files import write
    from assistant.home.privacy import let_others_read

    own: OwnConversations = store.of("")
    answers = [one.answer for one in own.exchanges(options.conversation) if one.answer]
    if not answers:
        raise ExportError("this conversation holds no answer that can be written: ask again")
    title = own.title(options.conversation)
    paper = of_answers(title, answers, answers[-1].language, date.today())
    write(options.out, write_paper(paper, options.out.suffix))
    let_others_read(options.out)


def _feedback(store: ConversationStore, options: argparse.Namespace) -> None:
    from assistant.conversations import feedback

    del options
    for row in feedback.rows(store):
        json.dump(row, sys.stdout, ensure_ascii=False)
        print()


_ACTIONS: dict[str, Callable[[ConversationStore, argparse.Namespace], dict[str, Any] | None]] = {
    "list": _list,
    "show": _show,
    "delete": _delete,
    "export": _export,
    "feedback": _feedback,
}

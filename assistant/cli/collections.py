"""``khrueakhai collection``: the private parts of the library that the shell may enter."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import SettingError

if TYPE_CHECKING:
    from assistant.answering.assistant import Assistant
    from assistant.people.collections import Collection, CollectionStore

SHELL = ""  # the key of whoever works in the shell
_WHOLE = (
    "app", "serve", "key", "audit", "config", "collection", "forget", "completion",
    "doctor", "backup", "restore", "move",
)  # fmt: skip
_CHANGES = ("add", "remove", "reindex")
_NEEDS = {"add": "TITLE", "rename": "ID TITLE", "join": "LINK", "remove": "ID MEMBER"}


def place(options: argparse.Namespace) -> None:
    """Let a command with ``--collection`` work in that collection.

    Raises:
        UnknownCollection: There is none that the shell may read.
        SettingError: The command is for the home as a whole.
    """
    if not options.collection:
        return
    if options.command in _WHOLE:
        raise SettingError(
            f"`khrueakhai {options.command}` is for the whole home: leave --collection out"
        )
    options.home = _store(options).folder(options.collection, SHELL)


def may_keep(options: argparse.Namespace) -> None:
    """Raise NotAllowed where a command would change a collection of somebody else's."""
    from assistant.people.collections import not_its_owner

    changes = options.command in _CHANGES or any(
        getattr(options, name, None) for name in ("set", "reset")
    )
    if not options.collection or not changes:
        return
    if not _store(options).opened(options.collection, SHELL).is_of(SHELL):
        raise not_its_owner()


def with_shared(options: argparse.Namespace, held: Assistant) -> Assistant:
    """Return the assistant that is asked: with ``--with-shared`` the shared library joins in."""
    from assistant.answering import two_libraries

    whole = shared(options, held)
    return two_libraries.JoinedAssistant(held, whole) if whole else held


def shared(options: argparse.Namespace, held: Assistant) -> Assistant | None:
    """Return the shared library's assistant where ``--with-shared`` wants it asked too.

    Raises:
        SettingError: No collection is asked.
    """
    from assistant.opening import open_beside
    from assistant.settings import home_folder

    if not options.with_shared:
        return None
    if not options.collection:
        raise SettingError("--with-shared needs a collection: name one with --collection ID")
    return open_beside(held, home_folder(options.whole))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is to be done, and with which collection."""
    parser.add_argument("action", choices=tuple(_ACTIONS))
    parser.add_argument("what", nargs="?", default="", help="ID; of add the title, of join a link")
    parser.add_argument("more", nargs="?", default="", help="of rename the title, of remove whom")


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Do what is asked; return what is to be printed as JSON."""
    if options.action != "list" and not options.what:
        needs = _NEEDS.get(options.action, "ID")
        raise SettingError(f"`khrueakhai collection {options.action}` needs {needs}")
    told = _ACTIONS[options.action](_store(options), options)
    if options.json:
        return told
    for row in told.get("collections", [told]):
        print("  ".join(str(value) for value in row.values() if not isinstance(value, list)))
        for member in row.get("members", ()):
            print(f"  {member['id'][:12]}  {member['since'][:10]}  {member['name']}")
    return None


def _list(store: CollectionStore, _options: argparse.Namespace) -> dict[str, Any]:
    return {"collections": [_told(one) for one in store.of(SHELL)]}


def _add(store: CollectionStore, options: argparse.Namespace) -> dict[str, Any]:
    return _told(store.make(SHELL, "shell", options.what))


def _rename(store: CollectionStore, options: argparse.Namespace) -> dict[str, Any]:
    store.rename(options.what, SHELL, options.more)
    return _told(store.opened(options.what, SHELL))


def _invite(store: CollectionStore, options: argparse.Namespace) -> dict[str, Any]:
    return {"token": store.invite(options.what, SHELL)}


def _join(store: CollectionStore, options: argparse.Namespace) -> dict[str, Any]:
    token = options.what.rpartition("join=")[2]  # a whole link will do
    return _told(store.join(token, SHELL, "shell"))


def _remove(store: CollectionStore, options: argparse.Namespace) -> dict[str, Any]:
    held = store.opened(options.what, SHELL)
    for one in held.members:
        if options.more and one.id.startswith(options.more):
            store.remove(held.id, SHELL, one.id)
    return _told(store.opened(options.what, SHELL))


def _leave(store: CollectionStore, options: argparse.Namespace) -> dict[str, Any]:
    store.leave(options.what, SHELL)
    return {"left": options.what}


def _delete(store: CollectionStore, options: argparse.Namespace) -> dict[str, Any]:
    from assistant.library.erasing import erase_elsewhere
    from assistant.people.receipts import receipt
    from assistant.settings import home_folder

    count = store.delete(options.what, SHELL, erase_elsewhere)
    home = home_folder(options.home)
    given = receipt(home, "shell", "deleted_collection", options.what, count=count)
    return {"deleted": options.what, "files": count, "receipt": given.number, "at": given.at}


def _store(options: argparse.Namespace) -> CollectionStore:
    from assistant.people.collections import CollectionStore
    from assistant.settings import home_folder

    home: Path = home_folder(options.whole if "whole" in options else options.home)
    return CollectionStore(home)


def _told(one: Collection) -> dict[str, Any]:
    members = [{"id": m.id, "name": m.name, "since": m.since} for m in one.members]
    own = one.is_of(SHELL)
    told = {"id": one.id, "title": one.title, "owner": one.owner.name, "own": own}
    return {**told, "members": members if own else []}


_ACTIONS: dict[str, Callable[[CollectionStore, argparse.Namespace], dict[str, Any]]] = {
    "list": _list,
    "add": _add,
    "rename": _rename,
    "invite": _invite,
    "join": _join,
    "remove": _remove,
    "leave": _leave,
    "delete": _delete,
}

"""``khrueakhai serve``, ``mcp`` and ``key``: doors for other programs, and the keys to them."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from assistant.cli import collections
from assistant.cli.app import port_of
from assistant.errors import KeyProblem, SettingError
from assistant.settings.variables import setting, value

_TOGETHER = 256  # connections at once, those kept open by clients too; another is told to come back


def add_serve_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where the door stands."""
    for name in ("host", "serve_port", "serve_limit"):
        row = setting(name)
        text = f"{row.meaning} (default: {row.default})"
        parser.add_argument(str(row.option), help=text, metavar=row.unit.split()[0].upper())


def serve(options: argparse.Namespace) -> int:
    """Open the HTTP door until it is stopped.

    Raises:
        KeyProblem: There is no key that could open it.
        SettingError: The port is none.
    """
    import uvicorn

    from assistant.doors.http import make_app
    from assistant.doors.keys import KeyStore
    from assistant.opening import open_assistant
    from assistant.settings import home_folder

    host, port = value("host", options.host), port_of("serve_port", options.serve_port)
    keys = KeyStore(home_folder(options.home))
    if not keys.all():
        raise KeyProblem(
            "no key opens this door yet: make one with `khrueakhai key add NAME`"
            " / ยังไม่มีกุญแจ สร้างด้วยคำสั่ง `khrueakhai key add NAME`"
        )
    per_minute = _limit(value("serve_limit", options.serve_limit))
    app = make_app(open_assistant(options.home, options.llm), keys, per_minute)
    print(f"khrueakhai: http://{host}:{port}/v1, schema at /openapi.json", file=sys.stderr)
    uvicorn.run(app, host=host, port=port, limit_concurrency=_TOGETHER, log_level="warning")
    return 0


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise SettingError(f"serve_limit is {text[:20]!r}: give requests a minute, or 0")
    return int(text)


def mcp(options: argparse.Namespace) -> int:
    """Speak the Model Context Protocol on standard input and output."""
    from assistant.doors.tools import make_server
    from assistant.opening import open_assistant

    held = open_assistant(options.home, options.llm)
    make_server(held, collections.shared(options, held)).run("stdio")
    return 0


def add_key_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is to be done with keys."""
    parser.add_argument("action", choices=("add", "list", "remove"))
    parser.add_argument("name", nargs="?", help="of the program that will use the key")
    parser.add_argument("--write", action="store_true", help="let it add and remove documents")


def key(options: argparse.Namespace) -> dict[str, Any] | None:
    """Make a key, list the keys or take one away."""
    from assistant.doors.keys import KeyStore
    from assistant.people import audit
    from assistant.settings import home_folder

    keys = KeyStore(home_folder(options.home))
    if options.action == "list":
        rows = [{"name": k.name, "made_at": k.made_at, "writes": k.writes} for k in keys.all()]
        if options.json:
            return {"keys": rows}
        for row in rows:
            print(f"{row['name']:24} {row['made_at']}  {'writes' if row['writes'] else 'reads'}")
        return None
    if not options.name:
        raise KeyProblem(f"`khrueakhai key {options.action}` needs the NAME of a program")
    if options.action == "remove":
        keys.remove(options.name)
        audit.note(home_folder(options.home), "shell", "removed_key", options.name)
        return None
    made = keys.add(options.name, writes=options.write)
    audit.note(home_folder(options.home), "shell", "made_key", options.name)
    if options.json:
        return {"name": options.name, "key": made}
    print(made)
    print("khrueakhai: keep it now: it is not shown again", file=sys.stderr)
    return None

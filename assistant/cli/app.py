"""``khrueakhai app``: becomes the app in Streamlit, wherever the package lies."""

from __future__ import annotations

import argparse
import os
import sys

from assistant.errors import SettingError
from assistant.settings import HOME_VARIABLE, LLM_VARIABLE, home_folder, project_folder
from assistant.settings.variables import setting, value

_PORTS = range(1, 65_536)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    for name in ("host", "port"):
        row = setting(name)
        text = f"{row.meaning} (default: {row.default})"
        parser.add_argument(str(row.option), help=text, metavar=row.unit.split()[0].upper())
    parser.add_argument("streamlit", nargs="*", help="options of Streamlit, after --")


def run(options: argparse.Namespace) -> int:
    """Hand home and model over in the environment, and the rest as Streamlit's options.

    Streamlit reads ``.streamlit/config.toml`` beside the script whatever the working folder is, so
    theme and safety settings hold there too; ``-P`` keeps that folder's own modules out.

    Raises:
        SettingError: The port is none.
    """
    port = str(port_of("port", options.port))
    address = ["--server.address", value("host", options.host), "--server.port", port]
    os.environ[HOME_VARIABLE] = str(home_folder(options.home).absolute())
    os.environ[LLM_VARIABLE] = options.llm
    command = [
        sys.executable,
        "-P",
        "-m",
        "assistant.ui.shared.start",
        str(project_folder() / "app.py"),
    ]
    os.execv(sys.executable, [*command, *address, *options.streamlit])


def port_of(name: str, given: str | None) -> int:
    """Return the port that a setting names.

    Raises:
        SettingError: It is none.
    """
    port = value(name, given)
    if port.isascii() and port.isdigit() and int(port) in _PORTS:
        return int(port)
    row = setting(name)
    raise SettingError(
        f"the app cannot listen on port {port!r}: write a number from {_PORTS[0]} to {_PORTS[-1]}"
        f" in {row.option} or {row.variable}"
    )

"""What a user can set: one row a setting, with its variable, option, default, unit and meaning.

An option of the command line wins over the environment, and that over the default. An empty
variable is as good as none. ``khrueakhai config`` and the README show this table.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant import settings

Source = Literal["default", "environment variable", "option"]

_PASSWORD = re.compile(r"(?<=//)\S*@|(?<=password=)[^&\s]*")  # before the host, or asked for


def without_password(url: str) -> str:
    """Return a URL as it may be shown.

    >>> without_password("postgresql+psycopg://me:secret@host/name")
    'postgresql+psycopg://…@host/name'
    """
    return _PASSWORD.sub(lambda found: "…@" if found[0].endswith("@") else "…", url)


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting; ``option`` is its name on the command line, where it has one."""

    name: str
    variable: str
    option: str | None
    default: str
    unit: str
    meaning: str
    shown: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The value that is in force, as it may be shown, and where it comes from."""

    value: str
    source: Source


# fmt: off
SETTINGS = (
    Setting("home", settings.HOME_VARIABLE, "--home", "", "folder",
            "holds all state; by default the platform's folder of user data",
            lambda home: str(settings.home_folder(home).absolute())),
    Setting("database", settings.DATABASE_VARIABLE, None, "", "URL",
            "keeps documents and conversations in PostgreSQL: postgresql+psycopg://USER@HOST/NAME;"
            " by default they are files of the home", without_password),
    Setting("vectors", settings.VECTORS_VARIABLE, None, "", "chroma, pgvector or URL",
            "where vectors are searched: chroma+http://HOST:PORT and qdrant+http://HOST:PORT are"
            " servers of your own; by default chroma, with a database pgvector",
            without_password),
    Setting("llm", settings.LLM_VARIABLE, "--llm", "none", "none, local or PROVIDER:MODEL",
            "the chat model that writes; none quotes"),
    Setting("base_url", settings.BASE_URL_VARIABLE, None, "", "URL",
            "a server of your own in the place of openai or ollama", without_password),
    Setting("model_file", settings.MODEL_VARIABLE, None, "", "GGUF file",
            "another file for local than the installed one"),
    Setting("encoder", settings.ENCODER_VARIABLE, None, "bundled", "bundled, folder or model name",
            "turns text into vectors; after a change: khrueakhai reindex"),
    Setting("judge", settings.JUDGE_VARIABLE, None, "builtin", "builtin, llm, folder or model name",
            "tells whether a quotation says a sentence: llm asks the chat model, a name is a"
            " sentence-transformers CrossEncoder"),
    Setting("tracing", settings.TRACING_VARIABLE, None, "off", "on or off",
            "on lets LangSmith's own variables send what a model reads and writes to LangSmith"),
    Setting("host", settings.HOST_VARIABLE, "--host", "127.0.0.1", "address",
            "where the app listens; set up a sign-in before others reach it"),
    Setting("port", settings.PORT_VARIABLE, "--port", "8501", "port number",
            "where the app listens"),
    Setting("serve_port", settings.SERVE_PORT_VARIABLE, "--serve-port", "8600", "port number",
            "where the HTTP door for other programs listens"),
    Setting("serve_limit", settings.SERVE_LIMIT_VARIABLE, "--serve-limit", "120",
            "requests a minute", "how many each key may send to the door; 0 sets no limit"),
)
# fmt: on
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def setting(name: str) -> Setting:
    """Return the row of a setting."""
    return _BY_NAME[name]


def value(name: str, given: str | None = None) -> str:
    """Return what is in force: what is given, else the environment's, else the default."""
    row = _BY_NAME[name]
    return given or os.environ.get(row.variable) or row.default


def chosen(row: Setting, options: Mapping[str, object]) -> Chosen:
    """Tell what is in force where a command was given these options."""
    given = options.get(row.name)
    source: Source = "default"
    if given:
        source = "option"
    elif os.environ.get(row.variable):
        source = "environment variable"
    return Chosen(row.shown(value(row.name, str(given) if given else None)), source)

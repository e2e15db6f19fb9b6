"""Which chat models can be reached from here, and where each of them is.

Nothing is asked of any machine but this one and the server that ``KHRUEAKHAI_BASE_URL`` names: a
provider is reachable where its key is in the environment and its package is installed.
"""

from __future__ import annotations

import json
import os
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Literal
from urllib.parse import urlsplit

from assistant.errors import UnknownModel
from assistant.models import aside, doors
from assistant.models.chat_models import OLLAMA_HOME, PROVIDERS, Provider
from assistant.models.model_file import part_files
from assistant.settings.variables import value

WAIT = 1.0  # seconds for a server to list its models; one that is there answers at once
MOST = 30  # models of one server
_BYTES = 1_000_000  # of a list of models

Place = Literal["here", "away"]  # on this machine, or not


@dataclass(frozen=True, slots=True)
class Reachable:
    """A chat model by the name that opens it; ``server`` is the host that it is asked at.

    A ``name`` that ends in a colon is a provider, of whose models the user names one.
    """

    name: str
    place: Place
    server: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the name of the provider's model is still to be given."""
        return self.name.endswith(":")


def reachable_models() -> tuple[Reachable, ...]:
    """Return what can be chosen: none first, then what is on this machine, then the others."""
    found = [Reachable("none", "here")]
    if _local_is_installed():
        found.append(Reachable("local", "here"))
    found += _on_servers()
    found += [Reachable(f"{name}:", "away", name) for name in PROVIDERS if _has_key(name)]
    chosen = value("llm")
    if chosen not in [one.name for one in found]:
        found.append(where(chosen))
    return tuple(sorted(found, key=lambda one: one.place == "away"))


def where(name: str) -> Reachable:
    """Tell where a model is, by its name and the settings alone.

    >>> where("none").place, where("anthropic:claude").place
    ('here', 'away')
    """
    if ":" not in name:
        return Reachable(name, "here")
    provider = name.partition(":")[0]
    row = PROVIDERS.get(provider)
    url = value("base_url") if row and row.takes_url else ""
    if provider == "ollama":
        url = url or _ollama_url()
    if not url:
        return Reachable(name, "away", provider)
    return Reachable(name, "here" if doors.is_loopback(url) else "away", urlsplit(url).netloc)


def _local_is_installed() -> bool:
    if value("model_file"):
        return True
    try:
        return bool(part_files())
    except UnknownModel:
        return False


def _on_servers() -> Iterator[Reachable]:
    """Yield the models of the user's own server, or else of Ollama on this machine."""
    own = value("base_url")
    if own:
        names = _listed(f"{own.rstrip('/')}/models", lambda told: [m["id"] for m in told["data"]])
        yield from (where(f"openai:{name}") for name in names)
    elif _is_installed(PROVIDERS["ollama"]) and doors.is_loopback(_ollama_url()):
        names = _listed(
            f"{_ollama_url().rstrip('/')}/api/tags",
            lambda told: [model["name"] for model in told["models"]],
        )
        yield from (where(f"ollama:{name}") for name in names)


def _ollama_url() -> str:
    url = os.environ.get("OLLAMA_HOST") or OLLAMA_HOME
    return url if "://" in url else f"http://{url}"


def _has_key(name: str) -> bool:
    row = PROVIDERS[name]
    own = bool(value("base_url")) and row.takes_url  # then its models are listed by its server
    return bool(row.key and os.environ.get(row.key)) and _is_installed(row) and not own


def _is_installed(row: Provider) -> bool:
    return find_spec(row.package.replace("-", "_")) is not None


def _listed(url: str, names: Callable[[Any], list[Any]]) -> list[str]:
    """Return the names of models that a server lists; none where it answers otherwise."""
    try:
        told = json.loads(aside.result(lambda: _get(url), WAIT))
        return [name for name in names(told)[:MOST] if isinstance(name, str) and name]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return []


def _get(url: str) -> bytes:
    handlers: list[urllib.request.BaseHandler] = [_NoRedirect()]
    if doors.is_loopback(url):
        handlers.append(urllib.request.ProxyHandler({}))
    with urllib.request.build_opener(*handlers).open(url, timeout=WAIT) as answer:
        content: bytes = answer.read(_BYTES)
        return content


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Lets a redirect be an error: nobody has named where it leads."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None

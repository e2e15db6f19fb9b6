"""The one door to chat models: ``none``, ``local``, or ``provider:model``."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from assistant.errors import MissingKey, ModelFailed, UnknownModel
from assistant.models import doors
from assistant.models.tracing import tracing_is_on
from assistant.settings import BASE_URL_VARIABLE
from assistant.settings.variables import value

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

FORMS = "'none', 'local', or 'provider:model' such as 'openai:gpt-4.1-mini'"
TIMEOUT = 60.0  # seconds that a provider may take before it counts as dead
RETRIES = 1
ANSWER = 4_000  # tokens; a Thai answer takes about 1,000, and some models think before it
CONTEXT = 16_384  # tokens that Ollama is to hold: passages, instructions and the answer
OLLAMA_HOME = "http://127.0.0.1:11434"  # where Ollama listens unless told otherwise

_NAME = re.compile(r"(?P<provider>[a-z][a-z0-9_-]*):(?P<model>\S(?:.*\S)?)")


def _clients_of(package: str) -> Callable[[str], dict[str, Any]]:
    """Return what hands a package's own HTTP clients over, with our limits."""

    def options(url: str) -> dict[str, Any]:
        sdk, kept = import_module(package), doors.options(url)
        without_hooks = {name: kept[name] for name in ("follow_redirects", "headers", "trust_env")}
        return {
            "http_client": sdk.DefaultHttpxClient(**kept),
            "http_async_client": sdk.DefaultAsyncHttpxClient(**without_hooks),
        }

    return options


def _ollama(url: str) -> dict[str, Any]:
    """Return Ollama's options; its own context would cut the passages off without a word."""
    kept = doors.options(url or os.environ.get("OLLAMA_HOST") or OLLAMA_HOME)
    return {
        "num_ctx": CONTEXT,
        "num_predict": ANSWER,
        "client_kwargs": {
            "follow_redirects": False,
            "trust_env": kept["trust_env"],
            "timeout": TIMEOUT,
        },
        "sync_client_kwargs": {"headers": kept["headers"], "event_hooks": kept["event_hooks"]},
    }


def _nothing(url: str) -> dict[str, Any]:
    """Return no options: the client is closed in when it is there."""
    del url
    return {}


@dataclass(frozen=True, slots=True)
class Provider:
    """What a provider needs: a package, the variable of its key; whether a URL may replace it.

    A redirect would carry question and passages to a server that nobody has named, and a server
    may send for ever. ``options`` of a URL keep its clients from both; ``client`` is where the
    HTTP client lies in a model that takes none.
    """

    package: str
    key: str | None
    options: Callable[[str], dict[str, Any]] = _nothing
    client: str = ""
    takes_url: bool = False


# A provider more is a row more; the packages are LangChain's own partner packages.
# fmt: off
PROVIDERS = {
    "openai": Provider("langchain-openai", "OPENAI_API_KEY", _clients_of("openai"), takes_url=True),
    "anthropic": Provider("langchain-anthropic", "ANTHROPIC_API_KEY", client="_client._client"),
    "google_genai": Provider("langchain-google-genai", "GOOGLE_API_KEY",
                             lambda url: {"client_args": doors.options(url)}),
    "mistralai": Provider("langchain-mistralai", "MISTRAL_API_KEY", client="client"),
    "groq": Provider("langchain-groq", "GROQ_API_KEY", _clients_of("groq")),
    "deepseek": Provider("langchain-deepseek", "DEEPSEEK_API_KEY", _clients_of("openai")),
    "ollama": Provider("langchain-ollama", None, _ollama, takes_url=True),
}
# fmt: on


def open_chat_model(name: str) -> BaseChatModel | None:
    """Return the chat model of a name, or nothing for ``none``.

    Only a ``provider:model`` sends anything out of the machine. ``KHRUEAKHAI_BASE_URL`` sends it
    to a server that speaks OpenAI's protocol in place of the provider itself.

    Raises:
        UnknownModel: If the name has no known form, or what it needs is not installed.
        MissingKey: If the provider's key is not in the environment.
        ModelFailed: If the model is there but cannot be started.
    """
    if name == "none":
        return None
    if name == "local":
        from assistant.models.local_model import open_local_model

        return open_local_model()
    match = _NAME.fullmatch(name)
    if not match:
        raise UnknownModel(f"{name!r} names no model: write {FORMS}")
    return _open_provider(match["provider"], match["model"])


def named(model: BaseChatModel) -> str:
    """Return what an answer calls a chat model that was handed over, such as "openai:gpt-4.1".

    Raises:
        UnknownModel: It is no chat model.
    """
    if not callable(getattr(model, "stream", None)) or not callable(getattr(model, "invoke", None)):
        raise UnknownModel(
            f"a {type(model).__name__} is no chat model: hand over one of LangChain's, or {FORMS}"
        )
    held = getattr(model, "bound", model)  # one with options bound to it holds the model itself
    provider = type(held).__name__.removeprefix("Chat").lower()
    name = getattr(held, "model_name", None) or getattr(held, "model", None)
    return f"{provider}:{name}" if isinstance(name, str) and name else provider


def _open_provider(provider: str, model: str) -> BaseChatModel:
    wanted = PROVIDERS.get(provider)
    if wanted is None:
        raise UnknownModel(
            f"no provider is called {provider!r}: take one of {', '.join(PROVIDERS)}"
        )
    if find_spec(wanted.package.replace("-", "_")) is None:
        raise UnknownModel(
            f"the provider {provider!r} needs a package: pip install {wanted.package}"
        )
    options = _options(provider, wanted)
    tracing_is_on()  # a wrong setting is told before a question is asked
    from langchain.chat_models import init_chat_model

    try:
        opened: BaseChatModel = init_chat_model(
            model,
            model_provider=provider,
            temperature=0,
            **options,
            **wanted.options(options.get("base_url", "")),
        )
        if wanted.client:
            doors.close_in(attrgetter(wanted.client)(opened))
    except (ValueError, TypeError, ImportError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelFailed(f"{provider}:{model} cannot be opened: {reason}") from error
    if (opened.profile or {}).get("temperature") is False:
        opened.temperature = None  # type: ignore[attr-defined]  # a field of every provider's
    return opened


def _options(provider: str, wanted: Provider) -> dict[str, Any]:
    url = value("base_url")
    if url and not wanted.takes_url:
        takers = ", ".join(name for name, row in PROVIDERS.items() if row.takes_url)
        raise UnknownModel(
            f"{BASE_URL_VARIABLE} is set, and {provider!r} takes no URL: unset it, or use {takers}"
        )
    if url and not re.match(r"https?://[^/\s]", url):
        raise UnknownModel(
            f"{BASE_URL_VARIABLE} is {url!r}: write a URL such as http://127.0.0.1:8080/v1"
        )
    options: dict[str, Any] = {"base_url": url} if url else {}
    if wanted.key and not os.environ.get(wanted.key):
        if not url:
            raise MissingKey(
                f"the provider {provider!r} needs a key: set {wanted.key}, or use 'local' or 'none'"
            )
        options["api_key"] = "none"  # a server of one's own seldom asks for one
    if provider != "ollama":
        options |= {"timeout": TIMEOUT, "max_retries": RETRIES, "max_tokens": ANSWER}
    return options

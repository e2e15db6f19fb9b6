"""Khrueakhai: answers about networked governance, each sentence checked against its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.checking.claims import check_claim
    from assistant.opening import open_assistant, open_library

__all__ = ["check_claim", "open_assistant", "open_library"]

_HOMES = {
    "check_claim": "assistant.checking.claims",
    "open_assistant": "assistant.opening",
    "open_library": "assistant.opening",
}


def __getattr__(name: str) -> Any:
    """Import a public name at its first use, so that importing the package stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

"""Shortens what is too long to be shown, at the end of a word."""

from __future__ import annotations

SHOWN = 1_500  # characters of a field that a plan shows; the JSON keeps all


def shortened(text: str, limit: int = SHOWN) -> str:
    """Cut a very long text at a blank, and show that it was cut."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit)
    return text[: cut if cut > 0 else limit].rstrip() + " …"

"""Tracing: what a model reads and writes goes to LangSmith only where our own setting says so.

Where ``LANGSMITH_TRACING`` is set, LangChain by itself sends questions and passages away.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from assistant.errors import SettingError
from assistant.settings import TRACING_VARIABLE
from assistant.settings.variables import value

_MEANS = {"on": True, "off": False}


def tracing_is_on() -> bool:
    """Tell whether ``KHRUEAKHAI_TRACING`` lets LangChain trace.

    Raises:
        SettingError: The variable is neither on nor off.
    """
    said = value("tracing").lower()
    if said not in _MEANS:
        raise SettingError(f"{TRACING_VARIABLE} is {said!r}: write {' or '.join(_MEANS)}")
    return _MEANS[said]


def as_set() -> AbstractContextManager[None]:
    """Return what a model is called inside, so that nothing is traced unless the setting is on."""
    if tracing_is_on():
        return nullcontext()
    from langsmith.run_helpers import tracing_context

    return tracing_context(enabled=False)

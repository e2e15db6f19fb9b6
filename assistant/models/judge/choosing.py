"""Which judge is set: the built-in one, a cross-encoder by name, or the user's chat model."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.errors import SettingError
from assistant.models.chat_models import open_chat_model
from assistant.models.judge import OpenJudge, open_judge
from assistant.models.judge.by_chat import ChatJudge
from assistant.models.judge.by_name import open_named
from assistant.settings import JUDGE_VARIABLE, LLM_VARIABLE
from assistant.settings.variables import value

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

BUILT_IN, CHAT = "builtin", "llm"


def chosen_judge(chat_model: BaseChatModel | None = None, llm: str = "") -> OpenJudge:
    """Return what opens the judge that is set; the built-in one is loaded when it is first asked.

    Args:
        chat_model: The one that is open; without it the one that is set is opened.
        llm: Its name.

    Raises:
        SettingError: The chat model is to judge, and there is none.
        UnknownModel: There is no such cross-encoder on this machine, nor within reach.
    """
    name = value("judge")
    if name == BUILT_IN:
        return open_judge
    if name != CHAT:
        named = open_named(name)
        return lambda: named
    by_chat = ChatJudge(chat_model, llm) if chat_model is not None else _set_chat(value("llm"))
    return lambda: by_chat


@lru_cache(maxsize=1)
def _set_chat(llm: str) -> ChatJudge:
    model = open_chat_model(llm)
    if model is None:
        raise SettingError(
            f"{JUDGE_VARIABLE} is {CHAT}, and no chat model is set: set {LLM_VARIABLE},"
            f" or {JUDGE_VARIABLE}={BUILT_IN}"
        )
    return ChatJudge(model, llm)

"""Offers and courtesies: a plan or a lesson opens its page, a greeting is a greeting."""

from __future__ import annotations

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import Response, say
from assistant.retrieval.term_coverage import known
from assistant.schema import Act, Suggestion, SuggestionKind
from assistant.text.language import content_words

_OPENS: dict[str, tuple[Act, SuggestionKind]] = {
    "plan": ("open_plan", "plan"),
    "lesson": ("open_lesson", "lesson"),
    "quiz": ("open_lesson", "lesson"),
}


def offer(desk: Desk, wish: Wish) -> Response:
    """Return the way to the page that makes what is wanted, filled from the words."""
    del desk
    act, kind = _OPENS[wish.act]
    before = wish.last.question if wish.last else ""
    words = f"{before} {wish.typed or wish.text}".strip()
    return Response(act, text=say(act, wish.language), suggestions=(Suggestion(kind, words),))


def help_out(desk: Desk, wish: Wish) -> Response | None:
    """Return a greeting, thanks, or what the assistant can do; None where the library is meant."""
    if wish.act == "assistant" and _is_known(desk, wish):
        return None
    return Response("help", text=say(wish.act, wish.language))


def _is_known(desk: Desk, wish: Wish) -> bool:
    """Whether the library knows all that an utterance names, more than a word."""
    words = content_words(" ".join(wish.subjects))
    return len(words) > 1 and all(
        any(known(desk.library, word, language) for language in desk.library.languages())
        for word in words
    )

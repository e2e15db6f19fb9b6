"""Questions of two halves: what can be answered is, and what cannot is named."""

from __future__ import annotations

from assistant.answering.dialogue.acts import recogniser
from assistant.answering.dialogue.asking import questions
from assistant.answering.dialogue.understanding import QUESTIONS, Wish
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import Response, say


def by_halves(desk: Desk, wish: Wish) -> Response | None:
    """Return the answers to the parts of a question where some part has none.

    A question of one part, or one whose parts all have answers or all have none, is left whole.
    """
    alone = wish.act in QUESTIONS and wish.last is None
    asked = questions(recogniser(), wish.text) if alone else ()
    found = [desk.look(one, wish.language) for one in asked]
    missing = [one for one, here in zip(asked, found, strict=True) if not here.said]
    if not missing or len(missing) == len(asked):
        return None
    claims = tuple(claim for here in found for claim in here.claims)
    lines = (say("no_half", wish.language, question=one.strip(" ?")) for one in missing)
    hits = tuple(hit for here in found for hit in here.hits)
    answered = " ".join(one for one, here in zip(asked, found, strict=True) if here.said)
    return Response("answer", claims, text="\n".join(lines), hits=hits, asked=answered)

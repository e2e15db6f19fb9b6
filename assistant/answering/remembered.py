"""What a conversation remembers of an answer: what the next question may lean on."""

from __future__ import annotations

from assistant.answering.dialogue.conversations import Said, Turn
from assistant.answering.dialogue.understanding import CHANGES, Wish
from assistant.answering.responding.response import Response
from assistant.schema import Answer


def turn_of(wish: Wish, answer: Answer, response: Response | None) -> Turn:
    """Return what the conversation keeps of an answer."""
    spans = {c.number: (c.passage_id, c.start, c.end) for c in answer.citations}
    said = tuple(
        Said(claim.text, tuple(spans[n] for n in claim.citations)) for claim in answer.claims
    )
    wanted = wish.last.wanted if wish.last and wish.act in CHANGES - {"item"} else wish.act
    about = wish.subjects or (wish.last.about if wish.last else ())
    return Turn((response and response.asked) or wish.text, wanted, answer.language, said, about)

"""Who signs an answer: whoever wrote what is shown, and what became of a model's other words."""

from __future__ import annotations

from dataclasses import replace

from assistant.checking.citations import Checked, render
from assistant.schema import Answer
from assistant.schema.writing import LeftOut, Writing


def sign(answer: Answer, checked: Checked, writing: Writing | None) -> Answer:
    """Return a checked answer under the name of its writer, the model only where it has a claim.

    Quotations that stood beside a model's claims, none of which is left, are the answer.
    """
    signed = replace(answer, writing=_told(checked, writing), judge=checked.judge)
    if writing and any(claim.by == "model" for claim in checked.claims):
        return replace(signed, generator="chat", llm=writing.llm)
    claims = tuple(replace(claim, beside=False) for claim in checked.claims)
    return replace(signed, claims=claims, answer=render(claims))


def _told(checked: Checked, writing: Writing | None) -> Writing | None:
    """Add to what a generator left out what the check refused."""
    if writing is None or not checked.refused:
        return writing
    refused = (LeftOut(text, "unsupported") for text in checked.refused)
    return replace(writing, left_out=(*writing.left_out, *refused))

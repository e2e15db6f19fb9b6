"""Who answers which act; every other act is a question, answered from the evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding import (
    changing,
    comparing,
    library_facts,
    offering,
    translating,
)
from assistant.answering.responding.advising import advise
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.outlining import of_parts
from assistant.answering.responding.places import everywhere
from assistant.answering.responding.response import Response
from assistant.answering.responding.summarising import summarise

Responder = Callable[[Desk, Wish], Response | None]

RESPONDERS: Mapping[str, Responder] = {
    "summarise": summarise,
    "compare": comparing.compare,
    "weigh": comparing.weigh,
    "advise": advise,
    "places": everywhere,
    "list": of_parts,
    "fact": of_parts,
    "plan": offering.offer,
    "lesson": offering.offer,
    "quiz": offering.offer,
    "library": library_facts.about_library,
    "assistant": offering.help_out,
    "greet": offering.help_out,
    "thank": offering.help_out,
    "shorter": changing.shorter,
    "longer": changing.longer,
    "item": changing.item,
    "source": changing.source,
    "era": changing.era,
    "translate": translating.translate,
}

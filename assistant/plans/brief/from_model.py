"""A few sentences of free text → the fields of a brief, with a chat model beside the rules."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from assistant.checking import facts
from assistant.errors import BriefError
from assistant.models import prompts, reply
from assistant.plans.brief.brief import parse_brief
from assistant.plans.brief.from_text import MOST_TEXT, brief_from_text, sector_of
from assistant.schema import Language
from assistant.text.quotations import bare

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

log = logging.getLogger(__name__)


class PartnerFields(BaseModel):
    """A partner, as a model tells of it."""

    name: str
    sector: str | None = None
    can_offer: str | None = None


class BriefFields(BaseModel):
    """The fields that a model is asked for; one that the text does not give is null."""

    problem: str | None = None
    goal: str | None = None
    lead_agency: str | None = None
    partners: list[PartnerFields] | None = None
    beneficiaries: str | None = None
    region: str | None = None
    data_sharing_barriers: str | None = None
    duration_note: str | None = None


_VARIABLES = frozenset({"text"})
_TEXTS = tuple(name for name in BriefFields.model_fields if name != "partners")
_GROUNDED = 0.7  # share of a field's words that the text must have


def understood(text: str, language: Language, model: BaseChatModel | None) -> dict[str, Any]:
    """Return the fields of a brief that a text states; a model's are taken where the text has them.

    What the rules find stands where the model says nothing, or something of its own. A model that
    fails costs nothing but time.
    """
    known = brief_from_text(text, language)
    said = _asked(text[:MOST_TEXT], language, model)
    found = {**known, **_grounded(said, text), "lang": language}
    try:
        parse_brief(found, language)
    except BriefError as error:
        log.warning("the model's brief cannot be used: %s", error)
        return known
    return found


def _asked(text: str, language: Language, model: BaseChatModel | None) -> Mapping[str, Any]:
    """Return what a model makes of the text, or nothing."""
    if model is None:
        return {}
    filled = prompts.load(f"brief_{language}", _VARIABLES).fill(text=text)
    return reply.hear_fields(model, reply.Messages(*filled), BriefFields)


def _grounded(said: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return those of a model's fields that the text has."""
    fields: dict[str, Any] = {}
    for key in _TEXTS:
        value = said.get(key)
        if isinstance(value, str) and value.strip() and _stands_in(value, text):
            fields[key] = " ".join(value.split())
    listed = said.get("partners")
    partners = (_partner(one, text) for one in (listed if isinstance(listed, list) else ()))
    if kept := [partner for partner in partners if partner]:
        fields["partners"] = kept
    return fields


def _partner(said: object, text: str) -> dict[str, Any] | None:
    if not isinstance(said, Mapping):
        return None
    name, offer = str(said.get("name") or "").strip(), str(said.get("can_offer") or "")
    if not name or bare(name) not in bare(text):
        return None
    given = offer if offer and _stands_in(offer, text) else ""
    return {"name": name[:200], "sector": sector_of(name), "can_offer": given}


def _stands_in(value: str, text: str) -> bool:
    return not facts.missing_numbers(value, text) and facts.coverage(value, text) >= _GROUNDED

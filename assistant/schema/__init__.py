"""The frozen values that travel between the stages, in the order in which they arise.

file → RawDocument → Document (with Blocks) → Passages → Hits → Evidence → DraftClaims → Answer
"""

from __future__ import annotations

from assistant.schema.answers import (
    Answer,
    Citation,
    Claim,
    Done,
    DraftClaim,
    Event,
    EvidenceFound,
    GeneratorName,
    Hit,
    Outcome,
    Quote,
    Support,
    Timings,
    Words,
)
from assistant.schema.documents import (
    LANGUAGES,
    AddResult,
    AddStatus,
    Block,
    BlockKind,
    Document,
    DocumentSummary,
    Language,
    Markup,
    Page,
    Passage,
    PassageKind,
    RawDocument,
    RawPage,
    Span,
)

__all__ = [
    "LANGUAGES",
    "AddResult",
    "AddStatus",
    "Answer",
    "Block",
    "BlockKind",
    "Citation",
    "Claim",
    "Document",
    "DocumentSummary",
    "Done",
    "DraftClaim",
    "Event",
    "EvidenceFound",
    "GeneratorName",
    "Hit",
    "Language",
    "Markup",
    "Outcome",
    "Page",
    "Passage",
    "PassageKind",
    "Quote",
    "RawDocument",
    "RawPage",
    "Span",
    "Support",
    "Timings",
    "Words",
]

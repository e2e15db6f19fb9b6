"""Brief in, plan out; and what a brief says, for whoever wants to look inside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def read_situation(brief: Any) -> Mapping[str, str]:
    """Return the value of every fact that the default framework asks of a brief (plain data)."""
    from assistant.frameworks.shelf import load_framework
    from assistant.plans.brief.brief import parse_brief
    from assistant.plans.situation import read_situation as read

    found = read(parse_brief(brief), load_framework())
    return {fact: finding.value for fact, finding in found.items()}

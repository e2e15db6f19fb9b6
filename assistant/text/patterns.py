"""Building blocks of patterns."""

from __future__ import annotations

import re


def any_of(*alternatives: str) -> re.Pattern[str]:
    """Return one pattern that matches any of the alternatives, in any case."""
    return re.compile("|".join(f"(?:{a})" for a in alternatives), re.IGNORECASE)

"""``khrueakhai audit``: who changed what all share, and when."""

from __future__ import annotations

import argparse
from typing import Any


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Print the log, oldest first; return it where JSON is asked for."""
    from assistant.people import audit
    from assistant.settings import home_folder

    rows = list(audit.rows(home_folder(options.home)))
    if options.json:
        return {"audit": rows}
    for row in rows:
        print("  ".join(str(row.get(name, "")) for name in ("at", "act", "who", "about")))
    return None

"""What the doctor finds, as frozen values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from assistant.home.copying import BACKUPS

State = Literal["mended", "can be mended", "stays", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: where, what, and what became of it.

    ``remedy`` is what is left to do by hand; a "note" is nothing to mend.
    """

    where: str
    what: str
    state: State
    remedy: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)


def state_of(*, mend: bool) -> State:
    """Return what becomes of something that can be mended."""
    return "mended" if mend else "can be mended"


def aside(home: Path, kind: str) -> Path:
    """Make the folder for what is set aside now, nobody else's to read."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    folder = home / BACKUPS / f"{kind}-{stamp}"
    folder.mkdir(mode=0o700, parents=True)
    return folder

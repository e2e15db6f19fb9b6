"""What a home remembers of the program that made its vectors, and whether this is that one."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.errors import EncoderMismatch
from assistant.library.calibration import calibrate
from assistant.library.record_values import Standing
from assistant.models.encoders import Encoder
from assistant.settings import DEFAULT, STRUCTURE_VERSION

_SPLITTER = (
    f"structure {STRUCTURE_VERSION}, passages {DEFAULT.passage_target}-{DEFAULT.passage_limit}, "
    f"windows {DEFAULT.window_target}"
)


def facts(standing: Standing, encoder: Encoder) -> dict[str, str]:
    """Return what the home must remember; the means are left out where it has them already."""
    made = {"encoder": encoder.fingerprint, "splitter": _SPLITTER}
    if standing.facts.get("encoder") == encoder.fingerprint:
        return made
    return {**made, "means": json.dumps(calibrate(encoder).to_json())}


def check(home: Path, standing: Standing, encoder: Encoder) -> None:
    """Raise EncoderMismatch where the home's passages are of another encoder or splitter."""
    if not standing.passages:
        return
    for key, present in (("encoder", encoder.fingerprint), ("splitter", _SPLITTER)):
        held = standing.facts.get(key)
        if held != present:
            raise EncoderMismatch(
                f"the library in {home} was made with {key} {held!r}, not with "
                f"{present!r}; run `khrueakhai reindex` or choose the {key} that made it"
            )

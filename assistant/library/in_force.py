"""What is known of the index in force without opening it: by which encoder, and with which means.

A text is encoded by these alone; opening the index loads the store of its vectors.
"""

from __future__ import annotations

import json
from pathlib import Path

from assistant.errors import EmptyLibrary
from assistant.library.language_means import LanguageMeans
from assistant.library.record import Record
from assistant.library.shelf import Shelf


def made_by(home: Path, record: Record) -> tuple[str, LanguageMeans]:
    """Return the encoder of a record's vectors and the means of its calibration.

    Raises:
        EmptyLibrary: Nothing has been added yet.
    """
    facts = record.standing().facts
    encoder, means = facts.get("encoder"), facts.get("means")
    if encoder is None or means is None:
        raise EmptyLibrary(
            f"the library in {home} is empty; add documents with `khrueakhai add PATH` "
            "or the shipped ones with `khrueakhai add --shipped`"
        )
    return encoder, LanguageMeans.from_json(json.loads(means))


def means_in_force(home: Path, record: Record) -> LanguageMeans | None:
    """Return the means of the generation in force.

    Nothing where there is none that is as new as the record and by its encoder: it has to be made.
    """
    shelf = Shelf(home, record.index_folder())
    pointer = shelf.current()
    if pointer is None or pointer.revision != record.revision():
        return None
    manifest = shelf.manifest(pointer)
    if manifest is None or manifest.encoder != made_by(home, record)[0]:
        return None
    return LanguageMeans.from_json(manifest.means)

"""The record, document by document: what a field, a passage or a vector of it does not hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import numpy as np

from assistant.care.findings import Finding, state_of
from assistant.library.calibration import calibrate
from assistant.library.library import Library
from assistant.library.opened import connection_to
from assistant.library.record import SCHEMA_VERSION
from assistant.library.record_upgrades import UPGRADES
from assistant.library.shelf import Shelf
from assistant.library.soundness import RECORD, facts_of, wrong_facts
from assistant.models.encoders import Encoder

_EMPTY: Mapping[str, str] = {  # what a torn field of a document becomes; the rest is read again
    "pages": "[]",
    "blocks": "[]",
    "details": "{}",
    "repairs": "{}",
    "warnings": "[]",
    "bibliography": "{}",
    "short_names": "[]",
    "edits": "{}",
}
_LENGTH = 1e-2  # by which a vector's length may differ from 1


def facts(home: Path, encoder: Callable[[], Encoder], *, mend: bool) -> Iterator[Finding]:
    """Check what the record remembers of itself; wrong numbers are taken from what is there."""
    with closing(connection_to(home / RECORD)) as record:
        held = facts_of(record)
        form = held.get("schema", SCHEMA_VERSION)
        if form in UPGRADES:
            yield Finding(RECORD, f"has the older form {form}: opening it upgrades it", "note")
        elif form != SCHEMA_VERSION:
            remedy = "use the program's version that made it"
            yield Finding(RECORD, f"has form {form}, not {SCHEMA_VERSION}", "stays", remedy)
        for line in wrong_facts(held):
            yield Finding(RECORD, line, state_of(mend=mend))
            if mend and "revision" in line:
                raise_revision(home)
            elif mend:
                opened = encoder()
                _set(record, "encoder", opened.fingerprint)
                _set(record, "means", json.dumps(calibrate(opened).to_json()))


def raise_revision(home: Path) -> None:
    """Give the record a revision that none before had, so that nothing made from it counts."""
    pointer = Shelf(home).current()
    with closing(connection_to(home / RECORD)) as record:
        held = facts_of(record).get("revision", "")
        known = int(held) if held.isascii() and held.isdigit() else 0
        _set(record, "revision", str(1 + max(known, pointer.revision if pointer else 0)))


def _set(record: sqlite3.Connection, key: str, value: str) -> None:
    record.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))
    record.commit()


def documents(home: Path, open_library: Callable[[], Library], *, mend: bool) -> Iterator[Finding]:
    """Check every document; what is torn is read again from its file, or from the text kept."""
    with closing(connection_to(home / RECORD)) as record:
        torn = _torn(record)
        bad = {**_misplaced(record), **_vectors(record), **torn}
        if mend:
            for document_id, fields in torn.items():
                for name in fields.split(", "):
                    record.execute(
                        f"UPDATE documents SET {name} = ? WHERE id = ?",
                        (_EMPTY[name], document_id),
                    )
            record.execute("UPDATE passages SET section = '[]' WHERE NOT json_valid(section)")
            record.commit()
    for document_id, what in bad.items():
        yield Finding(f"{RECORD}: {document_id}", f"{what}", state_of(mend=mend))
    if mend and bad:
        with open_library() as library:
            library.reindex(only=set(bad))


def _torn(record: sqlite3.Connection) -> dict[str, str]:
    """Return the fields that are no JSON, by document."""
    found: dict[str, str] = {}
    for name in _EMPTY:
        rows = record.execute(f"SELECT id FROM documents WHERE NOT json_valid({name})").fetchall()
        for (key,) in rows:
            found[key] = f"{found[key]}, {name}" if key in found else name
    return found


def _misplaced(record: sqlite3.Connection) -> dict[str, str]:
    """Return the documents with a passage that is not what stands there, or with none."""
    wrong = record.execute(
        "SELECT DISTINCT d.id FROM passages p JOIN documents d ON d.id = p.document_id "
        "WHERE substr(d.text, p.start + 1, p.end - p.start) <> p.text "
        "OR NOT (json_valid(p.section) AND json_valid(p.parts) AND json_valid(p.source) "
        "AND json_valid(p.refs) AND json_valid(p.terms))"
    )
    found = {str(key): "a passage is not the document's text" for (key,) in wrong}
    none = record.execute(
        "SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM passages)"
    )
    return {**found, **{str(key): "its passages are missing" for (key,) in none}}


def _vectors(record: sqlite3.Connection) -> dict[str, str]:
    """Return the documents of which a window's vector is missing, cut, or no vector of length 1."""
    found: dict[str, str] = {}
    missing = record.execute(
        "SELECT DISTINCT document_id FROM passages WHERE id NOT IN (SELECT passage_id FROM windows)"
    )
    found.update({str(key): "vectors are missing" for (key,) in missing})
    usual = record.execute(
        "SELECT length(vector) FROM windows GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()
    for key, vector in record.execute(
        "SELECT p.document_id, w.vector FROM windows w JOIN passages p ON p.id = w.passage_id"
    ):
        whole = len(vector) == usual[0] and len(vector) % 4 == 0
        length = float(np.linalg.norm(np.frombuffer(vector, "<f4"))) if whole else 0.0
        if not abs(length - 1) < _LENGTH:  # nan neither
            found[str(key)] = "a vector is damaged"
    return found

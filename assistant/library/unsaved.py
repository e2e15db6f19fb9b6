"""An index that is only in memory: for a home on a full or a read-only disk.

Neither Chroma nor a new segment can be opened there.  The record has all that an index is made
from, so it is made in memory: vectors compared one with all, and the same BM25.
"""

from __future__ import annotations

from assistant.library.generations import Generation, Listed, Manifest
from assistant.library.index_rows import IndexRows, Keys
from assistant.library.language_means import LanguageMeans
from assistant.library.lexical import LexicalSegment
from assistant.library.segments import Segment, SegmentManifest
from assistant.library.vectors.exact import Exact, ExactStore
from assistant.schema import LANGUAGES

UNSAVED = "in memory"


def unsaved_generation(rows: IndexRows, manifest: Manifest) -> Generation:
    """Return the open generation of all that a record holds, under a manifest's means."""
    means = LanguageMeans.from_json(manifest.means)
    vectors = ExactStore(None)
    lexical = {}
    for language in LANGUAGES:
        for keys, batch in rows.vectors(language):
            vectors.add(language, keys, means.centre_passages(batch, language))
        held = LexicalSegment.build(rows.terms(language))
        if len(held.keys):
            lexical[language] = held
    made = SegmentManifest(Exact.form, Keys(), rows.highest(), rows.counts())
    return Generation(UNSAVED, manifest, {Listed(UNSAVED, ""): Segment(made, lexical, vectors)})

from __future__ import annotations

import pytest

from assistant.errors import UnknownDocument
from assistant.library.neighbours import surroundings


def test_a_passage_has_the_words_before_and_after_it(shipped_library):
    [first, second, third, *_] = shipped_library.passages(document(shipped_library))
    near = surroundings(shipped_library, second.id)
    assert (near.before, near.passage, near.after) == (first.text, second, third.text)


def test_at_the_ends_of_a_document_nothing_of_another_one_is_shown(shipped_library):
    row = shipped_library.passages(document(shipped_library))
    assert surroundings(shipped_library, row[0].id).before == ""
    assert surroundings(shipped_library, row[-1].id).after == ""


def test_a_passage_that_is_not_there_is_told(shipped_library):
    with pytest.raises(UnknownDocument):
        surroundings(shipped_library, "0" * 16)


def document(library) -> str:
    return library.documents()[0].document_id

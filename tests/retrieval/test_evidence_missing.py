"""What a refusal can name: a part, a name, a word, a number, or a kind of thing."""

from __future__ import annotations

import pytest

from assistant.retrieval.evidence.missing import Missing, missing
from assistant.retrieval.questions import understand
from assistant.retrieval.search import retrieve


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What does Elinor Ostrom say about networks?", Missing("names", ("Elinor Ostrom",))),
        ("Which networks help with photosynthesis?", Missing("words", ("photosynthesis",))),
        ("What percentage of networks fail?", Missing("kind", ("percentage",))),
        ("นายอำเภอเมืองนครปฐมชื่ออะไร", Missing("kind", ("person",))),
        ("What is a network?", None),
    ],
)
def test_what_is_missing_is_named_in_the_words_of_the_question(shipped_library, text, expected):
    question = understand(text)
    hits = retrieve(shipped_library, question, 3)
    assert missing(shipped_library, question, hits) == expected

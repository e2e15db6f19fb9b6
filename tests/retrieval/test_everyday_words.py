"""A question in the library's own words: only what it writes more often than what was said."""

from __future__ import annotations

from assistant.retrieval.evidence import judge
from assistant.retrieval.rewording import understood
from assistant.retrieval.search import retrieve


def test_an_everyday_word_is_looked_for_as_papers_write_it(shipped_library):
    question = understood(shipped_library, "เครือข่ายพังเพราะอะไร")
    assert ("ล้มเหลว",) in question.written[("พัง",)]
    assert ("ล้มเหลว",) in question.forms["th"]["พัง"]
    assert question.meant.startswith("เครือข่ายพังเพราะอะไร")
    assert "ล้มเหลว" in question.meant


def test_a_word_that_the_library_uses_is_asked_for_as_it_is(shipped_library):
    assert not understood(shipped_library, "งบประมาณของเครือข่ายมาจากไหน").written


def test_the_other_language_has_what_is_written_translated(shipped_library):
    question = understood(shipped_library, "Why do networks fall apart?")
    assert ("fail",) in question.written[("fall", "apart")]


def test_what_is_asked_in_everyday_words_is_answered(shipped_library):
    question = understood(shipped_library, "ทำงานเป็นเครือข่ายแล้วแป้กเพราะอะไร")
    hits = retrieve(shipped_library, question, 5)
    assert any("ล้มเหลว" in hit.passage.text for hit in hits)
    assert judge(shipped_library, question, hits).enough


def test_a_word_that_stands_for_another_is_no_proof(shipped_library):
    question = understood(shipped_library, "โครงการจำนำข้าวพังเพราะอะไร")
    assert not judge(shipped_library, question, retrieve(shipped_library, question, 8)).enough

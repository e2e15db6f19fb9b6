"""Joining: objects of an answer lie in their passages, in order, in one language, apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from answering_homes import article_home, assistant_of  # noqa: F401  # a fixture

from assistant.answering.objects.bearing import Bearing
from assistant.answering.objects.choosing import choose
from assistant.answering.objects.statements import readable
from assistant.retrieval.evidence import judge
from assistant.retrieval.questions import understand
from assistant.retrieval.search import retrieve

PROSE = [
    "เครือข่ายหมายถึงอะไร",
    "ทำไมผู้ว่าราชการจังหวัดอุดรธานีจึงไปประสานกับนายกเทศมนตรี",
    "ศูนย์บริการย่อยที่นครปฐมเก็บค่าบริการครั้งละกี่บาท",
    "What did Jamie Morris say about walls between agencies?",
    "How does a network make decisions fast?",
]


def chosen(home, text, act=""):
    library = assistant_of(home).library
    question = understand(text)
    evidence = judge(library, question, retrieve(library, question, 8))
    return choose(library, Bearing(library, question), evidence.hits, act)


@pytest.mark.parametrize("question", PROSE)
@pytest.mark.parametrize("home", ["shipped_home", "article_home"])
def test_objects_lie_in_their_passages_and_do_not_overlap(request, home, question):
    objects = chosen(request.getfixturevalue(home), question)
    assert objects
    for one in objects:
        assert one.passage.start <= one.span[0] < one.span[1] <= one.passage.end
    spans = sorted((one.passage.document_id, *one.span) for one in objects)
    for one, other in pairwise(spans):
        assert one[0] != other[0] or one[2] <= other[1]


@pytest.mark.parametrize("question", PROSE)
def test_an_answer_draws_on_one_language(shipped_home, question):
    objects = chosen(shipped_home, question)
    assert {one.passage.language for one in objects} == {understand(question).language}


def test_objects_of_one_passage_stand_in_reading_order(article_home):  # noqa: F811
    by_passage = {}
    for one in chosen(article_home, PROSE[1]):
        by_passage.setdefault(one.passage.id, []).append(one.span)
    assert all(spans == sorted(spans) for spans in by_passage.values())


def test_the_object_with_the_asked_amount_is_chosen(article_home):  # noqa: F811
    said = " ".join(readable(one.text) for one in chosen(article_home, PROSE[2]))
    assert "20 บาท" in said


@pytest.mark.parametrize("question", PROSE[2:])
def test_a_fact_is_short(shipped_home, question):
    assert sum(one.size for one in chosen(shipped_home, question, "fact")) <= 540

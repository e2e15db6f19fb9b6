"""Selection: which words of the evidence answer, and in what order they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from answering_homes import article_home, assistant_of  # noqa: F401  # a fixture

from assistant.answering.assistant import Assistant
from assistant.answering.generation.aptness import aptness
from assistant.answering.generation.selection import Piece, select
from assistant.retrieval.evidence import judge
from assistant.retrieval.questions import understand
from assistant.retrieval.search import retrieve
from assistant.text.language import unwrap

PROSE = [
    "เครือข่ายหมายถึงอะไร",
    "ทำไมผู้ว่าราชการจังหวัดอุดรธานีจึงไปประสานกับนายกเทศมนตรี",
    "ศูนย์บริการย่อยที่นครปฐมเก็บค่าบริการครั้งละกี่บาท",
    "What did Jamie Morris say about walls between agencies?",
    "How does a network make decisions fast?",
]


def pieces(assistant: Assistant, text: str) -> list[Piece]:
    question = understand(text)
    hits = retrieve(assistant.library, question, 8)
    return select(assistant.library, question, judge(assistant.library, question, hits))


def words(piece: Piece) -> str:
    start = piece.passage.start
    return unwrap(piece.passage.text[piece.span[0] - start : piece.span[1] - start])


@pytest.mark.parametrize("question", PROSE)
@pytest.mark.parametrize("home", ["shipped_home", "article_home"])
def test_pieces_lie_in_their_passages_and_do_not_overlap(request, home, question):
    chosen = pieces(assistant_of(request.getfixturevalue(home)), question)
    assert chosen
    for piece in chosen:
        assert piece.passage.start <= piece.span[0] < piece.span[1] <= piece.passage.end
    spans = sorted((p.passage.document_id, *p.span) for p in chosen)
    for one, other in pairwise(spans):
        assert one[0] != other[0] or one[2] <= other[1]


@pytest.mark.parametrize("question", PROSE)
def test_an_answer_draws_on_one_language(shipped_home, question):
    chosen = pieces(assistant_of(shipped_home), question)
    assert {p.passage.language for p in chosen} == {understand(question).language}


def test_pieces_of_one_passage_stand_in_reading_order(article_home):  # noqa: F811
    chosen = pieces(assistant_of(article_home), PROSE[1])
    by_passage = {}
    for piece in chosen:
        by_passage.setdefault(piece.passage.id, []).append(piece.span)
    assert all(spans == sorted(spans) for spans in by_passage.values())


def test_one_item_of_a_list_does_not_bring_the_others(shipped_home):
    chosen = pieces(
        assistant_of(shipped_home),
        "When was the cooperation stage of intergovernmental relations, in the Buddhist Era?",
    )
    said = " ".join(map(words, chosen))
    assert "1933-1953" in said
    assert "1958-1968" not in said


def test_the_piece_with_the_asked_amount_is_chosen(article_home):  # noqa: F811
    chosen = pieces(assistant_of(article_home), PROSE[2])
    assert "20 บาท" in " ".join(map(words, chosen))


class TestAptness:
    """The shape of a piece counts beside its meaning."""

    @pytest.mark.parametrize(
        ("question", "apt", "other"),
        [
            ("How much does the permit cost in baht?", "It costs 20 baht.", "It costs little."),
            ("ค่าธรรมเนียมกี่บาท", "ค่าธรรมเนียม 20 บาท", "ค่าธรรมเนียมไม่แพง"),
            ("ใช้เวลากี่เดือน", "ใช้เวลาสามเดือน", "ผู้นำสามารถรอได้"),
            ("เหตุใดโครงการจึงล่าช้า", "ล่าช้าเพราะฝนตก", "โครงการดำเนินอยู่"),
            ("What happened in 1987?", "In 1987 the dam broke.", "The dam broke."),
            ("เกิดอะไรขึ้นใน พ.ศ. ๒๕๓๐", "พ.ศ. 2530 เขื่อนแตก", "เขื่อนแตก"),
            ("เครือข่ายคืออะไร", "เครือข่ายหมายถึงกลุ่มองค์กร", "กลุ่มองค์กรทำงาน"),
        ],
    )
    def test_the_kind_of_thing_that_is_asked_for_is_worth_something(self, question, apt, other):
        asked = understand(question)
        assert aptness(asked, apt) > aptness(asked, other)

    def test_words_in_the_order_of_the_question_are_worth_something_at_the_head(self):
        asked = understand("What does network design need?")
        head = "Network design needs a plan, and people who keep to it for years, day after day."
        tail = "People who keep to it for years, day after day, need a plan and network design."
        assert aptness(asked, head) > aptness(asked, tail)

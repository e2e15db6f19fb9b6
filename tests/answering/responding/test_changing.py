"""Changes: shorter says less, longer repeats nothing, an item stays what it was."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.conversations import Said, Turn
from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.changing import item, longer, shorter, source

QUESTIONS = (
    "คณะกรรมการสวนสมุนไพรมีหน้าที่อะไรบ้าง",
    "ขั้นตอนการรับซ่อมจักรยานมีอะไรบ้าง",
    "ข้อดีและข้อจำกัดของศูนย์ซ่อมจักรยานคืออะไร",
    "How is seed stored?",
)


@pytest.fixture(params=QUESTIONS)
def last(request, own_assistant):
    """A turn of the assistant as a conversation keeps it."""
    answer = own_assistant.ask(request.param)
    spans = {c.number: (c.passage_id, c.start, c.end) for c in answer.citations}
    said = (Said(c.text, tuple(spans[n] for n in c.citations)) for c in answer.claims)
    return Turn(request.param, "list", answer.language, tuple(said))


def wish(turn, act, **more):
    return Wish(act, turn.question, turn.language, last=turn, **more)


def size(lines):
    return sum(len(line.text) for line in lines)


def spans(claims):
    return [(q.passage.id, q.start, q.end) for claim in claims for q in claim.quotes]


def overlaps(one, other):
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def test_shorter_says_at_most_four_fifths_and_nothing_new(own_desk, last):
    response = shorter(own_desk, wish(last, "shorter"))
    assert 0 < size(response.claims) <= 0.8 * size(last.cited)
    before = "\n".join(line.text for line in last.said)
    assert all(claim.text in before for claim in response.claims)
    assert all(claim.quotes for claim in response.claims)


def test_shorter_obeys_the_number_of_lines(own_desk, last):
    response = shorter(own_desk, wish(last, "shorter", lines=1))
    assert len(response.claims) == 1


def test_longer_repeats_nothing(own_desk, last):
    shown = [span for line in last.cited for span in line.quotes]
    fresh = spans(longer(own_desk, wish(last, "longer")).claims)
    assert not any(overlaps(one, other) for one in fresh for other in shown)


def test_longer_goes_on_in_the_same_section(own_desk):
    library = own_desk.library
    [passage] = [p for p in library.passages_of(["bicycles"]) if "โต๊ะหน้าศูนย์ซ่อม" in p.text]
    first = passage.parts[0]
    turn = Turn("ขั้นตอนแรกคืออะไร", "fact", "th", (Said("ลงทะเบียน", ((passage.id, *first),)),))
    fresh = longer(own_desk, wish(turn, "longer"))
    assert fresh.claims
    assert {q.passage.section for c in fresh.claims for q in c.quotes} == {passage.section}


def test_when_the_documents_say_no_more_that_is_said(own_desk):
    library = own_desk.library
    [passage] = [p for p in library.passages_of(["bicycles"]) if p.section[0].startswith("6.")]
    whole = Said(passage.text, ((passage.id, passage.start, passage.end),))
    response = longer(own_desk, wish(Turn("ติดตามผลอย่างไร", "how", "th", (whole,)), "longer"))
    assert response.claims == ()
    assert "ไม่ได้กล่าว" in response.text


@pytest.mark.parametrize("change", [shorter, longer, source])
def test_a_change_without_an_answer_before_is_none(own_desk, change):
    assert change(own_desk, Wish("shorter", "สั้นกว่านี้", "th")) is None


@pytest.mark.parametrize("change", [shorter, source])
def test_an_answer_from_a_document_that_has_gone_cannot_be_changed(own_desk, change):
    gone = Turn("ถาม", "fact", "th", (Said("ตอบ", (("no such passage", 0, 5),)),))
    assert change(own_desk, wish(gone, "shorter")) is None


def test_an_item_is_told_first_and_then_what_else_is_said_of_it(own_desk, last):
    meant = last.items[:1]
    response = item(own_desk, Wish("item", meant[0].text, last.language, items=meant, last=last))
    assert response.claims[0].text == meant[0].text
    shown = [span for line in meant for span in line.quotes]
    more = spans(response.claims[1:])
    assert not any(overlaps(one, other) for one in more for other in shown)


def test_a_source_names_the_work_the_section_and_its_words(own_desk, last):
    response = source(own_desk, wish(last, "source"))
    places, quoted = response.claims[::2], response.claims[1::2]
    assert all(claim.lead and not claim.quotes for claim in places)
    for place, claim in zip(places, quoted, strict=True):
        [quote] = claim.quotes
        assert (
            own_desk.library.headings([quote.passage.document_id])[quote.passage.document_id].title
            in place.text
        )
        assert quote.passage.section[-1] in place.text

"""Other items in a lesson's quiz: facts, citations, key, slides and coverage stay in step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
import teaching

from assistant.errors import LessonError
from assistant.lessons import pack
from assistant.lessons.quiz import swapping
from assistant.lessons.quiz.changing import key_rows
from assistant.lessons.quiz.swapping import edit, is_edited, reshuffle, swap, words_of


@pytest.fixture(scope="module", autouse=True)
def _built_once():
    """Build each lesson that items are taken from once, however many tests ask for it."""
    build, known = swapping.build_lesson, {}

    def once(library, request, *, seed, today):
        key = id(library), request.model_dump_json(), seed
        if key not in known:
            known[key] = build(library, request, seed=seed, today=today)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(swapping, "build_lesson", once)
        yield


@pytest.fixture(scope="module")
def swapped(library, thai):
    """A lesson with its first item swapped."""
    return swap(library, thai, thai.quiz[0].id, seed=11)


def newcomer(before, after):
    [one] = {item.id: item for item in after.quiz}.keys() - {item.id for item in before.quiz}
    return next(item for item in after.quiz if item.id == one)


def check_in_step(lesson):
    """Whatever has happened to a lesson: its citations, key and quiz tell the same."""
    numbers = [citation.number for citation in lesson.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert teaching.numbers_used(lesson) == set(numbers)
    assert list(key_rows(lesson)) == [one.id for one in lesson.quiz]
    facts = Counter(fact for one in lesson.quiz for fact in one.facts)
    assert max(facts.values()) == 1
    assert pack.from_json(pack.to_json(lesson)) == lesson


def test_a_swapped_item_asks_for_no_fact_already_used(thai, swapped):
    used = {fact for one in thai.quiz for fact in one.facts}
    new = newcomer(thai, swapped)
    assert not used.intersection(new.facts)
    assert new.kind == thai.quiz[0].kind
    assert new.proof.answerable
    assert new.proof.single


def test_a_swap_leaves_all_other_items_as_they_were(thai, swapped):
    def said(one):
        return one.id, one.question, one.options, one.answer

    assert list(map(said, thai.quiz[1:])) == list(map(said, swapped.quiz[1:]))
    assert swapped.id == thai.id


def test_after_a_swap_everything_is_in_step(swapped):
    check_in_step(swapped)


def test_a_swapped_item_cites_what_it_cited_in_its_own_lesson(library, thai, swapped):
    new = newcomer(thai, swapped)
    for turn in range(3):
        fresh = swapping._fresh(library, thai, 11 + turn)
        own = [one for one in fresh.quiz if one.id == new.id]
        if own:
            assert teaching.quotes(swapped, new) == teaching.quotes(fresh, own[0])
            return
    pytest.fail("the new item is from no lesson that was tried")


def test_the_key_of_the_guide_answers_the_new_item(thai, swapped):
    new = newcomer(thai, swapped)
    row, *options = key_rows(swapped)[new.id]
    assert new.answer[0] in row.cells[1].text
    assert row.cells[0].text == "1"
    assert not options or len(options) == len(new.options)
    assert thai.quiz[0].id not in key_rows(swapped)


def test_no_slide_shows_an_item_that_is_gone(thai, swapped):
    assert thai.quiz[0].question not in [slide.title for slide in swapped.slides]


def test_the_same_seed_gives_the_same_swap(library, thai, swapped):
    assert swap(library, thai, thai.quiz[0].id, seed=11) == swapped


def test_a_swap_in_two_languages_keeps_both(library, both):
    after = swap(library, both, both.quiz[0].id, seed=3)
    check_in_step(after)
    new = newcomer(both, after)
    assert new.translation
    for row in key_rows(after)[new.id]:  # the explanation, and the reason for each option
        assert len(row.cells[2].statements) == 2


def test_an_item_that_is_not_there_cannot_be_swapped(library, thai):
    with pytest.raises(LessonError, match="ไม่มีข้อสอบข้อนี้"):
        swap(library, thai, "nothing", seed=1)


def test_where_nothing_is_left_to_ask_one_line_says_so(library, thai, monkeypatch):
    monkeypatch.setattr(swapping, "build_lesson", lambda *_args, **_names: thai)
    with pytest.raises(LessonError, match="ไม่มีข้อสอบอื่น"):
        swap(library, thai, thai.quiz[0].id, seed=1)


def test_another_seed_gives_another_quiz_of_the_same_size(library, thai):
    other = reshuffle(library, thai, seed=11)
    check_in_step(other)
    assert (other.id, other.title) == (thai.id, thai.title)
    assert len(other.quiz) == len(thai.quiz)
    assert {one.id for one in other.quiz} != {one.id for one in thai.quiz}


def test_what_the_trainer_has_edited_outlives_a_reshuffle(library, thai):
    first = thai.quiz[0]
    edited = edit(
        thai,
        first.id,
        question="คำถามของผู้สอน",
        words=words_of(first),
        explanation=first.explanation,
    )
    other = reshuffle(library, edited, seed=11)
    check_in_step(other)
    assert "คำถามของผู้สอน" in [one.question for one in other.quiz]
    assert len(other.quiz) <= len(thai.quiz)


def test_an_edited_item_keeps_its_citations_and_claims_no_proof(thai):
    for one in {item.kind: item for item in thai.quiz}.values():
        words = [f"{text} (แก้)" for text in words_of(one)]
        after = edit(thai, one.id, question="ถามใหม่", words=words, explanation="อธิบายใหม่")
        new = next(item for item in after.quiz if item.id == one.id)
        assert is_edited(new)
        assert not is_edited(one)
        assert new.question == "ถามใหม่"
        assert words_of(new) == tuple(words)
        assert teaching.quotes(after, new) == teaching.quotes(thai, one)
        check_in_step(after)


def test_the_right_answer_follows_an_edited_option(thai):
    one = next(item for item in thai.quiz if item.kind == "choice")
    words = [f"แบบที่ {at}" for at in range(len(one.options))]
    after = edit(thai, one.id, question=one.question, words=words, explanation="อธิบาย")
    new = next(item for item in after.quiz if item.id == one.id)
    assert new.answer == (words[one.options.index(one.answer[0])],)
    other = (one.options.index(one.answer[0]) + 1) % len(words)
    turned = edit(
        thai, one.id, question=one.question, words=words, explanation="อธิบาย", right=other
    )
    assert turned.quiz[thai.quiz.index(one)].answer == (words[other],)


def test_pairs_follow_their_edited_right_hand_sides(thai):
    one = next(item for item in thai.quiz if item.kind == "matching")
    words = [f"คำอธิบาย {at}" for at in range(len(one.options))]
    after = edit(thai, one.id, question=one.question, words=words, explanation="อธิบาย")
    new = next(item for item in after.quiz if item.id == one.id)
    assert new.answer == tuple(right for _, right in new.pairs)
    assert [words.index(right) for right in new.answer] == [
        one.options.index(right) for right in one.answer
    ]


def test_an_edit_that_changes_nothing_leaves_the_proof(thai):
    one = thai.quiz[0]
    same = edit(
        thai, one.id, question=one.question, words=words_of(one), explanation=one.explanation
    )
    assert same == thai


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"question": " \n "}, "ต้องไม่ว่าง"),
        ({"explanation": ""}, "ต้องไม่ว่าง"),
        ({"words": ["a", "b", "c", " "]}, "ต้องไม่ว่าง"),
        ({"words": ["a", "b"]}, "ต้องไม่ว่าง"),
        ({"words": "twice"}, "ซ้ำกัน"),
    ],
)
def test_an_edit_that_leaves_no_proper_item_is_refused_in_one_line(thai, changes, said):
    one = next(item for item in thai.quiz if item.kind == "choice")
    words = list("abcdefgh"[: len(one.options)])
    whole = {"question": "ก", "words": words, "explanation": "ข", **changes}
    if changes.get("words") == "twice":
        whole["words"] = [*words[:-1], " A "]
    with pytest.raises(LessonError, match=said):
        edit(thai, one.id, **whole)


def test_an_english_lesson_is_refused_in_english(english):
    one = english.quiz[0]
    with pytest.raises(LessonError, match="must not be empty"):
        edit(english, one.id, question="", words=words_of(one), explanation="x")


def test_the_coverage_counts_the_citations_that_are_there(thai, swapped):
    def counted(lesson):
        return Counter((c.title, " › ".join(c.section)) for c in lesson.citations)

    for before, after in zip(thai.coverage, swapped.coverage, strict=True):
        at = before.document, before.section
        assert after.citations - before.citations == counted(swapped)[at] - counted(thai)[at]


def test_a_lesson_whose_request_is_unusable_says_so(library, thai):
    broken = replace(thai, request={"minutes": 3})
    with pytest.raises(LessonError):
        reshuffle(library, broken, seed=1)

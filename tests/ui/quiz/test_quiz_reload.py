"""A learner whose page is loaded again goes on where it was."""

from __future__ import annotations

import lesson_pages as pages
import pytest
from browsers import ONE
from lesson_pages import said

from assistant.lessons.store import ClassStore
from assistant.ui.shared.safe import safe_line


@pytest.fixture(scope="module")
def lesson(shipped_library):
    return pages.built(shipped_library)


@pytest.fixture
def store(home):
    return ClassStore(home, ONE)


@pytest.fixture
def begun(store, lesson):
    """A class of which a learner has answered the first item and gone on."""
    one = store.open_class(lesson)
    page = pages.take(one.code)
    page.text_input(key="take_name").input("มานะ").run()
    first = lesson.quiz[0]
    assert first.kind == "choice"
    page.radio(key=f"take-{first.id}").set_value(first.options.index(first.answer[0])).run()
    page.button(key="take_check").click().run()
    page.button(key="take_next").click().run()
    assert not page.exception
    return one


def test_name_answers_and_place_are_there_after_a_reload(begun, store, lesson):
    page = pages.take(begun.code)
    assert safe_line(lesson.quiz[1].question) in said(page)
    assert page.session_state["taken_name"] == "มานะ"
    assert page.session_state[f"taken-{begun.code}"] == {
        lesson.quiz[0].id: tuple(lesson.quiz[0].answer)
    }
    assert store.results(begun.code).submissions == ()


def test_an_answer_not_yet_handed_in_is_in_its_input_after_a_reload(store, lesson):
    one = store.open_class(lesson, showing="end")
    page = pages.take(one.code)
    first = lesson.quiz[0]
    page.radio(key=f"take-{first.id}").set_value(1).run()
    again = pages.take(one.code)
    assert again.radio(key=f"take-{first.id}").value == 1
    assert not again.exception


def test_what_is_chosen_and_not_checked_is_in_its_input_after_a_reload(store, lesson):
    one = store.open_class(lesson)
    first = lesson.quiz[0]
    pages.take(one.code).radio(key=f"take-{first.id}").set_value(1).run()
    again = pages.take(one.code)
    assert again.radio(key=f"take-{first.id}").value == 1
    assert again.session_state[f"taken-{one.code}"] == {}


def test_the_trainer_sees_how_far_those_are_who_are_at_it(begun, store):
    assert store.begun(begun.code) == (1,)


def test_who_has_handed_in_is_told_so_and_another_may_take_the_quiz(store, lesson):
    one = store.open_class(lesson, showing="end")
    page = pages.take(one.code)
    page.button(key="take_finish").click().run()
    page.button(key="take_finish").click().run()
    assert len(store.results(one.code).submissions) == 1
    again = pages.take(one.code)
    assert not again.radio
    again.button(key="take_again").click().run()
    assert again.radio
    assert not again.exception


def test_what_was_begun_goes_with_its_class(begun, store, home):
    drafts = home / "classes" / begun.code / "drafts"
    assert list(drafts.glob("*.json"))
    store.delete(begun.code)
    assert not list(drafts.glob("*.json"))


def test_the_language_that_a_learner_has_chosen_stays_after_a_reload(begun):
    page = pages.take(begun.code)
    assert page.session_state["language"] == "th"
    page.session_state["language"] = "en"
    page.run()
    again = pages.take(begun.code)
    assert again.session_state["language"] == "en"
    assert not again.exception

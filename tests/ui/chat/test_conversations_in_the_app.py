"""Conversations in the app: they come back, are named, found, changed and deleted."""

from __future__ import annotations

import plan_pages
import pytest
import stand_in
from browsers import ONE, OTHER
from streamlit.testing.v1 import AppTest
from test_chat_page import ask, said

from assistant.conversations import feedback

ANSWER = stand_in.ANSWERED.claims[0].text


@pytest.fixture
def asked(app, browser):
    """The app of a browser that has asked one question."""
    del browser
    return ask(app.run(), "เครือข่ายคืออะไร")


def visit(conversation=None):
    """Open the app anew, as a reload does, at the address of a conversation."""
    app = AppTest.from_file(plan_pages.APP)
    if conversation:
        app.query_params["conversation"] = conversation
    return app.run()


def named(app) -> str:
    value = app.query_params["conversation"]
    return value if isinstance(value, str) else value[0]


def listed(app) -> list[str]:
    return [button.label for button in app.button if (button.key or "").startswith("talk-")]


def test_a_reload_returns_to_the_conversation_that_the_address_names(asked, assistant):
    again = visit(named(asked))
    assert ANSWER in said(again)
    assert said(again).count("](#cite-") == said(asked).count("](#cite-")
    ask(again, "แล้วใครประสาน")
    assert assistant.asked_in == [named(asked)] * 2
    assert not again.exception


def test_another_page_and_back_keeps_the_address(asked):
    conversation = named(asked)
    asked.switch_page(plan_pages.CHECK_PAGE).run()
    asked.switch_page("assistant/ui/chat/page.py").run()
    assert ANSWER in said(asked)
    assert named(asked) == conversation


def test_a_kept_conversation_is_in_the_list_and_opens_by_a_click(asked):
    again = visit()
    assert ANSWER not in said(again)
    assert listed(again) == ["เครือข่ายคืออะไร"]
    again.button(key=f"talk-{named(asked)}").click().run()
    assert ANSWER in said(again)
    assert not again.exception


def test_another_person_sees_neither_the_list_nor_the_address(asked, browser):
    browser(OTHER)
    other = visit(named(asked))
    assert ANSWER not in said(other)
    assert listed(other) == []
    assert ["อาจถูกลบแล้วหรือเป็นของผู้อื่น" in one.value for one in other.warning] == [True]
    assert not other.exception


def test_conversations_are_searched_by_what_was_said(app, browser, assistant):
    del browser
    for number in range(8):
        name = f"เรื่องที่ {number}" + (" ดาวอังคาร" if number == 3 else "")
        assistant.conversations.of(ONE).begin(name, name)
    app.run()
    assert len(listed(app)) == 8
    app.text_input(key="conversations_search").input("ดาวอังคาร").run()
    assert listed(app) == ["เรื่องที่ 3 ดาวอังคาร"]
    app.text_input(key="conversations_search").input("ไม่มีคำนี้แน่").run()
    assert "ไม่พบการสนทนาที่มีคำนี้" in said(app)
    assert not app.exception


def test_a_conversation_is_renamed_and_pinned(asked):
    conversation = named(asked)
    ask(asked.button(key="new_conversation").click().run(), "เรื่องใหม่กว่า")
    again = visit(conversation)
    again.text_input(key=f"title-{conversation}").input("งาน ![x](y)").run()
    again.toggle(key=f"pin-{conversation}").set_value(True).run()
    again.run()
    assert len(listed(again)) == 2
    assert listed(again)[0] == "งาน \\!\\[x\\]\\(y\\)"
    assert not again.exception


def test_a_deleted_conversation_is_gone_from_list_page_and_address(asked):
    conversation = named(asked)
    assert asked.button(key="conversation_delete").disabled
    asked.checkbox(key=f"sure-{conversation}").check().run()
    asked.button(key="conversation_delete").click().run()
    assert "ยินดีต้อนรับ" in said(asked)
    assert (listed(asked), "conversation" in asked.query_params) == ([], False)
    assert "อาจถูกลบแล้ว" in visit(conversation).warning[0].value
    assert not asked.exception


def test_an_edited_question_replaces_the_ones_after_it(asked, assistant):
    ask(asked, "แล้วใครประสาน")
    [first, _] = assistant.conversations.of(ONE).exchanges(named(asked))
    asked.text_area(key=f"edited-{first.key}").input("ดาวอังคารมีเครือข่ายไหม").run()
    asked.button(key=f"ask-{first.key}").click().run()
    kept = assistant.conversations.of(ONE).exchanges(named(asked))
    assert [one.question for one in kept] == ["ดาวอังคารมีเครือข่ายไหม"]
    assert "แล้วใครประสาน" not in said(asked)
    assert not asked.exception


def test_an_answer_is_made_again_by_one_click(asked, assistant):
    [before] = assistant.conversations.of(ONE).exchanges(named(asked))
    asked.button(key=f"again-{before.key}").click().run()
    [after] = assistant.conversations.of(ONE).exchanges(named(asked))
    assert (after.question, after.key > before.key) == (before.question, True)
    assert ANSWER in said(asked)


def test_what_a_reader_thinks_becomes_a_row_of_evaluate(asked, assistant):
    [turn] = assistant.conversations.of(ONE).exchanges(named(asked))
    asked.feedback(key=f"thumbs-{turn.key}").set_value(0).run()
    asked.pills(key=f"reason-{turn.key}").set_value("ควรตอบว่าเอกสารไม่ได้กล่าวไว้").run()
    asked.text_input(key=f"note-{turn.key}").input("ดูหน้า 5").run()
    [row] = feedback.rows(assistant.conversations)
    assert (row["question"], row["answerable"]) == ("เครือข่ายคืออะไร", False)
    assert row["feedback"]["reason"] == "should_refuse"
    again = visit(named(asked))
    assert again.text_input(key=f"note-{turn.key}").value == "ดูหน้า 5"
    assert not again.exception


def test_a_thumb_is_taken_back_by_a_second_click(asked, assistant):
    [turn] = assistant.conversations.of(ONE).exchanges(named(asked))
    asked.feedback(key=f"thumbs-{turn.key}").set_value(1).run()
    assert [row["answerable"] for row in feedback.rows(assistant.conversations)] == [True]
    asked.feedback(key=f"thumbs-{turn.key}").set_value(None).run()
    assert list(feedback.rows(assistant.conversations)) == []


def test_a_question_whose_model_failed_is_there_after_a_reload(app, browser):
    del browser
    ask(app.run(), "ล้ม")
    again = visit(named(app))
    assert ["died" in error.value for error in again.error] == [True]
    assert not again.exception

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import stand_in
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant import opening
from assistant.answering.refusals import NOT_IN_LIBRARY
from assistant.errors import LibraryUnwritable
from assistant.ui.shared.texts import EXAMPLES


def said(app) -> str:
    elements = [*app.markdown, *app.caption, *app.info, *app.error, *app.title]
    return "\n".join(element.value for element in elements)


def labels(app) -> list[str]:
    return [expander.label for expander in app.expander]


def clipboards(app) -> list[dict]:
    """What the buttons that copy were handed."""
    shown = [json.loads(one.proto.json) for one in app.get("bidi_component") if one.proto.json]
    return [data for data in shown if "texts" in data]


def ask(app, question: str):
    return app.chat_input(key="question").set_value(question).run()


def test_the_empty_state_greets_in_thai_and_offers_six_questions(app):
    app.run()
    assert "ยินดีต้อนรับ" in said(app)
    assert len([button for button in app.button if button.key in EXAMPLES]) == 6
    assert not app.exception


def test_an_example_is_asked_by_one_click(app):
    app.run().button(key="example_1").click().run()
    assert stand_in.ANSWERED.claims[0].text in said(app)
    assert not app.exception


def test_the_interface_speaks_english_at_the_switch_and_keeps_the_conversation(app):
    ask(app.run(), "เครือข่ายคืออะไร")
    app.segmented_control(key="language").set_value("en").run()
    assert "References" in said(app)
    assert stand_in.ANSWERED.claims[0].text in said(app)
    assert app.segmented_control(key="language").value == "en"
    assert not app.exception


def test_an_answer_has_numbered_links_and_a_citation_for_each(app):
    ask(app.run(), "เครือข่ายคืออะไร")
    citations = [label for label in labels(app) if label.startswith(":primary-badge[")]
    assert len(citations) == 3
    assert "หน้า 3" in citations[0]
    assert "ไม่ทราบเลขหน้า" in citations[1]
    assert said(app).count("](#cite-") == 5
    assert not app.exception


def test_a_citation_shows_the_passage_with_the_quote_highlighted(app):
    ask(app.run(), "เครือข่ายคืออะไร")
    assert ":yellow-background[การที่หลายหน่วยงานร่วมกันรับผิดชอบงานเดียวกัน]" in said(app)
    assert not app.exception


def test_the_language_of_a_source_is_said_only_where_it_differs(app):
    ask(app.run(), "เครือข่ายคืออะไร")
    assert said(app).count("ต้นฉบับภาษาอังกฤษ") == 1
    assert "ต้นฉบับภาษาไทย" not in said(app)
    assert not app.exception


def test_support_and_generator_are_said_in_words(app):
    ask(app.run(), "เครือข่ายคืออะไร")
    assert "คำเดิมจากเอกสาร 3 ข้อความ" in said(app)
    assert "ไม่มีแหล่งอ้างอิง" in said(app)
    assert "stand\\-in\\:model" in said(app)
    assert not app.exception


def test_what_a_model_wrote_and_is_not_shown_can_be_seen_with_the_reason(app):
    ask(app.run(), "มีอะไรตกหล่น")
    [label] = [label for label in labels(app) if "ไม่ได้แสดง 2 จาก 8" in label]
    assert "เอกสารไม่ได้กล่าวไว้" in label
    assert "- ฝนตก" in said(app)
    assert "หยุดกลางคัน" in said(app)
    assert "ยังไม่ได้ยืนยันกับต้นฉบับ" in said(app)
    shown = said(app) + "\n".join(labels(app))
    assert "![" not in shown.replace("\\!\\[", "")
    assert not app.exception


def test_the_draft_is_gone_when_the_checked_answer_is_there(app):
    ask(app.run(), "เครือข่ายคืออะไร")
    assert "ร่างคำตอบ" not in said(app)
    assert said(app).count("ควรเริ่มจากพื้นที่เล็ก") == 1
    assert not app.exception


def test_not_in_the_library_is_said_calmly_with_the_nearest_sections(app):
    ask(app.run(), "ดาวอังคารมีเครือข่ายไหม")
    told = f"{NOT_IN_LIBRARY['th']} ไม่มีเอกสารใดกล่าวถึง “ดาวอังคาร”"
    assert [info.value for info in app.info] == [told]
    assert not app.error
    assert len(labels(app)) == 1  # two passages of one section
    assert not app.exception


def test_a_nearest_section_can_be_asked_about(app):
    ask(app.run(), "ดาวอังคารมีเครือข่ายไหม")
    [about] = [button for button in app.button if button.key.startswith("about-")]
    about.click().run()
    assert "เอกสารกล่าวถึง “การออกแบบเครือข่าย” ไว้อย่างไร" in said(app)
    assert stand_in.ANSWERED.claims[0].text in said(app)
    assert not app.exception


def test_an_error_is_one_safe_line_and_the_conversation_goes_on(app):
    ask(app.run(), "ล้ม")
    assert len(app.error) == 1
    assert "died" in app.error[0].value
    assert "![" not in app.error[0].value
    ask(app, "เครือข่ายคืออะไร")
    assert stand_in.ANSWERED.claims[0].text in said(app)
    assert len(app.error) == 1
    assert not app.exception


def test_one_conversation_has_one_id_and_a_new_one_has_another(app, assistant):
    ask(app.run(), "เครือข่ายคืออะไร")
    ask(app, "แล้วใครประสาน")
    app.button(key="new_conversation").click().run()
    assert "ยินดีต้อนรับ" in said(app)
    ask(app, "เครือข่ายคืออะไร")
    first, second, third = assistant.asked_in
    assert first == second != third
    assert not app.exception


def test_two_visitors_do_not_share_a_conversation(app, assistant):
    other = AppTest.from_file(app._script_path)
    ask(app.run(), "เครือข่ายคืออะไร")
    other.run()
    assert stand_in.ANSWERED.claims[0].text not in said(other)
    ask(other, "เครือข่ายคืออะไร")
    assert len(set(assistant.asked_in)) == 2
    assert not other.exception


def test_an_answer_can_be_copied_and_downloaded(app):
    ask(app.run(), "เครือข่ายคืออะไร")
    copied = [data["texts"] for data in clipboards(app)]
    assert [text["label"] for text in copied[-1]] == ["คัดลอก"]
    assert copied[-1][0]["plain"].startswith(stand_in.ANSWERED.answer)
    assert copied[-1][0]["html"].startswith("<div")
    downloads = [button.key.partition("-")[0] for button in app.get("download_button")]
    assert downloads == [*["whole"] * 3, *["file"] * 3, "refs"]
    assert not app.exception


def test_an_empty_library_leads_to_the_library_page(app, assistant):
    assistant.library.held.clear()
    app.run()
    assert "คลังยังไม่มีเอกสาร" in said(app)
    assert not [button for button in app.button if button.key in EXAMPLES]
    assert not app.exception


def test_a_home_that_cannot_be_opened_is_one_line(app, monkeypatch):
    def fail(*_args, **_names):
        raise LibraryUnwritable("The home folder cannot be written. Choose another.")

    monkeypatch.setattr(opening, "open_assistant", fail)
    app.run()
    assert ["เขียนลงที่เก็บคลังไม่ได้" in error.value for error in app.error] == [
        True
    ]  # in the reader's language
    assert not app.exception


@pytest.mark.parametrize(
    ("llm", "words"),
    [
        (None, "อยู่ในเครื่องนี้เท่านั้น"),
        ("local", "อยู่ในเครื่องนี้เท่านั้น"),
        ("openai:x", "จะถูกส่งออกจากเครื่องนี้ไปยัง"),
    ],
    ids=["no model", "local model", "provider"],
)
def test_it_is_said_whether_anything_leaves_the_machine(app, monkeypatch, llm, words):
    if llm:
        monkeypatch.setenv("KHRUEAKHAI_LLM", llm)
    st.cache_resource.clear()
    app.run()
    assert words in "\n".join(element.value for element in [*app.caption, *app.warning])
    assert not app.exception


def test_no_element_holds_markup_of_a_stranger(app):
    ask(app.run(), "พิษ ![q](https://evil.example/q.png)")
    shown = said(app) + "\n".join(labels(app))
    assert "evil" in shown
    assert "![" not in shown.replace("\\!\\[", "")
    assert not app.exception


def test_what_the_conversation_is_about_is_shown_and_can_be_cleared(app, assistant):
    ask(app.run(), "เครือข่ายคืออะไร")
    assert "กำลังคุยเรื่อง" in said(app)
    assert stand_in.ANSWERED.citations[0].title in said(app)
    app.button(key="clear_context").click().run()
    assert "กำลังคุยเรื่อง" not in said(app)
    assert assistant.conversations.memories(app.session_state["conversation"], 9) == ()
    assert stand_in.ANSWERED.claims[0].text in said(app)
    ask(app, "เครือข่ายคืออะไร")
    assert "กำลังคุยเรื่อง" in said(app)
    assert not app.exception


def test_a_citation_opens_on_its_page_in_the_language_that_is_read(app):
    ask(app.run(), "เครือข่ายคืออะไร")
    app.segmented_control(key="language").set_value("en").run()
    [button, *_] = [one for one in app.button if (one.key or "").startswith("page-")]
    button.click().run()
    assert "There is no original file to show" in said(app)
    assert ":yellow-background[" in said(app)
    app.button(key="view_back").click().run()
    assert stand_in.ANSWERED.claims[0].text in said(app)
    assert not app.exception


def test_what_stands_before_and_after_a_citation_can_be_read(app):
    ask(app.run(), "เครือข่ายคืออะไร")
    assert stand_in.BEFORE not in said(app)
    [toggle, *_] = [one for one in app.toggle if one.key.startswith("near-")]
    toggle.set_value(True).run()
    assert said(app).index(f":gray[{stand_in.BEFORE}]") < said(app).index(":yellow-background[")
    assert not app.exception


def test_a_citation_of_a_document_that_is_gone_says_so_and_still_shows_its_words(app, assistant):
    ask(app.run(), "เครือข่ายคืออะไร")
    assistant.library.lost = True
    [toggle, *_] = [one for one in app.toggle if one.key.startswith("near-")]
    toggle.set_value(True).run()
    assert "ไม่อยู่ในคลังแล้ว" in said(app)
    assert ":yellow-background[" in said(app)
    assert not app.exception


def test_the_reference_to_a_cited_work_is_copied_in_two_styles(app, assistant):
    assistant.library.held["d1"] = replace(assistant.library.held["shipped"], document_id="d1")
    ask(app.run(), "เครือข่ายคืออะไร")
    [first, *_] = [data["texts"] for data in clipboards(app)]
    assert [text["label"] for text in first] == ["คัดลอกแบบ APA", "คัดลอกแบบไทย"]
    assert all(stand_in.TITLE in text["plain"] and not text["html"] for text in first)
    assert not app.exception

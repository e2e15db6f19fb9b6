"""Whoever answers, what is said of the documents stands in them, at the place that is cited."""

from __future__ import annotations

import re

import pytest

from assistant import open_assistant
from assistant.answering.responding.table import RESPONDERS
from assistant.errors import EmptyLibrary
from assistant.schema import Done, EvidenceFound
from assistant.settings import corpus_folder
from assistant.text.wording import read_yaml

MARKER = re.compile(r"\[(\d+)\]")
WANTED = {
    "สรุปคู่มือศูนย์ซ่อมจักรยาน": "summary",
    "summarise in three lines": "summary",
    "กรรมการสวนสมุนไพรกับอาสาสมัครช่างจักรยานต่างกันอย่างไร": "compare",
    "compare the seed committee with the submarine fleet": "compare",
    "ศูนย์ซ่อมจักรยานมีข้อดีข้อเสียอย่างไร": "compare",
    "ที่ตำบลของผมอยากตั้งศูนย์ซ่อมจักรยานแต่ไม่มีอาสาสมัคร ควรทำอย่างไรดี": "advice",
    "มีตรงไหนพูดถึงอะไหล่จักรยานบ้าง": "answer",
    "มีเอกสารเรื่องสวนสมุนไพรไหม": "library",
    "ในคลังมีเรื่องอะไรบ้าง": "library",
    "มีเอกสารเรื่องเรือดำน้ำไหม": "library",
    "ช่วยร่างแผนเครือข่ายเรื่องสวนสมุนไพรให้หน่อย": "open_plan",
    "make a lesson on storing seed": "open_lesson",
    "ทำแบบทดสอบเรื่องการซ่อมจักรยาน 5 ข้อ": "open_lesson",
    "คุณทำอะไรได้บ้าง": "help",
    "สวัสดีครับ": "help",
    "thank you": "help",
    "คณะกรรมการสวนสมุนไพรมีหน้าที่อะไรบ้าง": "answer",
    "ภูเขาไฟลูกใดสูงที่สุดในโลก": "refuse",
}
TALK = (
    "คณะกรรมการสวนสมุนไพรมีหน้าที่อะไรบ้าง",
    "ขอสั้นกว่านี้",
    "ข้อสองล่ะ",
    "ข้อถัดไป",
    "ขยายความอีก",
    "มาจากไหน",
    "แล้วอาสาสมัครช่างจักรยานล่ะ",
    "ขอบคุณค่ะ",
    "in English please",
)


def check(library, answer):
    """Hold an answer to what the contract promises of every one."""
    numbers = [citation.number for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    used = {number for claim in answer.claims for number in claim.citations}
    assert {int(n) for n in MARKER.findall(answer.answer)} == set(numbers) == used
    for citation in answer.citations:
        text = library.document(citation.document_id).text
        assert citation.quote == text[citation.start : citation.end] != ""
    for claim in answer.claims:
        assert claim.text in answer.answer
        assert claim.citations
        assert claim.support in ("quoted", "supported")
    outcome = "answered" if answer.citations else answer.outcome
    assert answer.outcome == outcome
    assert answer.outcome != "helped" or answer.claims == ()
    titles = {document.document_id: document.title for document in library.documents()}
    for offer in answer.suggestions:
        if offer.kind == "document":
            assert titles[offer.document_id] == offer.text


@pytest.mark.parametrize(("question", "act"), WANTED.items())
def test_every_act_is_answered_as_itself_and_keeps_the_promises(own_assistant, question, act):
    answer = own_assistant.ask(question)
    assert answer.act == act
    assert answer.question == question
    check(own_assistant.library, answer)


def test_a_conversation_keeps_the_promises_at_every_turn(own_assistant):
    answers = [own_assistant.ask(typed, conversation="talk") for typed in TALK]
    for answer in answers:
        check(own_assistant.library, answer)
    duties, shorter, second, third, _, source, swapped, thanks, english = answers
    assert len(shorter.answer) <= 0.8 * len(duties.answer)
    assert "จัดเวรรดน้ำ" in second.answer
    assert "เก็บรักษาเงินกองทุน" in third.answer
    assert "มาตรา ๖" in source.answer
    assert "อาสาสมัครช่างจักรยาน" in swapped.understood
    assert "สวนสมุนไพร" not in swapped.understood
    assert thanks.act == "help"
    assert english.language == "en"
    assert english.understood == swapped.understood


@pytest.mark.parametrize(
    "typed", ["สวัสดีครับ", "hello", "ขอบคุณมากค่ะ", "thanks!", "คุณทำอะไรได้บ้าง", "what can you do?"]
)
def test_a_courtesy_searches_nothing(own_assistant, monkeypatch, typed):
    def search(*_):
        raise AssertionError("a courtesy was searched for")

    monkeypatch.setattr(own_assistant.library, "query_vector", search)
    found, done = own_assistant.stream(typed)
    assert isinstance(found, EvidenceFound)
    assert found.hits == ()
    assert isinstance(done, Done)
    assert (done.answer.outcome, done.answer.act) == ("helped", "help")


@pytest.mark.parametrize("typed", ["สวัสดีครับ", "thanks!", "คุณทำอะไรได้บ้าง"])
def test_an_empty_library_answers_a_courtesy(tmp_path, typed):
    answer = open_assistant(tmp_path / "new").ask(typed)
    assert (answer.outcome, answer.act, answer.citations) == ("helped", "help", ())


@pytest.mark.parametrize("typed", ["สวนสมุนไพรคืออะไร", "สรุป", "what documents are there?"])
def test_an_empty_library_has_nothing_else_to_say(tmp_path, typed):
    with pytest.raises(EmptyLibrary, match="khrueakhai add --shipped"):
        open_assistant(tmp_path / "new").ask(typed)


def test_every_act_that_has_a_responder_has_examples():
    assert set(RESPONDERS) <= set(read_yaml(corpus_folder() / "acts.yaml"))

"""A lesson from documents that no curriculum is on: their own sections, lists and tables."""

from __future__ import annotations

import pytest
import teaching
from answering_homes import ENCODER

from assistant.errors import LessonError
from assistant.opening import open_library
from assistant.schema.papers import Items

THAI = """# คู่มือการเพาะเห็ดของกลุ่มแม่บ้านดอยหมอก

## การเตรียมโรงเรือน

โรงเรือนเพาะเห็ดควรสร้างในที่ร่มและระบายอากาศได้ดีตลอดทั้งวัน พื้นโรงเรือนต้องแห้งและล้างด้วยปูนขาวก่อนวางก้อนเชื้อทุกครั้ง
สมาชิกกลุ่มผลัดกันตรวจอุณหภูมิวันละสองครั้งและจดลงสมุดของกลุ่ม

## วัสดุที่ต้องเตรียม

- ขี้เลื่อยไม้ยางพารา
- รำละเอียด
- ปูนขาว
- ดีเกลือ
- น้ำสะอาด

## การดูแลก้อนเชื้อ

ก้อนเชื้อต้องได้รับความชื้นสม่ำเสมอแต่ไม่ควรรดน้ำลงบนดอกเห็ดโดยตรง เมื่อเส้นใยเดินเต็มก้อนให้เปิดปากถุงในตอนเช้า

## อาการที่พบบ่อย

| อาการ | สาเหตุ |
| --- | --- |
| เส้นใยไม่เดิน | ก้อนเชื้อชื้นเกินไป |
| ดอกเห็ดแคระ | อากาศถ่ายเทไม่พอ |
| ก้อนมีราเขียว | นึ่งก้อนไม่ถึงอุณหภูมิ |

## ช่องทางจำหน่าย

1. ตลาดนัดวันเสาร์
2. ร้านค้าสหกรณ์
3. โรงเรียนในตำบล
4. ร้านอาหารริมทาง
"""
PLAIN = THAI.replace("#", "")  # text given in bulk is no Markdown
ENGLISH = """# Running a village seed library

## Why keep seed

A village seed library lends open-pollinated seed to households before each rainy season.
Borrowers return twice the amount of seed that they took after their harvest is dry.

## Tools of the seed room

- Glass jars
- Silica gel
- Paper labels
- A hand sieve

## Who does what

| Role | Duty |
| --- | --- |
| Keeper | opens the room twice a week |
| Recorder | writes every loan into the ledger |
| Tester | sows fifty seeds to see how many sprout |

## Yearly round

The keeper dries all jars in March and throws away seed that is older than four years.
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A library that holds nothing but a Thai text and an English one."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "เห็ด.md").write_text(THAI, encoding="utf-8")
    (folder / "seeds.md").write_text(ENGLISH, encoding="utf-8")
    with open_library(folder / "home", ENCODER) as library:
        results = library.add_files([folder / "เห็ด.md", folder / "seeds.md"])
        assert {result.status for result in results} == {"added"}
        yield library


@pytest.fixture(scope="module")
def documents(own):
    return {d.language: d.document_id for d in own.documents()}


@pytest.fixture(scope="module")
def mushrooms(own, documents):
    return teaching.made(own, documents=[documents["th"]], minutes=60, quiz_items=6, language="th")


@pytest.fixture(scope="module")
def seeds(own, documents):
    return teaching.made(own, documents=[documents["en"]], minutes=45, quiz_items=4, language="en")


class TestContent:
    """What is taught is what the documents say."""

    def test_every_statement_of_the_content_is_quoted_word_for_word(self, own, mushrooms, seeds):
        for lesson in (mushrooms, seeds):
            by_number = {c.number: c for c in lesson.citations}
            claims = [s for part, s in teaching.literature(lesson) if part == "content"]
            assert len(claims) >= 5
            for claim in claims:
                assert claim.citations
                cited = "".join(by_number[n].quote for n in claim.citations)
                said = "".join(claim.text.strip("“”").split())
                assert said in "".join(cited.split()), claim.text
            assert all(teaching.is_quoted(own, citation) for citation in lesson.citations)

    def test_the_minutes_add_up(self, mushrooms, seeds):
        for lesson in (mushrooms, seeds):
            assert sum(step.minutes for step in lesson.agenda) == lesson.minutes
            assert min(step.minutes for step in lesson.agenda) > 0

    def test_sections_are_what_is_taught(self, mushrooms):
        taught = {step.activity for step in mushrooms.agenda if step.phase == "teach"}
        for name in ("การเตรียมโรงเรือน", "การดูแลก้อนเชื้อ"):
            assert any(name in activity for activity in taught)

    def test_a_table_teaches_its_rows(self, mushrooms):
        text = " ".join(s.text for part, s in teaching.literature(mushrooms) if part == "content")
        assert "นึ่งก้อนไม่ถึงอุณหภูมิ" in text

    def test_objectives_and_discussion_name_the_sections(self, mushrooms):
        assert any("การเตรียมโรงเรือน" in objective.text for objective in mushrooms.objectives)

    def test_every_number_is_used_and_resolves(self, mushrooms, seeds):
        for lesson in (mushrooms, seeds):
            assert teaching.numbers_used(lesson) == {c.number for c in lesson.citations}

    def test_only_the_document_asked_for_is_cited(self, mushrooms, seeds, documents):
        assert {c.document_id for c in mushrooms.citations} == {documents["th"]}
        assert {c.document_id for c in seeds.citations} == {documents["en"]}

    def test_nothing_of_the_course_on_networks_comes_in(self, mushrooms):
        claims = " ".join(s.text for _, s in teaching.literature(mushrooms))
        assert "เครือข่าย" not in claims

    def test_no_activity_works_with_what_the_documents_do_not_hold(self, mushrooms, seeds):
        """Causes of failure, models and cases of networks are not in a book on mushrooms."""
        said = [s.text for _, s in mushrooms.statements()] + [s.activity for s in mushrooms.agenda]
        assert [text for text in said if "เครือข่าย" in text or "ความล้มเหลว" in text] == []
        said = [s.text for _, s in seeds.statements()] + [s.activity for s in seeds.agenda]
        assert [text for text in said if "network" in text.lower() or "failure" in text] == []

    def test_texts_given_in_bulk_make_a_lesson_too(self, tmp_path):
        with open_library(tmp_path / "home", ENCODER) as library:
            library.add_texts([{"id": "mushrooms", "title": "เพาะเห็ด", "text": PLAIN}])
            lesson = teaching.made(library, minutes=30, quiz_items=3, language="th")
            assert all(teaching.is_quoted(library, citation) for citation in lesson.citations)
            assert not any("#" in step.activity for step in lesson.agenda)


class TestQuiz:
    """Lists make items."""

    def test_the_lists_are_asked_for(self, mushrooms, seeds):
        materials = {"ขี้เลื่อยไม้ยางพารา", "รำละเอียด", "ปูนขาว", "ดีเกลือ", "น้ำสะอาด"}
        answers = {text for one in mushrooms.quiz for text in (*one.answer, *one.options)}
        assert materials & answers
        tools = {"Glass jars", "Silica gel", "Paper labels", "A hand sieve"}
        assert tools & {text for one in seeds.quiz for text in (*one.answer, *one.options)}

    def test_items_hold(self, own, mushrooms, seeds):
        for lesson in (mushrooms, seeds):
            by_number = {c.number: c for c in lesson.citations}
            facts = [fact for one in lesson.quiz for fact in one.facts]
            assert len(set(facts)) == len(facts)
            for one in lesson.quiz:
                assert one.citations
                assert all(teaching.is_quoted(own, by_number[n]) for n in one.citations)
                if one.kind == "choice":
                    assert len(set(one.options)) == 4
                    assert len(one.right) == 1

    def test_fewer_items_than_asked_for_are_told(self, own, documents):
        lesson = teaching.made(
            own, documents=[documents["th"]], minutes=60, quiz_items=50, language="th"
        )
        assert len(lesson.quiz) < 50
        assert any("50" in told and str(len(lesson.quiz)) in told for told in lesson.warnings)


class TestLanguages:
    """Quotes stay in the language of their document, and that is said."""

    def test_the_other_language_is_said_to_be_the_source_s(self, own, documents):
        lesson = teaching.made(own, documents=[documents["en"]], minutes=30, language="th")
        assert any("ภาษาอังกฤษ" in told for told in lesson.warnings)
        claims = [s.text for _, s in teaching.literature(lesson)]
        assert claims
        assert not any("\u0e00" <= char <= "\u0e7f" for text in claims for char in text)
        lesson = teaching.made(own, documents=[documents["th"]], minutes=30, language="en")
        assert any("Thai" in told for told in lesson.warnings)

    def test_the_same_language_needs_no_such_word(self, mushrooms):
        assert not any("ภาษา" in told for told in mushrooms.warnings)

    def test_of_two_documents_the_one_in_the_language_asked_for_is_taught(self, own, documents):
        lesson = teaching.made(own, minutes=30, language="en")
        assert {c.document_id for c in lesson.citations} == {documents["en"]}

    def test_both_languages_of_one_source_are_built(self, own, documents):
        lesson = teaching.made(own, documents=[documents["th"]], minutes=30, language="both")
        assert sum(step.minutes for step in lesson.agenda) == 30
        assert all(teaching.is_quoted(own, citation) for citation in lesson.citations)


class TestTopics:
    """A topic finds its sections."""

    def test_a_topic_teaches_what_is_near(self, own, documents):
        lesson = teaching.made(own, topic="การดูแลก้อนเชื้อเห็ด", minutes=30, quiz_items=3)
        assert {c.document_id for c in lesson.citations} == {documents["th"]}

    def test_a_section_is_found_by_its_name(self, own):
        lesson = teaching.made(own, sections=["วัสดุที่ต้องเตรียม"], minutes=15, quiz_items=2)
        assert {c.section[-1] for c in lesson.citations} == {"วัสดุที่ต้องเตรียม"}

    def test_another_topic_is_refused(self, own):
        with pytest.raises(LessonError) as caught:
            teaching.made(own, topic="การซ่อมเครื่องยนต์เรือหางยาว")
        teaching.one_line(caught.value)

    def test_a_document_without_sections_gives_a_lesson_or_one_line(self, tmp_path):
        texts = [{"id": "plain", "text": "ฝนตกหนักในหุบเขาเมื่อวานนี้และน้ำท่วมถนนสายหลักทั้งสองสาย"}]
        with open_library(tmp_path / "home", ENCODER) as library:
            library.add_texts(texts)
            try:
                lesson = teaching.made(library, minutes=15, language="th")
            except LessonError as error:
                teaching.one_line(error)
            else:
                assert sum(step.minutes for step in lesson.agenda) == 15


def test_the_handout_parts_sentences_by_the_headings_they_stand_under(tmp_path):
    text = """# Handbook of the Elm Street tool shed

## Lend on trust, but write it down

The keeper must write every loan into the ledger. A borrower must sign for each power tool.

## Mend before you lend

The keeper must test every saw before it leaves the shed. Blunt blades must be sharpened first.

## Share what you learn

Members should tell the keeper what broke and why. The keeper should post it at the door.
"""
    (tmp_path / "shed.md").write_text(text, encoding="utf-8")
    with open_library(tmp_path / "home", ENCODER) as library:
        library.add_files([tmp_path / "shed.md"])
        lesson = teaching.made(library, minutes=15, quiz_items=0, language="en")
    content = next(part for part in lesson.handout if part.id == "content")
    said = {s.text: b.lead for b in content.blocks if isinstance(b, Items) for s in b.statements}
    saws = next(lead for text, lead in said.items() if "every saw" in text)
    assert saws == "Mend before you lend"
    aligned = next(part for part in lesson.guide if part.id == "alignment")
    named = {row.cells[1].text for block in aligned.blocks for row in block.rows}
    assert any("Lend on trust, but write it down · Mend before you lend" in text for text in named)

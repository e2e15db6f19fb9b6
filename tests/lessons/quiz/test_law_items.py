"""A chapter of a law gives items of its own kind, from its structure alone."""

from __future__ import annotations

import re

import pytest
import teaching
from answering_homes import ENCODER

from assistant.lessons.provisions import order_of
from assistant.lessons.quiz.told_orders import is_other
from assistant.opening import open_library

LAW = """# ข้อบัญญัติตลาดน้ำบ้านคลองสวย

## หมวด ๑ การจอดเรือ

### มาตรา ๔
เจ้าของเรือต้องขอใบอนุญาตจอดจากสำนักงานท่าก่อนนำเรือเข้าคลองเป็นครั้งแรก เว้นแต่เรือนั้นเข้ามาเพื่อหลบพายุ

### มาตรา ๕
ให้สำนักงานท่าแจ้งผลการพิจารณาเป็นหนังสือแก่ผู้ยื่นคำขอภายในเจ็ดวันนับแต่วันที่รับคำขอ

### มาตรา ๖
ถ้าเรือลำใดกีดขวางทางน้ำเกินสองชั่วโมง ให้พนักงานเจ้าหน้าที่สั่งย้ายเรือลำนั้นไปยังท่าพักที่ประกาศไว้

### มาตรา ๗
คณะกรรมการตลาดอาจกำหนดเวลาห้ามเจ้าของแพและเจ้าของแผงจอดเรือในวันที่มีพิธีเป็นการชั่วคราวก็ได้

### มาตรา ๘
นายกเทศมนตรีต้องจัดให้มีทุ่นไฟและป้ายบอกความลึกตลอดแนวคลองก่อนฤดูน้ำหลากทุกปี

### มาตรา ๙
เมื่อมีผู้ร้องเรียนเรื่องน้ำเสียจากเรือ ให้ปลัดเทศบาลตรวจสอบตัวอย่างน้ำและรายงานผลต่อสภาเทศบาลในการประชุมครั้งถัดไป

## หมวด ๒ การเก็บค่าธรรมเนียม

### มาตรา ๑๐
สภาเทศบาลมีอำนาจลดค่าธรรมเนียมแก่เรือที่บรรทุกผลผลิตของเกษตรกรในตำบลตามที่เห็นสมควร

### มาตรา ๑๑
ถ้าผู้ประกอบการค้างชำระเกินสามเดือน ให้หัวหน้าฝ่ายคลังมีหนังสือเตือนและงดต่อใบอนุญาตไว้จนกว่าจะชำระครบ
"""


@pytest.fixture(scope="module")
def canal(tmp_path_factory):
    path = tmp_path_factory.mktemp("canal") / "canal.md"
    path.write_text(LAW, encoding="utf-8")
    with open_library(path.parent / "home", ENCODER) as library:
        library.add_files([path])
        yield library


@pytest.fixture(scope="module")
def lesson(canal):
    return teaching.made(canal, topic="หมวด ๑ การจอดเรือ", minutes=90, quiz_items=8, language="th")


def article(lesson, one):
    [cited] = [c for c in lesson.citations if c.number in one.citations]
    return cited


def test_each_article_of_a_chapter_may_be_asked_for_once(lesson):
    assert len(lesson.quiz) >= 5
    sections = [article(lesson, one).section[-1] for one in lesson.quiz]
    assert len(set(sections)) == len(sections)
    assert all("หมวด ๑ การจอดเรือ" in article(lesson, one).section for one in lesson.quiz)


def test_the_right_body_is_that_of_the_article_and_another_sounds_nearer(lesson):
    asked = [one for one in lesson.quiz if "ของใคร" in one.question]
    assert asked
    for one in asked:
        quote = article(lesson, one).quote
        assert order_of(quote).who == one.answer[0]
        assert not any(other in quote for other in one.options if other != one.answer[0])
        assert one.answer[0] not in one.question


def test_a_claim_is_true_when_it_is_the_articles_and_false_when_one_thing_is_turned(lesson):
    claims = [one for one in (*lesson.quiz, *lesson.retest) if one.kind == "true_false"]
    assert claims
    for one in claims:
        said = order_of(article(lesson, one).quote).says
        assert (said in one.question) == (one.answer[0] == one.options[0])


def test_items_name_their_article(lesson):
    for one in lesson.quiz:
        if one.kind == "choice" and "ช่องว่าง" not in one.question and "ครบกำหนด" not in one.question:
            assert article(lesson, one).section[-1] in one.question


def test_a_chapter_is_taught_in_parts_that_name_their_articles(lesson):
    taught = [step.activity for step in lesson.agenda if step.phase == "teach"]
    assert any(re.search(r"มาตรา [๐-๙]+ – มาตรา [๐-๙]+", activity) for activity in taught)


def test_a_member_is_no_other_body_than_its_committee_and_nobody_is_other_than_anybody():
    chosen = order_of("ให้กรรมการที่มาประชุมเลือกกรรมการคนหนึ่งเป็นประธาน")
    board = order_of("ให้คณะกรรมการเสนอรายงานต่อรัฐมนตรี")
    mayor = order_of("ให้นายกเทศมนตรีเสนอรายงานต่อผู้ว่าราชการจังหวัด")
    anybody = order_of("บุคคลย่อมมีสิทธิที่จะได้รู้ถึงข้อมูลข่าวสารที่เกี่ยวกับตน")
    assert not is_other(chosen, board, [])
    assert is_other(board, mayor, [])
    assert not is_other(anybody, mayor, [])

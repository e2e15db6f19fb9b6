"""What a Thai law lays down is told by how its pieces begin, whatever the law is about."""

from __future__ import annotations

import pytest

from assistant.lessons.provisions import is_article, order_of, orders


@pytest.mark.parametrize(
    ("text", "who", "force"),
    [
        ("มาตรา ๔ คณะกรรมการตลาดต้องตรวจแผงค้าทุกสามเดือน", "คณะกรรมการตลาด", "must"),
        ("มาตรา ๕ ให้นายทะเบียนเรือประกาศรายชื่อเรือที่จอดเกินกำหนด", "นายทะเบียนเรือ", None),
        ("มาตรา ๖ ผู้ดูแลท่าอาจสั่งย้ายเรือที่กีดขวางทางน้ำได้", "ผู้ดูแลท่า", "may"),
        ("มาตรา ๗ เจ้าของเรือจะต่อเติมท่าโดยไม่แจ้งล่วงหน้ามิได้", "เจ้าของเรือ", "must not"),
        ("มาตรา ๘ ให้สำนักงานแจ้งผลเป็นหนังสือภายในเจ็ดวัน", "สำนักงาน", "must"),
    ],
)
def test_who_is_told_and_with_what_force(text, who, force):
    order = order_of(text)
    if force is None:  # a word that no body is called by
        assert order is None
    else:
        assert (order.who, order.force) == (who, force)


def test_a_case_before_and_an_exception_after_go_with_their_order():
    text = "มาตรา ๙ ถ้าเรือจมในคลอง ให้เจ้าของเรือแจ้งผู้ดูแลท่าภายในสามวัน เว้นแต่เรือนั้นถูกน้ำพัดพาออกจากเขต"
    [order] = orders(text)
    assert order.case == "ถ้าเรือจมในคลอง"
    assert order.unless.startswith("เว้นแต่เรือนั้น")
    assert "สามวัน" in order.act
    assert text[slice(*order.parts[0])] == order.case


def test_several_orders_of_an_article_are_told_apart():
    text = "ให้คณะกรรมการพิจารณาคำขอภายในสิบวัน ให้เลขานุการแจ้งผลแก่ผู้ขอเป็นหนังสือ"
    assert [one.who for one in orders(text)] == ["คณะกรรมการ", "เลขานุการ"]


@pytest.mark.parametrize(
    "text",
    [
        "การประชุมต้องมีกรรมการมาไม่น้อยกว่ากึ่งหนึ่ง",  # nobody
        "คณะกรรมการมีอำนาจหน้าที่ดังต่อไปนี้",  # what introduces a list
        "ถ้าประธานไม่อยู่หรือไม่อาจปฏิบัติหน้าที่ได้",  # a case alone
        "The committee must meet twice a year.",
    ],
)
def test_what_orders_nothing_gives_no_order(text):
    assert order_of(text) is None


def test_a_word_is_never_cut():
    [order] = orders("ให้หน่วยงานของรัฐส่งข้อมูลให้ถูกต้องตามแบบภายในกำหนด")
    assert order.who == "หน่วยงานของรัฐ"
    assert order.act.startswith("ส่งข้อมูล")


def test_an_article_is_told_by_the_number_of_its_heading():
    assert is_article(("หมวด ๑ ท่าเรือ", "มาตรา ๗ ทวิ"))
    assert is_article(("ข้อ ๑๒",))
    assert not is_article(("บทที่ ๒ ท่าเรือ",))
    assert not is_article(())


@pytest.mark.parametrize(
    "text",
    [
        "มาตรา ๖ ให้คณะกรรมการตลาดติดตามการดำเนินการให้เป็นไปตามแผนของตลาด",
        "มาตรา ๗ ให้หน่วยงานเจ้าของตลาดมีหนังสือแจ้งให้ผู้เช่าแผงทราบโดยทางไปรษณีย์",
        "มาตรา ๘ ให้เทศบาลอื่นที่มีกฎหมายกำหนดให้เป็นเทศบาลพิเศษมีรายได้จากตลาด",
    ],
)
def test_a_clause_that_is_cut_off_is_nobody(text):
    assert order_of(text) is None


def test_a_verb_in_a_bodys_name_is_of_the_name():
    found = order_of("มาตรา ๙ ให้คณะกรรมการจัดงานวัดประจำปีมีอำนาจกำหนดวันเปิดและวันปิดของตลาดนัด")
    assert found
    assert (found.who, found.force) == ("คณะกรรมการจัดงานวัดประจำปี", "may")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (  # what an office receives is of its name
            "มาตรา ๔ ให้หน่วยรับเรือจัดทำบัญชีเรือที่จอดค้างคืนไว้ทุกวัน",
            "หน่วยรับเรือต้องจัดทำบัญชีเรือที่จอดค้างคืนไว้ทุกวัน",
        ),
        (  # so is what a committee does, where other words follow it elsewhere
            "มาตรา ๕ เมื่อรับคำขอแล้ว ให้คณะกรรมการพิจารณาท่าเรือพิจารณาคำขอให้เสร็จภายในสิบวัน "
            "ถ้าคณะกรรมการพิจารณาท่าเรือเห็นว่าคำขอไม่ครบ ให้ผู้ขอแก้ไขภายในห้าวัน",
            "คณะกรรมการพิจารณาท่าเรือต้องพิจารณาคำขอให้เสร็จภายในสิบวัน",
        ),
        (  # a leave without a word for it
            "มาตรา ๖ ให้เจ้าของเรือยื่นคำขอจอดต่ออีกคราวหนึ่งได้",
            "เจ้าของเรืออาจยื่นคำขอจอดต่ออีกคราวหนึ่งได้",
        ),
        (  # what the next order is about stands before it
            "มาตรา ๗ ให้ผู้ดูแลท่าบันทึกชื่อเรือทุกลำที่เข้ามา ค่าจอดเรือคราวหนึ่ง ให้เป็นไปตามประกาศ",
            "ผู้ดูแลท่าต้องบันทึกชื่อเรือทุกลำที่เข้ามา",
        ),
    ],
)
def test_names_leaves_and_ends_are_told_by_what_stands_beside_them(text, says):
    assert next(orders(text)).says == says


def test_a_case_joined_to_an_order_is_that_of_the_next_one():
    text = "ให้ผู้ดูแลท่าแจ้งเจ้าของเรือก่อนย้ายเรือ และถ้าเจ้าของเรือไม่มา ให้คณะกรรมการนำเรือออกขายทอดตลาด"
    first, second = orders(text)
    assert first.act == "แจ้งเจ้าของเรือก่อนย้ายเรือ"
    assert second.case == "ถ้าเจ้าของเรือไม่มา"

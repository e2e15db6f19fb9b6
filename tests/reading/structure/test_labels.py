"""The labels that number a text, and which of them begin an article of a law."""

import pytest
from read_texts import blocks, document

from assistant.reading.structure.labels import label_of

LAW = "".join(f"มาตรา {n}  ให้ผู้ใช้น้ำดูแลลำคลองสายที่ {n} ร่วมกันตลอดทั้งปี\n\n" for n in range(1, 6))


@pytest.mark.parametrize(
    ("text", "family", "form", "number"),
    [
        ("มาตรา ๑๘/๑ ผู้ใด", "clause", "มาตรา", "18/1"),
        ("มาตรา ๕ ทวิ ผู้ใด", "clause", "มาตรา", "5 ทวิ"),
        ("มาตรา ๒[๑] ให้", "clause", "มาตรา", "2"),
        ("Section 39.103 Policy", "clause", "Section", "39.103"),
        ("หมวด ๑", "division", "หมวด", "1"),
        ("ระเบียบวาระที่ ๓ เรื่องเพื่อพิจารณา", "division", "ระเบียบวาระที่", "3"),
        ("Annex B Forms", "division", "Annex", "B"),
        ("Play 7: Bring in teams", "word", "Play", "7"),
        ("๒.๑ ข้อมูล", "number", "1.1", "2.1"),
        ("1. Why", "number", "1.", "1"),
        ("ก. กรณี", "letter", "ก.", "ก"),
        ("(๓) ดิน", "item", "(1)", "3"),
    ],
)
def test_a_label_is_known_with_its_number_in_arabic_digits(text, family, form, number):
    label = label_of(text)
    assert (label.family, label.form, label.number) == (family, form, number)


@pytest.mark.parametrize(
    "text",
    ["ส่วนราชการ กอง", "ภาคเอกชน", "ลักษณะงาน", "ข้อมูล 3", "2552 เป็นปีแรก", "นาย ก.", "Agency A", ""],
)
def test_a_word_that_begins_like_one_is_no_label(text):
    assert label_of(text) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [("มาตรา 9", "มาตรา 10"), ("มาตรา 18", "มาตรา 18/1"), ("ก. x", "ข. x"), ("IX. x", "X. x")],
)
def test_labels_of_one_form_are_in_order(first, second):
    assert label_of(first).order < label_of(second).order


def test_each_article_is_a_section_and_one_paragraph():
    law = document(LAW)
    assert [b.section for b in blocks(law, "heading")] == [(f"มาตรา {n}",) for n in range(1, 6)]
    assert [law.text[b.start : b.start + 7] for b in blocks(law, "paragraph")] == [
        f"มาตรา {n}" for n in range(1, 6)
    ]


def test_a_line_that_was_wrapped_before_an_article_of_another_law_is_none():
    wrapped = "โดยที่เป็นการสมควรตามที่กำหนดไว้ใน\nมาตรา ๒๖ ประกอบกับมาตรา ๔๐ ของรัฐธรรมนูญ\n\n"
    found = document(wrapped + LAW)
    assert "มาตรา ๒๖" not in {b.section[-1] for b in blocks(found, "heading")}


def test_an_article_with_its_items_is_one_list():
    text = LAW + "มาตรา 6  ให้มีคณะกรรมการ ประกอบด้วย\n(๑) ประธาน\n(๒) เลขานุการ\n"
    law = document(text)
    (found,) = blocks(law, "list")
    assert law.text[found.start : found.end].startswith("มาตรา 6")
    assert [law.text[a:b] for a, b in found.parts] == ["ประธาน", "เลขานุการ"]
    assert found.refs == ("section 6",)


def test_each_definition_of_an_article_stands_alone():
    defined = "".join(f"“คำที่{n}” หมายความว่า สิ่งที่ {n}\n" for n in ("หนึ่ง", "สอง", "สาม"))
    law = document(f"{LAW}มาตรา 6  ในพระราชบัญญัตินี้\n{defined}")
    found = [
        law.text[b.start : b.end] for b in blocks(law, "paragraph") if b.section == ("มาตรา 6",)
    ]
    assert [text.startswith("“") for text in found] == [False, True, True]


def test_numbers_that_only_name_items_are_no_list():
    assert blocks(document("ผู้ซึ่งพ้นจากตำแหน่งตาม (1) (2) และ (3) จะรับแต่งตั้งอีกมิได้\n"), "list") == []

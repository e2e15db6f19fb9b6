"""Slides made by python-pptx: titles, lists, tables, charts, notes; nothing hidden."""

import io

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from assistant.reading.readers.pptx import read_pptx


def saved(presentation):
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()


def presentation():
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "ตลาดชุมชน"
    frame = slide.placeholders[1].text_frame
    frame.text = "หนึ่ง"
    for text, level in (("ก", 1), ("สอง", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    slide.notes_slide.notes_text_frame.text = "งบ 41,482 บาท"
    return made


def test_a_slide_is_a_page_with_its_title_list_and_notes():
    content = read_pptx(saved(presentation()))
    assert {line.page for line in content.lines} == {1}
    assert content.title == "ตลาดชุมชน"
    assert [(line.kind, line.text) for line in content.lines] == [
        ("heading", "ตลาดชุมชน"),
        ("item", "- หนึ่ง"),
        ("item", "  - ก"),
        ("item", "- สอง"),
        ("paragraph", "หมายเหตุผู้บรรยาย (Notes)"),
        ("paragraph", "งบ 41,482 บาท"),
    ]


def test_tables_and_the_numbers_of_charts_are_read():
    made = presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    table = slide.shapes.add_table(2, 2, Cm(1), Cm(1), Cm(8), Cm(2)).table
    for at, text in enumerate(("ปี", "บาท", "2568", "9,000")):
        table.cell(at // 2, at % 2).text = text
    data = CategoryChartData()
    data.categories = ["เหนือ", "ใต้"]
    data.add_series("ผู้ใช้", (12, 30.5))
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, Cm(1), Cm(8), Cm(8), Cm(8), data)
    text = read_pptx(saved(made)).text
    assert "| ปี | บาท |\n| 2568 | 9,000 |" in text
    assert "|  | ผู้ใช้ |\n| เหนือ | 12 |\n| ใต้ | 30.5 |" in text


def test_shapes_are_read_from_the_top_and_from_the_left():
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    for text, left, top in (("สาม", 1, 9), ("สอง", 12, 1), ("หนึ่ง", 1, 1.1)):
        box = slide.shapes.add_textbox(Cm(left), Cm(top), Cm(5), Cm(1))
        box.text_frame.text = text
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Cm(1), Cm(12), Cm(5), Cm(1)).text_frame.text = "สี่"
    assert read_pptx(saved(made)).text == "หนึ่ง\nสอง\nสาม\nสี่"


def test_a_hidden_slide_is_left_out_and_told():
    made = presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "ลับ"
    slide._element.set("show", "0")
    content = read_pptx(saved(made))
    assert "ลับ" not in content.text
    assert content.warnings == ("hidden slide(s) 2 are left out",)

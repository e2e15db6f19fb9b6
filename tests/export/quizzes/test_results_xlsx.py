"""The results of a class read back by openpyxl, another library than the one that writes them."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from dataclasses import replace

import pytest
import quiz_samples as samples
from openpyxl import load_workbook

from assistant.export.quizzes import results_xlsx
from assistant.schema.classes import ItemStatistics, ObjectiveResult, QuizClass, Submission

EVIL = '=HYPERLINK("http://example.org")'
ITEMS = tuple(item for item in samples.ITEMS if item.question == samples.NASTY[0])


def opened(language="th", items=ITEMS) -> QuizClass:
    return QuizClass(
        code="ABCDEFGHJK",
        lesson_id="0123456789ab",
        title=samples.TITLE,
        language=language,
        opened_at="2026-11-01T01:00:00+00:00",
        quiz=items,
        citations=(samples.CITATION,),
    )


def handed_in(name: str, answer: str = EVIL, items=ITEMS) -> Submission:
    points = tuple(None if item.kind == "open" else 0.5 for item in items)
    answers = tuple((answer,) * max(len(item.pairs), 1) for item in items)
    return Submission("2026-11-01T02:30:00+00:00", name, answers, points)


STATISTICS = (ItemStatistics(3, 0.5, None), ItemStatistics(9, 0.95, -0.25))


REACHED = (
    ObjectiveResult((EVIL, "อธิบายได้"), (1, 3), 0.5),
    ObjectiveResult(("เลือกใช้ได้",), (2,), 0.75),
    ObjectiveResult(("ตรวจงานของตนได้",), (), None),
)


def written(submissions, language="th", reached=REACHED) -> bytes:
    found = tuple(STATISTICS[at % 2] for at in range(len(ITEMS)))
    return results_xlsx.write(opened(language), submissions, found, reached)


@pytest.fixture(scope="module")
def file() -> bytes:
    return written([handed_in(EVIL), handed_in(""), handed_in("+66 2 123")])


@pytest.fixture(scope="module")
def book(file):
    return load_workbook(io.BytesIO(file))


def test_there_is_a_row_for_each_learner_and_a_column_for_each_item(book):
    sheet = book["คะแนน"]
    heads, *rows = sheet.iter_rows(values_only=True)
    assert len(rows) == 3
    assert heads[:7] == (
        "ลำดับ", "เวลาที่ส่ง", "ชื่อ", "คะแนนรวม", "คะแนนเต็ม", "ตอบแล้ว", "หมายเหตุ",
    )  # fmt: skip
    assert len(heads) == 7 + len(ITEMS)
    assert [row[2] for row in rows] == [EVIL, None, "+66 2 123"]


def test_points_are_numbers_and_add_up(book):
    for row in book["คะแนน"].iter_rows(min_row=2, values_only=True):
        given = [points for points in row[7:] if points is not None]
        assert {type(points) for points in given} <= {int, float}
        assert row[3] == sum(given)
        assert row[4] == len(given)


def test_what_came_late_or_not_at_all_is_marked():
    late, cut = replace(handed_in("ก"), state="late"), replace(handed_in("ข"), state="begun")
    cut = replace(cut, answers=((), *cut.answers[1:]))
    sheet = load_workbook(io.BytesIO(written([handed_in("ค"), late, cut])))["คะแนน"]
    notes = [row[6] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert notes[0] is None
    assert notes[1] == "ส่งหลังปิดรับคำตอบ"
    assert notes[2].endswith("ไม่นับในค่าเฉลี่ย")


def test_no_sign_of_direction_or_without_width_is_in_a_cell():
    book = load_workbook(io.BytesIO(written([handed_in("\u202eevil\u200b", "\u2066a\u2069")])))
    signs = [c for sheet in book for row in sheet for cell in row for c in str(cell.value or "")]
    assert not [c for c in signs if unicodedata.category(c) == "Cf"]


def test_the_cell_of_an_open_answer_is_empty_for_the_trainer(book):
    heads, first, *_ = book["คะแนน"].iter_rows(values_only=True)
    own = [at for at, head in enumerate(heads) if "ผู้สอนให้คะแนน" in str(head)]
    assert len(own) == sum(item.kind == "open" for item in ITEMS) > 0
    assert [first[at] for at in own] == [None] * len(own)


def test_no_cell_is_a_formula_or_a_link_and_texts_stay_texts(file, book):
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    texts = [cell for cell in cells if cell.data_type == "s"]
    assert all(cell.quotePrefix and cell.number_format == "@" for cell in texts)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "/sheet" in name]
    assert sheets
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<hyperlink" in sheet]


def test_answers_items_and_objectives_have_sheets_of_their_own(book):
    assert book.sheetnames == ["คะแนน", "คำตอบ", "ข้อสอบ", "วัตถุประสงค์"]
    assert len(list(book["คำตอบ"].iter_rows())) == 4
    questions = [row[1] for row in book["ข้อสอบ"].iter_rows(min_row=2, values_only=True)]
    assert questions == [item.question for item in ITEMS]


def test_an_answer_longer_than_a_cell_is_cut():
    made = written([handed_in("ก", "ย" * 50_000)])
    sheet = load_workbook(io.BytesIO(made))["คำตอบ"]
    assert max(len(str(cell.value)) for row in sheet for cell in row) == 32_000


def test_a_class_in_english_has_english_heads_and_one_without_results_is_empty():
    book = load_workbook(io.BytesIO(written([], "en", ())))
    assert book.sheetnames == ["Points", "Answers", "Items"]
    assert len(list(book["Points"].iter_rows())) == 1


def test_each_item_has_its_statistics_and_what_to_look_at(book):
    heads, one, other, *_ = book["ข้อสอบ"].iter_rows(values_only=True)
    assert heads[3:] == ("จำนวนผู้ตอบ", "ค่าความยาก (สัดส่วนที่ตอบถูก)", "อำนาจจำแนก", "ข้อสังเกต")
    assert one[3:] == (3, 0.5, None, None)
    assert other[3:6] == (9, 0.95, -0.25)
    assert "ตรวจเฉลย" in other[6]


def test_each_objective_has_its_items_their_share_and_whether_to_teach_it_again(book):
    heads, *rows = book["วัตถุประสงค์"].iter_rows(values_only=True)
    assert heads == ("วัตถุประสงค์", "จำนวนข้อ", "ข้อสอบข้อที่", "สัดส่วนที่ได้", "สิ่งที่ควรทำ")
    assert rows[0] == (f"{EVIL}\nอธิบายได้", 2, "1, 3", 0.5, "ควรสอนซ้ำ")
    assert rows[1][1:] == (1, "2", 0.75, None)
    assert rows[2][1:] == (0, None, None, "ไม่มีข้อสอบ: ประเมินจากกิจกรรม")

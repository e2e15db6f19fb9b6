"""Tables: each row whole, with what a reader needs beside it."""

import pytest
from read_texts import blocks, document, parts, read, texts

from assistant.text.language import unwrap

CAPTION = "แสดงความหมายของการบริหารงานแบบเครือข่าย"
SCHOLARS = "ชื่อนักวิชาการ"
ARTICLE_TABLES = {  # caption → the first cells of its rows
    f"ตารางที่ 1 {CAPTION}": (
        "Alter & Hage, 1993",
        "Dubini & Aldrich, 1991",
        "Gerlach & Lincoln, 1992: 491-520",
        "Granovetter, 1994, 1995",
        "Kreiner & Schultz, 1993",
        "Larson, 1992",
        "Liebeskind, Oliver, Zucker, & Brewer, 1996",
        "Miles & Snow, 1986, 1992",
        "Powell, 1990",
    ),
    f"ตารางที่ 2 {CAPTION}": (
        "Ansell and Gash, 2008",
        "Agrawal and Lemos, 2007",
        "Murchie, 2010",
    ),
    "ตารางที่ 3 ลักษณะเด่นของการบริหารงานภาครัฐแบบเครือข่าย": (
        "ความยืดหยุ่น (Flexibility)",
        "นวัตกรรม (Innovation)",
        "ความเชี่ยวชาญเฉพาะทาง (Specialization)",
        "ความรวดเร็ว (Speed)",
    ),
}
COLUMNS = {"ตารางที่ 1": 3, "ตารางที่ 2": 2, "ตารางที่ 3": 2}
LAST_WORDS = {  # where the last cell of a row ends
    "Granovetter, 1994, 1995": "ผูกพันกัน",
    "Powell, 1990": "ติดต่อสื่อสาร",
    "Murchie, 2010": "ความสัมพันธ์ของพลเมือง",
    "ความรวดเร็ว (Speed)": "ด้วยความรวดเร็ว",
}
PIPES = """ผู้ใช้น้ำมีสามกลุ่ม

ตารางที่ 4 ผู้ใช้น้ำ

| กลุ่ม | จำนวน |
|:---|---:|
| ชาวนา | 12 |
| ร้าน\\|แผง | |
| โรงเรียน | 3

หลังตาราง
"""


@pytest.fixture(scope="module")
def article(article_path):
    return read(article_path)


@pytest.mark.parametrize(("caption", "keys"), ARTICLE_TABLES.items())
def test_a_table_of_the_article_has_every_row_with_caption_and_header(article, caption, keys):
    rows = [b for b in blocks(article, "row") if b.context.startswith(caption + " · ")]
    cells = [[unwrap(cell) for cell in parts(article, row)] for row in rows]
    assert tuple(row[0] for row in cells) == keys
    assert {len(row) for row in cells} == {COLUMNS[caption[:10]]}
    assert all(all(row) for row in cells)
    assert SCHOLARS in rows[0].context or "คำอธิบาย" in rows[0].context


def test_no_definition_of_the_article_is_cut(article):
    ends = {
        unwrap(cells[0]): unwrap(cells[-1])
        for cells in (parts(article, row) for row in blocks(article, "row"))
    }
    assert len(ends) == 16
    assert {key: ends[key][-len(words) :] for key, words in LAST_WORDS.items()} == LAST_WORDS


@pytest.mark.parametrize(("caption", "keys"), ARTICLE_TABLES.items())
def test_a_whole_table_holds_its_rows(article, caption, keys):
    whole = [b for b in blocks(article, "list") if b.context.startswith(caption + " · ")]
    assert [len(table.parts) for table in whole] == [len(keys)]
    assert parts(article, whole[0])[0].startswith(keys[0])


def test_a_pipe_table_has_its_rows_cells_and_columns():
    table = document(PIPES, "markdown")
    rows = blocks(table, "row")
    assert [parts(table, row) for row in rows] == [
        ["ชาวนา", "12"],
        ["ร้าน\\|แผง", ""],
        ["โรงเรียน", "3"],
    ]
    assert {row.context for row in rows} == {"ตารางที่ 4 ผู้ใช้น้ำ · กลุ่ม | จำนวน"}


def test_a_pipe_table_without_a_caption_has_its_header_as_context():
    table = document("# Water\n\n| who | how |\n|---|---|\n| a | b |\n", "markdown")
    (row,) = blocks(table, "row")
    assert (row.context, row.section) == ("who | how", ("Water",))


def test_text_after_a_table_is_no_row():
    assert texts(document(PIPES, "markdown"), "paragraph")[-1] == "หลังตาราง"


def test_two_pipe_tables_under_two_headings_stay_apart():
    table = document("# A\n| h |\n|---|\n| 1 |\n# B\n| k |\n|---|\n| 2 |\n", "markdown")
    assert [(row.section, row.context) for row in blocks(table, "row")] == [
        (("A",), "h"),
        (("B",), "k"),
    ]


def test_a_caption_without_rows_loses_no_text():
    text = "ตารางที่ 9 ว่างเปล่า\n\nไม่มีแถวใดเลย\n"
    assert texts(document(text), "paragraph") == ["ตารางที่ 9 ว่างเปล่า", "ไม่มีแถวใดเลย"]


@pytest.mark.timeout(60)  # benchmarks/growth.py measures; here only a hang fails
@pytest.mark.parametrize("line", ["A" * 60, "Ab" * 3_000, "Ab " * 3_000, "A&" * 3_000])
def test_a_line_of_capitals_in_a_table_is_read(line):
    found = document(f"ตารางที่ 1 ชื่อ\nหัว คำ\n{line}\nB\n")
    assert line.strip() in found.text
    assert blocks(found, "row") == []

"""Lists: whole, with the sentence that announces them, and every item."""

import pytest
from read_texts import blocks, document, parts, read

from assistant.reading.documents import build
from assistant.schema import Line, RawDocument
from assistant.text.language import unwrap

ARTICLE_LISTS = {  # the beginnings of the items of the article's ten numbered lists
    "two ideas of the definitions": ("รูปแบบของการทำงานร่วมกัน", "การไหลของทรัพยากร"),
    "two origins": ("1) Intergovernmental Relation", "2) Collaborative Governance"),
    "four characteristics": (
        "เป็นความสัมพันธ์ในทุกระดับ",
        "เป็นความสัมพันธ์ระหว่างเจ้าหน้าที่",
        "เป็นความสัมพันธ์ที่ยาวนาน",
        "ความสัมพันธ์ระหว่างหน่วยงานรัฐบาล คือส่วนประกอบ",
    ),
    "three dynamics": ("หลักของการมีส่วนร่วม", "แรงจูงใจที่ใช้ร่วมกัน", "ความสามารถในการร่วม"),
    "four directions": (
        "การจ้างเหมาภายนอก",
        "การผสานความร่วมมือ",
        "การพัฒนาทางด้านเทคโนโลยี",
        "ทางเลือกของผู้รับบริการ",
    ),
    "three preparations": ("1. ยุทธศาสตร์", "2. การออกแบบเครือข่าย", "3. การบูรณาการ"),
    "four considerations": (
        "สิ่งที่องค์การภาครัฐต้องการจะทำ",
        "ผลที่เกิดขึ้นจากเครือข่าย",
        "มีงบประมาณเท่าไร",
        "เครือข่ายที่จะจัดตั้งขึ้น",
    ),
    "four requirements": (
        "ภารกิจที่จะกระทำ",
        "การบูรณาการทำงานระหว่างหน่วยงานรัฐ",
        "การนำเทคโนโลยีมาใช้",
        "การคำนึงถึงผู้รับบริการ",
    ),
    "three models": ("รัฐสามารถเป็นผู้ลงมือ", "รัฐสามารถมอบหมายงานทั้งหมด", "รัฐว่าจ้างเหมาบุคคลที่ 3"),
    "two measures": ("ทบทวนบทบาทภารกิจ", "ส่งเสริมการบริหารราชการระบบเปิด"),
}
STAGES = ("ความขัดแย้ง", "ความร่วมมือ", "ของความตั้งอกตั้งใจ", "การคิดริเริ่ม", "การแข่งขัน")


def items(text, markup="plain"):
    found = document(text, markup)
    return [[unwrap(part) for part in parts(found, block)] for block in blocks(found, "list")]


@pytest.fixture(scope="module")
def article_lists(article_path):
    article = read(article_path)
    return [[unwrap(part) for part in parts(article, block)] for block in blocks(article, "list")]


@pytest.mark.parametrize("heads", ARTICLE_LISTS.values(), ids=ARTICLE_LISTS)
def test_a_numbered_list_of_the_article_has_every_item(article_lists, heads):
    assert any(
        len(found) == len(heads)
        and all(
            item.removeprefix("และ").startswith(head)
            for item, head in zip(found, heads, strict=True)
        )
        for found in article_lists
    )


def test_the_stages_of_the_article_are_a_list_without_numbers(article_lists):
    assert any(
        len(found) == 5
        and all(stage in item[:60] for stage, item in zip(STAGES, found, strict=True))
        for found in article_lists
    )


@pytest.mark.parametrize(
    "text",
    [
        "1. น้ำ\n2. ดิน\n3. ป่า\n",
        "1) น้ำ\n2) ดิน\n3) ป่า\n",
        "(๑) น้ำ\n(๒) ดิน\n(๓) ป่า\n",
        "- น้ำ\n- ดิน\n- ป่า\n",
    ],
)
def test_lines_with_markers_are_a_list_of_items_without_markers(text):
    assert items(text) == [["น้ำ", "ดิน", "ป่า"]]


def test_a_list_opens_with_the_sentence_that_announces_it():
    found = document("ทรัพยากรมีสามอย่าง ดังนี้\n1. น้ำ\n2. ดิน\n3. ป่า\n")
    (block,) = blocks(found, "list")
    assert found.text[block.start :].startswith("ทรัพยากรมีสามอย่าง")


def test_a_number_that_does_not_follow_ends_a_list():
    assert items("1. น้ำ\n2. ดิน\n4. ป่า\n") == [["น้ำ", "ดิน"]]


def test_one_item_is_no_list():
    assert items("1. น้ำ\n\nและอื่น ๆ\n") == []


def test_numbers_inside_a_sentence_are_a_list():
    text = "The plan of the village has (1) a map of all wells, (2) a list of users and (3) a date."
    assert items(text) == [["a map of all wells,", "a list of users", "a date."]]


def test_a_year_in_brackets_is_no_item():
    assert items("Field (2004) and Stone (2005) wrote about water in two books of theirs.") == []


@pytest.mark.parametrize("inner", ["   - map\n   - date\n", "   1. map\n   2. date\n"])
def test_a_nested_list_stays_within_its_item(inner):
    text = f"# Plan\n\n1. water\n{inner}2. soil\n"
    assert [len(found) for found in items(text, "markdown")] == [2]
    assert items(text, "markdown")[0][1] == "soil"
    assert "date" in items(text, "markdown")[0][0]


def test_a_heading_parts_two_lists():
    text = "# A\n\n- one\n- two\n\n# B\n\n- three\n- four\n"
    assert items(text, "markdown") == [["one", "two"], ["three", "four"]]


def test_numbered_headings_of_one_parent_are_a_list():
    text = "# Plan\n\nx\n\n## 1. Water\n\nx\n\n## 2. Soil\n\nx\n\n# Plan\n\n## Other\n\nx\n"
    assert items(text, "markdown") == [["## 1. Water", "## 2. Soil"]]


def test_headings_of_two_chapters_with_one_name_are_not_one_list():
    text = "# Plan\n\n## 1. Water\n\nx\n\n# Plan\n\n## 2. Soil\n\nx\n"
    assert items(text, "markdown") == []


def test_numbers_without_a_sign_count_a_list_where_the_page_shows_paragraphs():
    counted = ("1 Ask who uses the ferry.", "2 Mend the pier.", "3 Print the times.")
    by_chance = ("1 May is a holiday.", "2 ferries go on other days.", "The rest is walked.")
    lines = tuple(Line(text, opens=True, size=12.0) for text in (*counted, *by_chance))
    made = build(RawDocument("made-up.pdf", lines))
    found = [parts(made, block) for block in blocks(made, "list")]
    assert found == [["Ask who uses the ferry.", "Mend the pier.", "Print the times."]]

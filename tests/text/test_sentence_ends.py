"""Where a sentence may end."""

from itertools import pairwise

import pytest

from assistant.text.language import sentences

WHOLE = {  # must not be cut
    "an initial": "แนวคิดนี้อธิบายไว้โดย Nora P. Field ซึ่งศึกษาการจัดการน้ำของชุมชนมาเป็นเวลานาน",
    "an initial at a wrap": "แนวคิดนี้อธิบายไว้โดย Nora P. \nField ซึ่งศึกษาการจัดการน้ำของชุมชนมานาน",
    "a page": "รายละเอียดทั้งหมดของตัวอย่างนี้อยู่ในหนังสือ p. 20 ที่ได้กล่าวถึงแล้วข้างต้น",
    "a volume": "ที่มา: วารสารน้ำ Vol. 9 No. 3 หน้า 103 เป็นฉบับที่พิมพ์ในปลายปีและมีบทความหลายเรื่อง",
    "a Thai abbreviation": "ผลการศึกษาทั้งหมดรวบรวมโดย ดร. สมหญิง และคณะ น. 20 เมื่อ พ.ศ. 2552",
    "brackets": "The village council (It met twice. Nobody took any notes.) agreed on a plan.",
    "English initials": "A longer account of water was written by Nora P. Field in the year 2004.",
    "an English page": "A longer account of water stands on p. 20 of the book, see Fig. 3 as well.",
    "a number sign": "The article was printed in Vol. 9 No. 3 of the journal on water and people.",
}
TWO = {
    "the answer is no": "They asked for more water; the answer is no. Therefore they had to leave.",
    "unclosed bracket": "The council (it met twice agreed on a plan. Nobody there took any notes.",
    "numbers with brackets": "First 1) the village must agree. Then 2) the council has to sign.",
    "a quotation": "The council said “nobody takes the water away.” The village heard it with joy.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_no_sentence_ends_inside(text):
    assert sentences(text) == [(0, len(text))]


@pytest.mark.parametrize("text", TWO.values(), ids=TWO)
def test_a_sentence_ends_once(text):
    assert len(sentences(text)) == 2


def test_the_number_of_an_item_opens_its_sentence_and_closes_none():
    text = (
        "แนวทางการจัดการน้ำของชุมชน คือ 1. ทุกครัวเรือนต้องมีส่วนร่วมในการตัดสินใจร่วมกัน "
        "2. ต้องมีการติดตามผลอย่างสม่ำเสมอทุกเดือน 3. ต้องมีการรายงานผลต่อที่ประชุมหมู่บ้าน"
    )
    found = [text[start:end].strip() for start, end in sentences(text)]
    assert not any(sentence.endswith(("1.", "2.", "3.")) for sentence in found)


def test_a_fragment_is_no_sentence_of_its_own():
    text = "The council met on the first day of the month. It was late. They agreed on the plan."
    assert min(end - start for start, end in sentences(text)) >= 25


@pytest.mark.parametrize("sentence", ["They met. ", "See A. ", "A ( met. ", "กลุ่มผู้ใช้น้ำ (พบกัน. "])
@pytest.mark.timeout(120)  # benchmarks/growth.py measures; here only a hang fails
def test_a_long_text_is_cut_to_its_end(sentence):
    spans = sentences(sentence * (60_000 // len(sentence)))
    assert spans[0][0] == 0
    assert all(before[1] == after[0] for before, after in pairwise(spans))

"""The extractive generator: it quotes, it counts right, it converts years, it keeps its bounds."""

from __future__ import annotations

import re

import pytest
from answering_homes import ENCODER, article_home, asked, assistant_of  # noqa: F401  # a fixture

from assistant.answering.generation.extractive import ExtractiveGenerator
from assistant.opening import open_library
from assistant.retrieval.evidence import Evidence, judge
from assistant.retrieval.questions import understand
from assistant.retrieval.search import retrieve
from assistant.schema import Answer
from assistant.text.quotations import bare

ITEM = re.compile(r"^(\d+)\) (.+?) ?((?:\[\d+\])+)$", re.MULTILINE)
ROAD_TH = """แผนซ่อมถนน

การซ่อมถนนของหมู่บ้านแบ่งเป็นสามขั้น ดังนี้
1) สำรวจหลุมบ่อและวัดความยาวถนน
2) ขออนุมัติงบประมาณจากสภาตำบล
3) จ้างผู้รับเหมาและตรวจรับงาน
"""
ROAD_EN = """Road repair

Road repair in the village goes through four steps:
1) measure the holes and the length of the road
2) ask the council of the subdistrict for money
3) hire a contractor
4) inspect the finished work
"""
HISTORY_TH = "สะพานไม้ของหมู่บ้านสร้างเสร็จใน ค.ศ. 1987 และใช้ข้ามคลองมาจนถึงปัจจุบันโดยไม่เคยปิดซ่อม\n"
HISTORY_EN = (
    "The wooden bridge of the village was finished in B.E. 2530 and has been open ever since.\n"
)


def items(answer: Answer) -> list[str]:
    return [text for _, text, _ in ITEM.findall(answer.answer)]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    home = tmp_path_factory.mktemp("extractive") / "home"
    with open_library(home, ENCODER) as library:
        library.add_texts(
            [
                {"id": "road", "title": "ถนน", "text": ROAD_TH},
                {"id": "bridge", "title": "สะพาน", "text": HISTORY_TH},
            ]
        )
    return assistant_of(home)


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    home = tmp_path_factory.mktemp("extractive-en") / "home"
    with open_library(home, ENCODER) as library:
        library.add_texts(
            [
                {"id": "road", "title": "Roads", "text": ROAD_EN},
                {"id": "bridge", "title": "Bridges", "text": HISTORY_EN},
            ]
        )
    return assistant_of(home)


class TestLists:
    """A list question gets the whole list."""

    @pytest.mark.parametrize(
        ("question", "expected"),
        [
            ("สาเหตุที่การบริหารงานแบบเครือข่ายล้มเหลวมีอะไรบ้าง", 6),
            ("หน้าที่ของผู้ออกแบบเครือข่ายมีอะไรบ้าง", 4),
            ("List the six causes of failure of network administration.", 6),
            ("What are the three models of network integration?", 3),
        ],
    )
    def test_all_items_come_in_order_each_with_a_citation(self, shipped_home, question, expected):
        answer = asked(shipped_home, question)
        found = ITEM.findall(answer.answer)
        assert [int(number) for number, _, _ in found] == list(range(1, expected + 1))
        (document_id,) = {citation.document_id for citation in answer.citations}
        text = assistant_of(shipped_home).library.document(document_id).text
        places = [bare(text).find(bare(item)) for _, item, _ in found]
        assert -1 not in places
        assert places == sorted(places)

    @pytest.mark.parametrize(
        ("question", "lead"),
        [
            ("การซ่อมถนนมี 5 ขั้น อะไรบ้าง", "เอกสารระบุไว้ 3 ข้อ ไม่ใช่ 5 ข้อ:"),
            ("การซ่อมถนนมีสองขั้นอะไรบ้าง", "เอกสารระบุไว้ 3 ข้อ ไม่ใช่ 2 ข้อ:"),
        ],
    )
    def test_a_wrong_count_is_corrected(self, assistant, question, lead):
        answer = assistant.ask(question)
        assert answer.answer.startswith(lead)
        assert len(items(answer)) == 3

    def test_a_wrong_count_is_corrected_in_english(self, english):
        answer = english.ask("What are the six steps of road repair?")
        assert answer.answer.startswith("The source lists 4 items, not 6:")
        assert len(items(answer)) == 4

    def test_a_right_count_needs_no_word_beside_the_texts_own(self, assistant):
        answer = assistant.ask("การซ่อมถนนมีสามขั้นอะไรบ้าง")
        assert answer.answer.startswith("การซ่อมถนนของหมู่บ้านแบ่งเป็นสามขั้น")
        assert items(answer)[0] == "สำรวจหลุมบ่อและวัดความยาวถนน"

    def test_the_list_of_a_longer_question_is_not_taken_for_another(self, article_home):  # noqa: F811
        answer = asked(article_home, "List the six causes of failure of network administration.")
        assert "not 6" not in answer.answer

    def test_a_foreign_list_is_marked_as_quoted(self, assistant):
        answer = assistant.ask("What are the three steps of road repair in the village?")
        assert answer.answer.startswith("Quoted as printed, in Thai:")
        assert "The source lists 3 items:" in answer.answer
        assert len(items(answer)) == 3


class TestDefinitions:
    """A definition is the row or the sentence that gives it."""

    @pytest.mark.parametrize(
        ("question", "scholar"),
        [
            ("Granovetter ให้ความหมายของกลุ่มธุรกิจไว้ว่าอย่างไร", "Granovetter"),
            ("Powell นิยามเครือข่ายว่าอย่างไร", "Powell"),
            ("How do Kreiner and Schultz define a network?", "Kreiner & Schultz"),
        ],
    )
    @pytest.mark.parametrize("home", ["shipped_home", "article_home"])
    def test_a_scholars_definition_is_their_row_alone(self, request, home, question, scholar):
        answer = asked(request.getfixturevalue(home), question)
        (claim,) = (claim for claim in answer.claims if claim.support == "quoted")
        assert claim.text.startswith(scholar)
        assert len(answer.citations) == 1

    def test_the_cells_of_a_tables_row_are_set_apart(self, shipped_home):
        answer = asked(shipped_home, "How do Kreiner and Schultz define a network?")
        assert answer.answer == (
            "Kreiner & Schultz, 1993 – Network – Informal collaboration between organisations [1]"
        )

    def test_a_definition_is_the_sentence_that_gives_it(self, article_home):  # noqa: F811
        answer = asked(article_home, "เครือข่ายหมายถึงอะไร")
        assert "เครือข่ายหมายถึงกลุ่มของคนหรือกลุ่ม" in answer.answer


class TestYears:
    """A year of one era is also given in the era that is asked for, and only then."""

    def test_a_common_era_year_is_converted_for_a_question_in_buddhist_years(self, assistant):
        answer = assistant.ask("สะพานไม้สร้างเสร็จในปี พ.ศ. ใด")
        assert "ค.ศ. 1987 ตรงกับ พ.ศ. 2530 [1]" in answer.answer

    def test_a_buddhist_year_is_converted_for_a_question_in_the_common_era(self, english):
        answer = english.ask("In which year of the Common Era was the wooden bridge finished?")
        assert "1987 C.E. is 2530 B.E. [1]" in answer.answer

    def test_no_year_is_converted_unasked(self, assistant):
        assert "2530" not in assistant.ask("สะพานไม้สร้างเสร็จเมื่อใด").answer

    def test_a_range_is_converted_as_a_range(self, article_home):  # noqa: F811
        answer = asked(article_home, "ขั้นตอนความร่วมมือของ IGR อยู่ในช่วงปี พ.ศ. ใด")
        assert "ค.ศ. 1933–1953 ตรงกับ พ.ศ. 2476–2496" in answer.answer

    def test_a_year_that_the_text_converts_itself_is_not_converted_again(self, shipped_home):
        answer = asked(shipped_home, "ขั้นตอนความร่วมมือของ IGR อยู่ในช่วงปี พ.ศ. ใด")
        assert "พ.ศ. 2476-2496" in answer.answer
        assert "ตรงกับ พ.ศ. 2476" not in answer.answer


class TestQuotation:
    """What is not a lead is word for word in the document."""

    QUESTIONS = (
        "เครือข่ายหมายถึงอะไร",
        "สาเหตุที่การบริหารงานแบบเครือข่ายล้มเหลวมีอะไรบ้าง",
        "ทำไมห้างบางแห่งจึงปฏิเสธนายอำเภอ",
        "โครงการ W-2 มีหน่วยงานเอกชนกี่หน่วยงาน",
        "What is a network according to the article?",
        "What fee does the service sub-centre charge?",
        "How does a network make decisions fast?",
        "What is the main purpose of New Public Management?",
    )

    @pytest.mark.parametrize("question", QUESTIONS)
    @pytest.mark.parametrize("home", ["shipped_home", "article_home"])
    def test_each_claim_is_an_exact_quote(self, request, home, question):
        path = request.getfixturevalue(home)
        answer = asked(path, question)
        assert answer.generator == "extractive"
        library = assistant_of(path).library
        quoted = [claim for claim in answer.claims if claim.support == "quoted"]
        assert quoted
        for claim in quoted:
            texts = [
                library.document(citation.document_id).text
                for citation in answer.citations
                if citation.number in claim.citations
            ]
            assert any(bare(claim.text) in bare(text) for text in texts)

    @pytest.mark.parametrize("question", QUESTIONS)
    @pytest.mark.parametrize("home", ["shipped_home", "article_home"])
    def test_an_answer_keeps_to_its_bounds(self, request, home, question):
        answer = asked(request.getfixturevalue(home), question)
        assert 20 < len(answer.answer) <= 1500

    @pytest.mark.parametrize("question", QUESTIONS)
    @pytest.mark.parametrize("home", ["shipped_home", "article_home"])
    def test_a_claim_does_not_begin_in_the_middle_of_a_sentence(self, request, home, question):
        answer = asked(request.getfixturevalue(home), question)
        for claim in answer.claims:
            assert not re.match(r"และ(?!หรือ)|หรือ\S|[ะ-ฺเ็-๎]?[็-๎]|\(\d\)", claim.text), claim.text

    def test_english_is_answered_from_thai_as_a_marked_quotation(self, article_home):  # noqa: F811
        answer = asked(article_home, "What fee does the service sub-centre charge?")
        assert answer.language == "en"
        assert answer.answer.startswith("Quoted as printed, in Thai: [1]")
        assert "20 บาท" in answer.answer

    def test_thai_is_answered_from_english_as_a_marked_quotation(self, english):
        answer = english.ask("สะพานไม้ของหมู่บ้านสร้างเสร็จเมื่อใด")
        assert answer.language == "th"
        assert answer.answer.startswith("ยกข้อความภาษาอังกฤษตามที่พิมพ์: [1]")

    def test_a_quotation_in_the_readers_language_is_not_marked(self, shipped_home):
        answer = asked(shipped_home, "What fee does the service sub-centre charge?")
        assert "Quoted" not in answer.answer


def test_a_question_that_asks_where_is_told_the_place(shipped_home):
    answer = asked(shipped_home, "Which county in the United States is used as an example?")
    assert "Milwaukee County" in answer.answer


def test_the_generator_says_what_it_drafts(shipped_home):
    library = assistant_of(shipped_home).library
    question = understand("What is contestability?")
    evidence: Evidence = judge(library, question, retrieve(library, question, 8))
    said: list[str] = []
    draft = ExtractiveGenerator(library).draft(question, evidence, said.append)
    claims = draft.claims
    assert " ".join(said) == " ".join(claim.text for claim in claims)
    assert all(claim.quotes or claim.lead for claim in claims)

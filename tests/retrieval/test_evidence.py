"""Evidence: what the library does not hold is refused, what it holds is answered."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER, article_home, assistant_of  # noqa: F401  # a fixture

from assistant.library.library import Library
from assistant.opening import open_library
from assistant.retrieval.evidence import Evidence, judge
from assistant.retrieval.questions import understand
from assistant.retrieval.search import retrieve

OFF_TOPIC = [
    "วิธีทำแกงเขียวหวานไก่ต้องใส่เครื่องปรุงอะไร",
    "ฟุตบอลโลกครั้งล่าสุดทีมใดได้แชมป์",
    "ยุงลายวางไข่ที่ไหน",
    "What is the capital of France?",
    "How do I replace the battery of a mobile phone?",
    "Which planets have rings?",
]
NOT_GIVEN = [
    "งบประมาณของศูนย์บริการร่วมอุดรธานีเป็นเงินกี่ล้านบาท",
    "นายอำเภอเมืองนครปฐมชื่ออะไร",
    "ใครเป็นนายกเทศมนตรีเมืองอุดรธานี",
    "ร้อยละเท่าไรของเครือข่ายที่ล้มเหลว",
    "What is the name of the governor of Udon Thani?",
    "How much did the Birmingham fund hold in pounds?",
    "What percentage of networks fail?",
    "In which year did Milwaukee begin the W-2 programme?",
]
NOT_NAMED = [
    "Elinor Ostrom กล่าวถึงเครือข่ายไว้อย่างไร",
    "ศูนย์บริการร่วมของจังหวัดเชียงใหม่ตั้งอยู่ที่ใด",
    "What does Elinor Ostrom say about networks?",
    "What did Toronto do about drug treatment?",
]
FALSE_PREMISE = [
    "ทำไมโครงการ W-2 จึงถูกยกเลิก",
    "เหตุใดนายกเทศมนตรีเมืองอุดรธานีจึงลาออก",
    "Why was the W-2 programme cancelled?",
    "Why was Jamie Morris dismissed?",
]
ANSWERABLE = [
    "สาเหตุที่การบริหารงานแบบเครือข่ายล้มเหลวมีอะไรบ้าง",
    "ทำไมผู้ว่าราชการจังหวัดอุดรธานีจึงไปประสานกับนายกเทศมนตรี",
    "เหตุใด Jamie Morris จึงไม่เห็นด้วย",
    "โครงการ W-2 มีหน่วยงานเอกชนกี่หน่วยงาน",
    "Powell นิยามเครือข่ายว่าอย่างไร",
    "การออกแบบเครือข่ายควรพิจารณาเรื่องใดบ้าง",
    "Why did some stores refuse the district in Nakhon Pathom?",
    "What fee does the service sub-centre charge?",
    "How does Powell define a network?",
    "What should be considered in network design?",
    "Why did Big C offer the district a room free of rent?",
    "What is contestability?",
]


def judged(library: Library, text: str) -> Evidence:
    question = understand(text)
    return judge(library, question, retrieve(library, question, 8))


@pytest.mark.parametrize("question", OFF_TOPIC + NOT_GIVEN + NOT_NAMED + FALSE_PREMISE)
def test_what_the_notes_do_not_say_is_not_enough(shipped_home, question):
    evidence = judged(assistant_of(shipped_home).library, question)
    assert not evidence.enough, evidence.why


@pytest.mark.parametrize("question", ANSWERABLE)
def test_what_the_notes_say_is_enough(shipped_home, question):
    evidence = judged(assistant_of(shipped_home).library, question)
    assert evidence.enough, evidence.why


@pytest.mark.parametrize("question", (OFF_TOPIC + NOT_GIVEN + NOT_NAMED + FALSE_PREMISE)[1::2])
def test_what_the_article_does_not_say_is_not_enough(article_home, question):  # noqa: F811
    evidence = judged(assistant_of(article_home).library, question)
    assert not evidence.enough, evidence.why


@pytest.mark.parametrize("question", ANSWERABLE[::2])
def test_what_the_article_says_is_enough(article_home, question):  # noqa: F811
    evidence = judged(assistant_of(article_home).library, question)
    assert evidence.enough, evidence.why


def test_a_missing_name_is_named(shipped_library):
    evidence = judged(shipped_library, "What does Elinor Ostrom say about networks?")
    assert evidence.why == "not in the library: elinor ostrom"


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("What percentage of networks fail?", "no percentage in the passages"),
        ("How much did the Birmingham fund hold in pounds?", "no money in the passages"),
        ("นายอำเภอเมืองนครปฐมชื่ออะไร", "no person in the passages"),
        ("In which year did Milwaukee begin the W-2 programme?", "no year in the passages"),
    ],
)
def test_a_missing_kind_of_thing_is_named(shipped_library, question, why):
    assert judged(shipped_library, question).why == why


def test_the_hits_of_a_refusal_are_kept_so_that_it_can_name_what_was_nearest(shipped_library):
    evidence = judged(shipped_library, "What does Elinor Ostrom say about networks?")
    assert len(evidence.hits) == 8


def test_nothing_found_is_not_enough(shipped_library):
    assert judge(shipped_library, understand("What is a network?"), ()) == Evidence(
        (), False, "nothing found"
    )


class TestOtherSubjects:
    """The rules are not about networked governance: they hold for a text on something else."""

    @pytest.fixture(scope="class")
    @classmethod
    def library(cls, tmp_path_factory):
        with open_library(tmp_path_factory.mktemp("evidence") / "home", ENCODER) as opened:
            opened.add_texts(
                [
                    {
                        "id": "reservoir",
                        "title": "Reservoir report",
                        "text": "The Lam Takong reservoir was drained in 2019 because its spillway "
                        "had cracked. Repairs cost 40 million baht and took nine months. The "
                        "director of the works was Somsak Chaiyaphum.\n",
                    },
                    {
                        "id": "เขื่อน",
                        "title": "รายงานเขื่อน",
                        "text": "เขื่อนบ้านโคกถูกปิดซ่อมใน พ.ศ. 2563 เพราะประตูระบายน้ำชำรุด "
                        "ค่าซ่อมเป็นเงิน 12 ล้านบาท ชาวนาจึงได้น้ำจากคลองแทนเป็นเวลาสามเดือน\n",
                    },
                ]
            )
            yield opened

    @pytest.mark.parametrize(
        "question",
        [
            "Why was the Lam Takong reservoir drained?",
            "How much did the repairs of the reservoir cost?",
            "Who was the director of the works at Lam Takong?",
            "In which year was the reservoir drained?",
            "ทำไมเขื่อนบ้านโคกถูกปิดซ่อม",
            "ค่าซ่อมเขื่อนเป็นเงินเท่าไร",
            "เขื่อนบ้านโคกปิดซ่อมปีใด",
        ],
    )
    def test_what_stands_there_is_enough(self, library, question):
        evidence = judged(library, question)
        assert evidence.enough, evidence.why

    @pytest.mark.parametrize(
        "question",
        [
            "Why was the Lam Takong reservoir privatised?",
            "How much did the Pasak bridge cost?",
            "What percentage of the water was lost?",
            "เขื่อนบ้านโคกผลิตไฟฟ้าได้ร้อยละเท่าไร",
            "ทำไมเขื่อนบ้านโคกจึงถูกขายให้เอกชน",
        ],
    )
    def test_what_does_not_is_not(self, library, question):
        evidence = judged(library, question)
        assert not evidence.enough, evidence.why


@pytest.mark.parametrize(
    "text",
    [
        "นายกเทศมนตรีคนปัจจุบันของอุดรธานีว่าอย่างไร",
        "ตอนนี้ใครเป็นผู้ว่าราชการจังหวัดอุดรธานี",
        "Who is the current mayor of Udon Thani?",
        "Who is the chief of Mueang district now?",
    ],
)
def test_what_is_so_today_is_refused_as_such(shipped_library, text):
    found = judged(shipped_library, text)
    assert (found.enough, found.missing.sort) == (False, "today")


def test_what_a_document_calls_present_is_no_question_of_today(shipped_library):
    assert judged(shipped_library, "ภาครัฐในปัจจุบันมีลักษณะอย่างไร").why != "of today"

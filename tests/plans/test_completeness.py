"""How far a plan, or any text, covers the framework."""

from __future__ import annotations

import pytest

from assistant.plans.completeness import of_plan, of_text

LITTLE = """โครงการอบรมการทำขนม
วัตถุประสงค์ของโครงการคืออบรมการทำขนมไทยแก่ผู้สนใจ จำนวน 40 คน ณ หอประชุมอำเภอ
งบประมาณ 25,000 บาท
"""
ELSEWHERE = """ประกาศกรมทางหลวงพิเศษ เรื่อง สีของป้ายจราจร
ป้ายบังคับให้ใช้พื้นสีขาว ขอบสีแดง ตัวอักษรสีดำ ขนาดเส้นผ่านศูนย์กลาง 60 เซนติเมตร
ป้ายเตือนให้ใช้พื้นสีเหลือง ขอบสีดำ ขนาด 75 เซนติเมตร ติดตั้งสูงจากผิวถนน 1.50 เมตร
เสาป้ายทำด้วยเหล็กอาบสังกะสี ทาสีขาวสลับดำ ฝังลึกไม่น้อยกว่า 60 เซนติเมตร
"""
FULL = """The lead agency will convene all partners. The partners jointly set the strategy and its
direction so that trust grows between them.
The shared goal is adopted in writing, and each partner's tasks are tied to the goal so that goals
are not incongruent.
Oversight and monitoring of the work rest with the steering committee, which supervises it monthly.
"""


def levels(found):
    return [covered.level for covered in found]


def test_a_plan_drafted_here_answers_what_its_brief_tells(whole_case, plan):
    found = of_plan(plan)
    assert [covered.element_id for covered in found] == list(whole_case.rules.elements)
    for covered in found:
        place, needs = whole_case.rules.answered(covered.element_id)
        told = not needs or plan.brief[needs] not in (None, "", [])
        assert covered.level == ("partly" if not place else "yes" if told else "no")


def test_each_point_that_is_answered_shows_words_of_the_plan(plan):
    texts = [statement.text for _, statement in plan.statements()]
    for covered in of_plan(plan):
        assert bool(covered.shown) or covered.level != "yes"
        assert any(text.startswith(covered.shown) for text in texts)


@pytest.mark.parametrize("text", [LITTLE, ELSEWHERE, "", "\n \n", "..."])
def test_a_text_that_says_little_covers_nearly_nothing(library, text):
    found = levels(of_text(library, text, "th"))
    assert found.count("yes") <= 2
    assert found.count("no") >= 0.75 * len(found)


def test_a_text_on_another_topic_covers_no_element(library):
    assert levels(of_text(library, ELSEWHERE, "th")).count("yes") == 0


def test_a_text_that_speaks_of_an_element_covers_it_in_its_own_words(library):
    found = {covered.element_id: covered for covered in of_text(library, FULL, "en")}
    for element_id in ("step.strategy", "failure.ineffective_oversight", "strategy.trust"):
        assert found[element_id].level == "yes", element_id
        assert found[element_id].shown in " ".join(FULL.split())
    assert found["case.milwaukee"].level == "no"
    assert found["open.ppp"].level == "no"


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_is_missing_is_told_with_what_the_literature_says(library, framework, language):
    for covered in of_text(library, LITTLE, language):
        element = framework.elements[covered.element_id]
        assert covered.statement == element.statement[language]
        assert covered.name == element.name[language]
        assert covered.group_name
        assert covered.citations
        for citation in covered.citations:
            text = library.document(citation.document_id).text
            assert citation.quote == text[citation.start : citation.end]

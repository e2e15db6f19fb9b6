"""How far a plan, or any text, covers the framework."""

from __future__ import annotations

import planning
import pytest

from assistant.plans.completeness import of_plan, of_text
from assistant.plans.editing import edit_statement

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


def test_a_plan_drafted_here_covers_every_element(case, plan):
    found = of_plan(plan)
    assert [covered.element_id for covered in found] == list(case.rules.elements)
    short = [covered.element_id for covered in found if covered.level != "yes"]
    allowed = {"strategy.own_staff"}  # stated where the lead's staff speaks for the choice
    assert set(short) <= allowed


def test_what_is_taken_out_of_a_plan_is_no_longer_covered(library, fishing):
    plan = fishing
    while True:
        said = planning.said_in(plan, "benefits")
        at = next((n for n, s in enumerate(said) if s.element == "strength.speed"), None)
        if at is None:
            break
        plan = edit_statement(library, plan, "benefits", at, "")
    (speed,) = [covered for covered in of_plan(plan) if covered.element_id == "strength.speed"]
    assert (speed.level, speed.shown) == ("no", "")
    assert speed.statement


def test_each_element_of_a_plan_shows_words_of_the_plan_and_its_citations(plan):
    texts = [statement.text for _, statement in plan.statements()]
    for covered in of_plan(plan):
        if covered.level == "yes":
            assert covered.citations
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


@pytest.mark.parametrize("name", ["reading", "mangrove"])
def test_a_plan_written_out_as_text_covers_most_of_the_framework(library, name):
    plan = planning.drafted(library, name)
    text = "\n\n".join(statement.text for _, statement in plan.statements())
    found = levels(of_text(library, text, plan.language))
    assert found.count("no") <= 0.2 * len(found)
    assert found.count("yes") >= 0.5 * len(found)


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

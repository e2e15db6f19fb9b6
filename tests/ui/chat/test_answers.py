from __future__ import annotations

from dataclasses import replace

import stand_in

from assistant.checking.citations import render
from assistant.schema import Claim
from assistant.ui.chat import answers


def shown(answer) -> str:
    return answers.answer_markdown(answer, "t1", "th")


def test_every_citation_number_links_to_its_own_citation():
    for number in (1, 2, 3):
        assert f"[:primary-badge[{number}]](#cite-t1-{number})" in shown(stand_in.ANSWERED)


def test_sentences_stay_in_one_paragraph_and_bullets_in_one_list():
    paragraphs = shown(stand_in.ANSWERED).split("\n\n")
    assert len(paragraphs) == 3
    assert paragraphs[0].count("](#cite-") == 3
    assert [line[:2] for line in paragraphs[1].split("\n")] == ["- ", "- "]


def test_numbered_items_stay_close_together_with_the_numbers_of_the_document():
    words = ("สามข้อ", "2) สอง", "(5) ห้า", "๗. เจ็ด", "จบ")
    answer = replace(
        stand_in.ANSWERED,
        answer="\n".join(words),
        claims=tuple(Claim(line, (), "quoted") for line in words),
    )
    assert shown(answer) == "สามข้อ\n\n2\\) สอง  \n\\(5\\) ห้า  \n๗\\. เจ็ด\n\nจบ"


def test_support_is_said_of_each_claim_where_it_differs():
    text = shown(stand_in.ANSWERED)
    assert text.count("[คำเดิม]") == 3
    assert text.count("[เรียบเรียง]") == 2
    assert text.count("[ไม่มีแหล่งอ้างอิง]") == 1


def test_support_is_not_repeated_where_all_claims_are_alike():
    alike = replace(stand_in.ANSWERED, claims=stand_in.ANSWERED.claims[:1])
    assert "คำเดิม" not in shown(alike)
    assert answers.support_summary(alike, "th") == "คำเดิมจากเอกสาร 1 ข้อความ"


def test_an_unsupported_claim_is_always_marked():
    alone = replace(stand_in.ANSWERED, claims=stand_in.ANSWERED.claims[-1:])
    assert "ไม่มีแหล่งอ้างอิง" in shown(alone)


def test_an_unsure_claim_is_always_marked_beside_its_quotation():
    alone = replace(stand_in.ANSWERED, claims=(Claim("ข้อหนึ่ง", (1,), "unsure"),))
    assert "(#cite-t1-1)" in shown(alone)
    assert ":orange[ยังไม่ได้ยืนยันกับต้นฉบับ]" in shown(alone)
    assert "not verified against the source" in answers.support_summary(alone, "en")


def test_the_summary_counts_each_kind_of_support():
    assert answers.support_summary(stand_in.ANSWERED, "en") == (
        "3 quoted from the documents · 2 supported by the documents · 1 without a source"
    )


def test_claims_that_the_text_lacks_are_shown_all_the_same():
    answer = replace(stand_in.ANSWERED, claims=(Claim("ไม่อยู่ในข้อความ", (1,), "quoted"),))
    assert "ไม่อยู่ในข้อความ" in shown(answer)


def test_a_claim_is_text_and_never_markup():
    assert "![" not in shown(stand_in.POISONED).replace("\\!\\[", "")


def test_quotations_beside_an_answer_have_a_heading_of_their_own():
    claims = (
        Claim("คำตอบ", (1,), "supported", "model"),
        Claim("คำเดิม", (2,), "quoted", beside=True),
    )
    answer = replace(stand_in.ANSWERED, answer=render(claims), claims=claims)
    first, heading, second = shown(answer).split("\n\n")
    assert heading == "**ข้อความอื่นในเอกสารที่เกี่ยวข้อง\\:**"
    assert (first.split()[0], second.split()[0]) == ("คำตอบ", "คำเดิม")


def test_who_worded_the_answer_is_said():
    extractive = replace(stand_in.ANSWERED, generator="extractive", llm="none")
    assert "ไม่ใช้โมเดลภาษา" in answers.generator_name(extractive, "th")
    assert "stand\\-in\\:model" in answers.generator_name(stand_in.ANSWERED, "en")

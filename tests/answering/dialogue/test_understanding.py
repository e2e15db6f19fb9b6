"""Understanding: a wish stands alone, whatever was left unsaid because it was said before."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.conversations import Said, Turn
from assistant.answering.dialogue.understanding import QUESTIONS, SOCIAL, understand_wish
from assistant.text.patterns import without_item_mark

DUTIES = ("กำหนดชนิดของพืชสมุนไพร", "จัดเวรรดน้ำแปลง", "เก็บรักษาเงินกองทุน")
LIST = Turn(
    "คณะกรรมการสวนสมุนไพรมีหน้าที่อะไรบ้าง",
    "list",
    "th",
    (
        Said("มีหน้าที่ดังนี้"),
        *(Said(f"{n}) {text}", ((f"p{n}", 0, 9),)) for n, text in enumerate(DUTIES, start=1)),
    ),
)
SECOND = Turn(f"2) {DUTIES[1]}", "item", "th", (Said(f"2) {DUTIES[1]}", (("p2", 0, 9),)),))
BICYCLES = Turn(
    "ศูนย์ซ่อมจักรยานเปิดวันไหน", "fact", "th", (Said("เปิดวันเสาร์และวันอาทิตย์", (("b1", 0, 9),)),)
)
REFUSED = Turn("ราคาทองคำเท่าไร", "fact", "th")


def wish(typed, *turns, language=None):
    return understand_wish(typed, turns, language)


def named(found):
    return [line.text for line in found.items]


class TestReadings:
    """What follows an answer is read with its subject, and alone."""

    def test_what_goes_on_is_about_the_subject_and_not_asked_again(self):
        told = Turn("กองทุนขยะของตำบลมีเงินเท่าไร", "fact", "th", BICYCLES.said, ("กองทุนขยะของตำบล",))
        found = wish("ใครดูแล", told)
        assert (found.text, found.subjects) == ("กองทุนขยะของตำบล ใครดูแล", told.about)

    def test_what_may_stand_alone_has_both_readings(self):
        found = wish("แล้วโรงเรียนนั้นสอนวันไหน", BICYCLES)
        assert found.leans
        assert found.otherwise is not None
        assert found.otherwise.text == "แล้วโรงเรียนนั้นสอนวันไหน"

    def test_what_stands_alone_is_completed_where_nothing_answers_it(self):
        found = wish("สภาเทศบาลนครประชุมปีละกี่สมัย", BICYCLES)
        assert not found.leans
        assert found.otherwise is not None

    def test_the_name_of_a_country_is_no_wish_for_its_language(self):
        told = Turn("เล่าเรื่องตลาดของญี่ปุ่น", "example", "th", BICYCLES.said, ("ญี่ปุ่น",))
        found = wish("แล้วอังกฤษล่ะ", told)
        assert (found.act, found.text) == ("example", "เล่าเรื่องตลาดของอังกฤษ")

    def test_a_summary_made_shorter_is_one_of_fewer_lines(self):
        lines = tuple(Said(f"- {n}", ((f"s{n}", 0, 9),)) for n in range(4))
        told = Turn("สรุปคู่มือจักรยาน", "summarise", "th", lines, ("คู่มือจักรยาน",))
        found = wish("ขอสั้นกว่านี้", told)
        assert (found.act, found.lines, found.text) == ("summarise", 2, told.question)


class TestItems:
    """An ordinal counts in the last list that was shown."""

    @pytest.mark.parametrize(
        ("typed", "at"),
        [
            ("ข้อสองล่ะ", 1),
            ("แล้วข้อ ๓ หมายความว่าอย่างไร", 2),
            ("ข้อสุดท้ายคืออะไร", 2),
            ("and the first one?", 0),
            ("the last one", 2),
            ("number 2", 1),
        ],
    )
    def test_an_ordinal_after_a_list_means_its_item(self, typed, at):
        found = wish(typed, LIST)
        assert named(found) == [LIST.items[at].text]
        assert DUTIES[at] in found.text
        assert found.understood is not None
        assert DUTIES[at] in found.understood

    @pytest.mark.parametrize("typed", ["ข้อถัดไป", "the next one", "ข้อต่อไปล่ะ"])
    def test_the_next_is_behind_the_one_told_last(self, typed):
        assert named(wish(typed, LIST, SECOND)) == [LIST.items[2].text]

    def test_an_ordinal_counts_in_the_list_even_when_something_else_was_said_since(self):
        assert named(wish("ข้อสองล่ะ", LIST, SECOND, BICYCLES)) == [LIST.items[1].text]

    def test_several_items_can_be_compared(self):
        found = wish("ข้อ 1 กับข้อ 3 ต่างกันอย่างไร", LIST)
        assert found.act == "compare"
        assert found.subjects == tuple(without_item_mark(LIST.items[at].text) for at in (0, 2))

    def test_an_ordinal_of_another_subject_is_no_item(self):
        assert wish("สงครามโลกครั้งที่สองเริ่มปีใด", LIST).items == ()

    def test_of_an_item_that_is_not_there_the_length_of_the_list_is_told(self):
        found = wish("ข้อ 9 ล่ะ", LIST)
        assert (found.act, found.items, found.beyond) == ("item", (), 3)

    def test_an_act_that_is_said_with_an_ordinal_means_the_item(self):
        assert named(wish("ยกตัวอย่างข้อสอง", LIST)) == [LIST.items[1].text]

    def test_without_a_list_there_is_no_item(self):
        assert wish("ข้อสองล่ะ").items == ()
        assert wish("ข้อสองล่ะ", REFUSED).items == ()


class TestGoingOn:
    """What says too little is completed, and what stands alone is left as it is."""

    @pytest.mark.parametrize(
        ("typed", "subject"),
        [("แล้วสหกรณ์โคนมล่ะ", "สหกรณ์โคนม"), ("and the dairy board?", "dairy board")],
    )
    def test_another_subject_takes_the_place_of_the_last_one(self, typed, subject):
        found = wish(typed, LIST)
        assert found.text.startswith(subject)
        assert "หน้าที่อะไรบ้าง" in found.text
        assert "สวนสมุนไพร" not in found.text
        assert (found.act, found.understood) == ("list", found.text)

    def test_another_subject_is_asked_the_question_that_the_item_answered(self):
        assert wish("แล้วสหกรณ์โคนมล่ะ", LIST, SECOND).text == "สหกรณ์โคนมมีหน้าที่อะไรบ้าง"

    @pytest.mark.parametrize("typed", ["กี่คน", "เมื่อไหร่", "ทำไม", "why?", "แล้วมันทำอะไร"])
    def test_a_question_that_is_too_short_goes_on_from_the_last(self, typed):
        found = wish(typed, LIST)
        assert found.text == f"{LIST.question} {typed}"
        assert found.understood == found.text
        assert found.act in QUESTIONS

    @pytest.mark.parametrize(
        "typed",
        [
            "ศูนย์ซ่อมจักรยานประจำตำบลเปิดวันไหน",
            "How many jars does the seed committee count every month?",
            "กรรมการสหกรณ์โคนมดำรงตำแหน่งคราวละกี่ปี",
        ],
    )
    def test_a_question_that_stands_alone_is_left_as_it_is(self, typed):
        found = wish(typed, LIST)
        assert (found.text, found.understood, found.last) == (typed, None, None)

    def test_a_change_of_topic_leaves_the_last_behind(self):
        found = wish("เปลี่ยนเรื่อง สหกรณ์โคนมคืออะไร", LIST)
        assert found.text == "สหกรณ์โคนมคืออะไร"
        assert found.act == "define"

    def test_going_back_names_the_earlier_subject(self):
        found = wish("กลับไปเรื่องสวนสมุนไพร มีกรรมการกี่คน", LIST, BICYCLES)
        assert "สวนสมุนไพร" in found.text
        assert "กรรมการกี่คน" in found.text
        assert "จักรยาน" not in found.text

    def test_nothing_goes_on_from_a_refusal(self):
        assert wish("กี่คน", REFUSED).text == "กี่คน"

    def test_a_comparison_of_one_thing_takes_the_other_from_before(self):
        found = wish("เปรียบเทียบกับศูนย์ซ่อมจักรยานหน่อย", LIST)
        assert found.act == "compare"
        assert len(found.subjects) == 2
        assert "คณะกรรมการสวนสมุนไพร" in found.subjects


class TestChanges:
    """A change of the last answer stays with what was asked."""

    @pytest.mark.parametrize(
        ("typed", "act"),
        [
            ("ขอสั้นกว่านี้", "shorter"),
            ("shorter please", "shorter"),
            ("ขยายความอีกหน่อย", "longer"),
            ("tell me more", "longer"),
            ("อธิบายง่าย ๆ หน่อย", "simpler"),
            ("มาจากหน้าไหน", "source"),
            ("แปลงปีพวกนั้นเป็น พ.ศ. ที", "era"),
            ("where does it say that?", "source"),
        ],
    )
    def test_a_change_is_of_the_last_answer(self, typed, act):
        found = wish(typed, BICYCLES, LIST)
        assert (found.act, found.last) == (act, LIST)
        assert found.text == LIST.question

    @pytest.mark.parametrize("typed", ["ขอสั้นกว่านี้", "tell me more", "มาจากไหน", "แปลให้หน่อย"])
    def test_without_an_answer_there_is_nothing_to_change(self, typed):
        found = wish(typed)
        assert found.last is None
        assert found.act not in {"shorter", "longer", "source", "translate"}

    @pytest.mark.parametrize(
        ("typed", "language"), [("ตอบเป็นภาษาอังกฤษ", "en"), ("in English please", "en")]
    )
    def test_a_language_alone_wants_the_last_answer_in_it(self, typed, language):
        found = wish(typed, LIST)
        assert (found.text, found.act, found.language) == (LIST.question, "translate", language)

    def test_a_language_beside_a_question_is_for_that_question(self):
        found = wish("ศูนย์ซ่อมจักรยานประจำตำบลเปิดวันไหน ตอบเป็นภาษาอังกฤษ", LIST)
        assert (found.text, found.language) == ("ศูนย์ซ่อมจักรยานประจำตำบลเปิดวันไหน", "en")

    def test_the_language_that_was_chosen_comes_before_all_others(self):
        assert wish("ตอบเป็นภาษาอังกฤษ สวนสมุนไพรคืออะไร", language="th").language == "th"


@pytest.mark.parametrize("turns", [(), (LIST,)], ids=["first", "after an answer"])
@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("ขอบคุณมากค่ะ", "thank"),
        ("thanks!", "thank"),
        ("สวัสดีครับ", "greet"),
        ("hello", "greet"),
        ("คุณทำอะไรได้บ้าง", "assistant"),
    ],
)
def test_a_courtesy_is_a_courtesy_wherever_it_stands(turns, typed, act):
    found = wish(typed, *turns)
    assert found.act == act
    assert found.act in SOCIAL
    assert found.text == typed


@pytest.mark.parametrize("turns", [(), (LIST,)], ids=["first", "after an answer"])
def test_a_plan_for_something_does_not_go_on_from_the_last(turns):
    found = wish("ช่วยร่างแผนเครือข่ายเรื่องสหกรณ์โคนมให้หน่อย", *turns)
    assert (found.act, found.last) == ("plan", None)


@pytest.mark.parametrize(
    "typed", ["มาตรา ๕ กำหนดวาระไว้กี่ปี", "กรรมการมีวาระกี่ปี", "How many members has the seed committee?"]
)
def test_what_is_not_another_act_for_sure_is_a_question(typed):
    assert wish(typed).act in QUESTIONS


@pytest.mark.parametrize(
    ("typed", "subjects"),
    [
        ("ซ่อมเองกับส่งซ่อมต่างกันตรงไหน", ("ซ่อมเอง", "ส่งซ่อม")),
        ("เทียบไทยกับอังกฤษให้หน่อย", ("ไทย", "อังกฤษ")),
    ],
)
def test_sides_may_be_words_that_ask_elsewhere(typed, subjects):
    found = wish(typed)
    assert (found.act, found.subjects) == ("compare", subjects)


def test_what_asks_is_no_side():
    assert len(wish("วันเปิดตลาดตรงกับวันอะไร").subjects) < 2


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("สรุปสาเหตุที่สหกรณ์ล้มเหลว", "สาเหตุที่สหกรณ์ล้มเหลว"),
        ("จับใจความเรื่องการออกแบบสหกรณ์", "การออกแบบสหกรณ์"),
        ("sum up the causes of delay", "causes of delay"),
        ("give me the gist of the English clinics", "English clinics"),
    ],
)
def test_words_that_ask_elsewhere_may_be_what_is_summed_up(typed, subject):
    found = wish(typed)
    assert (found.act, found.subjects) == ("summarise", (subject,))


@pytest.mark.parametrize("typed", ["สรุปให้หน่อยว่าเอกสารนี้ว่าอะไร", "ขอสรุปเนื้อหาทั้งเล่ม", "brief me"])
def test_a_summary_without_a_subject_is_of_all(typed):
    found = wish(typed)
    assert (found.act, found.subjects) == ("summarise", ())


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("เทศบาลทำอะไรได้บ้าง", "fact"),
        ("บริษัทเอกชนช่วยอะไรได้บ้าง", "fact"),
        ("ระบบนี้ทำอะไรได้บ้าง", "assistant"),
        ("what can you do", "assistant"),
    ],
)
def test_what_somebody_else_can_do_is_no_question_about_the_assistant(typed, act):
    assert wish(typed).act == act


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("ถ้าอยากให้สองตำบลไม่แย่งน้ำกัน ต้องทำยังไง", "advise"),
        ("เราจะทำธนาคารเมล็ดพันธุ์ ต้องระวังอะไรไม่ให้เลิกกลางคัน", "advise"),
        ("สองตำบลแย่งน้ำกันเพราะอะไร", "why"),
    ],
)
def test_a_case_of_ones_own_is_no_question_of_how(typed, act):
    assert understand_wish(typed, (), None).act == act

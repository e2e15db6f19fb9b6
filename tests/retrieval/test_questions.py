"""What a question asks, and which questions cannot be asked."""

import pytest

from assistant.errors import QuestionError
from assistant.retrieval.questions import understand
from assistant.settings import Settings

KINDS = [
    ("ใครบ้างที่ควรเข้าร่วมคณะทำงานจัดการน้ำ", "list"),
    ("ผู้ใช้น้ำแบ่งเป็นกี่ประเภท", "list"),
    ("What are the five types of water users?", "list"),
    ("List the three stages of a flood", "list"),
    ("ธรรมาภิบาลคืออะไร", "definition"),
    ("Public value คือ", "definition"),
    ("What is public value?", "definition"),
    ("ใครเป็นผู้เสนอแนวคิดนี้", "who"),
    ("Who drew the map of the canal?", "who"),
    ("เขื่อนนี้สร้างเมื่อไร", "when"),
    ("When did the water act begin?", "when"),
    ("งบประมาณปีนี้เท่าไร", "amount"),
    ("How many villages joined?", "amount"),
    ("เมืองกับชนบทแตกต่างกันอย่างไร", "compare"),
    ("Compare towns with villages", "compare"),
    ("ทำไมชาวบ้านต้องร่วมมือกัน", "why"),
    ("Why do towns share water?", "why"),
    ("ทำอย่างไรให้คนไว้ใจกัน", "how"),
    ("How do towns share water?", "how"),
    ("ไล่ชื่อหน่วยงานมา", "list"),
    ("ขอเงื่อนไขทั้งหก", "list"),
    ("name all the partners", "list"),
    ("กฎหมายน้ำ", "fact"),
    ("Tell me about water", "fact"),
]
COUNTS = [
    ("มีสี่ขั้นตอนอะไรบ้าง", (4,)),
    ("ข้อดี 3 ประการคืออะไร", (3,)),
    ("ข้อดี ๓ ประการคืออะไร", (3,)),
    ("What are the five types of water users?", (5,)),
    ("ตารางที่ 4 แสดงอะไร", ()),
    ("มาตรา 18 เรื่องใด", ()),
    ("ตารางที่ 2 มี 3 ประการอะไรบ้าง", (3,)),
    ("น้ำท่วมในปี 2554 เกิดจากอะไร", ()),
    ("What is water?", ()),
    ("บอกเงื่อนไขทั้งหกมา", (6,)),
    ("หลักทั้ง ๓ มีอะไร", (3,)),
]
REFERENCES = [
    ("ตารางที่ ๒ แสดงอะไร", ("table 2",)),
    ("ภาพที่ 3 คืออะไร", ("figure 3",)),
    ("What does Table 12 show?", ("table 12",)),
    ("see Fig. 4 please", ("figure 4",)),
    ("มาตรา ๑๘ และ Play 7 ว่าอย่างไร", ("section 18", "play 7")),
    ("ตารางเวลาคืออะไร", ()),
]
WANTED = [
    ("ร้อยละเท่าไรของบ้านใช้น้ำประปา", "percentage"),
    ("What percent of homes have taps?", "percentage"),
    ("ใช้งบประมาณเท่าไร", "money"),
    ("How much did the dam cost?", "money"),
    ("ผู้ว่าราชการคนนั้นชื่ออะไร", "person"),
    ("What is the name of the mayor?", "person"),
    ("กฎหมายน้ำใช้ใน พ.ศ. ใด", "year_be"),
    ("In which year B.E. was it founded?", "year_be"),
    ("กฎหมายน้ำใช้ใน ค.ศ. ใด", "year_ce"),
]
NAMES = [
    ("What did Anna Smith say about Chiang Mai?", ("Anna Smith", "Chiang Mai")),
    ("Anna Smith พูดถึง Chiang Mai ว่าอย่างไร", ("Anna Smith", "Chiang Mai")),
    ("What is Anna Smith's idea of water?", ("Anna Smith",)),
    ("Explain ธรรมาภิบาล", ()),
    ("In which year B.E. was it founded?", ()),
    ("Villages share what?", ()),
]
UNUSABLE = {
    "nothing": "",
    "blanks": " \n\t ",
    "one Thai letter": "ก",
    "one Thai letter with its marks": "ก็",
    "one Latin letter": "a",
    "one digit": "7",
    "only emoji": "😀😀🙏🏽",
    "only punctuation": "?!… — ()",
    "only marks": "\u0e49\u0e34\u0e48",
    "only invisibles": "\u200b\u200b\ufeff",
    "twenty thousand letters": "ก" * 20_001,
    "twenty thousand characters of words": "qwertyuiop asdfghjk " * 1_001,
}


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_words_tell_the_kind(text, kind):
    assert understand(text).kind == kind


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_a_number_of_things_is_a_count_and_other_numbers_are_not(text, counts):
    assert understand(text).counts == counts


@pytest.mark.parametrize(("text", "parts"), REFERENCES)
def test_the_parts_that_it_names_are_known(text, parts):
    assert understand(text).parts == parts


@pytest.mark.parametrize(("text", "wanted"), WANTED)
def test_what_must_be_found_is_known(text, wanted):
    assert wanted in understand(text).wanted


@pytest.mark.parametrize("text", ["น้ำคืออะไร", "What is water?", "ทำไมต้องร่วมมือ"])
def test_a_plain_question_wants_nothing_in_particular(text):
    assert understand(text).wanted == frozenset()


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_latin_names_are_kept_as_written(text, names):
    assert tuple(name.written for name in understand(text).names) == names


@pytest.mark.parametrize("text", UNUSABLE.values(), ids=UNUSABLE)
def test_what_is_no_question_is_refused_in_one_clear_line(text):
    with pytest.raises(QuestionError) as caught:
        understand(text)
    message = str(caught.value)
    assert "\n" not in message
    assert 20 < len(message) < 300
    assert " / " in message, "both languages"
    assert text[:1] != "q" or "20,019" in message


@pytest.mark.parametrize("text", ["น้ำ", "ไฟ", "ok", "42", "W-2 😀"])
def test_two_letters_make_a_question(text):
    assert understand(text).text == text


def test_the_longest_question_is_a_setting():
    limits = Settings(question_limit=12)
    assert understand("what is this", settings=limits).kind == "definition"
    with pytest.raises(QuestionError):
        understand("what is this?", settings=limits)


def test_what_a_question_says_it_does_not_mean_is_not_asked():
    question = understand("What are the four gains (not the three losses)?")
    assert question.asked == "What are the four gains?"
    assert question.counts == (4,)
    assert question.text.endswith("(not the three losses)?")


def test_a_question_that_denies_everything_is_taken_as_it_is():
    assert understand("(not this)").asked == "(not this)"


def test_a_question_in_a_long_story_is_understood_as_it_is_alone():
    story = "Our village has 7 wells and 3 weirs on a canal. Nobody knew who built them. " * 4
    alone = understand("How many canals are there in the province?")
    told = understand(f"{story}How many canals are there in the province?")
    for name in ("terms", "counts", "counted", "kind", "wanted", "sought"):
        assert getattr(told, name) == getattr(alone, name), name


def test_terms_leave_out_what_only_steers_the_question():
    assert understand("ช่วยบอกหน่อยว่าธรรมาภิบาลคืออะไร").terms == ("ธรรมาภิบาล",)
    assert understand("Please explain what a canal is").terms == ("canal",)


def test_the_answers_language_may_differ_from_the_spoken_one():
    question = understand("น้ำคืออะไร", "en")
    assert (question.language, question.spoken) == ("en", "th")
    assert understand("น้ำคืออะไร").language == "th"


def test_blanks_and_invisibles_do_not_matter():
    assert understand(" What\n is\u200b  water? ") == understand("What is water?")


def test_a_slip_is_mended_in_what_is_asked_and_kept_in_what_is_shown():
    question = understand("why inovation matters")
    assert (question.text, question.asked) == ("why inovation matters", "why innovation matters")


def test_what_somebody_means_by_a_word_is_a_question_for_the_word():
    asked = understand("What does the river charter mean by a keeper?")
    assert asked.kind == "definition"
    assert asked.sought == ("keeper",)

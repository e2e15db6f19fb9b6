"""Units: a model's text becomes whole sentences and items, each with valid passage numbers."""

import pytest

from assistant.answering.generation.units import Marked, parse

PASSAGES = (
    "Goldsmith and Eggers (2004) say that networks grow.",
    "อัคบวร (2552) กล่าวถึงเครือข่าย",
    "Ostrom (1990) managed the commons. Hardin (1968) did not.",
)


def numbers(text: str) -> list[tuple[int, ...]]:
    return [marked.numbers for marked in parse(text, PASSAGES)]


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        ("[1]", (1,)),
        ("[1,2]", (1, 2)),
        ("[1; 3]", (1, 3)),
        ("[1-3]", (1, 2, 3)),
        ("[1–3]", (1, 2, 3)),
        ("[1][2]", (1, 2)),
        ("[2] [2]", (2,)),
        ("\u30142\u3015", (2,)),
        ("【3】", (3,)),
        ("【2†source】", (2,)),
        ("[๑]", (1,)),
        ("[๑, ๓]", (1, 3)),
        ("\uff3b\uff12\uff3d", (2,)),
        ("[^2]", (2,)),
        ("[Passage 2]", (2,)),
        ("[ข้อความที่ 3]", (3,)),
        ("[2](https://evil.example/x)", (2,)),
        ("[0]", ()),
        ("[-1]", ()),
        ("[99]", ()),
        ("[0-2]", (1, 2)),
        ("[1-999999999]", (1, 2, 3)),
        ("[" + "9" * 5000 + "]", ()),
        ("[1-" + "9" * 5000 + "]", (1, 2, 3)),
        ("[3-1]", ()),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_every_kind_of_marker_is_read_and_removed(marker: str, expected: tuple[int, ...]) -> None:
    sentence = "Networks are built from trust and time"
    for text in (f"{sentence} {marker}.", f"{sentence}. {marker}", f"{marker} {sentence}."):
        assert parse(text, PASSAGES) == (Marked(f"{sentence}.", expected),)


def test_a_marker_after_the_full_stop_belongs_to_the_sentence_before_it() -> None:
    assert parse("They grow. [1] They fade. [2]", PASSAGES) == (
        Marked("They grow.", (1,)),
        Marked("They fade.", (2,)),
    )


def test_markers_that_lead_their_sentences_belong_to_what_follows() -> None:
    assert parse("[1] They grow. [2] They fade.", PASSAGES) == (
        Marked("They grow.", (1,)),
        Marked("They fade.", (2,)),
    )


def test_a_marker_ends_a_thai_sentence_which_has_no_full_stop() -> None:
    text = "เครือข่ายคือการทำงานร่วมกัน [1] รัฐเป็นผู้ประสานงาน [2]"
    assert parse(text, PASSAGES) == (
        Marked("เครือข่ายคือการทำงานร่วมกัน", (1,)),
        Marked("รัฐเป็นผู้ประสานงาน", (2,)),
    )


def test_a_marker_inside_an_english_sentence_does_not_break_it() -> None:
    assert parse("Networks [1] grow because of trust [2].", PASSAGES) == (
        Marked("Networks grow because of trust.", (1, 2)),
    )


@pytest.mark.parametrize(
    "text",
    ["Use `rows[1]` to count the rows.", "See https://example.org/a[1] for the rows of it."],
)
def test_markers_in_code_and_addresses_are_no_citations(text: str) -> None:
    assert numbers(text) == [()]


def test_round_brackets_cite_only_at_the_end_of_a_line() -> None:
    assert numbers("There are (1) trust and (2) time in it.") == [()]
    assert parse("They grow with time (2).", PASSAGES) == (Marked("They grow with time.", (2,)),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goldsmith and Eggers (2004) explain growth.", (1,)),
        ("Networks are said to grow (Goldsmith & Eggers, 2004).", (1,)),
        ("อัคบวร (2552) กล่าวถึงเครือข่ายของรัฐไว้แล้ว", ()),
        ("เครือข่ายของรัฐมีความสำคัญมากขึ้นเรื่อย ๆ (อัคบวร, 2552)", (2,)),
        ("เครือข่ายของรัฐมีความสำคัญมากขึ้นเรื่อย ๆ (อัคบวร, ๒๕๕๒)", (2,)),
        ("Goldsmith and Eggers (1999) explain growth.", ()),
        ("Putnam (2004) explains how networks grow.", ()),
        ("Goldsmith and Eggers (2004) explain growth [3].", (3,)),
    ],
)
def test_author_and_year_point_at_the_one_passage_that_has_both(
    text: str, expected: tuple[int, ...]
) -> None:
    assert numbers(text) == [expected]


def test_author_and_year_of_two_passages_point_at_none() -> None:
    twice = ("Ostrom (1990) says this.", "Ostrom (1990) says that.")
    assert parse("Ostrom (1990) explains the commons.", twice)[0].numbers == ()


def test_list_items_keep_their_enumerators_and_the_line_before_them_leads() -> None:
    assert parse("ประเด็นมีดังนี้\n1. ความไว้วางใจ [1]\n2. การสื่อสาร [2]", PASSAGES) == (
        Marked("ประเด็นมีดังนี้", (), lead=True),
        Marked("1. ความไว้วางใจ", (1,)),
        Marked("2. การสื่อสาร", (2,)),
    )


def test_a_last_line_leads_to_nothing() -> None:
    assert not parse("Networks have these parts:", PASSAGES)[0].lead


def test_nothing_but_markers_is_no_sentence() -> None:
    assert parse("[1] [2]\n\n...\n", PASSAGES) == ()


FRONT = "คณะกรรมการไม่รับคำขอที่ยื่นหลังวันที่กำหนด เว้นแต่ผู้ยื่นมีเหตุจำเป็น"
TAIL = "และผู้ยื่นแจ้งเหตุนั้นไว้เป็นหนังสือก่อนแล้ว"


def test_a_thai_sentence_is_whole_up_to_its_marker_however_many_clauses_it_has() -> None:
    assert parse(f"{FRONT} {TAIL} [2]", PASSAGES) == (Marked(f"{FRONT} {TAIL}", (2,)),)


def test_a_marker_before_a_conjunction_stands_in_the_middle_of_its_sentence() -> None:
    assert parse(f"{FRONT} [1] {TAIL} [2]", PASSAGES) == (Marked(f"{FRONT} {TAIL}", (1, 2)),)


def test_a_thai_clause_behind_the_last_marker_stays_with_its_sentence() -> None:
    assert parse(f"{FRONT} [1] {TAIL}", PASSAGES) == (Marked(f"{FRONT} {TAIL}", (1,)),)


def test_what_begins_anew_behind_a_marker_is_a_text_of_its_own() -> None:
    assert parse(f"{FRONT} [1] นอกจากนี้มีค่าธรรมเนียม [2]", PASSAGES) == (
        Marked(FRONT, (1,)),
        Marked("นอกจากนี้มีค่าธรรมเนียม", (2,)),
    )


def test_a_line_that_goes_on_with_the_one_before_is_of_one_text_with_it() -> None:
    assert parse(f"{FRONT}\n{TAIL} [3]", PASSAGES) == (Marked(f"{FRONT} {TAIL}", (3,)),)
    assert parse("Networks grow where\nthere is trust [3].", PASSAGES) == (
        Marked("Networks grow where there is trust.", (3,)),
    )


def test_a_line_that_begins_anew_is_a_text_of_its_own() -> None:
    found = parse(f"{FRONT}\nมีค่าธรรมเนียม [2]", PASSAGES)
    assert found == (Marked(FRONT), Marked("มีค่าธรรมเนียม", (2,)))


def test_a_line_of_markers_closes_the_one_before() -> None:
    assert parse(f"{FRONT}\n[1][3]", PASSAGES) == (Marked(FRONT, (1, 3)),)


def test_a_paragraph_ends_a_text_even_without_a_marker() -> None:
    found = parse(f"{FRONT}\n\nมีค่าธรรมเนียม [2]", PASSAGES)
    assert found == (Marked(FRONT), Marked("มีค่าธรรมเนียม", (2,)))


def test_english_sentences_are_cited_by_the_marker_that_closes_them() -> None:
    said = (
        "They grow where people trust.",
        "They fade where nobody comes.",
        "Some return later on.",
    )
    assert parse(f"{said[0]} {said[1]} [2] {said[2]}", PASSAGES) == (
        Marked(said[0], (2,)),
        Marked(said[1], (2,)),
        Marked(said[2]),
    )


@pytest.mark.parametrize("mark", ["1.", "-", "(2)", "๓."])
def test_an_item_is_one_text_with_the_lines_that_go_on_with_it(mark: str) -> None:
    text = f"{mark} Trust: it grows slowly. It is lost fast\n   where people leave. [2]"
    whole = f"{mark} Trust: it grows slowly. It is lost fast where people leave."
    assert parse(text, PASSAGES) == (Marked(whole, (2,)),)


@pytest.mark.parametrize(
    "heading", ["## What helps", "**What helps**", "**What helps:**", "# What helps #"]
)
def test_a_heading_leads_to_what_stands_under_it(heading: str) -> None:
    assert parse(f"{heading}\n- Trust [1]", PASSAGES)[0] == Marked("What helps:", (), lead=True)


def test_an_item_with_items_under_it_leads_to_them() -> None:
    found = parse("- What helps\n  - Trust [1]\n- What harms\n  - Haste [2]", PASSAGES)
    assert [(one.text, one.lead) for one in found] == [
        ("- What helps", True),
        ("- Trust", False),
        ("- What harms", True),
        ("- Haste", False),
    ]


def test_a_short_line_over_items_leads_to_them_without_a_colon() -> None:
    found = parse("What helps\n- Trust [1]\nWhat harms\n- Haste [2]", PASSAGES)
    assert [(one.text, one.lead) for one in found] == [
        ("What helps:", True),
        ("- Trust", False),
        ("What harms:", True),
        ("- Haste", False),
    ]


@pytest.mark.parametrize(
    "above", ["Trust grows slowly among partners", "เครือข่ายไม่ต้องใช้งบประมาณเลย", "Trust grows [1]"]
)
def test_a_sentence_over_items_is_no_heading(above: str) -> None:
    assert not parse(f"{above}\n- Haste [2]", PASSAGES)[0].lead


def test_lines_that_were_asked_for_are_items() -> None:
    text = "Trust grows slowly. [1]\nHaste harms it. [2]"
    assert [one.text for one in parse(text, PASSAGES, lines=True)] == [
        "- Trust grows slowly.",
        "- Haste harms it.",
    ]
    assert parse(text, PASSAGES)[0].text == "Trust grows slowly."


def test_paragraphs_stay_paragraphs_where_lines_were_asked_for() -> None:
    text = "Trust grows slowly. [1] It fades fast. [1]\nHaste harms it. [2]"
    assert not any(one.text.startswith("- ") for one in parse(text, PASSAGES, lines=True))

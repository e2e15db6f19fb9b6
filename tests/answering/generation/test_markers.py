"""Markers: what a model writes becomes sentences with valid passage numbers, and nothing else."""

import pytest

from assistant.answering.generation.markers import Marked, clean, parse, speakable

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<think>I will cite [3]</think>It grows.", "It grows."),
        ("I think [3] so</think>It grows.", "It grows."),
        ("It grows.<think>and never ends [3]", "It grows."),
        ("It ![x](https://evil.example/x.png)grows.", "It grows."),
        ("It [grows](https://evil.example).", "It grows."),
        ("It <img src=x onerror=y>grows.<!-- hidden -->", "It grows."),
        ("**It** grows.<|im_end|>", "It grows."),
        ("## Growth", "Growth"),
        ("It\u200b gr\u202eows.", "It grows."),
    ],
)
def test_what_is_not_text_is_taken_out(text: str, expected: str) -> None:
    assert clean(text) == expected


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


def test_growing_text_is_shown_without_markers_and_half_written_things() -> None:
    whole = "<think>hm</think>**Networks** grow [1]. They ![x](http://e/x.png) fade [9]. Good"
    shown = [speakable(whole[:end]) for end in range(len(whole) + 1)]
    assert shown[-1].split() == ["Networks", "grow.", "They", "fade.", "Good"]
    for text in shown:
        assert not set("[]<>!") & set(text)
        assert "hm" not in text
        assert "http" not in text
        assert shown[-1].startswith(text)

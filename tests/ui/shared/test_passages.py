from __future__ import annotations

from dataclasses import replace

import stand_in

from assistant.ui.shared import passages


def span(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def test_the_quote_is_highlighted_across_a_wrapped_line():
    shown = passages.highlighted(stand_in.TEXT, span(stand_in.TEXT, stand_in.QUOTE))
    assert ":yellow-background[การที่หลายหน่วยงานร่วมกันรับผิดชอบงานเดียวกัน]" in shown


def test_a_quote_over_list_items_is_highlighted_in_each():
    quote = "- เป้าหมายร่วม\n- ข้อมูลที่ใช้ร่วมกัน"
    shown = passages.highlighted(stand_in.LIST_TEXT, span(stand_in.LIST_TEXT, quote))
    assert shown.split("\n\n") == [
        "ผู้จัดการเครือข่ายต้องดูแลสามเรื่อง",
        ":yellow-background[\\- เป้าหมายร่วม]",
        ":yellow-background[\\- ข้อมูลที่ใช้ร่วมกัน]",
        "\\- ความรับผิดชอบของแต่ละฝ่าย",
    ]


def test_english_lines_are_joined_with_a_blank():
    quote = "members talking\nand settles"
    shown = passages.highlighted(stand_in.ENGLISH_TEXT, span(stand_in.ENGLISH_TEXT, quote))
    assert ":yellow-background[members talking and settles]" in shown


def test_a_bracket_in_a_quote_cannot_end_the_highlight():
    shown = passages.highlighted("a ] b ![x](y)", (0, 13))
    assert shown == ":yellow-background[a \\] b \\!\\[x\\]\\(y\\)]"


def test_nothing_is_highlighted_outside_the_passage():
    assert passages.highlighted("กขค", (10, 12)) == "กขค"
    assert passages.highlighted("กขค", (-9, -1)) == "กขค"


def test_a_place_names_title_sections_and_page():
    shown = passages.place("Notes", ("Design", "Members"), 7, "en")
    assert shown.replace("\\", "") == "Notes \u203a Design \u203a Members · p. 7"


def test_a_title_that_is_also_the_first_section_is_named_once():
    assert passages.place("Notes", ("Notes", "Design"), 7, "en").count("Notes") == 1
    assert passages.short_place("Notes", ("Notes",), 7, "en").count("Notes") == 1


def test_an_unknown_page_is_said_to_be_unknown():
    assert passages.place("Notes", (), None, "en") == "Notes · no page known"
    assert passages.place("บันทึก", (), None, "th").endswith("ไม่ทราบเลขหน้า")


def test_a_short_place_keeps_the_innermost_section_and_the_page():
    shown = passages.short_place("ก" * 300, ("หมวด", "ข" * 300), 12, "th")
    assert shown.endswith("· หน้า 12")
    assert "ข" in shown
    assert "หมวด" not in shown
    assert len(shown) < 200


def test_a_law_is_named_as_it_is_cited():
    plain = stand_in.citation(1, stand_in.TEXT, stand_in.QUOTE)
    law = replace(plain, cited_as="พ.ร.บ.ตลาด มาตรา ๑๒")
    assert passages.label(law, "th").replace("\\", "") == "พ.ร.บ.ตลาด มาตรา ๑๒ · หน้า 3"
    assert passages.whole_place(law, "th").startswith(f"พ.ร.บ.ตลาด มาตรา ๑๒ · {law.title}")
    assert passages.label(plain, "th") == passages.short_place(
        plain.title, plain.section, plain.page, "th"
    )

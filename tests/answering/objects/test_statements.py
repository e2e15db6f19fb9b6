"""Statements: what says something by itself, by its form alone."""

from __future__ import annotations

import pytest

from assistant.answering.objects.statements import (
    announced,
    announces,
    is_field,
    readable,
    refers,
    states,
    without_label,
)


@pytest.mark.parametrize(
    "text",
    [
        "## ข้อดีของศูนย์ซ่อมจักรยาน",
        "ขั้นตอนการรับซ่อมจักรยานมีดังนี้",
        "อาสาสมัครช่างจักรยานมีหน้าที่ดังต่อไปนี้:",
        "The seed library has the following rules for every borrower:",
        "Seed is lent to households such as",
        "Sector: Local Government",
        "| Provided By: | Village Council |",
        "Home › Guidance › Seed libraries › Borrowing",
        "[Open seed standards](https://example.org/standards) by the seed council",
        "โทร",
    ],
)
def test_what_only_announces_names_or_leads_elsewhere_states_nothing(text):
    assert not states(text)


@pytest.mark.parametrize(
    "text",
    [
        "ศูนย์ซ่อมจักรยานเปิดทำการวันเสาร์และวันอาทิตย์ที่ศาลาประชาคม",
        "Borrowers return twice the amount of seed that they took.",
        "ให้กรรมการมีวาระการดำรงตำแหน่งคราวละสี่ปี",
    ],
)
def test_a_sentence_states_something(text):
    assert states(text)
    assert not announces(text)


def test_marks_addresses_and_footnotes_are_not_read():
    text = "* Use [open\nstandards](../glossary.md#open) for **all** records[12]"
    assert readable(text) == "Use open standards for all records"


def test_the_cells_of_a_row_are_set_apart():
    assert readable("| seed | two\nbags |") == "seed – two bags"


def test_a_label_of_an_article_is_left_to_the_citation():
    text = "มาตรา ๗[๑] ให้กรรมการประชุมเดือนละครั้ง"
    start, end = without_label(text, (0, len(text)))
    assert text[start:end] == "ให้กรรมการประชุมเดือนละครั้ง"
    assert without_label("มาตรา ๗", (0, 7)) == (0, 7)


def test_what_announces_a_list_ends_in_one_colon():
    assert announced("มาตรา ๕ สภามีหน้าที่ดังต่อไปนี้") == "มาตรา ๕ สภามีหน้าที่:"
    assert announced("The council has the following:") == "The council has:"


def test_a_field_is_a_label_and_a_few_words():
    assert is_field("Service: Online meals")
    assert not is_field("The reason is simple: nobody had asked before the form was changed.")


def test_a_text_of_links_refers():
    assert refers("[A long title of a page](https://example.org/a)")
    assert not refers("The council follows the [standard](https://example.org/a) in all its work.")

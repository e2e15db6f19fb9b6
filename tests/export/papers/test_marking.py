"""Marks, digits, dates and places as every format shows them."""

from __future__ import annotations

from dataclasses import replace

import planning
import pytest

from assistant.export.papers import marking
from assistant.schema.papers import Cell, Column, Row, Statement, Table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ร้อยละ 60", "ร้อยละ ๖๐"),
        ("1,250,000 บาท", "๑,๒๕๐,๐๐๐ บาท"),
        ("99.50", "๙๙.๕๐"),
        ("W-2 และ PM2.5", "W-2 และ PM2.5"),
        ("http://e.org/2569/x1", "http://e.org/2569/x1"),
        ("ก5ข", "ก๕ข"),
        ("", ""),
        ("[12]", "[๑๒]"),
    ],
)
def test_digits_turn_thai_but_not_inside_latin_names(text, expected):
    assert marking.thai_digits(text) == expected


@pytest.mark.parametrize(
    "text", ["a\x00b", "\x1b[31m", "\ud83d", "\ue000", "\uffff", "\x7f", "\x85", "\x0b\x0c"]
)
def test_what_no_file_may_hold_is_left_out(text):
    cleaned = marking.clean(f"ก{text}ข")
    assert cleaned.startswith("ก")
    assert cleaned.endswith("ข")
    cleaned.encode("utf-8")
    assert not [char for char in cleaned if not char.isprintable()]


def test_a_day_is_of_the_buddhist_era_in_thai():
    assert marking.date_in_words("2028-02-29", "th") == "29 กุมภาพันธ์ พ.ศ. 2571"
    assert marking.date_in_words("2028-02-29", "en") == "29 February 2028"


def test_each_source_has_its_own_mark():
    assert marking.mark(Statement("x", "literature", (3, 11))) == "[3][11]"
    assert marking.mark(Statement("x", "assumption")) == marking.ASSUMED
    assert marking.mark(Statement("x", "brief")) == ""


def test_a_column_is_marked_as_a_whole_only_where_all_of_it_is_assumed():
    mine, cited = Statement("a", "assumption"), Statement("b", "literature", (1,))
    columns = (Column("a", "A", 0.5), Column("b", "B", 0.5))
    table = Table("t", "T", columns, (Row("1", (Cell((mine,)), Cell((mine, cited)))),))
    assert marking.marked_columns(table) == {0}
    assert marking.mark(mine, column_is_marked=True) == ""
    assert marking.mark(cited, column_is_marked=True) == "[1]"


def test_every_assumption_of_a_plan_bears_a_mark_in_print(plan):
    for _, block in plan.blocks():
        if isinstance(block, Table):
            marked = marking.marked_columns(block)
            for row in block.rows:
                for at, cell in enumerate(row.cells):
                    for statement in cell.statements:
                        mark = marking.mark(statement, column_is_marked=at in marked)
                        assert (statement.source == "assumption" and at in marked) or bool(
                            mark
                        ) == (statement.source != "brief")


def test_a_place_names_section_and_page_where_it_is_known(fishing):
    citation = fishing.citations[0]
    told = marking.place(replace(citation, section=("S",), page=7), "en")
    assert "S" in told
    assert planning.digits(told) == {"7"}
    assert (
        planning.digits(marking.place(replace(citation, section=("S",), page=None), "en")) == set()
    )


def test_a_long_quote_is_cut_and_the_cut_is_shown(fishing):
    long = replace(fishing.citations[0], quote="คำ ยาว\n" * 200)
    assert len(marking.shown_quote(long)) <= marking.SHOWN_QUOTE + 2
    assert marking.shown_quote(long).endswith("…")
    short = replace(long, quote="สั้น")
    assert marking.shown_quote(short) == "สั้น"


def test_no_statement_is_lost_between_the_blocks_that_print_shows(plan):
    for part in plan.parts:
        kept = list(marking.printed(part))
        gone = [block for block in part.blocks if block not in kept]
        assert all(isinstance(block, Table) for block in gone)
        assert not [s for b in gone for row in b.rows for c in row.cells for s in c.statements]

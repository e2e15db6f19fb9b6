"""Pages as geometry: what runs over them, columns, tables, notes and paragraphs, by place alone."""

import pytest

from assistant.reading.layout.flow import flow
from assistant.reading.layout.sheet import Rule, Sheet, Word

WIDTH, HEIGHT, SIZE, PITCH = 600.0, 800.0, 12.0, 20.0
TEXT = "the village council looks after the water of the canal and its banks in the dry"


def row(text, left=60.0, base=100.0, size=SIZE, gap=4.0, bold=False):
    """Words side by side, each as wide as its letters are many."""
    words, at = [], left
    for part in text.split():
        right = at + len(part) * size * 0.5
        words.append(Word(part, at, base - size, right, base + 3, base, size, bold))
        at = right + gap
    return words


def sheet(*rows, rules=(), label=None):
    return Sheet(WIDTH, HEIGHT, [word for one in rows for word in one], rules, label)


def texts(lines, kind):
    return [line.text for line in lines if line.kind == kind]


def test_a_head_and_a_page_number_at_one_place_are_furniture_and_number_the_pages():
    pages = [
        sheet(
            row("Water Journal Vol. 9", base=40),
            *(row(f"{TEXT} {page}{n}", base=120 + PITCH * n) for n in range(5)),
            row(f"หน้า {page}", base=770),
        )
        for page in (77, 78, 79)
    ]
    lines = flow(pages)
    assert texts(lines, "furniture")[:2] == ["Water Journal Vol. 9", "หน้า 77"]
    assert {line.page for line in lines} == {77, 78, 79}
    assert not any("Journal" in text for text in texts(lines, "line"))


def test_a_line_that_comes_again_between_others_is_text():
    pages = [
        sheet(
            *(row(f"{TEXT} {n}", base=120 + PITCH * n) for n in range(3 + page)),
            row("Resolution: agreed", base=120 + PITCH * (3 + page)),
        )
        for page in range(4)
    ]
    assert texts(flow(pages), "line").count("Resolution: agreed") == 4


def test_columns_are_read_one_after_the_other():
    left = [row(f"left {n} " + "water " * 5, base=100 + PITCH * n) for n in range(8)]
    right = [row(f"right {n} " + "soil " * 6, left=330, base=100 + PITCH * n) for n in range(8)]
    mixed = [one for pair in zip(left, right, strict=True) for one in pair]
    read = [line.text.split()[0] for line in flow([sheet(*mixed)])]
    assert read == ["left"] * 8 + ["right"] * 8


def test_a_sentence_goes_on_over_a_page_and_a_gap_or_indent_begins_a_paragraph():
    first = [row(TEXT, base=100 + PITCH * n) for n in range(4)]
    second = [
        row(TEXT, base=100),
        row("short end", base=120),
        row(TEXT, left=84, base=140),
        row(TEXT, base=160),
        row(TEXT, base=200),
    ]
    opens = [line.opens for line in flow([sheet(*first), sheet(*second)])]
    assert opens == [True, False, False, False, False, False, True, False, True]


def test_where_gaps_part_paragraphs_a_short_line_ends_one_at_the_end_of_a_page():
    def page(*more):
        bases = (100, 120, 160, 180, 220, 240)
        rows = [row(" ".join(words[at % 3 :]), base=base) for at, base in enumerate(bases)]
        return sheet(*rows, *more)

    words = TEXT.split()
    short = row(" ".join(words[:10]), base=260)
    other = sheet(*(row(" ".join(words[::-1][at:]), base=100 + PITCH * at) for at in range(3)))
    assert [line.opens for line in flow([page(short), other])][6:8] == [False, True]
    within = page(short, row(" ".join(words[1:]), base=280))
    assert [line.opens for line in flow([within])][6:8] == [False, False]


def test_small_text_with_a_mark_at_the_foot_is_a_note_behind_its_paragraph():
    body = [row(TEXT, base=100 + PITCH * n) for n in range(10)]
    note = row("1 counted in the dry season", base=420, size=8)
    lines = flow([sheet(*body, note), sheet(row(TEXT, base=100))])
    assert [line.kind for line in lines][-2:] == ["line", "note"]
    assert lines[-1].page is None


def grid(top, rows, columns=(60, 200, 400), height=30):
    bottom = top + rows * height
    flat = [Rule(columns[0], y, columns[-1], y) for y in range(top, bottom + 1, height)]
    return [*flat, *(Rule(x, top, x, bottom) for x in columns)]


def test_a_ruled_table_has_its_rows_and_an_end():
    rows = [
        [*row(name, left=66, base=120 + 30 * n), *row(amount, left=210, base=120 + 30 * n)]
        for n, (name, amount) in enumerate([("who", "baht"), ("a b", "1,200"), ("c d", "900")])
    ]
    lines = flow([sheet(*rows, row(TEXT, base=260), rules=grid(100, 3))])
    assert texts(lines, "header") == ["| who | baht |"]
    assert texts(lines, "row") == ["| a b | 1,200 |", "| c d | 900 |"]
    assert texts(lines, "line") == [TEXT]


def test_a_table_that_goes_on_over_a_page_has_one_header():
    def page(*names):
        rows = [
            [*row(name, left=66, base=120 + 30 * n), *row("x", left=210, base=120 + 30 * n)]
            for n, name in enumerate(names)
        ]
        return sheet(*rows, rules=grid(100, len(names)))

    lines = flow([page("who", "a"), page("who", "b"), page("c")])
    assert texts(lines, "header") == ["| who | x |"]
    assert texts(lines, "row") == ["| a | x |", "| b | x |", "| c | x |"]


def test_cells_below_each_other_are_a_table_without_rules():
    cells = [
        ("Code", "Record", "Kept"),
        ("R1", "birth", "50"),
        ("R2", "lease", "58"),
        ("R3", "tax", "39"),
    ]
    rows = [
        [
            word
            for at, cell in enumerate(line)
            for word in row(cell, left=80 + 150 * at, base=100 + 20 * n)
        ]
        for n, line in enumerate(cells)
    ]
    lines = flow([sheet(*rows, row(TEXT, base=300))])
    assert texts(lines, "row") == [
        "| R1 | birth | 50 |",
        "| R2 | lease | 58 |",
        "| R3 | tax | 39 |",
    ]
    assert texts(lines, "line") == [TEXT]


@pytest.mark.parametrize("sign", ["•", "(1)", "ก."])
def test_the_text_behind_a_sign_and_a_tab_is_no_cell(sign):
    rows = [
        [*row(sign, left=60, base=100 + 20 * n), *row(f"{TEXT} {n}", left=90, base=100 + 20 * n)]
        for n in range(4)
    ]
    assert {line.kind for line in flow([sheet(*rows)])} == {"line"}


def test_a_page_without_words_keeps_its_number():
    assert [line.page for line in flow([sheet(row(TEXT), label=1), sheet(label=2)])] == [1, 2]


def test_a_large_number_beside_a_paragraph_stands_before_its_first_line():
    poster = []
    for at in range(3):
        base = 100.0 + 100 * at
        first, second = (
            row(f"{TEXT} {word}", left=120, base=base + PITCH * n)
            for n, word in enumerate(("first", "second"))
        )
        number = row(str(at + 1), left=70, base=base + PITCH * 0.8, size=30)
        poster += [first, number, second]
    lines = texts(flow([sheet(*poster)]), "line")
    assert [line.split()[0] for line in lines] == ["1", "the", "2", "the", "3", "the"]

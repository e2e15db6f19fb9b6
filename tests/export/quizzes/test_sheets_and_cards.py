"""The sheets of Kahoot and Quizizz and the cards of Anki, read back by other readers."""

from __future__ import annotations

import csv
from html import unescape
from io import BytesIO, StringIO

import quiz_samples as samples
from openpyxl import load_workbook

from assistant.export.quizzes.quiz import left_out, write_quiz


def written(format):
    return write_quiz(samples.ITEMS, (samples.CITATION,), format, title=samples.TITLE)


def kept(format):
    out = left_out(samples.ITEMS, format)
    return [one for one in samples.ITEMS if one not in out]


def rows(format, first):
    sheet = load_workbook(BytesIO(written(format))).active
    return [
        [cell or "" for cell in row] for row in sheet.iter_rows(min_row=first, values_only=True)
    ]


def test_kahoot_has_its_heads_in_row_eight_and_the_key_by_number():
    head, *body = rows("kahoot", 8)
    assert head[1].startswith("Question - max 120")
    assert [h[:8] for h in head[2:6]] == ["Answer 1", "Answer 2", "Answer 3", "Answer 4"]
    assert kept("kahoot")
    for one, row in zip(kept("kahoot"), body, strict=True):
        assert len(row[1]) <= 120
        assert row[1] == " ".join(one.question.split())
        assert row[1 + row[7]] == " ".join(one.answer[0].split())
        assert row[6] in (5, 10, 20, 30, 60, 90, 120, 240)


def test_quizizz_has_its_own_heads_and_the_key_by_number():
    head, *body = rows("quizizz", 1)
    assert head[:3] == ["Question Text", "Question Type", "Option 1"]
    for one, row in zip(kept("quizizz"), body, strict=True):
        if one.kind == "open":
            assert row[1:8] == ["Open-Ended", "", "", "", "", "", ""]
        else:
            assert row[1 + row[7]] == one.answer[0].strip()
        assert samples.SOURCE in row[10]


def test_anki_reads_a_card_for_each_item():
    head, cards = [], []
    text = written("anki").decode("utf-8")
    for line in text.splitlines():
        (head if line.startswith("#") and not cards else cards).append(line)
    assert "#deck:" in "".join(head)
    read = list(csv.reader(StringIO("\n".join(cards)), delimiter="\t"))
    assert len(read) == len(samples.ITEMS)
    for one, (front, back, tag) in zip(samples.ITEMS, read, strict=True):
        shown = unescape(front).replace("<br>", "\n")
        assert shown.startswith(one.question.strip().replace("\t", " "))
        if one.kind == "choice":
            assert (
                unescape(back)
                .replace("<br>", "\n")
                .startswith(one.answer[0].strip().replace("\t", " "))
            )
        assert tag == one.difficulty

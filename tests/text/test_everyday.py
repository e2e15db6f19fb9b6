"""Everyday words: what papers write for them, longest phrase first, and rows that are sound."""

from __future__ import annotations

from assistant.text.everyday import Everyday, everyday
from assistant.text.glossary import rows_of
from assistant.text.language import words


def test_the_longest_phrase_wins():
    held = Everyday([(["ทำ"], ["ดำเนินการ"]), (["ทำงาน"], ["ปฏิบัติงาน"])])
    assert list(held.written(tuple(words("ทำงานที่ไหน")))) == [("ทำงาน",)]


def test_it_goes_one_way():
    held = Everyday([(["ตังค์"], ["งบประมาณ"])])
    assert held.written(("ตังค์",)) == {("ตังค์",): (("งบประมาณ",),)}
    assert not held.written(("งบประมาณ",))


def test_nothing_is_written_for_itself():
    held = Everyday([(["fees"], ["fee", "charge"])])
    assert held.written(("fee",)) == {("fee",): (("charg",),)}


def test_every_row_that_ships_says_what_is_written():
    for row in rows_of("everyday.csv"):
        assert all(part.strip() for part in row["said"].split("|")), row
        assert all(part.strip() for part in row["written"].split("|")), row


def test_what_ships_knows_both_languages():
    assert ("ล้มเหลว",) in everyday().written(("พัง",))[("พัง",)]
    assert ("budget",) in everyday().written(("cash",))[("cash",)]

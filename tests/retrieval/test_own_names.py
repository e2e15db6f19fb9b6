"""A law is asked in its own words too: what it calls "the board" is the board named in full."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER

from assistant import open_assistant
from assistant.library.part import part_of
from assistant.opening import open_library
from assistant.retrieval import search
from assistant.retrieval.own_names import OwnName, in_full, in_own_words, own_names_in
from assistant.retrieval.rewording import understood
from assistant.schema import Within

FULL = "คณะกรรมการส่งเสริมตลาดน้ำแห่งชาติ"
OFFICE = "สำนักงานคณะกรรมการส่งเสริมตลาดน้ำแห่งชาติ"
LAW = f"""พระราชบัญญัติส่งเสริมตลาดน้ำ พ.ศ. ๒๕๕๙

มาตรา ๓ ในพระราชบัญญัตินี้

“คณะกรรมการ” หมายความว่า {FULL}

“แพ” หมายความว่า ที่ค้าขายซึ่งลอยอยู่บนน้ำ

มาตรา ๔ ให้มี{FULL}ประกอบด้วย ปลัดกระทรวงเป็นประธานกรรมการ และผู้แทนแม่ค้าพายเรือจำนวนหกคน

มาตรา ๕ ให้จัดตั้ง{OFFICE}ขึ้นในกระทรวง มีหน้าที่ปฏิบัติงานธุรการและจดรายงานการประชุม

มาตรา ๖ คณะกรรมการมีอำนาจหน้าที่ ดังต่อไปนี้
(๑) กำหนดเขตจอดแพ
(๒) เก็บค่าเช่าท่าน้ำ
(๓) สั่งย้ายแพที่กีดขวางทางเดินเรือ

มาตรา ๗ การประชุมของคณะกรรมการต้องมีกรรมการมาไม่น้อยกว่าห้าคน

มาตรา ๘ คณะกรรมการตรวจรับท่าน้ำมีอำนาจเรียกผู้ค้ามาให้ถ้อยคำ
"""
OTHER = """พระราชบัญญัติตลาดนัดชายแดน พ.ศ. ๒๕๖๐

มาตรา ๓ ในพระราชบัญญัตินี้ “คณะกรรมการ” หมายความว่า คณะกรรมการตลาดนัดชายแดน

มาตรา ๔ คณะกรรมการมีอำนาจหน้าที่ ดังต่อไปนี้
(๑) ออกบัตรผ่านแดนให้ผู้ค้า
(๒) ตรวจด่านทุกวันพุธ
"""
NAMES = (OwnName("boats", "คณะกรรมการ", FULL),)


MINISTER = "รัฐมนตรีว่าการกระทรวงการตลาด"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    home = tmp_path_factory.mktemp("own") / "home"
    with open_library(home, ENCODER) as library:
        library.add_texts([{"id": "boats", "text": LAW}, {"id": "border", "text": OTHER}])
    return open_assistant(home)


@pytest.mark.parametrize(
    ("asked", "article"),
    [
        ("{}มีอำนาจหน้าที่อะไรบ้าง", "มาตรา ๖"),
        ("หน้าที่ของ{}มีอะไรบ้าง", "มาตรา ๖"),
        ("การประชุม{}ต้องมีกรรมการมากี่คน", "มาตรา ๗"),
        ("{}ประกอบด้วยใครบ้าง", "มาตรา ๔"),
    ],
)
def test_a_body_named_in_full_is_the_one_of_its_law(assistant, asked, article):
    first = assistant.ask(asked.format(FULL)).citations[0]
    assert (first.document_id, first.section[-1]) == ("boats", article)


def test_its_office_is_another_body(assistant):
    asked = f"{OFFICE}มีหน้าที่อะไร"
    assert understood(assistant.library, asked).called == ()
    assert assistant.ask(asked).citations[0].section[-1] == "มาตรา ๕"


def test_a_part_without_the_law_knows_no_such_name(assistant):
    part = part_of(assistant.library, Within(documents=("border",)))
    asked = f"{FULL}มีหน้าที่อะไร"
    assert own_names_in(assistant.library, asked) == NAMES
    assert own_names_in(part, asked) == ()


def test_what_many_laws_have_a_word_for_is_looked_for_again_in_the_first_of_them(
    tmp_path, monkeypatch
):
    searched = []
    again = search._near_in_own_words
    monkeypatch.setattr(
        search,
        "_near_in_own_words",
        lambda library, question, name, within: (
            searched.append(name.document_id) or again(library, question, name, within)
        ),
    )
    with open_library(tmp_path / "home", ENCODER) as library:
        law = "มาตรา ๓ “รัฐมนตรี” หมายความว่า {}\n\nมาตรา ๔ ให้รัฐมนตรีมีอำนาจออกกฎกระทรวงว่าด้วย{}"
        matters = ("แพ", "ตะกร้า", "เกวียน", "เรือ")
        texts = [{"id": m, "text": law.format(MINISTER, m)} for m in matters]
        library.add_texts(texts)
        asked = understood(library, f"{MINISTER}มีอำนาจอะไร")
        assert len(asked.called) == len(matters)
        assert search.nearest(library, asked)
    assert len(searched) == 2


def test_a_question_is_put_in_the_words_of_the_law():
    assert in_own_words(f"{FULL}ทำอะไร", NAMES[0]) == "คณะกรรมการทำอะไร"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ให้คณะกรรมการมีหน้าที่", f"ให้{FULL}มีหน้าที่"),
        ("คณะกรรมการตรวจรับท่าน้ำมีอำนาจ", "คณะกรรมการตรวจรับท่าน้ำมีอำนาจ"),
        ("คณะกรรมการของสมาคมมีหน้าที่", "คณะกรรมการของสมาคมมีหน้าที่"),
        ("สำนักงานคณะกรรมการมีหน้าที่", "สำนักงานคณะกรรมการมีหน้าที่"),
        (f"{OFFICE}มีหน้าที่", "สำนักงานคณะกรรมการมีหน้าที่"),
        (f"ให้มี{FULL}ขึ้น", f"ให้มี{FULL}ขึ้น"),
        ("“คณะกรรมการ” หมายความว่า", "“คณะกรรมการ” หมายความว่า"),
    ],
)
def test_its_passages_are_read_with_the_name_written_out_where_it_is_that_body(text, read):
    assert in_full(NAMES, "boats", text) == read
    assert in_full(NAMES, "border", text) == text

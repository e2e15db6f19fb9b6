"""Objects: what a passage holds that can answer, in the document's own words.

The rules are held over the shipped notes and over real laws, news and handbooks.
"""

from __future__ import annotations

import pytest
from answering_homes import ENCODER

from assistant.answering.objects.objects import cut, objects_of
from assistant.opening import open_library
from assistant.text.patterns import is_item

LAW = """พระราชบัญญัติสวนสมุนไพร

มาตรา ๑ พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติสวนสมุนไพร”

มาตรา ๒ ในพระราชบัญญัตินี้
“สวน” หมายความว่า ที่ดินที่ตำบลใช้ปลูกสมุนไพรเพื่อประโยชน์ของประชาชน
“สมาชิก” หมายความว่า ผู้ที่ขึ้นทะเบียนไว้กับคณะกรรมการของสวน

มาตรา ๓ รายได้ของสวน ประกอบด้วย (๑) ค่าธรรมเนียมการเข้าชม (๒) เงินที่มีผู้บริจาคให้ และ (๓) ดอกผลของเงินนั้น

มาตรา ๔ ให้คณะกรรมการมีวาระคราวละสี่ปี
"""


@pytest.fixture(scope="module")
def law(tmp_path_factory):
    home = tmp_path_factory.mktemp("objects") / "home"
    with open_library(home, ENCODER) as library:
        library.add_texts([{"id": "law", "title": "สวน", "text": LAW}])
        return library.passages()


def of_kind(passages, kind):
    return [one for p in passages for one in objects_of(p) if one.kind == kind]


def test_each_definition_is_an_object_of_its_own(law):
    found = [one.text for one in of_kind(law, "definition")]
    assert [text[:10].split("”")[0] for text in found] == ["“สวน", "“สมาชิก"]
    assert all("\n“" not in text for text in found)


def test_an_enumeration_in_a_line_is_a_list_with_its_items(law):
    (listed,) = of_kind(law, "list")
    items = [cut(listed.passage, item) for item in listed.items]
    assert items == ["ค่าธรรมเนียมการเข้าชม", "เงินที่มีผู้บริจาคให้", "ดอกผลของเงินนั้น"]
    assert cut(listed.passage, listed.lead).strip() == "รายได้ของสวน ประกอบด้วย"


def test_an_item_is_read_with_what_stands_above_it(law):
    assert all("รายได้ของสวน" in one.above for one in of_kind(law, "item"))


def test_the_label_of_an_article_is_no_part_of_what_it_says(law):
    assert any(one.text == "ให้คณะกรรมการมีวาระคราวละสี่ปี" for one in of_kind(law, "statement"))


def test_a_reference_to_items_is_no_enumeration(tmp_path):
    with open_library(tmp_path / "home", ENCODER) as library:
        library.add_texts([{"id": "r", "text": "ให้ยกเว้นความใน (๑) และ (๒) ของมาตราก่อนหน้านี้แก่สมาชิก"}])
        assert not of_kind(library.passages(), "list")


FILES = (
    "law_emergency_medicine_2551.txt",
    "law_digital_government_2562.docx",
    "news_community_councils.txt",
    "gds_spending_controls.html",
    "publiccode_criteria.md",
)


@pytest.fixture(scope="module")
def held(governance_folder, tmp_path_factory):
    """Real documents, each with its passages."""
    home = tmp_path_factory.mktemp("governance") / "home"
    with open_library(home, ENCODER) as library:
        library.add_files([governance_folder / name for name in FILES])
        return [
            (library.document(d.document_id), library.passages(d.document_id))
            for d in library.documents()
        ]


class TestRealDocuments:
    """What holds for every object of a real document."""

    def test_every_span_lies_in_its_passage(self, held):
        for document, passages in held:
            for passage in passages:
                for one in objects_of(passage):
                    for start, end in (one.span, *one.items, *filter(None, [one.lead])):
                        assert passage.start <= start < end <= passage.end
                    assert document.text[slice(*one.span)] == one.text

    def test_no_object_begins_with_the_mark_of_an_item(self, held):
        for _, passages in held:
            for passage in passages:
                for one in objects_of(passage):
                    if one.kind in ("item", "statement"):
                        assert not is_item(one.text), one.text[:60]

    def test_a_list_has_its_items_in_order_and_none_twice(self, held):
        lists = [one for _, passages in held for one in of_kind(passages, "list")]
        assert len(lists) > 20
        for one in lists:
            assert list(one.items) == sorted(set(one.items))
            assert all(a[1] <= b[0] for a, b in zip(one.items, one.items[1:], strict=False))
            assert one.lead is None or one.lead[1] <= one.items[0][0]

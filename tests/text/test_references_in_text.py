"""References are parsed once, the same for what is called so and for what is asked."""

import pytest

from assistant.text.references import page_of, part_named, references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("มาตรา ๑๘ วรรคสอง ว่าอย่างไร", ("section 18",)),
        ("ข้อ 7 และหมวด 3", ("clause 7", "chapter 3")),
        ("What does Section 39.103 say?", ("section 39.103",)),
        ("What does Play 20 say?", ("play 20",)),
        ("ตารางที่ ๒ กับ Table 2", ("table 2",)),
        ("หน้า ๑๐๓ และ page 7", ("page 103", "page 7")),
        ("มาตรา ๕ ทวิ", ("section 5 ทวิ",)),
        ("Annex A of the act", ("annex A".lower(),)),
    ],
)
def test_what_is_referred_to_is_a_kind_and_a_number(text, expected):
    assert references(text) == expected


@pytest.mark.parametrize(
    "text", ["ในปี 2552", "March 3", "ข้อมูล 3 ชุด", "3 tables", "มาตราส่วน", "over 50 %"]
)
def test_a_number_beside_another_word_is_no_reference(text):
    assert references(text) == ()


def test_only_a_page_has_a_page_number():
    assert (page_of("page 103"), page_of("section 103")) == (103, None)


@pytest.mark.parametrize("numeral", ["ทวิ", "เบญจ", "จตุทศ", "ปัญจทศ", "โสฬส", "เตวีสติ"])
def test_an_article_put_between_two_keeps_its_pali_numeral(numeral):
    assert part_named(f"มาตรา ๔๘ {numeral} นายกสมาคมพ้นจากตำแหน่ง") == f"มาตรา ๔๘ {numeral}"
    assert references(f"มาตรา ๔๘ {numeral}") == (f"section 48 {numeral}",)

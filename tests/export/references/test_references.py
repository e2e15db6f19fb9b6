"""References: read back by parsers that are not ours, or held against what the manuals print."""

import json

import bibtexparser
import pytest
import rispy

from assistant.errors import ExportError
from assistant.export.references import FORMATS, write
from assistant.export.references.reference import Name, Reference, references_to
from assistant.schema import Bibliography, DocumentSummary

ARTICLE = Reference(
    "a1",
    "A Study of Networks & <b>Trust</b>_x {100%}",
    "en",
    Bibliography(
        kind="article",
        authors=("Ann Marie Lee", "Bo van Wu"),
        year=2019,
        journal="Journal of Trials",
        volume="4",
        issue="2",
        pages="12-30",
        doi="10.1/x_y",
    ),
)
THAI = Reference(
    "b2",
    "เครือข่ายคลังอาหารชุมชน",
    "th",
    Bibliography(
        kind="article",
        authors=("สมหญิง ทองแท้", "ปรีชา แก้วใส"),
        year=2022,
        journal="วารสารท้องถิ่น",
        volume="6",
        issue="2",
        pages="77-94",
    ),
)
LAW = Reference(
    "c3",
    "พระราชบัญญัติตลาด พ.ศ. 2540",
    "th",
    Bibliography(
        kind="law",
        year=1997,
        short_title="พ.ร.บ.ตลาด",
        journal="ราชกิจจานุเบกษา",
        volume="114",
        issue="46 ก",
        pages="1",
    ),
)
REPORT = Reference("d4", "Parking Online", "en", Bibliography(kind="report", publisher="Town Hall"))
BARE = Reference("e5", "คู่มือปฏิบัติงาน", "th", Bibliography())
ALL = (ARTICLE, THAI, LAW, REPORT, BARE)


def lines(name, *references):
    return write(references, name).splitlines()


def test_apa_is_as_its_manual_prints_it():
    assert lines("apa", ARTICLE) == [
        "Lee, A. M., & van Wu, B. (2019). A Study of Networks & <b>Trust</b>_x {100%}. "
        "Journal of Trials, 4(2), 12–30. https://doi.org/10.1/x_y"
    ]


def test_who_published_a_report_without_authors_is_its_author():
    assert lines("apa", REPORT) == ["Town Hall. (n.d.). Parking Online."]


def test_the_thai_form_has_names_as_they_are_and_years_of_its_era():
    assert lines("thai", THAI) == [
        "สมหญิง ทองแท้ และ ปรีชา แก้วใส. (2565). เครือข่ายคลังอาหารชุมชน. วารสารท้องถิ่น, 6(2), 77–94."
    ]
    assert lines("thai", BARE) == ["คู่มือปฏิบัติงาน. (ม.ป.ป.)."]


def test_a_law_is_cited_by_its_name_and_the_gazette():
    assert lines("thai", LAW) == [
        "พระราชบัญญัติตลาด พ.ศ. 2540. (2540). ราชกิจจานุเบกษา. เล่ม 114 ตอนที่ 46 ก หน้า 1."
    ]


def test_the_list_is_in_the_order_of_a_dictionary_in_each_language():
    thai = lines("thai", ARTICLE, THAI, LAW, REPORT, BARE)
    assert [line[:4] for line in thai] == ["คู่ม", "พระร", "สมหญ", "Lee,", "Town"]
    assert [line[:4] for line in lines("apa", *ALL)] == ["Lee,", "Town", "คู่ม", "พระร", "สมหญ"]


def test_bibtex_is_read_back_as_it_was():
    library = bibtexparser.parse_string(write(ALL, "bibtex"))
    assert library.failed_blocks == []
    assert [entry.entry_type for entry in library.entries] == [
        "article",
        "article",
        "misc",
        "techreport",
        "misc",
    ]
    first, second = library.entries[0].fields_dict, library.entries[1].fields_dict
    assert library.entries[0].key == "lee2019"
    assert first["author"].value == "Lee, Ann Marie and van Wu, Bo"
    assert first["title"].value == r"{A Study of Networks \& <b>Trust</b>\_x \{100\%\}}"
    assert (first["pages"].value, first["doi"].value) == ("12--30", "10.1/x_y")
    assert second["author"].value == "{สมหญิง ทองแท้} and {ปรีชา แก้วใส}"
    assert second["year"].value == "2022"


def test_no_two_keys_of_bibtex_are_the_same():
    twin = Reference("z", "Another", "en", ARTICLE.work)
    library = bibtexparser.parse_string(write((ARTICLE, twin), "bibtex"))
    assert [entry.key for entry in library.entries] == ["lee2019", "lee2019-2"]


def test_ris_is_read_back_as_it_was():
    found = rispy.loads(write(ALL, "ris"))
    assert [one["type_of_reference"] for one in found] == ["JOUR", "JOUR", "STAT", "RPRT", "GEN"]
    assert found[0]["authors"] == ["Lee, Ann Marie", "van Wu, Bo"]
    assert (found[0]["start_page"], found[0]["end_page"]) == ("12", "30")
    assert (found[1]["title"], found[1]["secondary_title"]) == (THAI.title, "วารสารท้องถิ่น")


def test_csl_json_holds_what_is_known_and_no_more():
    first, *_, bare = json.loads(write(ALL, "csl-json"))
    assert first["author"] == [
        {"family": "Lee", "given": "Ann Marie"},
        {"family": "van Wu", "given": "Bo"},
    ]
    assert first["issued"] == {"date-parts": [[2019]]}
    assert bare == {"id": "e5", "type": "document", "title": BARE.title, "language": "th"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_each_work_once_and_nothing_for_none(name):
    assert write((), name).strip() in ("", "[]")
    assert write((ARTICLE, ARTICLE), name) == write((ARTICLE,), name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_title_with_line_breaks_stays_one_field(name):
    broken = Reference("n", "A title\nTY  - JOUR", "en", ARTICLE.work)
    written = write((broken,), name)
    assert "\nTY  - JOUR" not in written.removeprefix("TY  - JOUR")


def test_an_unknown_format_is_named():
    with pytest.raises(ExportError, match="bibtex"):
        write((), "word")


@pytest.mark.parametrize(
    ("written", "family"),
    [
        ("Lee, Ann", "Lee"),
        ("Bo van Wu", "van Wu"),
        ("สมหญิง ทองแท้", ""),
        ("Department of Parks", ""),
        ("UNESCO", ""),
    ],
)
def test_only_a_person_in_latin_letters_has_a_family_name(written, family):
    assert Name.of(written).family == family


def test_references_are_made_of_some_documents_of_a_library():
    held = [DocumentSummary(key, key, "en", 1, 1, "2026", None) for key in ("a", "b")]
    assert [one.id for one in references_to(held)] == ["a", "b"]
    assert [one.id for one in references_to(held, {"b"})] == ["b"]

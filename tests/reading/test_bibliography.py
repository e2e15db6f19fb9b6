"""The record that a document gives of itself."""

import pytest

from assistant.reading.authors import authors_in
from assistant.reading.bibliography import bibliography_of
from assistant.reading.documents import build
from assistant.reading.laws import law_of
from assistant.reading.years import dated, year_in
from assistant.schema import Line, RawDocument


def record(*lines, **metadata):
    raw = RawDocument(
        "work.pdf",
        tuple(one if isinstance(one, Line) else Line(one) for one in lines),
        metadata={key: str(value) for key, value in metadata.items()},
    )
    return build(raw).bibliography


def running(text):
    return Line(text, kind="furniture", page=4)


PROSE = "เครือข่ายคือหน่วยงานหลายแห่งที่ทำงานร่วมกันเพื่อประชาชนในพื้นที่ และแบ่งทรัพยากรกันใช้ "


def test_a_running_head_tells_the_journal_its_volume_and_its_year():
    found = record(
        "เครือข่ายคลังอาหารชุมชน", PROSE, running("วารสารท้องถิ่นทดลอง ปีที่ ๖ ฉบับที่ ๒ (มกราคม – มิถุนายน ๒๕๖๕)")
    )
    assert (found.kind, found.journal) == ("article", "วารสารท้องถิ่นทดลอง")
    assert (found.volume, found.issue, found.year) == ("6", "2", 2022)


def test_a_citation_line_in_english_tells_the_pages_too():
    found = record("Food Banks", "Journal of Local Trials, Vol. 4 No. 1-2, 2019, pp. 12–30", PROSE)
    assert (found.journal, found.volume, found.issue) == ("Journal of Local Trials", "4", "1-2")
    assert (found.pages, found.year) == ("12-30", 2019)


def test_the_printed_pages_are_those_of_an_article_that_begins_inside_a_volume():
    lines = [Line(PROSE, page=page) for page in (12, 13, 14)]
    assert record(*lines, "Trials Vol. 4 No. 1").pages == "12-14"
    assert record(Line(PROSE, page=1), Line(PROSE, page=2), "Trials Vol. 4 No. 1").pages == ""


def test_identifiers_are_taken_where_they_are_whole():
    found = record(
        "A Guide", "https://doi.org/10.14456/abc.2021.7.", "ISBN 978-3-16-148410-0", PROSE
    )
    assert (found.doi, found.isbn, found.kind) == (
        "10.14456/abc.2021.7",
        "978-3-16-148410-0",
        "report",
    )
    assert record("A Guide", "ISBN 978-3-16-148410-1", PROSE).isbn == ""


def test_what_a_text_cites_is_not_its_own_record():
    cited = "สมชาย ใจดี. (2560). เครือข่าย. วารสารอื่น, ปีที่ 3 ฉบับที่ 1. https://doi.org/10.1234/x"
    found = record("เครือข่ายคลังอาหารชุมชน", *[PROSE] * 60, cited)
    assert found.journal == found.doi == ""
    assert found.authors == ()
    assert found.year is None


def test_front_matter_is_believed_before_the_text():
    found = record(
        "A Guide", "5 August 2019", PROSE, author="Ann Lee; Bo Wu", year="2564", publisher="Lab"
    )
    assert (found.authors, found.year, found.publisher) == (("Ann Lee", "Bo Wu"), 2021, "Lab")


def test_a_letter_names_its_office_and_its_year():
    found = record(
        "บันทึกข้อความ", "ส่วนราชการ กองแผนทดลอง โทร. ๑๒", "ที่ กปต ๐๒๐๔/๓ วันที่ ๑๘ มิถุนายน ๒๕๖๗", PROSE
    )
    assert (found.publisher, found.year) == ("กองแผนทดลอง", 2024)


def test_unknown_stays_unknown():
    found = record("เครือข่ายคลังอาหารชุมชน", PROSE)
    assert {k: v for k, v in found.to_dict().items() if v} == {"kind": "document"}


def test_a_catalogued_work_brings_its_record(article_path):
    raw = RawDocument(
        "a.txt", tuple(map(Line, article_path.read_text(encoding="utf-8").split("\n")))
    )
    found = bibliography_of(build(raw))
    assert (found.kind, found.volume, found.issue, found.year) == ("article", "9", "3", 2021)


@pytest.mark.parametrize(
    ("title", "year", "short"),
    [
        ("พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐", 1997, "พ.ร.บ.ข้อมูลข่าวสารฯ"),
        ("พระราชบัญญัติเทศบาล พ.ศ. 2496", 1953, "พ.ร.บ.เทศบาล"),
        (
            "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526",
            1983,
            "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ",
        ),
        ("Local Markets Act, B.E. 2562 (2019)", 2019, "Local Markets Act"),
    ],
)
def test_a_law_is_known_by_its_name(title, year, short):
    assert law_of(title, "") == {"year": year, "short_title": short}


def test_a_law_says_when_it_was_given_and_where_it_was_printed():
    head = "ตราไว้ ณ วันที่ ๖ เมษายน พุทธศักราช ๒๕๖๐ ราชกิจจานุเบกษา เล่ม ๑๓๔ ตอนที่ ๔๐ ก หน้า ๑"
    found = law_of("รัฐธรรมนูญแห่งราชอาณาจักรไทย", head)
    assert found["year"] == 2017
    assert (found["journal"], found["volume"], found["issue"]) == ("ราชกิจจานุเบกษา", "134", "40 ก")


@pytest.mark.parametrize("title", ["การประกาศใช้กฎหมาย", "ประกาศรับสมัคร", "The Act of Giving"])
def test_what_only_speaks_of_laws_is_none(title):
    assert law_of(title, "") is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("กันยายน – ธันวาคม 2564", 2021),
        ("B.E. 2562 (2019)", 2019),
        ("พ.ศ. 2496", 1953),
        ("0204/331", None),
        ("3,100 หน้า", None),
    ],
)
def test_a_year_is_read_in_both_eras(text, year):
    assert year_in(text) == year


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("August 5, 2019", 2019),
        ("วันพฤหัสบดีที่ 10 กันยายน 2563", 2020),
        ("© 2018 The Lab", 2018),
        ("พฤศจิกายน 2564", 2021),
        ("ในเดือนกันยายน 2563 คณะทำงานได้ประชุมร่วมกับผู้แทนของทุกหน่วยงานและเห็นชอบแผน", None),
        (
            "Since May 2011 every department has reported what it spends on services of this kind",
            None,
        ),
    ],
)
def test_only_a_line_that_is_a_date_dates_a_work(line, year):
    assert dated([line]) == year


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["สมหญิง ทองแท้¹ และ ดร.ปรีชา แก้วใส²"], ("สมหญิง ทองแท้", "ปรีชา แก้วใส")),
        (["Ann Lee*", "Bo van Wu"], ("Ann Lee", "Bo van Wu")),
        (["Ann Lee, ann.lee@example.org", "Bo Wu, bo@example.org"], ("Ann Lee", "Bo Wu")),
        (["ผู้เขียน: นางสาวสมหญิง ทองแท้"], ("สมหญิง ทองแท้",)),
        (["By Ann Lee and Bo Wu"], ("Ann Lee", "Bo Wu")),
        (["สมหญิง ทองแท้1*", "1คณะรัฐศาสตร์ มหาวิทยาลัยทดลอง"], ("สมหญิง ทองแท้",)),
        (["สมหญิง ทองแท้1,*", "Somying Thongthae1,*"], ("สมหญิง ทองแท้",)),
        (["Ann Lee*", "Test University", "Bo Wu†", "Another College"], ("Ann Lee", "Bo Wu")),
        (["Service Manager", "Person Specification"], ()),
        (["Key Findings 4", "Next Steps 9"], ()),
        (["Person Specification", "for all", "Ann Lee*"], ("Ann Lee",)),
        (["10 Marsham Street", "Ann Lee"], ()),
        (["แผนงาน โครงการ"], ()),
        (["By the end of the year"], ()),
        (["บทคัดย่อ", "สมหญิง ทองแท้¹"], ()),
    ],
)
def test_authors_are_names_that_something_marks(lines, authors):
    title = "คู่มือ" if any("ทองแท้" in line for line in lines) else "A Guide"
    assert authors_in(lines, title) == authors

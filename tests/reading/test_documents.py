"""A raw document becomes a document: text, pages, title, language, identity."""

import pytest
from read_texts import document, paged, read
from test_corpus import PREPARATION, WORK

from assistant.reading.catalogue import shipped_files
from assistant.reading.documents import build
from assistant.reading.readers.markdown import markdown_lines, plain_lines
from assistant.schema import RawDocument

THAI = "ชุมชนริมน้ำต้องดูแลลำคลองร่วมกันตลอดทั้งปี เพราะน้ำเป็นของทุกคนและไม่มีใครดูแลได้โดยลำพัง"


def raw(text="น้ำ\n", name="a.txt", lines=plain_lines, **fields):
    return RawDocument(name, lines(text), **fields)


def test_the_article_is_recognised_and_has_the_catalogues_title(article_path):
    article = read(article_path)
    assert (article.work, article.reports, article.language) == (WORK, "", "th")
    assert article.title == "การบริหารงานภาครัฐแบบเครือข่าย"
    assert sum(article.repairs.values()) > 100


def test_the_article_has_one_known_page_which_lies_in_its_section(article_path):
    article = read(article_path)
    (page,) = article.pages
    heading = next(b for b in article.blocks if b.section == (PREPARATION, "1. ยุทธศาสตร์"))
    assert page.number == 103
    assert page.start == heading.start
    assert article.text[: page.end].endswith("103")


def test_every_note_reports_the_article_and_is_not_taken_for_it():
    notes = [read(path) for path in shipped_files()]
    assert {(note.work, note.reports) for note in notes} == {("", WORK)}
    assert {note.language for note in notes} == {"th", "en"}


def test_the_same_text_has_the_same_id_and_another_name_or_text_another():
    assert build(raw()).id == build(raw()).id
    assert len({build(raw()).id, build(raw("ดิน\n")).id, build(raw(name="b.txt")).id}) == 3


def test_the_callers_id_path_and_language_are_kept():
    made = build(raw("water\n"), document_id="d1", path="/x/a.txt", language="th")
    assert (made.id, made.path, made.language) == ("d1", "/x/a.txt", "th")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "ของแฟ้ม"}, "ของแฟ้ม"),
        ({"title": "ของแฟ้ม", "metadata": {"title": "ของส่วนหัว"}}, "ของส่วนหัว"),
        ({"lines": markdown_lines}, "หัวข้อแรก"),
        ({}, "หัวข้อแรก"),
        ({"title": "  "}, "หัวข้อแรก"),
        ({"title": "ยาว" * 100}, ("ยาว" * 100)[:160]),
    ],
)
def test_the_first_title_known_is_the_title(fields, expected):
    assert build(raw("# หัวข้อแรก\n\nน้ำ\n", **fields)).title == expected


def test_a_declared_language_wins_over_the_letters():
    assert build(raw("water", metadata={"language": "th"})).language == "th"
    assert build(raw("water", metadata={"language": "xx"})).language == "en"


def test_pages_lie_one_behind_the_other_and_cover_the_text():
    made = paged("หน้าแรก", "", "หน้าที่สาม\n")
    assert [page.number for page in made.pages] == [1, 2, 3]
    assert made.pages[0].start == 0
    assert made.pages[-1].end >= len(made.text)
    assert all(a.end == b.start for a, b in zip(made.pages, made.pages[1:], strict=False))
    assert made.text[made.pages[2].start :].startswith("หน้าที่สาม")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x0c"])
def test_every_kind_of_line_end_becomes_a_line_feed(end):
    assert document(f"น้ำ{end}ดิน").text == "น้ำ\nดิน"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [(["7", "8"], [7, 8]), (["7", "7"], []), (["9", "8"], []), (["2566", "2567"], []), (["-"], [])],
)
def test_lone_numbers_are_pages_only_where_they_ascend(lines, expected):
    text = "บทนำ\n\n" + "".join(f"{THAI}\n{THAI}\n\n{line}\n\n" for line in lines)
    assert [page.number for page in document(text).pages] == expected


def test_a_lone_number_before_any_heading_is_no_page():
    assert document(f"{THAI}\n{THAI}\n\n7\n").pages == ()


def test_repairs_and_warnings_are_counted_over_all_pages():
    made = build(RawDocument("a.pdf", plain_lines("ท่ีนี่\nท่ีนั่น"), warnings=("slow",)))
    assert made.text == "ที่นี่\nที่นั่น"
    assert sum(made.repairs.values()) == 2
    assert made.warnings[0] == "slow"

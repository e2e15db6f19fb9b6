"""Passages: their spans never lie, and nothing that belongs together is cut."""

import re
from pathlib import Path

import pytest
from read_texts import document, paged, passages, read, split_document
from test_corpus import HEADINGS, PREPARATION

from assistant.reading.catalogue import shipped_files
from assistant.reading.documents import build
from assistant.reading.readers.markdown import markdown_lines
from assistant.reading.splitters import LONGEST, item_heads, lexical_text, split, window_text
from assistant.reading.structure.articles import LIST_LIMIT
from assistant.schema import Document, Passage, RawDocument
from assistant.settings import DEFAULT, Settings
from assistant.text.language import unwrap
from assistant.text.thai_letters import FOLLOWING, LEADING, MARK

THAI = "ชุมชนริมน้ำต้องดูแลลำคลองร่วมกันตลอดทั้งปี"
ENGLISH = "The village council looks after the water of the canal. "
MARKDOWN = """# Water

A lead of the list:

1. first
   - inner
2. second

| Name | Meaning |
|---|---|
| weir | holds water |
| | |

Figure 1 A canal

Source: the village

## กฎหมาย (Law)

ข้อความภาษาไทยที่ยาวพอจะเป็นย่อหน้าหนึ่งย่อหน้าได้โดยไม่ต้องรวมกับย่อหน้าอื่นใด
"""
LIKE_A_PDF = "\n".join(
    ["บทนำ", "", *[THAI * 2] * 9, "ในหมู่บ้าน", "", "วิธีการ", "", "มีสองข้อ ดังนี้", "1. ขุด", "2. ลอก"]
)
TEXTS = {
    "nothing": "",
    "empty lines": "\n\n\n \n\t\n",
    "one letter": "ก",
    "digits": "123\n456789\n๑๒๓",
    "one long Thai line": THAI * 2_400,
    "one long Thai line with blanks": f"{THAI} " * 500,
    "one long English line": ENGLISH * 1_800,
    "one long line without sentences": "water and soil " * 6_700,
    "one letter many times": "ก" * 10_000,
    "marks on every letter": "ที่" * 4_000,
    "brackets that never close": "( " * 5_000 + ENGLISH * 30,
    "mixed scripts": f"{THAI} water 水 नमस्ते العربية 😀🙏🏽\n\nñandú ελλ e\u0301\n" * 40,
    "Windows line ends": "# หัวข้อ\r\n\r\nน้ำและ\r\nดิน \r\n\r\n1. น้ำ\r\n2. ดิน\r\n",
    "tabs": f"\t{THAI}\t{THAI}\n\t1.\tน้ำ\n\t2.\tดิน\n",
    "no trailing blanks": LIKE_A_PDF,
    "trailing blanks": LIKE_A_PDF.replace("\n", " \n"),
    "markdown": MARKDOWN,
    "controls": "น้ำ\x00\x07\u200b\ufeffดิน\u2028ป่า\x0cเขา",
}
TIED = re.compile(f"[{MARK}{FOLLOWING}]")


def assert_true_spans(document: Document, found: tuple[Passage, ...]) -> None:
    for p in found:
        assert document.text[p.start : p.end] == p.text
        assert p.text == p.text.strip() != ""
        assert all(p.start <= start <= end <= p.end for start, end in p.parts)
        assert all(p.start <= start < end <= p.end for start, end in p.windows)
        bare = list(p.text)
        for start, end in p.windows:
            bare[start - p.start : end - p.start] = " " * (end - start)
        assert not "".join(bare).strip(), "a window is missing"


@pytest.mark.timeout(60)  # benchmarks/growth.py measures; here only a hang fails
@pytest.mark.parametrize("markup", ["plain", "markdown"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_spans_never_lie(text, markup):
    made = document(text, markup)
    found = split_document(text, markup)
    assert_true_spans(made, found)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_cut_parts_a_letter_from_its_marks(text):
    made = document(text)
    for p in split_document(text):
        for at in {p.start, p.end, *(edge for window in p.windows for edge in window)}:
            assert not TIED.match(made.text, at)
            assert not re.match(f"[{LEADING}]", made.text[max(0, at - 1) : at])


@pytest.mark.parametrize(
    "path", shipped_files(), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_spans_never_lie_in_the_shipped_notes(path):
    assert_true_spans(read(path), passages(path))


def test_spans_never_lie_in_the_article(article_path):
    assert_true_spans(read(article_path), passages(article_path))


def test_every_word_of_the_article_stands_in_a_passage(article_path):
    article = read(article_path)
    covered = bytearray(len(article.text))
    for p in passages(article_path):
        covered[p.start : p.end] = b"\1" * (p.end - p.start)
    left = "".join(c for c, seen in zip(article.text, covered, strict=True) if not seen)
    for heading in sorted({path[-1] for path in HEADINGS}, key=len, reverse=True):
        left = left.replace(heading, "", 1)
    tables = r"(?:ตารางที่ [12]  แสดงความหมาย|ชื่อนักวิชาการ|ความหมายของการบริหารงาน|103|ขอบเขต).*"
    assert re.sub(tables, "", left).split() == []


def test_only_prose_and_what_is_far_too_long_is_divided(article_path):
    article = read(article_path)
    spans = {(p.start, p.end) for p in passages(article_path)}
    whole = [b for b in article.blocks if b.kind in ("list", "row", "caption")]
    divided = [b for b in whole if (b.start, b.end) not in spans]
    assert all(b.end - b.start > LONGEST for b in divided)
    assert len(divided) <= 1


def test_a_list_that_is_too_long_leaves_its_announcement_first():
    items = "\n".join(f"{n}. {'water ' * 64}" for n in range(1, 7))
    text = f"# Plan\n\n{'The plan is long. ' * 15}It has six parts:\n\n{items}\n"
    (found,) = [p for p in split_document(text, "markdown") if p.kind == "list"]
    assert len(found.parts) == 6
    assert found.text.startswith("1. water")


def test_the_numbered_list_of_an_article_stays_whole():
    duties = "\n".join(
        f"({n}) ดูแลท่าเรือข้ามฟากแห่งที่ {n} และรายงานจำนวนผู้โดยสารต่อสภาท้องถิ่นทุกเดือน" for n in range(1, 41)
    )
    text = f"# ข้อบัญญัติท่าเรือ\n\n## มาตรา ๕\n\nให้คณะกรรมการท่าเรือมีอำนาจและหน้าที่ ดังต่อไปนี้\n\n{duties}\n"
    assert LONGEST < len(duties) < LIST_LIMIT
    [found] = [p for p in split_document(text, "markdown") if p.kind == "list"]
    assert len(found.parts) == 40
    assert "คณะกรรมการท่าเรือ" in found.text


def test_a_list_without_end_is_cut_between_its_items():
    items = "\n".join(f"{n}. {'water ' * 60}" for n in range(1, 30))
    found = [p for p in split_document(f"# Plan\n\n{items}\n", "markdown") if p.kind == "list"]
    assert sum(len(p.parts) for p in found) == 29
    assert max(len(p.text) for p in found) <= LONGEST


@pytest.mark.parametrize("markup", ["plain", "markdown"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_passage_is_longer_than_the_longest_whatever_the_input(text, markup):
    assert max((len(p.text) for p in split_document(text, markup)), default=0) <= LONGEST


def test_a_short_paragraph_joins_its_neighbour_in_the_same_section():
    text = "# A\n\nshort\n\nThe village looks after the water of the canal.\n\n# B\n\ntiny\n"
    assert [p.text for p in split_document(text, "markdown")] == [
        "short\n\nThe village looks after the water of the canal.",
        "tiny",
    ]


def test_a_passage_of_prose_is_at_most_as_long_as_the_settings_say(article_path):
    for found in (*map(split_document, TEXTS.values()), passages(article_path)):
        lengths = [len(p.text) for p in found if p.kind == "paragraph"]
        assert max(lengths, default=0) <= DEFAULT.passage_limit


def test_windows_are_a_few_sentences(article_path):
    prose = [p for p in passages(article_path) if p.kind == "paragraph"]
    lengths = [end - start for p in prose for start, end in p.windows]
    assert max(lengths) <= 2 * DEFAULT.window_target
    assert sorted(lengths)[len(lengths) // 2] <= DEFAULT.window_target


def test_smaller_settings_make_smaller_passages():
    text = document(ENGLISH * 30)
    small = split(text, Settings(passage_target=120, passage_limit=240))
    assert len(small) > len(split(text))
    assert max(len(p.text) for p in small) <= 240


def test_ids_come_from_content(article_path):
    again = split(build(RawDocument("made-up.txt", markdown_lines(MARKDOWN))))
    found = split(document(MARKDOWN, "markdown"))
    assert [p.id for p in again] == [p.id for p in found]
    changed = split(document(MARKDOWN.replace("canal", "river"), "markdown"))
    assert not {p.id for p in changed} & {p.id for p in found}
    ids = [p.id for p in passages(article_path)]
    assert len(ids) == len(set(ids))


def test_equal_words_at_two_places_have_two_ids():
    found = split(document(f"# A\n\n{THAI}\n\n# B\n\n{THAI}\n", "markdown"))
    assert len({p.id for p in found}) == 2
    assert len({p.text for p in found}) == 1


def test_page_103_is_given_to_the_strategy_section_only(article_path):
    on_page = [p for p in passages(article_path) if p.page is not None]
    assert {(p.page, p.section) for p in on_page} == {(103, (PREPARATION, "1. ยุทธศาสตร์"))}
    assert {p.section for p in passages(article_path) if p.page is None} >= HEADINGS - {
        on_page[0].section
    }


def test_the_journal_line_can_be_found(article_path):
    (line,) = [p for p in passages(article_path) if p.text.endswith("December 2021")]
    assert line.kind == "caption"
    assert "วารสาร" in line.context


def test_a_passage_has_the_page_on_which_it_starts():
    found = split(paged(f"{THAI * 3}หนึ่ง\n\n", f"{THAI * 3}สอง\n\n", f"{THAI * 3}สาม\n"))
    assert [p.page for p in found] == [1, 2, 3]


@pytest.mark.parametrize(
    "path", shipped_files(), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_a_note_tells_which_section_of_the_article_it_reports(path: Path):
    found = passages(path)
    headings = {heading for reported in HEADINGS for heading in reported}
    assert found
    for p in found:
        table = [part for part in p.source if part not in headings]
        assert p.source[: len(p.source) - len(table)] in HEADINGS
        assert all(re.fullmatch(r"(?:ตารางที่|ภาพที่) [123]", part) for part in table)


def test_a_text_that_is_no_note_reports_nothing(article_path):
    assert {p.source for p in passages(article_path)} == {()}


def test_a_short_lead_is_found_with_its_list_only():
    found = split(document(MARKDOWN, "markdown"))
    assert [p.kind for p in found if p.text.startswith("A lead")] == ["list"]


def test_a_heading_in_two_languages_is_found_as_a_definition():
    found = split(document(MARKDOWN, "markdown"))
    assert [p.kind for p in found if "กฎหมาย (Law)" in p.text] == ["caption"]


def test_the_encoder_reads_where_a_window_stands_and_then_its_words():
    (row, *_) = [p for p in split(document(MARKDOWN, "markdown")) if p.kind == "row"]
    assert window_text(row, row.windows[0]) == "Water · Name | Meaning\n" + row.text
    assert lexical_text(row) == "Water\nName | Meaning\n" + row.text


def test_a_long_list_is_read_by_the_heads_of_its_items():
    items = "\n".join(f"{n}. {name} {THAI * 7}" for n, name in ((1, "น้ำ"), (2, "ดิน"), (3, "ป่า")))
    (whole,) = [p for p in split(document(f"มีสามอย่าง ดังนี้\n{items}\n")) if p.kind == "list"]
    assert whole.windows == ((whole.start, whole.end),)
    assert [head[:3] for head in item_heads(whole)] == ["น้ำ", "ดิน", "ป่า"]
    read = window_text(whole, whole.windows[0])
    assert read.startswith("มีสามอย่าง")
    assert all(head in read for head in item_heads(whole))
    assert len(read) < len(whole.text)


def test_wrapped_lines_are_joined_for_the_encoder():
    (p,) = split(document("หน่วยงานของ\nรัฐ\n"))
    assert unwrap(p.text) in window_text(p, p.windows[0])

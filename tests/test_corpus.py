"""The shipped corpus: study notes in two languages, their catalogue and the glossary."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from assistant.text.language import words
from assistant.text.stop_words import stop_words

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
WORK = "networked-governance-2021"
PATH_JOINT = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
LANGUAGES = ("th", "en")
NAMES = sorted(path.name for path in (CORPUS / "notes" / "th").glob("*.md"))
NOTES = [(language, name) for language in LANGUAGES for name in NAMES]

ORIGINS = "ความเป็นมาของการทำงานแบบเครือข่าย"
EXAMPLES = "ตัวอย่างการนำการบริหารงานภาครัฐในรูปแบบเครือข่ายมาใช้ในประเทศไทยและต่างประเทศ"
PREPARATION = "การเตรียมความพร้อมแนวทางการบริหารงานภาครัฐในรูปแบบเครือข่ายสำหรับประเทศไทย"
HEADINGS = {  # of the article, as printed: ten of the first level, nine of the second
    ("บทคัดย่อ",),
    ("Abstract",),
    ("บทนำ",),
    ("ความหมายของเครือข่าย",),
    (ORIGINS,),
    (ORIGINS, "1) Intergovernmental Relation- IGR (ความสัมพันธ์ระหว่างหน่วยงานรัฐบาล)"),
    (ORIGINS, "2) Collaborative Governance (การบริหารงานโดยการประสานความร่วมมือ)"),
    ("การเข้าสู่ยุคการจัดการภาครัฐที่ต้องอาศัยเครือข่ายอย่างจริงจัง",),
    (EXAMPLES,),
    (EXAMPLES, "กรณีศึกษาการจัดตั้งศูนย์บริการร่วมของหน่วยราชการจังหวัดอุดรธานี"),
    (EXAMPLES, "กรณีศึกษาการจัดตั้งศูนย์บริการร่วมของหน่วยงานราชการจังหวัดนครปฐม"),
    (EXAMPLES, "การบริหารงานภาครัฐในรูปแบบเครือข่ายของประเทศสหรัฐอเมริกา"),
    (EXAMPLES, "การบริหารงานภาครัฐในรูปแบบเครือข่ายของประเทศอังกฤษ"),
    ("การประยุกต์ใช้การบริหารงานภาครัฐเครือข่ายในประเทศไทย",),
    (PREPARATION,),
    (PREPARATION, "1. ยุทธศาสตร์"),
    (PREPARATION, "2. การออกแบบเครือข่าย"),
    (PREPARATION, "3. การบูรณาการและเชื่อมโยงเครือข่าย"),
    ("บทสรุป",),
}
TABLE_ROWS = {"ตารางที่ 1": 9, "ตารางที่ 2": 3, "ตารางที่ 3": 4}
LIST_SIZES = {  # English section heading → items; the lists of the article itself
    "Four key questions about building networks": 4,
    "Two ideas shared by the definitions of network": 2,
    "Two ideas from which network administration evolved": 2,
    "Four characteristics of intergovernmental relations (IGR)": 4,
    "The five stages of intergovernmental relations (Wright, 2004)": 5,
    "Three components to consider in the five stages of IGR": 3,
    "Three drivers of collaborative governance": 3,
    "Four directions of change in public organisations (Goldsmith & Eggers, 2004)": 4,
    "Six cases of network-based public administration": 6,
    "Three matters to prepare for Thailand": 3,
    "Four tasks of the network designer": 4,
    "Four considerations in choosing a form of network": 4,
    "Four requirements of Goldsmith and Eggers": 4,
    "The three integration models and how control works": 3,
    "Two measures that make preparation concrete": 2,
    "Four ways to promote open administration": 4,
    "Six causes of failure in network administration": 6,
    "Three steps to network success in Thailand": 3,
}
COUNT_WORDS = {
    "th": dict(zip(("สอง", "สาม", "สี่", "ห้า", "หก"), range(2, 7), strict=True)),
    "en": dict(zip(("two", "three", "four", "five", "six"), range(2, 7), strict=True)),
}
YEARS = (1930, 1937, 1940, 1960, 1965, 1984, 1986, *range(1990, 1997), 2004, *range(2007, 2012))
NUMBERS = [
    *map(str, YEARS),
    *("1933-1953", "1945-1960", "1958-1968", "2552", "2021", "2564"),
    *("Vol.9", "No.3", "103", "20", "491-520", "2-3", "W-2"),
]
SENTENCE_LIMIT = 220  # characters; a reader sees one sentence quoted alone
SHARED_LIMIT = 60  # letters; longer than any name, heading or technical term that both texts print
PRONOUNS = {
    "th": r"(?:มัน|เขา|พวกเขา|สิ่งนี้|สิ่งนั้น|ซึ่ง|โดย|และ|แต่)",
    "en": r"(?:It|They|He|She|This|These|Those|Such|And|But|Which)\b",
}


@dataclass(frozen=True)
class Section:
    """One ``##`` section of a note, with what stands in it."""

    heading: str
    source: str
    lines: tuple[str, ...]

    @property
    def items(self) -> list[str]:
        return [line for line in self.lines if re.match(r"\d+\) ", line)]

    @property
    def rows(self) -> list[list[str]]:
        table = [line for line in self.lines if line.startswith("|")]
        return [[cell.strip() for cell in row.strip("|").split("|")] for row in table[2:]]

    @property
    def prose(self) -> list[str]:
        return [line for line in self.lines if not re.match(r"\d+\) |\|", line)]


def note_text(language: str, name: str) -> str:
    return (CORPUS / "notes" / language / name).read_text(encoding="utf-8")


def front_matter(text: str) -> dict[str, str]:
    opening, front, _ = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    assert opening == ""
    return yaml.safe_load(front)


def sections(language: str, name: str) -> list[Section]:
    found = []
    for part in re.split(r"^## ", note_text(language, name), flags=re.MULTILINE)[1:]:
        heading, source, *lines = [line for line in part.splitlines() if line.strip()]
        found.append(Section(heading, source, tuple(lines)))
    return found


def source_path(language: str, source: str) -> tuple[str, ...]:
    """The article's section path that a source line names, without page and English gloss."""
    label = {"th": "ที่มา: ", "en": "Source: "}[language]
    assert source.startswith(label), source
    path = source.removeprefix(label)
    tail = r" \(หน้า \d+\)$" if language == "th" else r" \([^()]+\)$"
    return tuple(re.sub(tail, "", path).split(PATH_JOINT))


def section_part(path: tuple[str, ...]) -> tuple[str, ...]:
    return path[:-1] if re.match(r"(?:ตารางที่|ภาพที่) \d", path[-1]) else path


def whole_text(language: str) -> str:
    return "\n".join(note_text(language, name) for name in NAMES)


def letters(text: str) -> str:
    """Letters and digits only: blanks and Thai marks are where a damaged extraction differs."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN").lower()


def catalogue() -> dict:
    return yaml.safe_load((CORPUS / "catalogue.yaml").read_text(encoding="utf-8"))


def glossary() -> list[dict[str, str]]:
    with (CORPUS / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spellings(cell: str) -> list[str]:
    return cell.split(" | ")


@pytest.fixture(scope="module")
def article(article_path) -> str:
    return article_path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "name"), NOTES)
def test_a_note_declares_its_title_language_and_the_work_it_reports(language, name):
    text = note_text(language, name)
    front = front_matter(text)
    assert front.keys() == {"title", "language", "reports"}
    assert front["language"] == language
    assert front["reports"] in catalogue()["works"]
    assert re.findall(r"^# (.+)$", text, re.MULTILINE) == [front["title"]]


def test_the_catalogue_lists_every_note_once_in_order():
    expected = [f"notes/{language}/{name}" for language, name in NOTES]
    assert len(NAMES) > 0
    assert catalogue()["notes"] == expected
    shipped = {str(p.relative_to(CORPUS)) for p in CORPUS.glob("notes/**/*.md")}
    assert shipped == set(expected)


@pytest.mark.parametrize("name", NAMES)
def test_a_note_and_its_twin_report_the_same_sections_with_the_same_counts(name):
    th, en = sections("th", name), sections("en", name)
    assert [source_path("th", s.source) for s in th] == [source_path("en", s.source) for s in en]
    assert [len(s.items) for s in th] == [len(s.items) for s in en]
    assert [len(s.rows) for s in th] == [len(s.rows) for s in en]
    assert [len(s.prose) for s in th] == [len(s.prose) for s in en]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_of_the_article_is_reported_and_no_other(language):
    paths = {source_path(language, s.source) for name in NAMES for s in sections(language, name)}
    assert {section_part(path) for path in paths} == HEADINGS


def test_the_headings_are_those_of_the_article(article):
    lines = {line.strip() for line in article.splitlines()}
    assert len(HEADINGS) == 19
    assert [path[-1] for path in HEADINGS if path[-1] not in lines] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_all_its_rows_and_no_empty_cell(language):
    tables = {
        source_path(language, s.source)[-1]: s.rows
        for name in NAMES
        for s in sections(language, name)
        if s.rows
    }
    assert {table: len(rows) for table, rows in tables.items()} == TABLE_ROWS
    assert all(len({len(row) for row in rows}) == 1 for rows in tables.values())
    assert all(cell for rows in tables.values() for row in rows for cell in row)


def test_every_list_of_the_article_has_all_its_items():
    sizes = {s.heading: len(s.items) for name in NAMES for s in sections("en", name) if s.items}
    assert LIST_SIZES.items() <= sizes.items()


@pytest.mark.parametrize(("language", "name"), NOTES)
def test_a_list_is_numbered_from_one_and_has_as_many_items_as_its_lead_in_tells(language, name):
    for section in (s for s in sections(language, name) if s.items):
        count = len(section.items)
        assert [int(item.split(")")[0]) for item in section.items] == list(range(1, count + 1))
        lead = section.lines[section.lines.index(section.items[0]) - 1]
        told = [n for word, n in COUNT_WORDS[language].items() if re.search(word, lead)]
        assert lead.endswith(":"), lead
        assert count in told, lead


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_and_year_of_the_article_stands_in_both_languages(number, language):
    assert re.search(rf"(?<![\w.]){re.escape(number)}(?!\d)", whole_text(language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("th", r"5 หน่วยงาน .*4 หน่วยงาน .*1 บริษัท"),
        ("en", r"5 privately run agencies: 4 are non-profit and 1 is"),
        ("th", r"องค์กรท้องถิ่นในชุมชนอีก 10 แห่ง"),
        ("en", r"10 more local organisations"),
        ("th", r"6 เขตของรัฐวิสคอนซิน"),
        ("en", r"6 districts \(counties\) of the state"),
        ("th", r"ครั้งละ 20 บาท"),
        ("en", r"20 baht each time"),
        ("th", r"ยุทธศาสตร์ \(หน้า 103\)"),
        ("en", r"\(Strategy, page 103\)"),
    ],
)
def test_the_figures_of_the_cases_stand_with_what_they_count(language, sentence):
    assert re.search(sentence, whole_text(language))


@pytest.mark.parametrize(("language", "name"), NOTES)
def test_a_sentence_is_short_enough_to_be_quoted_alone(language, name):
    ends = {"th": r"\n", "en": r"(?<=[.?!]) "}[language]  # no mark ends a Thai sentence
    texts = [text for s in sections(language, name) for text in (*s.prose, *s.items)]
    too_long = [part for t in texts for part in re.split(ends, t) if len(part) > SENTENCE_LIMIT]
    assert too_long == []


@pytest.mark.parametrize(("language", "name"), NOTES)
def test_a_paragraph_names_its_subject_instead_of_pointing_back(language, name):
    opening = re.compile(PRONOUNS[language])
    paragraphs = [line for s in sections(language, name) for line in s.prose]
    assert [line for line in paragraphs if opening.match(line)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_are_written_in_their_own_words(language, article):
    plain = letters(article)
    printed = {plain[at : at + SHARED_LIMIT] for at in range(len(plain) - SHARED_LIMIT + 1)}
    for name in NAMES:
        for section in sections(language, name):
            for line in map(letters, section.lines):
                runs = {line[at : at + SHARED_LIMIT] for at in range(len(line) - SHARED_LIMIT + 1)}
                assert not runs & printed, f"{name}, {section.heading}: copied from the article"


def test_the_catalogue_knows_the_journal_and_that_the_article_prints_no_title():
    work = catalogue()["works"][WORK]
    assert (work["volume"], work["number"], work["issued_be"]) == ("9", "3", "2564")
    assert work["issued"] == "2021-09/2021-12"
    assert work["pages_known"] == [103]
    assert work["title"] is None
    assert work["authors"] is None
    assert work["title_given_by"] == "catalogue"
    assert work["title_th"]
    assert work["title_en"]


def test_the_marks_of_recognition_are_all_in_the_article(article):
    assert [m for m in catalogue()["works"][WORK]["recognised_by"] if m not in article] == []


@pytest.mark.parametrize(("language", "name"), NOTES)
def test_no_note_is_taken_for_the_article_itself(language, name):
    text = note_text(language, name)
    assert not all(mark in text for mark in catalogue()["works"][WORK]["recognised_by"])


def test_the_glossary_has_its_columns_and_no_empty_or_repeated_spelling():
    rows = glossary()
    assert all(row.keys() == {"th", "en", "kind", "note"} for row in rows)
    cells = [part for row in rows for cell in (row["th"], row["en"]) for part in spellings(cell)]
    assert all(part and part == part.strip() for part in cells)
    assert {row["kind"] for row in rows} == {"term", "name"}
    thai = Counter(part for row in rows for part in spellings(row["th"]))
    assert [part for part, times in thai.items() if times > 1] == []
    for row in rows:
        english = [part.lower() for part in spellings(row["en"])]
        assert len(set(english)) == len(english), row


def test_the_glossary_keeps_each_script_in_its_column():
    for row in glossary():
        assert re.search(r"[ก-๙]", row["th"]), row
        assert not re.search(r"[ก-๙]", row["en"]), row


def test_the_glossary_covers_the_article_the_provinces_and_everyday_official_words():
    rows = glossary()
    assert sum(row["note"] == "named in the article" for row in rows) == 28
    assert sum(row["note"].startswith("province of Thailand") for row in rows) == 77
    assert sum(row["kind"] == "term" for row in rows) >= 28 + 450


@pytest.mark.parametrize(
    ("thai", "english"),
    [
        ("เบอร์มิงแฮม", "Birmingham"),
        ("มิลวอกี", "Milwaukee"),
        ("บิ๊กซี", "Big C"),
        ("จิรประภา อัคบวร", "Jiraprapa Akaraborworn"),
        ("การจ้างเหมาภายนอก", "outsourcing"),
        ("นายอำเภอ", "district chief officer"),
        ("ถ่ายโอน", "devolve"),
    ],
)
def test_the_glossary_pairs_a_word_with_its_counterpart(thai, english):
    assert any(
        thai in spellings(row["th"]) and english in spellings(row["en"]) for row in glossary()
    )


def abbreviations() -> list[dict[str, str]]:
    with (CORPUS / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_enough_abbreviations_each_in_both_languages():
    rows = abbreviations()
    assert len(rows) >= 400
    for row in rows:
        assert row.keys() == {"short", "th", "en"}
        assert re.search(r"[ก-๙]", row["th"]), row
        assert re.fullmatch(r"[A-Za-z0-9 |&'’.,/-]+", row["en"]), row
        cells = [part for cell in row.values() for part in spellings(cell)]
        assert all(part and part == part.strip() for part in cells), row


def test_no_abbreviation_and_no_full_name_stands_twice():
    rows = abbreviations()
    for column in ("short", "th"):
        counts = Counter(part.lower() for row in rows for part in spellings(row[column]))
        assert [part for part, times in counts.items() if times > 1] == []


def test_a_thai_abbreviation_ends_in_a_full_stop_so_that_it_is_no_everyday_word():
    plain = re.compile(r"[ก-ฮ]+")
    assert [
        s for row in abbreviations() for s in spellings(row["short"]) if plain.fullmatch(s)
    ] == []


def test_a_latin_abbreviation_is_no_everyday_word_of_a_question():
    for row in abbreviations():
        for short in (s for s in spellings(row["short"]) if s.isascii() and " " not in s):
            assert not set(words(short)) <= stop_words(), row

"""Repair mends what PDF extraction breaks, and leaves everything else as it is."""

import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest

from assistant.reading.repair import repair as repair_module
from assistant.reading.repair.repair import repair
from assistant.reading.repair.rules import RULES
from assistant.text.lexicon import thai_lexicon
from assistant.text.thai_letters import (
    BASE,
    CONSONANT,
    MARK,
    SARA_AM,
    SHORTENER,
    SILENCER,
    THAI,
    TONE,
    VOWEL_MARK,
)

CLEAN = (
    "หน่วยงานของรัฐไม่อาจแก้ปัญหาที่ซับซ้อนได้เพียงลำพัง จึงต้องร่วมมือกับภาคเอกชนและภาคประชาสังคม",
    "ผู้ประสานงานเครือข่ายควรกำหนดเป้าหมายร่วมกัน เลือกพันธมิตรที่เหมาะสม และติดตามผลอย่างต่อเนื่อง",
    "การแบ่งปันข้อมูลที่ถูกต้องช่วยให้สมาชิกทุกฝ่ายตัดสินใจได้รวดเร็ว และลดความขัดแย้งระหว่างองค์กร",
    "เมื่อเกิดน้ำท่วม เทศบาลขอให้มูลนิธิและอาสาสมัครช่วยขนย้ายสิ่งของ ส่วนโรงพยาบาลดูแลผู้ป่วยติดเตียง",
    "สัญญาที่ดีระบุหน้าที่ ค่าตอบแทน และวิธีตรวจรับงานไว้ชัดเจน แต่ยังเปิดโอกาสให้ปรับปรุงบริการได้",
    "ข้าราชการต้องเรียนรู้ทักษะใหม่ เช่น การเจรจาต่อรอง การบริหารความเสี่ยง และการสร้างความไว้วางใจ",
    "ประชาชนในพื้นที่เห็นว่าการมีส่วนร่วมตั้งแต่ต้นทำให้โครงการสำเร็จและยั่งยืนมากขึ้น",
    "ตารางที่ 3 แสดงจำนวนหน่วยงานที่เข้าร่วมโครงการ ปีงบประมาณ พ.ศ. 2566 (ร้อยละ 75)",
    "ประเด็นสำคัญคือ ใครเป็นผู้รับผิดชอบเมื่องานล้มเหลว และจะวัดผลลัพธ์ด้วยตัวชี้วัดใด",
    "คำสั่งกำหนดให้สำนักงานทำแผน นำเสนอจำนวนโครงการ และดำเนินการตามคำแนะนำของผู้ชำนาญการ",
    "ก็คือการบริหารจัดการที่ไม่มีลำดับชั้น แต่อาศัยความเชื่อมั่นและกฎเกณฑ์ที่ทุกฝ่ายยอมรับ",
)

Injector = Callable[[str], Iterator[tuple[int, int, str]]]


def _by_pattern(pattern: str, damaged: str) -> Injector:
    """Places where ``pattern`` can be damaged, each as start, end and the damaged text."""
    compiled = re.compile(pattern)
    return lambda line: (
        (match.start(), match.end(), match.expand(damaged)) for match in compiled.finditer(line)
    )


def _inside_words(line: str) -> Iterator[tuple[int, int, str]]:
    """Blanks inside words, after a letter with a mark, where PDF extraction sets them."""
    for run in re.finditer(f"[{THAI}]+", line):
        for piece in thai_lexicon().read(run[0]).pieces:
            word = run[0][piece.start : piece.end]
            for cut in re.finditer(f"(?<=[{CONSONANT}][{MARK}])(?=[{CONSONANT}])", word):
                at = run.start() + piece.start + cut.start()
                yield at, at, " "


INJECTORS: dict[str, Injector] = {
    "swap": _by_pattern(f"([{VOWEL_MARK}])([{TONE}{SILENCER}])", r"\2\1"),
    "mark_blank": _by_pattern(f"(?<=[{CONSONANT}{VOWEL_MARK}])([{MARK}])", r" \1"),
    "shift": _by_pattern(
        f"(?<=[{CONSONANT}])([{VOWEL_MARK}]?[{TONE}{SILENCER}]|[{VOWEL_MARK}{SHORTENER}])"
        f"(?!{SARA_AM})([{BASE}])(?![{MARK}])",
        r"\2\1",
    ),
    "word_blank": _inside_words,
    "sara_am": _by_pattern(f"(?<=[{CONSONANT}]){SARA_AM}", " \u0e32"),
}
# Shares of injected damage that must be mended to the letter; some shifts and blanks make other
# words, which no dictionary can tell.
RECALL = {"swap": 1.0, "mark_blank": 1.0, "shift": 0.97, "word_blank": 0.94, "sara_am": 1.0}


def _damaged(kind: str) -> Iterator[tuple[str, str]]:
    for line in CLEAN:
        for start, end, broken in INJECTORS[kind](line):
            if (damaged := line[:start] + broken + line[end:]) != line:
                yield damaged, line


@pytest.mark.parametrize("line", CLEAN)
def test_clean_thai_is_unchanged(line):
    repaired = repair(line)
    assert repaired.text == line
    assert not repaired.counts
    assert not repaired.warnings


@pytest.mark.parametrize("kind", INJECTORS)
def test_injected_damage_is_mended_to_the_letter(kind):
    pairs = list(_damaged(kind))
    mended = [pair for pair in pairs if repair(pair[0]).text == pair[1]]
    assert len(pairs) >= 10
    assert len(mended) / len(pairs) >= RECALL[kind], [p for p in pairs if p not in mended]


@pytest.mark.parametrize("kind", INJECTORS)
def test_each_rule_counts_what_it_did(kind):
    counts = [repair(damaged).counts for damaged, clean in _damaged(kind)]
    assert sum(count.get(kind, 0) for count in counts) >= 0.8 * len(counts)


@pytest.mark.parametrize("seed", range(20))
def test_heavy_mixed_damage_loses_no_letter_and_no_mark(seed):
    chance = random.Random(seed)
    text = "\n".join(CLEAN)
    for kind in INJECTORS:
        sites = [(start, end, new) for start, end, new in INJECTORS[kind](text)]
        for start, end, new in sorted(chance.sample(sites, len(sites) // 6), reverse=True):
            text = text[:start] + new + text[end:]
    repaired = repair(text)
    bare = re.compile(f"[ {MARK}]")
    raw = unicodedata.normalize("NFC", text)
    assert bare.sub("", repaired.text).replace(SARA_AM, "\u0e32") == bare.sub("", raw).replace(
        SARA_AM, "\u0e32"
    )
    assert sorted(re.findall(f"[{MARK}]", repaired.text)) == sorted(re.findall(f"[{MARK}]", raw))
    assert repaired.text.count("\n") == len(CLEAN) - 1
    assert repair(repaired.text).text == repaired.text


@pytest.mark.parametrize(
    ("damaged", "mended", "counts"),
    [
        ("ท่ีตั้ง", "ที่ตั้ง", {"swap": 1}),
        ("ที ่ตั้ง", "ที่ตั้ง", {"mark_blank": 1}),
        ("มีอยู ่ 2 แบบ", "มีอยู่ 2 แบบ", {"mark_blank": 1}),
        ("องคก์รไมม่ีผู้นำ", "องค์กรไม่มีผู้นำ", {"shift": 2}),
        ("ผูต้ิดตาม", "ผู้ติดตาม", {"shift": 1}),
        ("หน่วยงานภาครั ฐ", "หน่วยงานภาครัฐ", {"word_blank": 1}),
        ("ทำหน้ าที่", "ทำหน้าที่", {"word_blank": 1}),
        ("มีข้อจากัด", "มีข้อจำกัด", {"sara_am": 1}),
        ("ค าสั่งส านักงาน", "คำสั่งสำนักงาน", {"sara_am": 2}),
        ("นํ้าท่วม", "น้ำท่วม", {"sara_am": 1}),
        ("ทำางาน", "ทำงาน", {"sara_am": 1}),
        ("\u0e17\u0e35\uf70a", "ที่", {"glyph": 1}),
        ("cafe\u0301", "café", {}),
    ],
)
def test_each_kind_of_damage_is_mended_and_counted(damaged, mended, counts):
    repaired = repair(damaged)
    assert repaired.text == mended
    assert dict(repaired.counts) == counts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("วรรณยุกต์ ่ ้ ๊ ๋ วางบนพยัญชนะ เช่น ไม้เอก ่ ", id="marks shown alone"),
        pytest.param("พุทฺธํ สรณํ คจฺฉามิ ธมฺมํ สรณํ คจฺฉามิ", id="Pali"),
        pytest.param("อนิรุจ ทนุ และบรูโน ไปพบ เจงกิส ข่าน", id="names that are near words"),
        pytest.param("ผู้ืถือหุ้นเหล่านั้น", id="a writer's spare mark"),
        pytest.param("กระวนการ จาการที่ การอกแบบ", id="a writer's lost letter"),
        pytest.param("ก       ่", id="a mark far away"),
        pytest.param("ต่าง ๆ นานา ฯลฯ", id="repetition and abbreviation signs"),
        pytest.param("②Ⅳ ﬁ ½", id="compatibility characters: NFC, never NFKC"),
    ],
)
def test_what_is_not_extraction_damage_stays(text):
    assert repair(text).text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\f", "\u2028", "  \n", " \r\n\t\n"])
def test_line_ends_and_trailing_blanks_stay(end):
    assert repair(f"ท่ีตั้ง{end}ภาครั ฐ{end}").text == f"ที่ตั้ง{end}ภาครัฐ{end}"


def test_a_line_that_breaks_a_promise_is_kept_raw_and_named(monkeypatch):
    def lose_a_mark(line, _lexicon):
        return line.replace("ม้", "ม"), {}

    monkeypatch.setattr(repair_module, "RULES", (*RULES, lose_a_mark))
    repaired = repair("ท่ีนี่\nไม้เอก\nท่ีนั่น\n")
    assert repaired.text == "ที่นี่\nไม้เอก\nที่นั่น\n"
    assert len(repaired.warnings) == 1
    assert "line 2" in repaired.warnings[0]
    assert "no mark is lost" in repaired.warnings[0]


def test_a_rule_that_never_settles_is_not_trusted(monkeypatch):
    def flip(line, _lexicon):
        return (line[:-1] if line.endswith(" ") else line + " "), {}

    monkeypatch.setattr(repair_module, "RULES", (flip,))
    repaired = repair("ที่นี่")
    assert repaired.text == "ที่นี่"
    assert "repairing twice" in repaired.warnings[0]


def test_long_gibberish_is_left_alone_and_named():
    chance = random.Random(1)
    letters = [chr(code) for code in (*range(0xE01, 0xE3B), *range(0xE40, 0xE46))]
    text = unicodedata.normalize("NFC", "".join(chance.choices(letters, k=20_000)))
    repaired = repair(text)
    assert repaired.text == text
    assert "does not read as Thai" in repaired.warnings[0]


def test_empty_and_foreign_text_pass_through():
    for text in ("", "\n", "Networked governance 2.0", "日本語 ລາວ"):
        assert repair(text).text == text


@pytest.mark.timeout(60)  # benchmarks/growth.py measures; here only a hang fails
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ก" * 40_000, id="one run"),
        pytest.param("ท่ี" * 8_000, id="one damaged run"),
        pytest.param("ก " * 20_000, id="blanks"),
        pytest.param("ก" + "่ี" * 20_000, id="stacked marks"),
        pytest.param("ก" + " " * 40_000 + "่", id="a long gap"),
    ],
)
def test_a_long_text_of_one_kind_is_repaired_once_and_for_all(text):
    repaired = repair(text).text
    assert repair(repaired).text == repaired


def _letter_texts(text: str) -> list[tuple[int, str]]:
    """Each letter with the marks and blanks behind it, and its offset."""
    bare = text.replace(SARA_AM, "\u0e4d\u0e32")
    offsets = [i for i, char in enumerate(bare) if not re.match(f"[ \t\u00a0{MARK}]", char)]
    return [(a, bare[a:b]) for a, b in zip(offsets, [*offsets[1:], len(bare)], strict=True)]


def test_the_article_is_mended_where_it_is_damaged_and_nowhere_else(article_path, article_outline):
    raw = article_path.read_text(encoding="utf-8")
    gold = json.loads(article_outline.read_text(encoding="utf-8"))["damage_gold"]
    lines, mended_lines = raw.split("\n"), repair(raw).text.split("\n")
    mended = 0
    unexplained = dict(enumerate(zip(lines, mended_lines, strict=True), start=1))
    for number in {span["line"] for span in gold}:
        line = lines[number - 1]
        spans = [span for span in gold if span["line"] == number]
        for span in sorted(spans, key=lambda span: -span["col"]):
            start = next(
                at for at in (span["col"] - 1, span["col"]) if line.startswith(span["damaged"], at)
            )
            line = line[:start] + span["correct"] + line[start + len(span["damaged"]) :]
        before, wanted, got = (
            [text for _, text in _letter_texts(text)]
            for text in (lines[number - 1], line, mended_lines[number - 1])
        )
        assert len(wanted) == len(got)
        assert all(new in (old, right) for old, right, new in zip(before, wanted, got, strict=True))
        mended += sum(
            span["correct"].rstrip() in mended_lines[number - 1]
            and lines[number - 1].count(span["damaged"])
            > mended_lines[number - 1].count(span["damaged"])
            for span in spans
        )
        del unexplained[number]
    assert all(old == new for old, new in unexplained.values())
    assert mended >= 108

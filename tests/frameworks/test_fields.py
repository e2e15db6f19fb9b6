"""Form fields that people fill in: cleaned, read leniently, faults told in one line."""

from __future__ import annotations

import pytest

from assistant.errors import BriefError, LessonError
from assistant.frameworks.fields import clean, read_file, spellings


class TestClean:
    """A text as it was meant."""

    @pytest.mark.parametrize(
        ("written", "text"),
        [
            (None, ""), ("", ""), ("  ก  ข\t\nค ", "ก ข ค"), ("ก\x00ข\x07ค", "ก ข ค"),
            ("ก\u2028ข\u2029ค", "ก ข ค"), ("a\u200bb\u202ec\ufeffd", "abcd"),
            ("\ue000x\ufffe", "x"),
            ("เ\u0e40", "เ\u0e40"), ("น\u0e4d\u0e32", "น\u0e4d\u0e32"), ("e\u0301", "\u00e9"),
            (5, "5"), (2.5, "2.5"), ("\ud800x", "?x"), ("<b>&amp;</b>", "<b>&amp;</b>"),
        ],
        ids=ascii,
    )  # fmt: skip
    def test_control_characters_go_and_blanks_are_joined(self, written, text):
        cleaned = clean(written)
        assert cleaned == text or cleaned == clean(cleaned)
        assert clean(cleaned) == cleaned  # cleaning twice changes nothing

    @pytest.mark.parametrize("value", [True, False, [], {}, ("a",), b"x"])
    def test_what_is_no_text_is_left_for_the_form_to_refuse(self, value):
        assert clean(value) is value

    def test_half_a_character_can_be_written_out_afterwards(self):
        assert clean("ก\ud83dข").encode("utf-8")


class TestSpellings:
    """Each word leads to its value."""

    def test_each_word_leads_to_its_value(self):
        table = spellings({"low": "low ต่ำ ไม่_พอ", "high": "high สูง"})
        assert (table["ต่ำ"], table["ไม่ พอ"], table["สูง"]) == ("low", "low", "high")

    def test_a_low_line_stands_for_a_blank(self):
        assert "not_enough" not in spellings({"low": "not_enough"})

    @pytest.mark.parametrize("word", ["", "-", "ไม่ทราบ", "unknown", "n/a", "none", "null", "ไม่ระบุ"])
    def test_what_says_nothing_is_nothing(self, word):
        assert spellings({})[word] is None

    def test_a_value_wins_over_a_word_that_says_nothing(self):
        assert spellings({"nil": "none"})["none"] == "nil"


class TestReadFile:
    """JSON by its suffix, else YAML."""

    @pytest.mark.parametrize(
        ("name", "text"),
        [("a.json", '{"ก": [1]}'), ("a.JSON", '{"ก": [1]}'), ("a.yaml", "ก: [1]"), ("a", "ก: [1]"),
         ("a.txt", "ก:\n- 1\n")],
    )  # fmt: skip
    def test_both_give_plain_data(self, tmp_path, name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert read_file(path, "form", LessonError) == {"ก": [1]}

    def test_a_byte_order_mark_is_passed_over(self, tmp_path):
        path = tmp_path / "a.json"
        path.write_bytes(b'\xef\xbb\xbf{"a": 1}')
        assert read_file(path, "form", LessonError) == {"a": 1}

    @pytest.mark.parametrize("error", [LessonError, BriefError])
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.json", b"{"), ("a.json", b"a: 1"), ("a.json", b"\xff\xfe"), ("a.yaml", b"a: [1"),
            ("a.yaml", b"\x00"), ("a.yaml", b"a: *none"), ("a.json", b"[" * 50_000),
            ("a.yaml", b"[" * 50_000), ("a.json", b"9" * 5000),
            ("a.yaml", b"a: !!python/object:os.system {}"), ("a.yaml", b"a: 2026-99-99"),
            ("a.yaml", b"{a: 1}: 2"), ("a.yaml", b"[1]: 2"), ("a.yaml", b"a: 1\n--- \nb: 2"),
            ("a.yaml", b"a: !!bool x"), ("a.yaml", b"a: !!int ''"), ("a.yaml", b"a: !!timestamp x"),
            ("a.yaml", b"a: " + b"1:" * 200 + b"1.5"), ("a.yaml", b"{a: " * 200_000),
            ("a.yaml", b"goal: x\npartners:\n" + b"- name: a\n" * 190_000),
        ],
        ids=lambda part: ascii(part)[:24],
    )  # fmt: skip
    def test_a_broken_file_is_told_in_one_line(self, tmp_path, error, name, content):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(error) as caught:
            read_file(path, "form", error)
        said = str(caught.value)
        assert "\n" not in said
        assert name in said
        assert " object at 0x" not in said

    def test_a_few_lines_do_not_stand_for_gigabytes(self, tmp_path):
        path = tmp_path / "a.yaml"
        rows = [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
        path.write_text("\n".join(["a0: &a0 [x]", *rows, "goal: *a11"]), encoding="utf-8")
        with pytest.raises(BriefError, match="write it out"):
            read_file(path, "brief", BriefError)

    @pytest.mark.parametrize("where", ["absent.yaml", ".", "a.yaml/b.yaml"])
    def test_a_file_that_cannot_be_read_is_told(self, tmp_path, where):
        (tmp_path / "a.yaml").write_text("a: 1", encoding="utf-8")
        with pytest.raises(LessonError, match="form") as caught:
            read_file(tmp_path / where, "form", LessonError)
        assert "\n" not in str(caught.value)

    def test_a_file_that_is_a_whole_book_is_refused_unread(self, tmp_path):
        path = tmp_path / "a.yaml"
        path.write_bytes(b"a" * 2_000_001)
        with pytest.raises(LessonError, match="2 MB"):
            read_file(path, "form", LessonError)

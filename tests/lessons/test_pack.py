"""A lesson as files: each by its suffix, all together, and back from JSON."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest
import teaching

from assistant.errors import ExportError
from assistant.lessons import pack
from assistant.lessons.lesson_json import to_dict

NAMES = {
    "handout.docx", "handout.pdf", "trainer-guide.docx", "trainer-guide.pdf", "quiz.docx",
    "quiz.pdf", "quiz-key.docx", "quiz-key.pdf", "slides-16x9.pptx", "slides-4x3.pptx",
    "quiz.gift.txt", "quiz.xml", "quiz.aiken.txt", "quiz.xlsx", "lesson.json", "attendance.docx",
    "attendance.pdf", "certificate.docx", "certificate.pdf", "quiz.h5p", "quiz.qti.zip",
    "quiz.scorm.zip", "quiz.anki.txt", "quiz.forms.gs", "quiz.kahoot.xlsx", "quiz.quizizz.xlsx",
}  # fmt: skip
SECOND = {"post-test.docx", "post-test.pdf", "post-test-key.docx", "post-test-key.pdf"}
STAMPED = (".pdf", ".docx", ".pptx")  # their writers put the time of writing into them
STARTS = {
    ".zip": b"PK", ".pptx": b"PK", ".docx": b"PK", ".pdf": b"%PDF", ".md": b"# ", ".json": b"{",
    ".xml": b"<?xml", ".xlsx": b"PK",
}  # fmt: skip


@pytest.fixture(scope="module")
def small(library):
    return teaching.built(library, "short")


@pytest.fixture(scope="module")
def archive(small):
    return pack.zipped(small)


def held(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


class TestZip:
    """Everything that a trainer takes along."""

    def test_it_holds_all_files_and_none_is_empty(self, archive):
        found = held(archive)
        assert set(found) - SECOND == NAMES
        assert all(len(content) > 50 for content in found.values())

    def test_a_second_form_has_its_files(self, library):
        names = {name for name, _ in pack.files(teaching.built(library, "thai"))}
        assert names >= SECOND

    def test_each_file_is_what_its_name_says(self, archive):
        for name, content in held(archive).items():
            start = STARTS.get(name[name.rfind(".") :], b"")
            assert content.startswith(start), name

    def test_the_same_lesson_gives_the_same_bytes_but_for_stamps_of_time(self, small, archive):
        one, other = held(archive), held(pack.zipped(small))
        assert list(one) == list(other)
        changed = {name for name in one if one[name] != other[name]}
        assert {name for name in changed if not name.endswith(STAMPED)} == set()

    def test_a_lesson_without_a_quiz_has_no_quiz_files(self, library):
        lesson = teaching.made(library, minutes=15, quiz_items=0, language="th")
        names = {name for name, _ in pack.files(lesson)}
        assert names == {name for name in NAMES if not name.startswith("quiz")}

    def test_the_names_are_safe_in_every_file_system(self, archive):
        assert all(
            name.isascii() and "/" not in name and ".." not in name for name in held(archive)
        )


class TestJson:
    """One document that opens again."""

    @pytest.mark.parametrize("name", ["thai", "english", "both", "short"])
    def test_it_opens_again_as_the_same_lesson(self, library, name):
        lesson = teaching.built(library, name)
        assert pack.from_json(pack.to_json(lesson)) == lesson

    def test_the_one_in_the_zip_is_the_lesson(self, small, archive):
        assert pack.from_json(held(archive)["lesson.json"].decode()) == small

    def test_what_the_contract_names_is_there_flat(self, small):
        told = to_dict(small)
        assert {"statements", "citations", "minutes", "agenda", "objectives", "glossary",
                "quiz"} <= set(told)  # fmt: skip
        assert json.loads(json.dumps(told)) == json.loads(pack.to_json(small))

    @pytest.mark.parametrize(
        "text", ["", "{", "[]", "3", "null", "{}", '{"lesson": 3}', '{"lesson": {}}',
                 '{"lesson": {"id": []}}', "[" * 100_000, '{"lesson": []}'],
        ids=lambda text: text[:14],
    )  # fmt: skip
    def test_what_is_no_lesson_is_told(self, text):
        with pytest.raises(ExportError) as caught:
            pack.from_json(text)
        teaching.one_line(caught.value)

    @pytest.mark.parametrize("field", ["agenda", "quiz", "citations", "minutes", "language"])
    def test_a_damaged_field_is_named(self, small, field):
        told = json.loads(pack.to_json(small))
        told["lesson"][field] = {"no": "such thing"}
        with pytest.raises(ExportError, match=field) as caught:
            pack.from_json(json.dumps(told))
        teaching.one_line(caught.value)


class TestNames:
    """The suffix is the format."""

    @pytest.mark.parametrize(
        "name", ["l.pptx", "l.docx", "l.pdf", "l.md", "l.json", "l.gift.txt", "l.xml",
                 "l.aiken.txt", "l.xlsx", "บทเรียน.MD"],
    )  # fmt: skip
    def test_each_format_is_written(self, small, name):
        content = pack.write(small, name)
        suffix = name[name.rfind(".") :].lower()
        assert content.startswith(STARTS.get(suffix, b""))
        assert content

    @pytest.mark.parametrize(
        "name", ["lesson", "lesson.", "l.txt", "l.doc", "l.zip.exe", ".", "", "l.pptx/", "l.gift"]
    )
    def test_a_wrong_suffix_is_told_with_those_that_there_are(self, small, name):
        for call in (pack.check_name, lambda text: pack.write(small, text)):
            with pytest.raises(ExportError) as caught:
                call(name)
            assert ".zip" in teaching.one_line(caught.value)

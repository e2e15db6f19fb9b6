"""The table of quiz formats, and what every format says of an item."""

from __future__ import annotations

from dataclasses import replace

import pytest
import quiz_samples as samples

from assistant.errors import ExportError
from assistant.export.quizzes.quiz import FORMATS, format_of, left_out, write_quiz

HARMLESS = tuple(samples.item(kind, "ความไว้วางใจ") for kind in samples.KINDS)


def written(items, format: str, citations=(samples.CITATION,)) -> bytes:
    return write_quiz(items, citations, format, title=samples.TITLE)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_a_suffix_that_finds_it(format):
    assert format_of(f"quiz{FORMATS[format].suffix.upper()}") == format


def test_other_formats_are_refused():
    with pytest.raises(ExportError, match=r"\.aiken\.txt"):
        format_of("quiz.txt")
    with pytest.raises(ExportError, match="moodle_xml"):
        written(HARMLESS, "hot_potatoes")


@pytest.mark.parametrize("format", FORMATS)
def test_one_quiz_has_one_file(format):
    assert written(HARMLESS, format) == written(HARMLESS, format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_quiz_without_items_is_written(format):
    assert isinstance(written((), format), bytes)


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - {"aiken", "kahoot"}))
def test_a_citation_that_is_not_there_is_told(format):
    with pytest.raises(ExportError, match=r"choice-0 cites \[1\]"):
        written(HARMLESS[:1], format, citations=())


@pytest.mark.parametrize("format", ["gift", "moodle_xml", "anki", "google_forms"])
def test_sources_follow_the_language_of_the_item(format):
    english = replace(HARMLESS[0], language="en", citations=(1,))
    assert "Source" in written((english,), format).decode()
    assert "p. 7" in written((english,), format).decode()


@pytest.mark.parametrize("format", ["gift", "moodle_xml", "aiken", "anki", "google_forms"])
def test_control_characters_are_left_out_and_translations_kept(format):
    damaged = replace(HARMLESS[0], question=" ก\x00\x0b\ud800ข\r\n", translation="in English")
    text = written((damaged,), format).decode()
    assert "กข" in text
    assert "in English" in text
    assert not set(text) & set("\x00\x0b\r")


def test_what_a_format_cannot_hold_is_reported():
    arrows = tuple(samples.item(kind, "ก -> ข") for kind in samples.KINDS)
    kinds = {format: [one.kind for one in left_out(arrows, format)] for format in FORMATS}
    assert kinds == {
        "gift": ["matching", "ordering", "short_answer"],
        "moodle_xml": [],
        "aiken": ["matching", "ordering", "short_answer", "open"],
        "h5p": ["ordering", "open"],
        "qti": [],
        "scorm": ["open"],
        "anki": [],
        "google_forms": ["matching", "ordering"],
        "kahoot": ["matching", "ordering", "short_answer", "open"],
        "quizizz": ["matching", "ordering", "short_answer"],
        "xlsx": [],
    }
    single = replace(HARMLESS[2], pairs=(("ซ้าย", "ขวา"),))
    assert left_out((single,), "gift") == left_out((single,), "moodle_xml") == (single,)

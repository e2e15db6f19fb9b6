"""Questions from objects: worded from leads, headings and terms, and each can be answered."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER, assistant_of

from assistant.answering.objects.asking import questions_of
from assistant.opening import open_library
from assistant.schema import Hit
from assistant.text.asked_in import detect_question


def asked_of(home, language):
    library = assistant_of(home).library
    found = []
    for passage in library.passages():
        hit = Hit(passage, "", rank=1, score=1.0)
        found += list(questions_of(hit, "", language))
    return found


@pytest.mark.parametrize("language", ["th", "en"])
def test_questions_are_in_the_readers_language_and_of_a_passage_in_it(shipped_home, language):
    found = asked_of(shipped_home, language)
    assert len(found) > 40
    for one in found:
        assert one.hit.passage.language == language
        assert detect_question(one.text) == language


@pytest.mark.parametrize("language", ["th", "en"])
def test_questions_hold_no_marks_and_read_on_in_one_line(shipped_home, language):
    for one in asked_of(shipped_home, language):
        assert "\n" not in one.text
        assert not one.text.startswith("#")
        assert "](" not in one.text
        assert "ดังนี้" not in one.text
        assert 8 <= len(one.text) <= 140


def test_latin_letters_do_not_run_into_thai_ones(shipped_home):
    texts = [one.text for one in asked_of(shipped_home, "th")]
    assert not [text for text in texts if text.endswith((")มีอะไรบ้าง", ")เป็นอย่างไร", "eมีอะไรบ้าง"))]


def test_a_heading_is_asked_about_as_english_asks(tmp_path):
    wanted = {
        "Why the mills of the river close": "What is said on why the mills of the river close?",
        "How is a mill licensed by the council?": "How is a mill licensed by the council?",
        "Three kinds of mill in the valley": "What are the three kinds of mill in the valley?",
        "Rice mills on the lower river": "What does “Rice mills on the lower river” list?",
    }
    body = (
        "A mill grinds the rice of the village.\n\n- an old weir turns one\n- a new weir turns two"
    )
    text = "\n\n".join(f"## {heading}\n\n{body}" for heading in wanted)
    written = tmp_path / "mills.md"
    written.write_text(f"# Mills\n\n{text}\n", encoding="utf-8")
    with open_library(tmp_path / "home", ENCODER) as library:
        library.add_files([written])
    assert set(wanted.values()) <= {one.text for one in asked_of(tmp_path / "home", "en")}

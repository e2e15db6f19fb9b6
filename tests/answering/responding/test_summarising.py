"""Summaries: of what was named, over its main sections, in as many lines as are wanted."""

from __future__ import annotations

import pytest

from assistant import open_library
from assistant.answering.dialogue.conversations import Said, Turn
from assistant.answering.dialogue.understanding import Wish
from assistant.answering.generation.extractive import ExtractiveGenerator
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.scope import _titled
from assistant.answering.responding.summarising import summarise
from assistant.checking.cross_language import Means

NAMED = Wish("summarise", "สรุปคู่มือศูนย์ซ่อมจักรยาน", "th", ("ศูนย์ซ่อมจักรยาน",))
ALL = Wish("summarise", "สรุป", "th")


def quoted(response):
    return [quote.passage for claim in response.claims for quote in claim.quotes]


def with_lines(wish, lines):
    return Wish(wish.act, wish.text, wish.language, wish.subjects, lines)


def test_a_document_that_is_named_is_summed_up_over_its_main_sections(own_desk):
    passages = quoted(summarise(own_desk, NAMED))
    assert {p.document_id for p in passages} == {"bicycles"}
    assert len({p.section[0] for p in passages}) >= 4


def test_no_main_section_speaks_twice_before_every_one_has_spoken(own_desk):
    passages = quoted(summarise(own_desk, with_lines(NAMED, 6)))
    assert len({p.section[0] for p in passages}) == len(passages)


@pytest.mark.parametrize("lines", [1, 2, 3, 5])
@pytest.mark.parametrize("wish", [NAMED, ALL], ids=["a document", "the library"])
def test_a_summary_has_as_many_lines_as_are_wanted(own_desk, wish, lines):
    assert len(summarise(own_desk, with_lines(wish, lines)).claims) == lines


def test_the_library_is_summed_up_over_its_documents(own_desk):
    documents = {p.document_id for p in quoted(summarise(own_desk, ALL))}
    assert documents == {"herb-law", "bicycles"}


def test_a_section_that_is_named_is_summed_up_alone(own_desk):
    subject = "ขั้นตอนการรับซ่อมจักรยาน"
    passages = quoted(summarise(own_desk, Wish("summarise", f"สรุป{subject}", "th", (subject,))))
    assert {p.section for p in passages} == {(f"3. {subject}",)}


def test_a_chapter_of_a_law_is_summed_up_with_all_its_sections(own_desk):
    subject = "คณะกรรมการสวนสมุนไพร"
    passages = quoted(summarise(own_desk, Wish("summarise", f"สรุปหมวด{subject}", "th", (subject,))))
    assert {p.section[0] for p in passages} == {f"หมวด ๒ {subject}"}


def test_the_readers_language_comes_first(own_desk):
    response = summarise(own_desk, Wish("summarise", "summarise", "en"))
    assert {p.language for p in quoted(response)} == {"en"}


def test_a_summary_in_the_other_language_says_so(own_desk):
    wish = Wish("summarise", "summarise มาตรา ๘", "en", ("กองทุนสวนสมุนไพร",))
    response = summarise(own_desk, wish)
    assert {p.language for p in quoted(response)} == {"th"}
    assert response.claims[0].lead
    assert "Thai" in response.claims[0].text


def test_what_was_just_answered_is_in_focus(own_desk):
    [passage, *_] = own_desk.library.passages_of(["seed"])
    said = Said("A library", ((passage.id, passage.start, passage.end),))
    last = Turn("What is a seed library?", "define", "en", (said,))
    response = summarise(own_desk, Wish("summarise", "summarise that", "en", last=last))
    assert {p.document_id for p in quoted(response)} == {"seed"}


def test_a_summary_is_in_reading_order_and_repeats_nothing(own_desk):
    response = summarise(own_desk, with_lines(NAMED, 9))
    starts = [quote.start for claim in response.claims for quote in claim.quotes]
    assert starts == sorted(set(starts))


def test_what_no_passage_speaks_of_has_no_summary(own_desk):
    assert summarise(own_desk, Wish("summarise", "สรุปเรือดำน้ำ", "th", ("เรือดำน้ำ",))) is None


def test_a_summary_offers_a_lesson_on_its_subject(own_desk):
    [offer] = summarise(own_desk, NAMED).suggestions
    assert (offer.kind, offer.text) == ("lesson", "ศูนย์ซ่อมจักรยาน")


TWO = """# Ferries and bridges of the delta

## Ferries: who runs them

The cooperative of boatmen runs the ferries from the pier of Ban Laem to the island.

## Ferries: what they cost

A passage on the ferry costs ten baht for a person and forty baht for a cart.

## Bridges: who pays

The province pays for the bridges out of its road fund and repairs them each year.

## Bridges: how long they hold

A bridge of hard wood holds for twelve years where its posts are tarred.
"""


@pytest.mark.parametrize(("subject", "of"), [("ferries", "Ferries"), ("bridges", "Bridges")])
def test_of_a_document_on_two_things_the_sections_on_one_are_summed_up(tmp_path, subject, of):
    (tmp_path / "delta.md").write_text(TWO, encoding="utf-8")
    with open_library(tmp_path / "home") as library:
        library.add_files([tmp_path / "delta.md"])
        desk = Desk(library, ExtractiveGenerator(library), Means())
        response = summarise(desk, Wish("summarise", f"tell me of the {subject}", "en", (subject,)))
    assert {p.section[-1].partition(":")[0] for p in quoted(response)} == {of}


def test_sections_of_one_label_are_summed_up_together(tmp_path):
    (tmp_path / "delta.md").write_text(TWO, encoding="utf-8")
    (tmp_path / "hills.md").write_text(HILLS, encoding="utf-8")
    with open_library(tmp_path / "home") as library:
        library.add_files([tmp_path / "delta.md", tmp_path / "hills.md"])
        desk = Desk(library, ExtractiveGenerator(library), Means())
        typed = "Tell me what the ferries cost"
        response = summarise(desk, Wish("summarise", typed, "en", ("ferries cost",)))
    labels = [p.section[-1] for p in quoted(response)]
    assert labels == ["Ferries: who runs them", "Ferries: what they cost"]


HILLS = """# Lamp oil in the hills

Each household of the hills is given two litres of lamp oil before the rains begin.
"""


@pytest.mark.parametrize(
    ("typed", "named"),
    [("Sum up the report on the delta", {"delta"}), ("Sum up the delta", set())],
)
def test_a_kind_of_document_before_its_subject_means_the_work_of_that_title(tmp_path, typed, named):
    (tmp_path / "delta.md").write_text(TWO, encoding="utf-8")
    (tmp_path / "hills.md").write_text(HILLS, encoding="utf-8")
    with open_library(tmp_path / "home") as library:
        library.add_files([tmp_path / "delta.md", tmp_path / "hills.md"])
        titles = {one.document_id: one.title for one in library.documents()}
        found = _titled(library, typed, "delta")
    assert {titles[key].split()[-1] for key in found} == named

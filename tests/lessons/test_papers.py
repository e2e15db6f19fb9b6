"""Handout, trainer's guide and slides: every claim cited, every number resolving, few words."""

from __future__ import annotations

import re

import pytest
import teaching

from assistant.lessons.papers import paper_of
from assistant.lessons.run_slides import MOST_WORDS
from assistant.schema.papers import Items, Picture, Prose, Subheading, Table
from assistant.text.language import words

CONTENT = ("content", "cases")


class TestCitations:
    """What the literature says is shown where it says it."""

    def test_nine_of_ten_claims_of_the_content_are_cited(self, lesson):
        claims = [s for part, s in lesson.statements() if part.id in CONTENT]
        claims = [s for s in claims if s.source == "literature"]
        assert claims
        assert sum(bool(claim.citations) for claim in claims) / len(claims) >= 0.9

    def test_the_content_is_the_literatures(self, lesson):
        said = [s for part, s in lesson.statements() if part.id == "content"]
        assert all(statement.source == "literature" for statement in said)

    def test_what_is_not_the_literatures_cites_nothing(self, lesson):
        own = [s for _, s in lesson.statements() if s.source != "literature"]
        assert own
        assert not any(statement.citations for statement in own)

    def test_every_quote_is_what_stands_in_the_document(self, its_library, lesson):
        assert lesson.citations
        assert all(teaching.is_quoted(its_library, citation) for citation in lesson.citations)

    def test_every_number_resolves_and_every_citation_is_used(self, lesson):
        numbers = [citation.number for citation in lesson.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        assert teaching.numbers_used(lesson) == set(numbers)

    def test_they_are_numbered_in_the_order_of_reading(self, lesson):
        seen = dict.fromkeys(n for _, s in lesson.statements() for n in s.citations)
        assert list(seen) == sorted(seen)

    def test_no_place_is_cited_under_two_numbers(self, lesson):
        places = [(c.passage_id, c.start, c.end) for c in lesson.citations]
        assert len(set(places)) == len(places)

    def test_coverage_counts_the_citations(self, its_library, lesson):
        assert sum(use.citations for use in lesson.coverage) == len(lesson.citations)
        known = {" › ".join(passage.section) for passage in its_library.passages()}
        assert all(use.section in known for use in lesson.coverage)


class TestHandout:
    """What learners take home."""

    def test_its_parts_come_in_order_and_none_is_empty(self, lesson):
        order = ["objectives", "content", "cases", "signs", "worksheets", "glossary", "reading"]
        ids = [part.id for part in lesson.handout]
        assert ids == [part_id for part_id in order if part_id in ids]
        assert {"objectives", "content", "reading"} <= set(ids)
        assert all(part.blocks and part.title.strip() for part in lesson.handout)

    def test_its_tables_have_as_many_cells_as_columns(self, lesson):
        for part in (*lesson.handout, *lesson.guide):
            for table in (block for block in part.blocks if isinstance(block, Table)):
                assert table.rows
                assert all(len(row.cells) == len(table.columns) for row in table.rows)
                assert sum(c.width for c in table.columns) == pytest.approx(1)

    def test_its_pictures_are_named_and_can_be_drawn(self, lesson):
        drawn = paper_of(lesson, "handout").draw
        for part in lesson.handout:
            for block in part.blocks:
                if isinstance(block, Picture):
                    assert block.caption.strip()
                    assert drawn(block, "svg").lstrip().startswith(b"<?xml")

    def test_objectives_are_few_and_different(self, lesson):
        texts = [objective.text for objective in lesson.objectives]
        assert 1 <= len(texts) <= 8
        assert len(set(texts)) == len(texts)

    def test_a_case_has_what_happened_and_what_to_ask(self, english):
        (part,) = (p for p in english.handout if p.id == "cases")
        (table,) = part.blocks
        for row in table.rows:
            name, happened, asked = row.cells
            assert name.label.strip()
            assert happened.statements[0].citations
            assert asked.statements

    def test_the_glossary_pairs_thai_with_english(self, lesson):
        for th, en in lesson.glossary:
            assert any("\u0e00" <= char <= "\u0e7f" for char in th)
            assert en.strip()
            assert not any("\u0e00" <= char <= "\u0e7f" for char in en)
        assert len(set(lesson.glossary)) == len(lesson.glossary)

    def test_a_lesson_in_english_says_nothing_in_thai_but_its_glossary(self, english):
        thai = [
            statement.text
            for part, statement in english.statements()
            if part.id not in ("glossary", "reading")
            and any("\u0e00" <= char <= "\u0e7f" for char in statement.text)
        ]
        assert thai == []


class TestGuide:
    """What the trainer holds."""

    def test_its_agenda_is_the_lessons(self, lesson):
        (table,) = next(part for part in lesson.guide if part.id == "overview").blocks
        assert [int(row.cells[0].label) for row in table.rows] == [
            step.minutes for step in lesson.agenda
        ]
        assert str(lesson.minutes) in table.caption

    def test_its_key_has_every_item_with_its_citations(self, lesson):
        (table,) = next(part for part in lesson.guide if part.id == "quiz_key").blocks
        rows = [row for row in table.rows if row.cells[0].label]
        assert len(rows) == len(lesson.quiz)
        for row, one in zip(rows, lesson.quiz, strict=True):
            assert row.cells[2].statements[0].citations == one.citations

    def test_its_key_tells_of_each_option_on_a_line_of_its_own(self, lesson):
        (table,) = next(part for part in lesson.guide if part.id == "quiz_key").blocks
        told = [row.cells[2].statements[0].text for row in table.rows if not row.cells[0].label]
        reasons = [r for one in lesson.quiz if len(set(one.reasons)) > 1 for r in one.reasons]
        assert told == reasons

    def test_it_tells_for_each_unit_what_to_bring_home(self, lesson):
        part = next(part for part in lesson.guide if part.id == "teaching")
        homes = [b for b in part.blocks if isinstance(b, Items) and b.id.startswith("home_")]
        assert homes
        assert all(s.citations for home in homes for s in home.statements)

    def test_nothing_is_left_to_be_filled_in(self, lesson):
        texts = [statement.text for _, statement in lesson.statements()]
        assert not any("{" in text or "}" in text for text in texts)


class TestSlides:
    """Few words; the claims are in the notes."""

    @pytest.fixture(params=["thai", "english", "short", "workshop", "both"])
    def shown(self, request, library):
        return teaching.built(library, request.param)

    def test_none_has_more_than_forty_words(self, shown):
        counts = {
            slide.title: sum(len(words(text)) for text in (slide.title, *slide.lines))
            for slide in shown.slides
        }
        assert MOST_WORDS == 40
        assert {title: count for title, count in counts.items() if count > 40} == {}

    def test_every_slide_has_a_title_and_something_on_it(self, shown):
        assert all(slide.title.strip() for slide in shown.slides)
        assert all(slide.diagram or slide.lines for slide in shown.slides)
        assert all(line.strip() for slide in shown.slides for line in slide.lines)

    def test_the_numbers_of_the_notes_resolve(self, shown):
        known = {citation.number for citation in shown.citations}
        for slide in shown.slides:
            noted = {int(number) for number in teaching.MARK.findall(slide.notes)}
            assert noted <= known
            assert noted == set(slide.citations), slide.title

    def test_a_slide_of_points_says_in_its_notes_what_the_literature_says(self, shown):
        cited = [slide for slide in shown.slides if slide.citations]
        assert len(cited) >= 3
        assert all(slide.notes.strip() for slide in cited)

    def test_every_unit_of_the_agenda_has_its_slides(self, thai):
        titles = {slide.title for slide in thai.slides}
        summary = {line for slide in thai.slides for line in slide.lines}
        taught = [
            s.activity for s in thai.agenda if s.phase == "teach" and "กิจกรรม" not in s.method
        ]
        shown = titles | summary
        assert all(any(name.startswith(title) for title in shown) for name in taught)


FAILURES = "สาเหตุที่เครือข่ายล้มเหลว"


@pytest.fixture(scope="module")
def one_list(library):
    """A lesson of an hour on one list of the course, and nothing else."""
    return teaching.made(
        library, topic=FAILURES, minutes=60, level="basic", quiz_items=6, language="th"
    )


class TestOneList:
    """A lesson on one list goes over all of it, from the table of the guide to the last slide."""

    def test_the_last_slide_and_the_alignment_name_every_member(self, course, one_list):
        names = [str(course.point(m).name["th"]) for m in course.sets["failures"].members]
        summed = [s for s in one_list.slides if s.title == "สรุป"]
        assert [line for slide in summed for line in slide.lines] == names
        guide = next(part for part in one_list.guide if part.id == "alignment")
        cells = [row.cells[1].text for block in guide.blocks for row in block.rows]
        assert all(name in cell for cell in cells for name in names)

    def test_learners_and_trainer_have_on_paper_by_what_each_is_told(self, one_list):
        seen = {line for slide in one_list.slides for line in slide.lines if "สังเกต" in line}
        assert len(seen) == 6
        signs = next(part for part in one_list.handout if part.id == "signs")
        told = [row.cells[1].text for block in signs.blocks for row in block.rows]
        assert len(told) == 6
        assert all(any(sign in line for line in seen) for sign in told)
        guide = next(part for part in one_list.guide if part.id == "teaching")
        noted = [b for b in guide.blocks if isinstance(b, Items) and b.id.startswith("seen_")]
        assert [len(block.statements) for block in noted] == [6]

    def test_the_guide_tells_which_causes_the_invented_case_shows(self, course, one_list):
        guide = next(part for part in one_list.guide if part.id == "activities")
        debriefs = [b for b in guide.blocks if isinstance(b, Table)]
        cells = [row.cells[1] for table in debriefs for row in table.rows]
        told = [s.text for cell in cells for s in cell.statements if not s.citations]
        names = [str(course.point(m).name["th"]) for m in course.sets["failures"].members]
        stems = [name.removeprefix("ภาครัฐมี") for name in names]
        assert any(all(stem in text for stem in stems) for text in told)
        assert len(told) == sum(len(table.rows) for table in debriefs)  # each has an answer


class TestMinutes:
    """What the trainer is told to do fills the minutes of the agenda."""

    def test_a_talk_and_its_discussion_take_what_the_agenda_gives_them(self, workshop):
        teaching_notes = next(part for part in workshop.guide if part.id == "teaching")
        plans = [b.statements[0].text for b in teaching_notes.blocks if isinstance(b, Prose)]
        told = [[float(n) for n in re.findall(r"[\d.]+", plan)] for plan in plans]
        talks = [s.minutes for s in workshop.agenda if s.phase == "teach" and "กลุ่ม" not in s.method]
        assert [plan[0] + plan[2] for plan in told] == talks

    def test_opening_closing_and_quiz_are_gone_through_minute_by_minute(self, workshop):
        frame = next(part for part in workshop.guide if part.id == "frame")
        steps = [b for b in frame.blocks if isinstance(b, Items) and b.id != "frame_late"]
        took = [
            sum(int(re.match(r"\((\d+)", s.text)[1]) for s in block.statements) for block in steps
        ]
        ends = [s.minutes for s in workshop.agenda if s.phase in ("lead_in", "wrap_up")]
        assert took == ends

    def test_the_post_test_is_told_of_with_its_minutes(self, workshop):
        prepare = next(part for part in workshop.guide if part.id == "prepare")
        said = " ".join(s.text for block in prepare.blocks for s in block.statements)
        assert f"แบบทดสอบหลังเรียน {len(workshop.retest)} ข้อ" in said

    def test_what_is_taught_is_not_named_as_left_out(self, workshop):
        understood = next(part for part in workshop.guide if part.id == "understood")
        lines = [s.text for block in understood.blocks for s in block.statements]
        aside = [line for line in lines if line.startswith("ใกล้เคียง")]
        taught = {name for citation in workshop.citations for name in citation.section[-1:]}
        assert not any(name in line for line in aside for name in taught)


class TestRun:
    """The slides of a workshop can be gone through from the first to the last."""

    def test_activities_come_where_the_agenda_has_them(self, workshop):
        titles = [slide.title for slide in workshop.slides]
        names = [s.activity for s in workshop.agenda if s.method == "กิจกรรมกลุ่ม"]
        assert len(names) > 1
        assert [titles.index(name) for name in names] == sorted(map(titles.index, names))
        last = [s.activity for s in workshop.agenda if s.activity in titles and s.phase == "teach"]
        assert titles.index(names[0]) < titles.index(last[-1])

    def test_they_show_their_steps_and_what_is_asked_afterwards(self, workshop):
        guide = next(part for part in workshop.guide if part.id == "activities")
        shown = {line for slide in workshop.slides for line in slide.lines}
        steps = [b for b in guide.blocks if isinstance(b, Items) and b.id.startswith("steps_")]
        asked = [b for b in guide.blocks if isinstance(b, Table)]
        assert steps
        assert asked
        assert {s.text for block in steps for s in block.statements} <= shown
        assert {row.cells[0].text for block in asked for row in block.rows} <= shown

    def test_a_break_on_the_agenda_is_as_long_as_the_break(self, workshop):
        agenda = next(s for s in workshop.slides if s.title == "กำหนดการ (นาที)")
        breaks = [step.minutes for step in workshop.agenda if step.phase == "break"]
        shown = [line.partition(" · ") for line in agenda.lines]
        assert [int(minutes) for minutes, _, name in shown if name == "พัก"] == breaks
        assert sum(int(minutes) for minutes, _, _ in shown) == 180


def test_each_role_card_has_a_page_of_its_own_and_the_case(workshop):
    blocks = [block for part in paper_of(workshop, "cards").parts for block in part.blocks]
    heads = [block for block in blocks if isinstance(block, Subheading)]
    assert len(heads) > 1
    assert [head.new_page for head in heads] == [False, *[True] * (len(heads) - 1)]
    assert all(block.lead for block in blocks if isinstance(block, Items))


def test_the_guide_tells_how_many_cards_to_print_and_what_the_others_do(workshop):
    part = next(part for part in workshop.guide if part.id == "prepare")
    told = [s.text for block in part.blocks for s in block.statements]
    cards = len([b for p in workshop.guide if p.id == "cards" for b in p.blocks]) // 2
    assert any(f"ชุดละ {cards} ใบ" in text for text in told)
    assert any("ผู้สังเกต" in text for text in told)

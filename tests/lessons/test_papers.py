"""Handout, trainer's guide and slides: every claim cited, every number resolving, few words."""

from __future__ import annotations

import pytest
import teaching

from assistant.lessons.papers import paper_of
from assistant.lessons.run_slides import MOST_WORDS
from assistant.schema.papers import Items, Picture, Subheading, Table
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
        order = ["objectives", "content", "cases", "worksheets", "glossary", "reading"]
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

    @pytest.fixture(params=["thai", "english", "short", "day", "both"])
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


def test_each_role_card_has_a_page_of_its_own_and_the_case(library):
    topic = "ยุทธศาสตร์และการออกแบบเครือข่าย"
    lesson = teaching.made(library, topic=topic, minutes=180, quiz_items=0, language="th")
    blocks = [block for part in paper_of(lesson, "cards").parts for block in part.blocks]
    heads = [block for block in blocks if isinstance(block, Subheading)]
    assert len(heads) > 1
    assert [head.new_page for head in heads] == [False, *[True] * (len(heads) - 1)]
    assert all(block.lead for block in blocks if isinstance(block, Items))

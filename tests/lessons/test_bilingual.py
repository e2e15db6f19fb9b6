"""A lesson in both languages: each text of one beside the same text of the other."""

from __future__ import annotations

import teaching

from assistant.lessons.papers import paper_of
from assistant.schema.papers import statements_of
from assistant.text.language import detect


def test_the_minutes_add_up(both):
    assert both.language == "both"
    assert sum(step.minutes for step in both.agenda) == both.minutes == 60


def test_each_step_is_said_in_both_languages(both):
    for step in both.agenda:
        thai, _, english = step.activity.partition(" / ")
        assert detect(thai) == "th", step
        assert detect(english) == "en", step


def test_every_claim_of_the_handout_is_there_in_both_languages(both):
    for part in both.handout:
        said = [s for block in part.blocks for s in statements_of(block)]
        claims = [statement for statement in said if statement.source == "literature"]
        spoken = [detect(claim.text) for claim in claims]
        assert spoken.count("th") == spoken.count("en"), part.id


def test_the_citations_resolve_and_are_what_stands_in_the_documents(library, both):
    numbers = [citation.number for citation in both.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert teaching.numbers_used(both) == set(numbers)
    assert all(teaching.is_quoted(library, citation) for citation in both.citations)


def test_no_place_is_cited_under_two_numbers(both):
    places = [(c.passage_id, c.start, c.end) for c in both.citations]
    assert len(set(places)) == len(places)


def test_titles_and_objectives_are_in_both_languages(both):
    for text in (both.title, *(objective.text for objective in both.objectives)):
        thai, _, english = text.partition(" / ")
        assert detect(thai) == "th"
        assert detect(english) == "en"


def test_an_item_is_asked_in_both_languages_where_it_can_be(both):
    asked = [one for one in both.quiz if one.translation]
    assert len(asked) >= 0.8 * len(both.quiz)
    assert all(detect(one.question) == "th" for one in both.quiz)
    assert all(detect(one.translation) == "en" for one in asked)


def test_what_an_english_reader_chooses_from_is_in_english_too(both):
    """A question in both languages with options in one is for those who read that one."""
    for one in both.quiz:
        if one.translation and one.kind == "choice" and any(detect(o) == "th" for o in one.options):
            assert all(" / " in option for option in one.options), one.question


def test_the_slides_come_in_both_languages(both):
    spoken = [detect(slide.title) for slide in both.slides if slide.picture != "cover"]
    assert 0.4 <= spoken.count("th") / len(spoken) <= 0.6  # longer words, other breaks


def test_its_papers_can_be_made(both):
    for name in ("handout", "guide", "quiz_sheet", "quiz_key"):
        paper = paper_of(both, name)
        cited = {n for part in paper.parts for b in part.blocks for s in statements_of(b)
                 for n in s.citations}  # fmt: skip
        assert {citation.number for citation in paper.citations} == cited

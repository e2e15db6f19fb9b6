"""How far a plan, or any text, covers the framework."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from assistant.plans.completeness import of_plan, of_text

TEXTS = yaml.safe_load(Path(__file__).with_name("plan_texts.yaml").read_text(encoding="utf-8"))


def mark(found) -> float:
    """The share of points that are answered, half a point for those in part."""
    levels = [one.level for one in found]
    return (levels.count("yes") + levels.count("partly") / 2) / len(levels)


@pytest.fixture(scope="module")
def checked(library):
    """Checks one of the texts, each once."""
    return cache(lambda language, kind: of_text(library, TEXTS[language][kind], language))


def test_a_plan_drafted_here_answers_what_its_brief_tells(whole_case, plan):
    found = of_plan(plan)
    assert [covered.element_id for covered in found] == list(whole_case.rules.elements)
    for covered in found:
        place, needs = whole_case.rules.answered(covered.element_id)
        told = not needs or plan.brief[needs] not in (None, "", [])
        assert covered.level == ("aside" if not place else "yes" if told else "no")


def test_each_point_that_is_answered_shows_words_of_the_plan(plan):
    texts = [statement.text for _, statement in plan.statements()]
    for covered in of_plan(plan):
        assert bool(covered.shown) or covered.level != "yes"
        assert any(text.startswith(covered.shown) for text in texts)


@pytest.mark.parametrize("language", TEXTS)
def test_the_better_plan_has_the_higher_mark(checked, language):
    good, fair, thin = (mark(checked(language, kind)) for kind in ("good", "fair", "thin"))
    assert good > 1.5 * fair
    assert fair > thin
    assert good > 0.3
    assert thin <= 0.03


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("kind", ["thrown", "empty", "denied"])
def test_words_without_facts_answer_nothing(checked, language, kind):
    assert mark(checked(language, kind)) <= 0.02


def test_the_words_of_the_literature_are_no_plan(library, framework):
    passages = library.passages_of(list(library.headings_on(framework.work)))
    copied = "\n".join(p.text for p in passages if p.language == "th")
    assert mark(of_text(library, copied, "th")) <= 0.02


@pytest.mark.parametrize(
    ("language", "element_id", "quoted"),
    [
        ("th", "consider.task", "เป้าหมายร่วม"),
        ("th", "dynamic.engagement", "ประชุม"),
        ("th", "failure.poor_data", "ข้อมูล"),
        ("th", "consider.emphasis", "ยืดหยุ่น"),
        ("en", "why.alone", "no agency can do it alone"),
        ("en", "consider.budget", "2,400,000"),
        ("en", "failure.ineffective_oversight", "evaluates"),
    ],
)
def test_an_answer_is_quoted_where_it_stands(checked, language, element_id, quoted):
    found = {covered.element_id: covered for covered in checked(language, "good")}
    assert found[element_id].level in ("yes", "partly")
    assert quoted in found[element_id].shown


def test_cases_and_ways_not_taken_are_aside(checked, framework):
    found = {covered.element_id: covered.level for covered in checked("en", "good")}
    assert {found[e.id] for e in framework.elements.values() if e.check is None} == {"aside"}
    models = [found[e.id] for e in framework.group("model")]
    assert models.count("aside") == len(models) - 1


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_is_missing_is_told_with_what_the_literature_says(checked, library, language):
    for covered in checked(language, "empty"):
        assert covered.group_name
        assert covered.citations
        for citation in covered.citations:
            text = library.document(citation.document_id).text
            assert citation.quote == text[citation.start : citation.end]

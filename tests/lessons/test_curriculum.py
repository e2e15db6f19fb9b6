"""The curriculum as data: whole, evidenced in the notes and in the article, exchangeable."""

from __future__ import annotations

from functools import cache

import pytest
import teaching
import yaml

from assistant.errors import FrameworkError
from assistant.frameworks.shelf import keys
from assistant.lessons.building import build_lesson
from assistant.lessons.curriculum import load_curriculum
from assistant.lessons.gathering import from_curriculum
from assistant.lessons.request.request import parse_request
from assistant.schema import LANGUAGES
from assistant.settings import corpus_folder
from assistant.text.quotations import bare

SHELF = corpus_folder() / "lessons"
TINY = """
key: tiny
framework: networked_governance
name: {th: จิ๋ว, en: Tiny}
points:
  own.unheard:
    name: {th: ไม่เคยมีใครพูด, en: Unheard of}
    section: [บทสรุป]
    statement:
      th: ปลาวาฬสีชมพูบินข้ามภูเขาไปกินก๋วยเตี๋ยวทุกวันอังคาร
      en: Pink whales fly over the mountains every Tuesday to eat noodles.
units:
  - id: only
    name: {th: สามขั้นตอน, en: Three steps}
    emphasis: [concepts]
    sections: [บทสรุป]
    points: [step.strategy, step.design, step.integration, own.unheard]
    objectives: [{level: remember, th: บอกสามขั้นตอน, en: Name the three steps}]
    discussion: [{th: ท่านคิดอย่างไร, en: "What do you think?"}]
sets:
  steps:
    unit: only
    name: {th: สามขั้นตอน, en: the three steps}
    one: {th: หนึ่งในสามขั้นตอน, en: one of the three steps}
    members: [step.strategy, step.design, step.integration]
    ordered: true
stems:
  - about: step.strategy
    form: truth
    "true": false
    th: การทำให้เครือข่ายสำเร็จจบลงด้วยการกำหนดยุทธศาสตร์
    en: Making a network succeed ends with setting a strategy.
  - about: own.unheard
    form: short
    th: ปลาวาฬกินอะไรทุกวันอังคาร
    en: What do whales eat every Tuesday?
    answer: {th: ก๋วยเตี๋ยว, en: noodles}
open:
  - about: [step.strategy, step.design]
    th: อธิบายสองขั้นตอนแรก
    en: Explain the first two steps.
"""


@pytest.fixture
def tiny(tmp_path):
    (tmp_path / "tiny.yaml").write_text(TINY, encoding="utf-8")
    return load_curriculum("tiny", tmp_path)


@pytest.fixture(params=[(key, name) for key, names in teaching.SOURCES.items() for name in names])
def carried(request):
    """Each curriculum with each of the libraries that carry it."""
    key, library = request.param
    return load_curriculum(key), request.getfixturevalue(library)


def test_every_curriculum_of_the_shelf_has_a_library_that_carries_it():
    assert set(teaching.SOURCES) == {path.stem for path in SHELF.glob("*.yaml")} == set(keys())


@cache
def gathered(source, key, language):
    """All that a library carries of a curriculum, looked up once."""
    return from_curriculum(source, load_curriculum(key), language)


class TestEachOfTheShelf:
    """Everything that it says can be shown."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_point_has_evidence_in_each_library_that_carries_it(self, carried, language):
        course, source = carried
        material = gathered(source, course.key, language)
        assert material.unsourced == ()
        taught = {point.id for unit in material.units for point in unit.points}
        assert taught == {point for unit in course.units for point in unit.points}
        assert set(material.sets) == set(course.sets)
        assert len(material.stems) == len(course.stems)
        assert len(material.open) == len(course.open)
        assert all(teaching.is_quoted(source, citation) for citation in material.citations)

    def test_a_cause_of_failure_is_named_by_what_it_cites(self, course, article_library):
        causes = gathered(article_library, course.key, "th").sets["failures"].members
        named = [cause.name for cause in causes if bare(cause.name) in bare(cause.quoted)]
        assert len(named) >= 5

    def test_what_answers_a_question_stands_in_what_it_cites(self, carried):
        course, source = carried
        material = gathered(source, course.key, "th")
        answered = [stem for stem in material.stems if stem.answer]
        wrong = [
            (stem.point.id, stem.answer_checked)
            for stem in answered
            if bare(stem.answer_checked).casefold() not in bare(stem.point.quoted).casefold()
            and not any(char.isdigit() for char in stem.answer_checked)
        ]
        assert len(answered) == sum(stem.form in ("value", "short") for stem in course.stems) > 0
        assert wrong == []

    def test_every_point_of_its_own_is_taught_in_some_unit(self, each_course):
        taught = {point for unit in each_course.units for point in unit.points}
        own = yaml.safe_load((SHELF / f"{each_course.key}.yaml").read_text("utf-8"))["points"]
        assert set(own) <= taught

    def test_every_text_is_there_in_both_languages(self, each_course):
        course = each_course
        said = [course.name, *(unit.name for unit in course.units)]
        said += [aim.text for unit in course.units for aim in unit.aims]
        said += [text for unit in course.units for text in unit.discussion]
        said += [
            text for point_set in course.sets.values() for text in (point_set.name, point_set.one)
        ]
        said += [stem.text for stem in course.stems] + [question.text for question in course.open]
        said += [stem.answer for stem in course.stems if stem.answer]
        said += list(course.gists.values())
        assert all(str(text["th"]).strip() and str(text["en"]).strip() for text in said)

    def test_no_two_stems_ask_the_same(self, each_course):
        for language in LANGUAGES:
            texts = [stem.text[language] for stem in each_course.stems]
            assert len(set(texts)) == len(texts)

    def test_there_are_stems_of_every_form_and_true_and_false_ones(self, each_course):
        course = each_course
        assert {stem.form for stem in course.stems} == {"name", "value", "truth", "short"}
        truths = [stem.true for stem in course.stems if stem.form == "truth"]
        assert 0.3 <= sum(truths) / len(truths) <= 0.7

    def test_a_stem_of_a_set_asks_for_a_member_of_it(self, each_course):
        for stem in each_course.stems:
            if stem.form == "name":
                assert stem.about in each_course.sets[stem.point_set].members, stem.about

    def test_no_member_of_a_set_is_a_member_of_a_set_that_is_foreign_to_it(self, each_course):
        for point_set in each_course.sets.values():
            for other in point_set.foreign:
                assert not set(point_set.members) & set(each_course.sets[other].members), (
                    point_set.id,
                    other,
                )


class TestAnother:
    """A course on the same or another work is one more file."""

    def test_a_small_one_loads(self, tiny):
        assert tiny.key == "tiny"
        assert [unit.id for unit in tiny.units] == ["only"]
        assert tiny.sets["steps"].ordered
        assert tiny.gists == {}

    def test_a_key_in_quotes_is_read_as_false(self, tiny):
        assert tiny.stems[0].true is False

    @pytest.mark.parametrize(("written", "true"), [('"true": false', False), ("true: false", True)])
    def test_without_the_quotes_yaml_reads_a_key_that_nobody_looks_for(
        self, tmp_path, written, true
    ):
        text = TINY.replace('"true": false', written)
        (tmp_path / "tiny.yaml").write_text(text, encoding="utf-8")
        assert load_curriculum("tiny", tmp_path).stems[0].true is true

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_lesson_is_built_from_it_and_what_nobody_says_is_left_out(
        self, library, tiny, language
    ):
        request = parse_request({"language": language, "minutes": 30, "quiz_items": 4})
        lesson = build_lesson(library, request, curriculum=tiny, today=teaching.TODAY)
        text = str(lesson)
        assert tiny.name[language] in lesson.title
        assert "ก๋วยเตี๋ยว" not in text
        assert "noodles" not in text
        assert "true_false" in {one.kind for one in lesson.quiz}
        (judged,) = (one for one in lesson.quiz if one.kind == "true_false")
        assert judged.answer == (judged.options[1],)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("step.strategy, step.design, step.integration, own.unheard]", "step.absent]"),
            ("about: own.unheard", "about: own.absent"),
            ("about: [step.strategy, step.design]", "about: [step.absent]"),
            ("unit: only", "unit: absent"),
            ("ordered: true", "foreign: [absent]"),
            ("ordered: true", "listed_by: step.absent"),
            ("form: truth", "form: name\n    set: absent"),
            ("key: tiny", ""),
            ("units:", "unites:"),
            ("framework: networked_governance", "framework: absent"),
            ("framework: networked_governance", "framework: ../../etc/passwd"),
            ("section: [บทสรุป]", "section: [บทสรุป"),
            ("name: {th: จิ๋ว, en: Tiny}", "name: 3"),
            ("emphasis: [concepts]", "emphasis: 3"),
            ("points: [step.strategy", "points: 3\n    spare: [step.strategy"),
            ("    th: อธิบายสองขั้นตอนแรก\n", ""),
            (TINY, ""),
            (TINY, "3"),
        ],
    )
    def test_a_broken_file_is_told_in_one_line(self, tmp_path, old, new):
        assert old in TINY
        (tmp_path / "tiny.yaml").write_text(TINY.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(FrameworkError) as caught:
            load_curriculum("tiny", tmp_path)
        teaching.one_line(caught.value)

    def test_a_file_that_is_no_text_is_told(self, tmp_path):
        (tmp_path / "tiny.yaml").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(FrameworkError) as caught:
            load_curriculum("tiny", tmp_path)
        teaching.one_line(caught.value)

    def test_a_file_that_is_absent_is_told(self, tmp_path):
        with pytest.raises(FrameworkError, match=r"absent\.yaml") as caught:
            load_curriculum("absent", tmp_path)
        teaching.one_line(caught.value)

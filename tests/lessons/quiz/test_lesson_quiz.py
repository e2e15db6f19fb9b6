"""The quiz: no item wrong, none given away, none on the same fact; the same for the same seed."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import teaching

from assistant.checking.facts import missing_numbers
from assistant.text.language import arabic_digits
from assistant.text.quotations import bare

BIG = [("big_thai", 0), ("big_english", 0)]
MOST_OF_ONE_PLACE = 0.5  # share of the choices whose right option stands in the same place
LIST = "list:"
FIELDS = {"language": "th", "minutes": 30, "quiz_items": 8}


@pytest.fixture(scope="module", params=BIG, ids=lambda case: f"{case[0]}-{case[1]}")
def quiz(request, library):
    """A quiz of sixty items, and the lesson that it belongs to."""
    return teaching.built(library, *request.param)


def of(lesson, *kinds):
    found = [one for one in lesson.quiz if one.kind in kinds]
    assert found
    return found


def plain(text):
    return bare(arabic_digits(text)).casefold()


class TestEveryItem:
    """What holds of every item of a big quiz."""

    def test_there_are_as_many_as_were_asked_for_of_every_kind(self, quiz):
        assert len(quiz.quiz) == 60
        kinds = Counter(one.kind for one in quiz.quiz)
        assert set(kinds) == {
            "choice", "true_false", "matching", "ordering", "short_answer", "open"
        }  # fmt: skip
        assert kinds["choice"] >= 15

    def test_no_two_ask_for_the_same_fact(self, quiz):
        facts = [fact for one in quiz.quiz for fact in one.facts]
        assert len(set(facts)) == len(facts)
        assert all(one.facts for one in quiz.quiz)

    def test_no_two_are_the_same_item_or_ask_the_same(self, quiz):
        assert len({one.id for one in quiz.quiz}) == len(quiz.quiz)
        assert len({plain(one.question) for one in quiz.quiz}) == len(quiz.quiz)

    def test_each_cites_what_is_in_the_library_and_explains_itself(self, library, quiz):
        by_number = {citation.number: citation for citation in quiz.citations}
        for one in quiz.quiz:
            assert one.citations
            assert one.explanation.strip()
            assert all(teaching.is_quoted(library, by_number[n]) for n in one.citations)

    def test_each_is_proved(self, quiz):
        assert all(one.proof.answerable and one.proof.single for one in quiz.quiz)

    def test_no_text_is_left_to_be_filled_in(self, quiz):
        assert not any(re.search(r"[{}]|\bNone\b", str(one.question)) for one in quiz.quiz)

    def test_no_question_holds_its_answer(self, quiz):
        for one in of(quiz, "choice", "short_answer"):
            assert plain(one.answer[0]) not in plain(one.question), one.question


class TestChoices:
    """Four options, one of them right."""

    def test_there_are_four_different_options_or_the_three_of_a_set_and_one_is_right(self, quiz):
        for one in of(quiz, "choice"):
            assert len({plain(option) for option in one.options}) == len(one.options)
            assert len(one.options) in (3, 4)
            assert len(one.right) == len(one.answer) == 1

    def test_no_option_contains_the_right_one_nor_the_other_way_round(self, quiz):
        for one in of(quiz, "choice"):
            right = plain(one.answer[0])
            for wrong in (plain(option) for option in one.options if option != one.answer[0]):
                assert right not in wrong, one.question
                assert wrong not in right, one.question

    def test_the_place_of_the_right_one_varies(self, quiz):
        places = Counter(min(one.right) for one in of(quiz, "choice"))
        assert set(places) == {0, 1, 2, 3}
        assert max(places.values()) / sum(places.values()) <= MOST_OF_ONE_PLACE

    def test_the_right_one_is_not_the_longest_as_a_rule(self, quiz):
        longest = [max(one.options, key=len) == one.answer[0] for one in of(quiz, "choice")]
        assert sum(longest) / len(longest) <= 0.45

    def test_an_answer_that_is_a_value_stands_in_what_is_cited(self, quiz):
        values = [one for one in of(quiz, "choice") if re.search(r"\d", one.answer[0])]
        values = [one for one in values if re.fullmatch(r"[\d ,.–-]+", one.answer[0])]
        for one in values:
            cited = teaching.quotes(quiz, one)
            stands = plain(one.answer[0]) in plain(cited)
            assert stands or not missing_numbers(one.answer[0], cited), one.question


class TestOtherKinds:
    """True or false, matching, ordering, short answers, open questions."""

    def test_both_true_and_false_occur(self, quiz):
        found = of(quiz, "true_false")
        answers = Counter(one.options.index(one.answer[0]) for one in found)
        assert set(answers) == {0, 1}
        assert min(answers.values()) / len(found) >= 0.25
        assert all(len(one.options) == 2 for one in found)

    def test_pairs_are_those_of_the_options(self, quiz):
        for one in of(quiz, "matching"):
            lefts, rights = zip(*one.pairs, strict=True)
            assert 4 <= len(one.pairs) <= 5
            assert sorted(rights) == sorted(one.options)
            assert rights == one.answer
            assert len(set(lefts)) == len(set(rights)) == len(one.pairs)

    def test_no_right_side_names_a_left_one(self, quiz):
        for one in of(quiz, "matching"):
            for left, _ in one.pairs:
                assert not any(plain(left) in plain(right) for right in one.options), left

    def test_steps_are_shown_in_another_order_than_the_right_one(self, quiz):
        for one in of(quiz, "ordering"):
            assert sorted(one.options) == sorted(one.answer)
            assert one.options != one.answer
            assert len(set(one.options)) == len(one.options) >= 3

    def test_a_short_answer_stands_in_what_is_cited(self, library, quiz):
        """The quotes may be in the other language: then one of the accepted answers is theirs."""
        other = "en" if quiz.language == "th" else "th"
        twins = {one.id: one for one in teaching.built(library, f"big_{_name(other)}").quiz}
        for one in of(quiz, "short_answer"):
            assert len(one.answer) == 1
            assert not one.options
            cited = plain(teaching.quotes(quiz, one))
            twin = twins.get(one.id, one)
            said = (*one.answer, *one.accepted, *twin.answer, *twin.accepted)
            digits = set(re.findall(r"\d+", one.answer[0]))
            assert any(plain(text) in cited for text in said) or (
                digits and digits <= set(re.findall(r"\d+", cited))
            ), one.question

    def test_an_open_question_has_marking_points_that_are_cited(self, quiz):
        for one in of(quiz, "open"):
            assert one.answer
            assert not one.options
            assert all(point.strip() for point in one.answer)


def _name(language):
    return {"th": "thai", "en": "english"}[language]


class TestGivingAway:
    """What one item shows must not answer another."""

    def test_a_list_is_not_asked_for_where_others_show_its_members(self, quiz, course):
        """«Which is one of …» is answered by a «which of these …» whose options are the list."""
        material = _sets(quiz, course)
        told = []
        for one in quiz.quiz:
            for set_id in (f.removeprefix(LIST) for f in one.facts if f.startswith(LIST)):
                members = {plain(member) for member in material[set_id]}
                for other in quiz.quiz:
                    shown = {plain(text) for text in (*other.options, *dict(other.pairs))}
                    if other is not one and one.kind == "choice" and len(members & shown) >= 3:
                        told.append((one.question, other.question))
        assert told == []

    def test_no_item_asks_what_is_a_marking_point_of_an_open_question(self, quiz):
        points = {point for one in of(quiz, "open") for point in one.answer}
        shared = [
            one.question
            for one in quiz.quiz
            if one.kind not in ("open", "matching", "ordering")
            and not one.situational
            and one.explanation in points
        ]
        assert shared == []


def _sets(lesson, course):
    """The names of the members of each set in the language of a lesson."""
    return {
        point_set.id: [course.point(member).name[lesson.language] for member in point_set.members]
        for point_set in course.sets.values()
    }


class TestSeeds:
    """The same seed gives the same, another one another choice."""

    @pytest.fixture(scope="class")
    def once(self, library):
        return teaching.made(library, seed=4, **FIELDS)

    def test_the_same_seed_gives_the_same_quiz(self, library, once):
        assert teaching.made(library, seed=4, **FIELDS) == once

    def test_another_seed_gives_another_quiz_but_the_same_lesson(self, library, once):
        one, other = once, teaching.made(library, seed=5, **FIELDS)
        assert [item.id for item in one.quiz] != [item.id for item in other.quiz]
        assert one.agenda == other.agenda
        assert one.objectives == other.objectives


class TestHowMany:
    """As many as there are, and a word on it."""

    def test_too_many_gives_as_many_as_possible_and_says_how_many(self, library):
        lesson = teaching.made(library, language="en", minutes=480, quiz_items=500)
        made = len(lesson.quiz)
        assert 80 <= made < 500
        assert any("500" in told and str(made) in told for told in lesson.warnings)
        facts = [fact for one in lesson.quiz for fact in one.facts]
        assert len(set(facts)) == len(facts)

    @pytest.mark.parametrize("items", [0, 1])
    def test_few_are_exactly_as_many(self, library, items):
        lesson = teaching.made(library, language="th", minutes=30, quiz_items=items)
        assert len(lesson.quiz) == items

    def test_the_agenda_names_how_many_there_are(self, library):
        lesson = teaching.built(library, "thai")
        assert f"{len(lesson.quiz)} ข้อ" in lesson.agenda[-1].activity


class TestLevels:
    """Beginners get the easy ones."""

    @pytest.fixture(scope="class")
    def levels(self, library):
        fields = {"language": "th", "minutes": 240, "quiz_items": 20}
        return {
            level: teaching.made(library, level=level, **fields)
            for level in ("basic", "intermediate", "advanced")
        }

    def test_the_level_moves_the_difficulty(self, levels):
        weight = {"easy": 0, "medium": 1, "hard": 2}
        means = [
            sum(weight[one.difficulty] for one in lesson.quiz) / len(lesson.quiz)
            for lesson in levels.values()
        ]
        assert means == sorted(means)
        assert round(means[2] - means[0], 3) >= 0.4

    def test_the_level_moves_the_objectives(self, levels):
        found = {level: {one.level for one in made.objectives} for level, made in levels.items()}
        assert "remember" in found["basic"]
        assert found["advanced"] & {"analyse", "evaluate", "create"}

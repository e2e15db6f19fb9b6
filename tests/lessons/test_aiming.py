"""Which points of a course a topic means: by what was found, by meaning, by words, by the judge."""

from __future__ import annotations

import pytest

from assistant.lessons.aiming import called, every, is_whole, named_part, names
from assistant.lessons.curriculum import load_curriculum
from assistant.lessons.groups import Meant, groups_of, ranked
from assistant.lessons.guessing import guess
from assistant.lessons.likeness import Likeness, likeness, named, taught, vectors
from assistant.lessons.topics import look_up
from assistant.models.encoders import BundledEncoder


@pytest.fixture(scope="module")
def guessed(library, course):
    """Return what of the course a topic means in the shipped library."""
    documents = [document.document_id for document in library.documents()]

    def of(topic):
        looked = look_up(library, topic, documents, names(course))
        return guess(library, looked, course, frozenset(documents))

    return of


@pytest.mark.parametrize(
    ("topic", "point_set"),
    [
        ("ใครควรมาวางแผนด้วยกันและใครเป็นคนชวนมาประชุม", "duties"),
        ("Three pushes behind people of several bodies deciding as one", "dynamics"),
    ],
)
def test_other_words_mean_the_points_that_say_it(course, guessed, topic, point_set):
    meant = guessed(topic).meant
    members = set(course.sets[point_set].members)
    offered = [meant.points(course, group) for group in meant.groups[:3]]
    assert any(len(members & points) * 2 >= len(members) for points in offered)


def test_what_is_of_the_course_is_likelier_there_and_likelier_right_than_what_is_not(guessed):
    ours, others = guessed("ข้อพิจารณาในการเลือกรูปแบบเครือข่าย"), guessed("วิธีเลี้ยงปลากัดในโหลแก้ว")
    assert ours.there > 0.5 > others.there
    assert ours.right > 0.5 > others.right


def _meant(course, points):
    """Return what is meant where these points stand out, each by so much."""
    scores = {key: points.get(key, 0.0) for key in taught(course)}
    return ranked(course, scores, Likeness(scores, dict.fromkeys(named(course), 0.0), (0.0, 0.0)))


def test_where_the_members_of_a_list_stand_out_the_list_is_meant(course):
    members = course.sets["duties"].members
    meant = _meant(course, dict.fromkeys(members, 8.0))
    assert set(members) <= meant.points(course, meant.groups[0])


def test_half_of_a_list_brings_the_whole_list(course):
    members = course.sets["duties"].members
    two = next(group for group in groups_of(course) if group.key == members[0])
    meant = Meant((two,), dict.fromkeys(members[:2], 2.0), 0.0, 0.0)
    assert set(members) <= meant.points(course, two)


def test_a_single_point_brings_the_next_best_of_its_own_unit_alone(course):
    unit = next(unit for unit in course.units if unit.id == "cases_abroad")
    case = next(group for group in groups_of(course) if group.key == "birmingham.apart")
    scores = {"birmingham.apart": 3.0, "birmingham.committee": 2.9, "thai.future": 2.8}
    points = Meant((case,), scores, 0.0, 0.0).points(course, case)
    assert "birmingham.committee" in points
    assert points <= set(unit.points)


@pytest.mark.parametrize("language", ["th", "en"])
def test_each_choice_that_is_offered_is_understood_by_its_name(each_course, language):
    for group in groups_of(each_course):
        found = called(group.name[language], each_course)
        assert found is not None
        assert group.name[language] in found.name.values()


@pytest.mark.parametrize(
    ("topic", "whole"),
    [
        ("แนวคิดการบริหารงานภาครัฐแบบเครือข่ายเบื้องต้น", True),
        ("An introduction to networked governance", True),
        ("ความหมายของเครือข่าย", False),
        ("the drivers of collaborative governance", False),
    ],
)
def test_the_course_is_meant_where_its_name_is_said_and_no_part_of_it(course, topic, whole):
    assert is_whole(topic, course) is whole


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_vectors_that_ship_are_those_of_the_points_and_names(each_course, language):
    encoder = BundledEncoder()
    shipped = vectors(each_course, language, encoder)
    keys, parts = taught(each_course), named(each_course)
    assert set(keys) == every(each_course)
    told = len(keys) + len(parts)
    asked = shipped[told:]
    assert shipped.shape[1] == encoder.dimensions
    point = each_course.point(keys[-1])
    row = encoder.encode_passages([f"{point.name[language]}: {point.statement[language]}"])[0]
    assert float(shipped[len(keys) - 1] @ row) > 0.99
    last = list(each_course.sets.values())[-1].name[language]
    assert float(shipped[told - 1] @ encoder.encode_passages([last])[0]) > 0.99
    stem = each_course.stems[0].text[language]
    assert len(asked) >= len(each_course.stems)
    assert float(asked[0] @ encoder.encode_passages([stem])[0]) > 0.99


def test_a_topic_of_the_course_is_nearer_to_it_than_another(library):
    course = load_curriculum()
    near = likeness("ใครเป็นคนชวนหน่วยงานต่าง ๆ มาตั้งวงกัน", course, library.encoder).near
    far = likeness("วิธีเลี้ยงปลากัดในโหลแก้ว", course, library.encoder).near
    assert near > far


def test_a_unit_is_meant_where_its_whole_name_has_a_word_more_but_not_two(course):
    unit = next(one for one in course.units if one.id == "design")
    assert named_part("การวางยุทธศาสตร์และการออกแบบเครือข่าย", course) == frozenset(unit.points)
    assert named_part("ยุทธศาสตร์และการออกแบบเครือข่ายป่าไม้ริมทะเล", course) == frozenset()

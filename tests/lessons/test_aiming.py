"""Which points of a course a topic means: those in what was found, those near in meaning."""

from __future__ import annotations

import pytest

from assistant.lessons.aiming import aim, every, is_whole, names
from assistant.lessons.curriculum import load_curriculum
from assistant.lessons.likeness import likeness, taught, vectors
from assistant.lessons.topics import Said, look_up
from assistant.models.encoders import BundledEncoder


@pytest.fixture(scope="module")
def aimed(library, course):
    """Return the points that a topic means in the shipped library."""

    def of(topic):
        documents = [document.document_id for document in library.documents()]
        looked = look_up(library, topic, documents, names(course))
        like = likeness(looked.meant, course, library.encoder)
        said = [one for section in looked.sections for one in section.said]
        return aim(said, like.standing_out, course)

    return of


@pytest.mark.parametrize(
    ("topic", "point_set"),
    [
        ("เครือข่ายไปไม่รอดเพราะอะไร", "failures"),
        ("Three pushes behind people of several bodies deciding as one", "dynamics"),
    ],
)
def test_other_words_mean_the_points_that_say_it(course, aimed, topic, point_set):
    members = set(course.sets[point_set].members)
    assert len(members & aimed(topic)) * 2 >= len(members)


def test_half_of_a_list_brings_the_whole_list(library, course):
    by_id = {p.id: p for p in library.passages()}
    members = course.sets["duties"].members
    said = [
        Said(passage, str(course.point(key).statement["th"]), 1.0)
        for key in members[:2]
        for passage in by_id.values()
        if passage.language == "th"
        and any(name.startswith(s) for name in passage.source for s in course.point(key).sections)
    ]
    assert set(members) <= aim(said, {}, course)


def test_nothing_found_and_nothing_near_means_nothing(course):
    assert not aim([], {}, course)


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
def test_the_vectors_that_ship_are_those_of_the_points(each_course, language):
    encoder = BundledEncoder()
    shipped = vectors(each_course, language, encoder)
    keys = taught(each_course)
    assert set(keys) == every(each_course)
    point = each_course.point(keys[-1])
    row = encoder.encode_passages([f"{point.name[language]}: {point.statement[language]}"])[0]
    assert shipped.shape == (len(keys), encoder.dimensions)
    assert float(shipped[-1] @ row) > 0.99


def test_a_topic_of_the_course_is_nearer_to_it_than_another(library):
    course = load_curriculum()
    near = likeness("ใครเป็นคนชวนหน่วยงานต่าง ๆ มาตั้งวงกัน", course, library.encoder).near
    far = likeness("วิธีเลี้ยงปลากัดในโหลแก้ว", course, library.encoder).near
    assert near > far

"""What a lesson is about: a topic, sections, documents, or all; what is not there is told."""

from __future__ import annotations

import pytest
import teaching
from answering_homes import ENCODER

from assistant.errors import EmptyLibrary, LessonError, UnknownDocument
from assistant.lessons import scope as scoping
from assistant.lessons.aiming import every
from assistant.lessons.request.request import parse_request
from assistant.lessons.scope import choose
from assistant.opening import open_library

CATFISH = "# ปลาดุก\n\nปลาดุกเลี้ยงในบ่อซีเมนต์ขนาดสองเมตรได้ผลดีทุกฤดูกาล\n"


@pytest.fixture(scope="module")
def scope(library, course):
    """Return what a request reaches in the shipped library."""
    return lambda **fields: choose(library, parse_request(fields), course)


@pytest.fixture(scope="module")
def units(scope, course):
    """Return the units, in teaching order, that hold the points which a request reaches."""

    def of(**fields):
        points = scope(**fields).points
        return tuple(unit.id for unit in course.units if points & set(unit.points))

    return of


class TestTopics:
    """A topic of the library, of a part of it, and of none."""

    @pytest.mark.parametrize(
        "topic", [teaching.COURSE_TH, "networked governance", "การบริหารงานแบบเครือข่าย"]
    )
    def test_the_course_itself_gives_all_of_its_points(self, scope, course, topic):
        assert scope(topic=topic).points == every(course)

    def test_a_topic_that_is_the_name_of_a_part_is_not_searched_for(
        self, units, course, monkeypatch
    ):
        monkeypatch.setattr(scoping, "look_up", None)  # a call of it would fail
        unit = course.units[-1]
        assert unit.id in units(topic=str(unit.name["th"]))

    def test_no_topic_gives_all_of_its_points(self, scope, course):
        assert scope(minutes=60).points == every(course)

    @pytest.mark.parametrize(
        ("topic", "unit"),
        [
            ("ความหมายของเครือข่าย", "meaning"), ("ศูนย์บริการร่วมจังหวัดอุดรธานี", "cases_thai"),
            ("the five stages of intergovernmental relations", "igr"),
            ("กรณีเมืองเบอร์มิงแฮม", "cases_abroad"),
        ],
    )  # fmt: skip
    def test_a_part_gives_only_its_units(self, units, course, topic, unit):
        found = units(topic=topic)
        assert unit in found
        assert len(found) <= 3 < len(course.units)

    @pytest.mark.parametrize(
        ("topic", "point_set"),
        [
            ("การส่งเสริมการบริหารราชการระบบเปิดมีกี่วิธี", "open_ways"),
            ("ข้อพิจราณาในการเลือกรูปแบบเครือข่าย", "considerations"),  # two letters swapped
            ("จุดแข็งของการบริหารงานแบบเครือข่าย", "strengths"),  # another word for it
            ("the dutys of a network designer", "duties"),
        ],
    )
    def test_a_list_gives_its_members_and_little_else(self, scope, course, topic, point_set):
        points = scope(topic=topic).points
        members = set(course.sets[point_set].members)
        assert members <= points
        assert len(points) <= 3 * len(members)

    @pytest.mark.parametrize(
        ("topic", "language"),
        [("การเลี้ยงปลาดุกในบ่อซีเมนต์", "th"), ("quantum entanglement of photons", "en")],
    )
    def test_what_the_library_does_not_hold_is_refused_with_the_nearest(
        self, library, scope, topic, language
    ):
        with pytest.raises(LessonError) as caught:
            scope(topic=topic)
        said = teaching.one_line(caught.value)
        assert topic in said
        assert ("คลังเอกสาร" in said) == (language == "th")
        sections = {name for passage in library.passages() for name in passage.section}
        assert "“" in said
        assert any(name in said for name in sections)


class TestSectionsAndDocuments:
    """They narrow what is taught."""

    def test_a_section_gives_the_units_that_report_it(self, units):
        assert units(sections=["ความหมายของเครือข่าย"]) == ("meaning",)

    def test_two_sections_give_both(self, units):
        assert {"meaning", "conclusion"} <= set(units(sections=["บทสรุป", "ความหมายของเครือข่าย"]))

    def test_a_section_gives_no_point_of_another_section_of_its_unit(self, scope, course):
        points = scope(sections=["1. ยุทธศาสตร์"]).points
        assert points
        assert all(
            any(section.startswith("1.") for section in course.point(key).sections)
            for key in points
        )

    @pytest.mark.parametrize("language", ["th", "en"])
    def test_an_unknown_section_is_told_with_some_that_there_are(self, library, scope, language):
        with pytest.raises(LessonError) as caught:
            scope(sections=["ตอนที่ไม่มีใครเขียน"], language=language)
        said = teaching.one_line(caught.value)
        assert "ตอนที่ไม่มีใครเขียน" in said
        trails = {(p.source or p.section)[0] for p in library.passages() if p.section}
        assert any(name in said for name in trails)

    def test_a_lesson_on_a_section_cites_that_section(self, library):
        lesson = teaching.made(
            library, sections=["ความหมายของเครือข่าย"], minutes=30, quiz_items=4, language="th"
        )
        trails = [library.passage(c.passage_id) for c in lesson.citations]
        near = [p for p in trails if "ความหมายของเครือข่าย" in " ".join((*p.source, *p.section))]
        assert len(near) / len(trails) >= 0.8

    def test_a_document_restricts_what_is_cited(self, library):
        summary = library.documents()[-1]
        lesson = teaching.made(
            library, documents=[summary.document_id], minutes=15, quiz_items=2, language="th"
        )
        assert {c.document_id for c in lesson.citations} == {summary.document_id}

    def test_an_unknown_document_is_told(self, scope):
        with pytest.raises(UnknownDocument) as caught:
            scope(documents=["no such document"])
        teaching.one_line(caught.value)

    def test_a_topic_that_the_document_does_not_hold_is_refused(self, tmp_path, course):
        with open_library(tmp_path / "home", ENCODER) as library:
            (added,) = library.add_texts([{"id": "catfish", "text": CATFISH}])
            assert added.status == "added", added.error
            with pytest.raises(LessonError):
                choose(library, parse_request({"topic": teaching.COURSE_TH}), course)


@pytest.mark.parametrize("language", ["th", "en"])
def test_an_empty_library_says_how_to_fill_it(tmp_path, course, language):
    with (
        open_library(tmp_path / "home", ENCODER) as library,
        pytest.raises(EmptyLibrary, match="khrueakhai add --shipped") as caught,
    ):
        choose(library, parse_request({"language": language}), course)
    teaching.one_line(caught.value)

"""Lessons, requests, classes and results as files of the home."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from assistant.errors import LessonError, LibraryUnwritable
from assistant.lessons import at_work, classes
from assistant.lessons.store import ClassStore, LessonStore


@pytest.fixture
def lessons(tmp_path):
    return LessonStore(tmp_path)


@pytest.fixture
def store(tmp_path):
    return ClassStore(tmp_path)


def right_answers(opened):
    return [one.answer for one in opened.quiz]


def one_line(error) -> str:
    text = str(error.value)
    assert text
    assert "\n" not in text
    return text


def test_a_kept_lesson_comes_back_whole(lessons, thai):
    kept = lessons.add(thai)
    assert lessons.load(kept.id) == kept == thai
    [known] = lessons.lessons()
    assert (known.lesson_id, known.title) == (thai.id, thai.title)
    assert (known.minutes, known.items) == (thai.minutes, len(thai.quiz))


def test_the_same_lesson_twice_is_kept_once(lessons, thai):
    assert lessons.add(thai).id == lessons.add(thai).id
    assert len(lessons.lessons()) == 1


def test_building_again_leaves_a_changed_lesson_alone(lessons, thai):
    changed = replace(thai, title="ชื่อที่ผู้สอนตั้ง")
    lessons.save(changed)
    fresh = lessons.add(thai)
    assert fresh.id != changed.id
    assert lessons.load(changed.id).title == "ชื่อที่ผู้สอนตั้ง"
    assert lessons.load(fresh.id).title == thai.title


@pytest.mark.parametrize(
    "wrong", ["", "..", "../../etc/passwd", "x" * 12, "ABCDEF012345", "a" * 41]
)
def test_an_id_is_an_id_or_refused(lessons, wrong):
    with pytest.raises(LessonError) as error:
        lessons.load(wrong)
    one_line(error)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"lesson": {}}', b"[" * 9000])
def test_a_damaged_lesson_is_one_clear_error_and_is_still_listed(lessons, thai, tmp_path, content):
    lessons.save(thai)
    (tmp_path / "lessons" / f"{thai.id}.json").write_bytes(content)
    with pytest.raises(LessonError) as error:
        lessons.load(thai.id)
    one_line(error)
    assert [one.lesson_id for one in lessons.lessons()] == [thai.id]


def test_a_home_that_cannot_be_written_is_told_and_loses_nothing(tmp_path, thai):
    (tmp_path / "lessons").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(LibraryUnwritable) as error:
        LessonStore(tmp_path).save(thai)
    one_line(error)
    assert [path.name for path in tmp_path.iterdir()] == ["lessons"]


def test_a_class_keeps_the_quiz_as_it_was_when_it_was_opened(store, thai):
    opened = store.open_class(thai, showing="end", passages=False, ask_names=False)
    assert store.load(opened.code) == opened
    assert opened.quiz == thai.quiz
    cited = {number for one in thai.quiz for number in one.citations}
    assert {citation.number for citation in opened.citations} == cited
    assert (opened.showing, opened.passages, opened.ask_names) == ("end", False, False)


def test_codes_are_long_unambiguous_and_never_alike(store, thai):
    codes = {store.open_class(thai).code for _ in range(40)}
    assert len(codes) == 40
    assert all(len(code) >= 8 for code in codes)
    assert not set("".join(codes)) & set("01OILU")


def test_a_code_is_found_however_it_is_typed(store, thai):
    code = store.open_class(thai).code
    assert store.load(f" {code[:5].lower()}-{code[5:]} ").code == code


@pytest.mark.parametrize("wrong", ["", "AAAA", "../lessons/x", "A" * 10, "0000000000", "x" * 400])
def test_an_unknown_code_is_refused_and_makes_no_file(store, tmp_path, wrong):
    for ask in (store.load, store.close, lambda code: store.submit(code, "", [])):
        with pytest.raises(LessonError) as error:
            ask(wrong)
        one_line(error)
    assert not (tmp_path / "classes").exists()


def test_a_lesson_without_a_quiz_opens_no_class(store, thai):
    with pytest.raises(LessonError, match="no quiz"):
        store.open_class(replace(thai, quiz=()))


def test_what_is_handed_in_is_marked_and_kept(store, thai):
    opened = store.open_class(thai)
    done = store.submit(opened.code, "  สมหญิง   ใจดี ", right_answers(opened))
    assert store.results(opened.code).submissions == (done,)
    assert done.name == "สมหญิง ใจดี"
    waiting = sum(one.kind == "open" for one in opened.quiz)
    assert done.score == done.most == len(opened.quiz) - waiting


def test_names_are_kept_only_where_they_are_asked_for(store, thai):
    opened = store.open_class(thai, ask_names=False)
    assert store.submit(opened.code, "สมหญิง", right_answers(opened)).name == ""


def test_a_closed_class_takes_nothing_more_and_keeps_what_it_has(store, thai):
    opened = store.open_class(thai)
    store.submit(opened.code, "", right_answers(opened))
    closed = store.close(opened.code)
    assert closed.closed_at
    assert store.close(opened.code).closed_at == closed.closed_at
    with pytest.raises(LessonError, match="closed"):
        store.submit(opened.code, "", right_answers(opened))
    assert len(store.results(opened.code).submissions) == 1


def test_what_was_begun_when_a_class_closed_stands_among_its_results_and_can_come_late(store, thai):
    opened = store.open_class(thai)
    held = {"answers": {thai.quiz[0].id: thai.quiz[0].answer}, "name": "มานะ", "turn": 1}
    at_work.drafts(store.home, opened.code).save("one", held)
    at_work.drafts(store.home, opened.code).save("two", {"handed_in": True})
    assert store.results(opened.code).submissions == ()
    store.close(opened.code)
    [left] = store.results(opened.code).submissions
    assert (left.name, left.state, left.score, left.is_whole) == ("มานะ", "begun", 1, False)
    late = store.submit(opened.code, "มานะ", left.answers, begun=True)
    assert late.state == "late"


def test_answers_of_another_quiz_are_refused(store, thai):
    opened = store.open_class(thai)
    with pytest.raises(LessonError):
        store.submit(opened.code, "", right_answers(opened)[:-1])


def test_very_long_answers_are_cut(store, thai):
    opened = store.open_class(thai)
    done = store.submit(opened.code, "n" * 999, [("ก" * 99_999,) for _ in opened.quiz])
    assert len(done.name) == at_work.MOST_NAME
    assert {len(answer[0]) for answer in done.answers} == {at_work.MOST_ANSWER}


def test_a_full_class_takes_nothing_more(store, thai, monkeypatch):
    opened = store.open_class(thai)
    monkeypatch.setattr(classes, "MOST_BYTES", 10)
    store.submit(opened.code, "", right_answers(opened))
    with pytest.raises(LessonError, match="full"):
        store.submit(opened.code, "", right_answers(opened))


def test_a_whole_class_hands_in_at_once_and_no_line_is_lost(store, thai):
    opened = store.open_class(thai)
    with ThreadPoolExecutor(16) as learners:
        names = [f"ผู้เรียนคนที่ {n}" for n in range(120)]
        list(learners.map(lambda n: store.submit(opened.code, n, right_answers(opened)), names))
    results = store.results(opened.code)
    assert sorted(done.name for done in results.submissions) == sorted(names)
    assert results.damaged == 0


def test_a_torn_line_hides_no_other(store, thai, tmp_path):
    opened = store.open_class(thai)
    store.submit(opened.code, "คนแรก", right_answers(opened))
    path = tmp_path / "classes" / f"{opened.code}-results.jsonl"
    with path.open("a", encoding="utf-8") as file:
        file.write('{"at": "2026-01-01T00:00:00+00:00", "name": "คนที่เคร')
    store.submit(opened.code, "คนสุดท้าย", right_answers(opened))
    results = store.results(opened.code)
    assert [done.name for done in results.submissions] == ["คนแรก", "คนสุดท้าย"]
    assert results.damaged == 1


def test_odd_letters_of_a_learner_break_no_line(store, thai):
    opened = store.open_class(thai)
    odd = 'a\u2028b\x85c\x00\ud800 \\ " =1+1'
    store.submit(opened.code, odd, [(odd,) for _ in opened.quiz])
    [done] = store.results(opened.code).submissions
    assert store.results(opened.code).damaged == 0
    assert "=1+1" in done.name


def test_classes_are_found_by_their_lesson_the_newest_first_and_damaged_ones_left_out(
    store, thai, english, tmp_path
):
    first, second = store.open_class(thai), store.open_class(thai)
    store.open_class(english)
    assert {one.code for one in store.of(thai.id)} == {first.code, second.code}
    (tmp_path / "classes" / f"{first.code}.json").write_text("{", encoding="utf-8")
    assert [one.code for one in store.of(thai.id)] == [second.code]
    with pytest.raises(LessonError, match="damaged"):
        store.load(first.code)


def test_the_files_of_a_class_are_plain_json(store, thai, tmp_path):
    opened = store.open_class(thai)
    store.submit(opened.code, "ก", right_answers(opened))
    data = json.loads((tmp_path / "classes" / f"{opened.code}.json").read_text("utf-8"))
    assert data["title"] == thai.title
    lines = (tmp_path / "classes" / f"{opened.code}-results.jsonl").read_text("utf-8").split("\n")
    [line] = filter(None, lines)
    assert json.loads(line)["name"] == "ก"

"""The order of hits: each language has its chance, a table is one voice, nothing is told twice."""

from __future__ import annotations

from dataclasses import replace

from assistant.retrieval.ordering import folded, in_readers_language, spread, with_chances
from assistant.schema import Hit, Passage
from assistant.settings.finding import FUSION


def hit(name, score=1.0, language="th", text="", kind="paragraph", **more):
    passage = Passage(
        id=name,
        document_id=f"d-{language}",
        start=0,
        end=9,
        text=text or name,
        kind=kind,
        section=(),
        page=None,
        language=language,
    )
    return Hit(passage, "title", 0, score, **more)


def names(hits):
    return [one.passage.id for one in hits]


def test_notes_in_the_other_language_are_left_out_beside_those_in_the_readers_own():
    hits = [hit("own", reports="w"), hit("other", 2.0, "en", reports="w")]
    assert names(in_readers_language(hits, "th")) == ["own"]
    assert names(in_readers_language(hits[1:], "th")) == ["other"]


def test_a_work_in_another_language_stays_where_it_is_clearly_nearer_than_its_notes():
    notes = hit("notes", 1.0, reports="w")
    near = hit("work", 1.0 + FUSION.notes + 0.01, "en", work="w")
    assert names(in_readers_language([near, notes], "th")) == ["work", "notes"]
    assert names(in_readers_language([replace(near, score=1.0), notes], "th")) == ["notes"]


def test_the_other_language_comes_second_where_it_is_close_behind():
    first, next_one, other = hit("a", 1.0), hit("b", 0.99), hit("en", 0.95, "en")
    assert names(with_chances([first, next_one, other])) == ["a", "en", "b"]
    far = replace(other, score=1.0 - FUSION.chance - 0.01)
    assert names(with_chances([first, next_one, far])) == ["a", "b", "en"]
    assert with_chances([]) == []


def test_the_rows_of_one_table_are_one_voice():
    rows = [hit(f"row {n}", kind="row") for n in range(FUSION.rows + 2)]
    ordered = names(spread([*rows, hit("paragraph")]))
    assert ordered.index("paragraph") == FUSION.rows
    assert len(ordered) == len(rows) + 1


def test_what_a_better_hit_says_in_the_same_words_is_left_out():
    text = "The committee counts the jars every month"
    hits = [hit("best", text=text), hit("same", text=text), hit("new", text="Seed is dried")]
    assert names(folded(hits, 9)) == ["best", "new"]
    assert names(folded(hits, 1)) == ["best"]

"""The shipped catalogue and glossary, as the code reads them."""

import pytest
from test_corpus import WORK

from assistant.reading.catalogue import Work, recognise, shipped_files, works
from assistant.text.glossary import glossary

RIVER = Work("river", (("en", "On the river"),), ("River Review", "Vol.1"))


def test_every_catalogued_work_has_titles_in_both_languages():
    assert WORK in {work.key for work in works()}
    for work in works():
        assert work.title("th")
        assert work.title("en")


def test_a_title_that_the_catalogue_lacks_is_none():
    assert RIVER.title("en") == "On the river"
    assert RIVER.title("th") is None


def test_every_shipped_file_exists():
    assert len(shipped_files()) == 24
    assert all(path.is_file() for path in shipped_files())


@pytest.mark.parametrize(
    ("text", "expected"),
    [("River Review, Vol.1", RIVER), ("River Review, Vol.2", None), ("", None)],
)
def test_a_work_is_recognised_by_all_its_marks(text, expected):
    assert recognise(text, (RIVER,)) is expected


def test_a_work_without_marks_is_never_recognised():
    assert recognise("anything", (Work("bare", (), ()),)) is None


def test_spellings_of_the_glossary_are_lower_case_and_bare():
    spellings = [s for pair in glossary() for s in (*pair.th, *pair.en)]
    assert len(spellings) > 1_000
    assert all(s == s.strip().lower() != "" for s in spellings)

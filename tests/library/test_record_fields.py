"""What a librarian may set of a document's record."""

import pytest

from assistant.errors import RecordError
from assistant.library.record_fields import FIELDS, as_typed, edited
from assistant.schema import Bibliography, Document

READ = Document(
    "d1", "สวน", "th", "ข้อความ", bibliography=Bibliography(year=2019, authors=("Ann Lee",))
)


@pytest.mark.parametrize(
    ("typed", "edits"),
    [
        ({"year": "2564"}, {"year": 2021}),
        ({"year": "พ.ศ. ๒๕๖๔"}, {"year": 2021}),
        ({"year": ""}, {"year": None}),
        ({"year": "2562"}, {}),
        ({"authors": "Bo Wu;  Ann  Lee"}, {"authors": ["Bo Wu", "Ann Lee"]}),
        ({"authors": "Ann Lee"}, {}),
        ({"title": " สวน\nใหม่ "}, {"title": "สวน ใหม่"}),
        ({"journal": "วารสาร", "volume": "3"}, {"journal": "วารสาร", "volume": "3"}),
    ],
)
def test_only_what_differs_from_what_was_read_is_set(typed, edits):
    assert edited(READ, {}, typed) == edits


def test_other_fields_that_were_set_stay_set():
    assert edited(READ, {"doi": "10.1/x"}, {"year": "2564"}) == {"doi": "10.1/x", "year": 2021}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"year": "ปีที่แล้ว"}, "2564"),
        ({"kind": "poem"}, "article"),
        ({"title": " "}, "title"),
        ({"colour": "red"}, "short_title"),
    ],
)
def test_what_cannot_be_set_says_what_can(typed, told):
    with pytest.raises(RecordError, match=told):
        edited(READ, {}, typed)


def test_a_record_as_typed_sets_nothing():
    assert as_typed(READ).keys() == FIELDS.keys()
    assert edited(READ, {}, as_typed(READ)) == {}

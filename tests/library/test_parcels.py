"""What a worker sends is what it made, and what cannot be right is refused."""

import json

import pytest

from assistant.library.parcels import packed, plain_document, to_document, unpacked
from assistant.library.work import parcel_of
from assistant.reading.sources import read, text_source

TEXT = """# งานของสภา

สภาท้องถิ่นประชุมทุกเดือน และรายงานผลต่อประชาชน ดังนี้
1. งบประมาณที่ใช้ไป
2. งานที่ยังค้างอยู่

| ปี | บาท |
|----|-----|
| ๒๕๖๔ | |
"""


@pytest.fixture(scope="module")
def parcel():
    return parcel_of(read(text_source({"id": "d", "text": TEXT}).job))


def test_a_parcel_comes_back_as_it_went(parcel):
    assert unpacked(line.encode() for line in packed(parcel)) == parcel
    assert to_document(json.loads(json.dumps(plain_document(parcel.document)))) == parcel.document


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("end", 10_000),
        ("start", -1),
        ("kind", "heading"),
        ("language", "fr"),
        ("role", "boss"),
        ("windows", [[5, 1]]),
        ("page", "x"),
    ],
)
def test_what_cannot_be_right_is_refused(parcel, field, value):
    names = ("id", "start", "end", "kind", "section", "page", "language", "context", "windows")
    names += ("parts", "source", "role", "refs", "words", "pieces")
    first, row, *_ = packed(parcel)
    spoilt = dict(zip(names, json.loads(row), strict=True)) | {field: value}
    with pytest.raises((ValueError, KeyError)):
        unpacked([first, json.dumps(list(spoilt.values()))])


def test_a_passage_is_cut_from_the_document_whatever_was_sent(parcel):
    found = unpacked(packed(parcel))
    assert all(p.text == found.document.text[p.start : p.end] for p in found.passages)


def test_nothing_is_no_parcel():
    with pytest.raises(TypeError):
        unpacked([])

"""What comes from outside is read or refused, whatever it is; and what fuzzing has found."""

import sys

import pytest

from assistant.library.parcels import packed, unpacked
from assistant.library.work import parcel_of
from assistant.reading.sources import read, text_source
from assistant.reading.splitters import split
from assistant.settings import project_folder
from assistant.text.language import sentences

sys.path.insert(0, str(project_folder()))  # benchmarks/ is no part of the installed package

from benchmarks import fuzz

EXAMPLES = 40


@pytest.mark.parametrize("name", fuzz.CHECKS)
def test_whatever_comes_is_read_or_refused(name):
    fuzz.run(name, EXAMPLES)


def test_a_lone_surrogate_parts_no_sentences():
    text = "The weir \udcff is cleared. Thai: \ud800เทศบาล"
    assert sentences(text)
    document = read(text_source({"id": "x", "text": text}).job)
    assert "\udcff" not in document.text


def test_many_pages_that_are_one_keep_their_text():
    text = "The same page again, with its words.\f" * 5_000
    passages = split(read(text_source({"id": "x", "text": text}).job))
    assert "same page" in passages[0].text


def test_one_long_word_is_divided_and_stands_where_it_says():
    text = "ก" * 20_000
    parcel = parcel_of(read(text_source({"id": "x", "text": text}).job))
    again = unpacked(iter(line.encode() + b"\n" for line in packed(parcel)))
    assert "".join(passage.text for passage in again.passages) == text

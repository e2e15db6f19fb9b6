"""What is chosen by how a document is made: entries of a glossary, causes, no questions."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER

from assistant.opening import open_assistant, open_library

CHARTER = """# Charter of the well-keepers

## Meeting

A keeper meets the other keepers. Keepers who meet bring their buckets.

## Keeper

Any household that draws water from a common well and mends its wall.

This can be one person or a family.

## Which wells are kept

Wells are good places to rest. Each well that serves more than forty households must have a keeper.

## What went wrong at the north well

Nobody asked the households when they wash their clothes. As a result, the north well opened at
hours that did not fit what people needed.

## Key questions

- Does the keeper keep a book of the buckets that are lent?
- How is the rope of the well looked after?
"""


@pytest.fixture(scope="module")
def charter(tmp_path_factory):
    home = tmp_path_factory.mktemp("charter")
    with open_library(home, encoder=ENCODER) as library:
        library.add_texts(
            [{"id": "charter", "title": "Charter of the well-keepers", "text": CHARTER}]
        )
    return open_assistant(home)


def test_the_entry_of_a_word_defines_it_without_saying_it_again(charter):
    answer = charter.ask("What does the charter mean by a keeper?").answer
    assert answer.startswith("Any household that draws water")


def test_what_follows_from_the_sentence_before_is_told_with_it(charter):
    answer = charter.ask("Why did the north well not fit what people needed?").answer
    assert answer.index("Nobody asked the households") < answer.index("As a result")


def test_a_question_is_no_answer(charter):
    answer = charter.ask("Who looks after the rope of the well?").answer
    assert "How is the rope" not in answer

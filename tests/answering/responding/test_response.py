"""Responses: every text in both languages, and lines of an earlier answer that still stand."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.conversations import Said
from assistant.answering.responding.response import Response, drafted, lead, quotation, texts
from assistant.schema import Hit
from assistant.text.language import detect


@pytest.mark.parametrize("key", texts())
def test_every_text_is_there_in_both_languages(key):
    said = texts()[key]
    assert set(said) == {"th", "en"}
    for language, text in said.items():
        bare = text.replace("{", " ").replace("}", " ")
        assert text == "{name}:" or detect(bare) == language


def test_a_line_of_ours_states_nothing_of_the_literature():
    claim = lead("no_side", "th", name="ป่าชุมชน")
    assert claim.lead
    assert claim.quotes == ()
    assert "ป่าชุมชน" in claim.text


def test_a_quotation_is_the_words_of_its_span(own_desk):
    [passage] = [p for p in own_desk.library.passages_of(["bicycles"]) if p.kind == "list"]
    claim = quotation(passage, passage.parts[1], "- ")
    [quote] = claim.quotes
    text = own_desk.library.document("bicycles").text
    assert claim.text.removeprefix("- ") == " ".join(text[quote.start : quote.end].split())


def test_only_lines_whose_passages_are_still_there_are_drafted_again(own_desk):
    [passage, *_] = own_desk.library.passages_of(["seed"])
    kept = Said("kept", ((passage.id, passage.start, passage.end), ("gone", 0, 5)))
    [claim] = drafted(own_desk.library, [Said("no quote"), kept, Said("lost", (("gone", 0, 5),))])
    assert claim.text == "kept"
    assert [quote.passage for quote in claim.quotes] == [passage]


def test_a_response_rests_on_what_it_quotes_before_what_was_found(own_desk):
    found, quoted, known = own_desk.library.passages_of(["seed"])[:3]
    hits = (Hit(found, "seed", 1, 1.0), Hit(known, "seed", 2, 0.5))
    claims = tuple(quotation(one, (one.start, one.end)) for one in (quoted, known))
    rests_on = Response("compare", claims, hits=hits).rests_on()
    assert [hit.passage for hit in rests_on] == [quoted, known, found]
    assert rests_on[1] is hits[1]

"""Offers and courtesies: they cite nothing, and a form is filled from the reader's words."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.conversations import Turn
from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.offering import help_out, offer
from assistant.text.language import detect


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("act", "opens", "kind"),
    [
        ("plan", "open_plan", "plan"),
        ("lesson", "open_lesson", "lesson"),
        ("quiz", "open_lesson", "lesson"),
    ],
)
def test_an_offer_opens_its_page_with_the_readers_words(own_desk, act, opens, kind, language):
    response = offer(own_desk, Wish(act, "เรื่องสวนสมุนไพร", language))
    assert response.act == opens
    [suggestion] = response.suggestions
    assert (suggestion.kind, suggestion.text) == (kind, "เรื่องสวนสมุนไพร")
    assert response.claims == response.hits == ()
    assert detect(response.text) == language


def test_an_offer_after_a_question_takes_its_words_too(own_desk):
    last = Turn("สวนสมุนไพรคืออะไร", "define")
    [suggestion] = offer(own_desk, Wish("plan", "ร่างแผนให้ที", "th", last=last)).suggestions
    assert suggestion.text == "สวนสมุนไพรคืออะไร ร่างแผนให้ที"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("act", ["greet", "thank", "assistant"])
def test_a_courtesy_says_nothing_of_the_literature(own_desk, act, language):
    response = help_out(own_desk, Wish(act, "", language))
    assert response.act == "help"
    assert response.claims == response.suggestions == ()
    assert detect(response.text) == language

"""Places: all sections that speak of a thing, each by the sentence that does."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.generation.extractive import ExtractiveGenerator
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.places import everywhere
from assistant.checking.cross_language import Means
from assistant.text.language import content_words


def places(desk, subject, language="th"):
    return everywhere(desk, Wish("places", subject, language, (subject,) if subject else ()))


def test_each_section_speaks_once_with_a_sentence_on_the_subject(own_desk):
    response = places(own_desk, "อะไหล่จักรยาน")
    sections = [q.passage.section for claim in response.claims for q in claim.quotes]
    assert len(set(sections)) == len(sections) >= 2
    assert all("อะไหล่" in claim.text or "จักรยาน" in claim.text for claim in response.claims)
    assert any("ตู้ที่มีกุญแจล็อก" in claim.text for claim in response.claims)


def test_what_one_place_or_none_speaks_of_is_an_ordinary_question(own_desk):
    assert places(own_desk, "ภูเขาไฟ") is None
    assert places(own_desk, "") is None


def test_places_are_in_the_readers_language_where_it_has_some(own_desk):
    response = places(own_desk, "seed library", "en")
    assert {q.passage.language for claim in response.claims for q in claim.quotes} == {"en"}


def test_a_place_near_in_meaning_need_not_have_every_word(shipped_library):
    desk = Desk(shipped_library, ExtractiveGenerator(shipped_library), Means())
    wish = Wish("places", "What is written about contracts with providers?", "en")
    response = everywhere(desk, replace(wish, subjects=("contracts with providers",)))
    both = [c for c in response.claims if "contract" in c.text and "provider" in c.text]
    assert len(response.claims) > len(both) >= 1
    assert all("contract" in c.text or "provider" in c.text for c in response.claims)


def test_no_place_says_again_what_another_says(shipped_library):
    desk = Desk(shipped_library, ExtractiveGenerator(shipped_library), Means())
    wish = Wish("places", "เรื่องความไว้วางใจอยู่ตรงไหนบ้าง", "th", ("ความไว้วางใจ",))
    said = [set(content_words(claim.text)) for claim in everywhere(desk, wish).claims]
    for at, one in enumerate(said):
        assert all(len(one & other) <= 0.6 * min(len(one), len(other)) for other in said[:at])

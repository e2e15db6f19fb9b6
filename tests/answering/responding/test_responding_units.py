"""Units: what may be quoted by itself, and what it adds to what is said."""

from __future__ import annotations

from assistant.answering.responding.units import gain, units, weights


def of(desk, *keys):
    return list(units(desk.library.passages_of(keys)))


def test_a_unit_is_the_text_of_its_document_at_its_span(own_desk):
    for unit in of(own_desk, "herb-law", "bicycles", "seed"):
        start, end = unit.span
        document = own_desk.library.document(unit.passage.document_id)
        assert unit.passage.start <= start < end <= unit.passage.end
        assert document.text[start:end].strip()
        assert unit.size == end - start


def test_what_only_announces_is_no_unit(own_desk):
    texts = [
        unit.passage.text[unit.span[0] - unit.passage.start : unit.span[1] - unit.passage.start]
        for unit in of(own_desk, "herb-law", "bicycles")
    ]
    assert texts
    assert not [text for text in texts if text.rstrip().endswith(("ดังต่อไปนี้", "ดังนี้"))]


def test_the_items_of_a_list_are_units_each(own_desk):
    listed = [unit for unit in of(own_desk, "bicycles") if unit.passage.kind == "list"]
    assert len(listed) == 4


def test_what_texts_keep_speaking_of_weighs_more_and_what_is_asked_for_double(own_desk):
    found = of(own_desk, "bicycles")
    plain = weights(found)
    assert plain["จักรยาน"] == max(plain.values())
    assert weights(found, frozenset({"จักรยาน"}))["จักรยาน"] == 2 * plain["จักรยาน"]
    assert all(weight > 0 for weight in plain.values())


def test_what_was_said_adds_nothing(own_desk):
    found = of(own_desk, "bicycles")
    weight = weights(found)
    assert gain(found[0], weight, frozenset()) > 0
    assert gain(found[0], weight, found[0].words) == 0


def test_what_a_unit_adds_is_the_same_in_whatever_order_its_words_come(own_desk):
    unit = of(own_desk, "bicycles")[0]
    small, *others = sorted(unit.words)
    weight = dict.fromkeys(others, 0.0) | {small: 1.0, others[0]: 1e17, others[1]: -1e17}
    assert gain(unit, weight, frozenset()) > 0  # added up from the left the small one may be lost

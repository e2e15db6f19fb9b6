"""Items of a checklist are sentences, though nothing ends them; names and halves are none."""

from __future__ import annotations

from assistant.lessons.checklists import instructing
from assistant.lessons.material import Point
from assistant.lessons.merging import best
from assistant.schema import Passage
from assistant.schema.papers import Statement

TEXT = "You should count the boats. The crew must clean the deck. The check of ropes is short."
PROSE = Passage("prose", "d", 0, len(TEXT), TEXT, "paragraph", (), None, "en")


def checklist(key: str, *items: str) -> Passage:
    text, parts = "", []
    for item in items:
        parts.append((len(text) + 2, len(text) + 2 + len(item)))
        text += f"- {item}\n"
    return Passage(key, "d", 0, len(text), text, "list", (), None, "en", parts=tuple(parts))


def test_a_list_whose_items_begin_with_the_documents_verbs_tells_what_to_do():
    orders = checklist(
        "orders", "Count the boats at dusk", "Clean the deck", "Write down what is missing"
    )
    names = checklist("names", "Boats of the northern pier", "Ropes in the shed", "Lamps and flags")
    halves = checklist("halves", "count the boats at dusk", "clean the deck", "lift the anchor")
    assert instructing([PROSE, orders, names, halves]) == {"orders"}


def test_a_word_that_the_document_uses_as_a_name_is_no_verb():
    assert not instructing([PROSE, checklist("list", "Check of the ropes", "Check of the lamps")])


def test_an_instruction_comes_before_what_is_told():
    told = [
        Point(key, key, Statement(f"“{text}”", "literature", (1,)), text, text, instructs=orders)
        for key, text, orders in (
            ("tale", "The pier was built by two brothers in the year of the flood.", False),
            ("name", "Boats of the northern pier and of the southern one too", False),
            ("order", "Count the boats of the northern pier at dusk every day", True),
        )
    ]
    assert [point.id for point in best(told, 1, "en")] == ["order"]

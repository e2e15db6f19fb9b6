"""Quiz → Moodle XML; every text is plain text in an element of its own.

Ordering is a question type of Moodle 4.4 and later, or of its plugin ``qtype_ordering``.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from assistant.export.quizzes.quiz import (
    Quiz,
    asked,
    extra_options,
    marking_points,
    plain,
    spellings,
)
from assistant.schema.lessons import QuizItem, QuizKind

_FEWEST = 2  # pairs to match, steps to order
_ALL = 100  # per cent of the mark
_Element = etree._Element


def holds(item: QuizItem) -> bool:
    """Say whether Moodle can hold an item: any but a single pair or a single step."""
    if item.kind == "matching":
        return len(item.pairs) >= _FEWEST
    return item.kind != "ordering" or len(item.answer) >= _FEWEST


def write(quiz: Quiz) -> bytes:
    """Return a quiz as UTF-8 XML, its items in a category with the lesson's title."""
    root = etree.Element("quiz")
    category = etree.SubElement(root, "question", type="category")
    # The name is a path in which a doubled stroke stands for a stroke.
    _text(etree.SubElement(category, "category"), quiz.title.replace("/", "//"))
    for item in quiz.items:
        _question(root, item, quiz)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _question(root: _Element, item: QuizItem, quiz: Quiz) -> None:
    name, fill = _KINDS[item.kind]
    question = etree.SubElement(root, "question", type=name)
    _text(etree.SubElement(question, "name"), item.id)
    _plain(question, "questiontext", asked(item))
    _plain(question, "generalfeedback", quiz.feedback(item))
    fill(question, item)


def _choice(question: _Element, item: QuizItem) -> None:
    _settings(question, single="true", shuffleanswers="true", answernumbering="abc")
    for at, option in enumerate(item.options):
        _answer(question, option, _ALL if at in item.right else 0)


def _true_false(question: _Element, item: QuizItem) -> None:
    for at, word in enumerate(("true", "false")):
        _answer(question, word, _ALL if at in item.right else 0)


def _short_answer(question: _Element, item: QuizItem) -> None:
    _settings(question, usecase="0")
    for text in spellings(item):
        _answer(question, text, _ALL)


def _open(question: _Element, item: QuizItem) -> None:
    _settings(question, responseformat="editor", responserequired="1", attachments="0")
    _plain(question, "graderinfo", marking_points(item))


def _matching(question: _Element, item: QuizItem) -> None:
    _settings(question, shuffleanswers="true")
    for left, right in (*item.pairs, *(("", option) for option in extra_options(item))):
        pair = _plain(question, "subquestion", left)
        _text(etree.SubElement(pair, "answer"), right)


def _ordering(question: _Element, item: QuizItem) -> None:
    _settings(
        question,
        layouttype="VERTICAL",
        selecttype="ALL",
        selectcount=str(len(item.answer)),
        gradingtype="ABSOLUTE_POSITION",
    )
    for place, step in enumerate(item.answer, start=1):
        _answer(question, step, place)  # here the fraction is the place of the step


def _answer(question: _Element, text: str, fraction: int) -> None:
    _plain(question, "answer", text).set("fraction", str(fraction))


def _settings(question: _Element, **settings: str) -> None:
    for name, value in settings.items():
        etree.SubElement(question, name).text = value


def _plain(parent: _Element, name: str, text: str) -> _Element:
    """Add an element whose text Moodle shows as it is: no HTML, no Markdown."""
    element = etree.SubElement(parent, name, format="plain_text")
    _text(element, text)
    return element


def _text(element: _Element, text: str) -> None:
    etree.SubElement(element, "text").text = plain(text)


# Kind → Moodle's name of it, and what writes the answers.
_KINDS: dict[QuizKind, tuple[str, Callable[[_Element, QuizItem], None]]] = {
    "choice": ("multichoice", _choice),
    "true_false": ("truefalse", _true_false),
    "matching": ("matching", _matching),
    "ordering": ("ordering", _ordering),
    "short_answer": ("shortanswer", _short_answer),
    "open": ("essay", _open),
}

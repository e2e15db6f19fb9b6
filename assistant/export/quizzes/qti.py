"""Quiz → QTI 2.1: a package of one XML file an item, a test that lists them, and a manifest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from assistant.export.quizzes.archive import packed
from assistant.export.quizzes.quiz import Quiz, asked, marking_points, plain
from assistant.schema.lessons import QuizItem, QuizKind

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_MATCHED = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
_MAPPED = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"
_Element = etree._Element


def holds(_item: QuizItem) -> bool:
    """Say whether QTI can hold an item: any."""
    return True


def write(quiz: Quiz) -> bytes:
    """Return a quiz as a QTI package."""
    names = [f"items/{item.id}.xml" for item in quiz.items]
    files = {"imsmanifest.xml": _manifest(names), "test.xml": _test(quiz, names)}
    made = zip(names, quiz.items, strict=True)
    return packed({**files, **{name: _text(_item(item, quiz)) for name, item in made}})


def _item(item: QuizItem, quiz: Quiz) -> _Element:
    root = etree.Element(
        f"{{{_QTI}}}assessmentItem",
        nsmap={None: _QTI},  # type: ignore[dict-item]  # the stubs know no default namespace
        identifier=f"item-{item.id}",
        title=item.id,
        adaptive="false",
        timeDependent="false",
    )
    template = _KINDS[item.kind](root, item)
    told = quiz.feedback(item)
    if item.kind == "open":
        told = f"{marking_points(item)}\n{told}"
    feedback = _add(
        root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="told", showHide="show"
    )
    _paragraphs(feedback, told)
    if template:
        root.insert(
            len(root) - 1, etree.Element(f"{{{_QTI}}}responseProcessing", template=template)
        )
    return root


def _choice(root: _Element, item: QuizItem) -> str:
    _declare(root, "single", "identifier", [f"o{at}" for at in sorted(item.right)])
    inside = _ask(root, item, "choiceInteraction", shuffle="false", maxChoices="1")
    _options(inside, "simpleChoice", "o", item.options)
    return _MATCHED


def _ordering(root: _Element, item: QuizItem) -> str:
    order = [f"o{item.options.index(step)}" for step in item.answer]
    _declare(root, "ordered", "identifier", order)
    _options(
        _ask(root, item, "orderInteraction", shuffle="false"), "simpleChoice", "o", item.options
    )
    return _MATCHED


def _matching(root: _Element, item: QuizItem) -> str:
    right = list(item.options)
    pairs = [f"l{at} r{right.index(side)}" for at, (_, side) in enumerate(item.pairs)]
    _declare(root, "multiple", "directedPair", pairs)
    most = str(len(item.pairs))
    inside = _ask(root, item, "matchInteraction", shuffle="false", maxAssociations=most)
    for mark, texts in (("l", [left for left, _ in item.pairs]), ("r", right)):
        group = _add(inside, "simpleMatchSet")
        _options(group, "simpleAssociableChoice", mark, texts, matchMax="1")
    return _MATCHED


def _short(root: _Element, item: QuizItem) -> str:
    declared = _declare(root, "single", "string", [plain(item.answer[0])])
    mapping = _add(declared, "mapping", defaultValue="0")
    for text in dict.fromkeys(map(plain, (*item.answer, *item.accepted))):
        _add(mapping, "mapEntry", mapKey=text, mappedValue="1", caseSensitive="false")
    body = _body(root, item)
    _add(_add(body, "p"), "textEntryInteraction", responseIdentifier="RESPONSE")
    return _MAPPED


def _open(root: _Element, item: QuizItem) -> str:
    _declare(root, "single", "string", [])
    _add(_body(root, item), "extendedTextInteraction", responseIdentifier="RESPONSE")
    return ""  # marked by a person


_KINDS: dict[QuizKind, Callable[[_Element, QuizItem], str]] = {
    "choice": _choice,
    "true_false": _choice,
    "ordering": _ordering,
    "matching": _matching,
    "short_answer": _short,
    "open": _open,
}


def _declare(root: _Element, cardinality: str, base: str, right: Sequence[str]) -> _Element:
    declared = _add(
        root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=base
    )
    correct = _add(declared, "correctResponse") if right else None
    for value in right if correct is not None else ():
        _add(correct, "value").text = value  # type: ignore[arg-type]  # it is there
    for name, base_type in (("SCORE", "float"), ("FEEDBACK", "identifier")):
        _add(root, "outcomeDeclaration", identifier=name, cardinality="single", baseType=base_type)
    return declared


def _ask(root: _Element, item: QuizItem, interaction: str, **attributes: str) -> _Element:
    return _add(_body(root, item), interaction, responseIdentifier="RESPONSE", **attributes)


def _body(root: _Element, item: QuizItem) -> _Element:
    body = _add(root, "itemBody")
    _paragraphs(body, asked(item))
    return body


def _paragraphs(parent: _Element, text: str) -> None:
    for line in filter(None, map(str.strip, text.split("\n"))):
        _add(parent, "p").text = line


def _options(
    parent: _Element, name: str, mark: str, texts: Sequence[str], **attributes: str
) -> None:
    for at, text in enumerate(texts):
        _add(parent, name, identifier=f"{mark}{at}", **attributes).text = plain(text)


def _add(parent: _Element, name: str, **attributes: str) -> _Element:
    return etree.SubElement(parent, f"{{{_QTI}}}{name}", attributes)


def _test(quiz: Quiz, names: Sequence[str]) -> str:
    root = etree.Element(
        f"{{{_QTI}}}assessmentTest",
        nsmap={None: _QTI},  # type: ignore[dict-item]
        identifier="test",
        title=quiz.title,
    )
    part = _add(
        root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual"
    )
    section = _add(part, "assessmentSection", identifier="all", title=quiz.title, visible="true")
    for at, name in enumerate(names):
        _add(section, "assessmentItemRef", identifier=f"ref{at}", href=name)
    return _text(root)


def _manifest(names: Sequence[str]) -> str:
    root = etree.Element(f"{{{_CP}}}manifest", nsmap={None: _CP}, identifier="quiz")  # type: ignore[dict-item]
    etree.SubElement(root, f"{{{_CP}}}organizations")
    resources = etree.SubElement(root, f"{{{_CP}}}resources")
    listed = [("test.xml", "imsqti_test_xmlv2p1"), *((n, "imsqti_item_xmlv2p1") for n in names)]
    for at, (name, kind) in enumerate(listed):
        attributes = {"identifier": f"r{at}", "type": kind, "href": name}
        held = etree.SubElement(resources, f"{{{_CP}}}resource", attributes)
        etree.SubElement(held, f"{{{_CP}}}file", href=name)
    return _text(root)


def _text(root: _Element) -> str:
    written = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written.decode("utf-8")

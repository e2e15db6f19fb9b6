"""H5P and QTI packages, read back by other means than those that wrote them."""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
import quiz_samples as samples
from lxml import etree

from assistant.export.quizzes.quiz import left_out, write_quiz

QTI = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}
CP = {"c": "http://www.imsglobal.org/xsd/imscp_v1p1"}


def opened(format, items=samples.ITEMS):
    return ZipFile(
        BytesIO(write_quiz(items, (samples.CITATION,), format, title=samples.TITLE)), "r"
    )


@pytest.fixture(scope="module")
def qti():
    with opened("qti") as archive:
        yield {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


class TestQti:
    """A package: its manifest, its test, and every item with its right response."""

    def test_the_manifest_lists_every_file_and_the_test_every_item(self, qti):
        manifest, test = qti["imsmanifest.xml"], qti["test.xml"]
        listed = manifest.xpath("//c:resource/@href", namespaces=CP)
        assert set(listed) == qti.keys() - {"imsmanifest.xml"}
        items = test.xpath("//q:assessmentItemRef/@href", namespaces=QTI)
        assert items == [f"items/{one.id}.xml" for one in samples.ITEMS]

    @pytest.mark.parametrize("kind", samples.KINDS)
    def test_what_is_right_is_what_was_right(self, qti, kind):
        for one in samples.ITEMS:
            if one.kind == kind:
                assert _right(qti[f"items/{one.id}.xml"], kind) == _expected(one)

    def test_every_item_asks_its_question(self, qti):
        for one in samples.ITEMS:
            said = qti[f"items/{one.id}.xml"].xpath("//q:itemBody/q:p//text()", namespaces=QTI)
            lines = [line.strip() for line in one.question.split("\n") if line.strip()]
            assert [line for line in said if line.strip()][: len(lines)] == lines


def _right(item, kind):
    held = item.xpath("//q:correctResponse/q:value/text()", namespaces=QTI)
    texts = {
        e.get("identifier"): e.text or ""
        for e in item.iter("{*}simpleChoice", "{*}simpleAssociableChoice")
    }
    if kind == "matching":
        return [tuple(texts[side] for side in value.split()) for value in held]
    return [texts.get(value, value) for value in held]


def _expected(one):
    if one.kind == "matching":
        return [tuple(map(str.strip, pair)) for pair in one.pairs]
    return [] if one.kind == "open" else [text.strip() for text in one.answer]


@pytest.fixture(scope="module")
def held():
    with opened("h5p") as archive:
        names = ("h5p.json", "content/content.json")
        yield tuple(json.loads(archive.read(name)) for name in names)


class TestH5p:
    """A question set: its libraries, and the right answers of every question."""

    def test_the_file_names_the_libraries_that_its_questions_use(self, held):
        about, content = held
        named = {
            f"{d['machineName']} {d['majorVersion']}.{d['minorVersion']}"
            for d in about["preloadedDependencies"]
        }
        assert {one["library"] for one in content["questions"]} <= named
        assert about["mainLibrary"] == "H5P.QuestionSet"

    def test_every_question_has_the_right_answer_of_its_item(self, held):
        kept = [one for one in samples.ITEMS if one not in left_out(samples.ITEMS, "h5p")]
        assert len(kept) == len(held[1]["questions"])
        for one, question in zip(kept, held[1]["questions"], strict=True):
            params = question["params"]
            if one.kind == "choice":
                right = [a["text"] for a in params["answers"] if a["correct"]]
                shown = unescape(right[0].removeprefix("<p>").removesuffix("</p>"))
                assert shown.replace("<br>", "\n") == one.answer[0].strip()
            if one.kind == "true_false":
                assert params["correct"] == "false"
            if one.kind == "matching":
                assert all(f"*{right.strip()}*" in params["textField"] for _, right in one.pairs)

    def test_each_option_says_why_where_the_item_does(self):
        told = replace(samples.ITEMS[0], reasons=("ใกล้ไป", "ใช่", "ไกลไป"))
        with opened("h5p", (told,)) as archive:
            content = json.loads(archive.read("content/content.json"))
        answers = content["questions"][0]["params"]["answers"]
        said = [a["tipsAndFeedback"]["chosenFeedback"] for a in answers]
        assert said == ["<p>ใกล้ไป</p>", "<p>ใช่</p>", "<p>ไกลไป</p>"]

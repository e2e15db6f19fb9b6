"""GIFT read back twice: by a scanner written from Moodle's rules, and by gift-pegjs on Node."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from functools import lru_cache
from typing import Any

import pytest
import quiz_samples as samples

from assistant.export.quizzes.quiz import left_out, write_quiz

# A bare mark of the format becomes a private character, an escaped one becomes itself.
BARE = dict(zip("~=#{}:", "\ue000\ue001\ue002\ue003\ue004\ue005", strict=True))
TILDE, EQUAL, HASH, OPEN, CLOSE, COLON = BARE.values()
ESCAPE = re.compile(r"\\([\\~=#{}:n])|([~=#{}:])", re.DOTALL)
FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
READ_BY_NODE = """
const gift = require('gift-pegjs'), fs = require('fs');
console.log(JSON.stringify(gift.parse(fs.readFileSync(process.argv[1], 'utf8'))));
"""


@pytest.fixture(scope="module")
def file() -> str:
    return write_quiz(samples.ITEMS, [samples.CITATION], "gift", title=samples.TITLE).decode()


def expected() -> list[dict[str, Any]]:
    found = []
    for item in samples.ITEMS:
        told = samples.told(item)
        if item.kind == "open":
            told = f"{samples.points(item)}\n{told}"
        found.append(
            {
                "kind": "matching" if item.kind == "ordering" else item.kind,
                "id": item.id,
                "question": item.question,
                "answers": samples.answers(item),
                "feedback": told,
            }
        )
    return found


def scanned(text: str) -> str:
    """Resolve the escapes of a text; what stays bare is a mark of the format."""
    return ESCAPE.sub(
        lambda found: "\n" if found[1] == "n" else found[1] or BARE[found[2]],
        text,
    )


def plain(text: str) -> str:
    """Return a text that says of itself that it is plain."""
    said = FORMAT.match(text.strip())
    assert said, f"{text!r} names no format, so that it may be read as one"
    assert said[1] == "plain"
    assert not set(text) & set(BARE.values())
    return text.strip()[said.end() :]


def read(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the category and the questions of a GIFT file."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    assert not [line for line in text.split("\n") if line.strip().startswith("//")]
    assert blocks[0].startswith("$CATEGORY: ")
    return blocks[0].removeprefix("$CATEGORY: "), [question(block) for block in blocks[1:]]


def question(block: str) -> dict[str, Any]:
    form = f"{COLON * 2}(.*?){COLON * 2}([^{OPEN}{CLOSE}]*){OPEN}([^{OPEN}{CLOSE}]*){CLOSE}"
    parts = re.fullmatch(form, scanned(block).strip(), re.DOTALL)
    assert parts, block
    body, found, feedback = parts[3].rpartition(HASH * 4)
    assert found
    kind, choices = answers(body.strip())
    return {
        "kind": kind,
        "id": parts[1],
        "question": plain(parts[2]),
        "answers": choices,
        "feedback": plain(feedback),
    }


def answers(body: str) -> tuple[str, Any]:
    """Tell the kind of a question from its answers, in the order in which Moodle does."""
    pieces = re.findall(f"([{TILDE}{EQUAL}])([^{TILDE}{EQUAL}]*)", body)
    texts = [text for _mark, text in pieces]
    if not body:
        return "open", None
    if TILDE in body:
        return "choice", [(plain(text), mark == EQUAL) for mark, text in pieces]
    if EQUAL in body and "->" in body:
        return "matching", [pair(text) for text in texts]
    if body in ("T", "TRUE", "F", "FALSE"):
        return "true_false", body.startswith("T")
    assert all(text.startswith("%100%") for text in texts)
    return "short_answer", [plain(text.removeprefix("%100%")) for text in texts]


def pair(text: str) -> tuple[str, str]:
    left, _arrow, right = text.partition("->")
    return plain(left) if left.strip() else "", right.strip()


def test_every_item_comes_back(file):
    category, questions = read(file)
    assert category == samples.TITLE.replace("/", "//")
    assert questions == expected()
    assert left_out(samples.ITEMS, "gift") == ()


def test_thai_letters_are_written_as_they_are(file):
    assert samples.NASTY[0] in file


def test_an_arrow_may_stand_in_a_choice_and_on_the_right():
    choice = samples.item("choice", "ก -> ข")
    matching = samples.item("matching", "ค", pairs=(("ค", "ก -> ข"), ("ง", "จ")), options=("จ",))
    file = write_quiz([choice, matching], [samples.CITATION], "gift", title="").decode()
    _category, (first, second) = read(file)
    assert first["answers"] == samples.answers(choice)
    assert second["answers"] == [*matching.pairs]


@lru_cache(maxsize=1)
def node() -> tuple[str, dict[str, str]]:
    """Node and an environment in which it finds gift-pegjs; skips where one is absent."""
    found = shutil.which("node")
    if not found:
        pytest.skip("Node is not installed")
    paths = [os.environ.get("NODE_PATH", "")]
    if npm := shutil.which("npm"):
        done = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False)
        paths.append(done.stdout.strip())
    environment = {**os.environ, "NODE_PATH": os.pathsep.join(filter(None, paths))}
    resolve = [found, "-e", "require.resolve('gift-pegjs')"]
    if subprocess.run(resolve, env=environment, capture_output=True, check=False).returncode:
        pytest.skip("Node finds no gift-pegjs: npm install -g gift-pegjs, or set NODE_PATH")
    return found, environment


def test_gift_pegjs_reads_every_item(file, tmp_path):
    program, environment = node()
    path = tmp_path / "quiz.gift.txt"
    path.write_text(file, encoding="utf-8")
    done = subprocess.run(
        [program, "-e", READ_BY_NODE, str(path)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    category, *questions = json.loads(done.stdout)
    assert category["title"] == samples.TITLE.replace("/", "//")
    assert single_spaced([from_node(one) for one in questions]) == single_spaced(expected())


def from_node(one: dict[str, Any]) -> dict[str, Any]:
    kinds = {"MC": "choice", "TF": "true_false", "Matching": "matching", "Short": "short_answer"}
    kind = kinds.get(one["type"], "open")
    found: Any = None
    if kind == "choice":
        found = [(of_node(choice["text"]), choice["isCorrect"]) for choice in one["choices"]]
    elif kind == "true_false":
        found = one["isTrue"]
    elif kind == "matching":
        found = [(of_node(p["subquestion"]), restored(p["subanswer"])) for p in one["matchPairs"]]
    elif kind == "short_answer":
        found = [of_node(choice["text"]) for choice in one["choices"]]
        assert {choice["weight"] for choice in one["choices"]} == {100}
    return {
        "kind": kind,
        "id": one["title"],
        "question": of_node(one["stem"]),
        "answers": found,
        "feedback": of_node(one["globalFeedback"]),
    }


def of_node(text: dict[str, str]) -> str:
    assert text["format"] == "plain"
    return text["text"]


def single_spaced(questions: list[dict[str, Any]]) -> Any:
    """Return questions as gift-pegjs 1.0.2 shows them: it makes one space of several."""
    return json.loads(re.sub(" {2,}", " ", json.dumps(questions)))


def restored(text: str) -> str:
    """Undo what gift-pegjs 1.0.2 leaves in a right-hand side: its own codes for escaped marks."""
    return re.sub("&&([0-9]{3});?", lambda found: chr(int(found[1])), text)

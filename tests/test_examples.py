"""Whoever tries what the README and the app suggest gets an answer, with citations."""

from __future__ import annotations

import re

import pytest
import yaml
from answering_homes import assistant_of
from neighbours import ROOT

README = re.compile(r'khrueakhai ask "([^"]+)"|\.ask\("([^"]+)"')
BUTTONS = range(1, 7)


def of_readme(name: str) -> list[str]:
    """The questions that a README asks, on the command line and in Python."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [command or python for command, python in README.findall(text)]


def of_app(language: str) -> list[str]:
    """The questions on the buttons of an empty chat."""
    path = ROOT / "assistant" / "ui" / "shared" / "texts.yaml"
    texts = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [texts[f"example_{number}"][language] for number in BUTTONS]


EXAMPLES = {
    question: source
    for source, questions in {
        "README.md": of_readme("README.md"),
        "README.th.md": of_readme("README.th.md"),
        "app, Thai": of_app("th"),
        "app, English": of_app("en"),
    }.items()
    for question in questions
}


def test_both_readmes_and_the_app_have_examples():
    assert len(of_readme("README.md")) == len(of_readme("README.th.md")) >= 3
    assert set(EXAMPLES.values()) == {"README.md", "README.th.md", "app, Thai", "app, English"}


@pytest.mark.parametrize("question", EXAMPLES, ids=[f"{s}: {q[:30]}" for q, s in EXAMPLES.items()])
def test_an_example_is_answered_with_citations(shipped_home, question):
    answer = assistant_of(shipped_home).ask(question)
    assert answer.outcome == "answered", answer.answer
    assert answer.citations
    assert all(claim.citations for claim in answer.claims)


def test_the_first_example_names_every_cause(shipped_home):
    (first, *_) = of_readme("README.md")
    answer = assistant_of(shipped_home).ask(first)
    (passage,) = {citation.passage_id for citation in answer.citations}
    library = assistant_of(shipped_home).library
    assert len(library.passage(passage).parts) == 6
    assert len(answer.claims) >= 6

"""The two READMEs promise the same, and name what there is."""

from __future__ import annotations

import re

import pytest
from neighbours import ROOT

from assistant.lessons.pack import FORMATS
from assistant.lessons.request.request import LessonRequest
from assistant.plans.brief.brief import Brief
from assistant.reading.formats import SUFFIXES

README = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.th.md")}
NAMED = {
    "files that are read": SUFFIXES,
    "files of a lesson": FORMATS,
    "fields of a brief": Brief.model_fields,
    "fields of a request": LessonRequest.model_fields,
}


def commands(text: str) -> list[str]:
    """The lines of code for a shell, without their remarks and without what is asked."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = (line.partition(" # ")[0].rstrip() for block in blocks for line in block.splitlines())
    return [re.sub(r'"[^"]*"', '""', line) for line in lines]


def figures(text: str) -> list[list[str]]:
    """The numbers of each row of the table of figures."""
    table = (line for line in text.partition("<!-- FIGURES")[2].splitlines() if line[:1] == "|")
    return [re.findall(r"[\d.]+", line) for line in table]


@pytest.mark.parametrize("name", README)
@pytest.mark.parametrize("what", NAMED)
def test_a_readme_names_every_one(name, what):
    text, shown = README[name], code(name)
    assert [one for one in NAMED[what] if f"`{one}`" not in text and one not in shown] == []


def code(name: str) -> str:
    """What stands in the blocks of code of a README."""
    return "\n".join(re.findall(r"```\w*\n(.*?)```", README[name], re.DOTALL))


def test_both_have_the_same_sections_commands_and_figures():
    english, thai = README.values()
    assert commands(english) == commands(thai)
    assert figures(english) == figures(thai)
    for mark in (r"^## ", r"^- ", r"^!\[", r"^\| "):
        assert len(re.findall(mark, english, re.M)) == len(re.findall(mark, thai, re.M)), mark

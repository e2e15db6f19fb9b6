"""Prompts: files whose placeholders agree with the code, or a clear error."""

from pathlib import Path

import pytest

from assistant.answering.generation.chat import _VARIABLES, ABSTENTION
from assistant.errors import PromptError
from assistant.models.prompts import load, prompts_folder

GOOD = "## system\n\nBe brief: $rule\n\n## user\n\n$question costs $$5\n"


def save(folder: Path, text: str) -> Path:
    (folder / "ask.md").write_text(text, encoding="utf-8")
    return folder


def test_a_prompt_is_filled_and_its_values_are_not_read_as_placeholders(tmp_path: Path) -> None:
    prompt = load("ask", {"rule", "question"}, save(tmp_path, GOOD))
    assert prompt.fill(rule="yes", question="what of $rule and {x}") == (
        "Be brief: yes",
        "what of $rule and {x} costs $5",
    )


def test_the_digest_changes_with_the_file_and_only_then(tmp_path: Path) -> None:
    first = load("ask", {"rule", "question"}, save(tmp_path, GOOD)).digest
    assert first == load("ask", {"rule", "question"}, tmp_path).digest
    assert first != load("ask", {"rule", "question"}, save(tmp_path, GOOD + "!")).digest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("$rule", "nothing"), r"\$rule is missing"),
        (GOOD.replace("$rule", "$rule $extra"), r"\$extra is not known"),
        (GOOD.replace("$$5", "$5"), "bare '\\$'"),
        (GOOD.replace("## user", "## human"), "'## user'"),
        (GOOD + "\n## system\n", "one '## system'"),
        ("", "one '## system'"),
    ],
)
def test_a_prompt_that_does_not_fit_the_code_names_the_difference(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(PromptError, match=message) as caught:
        load("ask", {"rule", "question"}, save(tmp_path, text))
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_prompt_that_is_absent_or_no_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="cannot be read"):
        load("none", set(), tmp_path)
    (tmp_path / "latin.md").write_bytes(b"## system\n\xff\xfe\n## user\nx")
    with pytest.raises(PromptError, match="UTF-8"):
        load("latin", set(), tmp_path)


@pytest.mark.parametrize("spoken", sorted(ABSTENTION))
def test_the_prompts_of_the_project_fit_the_code(spoken: str) -> None:
    prompt = load(f"answer_{spoken}", _VARIABLES)
    assert len(prompt.system) < 700  # characters: each costs the local model reading time


def test_every_prompt_file_loads_by_some_name() -> None:
    others = {path.name for path in prompts_folder().iterdir() if path.suffix != ".md"}
    assert others == {"manner.yaml"}  # which is filled into the answer's

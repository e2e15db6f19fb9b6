"""Prompts: one Markdown file each in ``prompts/``, with ``$name`` placeholders checked at load."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from string import Template

from assistant.errors import PromptError
from assistant.settings import project_folder

_PARTS = re.compile(r"^## (system|user)[ \t]*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt's two messages as templates, and the digest of its file (16 hex digits)."""

    name: str
    system: str
    user: str
    digest: str

    def fill(self, **values: str) -> tuple[str, str]:
        """Return the system and the user message; a ``$`` in a value stays what it is."""
        return Template(self.system).substitute(values), Template(self.user).substitute(values)


def prompts_folder() -> Path:
    """Return the folder of the prompt files, beside the package."""
    return project_folder() / "prompts"


def load(name: str, expected: Set[str], folder: Path | None = None) -> Prompt:
    """Read ``prompts/NAME.md`` and compare its placeholders with those that the code fills.

    Raises:
        PromptError: If the file is missing, lacks a part, or its placeholders differ.
    """
    path = (folder or prompts_folder()) / f"{name}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PromptError(
            f"prompt {name!r} cannot be read from {path}: {error.strerror}; restore the file"
        ) from error
    except UnicodeDecodeError as error:
        raise PromptError(f"prompt file {path} is not UTF-8 text; save it as UTF-8") from error
    parts = _PARTS.split(text)
    if parts[1::2] != ["system", "user"]:
        raise PromptError(
            f"prompt file {path} needs one '## system' and then one '## user'; it has {parts[1::2]}"
        )
    prompt = Prompt(name, parts[2].strip(), parts[4].strip(), _digest(text))
    _compare(prompt, expected, path)
    return prompt


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _compare(prompt: Prompt, expected: Set[str], path: Path) -> None:
    templates = (Template(prompt.system), Template(prompt.user))
    if not all(template.is_valid() for template in templates):
        raise PromptError(f"prompt file {path} has a bare '$'; write '$$' for a dollar sign")
    found = {variable for template in templates for variable in template.get_identifiers()}
    differences = [
        *(f"${variable} is missing" for variable in sorted(expected - found)),
        *(f"${variable} is not known to the code" for variable in sorted(found - expected)),
    ]
    if differences:
        raise PromptError(
            f"prompt file {path}: {', '.join(differences)}; correct the placeholders there"
        )

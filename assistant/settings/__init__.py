"""The numbers that steer finding, writing and checking, each with its reason; where state lives.

Here are the sizes that the whole pipeline shares; ``finding``, ``writing`` and ``checking`` hold
the numbers of one room each, a frozen dataclass for each concern; ``variables`` is the table of
what a user can set. A size that one module alone uses stands at its head.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import SettingError

VERSION = "0.1.0"  # of the project; pyproject.toml reads it here

HOME_VARIABLE = "KHRUEAKHAI_HOME"
ENCODER_VARIABLE = "KHRUEAKHAI_ENCODER"
LLM_VARIABLE = "KHRUEAKHAI_LLM"
JUDGE_VARIABLE = "KHRUEAKHAI_JUDGE"
BASE_URL_VARIABLE = "KHRUEAKHAI_BASE_URL"
MODEL_VARIABLE = "KHRUEAKHAI_MODEL"
TRACING_VARIABLE = "KHRUEAKHAI_TRACING"
HOST_VARIABLE = "KHRUEAKHAI_HOST"
PORT_VARIABLE = "KHRUEAKHAI_PORT"
SERVE_PORT_VARIABLE = "KHRUEAKHAI_SERVE_PORT"
SERVE_LIMIT_VARIABLE = "KHRUEAKHAI_SERVE_LIMIT"
DATABASE_VARIABLE = "KHRUEAKHAI_DATABASE"
VECTORS_VARIABLE = "KHRUEAKHAI_VECTORS"

STRUCTURE_VERSION = "3"  # raise when structure, splitting or words change what is searched


@dataclass(frozen=True, slots=True)
class Settings:
    """The pipeline's numbers; sizes are in characters, times in seconds."""

    passage_target: int = 600  # a paragraph of a Thai article
    passage_limit: int = 1_200  # a longer paragraph is divided between sentences
    window_target: int = 280  # two or three sentences: the finest thing with a vector of its own
    mean_weight: float = 0.8  # share of the language's mean vector that is removed (measured)
    question_limit: int = 20_000  # a longer question is a document, not a question
    answer_limit: int = 1_400  # an answer, not a dump; a list may run longer
    hits: int = 8  # passages that an answer may draw on


DEFAULT = Settings()


def home_folder(home: str | Path | None = None) -> Path:
    """Return the folder that holds all state: the argument, the environment, or the platform's.

    Raises:
        SettingError: The path begins with the home of a user who is not there.
    """
    chosen = home or os.environ.get(HOME_VARIABLE)
    if not chosen:
        from platformdirs import user_data_path

        return user_data_path("khrueakhai", appauthor=False)
    try:
        return Path(chosen).expanduser()
    except RuntimeError as error:
        raise SettingError(
            f"the home {str(chosen)!r} names a user who is not on this machine: write its path in"
            f" --home or {HOME_VARIABLE}"
        ) from error


def project_folder() -> Path:
    """Return the folder that holds ``app.py``, ``corpus/`` and ``prompts/``.

    It is the checkout, or ``shipped/`` inside an installed package (setup.py puts it there).
    """
    package = Path(__file__).resolve().parents[1]
    shipped = package / "shipped"
    return shipped if shipped.is_dir() else package.parent


def corpus_folder() -> Path:
    """Return the folder of the shipped corpus."""
    return project_folder() / "corpus"

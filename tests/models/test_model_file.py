"""The local model's file: joined from its parts whole, checked, once, or not at all."""

import hashlib
import threading
from pathlib import Path

import pytest

from assistant.errors import ModelFailed, UnknownModel
from assistant.models import model_file

PIECES = (b"GGUF" + b"a" * 3_000_000, b"b" * 5, b"c" * 100)
WHOLE = b"".join(PIECES)
SUM = hashlib.sha256(WHOLE).hexdigest()


@pytest.fixture
def parts(tmp_path: Path) -> tuple[Path, ...]:
    paths = tuple(tmp_path / f"part{number}" for number in range(len(PIECES)))
    for path, piece in zip(paths, PIECES, strict=True):
        path.write_bytes(piece)
    return paths


def left_over(folder: Path) -> set[str]:
    return {path.suffix for path in folder.iterdir()}


def test_parts_are_joined_in_order_and_nothing_else_is_left(
    parts: tuple[Path, ...], tmp_path: Path
) -> None:
    target = tmp_path / "cache" / "models" / "m.gguf"
    assert model_file.join(parts, target, len(WHOLE), SUM) == target
    assert target.read_bytes() == WHOLE
    assert left_over(target.parent) <= {".gguf", ".lock"}


def test_a_joined_file_is_not_joined_again(parts: tuple[Path, ...], tmp_path: Path) -> None:
    target = tmp_path / "m.gguf"
    model_file.join(parts, target, len(WHOLE), SUM)
    parts[0].unlink()
    assert model_file.join(parts, target, len(WHOLE), SUM) == target


def test_a_damaged_part_leaves_no_file(parts: tuple[Path, ...], tmp_path: Path) -> None:
    parts[1].write_bytes(b"bbbbB")
    target = tmp_path / "cache" / "m.gguf"
    with pytest.raises(ModelFailed, match="damaged; reinstall"):
        model_file.join(parts, target, len(WHOLE), SUM)
    assert left_over(target.parent) <= {".lock"}


def test_half_a_file_of_an_earlier_try_is_replaced(parts: tuple[Path, ...], tmp_path: Path) -> None:
    target = tmp_path / "m.gguf"
    target.write_bytes(WHOLE[:100])
    target.with_suffix(".joining").write_bytes(b"half")
    model_file.join(parts, target, len(WHOLE), SUM)
    assert target.read_bytes() == WHOLE


def test_a_place_that_cannot_be_written_is_named(parts: tuple[Path, ...], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ModelFailed, match=r"cannot be joined in .*file.*KHRUEAKHAI_MODEL"):
        model_file.join(parts, tmp_path / "file" / "m.gguf", len(WHOLE), SUM)


def test_two_at_once_both_get_the_whole_file(parts: tuple[Path, ...], tmp_path: Path) -> None:
    target = tmp_path / "m.gguf"
    found: list[bytes] = []

    def run() -> None:
        found.append(model_file.join(parts, target, len(WHOLE), SUM).read_bytes())

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert found == [WHOLE] * 4


def test_missing_parts_say_how_many_and_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_file, "find_spec", lambda _: None)
    with pytest.raises(UnknownModel, match=r"22 of its 22 parts.*khrueakhai\[local\]"):
        model_file.part_files()


def test_a_chosen_file_is_taken_and_a_wrong_choice_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "mine.gguf"
    monkeypatch.setenv(model_file.MODEL_VARIABLE, str(chosen))
    with pytest.raises(UnknownModel, match=r"mine\.gguf"):
        model_file.model_file()
    chosen.write_bytes(b"GGUF")
    assert model_file.model_file() == chosen

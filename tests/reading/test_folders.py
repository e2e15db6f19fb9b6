"""A folder accounts for every file in it by name."""

import os
from pathlib import Path

import pytest
from answering_homes import ENCODER

from assistant.opening import open_library
from assistant.reading.folders import LeftOut, files_in


@pytest.fixture
def folder(tmp_path):
    files = {
        "แผน.txt": "งบประมาณ 41,482 บาท ของตลาดชุมชน",
        "ปี ๒๕๖๘/รายงาน.md": "# รายงาน\n\nงบประมาณ 5 บาท",
        "film.mp4": "x",
        "empty.txt": "",
        "~$แผน.docx": "x",
        "Thumbs.db": "x",
        ".hidden": "x",
        ".git/config": "x",
    }
    top = tmp_path / "แฟ้ม"
    for name, text in files.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return top


def test_every_file_is_added_or_refused_by_name(folder, tmp_path):
    with open_library(tmp_path / "home", ENCODER) as library:
        results = library.add_files([folder])
    told = {Path(r.path).relative_to(folder).as_posix(): r for r in results}
    assert sorted(told) == sorted(
        [".git", ".hidden", "Thumbs.db", "empty.txt", "film.mp4", "~$แผน.docx", "แผน.txt",
         "ปี ๒๕๖๘/รายงาน.md"]
    )  # fmt: skip
    added = {name for name, result in told.items() if result.status == "added"}
    assert added == {"แผน.txt", "ปี ๒๕๖๘/รายงาน.md"}
    for name, result in told.items():
        if name not in added:
            assert result.error, name
            assert "\n" not in result.error
    assert "'.mp4'" in told["film.mp4"].error


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this platform has no links")
def test_links_are_named_and_not_followed(folder, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    (folder / "to_folder").symlink_to(outside)
    (folder / "to_file.txt").symlink_to(outside / "secret.txt")
    (folder / "loop").symlink_to(folder)
    left = {one.path.name: one.why for one in files_in(folder) if isinstance(one, LeftOut)}
    for name in ("to_folder", "to_file.txt", "loop"):
        assert "symbolic link" in left[name]
    assert not [one for one in files_in(folder) if "secret" in str(one)]


def test_a_large_file_without_a_reader_is_refused_before_it_is_read(folder, tmp_path):
    with (folder / "film.mp4").open("wb") as file:
        file.truncate(10**12)  # a hole: takes no room
    with open_library(tmp_path / "home", ENCODER) as library:
        [result] = library.add_files([folder / "film.mp4"])
    assert result.status == "rejected"

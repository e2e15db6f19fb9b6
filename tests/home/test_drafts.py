"""Each person has a draft of their own, and an older, shared one goes to one person alone."""

from __future__ import annotations

import pytest

from assistant.errors import LibraryUnwritable
from assistant.home.drafts import DraftStore


@pytest.fixture
def drafts(tmp_path):
    return DraftStore(tmp_path / "home", "plans", "brief.json")


def test_two_persons_do_not_overwrite_each_other(drafts):
    drafts.save("a", {"problem": "น้ำท่วม"})
    drafts.save("b", {"problem": "ขยะ"})
    assert drafts.load("a") == {"problem": "น้ำท่วม"}
    drafts.save("a", {"problem": "ฝุ่น"})
    assert (drafts.load("a"), drafts.load("b")) == ({"problem": "ฝุ่น"}, {"problem": "ขยะ"})


def test_who_has_written_nothing_has_no_draft(drafts):
    assert drafts.load("a") is None


def test_a_shared_draft_of_an_older_program_goes_to_the_first_alone(drafts, tmp_path):
    older = tmp_path / "home" / "plans" / "brief.json"
    older.parent.mkdir(parents=True)
    older.write_text('{"problem": "เก่า"}', encoding="utf-8")
    assert drafts.load("a") == {"problem": "เก่า"}
    assert drafts.load("b") is None
    assert drafts.load("a") == {"problem": "เก่า"}
    assert not older.exists()


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff", b"[" * 100_000])
def test_a_damaged_draft_counts_as_none(drafts, tmp_path, content):
    drafts.save("a", {})
    [path] = (tmp_path / "home" / "plans" / "drafts").iterdir()
    path.write_bytes(content)
    assert drafts.load("a") is None


@pytest.mark.parametrize("person", ["../../escape", "/etc/passwd", "", "a\0b", "\ud800", "ก" * 999])
def test_a_person_never_becomes_a_path(drafts, tmp_path, person):
    drafts.save(person, {"x": 1})
    assert drafts.load(person) == {"x": 1}
    [path] = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert path.parent == tmp_path / "home" / "plans" / "drafts"
    assert path.stem.isalnum()


def test_a_home_that_cannot_be_written_is_told_in_one_line(drafts, tmp_path):
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(LibraryUnwritable):
        drafts.save("a", {})
    assert drafts.load("a") is None

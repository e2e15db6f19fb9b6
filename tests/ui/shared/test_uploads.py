from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import stand_in
from answering_homes import ENCODER

from assistant.errors import LibraryBusy
from assistant.opening import open_library
from assistant.reading import formats
from assistant.schema import AddResult
from assistant.ui.shared import uploads


@dataclass
class File:
    name: str
    content: bytes = b"text"

    def getvalue(self) -> bytes:
        return self.content


def outcomes_of(library, *files: File, language="en") -> list[uploads.Outcome]:
    """What becomes of files that are added one by one."""
    told = [one for file in files for one in uploads.added(library, file.name, file.content)]
    return [uploads.outcome_of(one.result, one.name, language) for one in told]


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("รายงานประจำปี ๒๕๖๔.pdf", "รายงานประจำปี ๒๕๖๔.pdf"),
        ("../../etc/passwd", "passwd.bin"),
        ("C:\\Users\\x\\plan.DOCX", "plan.docx"),
        ("![x](https://evil.example/p.png).md", "p png.md"),
        ("\u202etxt.exe.txt", "txt exe.txt"),
        (".txt", "txt.bin"),
        ("", "document.bin"),
        ("-rf.txt", "rf.txt"),
    ],
)
def test_stored_names_keep_letters_and_a_known_suffix_only(given, stored):
    assert uploads.stored_name(given) == stored


def test_a_long_thai_name_fits_a_file_system():
    assert len(uploads.stored_name("ก" * 400 + ".pdf").encode()) <= 255


def test_every_file_has_one_outcome_in_order():
    library = stand_in.StandInLibrary()
    files = [File("หนึ่ง.txt"), File("ว่าง.txt", b""), File("หนึ่ง.txt")]
    outcomes = outcomes_of(library, *files, language="th")
    assert [outcome.kind for outcome in outcomes] == ["success", "error", "info"]
    assert "40 ตอน" in outcomes[0].message
    assert "7 แห่ง" in outcomes[0].message
    assert "The file is empty" in outcomes[1].message


def test_the_library_reads_the_bytes_that_were_sent():
    library = stand_in.StandInLibrary()
    outcomes_of(library, File("a.txt", b"abc"))
    assert library.given == [("a.txt", b"abc")]


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "home", ENCODER) as opened:
        yield opened


def sent(library, name: str, text: str) -> str:
    [outcome] = outcomes_of(library, File(name, text.encode()))
    return outcome.message


def test_a_file_of_the_same_name_with_new_text_is_an_update(library):
    assert ": added" in sent(library, "plan.txt", "The harbour is dredged in spring.")
    assert ": updated" in sent(library, "plan.txt", "The harbour is dredged in autumn.")
    assert "already in the library" in sent(
        library, "plan.txt", "The harbour is dredged in autumn."
    )
    [held] = library.documents()
    assert "autumn" in library.document(held.document_id).text


def test_an_upload_that_cannot_be_read_leaves_the_one_before_as_it_was(library):
    sent(library, "plan.txt", "The harbour is dredged in spring.")
    assert "not added" in sent(library, "plan.txt", "")
    [held] = library.documents()
    assert Path(held.path).read_text() == "The harbour is dredged in spring."
    assert "not added" in sent(library, "other.txt", "")
    assert [path.name for path in library.uploads.iterdir()] == ["plan.txt"]


def test_each_file_of_an_archive_has_an_outcome_and_the_archive_is_not_kept(library):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("in/plan.txt", "The harbour is dredged in spring.")
        archive.writestr("run.exe", "x")
    outcomes = outcomes_of(library, File("all.zip", data.getvalue()))
    assert [outcome.kind for outcome in outcomes] == ["success", "error"]
    told = [outcome.message.replace("\\", "") for outcome in outcomes]
    assert told[0].startswith("all.zip › in › plan.txt: added")
    assert told[1].startswith("all.zip › run.exe: not added. No reader for '.exe' files")
    assert list(library.uploads.iterdir()) == []


def test_the_page_takes_every_kind_of_file_that_has_a_reader():
    assert [f".{suffix}" for suffix in uploads.SUFFIXES] == list(formats.SUFFIXES)


def test_a_document_that_is_removed_leaves_no_file_of_its_upload(library):
    sent(library, "plan.txt", "The harbour is dredged in spring.")
    library.remove(library.documents()[0].document_id)
    assert list(library.uploads.iterdir()) == []


def test_a_file_of_the_users_own_stays_when_its_document_is_removed(library, tmp_path):
    own = tmp_path / "own.txt"
    own.write_text("The harbour is dredged in spring.")
    [result] = library.add_files([own])
    library.remove(result.document_id)
    assert own.exists()


def test_an_error_of_the_library_is_the_outcome_of_its_file():
    class Busy(stand_in.StandInLibrary):
        def add_files(self, *_paths, **_how):
            raise LibraryBusy("Another process is writing. Try again.")

    [outcome] = outcomes_of(Busy(), File("a.txt"))
    assert outcome.kind == "error"
    assert "Try again" in outcome.message


def test_a_reason_names_the_file_as_its_sender_does():
    class Strict(stand_in.StandInLibrary):
        def add_files(self, paths, **_how):
            return [AddResult(None, None, "rejected", error=f"{path} is damaged") for path in paths]

    [outcome] = outcomes_of(Strict(), File("แผน งาน.pdf"))
    assert outcome.message.replace("\\", "") == "แผน งาน.pdf: not added. แผน งาน.pdf is damaged"


def test_file_names_are_shown_as_text():
    result = AddResult(None, None, "rejected", error="![e](https://evil.example/e.png)")
    outcome = uploads.outcome_of(result, "![n](https://evil.example/n.png)", "en")
    assert "![" not in outcome.message


def test_a_second_copy_under_another_name_is_not_kept(library):
    sent(library, "plan.txt", "The harbour is dredged in spring.")
    assert "already in the library" in sent(
        library, "copy.txt", "The harbour is dredged in spring."
    )
    assert [path.name for path in library.uploads.iterdir()] == ["plan.txt"]

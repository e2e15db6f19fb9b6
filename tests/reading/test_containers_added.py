"""The files in archives and letters become documents of their own, each accounted for."""

import zipfile
from email.message import EmailMessage
from pathlib import Path

import fixtures
import pytest
from answering_homes import ENCODER

from assistant.opening import open_library

TEXT = "งบประมาณของตลาดชุมชนบ้านดอนแก้วคือ 41,482 บาท"


def archive(path, *entries):
    with zipfile.ZipFile(path, "w") as made:
        for name, data in entries:
            made.writestr(name, data)
    return path


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "home", ENCODER) as opened:
        yield opened


def told(results):
    return [(Path(r.path).name, r.status) for r in results]


def test_each_file_of_an_archive_is_a_document_or_a_reason(library, tmp_path):
    path = archive(
        tmp_path / "งาน.zip",
        ("แผน.txt", TEXT.encode()),
        ("ใน/รายงาน.docx", fixtures.report_docx()),
        ("run.exe", b"MZ"),
        ("Thumbs.db", b"x"),
    )
    results = library.add_files([path])
    assert told(results) == [
        ("แผน.txt", "added"),
        ("รายงาน.docx", "added"),
        ("run.exe", "rejected"),
        ("Thumbs.db", "rejected"),
    ]
    assert results[1].path == str(path / "ใน/รายงาน.docx")
    assert "'run.exe'" in results[2].error
    assert {r.status for r in library.add_files([path])} == {"unchanged", "rejected"}


def test_two_files_of_one_name_are_both_kept(library, tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        path = archive(tmp_path / "a.zip", ("a.txt", TEXT.encode()), ("a.txt", b"Another text."))
    assert told(library.add_files([path])) == [("a.txt", "added"), ("a (2).txt", "added")]
    assert len(library.documents()) == 2


def test_a_changed_archive_updates_its_documents(library, tmp_path):
    path = archive(tmp_path / "a.zip", ("a.txt", TEXT.encode()))
    library.add_files([path])
    archive(path, ("a.txt", b"The budget is 5 baht."))
    assert told(library.add_files([path])) == [("a.txt", "updated")]
    [held] = library.documents()
    assert "5 baht" in library.document(held.document_id).text


def test_a_letter_and_what_is_attached_are_documents(library, tmp_path):
    message = EmailMessage()
    message["Subject"] = "ส่งแผน"
    message.set_content("เรียนทุกท่าน ส่งแผนมาตามแนบ")
    message.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="แผน.txt")
    path = tmp_path / "m.eml"
    path.write_bytes(bytes(message))
    results = library.add_files([path])
    assert told(results) == [("m.eml", "added"), ("แผน.txt", "added")]
    assert [r.title for r in results] == ["ส่งแผน", "แผน.txt"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"PK\x05\x06" + bytes(18), "empty archive"),
        (b"PK\x03\x04broken", "broken"),
        (b"only text", "not those of a zip"),
    ],
)
def test_an_archive_that_cannot_be_opened_is_refused_by_name(library, tmp_path, data, said):
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    [result] = library.add_files([path])
    assert result.status == "rejected"
    assert said in result.error
    assert "'a.zip'" in result.error

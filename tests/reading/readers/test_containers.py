"""What is in archives and letters, within limits, by names that lead nowhere."""

import io
import zipfile
from email.message import EmailMessage

import fixtures
import pytest

from assistant.reading.readers import containers
from assistant.reading.readers.containers import list_members, safe_name
from assistant.reading.readers.content import UnreadableError


def archive(*entries, **options):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            made.writestr(name, data, **options)
    return target.getvalue()


def names(data, kind="zip"):
    return [(m.name, bool(m.problem)) for m in list_members(data, kind)]


def test_archives_and_letters_within_are_opened_too():
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("x")
    message.add_attachment(b"a", maintype="text", subtype="plain", filename="แนบ.txt")
    data = archive(
        ("ก/หนึ่ง.txt", b"1"), ("in.zip", archive(("b.txt", b"2"))), ("m.eml", bytes(message))
    )
    assert [name for name, _ in names(data)] == [
        "ก/หนึ่ง.txt",
        "in.zip/b.txt",
        "m.eml",
        "m.eml/แนบ.txt",
    ]


def test_one_member_is_written_where_the_caller_says(tmp_path):
    data = archive(("../../evil.txt", b"one"), ("b.txt", b"two"))
    list_members(data, "zip", "0", str(tmp_path / "kept"))
    assert (tmp_path / "kept").read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\a.txt", "a.txt"),
        ("ก/./ข.txt", "ก/ข.txt"),
        ("..", "unnamed"),
    ],
)
def test_a_name_leads_nowhere(given, safe):
    assert safe_name(given) == safe


def test_thai_names_of_old_programs_are_read():
    data = archive(("xxxx.txt", b"1")).replace(b"xxxx", "ตลาด".encode("cp874"))
    assert names(data) == [("ตลาด.txt", False)]


def test_folders_and_what_the_mac_adds_are_no_files():
    assert names(archive(("a/", b""), ("__MACOSX/._a", b"x"), ("a/b.txt", b"1"))) == [
        ("a/b.txt", False)
    ]


def test_an_archive_too_deep_is_named():
    data = archive(("a.txt", b"1"))
    for at in range(4):
        data = archive((f"{at}.zip", data))
    assert names(data) == [("3.zip/2.zip/1.zip", True)]


def test_a_link_in_an_archive_is_named_not_followed():
    entry = zipfile.ZipInfo("link.txt")
    entry.external_attr = 0o120777 << 16
    [member] = list_members(archive((entry, b"/etc/passwd")), "zip")
    assert "symbolic link" in member.problem


def test_a_broken_part_is_named_and_the_others_are_read():
    data = archive(("a.txt", bytes(range(256)) * 9), ("b.txt", b"2"))
    broken = data[:60] + b"\xff\xff" + data[62:]
    assert names(broken) == [("a.txt", True), ("b.txt", False)]


def test_a_locked_part_is_named():
    data = bytearray(archive(("a.txt", b"x")))
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    [member] = list_members(bytes(data), "zip")
    assert "password" in member.problem


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("_MAX_BYTES", 10_000, "far more"),
        ("_MAX_MEMBERS", 3, "more than 3 files"),
        ("_MAX_DIRECTORY", 50, "far too many"),
    ],
)
def test_an_archive_beyond_the_limits_is_refused(monkeypatch, limit, value, said):
    monkeypatch.setattr(containers, limit, value)
    data = archive(*((f"{at}.txt", bytes(4000)) for at in range(5)))
    with pytest.raises(UnreadableError, match=said):
        list_members(data, "zip")


def test_a_member_beyond_its_limit_is_named(monkeypatch):
    monkeypatch.setattr(containers, "_MAX_MEMBER", 1000)
    assert names(archive(("big.txt", bytes(2000)), ("b.txt", b"2"))) == [
        ("big.txt", True),
        ("b.txt", False),
    ]


def test_a_letter_attached_to_a_letter_is_a_member():
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"] = "ใน"
    inner.set_content("งบ 5 บาท")
    outer["Subject"] = "นอก"
    outer.set_content("ดูที่แนบ")
    outer.add_attachment(inner)
    assert names(bytes(outer), "mail") == [("attachment 2.eml", False)]


def test_what_is_no_archive_is_refused():
    with pytest.raises(UnreadableError, match="broken"):
        list_members(fixtures.zip_archive(a=b"1")[:20], "zip")

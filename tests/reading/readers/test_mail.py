"""Letters and saved pages, made by the standard library's own writer."""

from email.message import EmailMessage
from time import process_time

import pytest

from assistant.reading.readers.content import UnreadableError
from assistant.reading.readers.mail import read_mail, read_mhtml


def letter(body="งบประมาณ 41,482 บาท", charset="utf-8"):
    message = EmailMessage()
    message["Subject"] = "ส่งข้อมูลโครงการ"
    message["From"] = "สมศรี <a@example.org>"
    message["To"] = "b@example.org"
    message["Date"] = "Mon, 03 Feb 2025 10:00:00 +0700"
    message.set_content(body, charset=charset)
    return message


@pytest.mark.parametrize("charset", ["utf-8", "tis-620"])
def test_a_letter_is_its_subject_its_people_and_its_text(charset):
    content = read_mail(letter(charset=charset).as_bytes())
    assert content.title == "ส่งข้อมูลโครงการ"
    assert content.text.rstrip() == (
        "ส่งข้อมูลโครงการ\nจาก (From): สมศรี <a@example.org>\nถึง (To): b@example.org\n"
        "วันที่ (Date): Mon, 03 Feb 2025 10:00:00 +0700\nงบประมาณ 41,482 บาท"
    )


def test_of_two_forms_of_a_text_one_is_read_and_a_page_alone_is_read_too():
    both = letter()
    both.add_alternative("<p>งบประมาณ 41,482 บาท</p>", subtype="html")
    assert read_mail(both.as_bytes()).text.count("41,482") == 1
    page = EmailMessage()
    page["Subject"] = "ก"
    page.set_content("<h1>หัวข้อ</h1><p>งบ 5 บาท</p>", subtype="html")
    assert "หัวข้อ\nงบ 5 บาท" in read_mail(page.as_bytes()).text


def test_what_is_attached_is_not_in_the_letters_text():
    message = letter()
    message.add_attachment("ลับ".encode(), maintype="text", subtype="plain", filename="a.txt")
    assert "ลับ" not in read_mail(message.as_bytes()).text


def test_a_saved_page_is_read_as_the_page():
    page = EmailMessage()
    page["Subject"] = "saved"
    page.set_content(
        "<html><head><title>ข่าวตลาด</title></head><body><nav>เมนู</nav><p>งบ 41,482 บาท</p></body>",
        subtype="html",
        cte="quoted-printable",
    )
    page.make_related()
    page.add_related(b"\x89PNG", maintype="image", subtype="png")
    content = read_mhtml(page.as_bytes())
    assert content.title == "ข่าวตลาด"
    told = {line.text: line.kind for line in content.lines}
    assert told == {"เมนู": "furniture", "งบ 41,482 บาท": "paragraph"}


def test_what_is_no_letter_is_refused():
    with pytest.raises(UnreadableError, match="not those of a letter"):
        read_mail(b"\n\njust a text")


def test_a_letter_of_endless_parts_is_refused(monkeypatch):
    monkeypatch.setattr("assistant.reading.readers.mail._MAX_PARTS", 3)
    message = letter()
    for _ in range(5):
        message.add_attachment(b"x", maintype="text", subtype="plain")
    with pytest.raises(UnreadableError, match="more than 3 parts"):
        read_mail(message.as_bytes())


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("Content-Type", "text/plain; a=b"),
        ("To", "("),
        ("To", '"x" <a@b.c>, '),
        ("Date", "Mon, 2147483648 Jun 2025 10:00:00 +0700"),
    ],
)
def test_a_header_without_end_is_no_work_without_end(name, piece):
    head = f"{name}: {piece * 8_000}\r\nSubject: A weir\r\n\r\nThe board pays.\r\n"
    start = process_time()
    assert read_mail(head.encode()).text.startswith("A weir")
    assert process_time() - start < 5  # before: 13 s, or none

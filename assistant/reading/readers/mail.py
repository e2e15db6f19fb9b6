"""EML and MHTML: letters and saved pages of the web, both of which are mail."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any

from assistant.reading.readers.content import Content, UnreadableError
from assistant.reading.readers.encodings import decode
from assistant.reading.readers.html import read_html
from assistant.reading.readers.markdown import plain_lines
from assistant.reading.readers.markup import one_line
from assistant.schema import Line

_SHOWN = (("From", "จาก (From)"), ("To", "ถึง (To)"), ("Cc", "สำเนา (Cc)"), ("Date", "วันที่ (Date)"))
_MAX_PARTS = 2_000
# Characters of a header that are read: what parses them takes the square of their number.
_LONGEST, _LONGEST_OF_CONTENT = 20_000, 4_000


class _Bounded(EmailPolicy):
    """Reads of a header no more than a letter needs, and nothing of one that breaks its parser."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return the header's value as an object of its kind, or as an empty text."""
        longest = _LONGEST_OF_CONTENT if name.lower().startswith("content-") else _LONGEST
        try:
            return super().header_fetch_parse(name, value[:longest])
        except (RecursionError, ArithmeticError, ValueError, AttributeError, LookupError):
            return ""


def read_mail(data: bytes) -> Content:
    """Read a letter: who, when and what; what is attached becomes documents of its own."""
    message = parse(data)
    body = _body(message)
    subject = _header(message, "Subject")
    if not any(line.text.strip() for line in body) and not subject:
        raise UnreadableError("it holds no text: check that the right letter was saved")
    head = [Line(subject, "heading", level=1)] if subject else []
    said = {key: value for key, _ in _SHOWN if (value := _header(message, key))}
    head += [Line(f"{name}: {said[key]}", "paragraph") for key, name in _SHOWN if key in said]
    metadata = {key.lower(): value for key, value in said.items()}
    return Content((*head, *body), subject or None, metadata)


def read_mhtml(data: bytes) -> Content:
    """Read a page of the web that a browser saved in one file."""
    message = parse(data)
    for part in parts(message):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return read_html(_marked(part))
    raise UnreadableError("no page of the web is in it: save the page again")


def parse(data: bytes) -> EmailMessage:
    """The letter; raises ``UnreadableError`` for what is none."""
    try:
        message = message_from_bytes(data, policy=_Bounded())
    except (MessageError, ValueError, RecursionError, LookupError) as error:
        raise UnreadableError("its structure as a letter is broken: save it again") from error
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableError(
            "its bytes are not those of a letter: give it the suffix of what it is", "unsupported"
        )
    return message


def parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The leaves of a letter, without those of letters attached to it."""
    todo = [message]
    count = 0
    while todo:
        part = todo.pop(0)
        count += 1
        if count > _MAX_PARTS:
            raise UnreadableError(f"it has more than {_MAX_PARTS:,} parts: forward what is needed")
        if part.get_content_maintype() == "multipart":
            todo[:0] = [p for p in part.get_payload() if isinstance(p, EmailMessage)]
        else:
            yield part


def payload(part: EmailMessage) -> bytes:
    """The bytes of a leaf; of an attached letter, the letter."""
    if part.get_content_type() == "message/rfc822":
        return b"".join(bytes(p) for p in part.get_payload() if isinstance(p, EmailMessage))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def is_attached(part: EmailMessage) -> bool:
    """Whether a leaf is a document of its own rather than the letter's text or a picture in it."""
    if part.get_content_type() == "message/rfc822":
        return True
    return part.get_content_disposition() == "attachment" or (
        part.get_filename() is not None and part.get("Content-ID") is None
    )


def _body(message: EmailMessage) -> tuple[Line, ...]:
    """The letter's text: written plainly where it is, else what its page of the web says."""
    bodies = [part for part in parts(message) if not is_attached(part)]
    for kind, read in (("text/plain", _plain), ("text/html", _page)):
        lines = [line for p in bodies if p.get_content_type() == kind for line in read(p)]
        if any(line.text.strip() for line in lines):
            return tuple(lines)
    return ()


def _plain(part: EmailMessage) -> tuple[Line, ...]:
    return plain_lines(decode(_marked(part))[0]) if payload(part).strip() else ()


def _page(part: EmailMessage) -> tuple[Line, ...]:
    try:
        return read_html(_marked(part)).lines
    except UnreadableError:
        return ()  # a page of pictures


def _marked(part: EmailMessage) -> bytes:
    """The bytes of a text, in UTF-8 where the letter names its encoding and names it rightly."""
    data, charset = payload(part), part.get_content_charset()
    if charset is None:
        return data
    try:
        return data.decode(charset).encode()
    except (LookupError, UnicodeError):
        return data


def _header(message: EmailMessage, name: str) -> str:
    return one_line(str(message.get(name) or ""))

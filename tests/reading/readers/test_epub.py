"""Books: chapters in the order of the spine."""

import fixtures
import pytest

from assistant.reading.readers.content import UnreadableError
from assistant.reading.readers.epub import read_epub


def book(**more):
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/b.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<metadata><dc:title>คู่มือตลาด</dc:title><dc:creator>สมศรี</dc:creator></metadata><manifest>"
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="b" href="b%20b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    entries = {
        "META-INF/container.xml": container,
        "OPS/b.opf": package,
        "OPS/nav.xhtml": "<html><body><p>สารบัญ</p></body></html>",
        "OPS/a.xhtml": "<html><body><h1>บทที่ 1</h1><p>หนึ่ง</p></body></html>",
        "OPS/b b.xhtml": "<html><body><h1>บทที่ 2</h1><p>งบ 41,482 บาท</p></body></html>",
        **more,
    }
    return fixtures.zip_archive(**{name: text.encode() for name, text in entries.items()})


def test_chapters_follow_the_spine_without_the_contents():
    content = read_epub(book())
    assert content.text == "บทที่ 1\nหนึ่ง\nบทที่ 2\nงบ 41,482 บาท"
    assert [line.kind for line in content.lines] == ["heading", "paragraph"] * 2
    assert (content.title, content.metadata) == ("คู่มือตลาด", {"authors": "สมศรี"})


def test_a_protected_book_is_refused():
    lock = '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>'
    with pytest.raises(UnreadableError, match="DRM"):
        read_epub(book(**{"META-INF/encryption.xml": lock}))


def test_hidden_fonts_are_no_protection():
    lock = '<e><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>'
    assert read_epub(book(**{"META-INF/encryption.xml": lock})).lines


def test_a_book_without_its_package_is_refused():
    with pytest.raises(UnreadableError, match="broken"):
        read_epub(fixtures.zip_archive(**{"META-INF/container.xml": b"<container/>"}))

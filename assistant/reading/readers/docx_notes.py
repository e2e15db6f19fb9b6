"""The footnotes and endnotes of a DOCX file, by kind and id."""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from assistant.reading.readers.content import clean
from assistant.reading.readers.markup import one_line

_PARTS = {
    "footnotes": (RELATIONSHIP_TYPE.FOOTNOTES, qn("w:footnote")),
    "endnotes": (RELATIONSHIP_TYPE.ENDNOTES, qn("w:endnote")),
}


def notes(document: DocxDocument) -> dict[tuple[str, str], str]:
    """Return the text of each note; separators, which Word keeps among them, have none."""
    found: dict[tuple[str, str], str] = {}
    for kind, (relation, tag) in _PARTS.items():
        try:
            part = document.part.part_related_by(relation)
        except KeyError:
            continue
        for note in parse_xml(part.blob).iter(tag):
            text = "".join(piece.text or "" for piece in note.iter(qn("w:t")))
            found[kind, note.get(qn("w:id"), "")] = clean(one_line(text))
    return found

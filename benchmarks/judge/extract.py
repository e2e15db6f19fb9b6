"""Read the governance documents as plain text (for the answer head's questions): python extract.py DOCS OUT"""
import html
import re
import sys
import zipfile
from pathlib import Path

import pypdfium2


def text_of(f):
    kind = f.suffix.lower()
    if kind == ".pdf":
        pdf = pypdfium2.PdfDocument(f)
        pages = "\n".join(pdf[i].get_textpage().get_text_range() for i in range(len(pdf)))
        pages = pages.replace("\r", "")
        pages = re.sub(r"(?<=[฀-๿])\n(?=[฀-๿])", "", pages)
        return re.sub(r"(?<=[a-z,;])\n(?=[a-zA-Z])", " ", pages)
    if kind == ".docx":
        x = zipfile.ZipFile(f).read("word/document.xml").decode()
        x = re.sub(r"</w:p>|<w:br[^>]*/>", "\n", x)
        return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<w:tab/>", " ", x)))
    x = f.read_text("utf-8", "replace")
    if kind in (".html", ".htm"):
        x = re.sub(r"(?is)<(script|style|nav|header|footer).*?</\1>", " ", x)
        x = re.sub(r"(?i)</(p|div|li|h\d|tr)>|<br[^>]*>", "\n", x)
        x = html.unescape(re.sub(r"<[^>]+>", " ", x))
    return x


if __name__ == "__main__":
    out = Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for f in sorted(Path(sys.argv[1]).iterdir()):
        (out / (f.name + ".txt")).write_text(text_of(f), "utf-8")

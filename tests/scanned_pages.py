"""Pictures of pages, as a scanner makes them."""

import io
from pathlib import Path

import numpy as np
import typst
from PIL import Image, ImageFilter

import assistant

FONTS = str(Path(assistant.__file__).parent / "export" / "fonts")
THAI = "โครงการครัวกลางเพื่อโรงเรียนขนาดเล็ก"
LINES = (
    THAI,
    "ที่ตั้งอยู่ในพื้นที่เดียวกัน ต้องร่วมมือกับภาคเอกชน",
    "และติดตามผลอย่างต่อเนื่อง 3 ครั้ง งบประมาณ 41,482 บาท",
    "Networked governance in Thailand",
)


def page(lines=LINES, dots=200, tilt=0.0, noise=0.0):
    """A picture of a page, as a scanner makes it; Typst sets it: ReportLab stacks no marks."""
    text = "\n\n".join(lines)
    source = f'#set page("a4", margin: 2.5cm)\n#set text(font: "TH SarabunPSK", 18pt)\n{text}\n'
    drawn = typst.compile(source.encode(), format="png", ppi=dots, font_paths=[FONTS])
    picture = Image.open(io.BytesIO(drawn)).convert("L")
    picture = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    if noise:
        picture = picture.filter(ImageFilter.GaussianBlur(0.7))
        grain = np.random.default_rng(7).normal(0, noise, (picture.height, picture.width))
        tones = (np.asarray(picture, float) + grain).clip(0, 255)
        picture = Image.fromarray(tones.astype(np.uint8))
    return picture


def as_bytes(picture, kind, **options):
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()

"""How reading grows with a text: time at n, 2n and 4n letters of texts made to be slow.

``python -m benchmarks.growth`` prints a row a step and text. A ratio near 2 is a step that takes
time in proportion; near 4 is one that a large file can hold up.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from itertools import pairwise, product

from assistant.reading.repair.repair import repair
from assistant.reading.sources import read, text_source
from assistant.reading.splitters import split
from assistant.text.language import sentences, words
from benchmarks.timing import milliseconds

TEXTS = {
    "English sentences": "They met. ",
    "initials": "See A. ",
    "open brackets": "A ( met. ",
    "Thai brackets": "กลุ่มผู้ใช้น้ำ (พบกัน. ",
    "tone marks": "ก่้๊๋",
    "numbered lines": "1. ข้อความหนึ่งบรรทัด\n",
    "table rows": "ก    ข    ค\n",
    "one word": "การ",
    "damaged letters": "ท่ี",
    "blanks": "ก ",
    "capitals": "Ab ",
}


def _split(text: str) -> object:
    return split(read(text_source({"id": "x", "text": text}).job))


STEPS: dict[str, Callable[[str], object]] = {
    "repair": repair,
    "words": words,
    "sentences": sentences,
    "read, structure, split": _split,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=20_000, help="letters of the shortest text")
    letters = parser.parse_args().letters
    print(f"{'step':24}{'text':20}{'ms at n':>10}{'2n':>8}{'4n':>8}")
    for (step, run), (name, unit) in product(STEPS.items(), TEXTS.items()):
        run("warm อุ่น")
        texts = [unit * (times * letters // len(unit)) for times in (1, 2, 4)]
        taken = [milliseconds(partial(run, text)) for text in texts]
        ratios = [after / before for before, after in pairwise(taken)]
        print(f"{step:24}{name:20}{taken[0]:>10.0f}{ratios[0]:>8.1f}{ratios[1]:>8.1f}")


if __name__ == "__main__":
    main()

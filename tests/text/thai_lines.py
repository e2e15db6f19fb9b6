"""Thai lines to compare with PyThaiNLP: those of the shipped corpus, as they are and spoilt."""

from __future__ import annotations

from random import Random

from assistant.settings import corpus_folder

_SIGNS = (
    "กขคงชตนมรลวสอๆฯ ๑.,:1a?\n"
    "\u0e30\u0e32\u0e33\u0e40\u0e41\u0e44\u0e31\u0e34\u0e35\u0e38\u0e47\u0e48\u0e49\u0e4c"
)
_SEED = 9


def thai_lines() -> list[str]:
    """Return lines, pairs of lines, lines with three signs changed, and lines of chance."""
    random = Random(_SEED)
    texts = [path.read_text("utf-8") for path in sorted(corpus_folder().glob("*/**/*.*"))]
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    lines = [line for line in lines if any("\u0e01" <= sign <= "\u0e5b" for sign in line)]
    pairs = [f"{a.strip()} {b.strip()}" for a, b in zip(lines[::2], lines[1::2], strict=False)]
    chance = ["".join(random.choices(_SIGNS, k=random.randint(1, 60))) for _ in range(800)]
    return [*lines, *pairs, *(_spoilt(line, random) for line in lines[::3]), *chance]


def _spoilt(line: str, random: Random) -> str:
    signs = list(line)
    for _ in range(3):
        signs[random.randrange(len(signs))] = random.choice(_SIGNS)
    return "".join(signs)

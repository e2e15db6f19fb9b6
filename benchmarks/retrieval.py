"""Retrieval against peers on XQuAD, in one run: python -m benchmarks.retrieval --help."""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from assistant.models.encoders import open_encoder
from assistant.schema import LANGUAGES, Language
from benchmarks.systems import Ranker, khrueakhai, langchain
from benchmarks.xquad import read


@dataclass(frozen=True, slots=True)
class Figures:
    """How one system ranked the right paragraph, as means over the questions, 0 to 1."""

    system: str
    asked: Language
    paragraphs: Language
    questions: int
    first: float
    first_five: float
    ndcg_10: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write the JSON where asked."""
    options = _parser().parse_args(arguments)
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    found = []
    for one in measure(options.xquad_folder, options.every, more=options.peers):
        found.append(one)
        print(f"measured {one.system}: {_direction(one)}", file=sys.stderr)
    print(table(found))
    if options.json:
        content = {"every": options.every, "figures": [asdict(one) for one in found]}
        options.json.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(folder: Path, every: int, *, more: bool = False) -> Iterator[Figures]:
    """Yield the figures of each system, for each language of paragraphs and of questions."""
    encoder = open_encoder()
    sets = {language: read(folder, language, every) for language in LANGUAGES}
    for language, held in sets.items():
        with TemporaryDirectory() as home:
            alone, fused = langchain(held.paragraphs, encoder, f"paragraphs-{language}")
            systems: dict[str, Ranker] = {
                "Khrueakhai": khrueakhai(held.paragraphs, Path(home)),
                "LangChain, vectors": alone,
                "LangChain, vectors + BM25": fused,
            }
            if more:
                from benchmarks.peers import peers

                systems |= peers(held.paragraphs, encoder)
            for name, rank in systems.items():
                for asked in LANGUAGES:
                    yield figures(name, rank, sets[asked].questions, (asked, language))


def table(found: Sequence[Figures]) -> str:
    """Return the figures as a Markdown table, a row per direction and system."""
    lines = [
        f"| {_direction(f)} | {f.system} | {f.first:.3f} | {f.first_five:.3f} | {f.ndcg_10:.3f} |"
        for f in sorted(found, key=lambda f: (f.asked != f.paragraphs, f.paragraphs, f.asked))
    ]
    head = "| question → paragraphs | system | R@1 | R@5 | nDCG@10 |"
    asked = f"{found[0].questions:,} questions in each direction" if found else "nothing measured"
    return "\n".join([asked, "", head, "|---|---|---|---|---|", *lines])


def figures(
    name: str,
    rank: Ranker,
    questions: Sequence[tuple[str, int]],
    direction: tuple[Language, Language],
) -> Figures:
    """Return how a system ranks; each question comes with the position of its paragraph."""
    ranks = [_rank(rank(question), right) for question, right in questions]
    return Figures(
        name,
        *direction,
        questions=len(questions),
        first=fmean(at == 1 for at in ranks),
        first_five=fmean(at <= 5 for at in ranks),
        ndcg_10=fmean(1 / math.log2(at + 1) if at <= 10 else 0.0 for at in ranks),
    )


def _rank(ranking: Sequence[int], right: int) -> float:
    return ranking.index(right) + 1 if right in ranking else math.inf


def _direction(found: Figures) -> str:
    return f"{found.asked} → {found.paragraphs}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--xquad-folder", type=Path, required=True, help="holds xquad.th.json and xquad.en.json"
    )
    parser.add_argument("--every", type=int, default=1, help="ask every k-th question only")
    parser.add_argument("--peers", action="store_true", help="LlamaIndex, Haystack, txtai too")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser


if __name__ == "__main__":
    sys.exit(main())

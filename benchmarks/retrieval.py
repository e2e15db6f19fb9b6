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
from benchmarks.systems import Once, Ranker, khrueakhai, langchain
from benchmarks.xquad import QuestionSet, read


@dataclass(frozen=True, slots=True)
class Figures:
    """How one system ranked the right paragraph, as means over the questions, 0 to 1.

    ``odd_first`` and ``odd_first_five`` are of the articles on which nothing was set.
    """

    system: str
    asked: Language
    paragraphs: Language
    questions: int
    first: float
    first_five: float
    ndcg_10: float
    odd_questions: int
    odd_first: float
    odd_first_five: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write the JSON where asked."""
    options = _parser().parse_args(arguments)
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    found = []
    for one in measure(options.xquad_folder, options.every, options.paragraphs, more=options.peers):
        found.append(one)
        print(_row(one), file=sys.stderr, flush=True)
    print(table(found))
    if options.json:
        content = {"every": options.every, "figures": [asdict(one) for one in found]}
        options.json.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(
    folder: Path, every: int, paragraphs: Sequence[Language], *, more: bool = False
) -> Iterator[Figures]:
    """Yield the figures of each system, for each language of paragraphs and of questions."""
    encoder = Once(open_encoder())
    sets = {language: read(folder, language, every) for language in LANGUAGES}
    for language in paragraphs:
        held = sets[language]
        with TemporaryDirectory() as home:
            alone, fused = langchain(held.paragraphs, encoder, f"paragraphs-{language}")
            systems: dict[str, Ranker] = {
                "Khrueakhai": khrueakhai(held.paragraphs, encoder, Path(home)),
                "LangChain, vectors": alone,
                "LangChain, vectors + BM25": fused,
            }
            if more:
                from benchmarks.peers import peers

                systems |= peers(held.paragraphs, encoder)
            for name, rank in systems.items():
                for asked in LANGUAGES:
                    yield figures(name, rank, sets[asked], (asked, language))


def table(found: Sequence[Figures]) -> str:
    """Return the figures as a Markdown table, a row per direction and system."""
    ordered = sorted(found, key=lambda f: (f.asked != f.paragraphs, f.paragraphs, f.asked))
    lines = [_row(one) for one in ordered]
    head = "| question → paragraphs | system | R@1 | R@5 | nDCG@10 | odd R@1 | odd R@5 |"
    asked = (
        f"{found[0].questions:,} questions in each direction, {found[0].odd_questions:,} of them"
        " on odd articles"
        if found
        else "nothing measured"
    )
    return "\n".join([asked, "", head, "|---|---|---|---|---|---|---|", *lines])


def figures(
    name: str, rank: Ranker, asked: QuestionSet, direction: tuple[Language, Language]
) -> Figures:
    """Return how a system ranks; each question comes with the position of its paragraph."""
    ranks = [
        (_rank(rank(question), right), right in asked.odd) for question, right in asked.questions
    ]
    odd = [at for at, is_odd in ranks if is_odd]
    return Figures(
        name,
        *direction,
        questions=len(ranks),
        first=_within([at for at, _ in ranks], 1),
        first_five=_within([at for at, _ in ranks], 5),
        ndcg_10=fmean(1 / math.log2(at + 1) if at <= 10 else 0.0 for at, _ in ranks),
        odd_questions=len(odd),
        odd_first=_within(odd, 1),
        odd_first_five=_within(odd, 5),
    )


def _within(ranks: Sequence[float], most: int) -> float:
    return fmean(at <= most for at in ranks) if ranks else 0.0


def _rank(ranking: Sequence[int], right: int) -> float:
    return ranking.index(right) + 1 if right in ranking else math.inf


def _row(found: Figures) -> str:
    numbers = (found.first, found.first_five, found.ndcg_10, found.odd_first, found.odd_first_five)
    told = " | ".join(f"{number:.3f}" for number in numbers)
    return f"| {found.asked} → {found.paragraphs} | {found.system} | {told} |"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--xquad-folder", type=Path, required=True, help="holds xquad.th.json and xquad.en.json"
    )
    parser.add_argument("--every", type=int, default=1, help="ask every k-th question only")
    parser.add_argument(
        "--paragraphs", nargs="*", default=LANGUAGES, choices=LANGUAGES, help="of these languages"
    )
    parser.add_argument("--peers", action="store_true", help="LlamaIndex, Haystack, txtai too")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser


if __name__ == "__main__":
    sys.exit(main())

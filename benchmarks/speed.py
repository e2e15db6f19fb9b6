"""Speed as ratios to the encoder's own time, in one run: python -m benchmarks.speed --help."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from assistant import open_library
from assistant.reading.splitters import window_text
from benchmarks.questions import ENGLISH, THAI, WARMING
from benchmarks.timing import Spread, cold, fresh_process, milliseconds, timed

_SHORT = 150  # characters; shorter passages are headings and list items, no paragraphs
_HEAVY = ("torch", "transformers", "streamlit")  # what answering must not import
_ROUND = "import sys; from benchmarks.speed import answering_round; answering_round(sys.argv[1])"
_FIRST = {"id": "first", "title": "", "text": "The first text of a new home."}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the figures as JSON, and write them where asked."""
    options = _parser().parse_args(arguments)
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    with TemporaryDirectory() as home:
        with open_library(home) as library:
            library.add_shipped()
        figures = {
            "cores": os.cpu_count(),
            "load_before": round(os.getloadavg()[0], 1),
            "answering": answering(home, options.rounds),
            "adding": adding(home, options.paragraphs, options.rounds),
            "cold_ask": asdict(
                cold(options.rounds, "-m", "assistant.cli", "--home", home, "ask", THAI[0])
            ),
            "importing": importing(options.rounds),
            "load_after": round(os.getloadavg()[0], 1),
        }
    text = json.dumps(figures, indent=1)
    print(text)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    return 0


def answering(home: str, rounds: int) -> dict[str, Any]:
    """Return times of ``ask`` without a model and of the encoder for the same questions.

    Each round is a process of its own, since a library keeps the vectors of questions it has met.
    """
    found = [json.loads(fresh_process("-c", _ROUND, home)) for _ in range(rounds)]
    asked, evidence, encoded = (
        Spread.of([time for one in found for time in one[key]])
        for key in ("ask", "evidence", "encode")
    )
    return {
        "ask_ms": asdict(asked),
        "until_evidence_ms": asdict(evidence),
        "encoder_ms": asdict(encoded),
        "ask_per_encoder": round(asked.median / encoded.median, 1),
        "answered": sum(found[0]["answered"]),
        "questions": len(found[0]["answered"]),
        "heavy_modules": found[0]["heavy"],
    }


def answering_round(home: str) -> None:
    """Print the times of one round; the encoder has its turn just before each question."""
    from assistant import open_assistant

    assistant = open_assistant(home, llm="none")
    encoder = assistant.library.encoder
    for question in WARMING:
        assistant.ask(question)
    found: dict[str, list[Any]] = {"ask": [], "evidence": [], "encode": [], "answered": []}
    for question in THAI + ENGLISH:
        found["encode"].append(milliseconds(partial(encoder.encode_queries, [question])))
        answer, taken = timed(partial(assistant.ask, question))
        found["ask"].append(taken)
        found["evidence"].append(answer.timings_ms.retrieval)
        found["answered"].append(answer.outcome == "answered")
    print(json.dumps({**found, "heavy": [name for name in _HEAVY if name in sys.modules]}))


def adding(home: str, paragraphs: int, rounds: int) -> dict[str, Any]:
    """Return times of adding paragraphs, and of the encoder for the windows made of them."""
    with open_library(home) as library:
        long = [p.text for p in library.passages() if len(p.text) > _SHORT][:paragraphs]
    texts = [{"id": str(at), "text": text} for at, text in enumerate(long)]
    added, encoded, windows = [], [], []
    for _ in range(rounds):
        with TemporaryDirectory() as new, open_library(new) as library:
            library.add_texts([_FIRST])  # what a new home costs once is not of the paragraphs
            added.append(milliseconds(partial(library.add_texts, texts)))
            windows = [
                window_text(passage, window)
                for text in texts
                for passage in library.passages(text["id"])
                for window in passage.windows
            ]
            encoded.append(milliseconds(partial(library.encoder.encode_passages, windows)))
    ratios = [a / e for a, e in zip(added, encoded, strict=True)]
    return {
        "paragraphs": len(texts),
        "windows": len(windows),
        "add_ms": asdict(Spread.of(added)),
        "encoder_ms": asdict(Spread.of(encoded)),
        "add_per_encoder": round(median(ratios), 3),
    }


def importing(rounds: int) -> dict[str, Any]:
    """Return times of an empty Python, of the package, and of its two public names."""
    return {
        "python_ms": asdict(cold(rounds, "-c", "pass")),
        "package_ms": asdict(cold(rounds, "-c", "import assistant")),
        "names_ms": asdict(
            cold(rounds, "-c", "from assistant import open_assistant, open_library")
        ),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is measured")
    parser.add_argument(
        "--paragraphs", type=int, default=100, help="paragraphs to add, 160 at most"
    )
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser


if __name__ == "__main__":
    sys.exit(main())

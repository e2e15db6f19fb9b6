"""What the shipped gates make of rows: python -m benchmarks.evidence.measure ROWS.jsonl."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from assistant.retrieval.evidence.gate import open_gate
from benchmarks.evidence.learn import read, report


def main() -> None:
    """Print the table by library and pair of languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="+", type=Path)
    paths = parser.parse_args().rows
    for across in (False, True):
        rows, gate = read(paths, across), open_gate(across)
        logits = np.array([gate.logit(row["signs"]) for row in rows])
        print(report(rows, logits, gate.enough, lambda row: f"{row['library']}, {row['pair']}"))


if __name__ == "__main__":
    main()

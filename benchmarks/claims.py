"""What `check_claim` makes of pairs of quotation and claim, by language and by kind.

Without a file it takes the judge's own test: whole groups of the pairs written by hand that it
never learned from.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from assistant import check_claim
from assistant.schema import SHOWN_AS_CHECKED, Support
from assistant.settings import project_folder
from benchmarks.timing import Spread

PAIRS = project_folder() / "benchmarks" / "judge" / "data"
_TEST = 12  # of a hundred groups
_HEAD = """\
| | pairs | false shown | true lost | true shown | false refused |
|---|---|---|---|---|---|"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim that is true of its quotation or not, what makes it so, and the verdict on it."""

    true: bool
    kind: str
    languages: str
    verdict: Support


def own_test(folder: Path = PAIRS) -> list[dict[str, object]]:
    """Return the pairs of the groups that are kept for testing, by a hash of their names."""
    return [
        row
        for path in sorted(folder.glob("pairs_*.jsonl"))
        for row in _rows(path)
        if _kept(path, row)
    ]


def table(pairs: Sequence[Pair], of: Callable[[Pair], str]) -> str:
    """Return the rows of a table in Markdown, one for each group of pairs."""
    names = sorted({of(pair) for pair in pairs})
    return "\n".join(_row(name, [pair for pair in pairs if of(pair) == name]) for name in names)


def _row(name: str, pairs: Sequence[Pair]) -> str:
    shown = [pair.verdict in SHOWN_AS_CHECKED for pair in pairs]
    refused = [pair.verdict == "unsupported" for pair in pairs]
    false = [not pair.true for pair in pairs]
    true = [pair.true for pair in pairs]
    cells = (
        _share(shown, false),
        _share(refused, true),
        _share(shown, true),
        _share(refused, false),
    )
    return f"| {name} | {len(pairs)} | {' | '.join(cells)} |"


def _share(what: Iterable[bool], among: Sequence[bool]) -> str:
    held = [one for one, counted in zip(what, among, strict=True) if counted]
    return f"{sum(held) / len(held):.3f}" if held else "–"


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _kept(path: Path, row: dict[str, object]) -> bool:
    name = f"{path.stem}:{row['group']}"
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % 100 < _TEST


def _judged(row: dict[str, object]) -> tuple[Pair, float]:
    began = perf_counter()
    verdict = check_claim(str(row["claim"]), [str(row["quote"])])
    took = 1000 * (perf_counter() - began)
    kind = f"{'true' if row['label'] else 'false'}: {row['kind']}"
    languages = f"{row['quote_lang']} > {row['claim_lang']}"
    return Pair(bool(row["label"]), kind, languages, verdict), took


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="pairs as JSON lines")
    files = parser.parse_args().files
    rows = [row for path in files for row in _rows(path)] if files else own_test()
    done = [_judged(row) for row in rows]
    pairs = [pair for pair, _ in done]
    print(_HEAD)
    for of in (lambda _: "all", lambda pair: pair.languages, lambda pair: pair.kind):
        print(table(pairs, of))
    times = Spread.of([took for _, took in done])
    print(f"\n{times.median} ms a claim, nine in ten under {times.p90} ms")


if __name__ == "__main__":
    main()

"""Learns the gate from rows of signs and writes it as plain JSON.

    python -m benchmarks.evidence.learn ROWS.jsonl... [--out gate.json]

Boosted trees; a sign that can only speak for an answer, or only against, is held to that. It needs
scikit-learn, which sentence-transformers brings; what it writes needs nothing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.retrieval.evidence import gate

Row = dict[str, Any]

FOR = frozenset(
    "z1,z first,gap5,gap10,pool z,lex1,lex first,lex best,window,window first,"
    "passage,first,placed,placed first,together,rarest there,"
    "rarest in window,last there,last in window,"
    "pairs,answers,answers first".split(",")
)
AGAINST = frozenset(
    "missing heaviest,missing number,unheard,n unheard,unheard judged,kind missing,kind not near,"
    "numbers missing,names missing,names unknown".split(",")
)
# Given by hand: what each takes off the logit. Out of fold they change nothing; they stand for a
# kind of question of which there are too few to learn from ("what is the name of the mayor?").
GIVEN = {"kind missing": -1.0, "names unknown": -0.5}
FOLDS = 5
WRONGLY = 0.08  # of the answerable that may be refused, where the point is set


def usable(rows: Sequence[Row]) -> list[Row]:
    """Leave out what can be answered and was not found: its signs say nothing of that."""
    return [row for row in rows if row["label"] or not row["answerable"]]


def weights(rows: Sequence[Row]) -> Any:
    """Weigh each library, pair of languages and label by the root of its size."""
    cells = [(row["library"], row["pair"], row["label"]) for row in rows]
    counts = Counter(cells)
    made = np.array([counts[cell] ** -0.5 for cell in cells])
    return made / made.mean()


def learn(rows: Sequence[Row]) -> tuple[Any, list[str]]:
    """Return the learned trees and the names of their signs."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    names = list(rows[0]["signs"])
    trees = HistGradientBoostingClassifier(
        max_iter=150,
        learning_rate=0.08,
        max_leaf_nodes=8,
        min_samples_leaf=40,
        l2_regularization=5,
        monotonic_cst=[(name in FOR) - (name in AGAINST) for name in names],
        random_state=0,
    )
    trees.fit(table(rows, names), [row["label"] for row in rows], sample_weight=weights(rows))
    return trees, names


def table(rows: Sequence[Row], names: Sequence[str]) -> Any:
    """Return the signs as a matrix, a row each."""
    return np.array([[row["signs"][name] for name in names] for row in rows])


def out_of_fold(rows: Sequence[Row]) -> Any:
    """Return logits by trees that have seen nothing of a row's document or article."""
    groups = sorted({row["group"] for row in rows})
    fold = {group: at % FOLDS for at, group in enumerate(groups)}
    folds = np.array([fold[row["group"]] for row in rows])
    logits = np.zeros(len(rows))
    for one in range(FOLDS):
        trees, names = learn(usable([r for r, f in zip(rows, folds, strict=True) if f != one]))
        held = [row for row, f in zip(rows, folds, strict=True) if f == one]
        logits[folds == one] = trees.decision_function(table(held, names))
        for sign, worth in GIVEN.items():
            logits[folds == one] += [worth * (row["signs"][sign] > 0.5) for row in held]
    return logits


def plain(trees: Any, names: Sequence[str], enough: float) -> dict[str, Any]:
    """Return the trees as JSON, in the form of ``assistant.retrieval.evidence.gate``."""
    made = [_tree(predictor.nodes, names) for (predictor,) in trees._predictors]
    made += [_given(sign, worth) for sign, worth in GIVEN.items()]
    base = float(np.ravel(trees._baseline_prediction)[0])
    return {"base": round(base, 5), "enough": round(enough, 3), "trees": made}


def _given(sign: str, worth: float) -> dict[str, list[Any]]:
    """Return the tree that takes a worth where a sign is there."""
    return {
        "sign": [sign, "", ""],
        "limit": [0.5, 0, 0],
        "left": [1, 0, 0],
        "right": [2, 0, 0],
        "worth": [0, 0, worth],
    }


def _tree(nodes: Any, names: Sequence[str]) -> dict[str, list[Any]]:
    leaf = [bool(node["is_leaf"]) for node in nodes]
    return {
        "sign": [
            "" if end else names[n["feature_idx"]] for n, end in zip(nodes, leaf, strict=True)
        ],
        "limit": [
            0 if end else float(n["num_threshold"]) for n, end in zip(nodes, leaf, strict=True)
        ],
        "left": [int(n["left"]) for n in nodes],
        "right": [int(n["right"]) for n in nodes],
        "worth": [
            round(float(n["value"]), 5) if end else 0 for n, end in zip(nodes, leaf, strict=True)
        ],
    }


def report(rows: Sequence[Row], logits: Any, enough: float, of: Callable[[Row], str]) -> str:
    """Return a table in Markdown: what is refused rightly and wrongly at a point."""
    cells: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        cells[of(row)].append(at)
    lines = [
        "| | answerable | not | AUC | refused rightly | wrongly | balanced |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, places in sorted(cells.items()):
        right = np.array([rows[at]["answerable"] for at in places])
        own = logits[places]
        refused = own < enough
        rightly, wrongly = refused[~right].mean(), refused[right].mean() if right.any() else 0.0
        lines.append(
            f"| {name} | {right.sum()} | {(~right).sum()} | {auc(own, right):.3f} "
            f"| {rightly:.3f} | {wrongly:.3f} | {(1 + rightly - wrongly) / 2:.3f} |"
        )
    return "\n".join(lines)


def auc(scores: Any, right: Any) -> float:
    """Return how often an answerable question scores above one that is not."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(len(scores))
    n, m = int(right.sum()), int((~right).sum())
    return float((ranks[right].sum() - n * (n - 1) / 2) / (n * m)) if n and m else float("nan")


def read(paths: Sequence[Path]) -> list[Row]:
    """Read rows as ``samples`` wrote them."""
    return [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]


def main() -> None:
    """Learn, print what is reached out of fold, and write the gate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path(gate.__file__).with_name("gate.json"))
    options = parser.parse_args()
    rows = read(options.rows)
    logits = out_of_fold(rows)
    found = logits[[row["label"] for row in rows]]
    enough = float(np.quantile(found, WRONGLY))
    print(report(rows, logits, enough, lambda row: f"{row['library']}, {row['pair']}"))
    trees, names = learn(usable(rows))
    options.out.write_text(json.dumps(plain(trees, names, enough)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Learns a gate from rows of signs and writes it as plain JSON.

    python -m benchmarks.evidence.learn ROWS.jsonl... [--across] [--out FILE.json]

Rows within one language make one gate, rows across two another. Boosted trees; a sign that can
only speak for an answer, or only against, is held to that. It needs scikit-learn, which
sentence-transformers brings; what it writes needs nothing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]  # the package ships no types

from assistant.retrieval.evidence import gate

Row = dict[str, Any]

FOR = frozenset(
    "z1,z first,gap5,gap10,pool z,lex1,lex first,lex best,window,window first,"
    "passage,first,placed,placed first,together,"
    "rarest in window,last there,last in window,"
    "pairs,answers,answers first".split(",")
)
AGAINST = frozenset(
    "missing heaviest,missing number,unheard,n unheard,unheard judged,kind missing,kind not near,"
    "numbers missing,names unknown".split(",")
)
# Given by hand: what each takes off the logit. Out of fold they change nothing; they stand for a
# kind of question of which there are too few to learn from ("what is the name of the mayor?").
GIVEN = {"kind missing": -1.0, "names unknown": -0.5}
DOUBT = 0.4  # times the weight
FOLDS = 5
WRONGLY = 0.08  # of what was found may be refused within a language, where the point is set
NEAR_BEST = 0.01  # of balanced accuracy: cuts across languages that are as good as the best one
SIZES = {  # trees across languages are smaller: there are fewer rows of them
    False: {"max_iter": 150, "max_leaf_nodes": 8},
    True: {"max_iter": 120, "max_leaf_nodes": 5},
}


def usable(rows: Sequence[Row]) -> list[Row]:
    """Leave out what can be answered and was not found: its signs say nothing of that."""
    return [row for row in rows if row["label"] or not row["answerable"]]


def weights(rows: Sequence[Row]) -> Any:
    """Weigh each library, pair of languages and label by the root of its size.

    A passage taken out of a handbook often leaves its answer elsewhere: such a label counts less.
    """
    cells = [(row["library"], row["pair"], row["label"]) for row in rows]
    counts = Counter(cells)
    made = np.array([counts[cell] ** -0.5 for cell in cells])
    doubtful = [row["library"].startswith("governance") and "without" in row for row in rows]
    made[doubtful] *= DOUBT
    return made / made.mean()


def learn(rows: Sequence[Row], across: bool) -> tuple[Any, list[str]]:
    """Return the learned trees and the names of their signs."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    names = list(rows[0]["signs"])
    trees = HistGradientBoostingClassifier(
        **SIZES[across],
        learning_rate=0.08,
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


def out_of_fold(rows: Sequence[Row], across: bool) -> Any:
    """Return logits by trees that have seen nothing of a row's document or article."""
    groups = sorted({row["group"] for row in rows})
    fold = {group: at % FOLDS for at, group in enumerate(groups)}
    folds = np.array([fold[row["group"]] for row in rows])
    logits = np.zeros(len(rows))
    for one in range(FOLDS):
        others = usable([row for row, f in zip(rows, folds, strict=True) if f != one])
        trees, names = learn(others, across)
        held = [row for row, f in zip(rows, folds, strict=True) if f == one]
        logits[folds == one] = trees.decision_function(table(held, names))
        for sign, worth in GIVEN.items():
            logits[folds == one] += [worth * (row["signs"][sign] > 0.5) for row in held]
    return logits


def points(rows: Sequence[Row], logits: Any, across: bool) -> dict[str, float]:
    """Return for each pair of languages the logit from which the evidence is enough.

    Within a language a set share of what was found lies below it. Across two, where that would let
    most of the rest through, it is the middle of the cuts that balance both faults best, one for
    both pairs. A row counts as much as it does in learning: a large set does not decide alone.
    """
    told = np.array([bool(row["label"]) or not row["answerable"] for row in rows])
    weigh, found = weights(rows), np.array([bool(row["label"]) for row in rows])
    of_pair = {
        pair: np.array([row["pair"] == pair for row in rows])
        for pair in sorted({row["pair"] for row in rows})
    }
    if across:
        return dict.fromkeys(of_pair, balance_point(logits[told], found[told], weigh[told]))
    return {
        pair: quantile(logits[found & there], weigh[found & there], WRONGLY)
        for pair, there in of_pair.items()
    }


def balance_point(logits: Any, found: Any, weigh: Any) -> float:
    """Return the middle of the cuts whose balanced accuracy is about the best.

    >>> one = np.array([-2.0, -1.0, 1.0, 2.0]), np.array([False, False, True, True]), np.ones(4)
    >>> -1.0 < balance_point(*one) <= 1.0
    True
    """
    low, high = np.quantile(logits, (0.02, 0.98))
    cuts = np.linspace(low, high, 201)
    reached = np.array([_balanced(logits, found, weigh, cut) for cut in cuts])
    return float(cuts[reached >= reached.max() - NEAR_BEST].mean())


def _balanced(logits: Any, found: Any, weigh: Any, cut: float) -> float:
    kept = np.average(logits[found] >= cut, weights=weigh[found])
    refused = np.average(logits[~found] < cut, weights=weigh[~found])
    return float(kept + refused) / 2


def quantile(values: Any, weigh: Any, share: float) -> float:
    """Return the value below which a share of the weight lies.

    >>> quantile(np.array([1.0, 2.0, 3.0]), np.array([1.0, 1.0, 8.0]), 0.5)
    3.0
    """
    order = np.argsort(values)
    below = np.cumsum(weigh[order]) / weigh.sum()
    return float(values[order][np.searchsorted(below, share)])


def plain(trees: Any, names: Sequence[str], enough: dict[str, float]) -> dict[str, Any]:
    """Return the trees as JSON, in the form of ``assistant.retrieval.evidence.gate``."""
    made = [_tree(predictor.nodes, names) for (predictor,) in trees._predictors]
    made += [_given(sign, worth) for sign, worth in GIVEN.items()]
    base = float(np.ravel(trees._baseline_prediction)[0])
    held = {pair: round(point, 3) for pair, point in enough.items()}
    return {"base": round(base, 5), "enough": held, "trees": made}


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


def report(
    rows: Sequence[Row], logits: Any, enough: Mapping[str, float], of: Callable[[Row], str]
) -> str:
    """Return a table in Markdown: what is refused rightly and wrongly at the points."""
    cells: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        cells[of(row)].append(at)
    refused = np.array([z < enough[row["pair"]] for z, row in zip(logits, rows, strict=True)])
    lines = [
        "| | answerable | not | AUC | refused rightly | wrongly | balanced |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, places in sorted(cells.items()):
        right = np.array([rows[at]["answerable"] for at in places])
        own = refused[places]
        rightly = own[~right].mean() if not right.all() else float("nan")
        wrongly = own[right].mean() if right.any() else float("nan")
        both = right.any() and not right.all()
        ranked = roc_auc_score(right, logits[places]) if both else float("nan")
        lines.append(
            f"| {name} | {right.sum()} | {(~right).sum()} | {ranked:.3f} "
            f"| {rightly:.3f} | {wrongly:.3f} | {(1 + rightly - wrongly) / 2:.3f} |"
        )
    return "\n".join(lines)


def read(paths: Sequence[Path], across: bool) -> list[Row]:
    """Read rows as ``samples`` wrote them, those within one language or across two."""
    rows = [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]
    return [row for row in rows if is_across(row["pair"]) == across]


def is_across(pair: str) -> bool:
    """Tell whether a pair of languages, as "th>en", is of two.

    >>> is_across("th>en"), is_across("th>th")
    (True, False)
    """
    spoken, _, held = pair.partition(">")
    return spoken != held


def main() -> None:
    """Learn, print what is reached out of fold, and write the gate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="+", type=Path)
    parser.add_argument("--across", action="store_true", help="the gate across two languages")
    parser.add_argument("--out", type=Path, help="default: the file that ships")
    options = parser.parse_args()
    rows = read(options.rows, options.across)
    logits = out_of_fold(rows, options.across)
    enough = points(rows, logits, options.across)
    print(report(rows, logits, enough, lambda row: f"{row['library']}, {row['pair']}"))
    trees, names = learn(usable(rows), options.across)
    out = options.out or Path(gate.__file__).with_name(gate.FILES[options.across])
    out.write_text(json.dumps(plain(trees, names, enough)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

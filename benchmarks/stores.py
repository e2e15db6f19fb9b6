"""What each store of vectors takes: filling, opening, searching, and how it ranks.

``python -m benchmarks.stores --vectors N`` makes up N unit vectors of 384 numbers in a hundred
lumps, as texts on a hundred matters would be, fills each store that is there, searches it with a
hundred vectors near to some of them, and prints one JSON.  "missed" is the share of the first ten
that comparing with all finds and the store does not; "off" is the largest difference of a cosine.

``--postgres URL`` names a database with pgvector, ``--chroma`` a Chroma server, ``--qdrant`` one of
Qdrant; ``--start`` starts the PostgreSQL and the Chroma server of the installed packages.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np

from assistant.library.places import Place
from assistant.library.vectors.chroma import Chroma
from assistant.library.vectors.chroma_server import ChromaServer
from assistant.library.vectors.exact import Exact
from assistant.library.vectors.store import StoreKind

SIZE, BATCH, QUERIES, FIRST = 384, 2_000, 100, 10


def main() -> None:
    """Measure what is there."""
    options = _options()
    vectors = made_up(options.vectors)
    near = vectors[:: max(1, len(vectors) // QUERIES)][:QUERIES]
    dice = np.random.default_rng(2)
    queries = _unit(near + 0.03 * dice.normal(size=near.shape).astype(np.float32))
    told: dict[str, Any] = {
        "vectors": len(vectors),
        "load": round(os.getloadavg()[0], 1),
        "cores": os.cpu_count(),
        "chromadb": version("chromadb"),
    }
    with ExitStack() as stack:
        for name, kind in kinds(options, stack).items():
            told[name] = measured(kind, vectors, queries)
            print(name, told[name], file=sys.stderr)
    print(json.dumps(told, indent=1))


def made_up(count: int) -> np.ndarray:
    """Return unit vectors in 100 lumps."""
    dice = np.random.default_rng(1)
    lumps = dice.normal(size=(100, SIZE)).astype(np.float32)
    noise = dice.normal(size=(count, SIZE)).astype(np.float32)
    return _unit(lumps[dice.integers(0, 100, count)] + noise)


def kinds(options: argparse.Namespace, stack: ExitStack) -> dict[str, StoreKind]:
    """Return the stores that there are, each with a place of its own."""
    found: dict[str, StoreKind] = {"exact": Exact(), "chroma": Chroma()}
    postgres, chroma = options.postgres, options.chroma
    if options.start:
        sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
        import chroma_server
        import postgres_server

        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        postgres = stack.enter_context(postgres_server.running())
        chroma = stack.enter_context(chroma_server.running(folder / "chroma"))
    if postgres:
        from assistant.library.vectors.pgvector import PgVector

        found["pgvector"] = PgVector(Place(Path(), "", postgres, "public"))
    if chroma:
        found["chroma server"] = ChromaServer(chroma)
    if options.qdrant:
        from assistant.library.vectors.qdrant import Qdrant

        found["qdrant"] = Qdrant.at(options.qdrant)
    return found


def measured(kind: StoreKind, vectors: np.ndarray, queries: np.ndarray) -> dict[str, Any]:
    """Fill a store, open it again and search it."""
    with tempfile.TemporaryDirectory() as folder:
        place, start = Path(folder) / "store", time.perf_counter()
        store = kind.open(place)
        for at in range(0, len(vectors), BATCH):
            some = vectors[at : at + BATCH]
            store.add("en", list(range(at, at + len(some))), some)
        store.close()
        kind.seal(place)
        filled, start = time.perf_counter() - start, time.perf_counter()
        store = kind.open(place)
        store.nearest("en", queries[0], FIRST)
        opened = time.perf_counter() - start
        took, missed, off = [], 0, 0.0
        for query in queries:
            start = time.perf_counter()
            found = dict(store.nearest("en", query, 50))
            took.append(1000 * (time.perf_counter() - start))
            cosines = vectors @ query
            right = np.argsort(-cosines, kind="stable")[:FIRST]
            missed += sum(int(key) not in found for key in right)
            off = max(off, *(abs(float(cosines[k]) - c) for k, c in found.items()))
        store.close()
        kind.discard(place)
    return {
        "fill_s": round(filled, 1),
        "open_and_first_s": round(opened, 2),
        "query_ms_median": round(median(took), 1),
        "query_ms_p95": round(quantiles(took, n=20)[18], 1),
        "missed": round(missed / (FIRST * len(queries)), 4),
        "off": float(f"{off:.1e}"),
    }


def _unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=int, default=10_000)
    parser.add_argument("--postgres", default="", metavar="URL")
    parser.add_argument("--chroma", default="", metavar="URL")
    parser.add_argument("--qdrant", default="", metavar="URL")
    parser.add_argument("--start", action="store_true", help="start the installed servers")
    return parser.parse_args()


if __name__ == "__main__":
    main()

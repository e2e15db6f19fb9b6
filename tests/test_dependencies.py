"""What the code imports comes with the package: a user's installation has no test tools."""

from __future__ import annotations

import sys
import tomllib
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from test_layers import imports, modules

ROOT = Path(__file__).resolve().parent.parent
# Of the extras `local`, `postgres` and `qdrant`; the code asks whether they are there.
OPTIONAL = {"xllamacpp", "psycopg", "pgvector", "qdrant_client"}


def installed_with(requirements: list[str]) -> set[str]:
    """The names of what pip installs for these requirements."""
    found: set[str] = set()
    todo = [Requirement(text) for text in requirements]
    while todo:
        one = todo.pop()
        name = canonicalize_name(one.name)
        if name in found:
            continue
        found.add(name)
        try:
            needed = map(Requirement, requires(name) or ())
        except PackageNotFoundError:  # for another platform
            continue
        extras = one.extras or {""}
        todo += [
            more
            for more in needed
            if not more.marker or any(more.marker.evaluate({"extra": e}) for e in extras)
        ]
    return found


def test_every_library_that_the_code_imports_is_installed_with_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    there = installed_with(project["dependencies"])
    distributions = packages_distributions()
    outside = {
        one.imported.split(".")[0]
        for one in imports()
        if one.imported not in modules() and one.when != "typing"
    }
    outside -= {*sys.stdlib_module_names, *OPTIONAL}
    assert len(outside) > 15
    absent = [
        name
        for name in sorted(outside)
        if there.isdisjoint(map(canonicalize_name, distributions.get(name, ())))
    ]
    assert absent == []

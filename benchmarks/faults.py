"""What happens when something breaks: each fault is made in a copy of a home, and asked over.

``python -m benchmarks.faults [NAME ...]`` makes a small home and prints, for each fault, what the
commands say on it: a row each with the exit status, the seconds and the last line.  Every command
is a process of its own.  A full or read-only disk is a mount of its own, in a namespace that goes
with the command; where the system allows none, the row says so.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ASK = ("ask", "Who pays the divers?")
TALK = (*ASK, "--conversation", "talk")
SOURCES, LIST = ("sources",), ("conversations", "list")
_TEXTS = {
    "weir.md": "# Fish ladders\n\nThe river board pays the divers who clear the weir in May.\n",
    "canal.md": "# คลองของเทศบาล\n\nเทศบาลตำบลป่าซางขุดลอกคลองทุกปีในเดือนเมษายน ร่วมกับกรมชลประทาน\n",
    "more.md": "# School lunches\n\nThe district office inspects school kitchens twice a year.\n",
}
_NEW = {"new.md": "# Bridges\n\nThe county paints the bridges every tenth year.\n"}
_FULL = "mount -t tmpfs -o size=12m none {home} && cp -a {copy}/. {home} && {fill}"
_FILL = "(cat /dev/zero > {home}/filler 2>/dev/null; true)"
_READ_ONLY = "mount --bind -o ro {home} {home}"
_PAGE = 4096  # bytes, the page of SQLite's files here
_MOST = 300  # seconds a command may take before it counts as hung


@dataclass(frozen=True, slots=True)
class Fault:
    """What is broken, and what is then asked for; ``mount`` is done before, in a namespace."""

    what: str
    commands: tuple[tuple[str, ...], ...]
    breaks: Callable[[Path], object] = Path.exists
    mount: str = ""


def _flip(path: Path, first: int = 1) -> None:
    """Overwrite every second page of a file, from one on, as a dying disk does."""
    with path.open("r+b") as file:
        for page in range(first, max(first + 1, path.stat().st_size // _PAGE), 2):
            file.seek(page * _PAGE)
            file.write(bytes(range(256)) * (_PAGE // 256))


def _sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def _vectors(home: Path) -> None:
    for name in ("chroma.sqlite3", "vectors-*.npy"):
        for path in home.glob(f"index/seg-*/vectors/{name}"):
            _flip(path)


def _zeros(home: Path) -> None:
    for name in ("*/data_level0.bin", "vectors-*.npy"):
        for path in home.glob(f"index/seg-*/vectors/{name}"):
            path.write_bytes(bytes(path.stat().st_size))


def _torn(home: Path) -> None:
    _sql(home / "conversations.db", "UPDATE turns SET memory = '{\"question\": ', answer = '{'")


def _older_lines(home: Path) -> None:
    folder = home / "conversations"
    folder.mkdir()
    lines = ['{"question": "torn', json.dumps({"question": "whole?", "said": []}), "\udcff\x00"]
    (folder / f"{'a' * 24}.jsonl").write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))


def _text(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda home: (home.parent / name).write_bytes(content)


def _meta(key: str, value: str) -> Callable[[Path], object]:
    return lambda home: _sql(
        home / "record.db", f"UPDATE meta SET value = '{value}' WHERE key = '{key}'"
    )


def _later(home: Path) -> None:
    _sql(home / "record.db", "UPDATE documents SET added_at = '2999-01-01T00:00:00.000000+00:00'")
    later = "'2999-01-01T00:00:00+00:00'"
    _sql(home / "conversations.db", f"UPDATE conversations SET changed_at = {later}")


def _cut(path: str) -> Callable[[Path], object]:
    def cut(home: Path) -> None:
        os.truncate(home / path, (home / path).stat().st_size // 2)

    return cut


def _gone(*paths: str) -> Callable[[Path], object]:
    def remove(home: Path) -> None:
        for path in paths:
            shutil.rmtree(home / path) if (home / path).is_dir() else (home / path).unlink()

    return remove


ADD = ("add", "new.md")
_HOSTILE = {
    "one word of 20,000 letters": ("long.txt", ("ก" * 20_000).encode()),
    "60,000 identical pages": ("same.txt", b"The same page again.\f" * 60_000),
    "invalid UTF-8": ("bad.txt", b"The weir \xff\xfe\xfa is cleared in \xc3\x28 spring.\n" * 20),
    "a lone surrogate in bytes": ("lone.txt", b"The weir \xed\xa0\x80 is cleared in May.\n" * 20),
}
FAULTS: dict[str, Fault] = {
    "full-ask": Fault("full disk", (ASK, TALK, SOURCES), mount=f"{_FULL} && true"),
    "full-add": Fault("full disk", (ADD, ASK), mount=_FULL),
    "full-no-index": Fault("full disk, no index", (ASK,), _gone("index"), _FULL),
    "ro-ask": Fault("read-only home", (ASK, TALK, SOURCES, LIST), mount=_READ_ONLY),
    "ro-add": Fault("read-only home", (ADD, ("remove", "x")), mount=_READ_ONLY),
    "ro-no-index": Fault("read-only home, no index", (ASK,), _gone("index"), _READ_ONLY),
    "vectors-flipped": Fault("flipped pages among the vectors", (ASK, ASK), _vectors),
    "vectors-zeros": Fault("zeros for vectors", (ASK, ASK), _zeros),
    "record-flipped": Fault(
        "flipped pages in the record", (ASK, SOURCES), lambda home: _flip(home / "record.db", 3)
    ),
    "record-head": Fault(
        "flipped first page of the record", (ASK,), lambda home: _flip(home / "record.db", 0)
    ),
    "record-cut": Fault("record cut in half", (ASK, SOURCES), _cut("record.db")),
    "record-missing": Fault("record missing beside an index", (ASK, SOURCES), _gone("record.db")),
    "index-missing": Fault("index missing beside a record", (ASK, ASK), _gone("index")),
    "index-cut": Fault("index's pointer cut", (ASK, ASK), _cut("index/current.json")),
    "revision": Fault("garbage revision", (ASK, SOURCES, ASK), _meta("revision", "many")),
    "means": Fault("garbage means", (ASK,), _meta("means", "{")),
    "row": Fault(
        "torn row of a document",
        (ASK, SOURCES),
        lambda home: _sql(home / "record.db", "UPDATE documents SET pages = '[{'"),
    ),
    "vector": Fault(
        "vector cut in the record",
        (ASK,),
        lambda home: (
            _sql(home / "record.db", "UPDATE windows SET vector = x'00ff' WHERE key = 2"),
            shutil.rmtree(home / "index"),
        ),
    ),
    "talk-torn": Fault("torn rows of a conversation", (TALK, LIST, TALK), _torn),
    "talk-flipped": Fault(
        "flipped pages in the conversations",
        (TALK, LIST, ASK),
        lambda home: _flip(home / "conversations.db"),
    ),
    "talk-lines": Fault("torn lines of an older conversation", (LIST, TALK), _older_lines),
    "clock": Fault("clock set back 900 years", (ASK, TALK, LIST, ADD, ASK), _later),
    "newer": Fault("home of a newer form", (ASK, ADD), _meta("schema", "99")),
    **{
        f"text-{n}": Fault(what, (("add", name), ASK), _text(name, content))
        for n, (what, (name, content)) in enumerate(_HOSTILE.items(), 1)
    },
    "question-long": Fault("a question of one 20,000-letter word", (("ask", "ก" * 20_000), ASK)),
    "question-bad": Fault("a question that is no UTF-8", (("ask", "weir \udcff\udcfe?"), ASK)),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did: its exit status, its seconds, and its last line."""

    command: str
    status: int
    seconds: float
    said: str

    @property
    def traceback(self) -> bool:
        """Tell whether a fault of the program showed instead of a line."""
        return self.said.startswith("Traceback")


def make_home(folder: Path) -> Path:
    """Make the home that faults are made in: three texts, an index and a conversation."""
    for name, text in {**_TEXTS, **_NEW}.items():
        (folder / name).write_text(text, encoding="utf-8")
    home = folder / "home"
    for command in (("add", *_TEXTS), TALK):
        done = _run(home, command, "")
        if done.status:
            raise SystemExit(f"the home cannot be made: {done.said}")
    return home


def suffer(name: str, whole: Path, folder: Path) -> list[Outcome]:
    """Make a fault in a copy of a home and run its commands, one after the other."""
    fault = FAULTS[name]
    home = folder / "home"
    shutil.copytree(whole.parent, folder, dirs_exist_ok=True)
    fault.breaks(home)
    copy = shutil.copytree(home, folder / "copy") if fault.mount else folder
    mount = fault.mount.format(home=home, copy=copy, fill=_FILL.format(home=home))
    return [_run(home, command, mount) for command in fault.commands]


def _run(home: Path, command: tuple[str, ...], mount: str) -> Outcome:
    line = [sys.executable, "-m", "assistant.cli", "--home", str(home), *command]
    if mount:
        line = ["unshare", "-m", "sh", "-c", f"{mount} && {shlex.join(line)}"]
    start = time.monotonic()
    try:
        done = subprocess.run(
            [os.fsencode(part) for part in line],
            cwd=home.parent,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
            capture_output=True,
            timeout=_MOST,
        )
    except subprocess.TimeoutExpired:
        return Outcome(command[0], 124, float(_MOST), "Traceback: it hangs")
    said, heard = (out.decode("utf-8", "replace").strip() for out in (done.stderr, done.stdout))
    lines = [text for text in said.splitlines() if text.strip()]
    told = " ⏎ ".join(lines[-3:]) or (heard.splitlines() or [""])[0]
    told = f"Traceback … {lines[-1]}" if "Traceback" in said else told
    return Outcome(" ".join(command)[:40], done.returncode, time.monotonic() - start, told)


def main() -> None:
    """Print what each fault comes to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(FAULTS))
    names = parser.parse_args().names or list(FAULTS)
    bad = 0
    with tempfile.TemporaryDirectory() as made:
        whole = make_home(Path(made))
        for name in names:
            with tempfile.TemporaryDirectory() as folder:
                print(f"\n{name}: {FAULTS[name].what}", flush=True)
                for one in suffer(name, whole, Path(folder)):
                    bad += one.traceback
                    print(f"  {one.status} {one.seconds:5.1f} s  {one.command}: {one.said[:300]}")
    print(f"\n{len(names)} faults, {bad} tracebacks")


if __name__ == "__main__":
    main()

"""Work that goes on when its page is left: one queue for a home, in a thread of its own.

What is to be added lies in ``incoming/`` of the home until its turn has come, with a journal of
what became of each file.  So nothing is lost with a page, nor with the program: whoever opens the
home next goes on where it stopped, and the outcome of each file is shown until it is dismissed.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.errors import KhrueakhaiError, LibraryBusy
from assistant.home.lock import WriteLock
from assistant.library.time_left import TimeLeft
from assistant.schema import AddResult
from assistant.ui.shared import incoming
from assistant.ui.shared.incoming import Batch
from assistant.ui.shared.uploads import Told, Upload, added

if TYPE_CHECKING:
    from assistant.library.library import Library

_EACH = 20_000  # bytes that take as long as what every file costs, whatever its size

Kind = Literal["add", "reread", "back"]
State = Literal["waiting", "running", "done"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """Work as it stands: which file of how many, the seconds left where known, what became of each.

    Only a document that is read again has ``document_id``, ``kept``, the fields of its record that
    were set and stay, and ``changed``, those that are read otherwise now.
    """

    key: str
    kind: Kind
    names: tuple[str, ...]
    document_id: str = ""
    state: State = "waiting"
    done: int = 0
    doing: str = ""
    left: float | None = None
    told: tuple[Told, ...] = ()
    kept: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


class WorkQueue:
    """The tasks of one home; safe to share by threads."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._folder = library.uploads.with_name("incoming")
        self._tasks: dict[str, Task] = {}
        self._changing = threading.Lock()
        self._numbers = count(1)
        self._worker = ThreadPoolExecutor(1, "adding")
        self._stopping = threading.Event()
        self._alone = ExitStack()
        try:
            self._alone.enter_context(WriteLock(self._folder).hold(wait=False))
        except LibraryBusy:  # another process has this home open: what waits here is its own
            log.debug("another process adds the files that wait in %s", self._folder)
            return
        for batch in incoming.left(self._folder):
            self._queue(batch)

    def close(self) -> None:
        """Stop after the file that is being read; the rest waits for whoever opens the home."""
        self._stopping.set()
        self._worker.shutdown(cancel_futures=True)
        self._alone.close()

    def add(self, uploads: Sequence[Upload]) -> str:
        """Take files to be added; return the task's key.  Raises LibraryUnwritable."""
        given = [(upload.name, upload.getvalue()) for upload in uploads]
        return self._queue(incoming.staged(self._folder, given))

    def reread(self, document_id: str, title: str, pages: Sequence[int]) -> str:
        """Read a PDF again, with these pages from their pictures; return the task's key."""
        task = Task(
            f"reread-{next(self._numbers)}", "reread" if pages else "back", (title,), document_id
        )
        self._set(task)
        self._worker.submit(self._safely, task.key, partial(self._reread, document_id, pages))
        return task.key

    def tasks(self) -> tuple[Task, ...]:
        """Return the tasks that wait, run, or are done and not dismissed, the newest first."""
        with self._changing:
            return tuple(reversed(self._tasks.values()))

    def is_busy(self) -> bool:
        """Tell whether any task is not done."""
        return any(task.state != "done" for task in self.tasks())

    def dismiss(self, key: str) -> None:
        """Forget a task that is done, with its journal."""
        with self._changing:
            if self._tasks[key].state != "done":
                return
            del self._tasks[key]
        incoming.forget(self._folder / key)

    def _queue(self, batch: Batch) -> str:
        is_done = batch.done == len(batch.names)
        state: State = "done" if is_done else "waiting"
        task = Task(batch.key, "add", batch.names, state=state, done=batch.done)
        self._set(replace(task, told=_flat(batch)))
        if not is_done:
            self._worker.submit(self._safely, batch.key, partial(self._add, batch))
        return batch.key

    def _set(self, task: Task) -> None:
        with self._changing:
            self._tasks[task.key] = task

    def _change(self, key: str, **changes: object) -> None:
        with self._changing:
            self._tasks[key] = replace(self._tasks[key], **changes)  # type: ignore[arg-type]  # fields of Task

    def _safely(self, key: str, work: Callable[[str], None]) -> None:
        """Do a task; whatever stops it is told as its outcome, for nobody waits for this thread."""
        self._change(key, state="running")
        try:
            work(key)
        except KhrueakhaiError as error:
            self._refuse(key, str(error))
        except Exception as error:
            log.exception("a task has failed")
            self._refuse(key, f"the program failed at it ({type(error).__name__})")
        self._change(key, state="done", doing="", left=None)

    def _refuse(self, key: str, why: str) -> None:
        with self._changing:
            task = self._tasks[key]
        refused = AddResult(None, None, "rejected", error=why)
        lost = [Told(name, refused) for name in task.names[task.done :]]
        self._change(key, told=(*task.told, *lost), done=len(task.names))

    def _add(self, batch: Batch, key: str) -> None:
        left = TimeLeft([size + _EACH for size in batch.sizes])
        for at in range(batch.done, len(batch.names)):
            if self._stopping.is_set():
                return
            name = batch.names[at]
            self._change(key, done=at, doing=name, left=left.after(at))
            told = self._one(batch, at)
            batch = incoming.noted(batch, told)
            self._change(key, told=_flat(batch), done=at + 1)

    def _one(self, batch: Batch, at: int) -> list[Told]:
        """Add one file; a fault of the program at it is its outcome, and the next has its turn.

        One index is made for the batch, with its last file: making it takes longer than all else.
        """
        more = at + 1 < len(batch.names)
        try:
            return added(self.library, batch.names[at], batch.content(at), more=more)
        except Exception as error:
            log.exception("adding has failed at a file")
            why = f"the program failed at it ({type(error).__name__})"
            return [Told(batch.names[at], AddResult(None, None, "rejected", error=why))]

    def _reread(self, document_id: str, pages: Sequence[int], key: str) -> None:
        with self._changing:
            [title] = self._tasks[key].names
        self._change(key, doing=title)
        again = self.library.reread(document_id, pages)
        result = AddResult(
            document_id,
            again.document.path,
            "updated",
            title=again.document.title,
            passages=again.passages,
            warnings=again.document.warnings,
        )
        told = (Told(title, result),)
        self._change(key, told=told, done=1, kept=again.kept, changed=again.changed)


def _flat(batch: Batch) -> tuple[Told, ...]:
    return tuple(told for some in batch.told for told in some)


_queues: dict[Path, WorkQueue] = {}
_opening = threading.Lock()


def queue_of(library: Library) -> WorkQueue:
    """Return the queue of a library's home, one for all sessions of this process."""
    with _opening:
        home = library.uploads
        held = _queues.get(home)
        if held is None or held.library is not library:
            if held:
                held.close()
            held = _queues[home] = WorkQueue(library)
        return held


def forget(library: Library) -> None:
    """Stop what is done for a library whose home is about to go."""
    with _opening:
        if held := _queues.pop(library.uploads, None):
            held.close()

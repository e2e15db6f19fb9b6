"""Whether what comes from outside is read or refused, whatever it is: python -m benchmarks.fuzz.

Each check makes texts, briefs, requests or bytes, and says what must hold of what becomes of them.
The tests run each for a moment; ``python -m benchmarks.fuzz --examples 100000`` for as long as
wanted.  What fails is printed with the smallest input that fails, and is to become a test.
"""

from __future__ import annotations

import argparse
import json
import string
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from assistant.checking.citations import check, render
from assistant.errors import KhrueakhaiError, ReadingError
from assistant.lessons.request.request import load_request, parse_request
from assistant.plans.brief.brief import load_brief, parse_brief
from assistant.plans.brief.from_text import brief_from_text
from assistant.reading.readers.content import UnreadableError
from assistant.reading.readers.text import read_markdown, read_text
from assistant.reading.repair.repair import repair
from assistant.reading.sources import read, text_source
from assistant.reading.splitters import split, window_text
from assistant.retrieval.questions import understand
from assistant.schema import Document, DraftClaim, Quote
from assistant.text.language import sentences, words
from benchmarks import fuzz_files
from benchmarks.fuzz_made import BUILT, FORM_FILES, FORMS, TEXTS
from benchmarks.fuzz_seeds import SEEDS

Check = Callable[[Any], None]


def _wide(text: str) -> bytes:
    return text.encode("utf-16", "surrogatepass")


def _document(text: str) -> Document | None:
    try:
        return read(text_source({"id": "x", "text": text}).job)
    except ReadingError:
        return None


def repaired(text: str) -> None:
    """Repair ends, keeps the lines, and finds nothing more to lose the second time."""
    mended = repair(text).text
    again = repair(mended).text
    assert mended.count("\n") <= text.count("\n"), "a line was made"
    assert len(again) <= len(mended) + 1, "what is mended grows"


def divided(text: str) -> None:
    """Every passage, window, part and block stands where it says that it stands."""
    document = _document(text)
    if document is None:
        return
    end = len(document.text)
    for block in document.blocks:
        assert 0 <= block.start < block.end <= end, block
        assert all(block.start <= a <= b <= block.end for a, b in block.parts), block
    for passage in split(document):
        assert document.text[passage.start : passage.end] == passage.text
        assert all(passage.start <= a < b <= passage.end for a, b in passage.windows), passage
        assert all(passage.start <= a <= b <= passage.end for a, b in passage.parts), passage
        for window in passage.windows:
            window_text(passage, window).encode()


def cut(text: str) -> None:
    """Words and sentences lie in the text, one after the other."""
    words(text)
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        last = end


def cited(drawn: tuple[str, list[tuple[str, int, int]]]) -> None:
    """What is cited stands in the document, whatever spans and words a writer hands over."""
    text, claims = drawn
    document = _document(text)
    found = split(document) if document else ()
    if document is None or not found:
        return
    drafts = [
        DraftClaim(said, (Quote(found[(a + b) % len(found)], a, b),), by="model")
        for said, a, b in claims
    ]
    checked = check(drafts, lambda _: document)
    for citation in checked.citations:
        assert document.text[citation.start : citation.end] == citation.quote
    render(checked.claims)


def asked(text: str) -> None:
    """A question is understood or refused."""
    _or_refused(understand, text)


def briefed(data: object) -> None:
    """A brief of any form is read or refused in one line."""
    _or_refused(parse_brief, data)


def told(text: str) -> None:
    """A brief is found in any text, and is one that can be read or refused."""
    _or_refused(lambda said: parse_brief(brief_from_text(said, "th")), text)


def requested(data: object) -> None:
    """A request for a lesson of any form is read or refused in one line."""
    _or_refused(parse_request, data)


def loaded(content: bytes) -> None:
    """Bytes are text, or no text, and said so."""
    for reader in (read_text, read_markdown):
        with suppress(UnreadableError):
            reader(content)


def filled_in(drawn: tuple[object, str, list[fuzz_files.Change]]) -> None:
    """A file that is to hold a brief or a request is read or refused in one line, and soon."""
    form, suffix, changes = drawn
    start = time.process_time()
    with TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder, f"form{suffix}")
        path.write_bytes(fuzz_files.changed(_written(form, suffix), changes))
        _or_refused(load_brief, path)
        _or_refused(load_request, path)
    taken = time.process_time() - start
    assert taken < fuzz_files.SECONDS, f"it takes {taken:.1f} s"


def _written(form: object, suffix: str) -> bytes:
    told = json.dumps(form) if suffix == ".json" else yaml.dump(form, allow_unicode=True)
    return told.encode("utf-8", "surrogatepass")


def _or_refused(read: Callable[[Any], object], given: object) -> None:
    said = "read"
    try:
        read(given)
    except KhrueakhaiError as error:
        said = str(error)
    assert said.strip(), "a refusal says why"


_CLAIMS = st.lists(
    st.tuples(TEXTS, st.integers(-5, BUILT), st.integers(-5, BUILT)), min_size=1, max_size=4
)
CHECKS: Mapping[str, tuple[SearchStrategy[Any], Check]] = {
    "repair": (TEXTS, repaired),
    "structure and splitting": (TEXTS, divided),
    "words and sentences": (TEXTS, cut),
    "citations": (st.tuples(TEXTS, _CLAIMS), cited),
    "questions": (TEXTS, asked),
    "briefs": (FORMS, briefed),
    "briefs in prose": (TEXTS, told),
    "requests": (FORMS, requested),
    "loaders": (st.one_of(st.binary(max_size=400), TEXTS.map(_wide)), loaded),
    "files": (fuzz_files.files(), fuzz_files.read_or_refused),
    "brief and request files": (FORM_FILES, filled_in),
}
# Each kind of file by itself, for whoever looks for long.
KINDS = {kind: (fuzz_files.files([kind]), fuzz_files.read_or_refused) for kind in SEEDS}


def run(name: str, examples: int, *, anew: bool = False) -> None:
    """Run one check; raises what fails, for the smallest input that was found.

    The inputs are the same each time, as tests have them, or ``anew``.
    """
    made, holds = {**CHECKS, **KINDS}[name]
    settle = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=not anew,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    settle(given(made)(_only(holds)))()


def _run(name: str, examples: int, seconds: float) -> int:
    """Run a check on new inputs, or over and over for some seconds; return how many there were."""
    end, tried = time.monotonic() + seconds, 0
    while not tried or time.monotonic() < end:
        some = min(_AT_ONCE, examples) if seconds else examples
        run(name, some, anew=True)
        tried += some
    return tried


_AT_ONCE = 50


def _only(holds: Check) -> Callable[[Any], None]:
    def fuzzed(drawn: Any) -> None:
        holds(drawn)

    return fuzzed


def main() -> None:
    """Run all checks and print what each took and found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=20_000, help="inputs of each check")
    parser.add_argument("names", nargs="*", metavar="CHECK", help=", ".join((*CHECKS, *KINDS)))
    parser.add_argument("--seconds", type=float, default=0, help="over and over until they are up")
    options = parser.parse_args()
    failed = 0
    for name in options.names or CHECKS:
        start, tried = time.monotonic(), options.examples
        try:
            tried = _run(name, options.examples, options.seconds)
            said = "holds"
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
            failed += 1
            said = f"{type(error).__name__}: {error}"
            said = "".join(c if c in string.printable else ascii(c)[1:-1] for c in said)[:600]
            notes = getattr(error, "__notes__", ())
            said += "\n    " + "\n    ".join(str(ascii(note))[:400] for note in notes)
        print(f"{name}: {tried} in {time.monotonic() - start:.0f} s: {said}", flush=True)
    for why, count in fuzz_files.DIED.most_common():
        print(f"a reader died {count} times: {why}")
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()

"""What becomes of a model's text: how much of a faithful answer stands whole, what of a false one.

Each line of the file has a ``question``, numbered ``passages`` (a heading line, then the text), a
``faithful`` answer with markers, and ``false`` sentences with markers, a line each or in English a
sentence each. The answers are played by a scripted model; no real one is asked.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace
from typing import Any

from assistant.answering.generation.chat import ChatGenerator
from assistant.checking.citations import Checked, check
from assistant.checking.cross_language import Means, glossary_names
from assistant.models.encoders import open_encoder
from assistant.models.judge.choosing import chosen_judge
from assistant.retrieval.phrasing import Kind
from assistant.schema import Document, Draft, Hit, Passage
from assistant.text.language import detect
from assistant.text.quotations import bare
from benchmarks.timing import Spread

_MARKERS = re.compile(r"\s*(?:\[\d+\])+")
_ENGLISH_END = re.compile(r"(?<=\])\s+(?=[A-Z])")
_KIND: Kind = "fact"


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its documents, by their ids, one passage each."""

    question: str
    documents: Mapping[str, Document]
    hits: tuple[Hit, ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Case:
        """Make a document of each passage."""
        documents, hits = {}, []
        for rank, (number, text) in enumerate(row["passages"].items(), start=1):
            heading, _, body = text.partition("\n")
            spoken, name = detect(body), f"d{number}"
            documents[name] = Document(id=name, title="", language=spoken, text=body)
            section = tuple(heading.split(" / "))
            passage = Passage(
                f"p{number}", name, 0, len(body), body, "paragraph", section, None, spoken
            )
            hits.append(Hit(passage, "", rank, 1 / rank))
        return cls(row["question"], documents, tuple(hits))

    def checked(self, said: str, means: Means) -> Checked:
        """Return what is left of a text that a model gives as its answer."""
        from langchain_core.language_models.fake_chat_models import FakeListChatModel

        nobody: Any = SimpleNamespace(name="extractive", draft=lambda *_: Draft())
        model = FakeListChatModel(responses=[said], profile={"max_input_tokens": 1_000_000})
        generator = ChatGenerator(
            model, "scripted:model", nobody, self.documents.__getitem__, means
        )
        question: Any = SimpleNamespace(
            text=self.question, language=detect(self.question), kind=_KIND
        )
        evidence: Any = SimpleNamespace(hits=self.hits, enough=True)
        claims = generator.draft(question, evidence, lambda _: None).claims
        return check(claims, self.documents.__getitem__, means=means, question=self.question)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a scripted answer, as its writer cut them."""
    for line in text.splitlines():
        parts = _ENGLISH_END.split(line) if detect(line) == "en" else [line]
        yield from (part for part in parts if part.strip())


def fate(sentence: str, checked: Checked) -> str:
    """Return what became of a sentence: whole, with the doubt on it, beheaded, or left out."""
    said = bare(_MARKERS.sub("", sentence))
    for claim in checked.claims:
        if said in bare(claim.text):
            return claim.support
    parts = [claim for claim in checked.claims if bare(claim.text) in said]
    return "beheaded" if parts else "left out"


def similarity() -> Callable[[str, str], float]:
    """Return the likeness of two texts by the bundled encoder."""
    encoder = open_encoder("bundled")

    query = lru_cache(1_000)(lambda text: encoder.encode_queries([text])[0])
    passage = lru_cache(10_000)(lambda text: encoder.encode_passages([text])[0])

    def alike(claim: str, quotation: str) -> float:
        return float(query(claim) @ passage(quotation))

    return alike


def main() -> None:
    """Print what became of the faithful and of the false sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--all", action="store_true", help="print each sentence that was lost")
    given = parser.parse_args()
    means = Means(glossary_names(), similarity(), chosen_judge())
    fates: dict[str, Counter[str]] = {"faithful": Counter(), "false": Counter()}
    times = []
    for line in given.file.read_text("utf-8").splitlines():
        row = json.loads(line)
        case = Case.of(row)
        began = perf_counter()
        whole = case.checked(row["faithful"], means)
        times.append(1000 * (perf_counter() - began))
        found = [("faithful", one, fate(one, whole)) for one in sentences(row["faithful"])]
        found += [
            ("false", one, fate(one, case.checked(one, means))) for one in sentences(row["false"])
        ]
        for side, sentence, what in found:
            fates[side][what] += 1
            if given.all and what in ("beheaded", "left out") and side == "faithful":
                print(f"{what}: {sentence}")
    for side, counts in fates.items():
        print(f"{side}: {sum(counts.values())} sentences – {dict(counts.most_common())}")
    print(f"an answer: {Spread.of(times).median} ms, nine in ten under {Spread.of(times).p90} ms")


if __name__ == "__main__":
    main()

"""Questions with their passage in the library and without it, as rows of signs and a label.

    python -m benchmarks.evidence.samples SOURCE HOME OUT [--folder FOLDER]

HOME is a home to which the documents have been added: the XQuAD paragraphs of both languages as
texts with the ids ``LANGUAGE-ARTICLE-PARAGRAPH``, the governance documents as files, the Wikipedia
texts by their ids. Of XQuAD only articles of even index are asked about, unless ``--odd``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from assistant import open_library
from assistant.errors import QuestionError
from assistant.retrieval.evidence.signs import signs
from assistant.retrieval.questions import understand
from assistant.retrieval.search import retrieve
from assistant.schema import LANGUAGES
from assistant.settings import DEFAULT, project_folder
from benchmarks.evidence.views import Held, View, Without
from benchmarks.natural.__main__ import ROWS as NATURAL

DATA = Path(__file__).with_name("data")
QUESTIONS = project_folder() / "benchmarks" / "judge" / "data"
_SAME = 0.6  # share of a quotation's letters that a passage must have to hold it
_ARTICLES, _PARAGRAPHS = 48, 5  # of XQuAD

Row = dict[str, Any]


def rows_of(view: View, text: str, holding: Sequence[str], **about: Any) -> list[Row]:
    """Return a row for each language of the hits; ``holding`` are the passages that answer."""
    try:
        question = understand(text)
    except QuestionError:
        return []
    languages = [k for k in view.languages() if not view.held.across or k != question.spoken]
    if not languages:
        return []
    hits = [hit for hit in retrieve(view, question, DEFAULT.hits) if hit.passage.answers]  # type: ignore[arg-type]
    rows = []
    for language in languages:
        own = [hit for hit in hits if hit.passage.language == language]
        if own:
            made = signs(view, question, own, language)  # type: ignore[arg-type]
            found = any(hit.passage.id in holding for hit in own)
            pair = f"{question.spoken}>{language}"
            told = {"question": text, "pair": pair, "answerable": bool(holding), "label": found}
            rows.append({**told, "signs": made, **about})
    return rows


def with_and_without(view: View, text: str, holding: Sequence[str], **about: Any) -> list[Row]:
    """Return the rows of a question with the passages that answer it in the library, and out."""
    there = rows_of(view, text, holding, **about)
    return [*there, *rows_of(Without(view, holding), text, (), without=True, **about)]


def xquad(held: Held, folder: Path, *, odd: bool, every: int) -> Iterator[Row]:
    """Ask of all paragraphs of a language, and of four articles alone, in both languages."""
    articles = range(1 if odd else 0, _ARTICLES, 2)
    whole = {k: View(held, _keys(k, range(_ARTICLES))) for k in LANGUAGES}
    few = {
        (k, at): View(held, _keys(k, articles[at : at + 4]))
        for k in LANGUAGES
        for at in range(0, len(articles), 4)
    }
    number = 0
    for article, paragraph, text in _xquad_questions(folder, articles):
        number += 1
        if number % every:
            continue
        for language in LANGUAGES:
            key = f"{language}-{article}-{paragraph}"
            holding = [p.id for p in held.passages.values() if p.document_id == key]
            about = {"group": f"xquad {article}"}
            yield from with_and_without(
                whole[language], text, holding, library=f"xquad {language}", **about
            )
            if number % (3 * every) == 0 and not odd:
                view = few[language, articles.index(article) // 4 * 4]
                yield from with_and_without(
                    view, text, holding, library=f"xquad few {language}", **about
                )
    for asked in () if odd else _lines(DATA / "unanswerable_xquad.jsonl"):
        for language in LANGUAGES:
            about = {"group": f"xquad {asked['article']}", "library": f"xquad {language}"}
            yield from rows_of(whole[language], asked["question"], (), **about)


def governance(held: Held, strangers: Sequence[str], every: int = 1) -> Iterator[Row]:
    """Ask of all documents, of one in seven of them, and of the one document alone."""
    names = {Path(str(d.path)).name: d.document_id for d in held.library.documents()}
    shuffled = sorted(names.values())
    random.Random(5).shuffle(shuffled)
    parts = [View(held, shuffled[at::7]) for at in range(7)]
    views = {"all": lambda _: whole, "seventh": lambda key: parts[shuffled.index(key) % 7]}
    whole, alone = View(held), {key: View(held, [key]) for key in shuffled}
    views["one"] = alone.__getitem__
    any_of = random.Random(6).choice
    files = [QUESTIONS / f"questions_{language}_docs.jsonl" for language in ("en", "th")]
    for asked in [row for file in files for row in _lines(file)][::every]:
        key = names.get(asked["document"] or asked["near"] or "") or any_of(shuffled)
        holding = _holding(held, asked["gold_quote"]) if asked["answerable"] else []
        if asked["answerable"] and not holding:
            continue
        for name, view_of in views.items():
            view = view_of(key)
            own = [one for one in holding if one in view.passages]
            about = {
                "library": f"governance {name}",
                "group": str(asked["document"] or asked["near"] or asked["id"]),
            }
            yield from (with_and_without if own else rows_of)(view, asked["question"], own, **about)
    wrong = [r["question"] for r in _lines(DATA / "unanswerable_governance.jsonl")]
    for text in (*wrong, *strangers)[::every]:
        for name, view_of in views.items():
            about = {"library": f"governance {name}", "group": text}
            yield from rows_of(view_of(any_of(shuffled)), text, (), **about)


def natural(held: Held, every: int) -> Iterator[Row]:
    """Ask of all documents and of one in seven of them, in words that are not theirs."""
    names = {Path(str(d.path)).name: d.document_id for d in held.library.documents()}
    shuffled = sorted(names.values())
    random.Random(5).shuffle(shuffled)
    whole, parts = View(held), [View(held, shuffled[at::7]) for at in range(7)]
    for asked in _lines(NATURAL)[::every]:
        if not (key := names.get(asked["doc"])):
            continue
        holding = _holding(held, asked["answer"], key)
        views = {"all": whole, "seventh": parts[shuffled.index(key) % 7]}
        for (name, view), text in product(views.items(), (asked["q_th"], asked["q_en"])):
            if holding:
                about = {"library": f"governance {name}, natural", "group": asked["doc"]}
                yield from with_and_without(view, text, holding, **about)


def wikipedia(held: Held, data: Mapping[str, Any], most: int) -> Iterator[Row]:
    """Ask of all texts, of a twelfth of them and of a sixtieth, Thai questions alone."""
    order = sorted({p.document_id for p in held.passages.values()})
    random.Random(7).shuffle(order)
    whole = View(held)
    parts = {n: [View(held, order[at::n]) for at in range(n)] for n in (12, 60)}
    asked = [q for q in data["questions"] if q["document"] in set(order)]
    random.Random(3).shuffle(asked)
    asked.sort(key=lambda q: q["split"] != "valid")
    for number, one in enumerate(asked[:most]):
        text = data["documents"][one["document"]]
        start, end = one["start"] - 30, one["start"] + len(one["answer"]) + 10
        near = _holding(held, text[max(0, start) : end], one["document"])
        if not near:
            continue
        yield from with_and_without(
            whole, one["question"], near, library="wikipedia", group=one["document"]
        )
        if number % 2:
            n = 12 if number % 4 == 1 else 60
            view = parts[n][order.index(one["document"]) % n]
            about = {"library": f"wikipedia {n}", "group": one["document"]}
            yield from with_and_without(view, one["question"], near, **about)


def _keys(language: str, articles: Sequence[int]) -> set[str]:
    return {f"{language}-{a}-{p}" for a in articles for p in range(_PARAGRAPHS)}


def _xquad_questions(folder: Path, articles: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    for language in LANGUAGES:
        data = json.loads((folder / f"xquad.{language}.json").read_text("utf-8"))["data"]
        for article in articles:
            for at, paragraph in enumerate(data[article]["paragraphs"]):
                yield from ((article, at, qa["question"]) for qa in paragraph["qas"])


def _holding(held: Held, quotation: str, document: str | None = None) -> list[str]:
    wanted = _shingles(_bones(quotation))
    return [
        p.id
        for p in held.passages.values()
        if document in (None, p.document_id)
        and len(wanted & _shingles(_bones(p.text))) >= _SAME * len(wanted)
    ]


def _bones(text: str) -> str:
    return re.sub(r"[^ก-ฮเ-ไ0-9๐-๙a-z]", "", unicodedata.normalize("NFC", text).lower())


def _shingles(text: str, size: int = 12) -> set[str]:
    return {text[at : at + size] for at in range(max(1, len(text) - size + 1))}


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> None:
    """Write the rows of one source."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", choices=("xquad", "governance", "natural", "wikipedia"))
    parser.add_argument("home", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folder", type=Path, help="xquad.*.json, thai_qa.json.gz")
    parser.add_argument("--odd", action="store_true", help="the articles that are measured on")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--across", action="store_true", help="between two languages only")
    options = parser.parse_args()
    held = Held.of(open_library(options.home), across=options.across)
    if options.source == "xquad":
        rows = xquad(held, options.folder, odd=options.odd, every=options.every)
    elif options.source == "governance":
        even = [text for _, _, text in _xquad_questions(options.folder, range(0, _ARTICLES, 2))]
        rows = governance(held, random.Random(5).sample(even, 250), options.every)
    elif options.source == "natural":
        rows = natural(held, options.every)
    else:
        data = json.loads(gzip.decompress((options.folder / "thai_qa.json.gz").read_bytes()))
        rows = wikipedia(held, data, 1_000 // options.every)
    with options.out.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

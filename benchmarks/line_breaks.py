"""Which Thai words Chromium breaks at the end of a line: prints the list that the page keeps whole.

``python -m benchmarks.line_breaks > static/whole_words.txt`` with chromium and chromedriver there.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Sequence

from assistant.text.dictionary import added_words, dictionary

SHORTEST, LONGEST = 4, 12  # letters; a longer name may be broken between its words
OFTEN = 20  # times in the Thai National Corpus, below which a word is rare
AT_ONCE = 5_000  # words asked of the browser at once
_WORD = re.compile(f"[\u0e01-\u0e3a\u0e40-\u0e4e]{{{SHORTEST},{LONGEST}}}")
_SEGMENTS = """
const segmenter = new Intl.Segmenter("th", {granularity: "word"});
return arguments[0].map(word => [...segmenter.segment(word)].length);
"""


def common_words() -> list[str]:
    """Return the words of our dictionary that are often written, or that the corpus adds."""
    from pythainlp.corpus.tnc import unigram_word_freqs

    often = {word for word, count in unigram_word_freqs().items() if count >= OFTEN}
    known = dictionary()
    return sorted(word for word in known & (often | added_words()) if _WORD.fullmatch(word))


def broken(words: Sequence[str]) -> Iterator[str]:
    """Yield the words that the browser's own dictionary takes for several."""
    from selenium.webdriver import Chrome
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = str(shutil.which("chromium"))
    for flag in ("--headless=new", "--no-sandbox"):
        options.add_argument(flag)
    chrome = Chrome(options=options, service=Service(str(shutil.which("chromedriver"))))
    try:
        for start in range(0, len(words), AT_ONCE):
            some = words[start : start + AT_ONCE]
            counts = chrome.execute_script(_SEGMENTS, list(some))  # type: ignore[no-untyped-call]
            yield from (word for word, count in zip(some, counts, strict=True) if count > 1)
    finally:
        chrome.quit()


if __name__ == "__main__":
    asked = common_words()
    found = list(broken(asked))
    print("\n".join(found))
    print(f"{len(found):,} of {len(asked):,} words", file=sys.stderr)

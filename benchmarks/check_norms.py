"""Writes corpus/check_norms.json anew: python -m benchmarks.check_norms.

To be run where a framework's checks, the plain sentences, the bundled encoder or the judge changed;
the check of a plan is right without it, but some seconds slower.
"""

from __future__ import annotations

import json

from assistant.frameworks.shelf import keys, load_framework
from assistant.models.encoders import open_encoder
from assistant.plans.covering import norms
from assistant.schema import LANGUAGES
from assistant.settings import corpus_folder


def main() -> None:
    """Reckon the numbers of every framework in both languages."""
    encoder, held = open_encoder("bundled"), {}
    for key in keys():
        elements = load_framework(key).elements.values()
        for language in LANGUAGES:
            says = tuple(e.check.says[language] for e in elements if e.check)
            if not says:
                continue
            found = norms.reckoned(says, language, encoder)
            held[norms.key_of(says, language, encoder)] = {
                "of": f"{key} {language}",
                "cosines": [round(float(number), 5) for number in found.cosines],
                "logits": [round(float(number), 4) for number in found.logits],
            }
    text = json.dumps(held, indent=1)
    (corpus_folder() / norms.FILE).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

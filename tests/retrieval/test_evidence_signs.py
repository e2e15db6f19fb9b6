"""Signs of evidence: margins, shares and ranks, none with a scale of its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.retrieval.evidence.kinds import asked_kinds, has_kind
from assistant.retrieval.evidence.signs import signs
from assistant.retrieval.questions import understand
from assistant.retrieval.search import retrieve


class Stretched:
    """A library whose encoder would make every cosine other: times and plus the same."""

    def __init__(self, library, times, plus):
        self._library, self._times, self._plus = library, times, plus

    def __getattr__(self, name):
        return getattr(self._library, name)

    def vector_search(self, vector, language, limit):
        found = self._library.vector_search(np.asarray(vector), language, limit)
        return [(key, span, self.moved(cosine)) for key, span, cosine in found]

    def query_vector(self, query, language):
        return Moving(self._library.query_vector(query, language), self)

    def moved(self, cosine):
        return self._times * cosine + self._plus


class Moving(np.ndarray):
    """A query vector whose products with the background are moved too."""

    def __new__(cls, vector, by):
        made = np.asarray(vector).view(cls)
        made.by = by
        return made

    def __array_finalize__(self, made):
        self.by = getattr(made, "by", None)

    def __rmatmul__(self, background):
        return self.by.moved(np.asarray(background) @ np.asarray(self))

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        plain = [np.asarray(one) if isinstance(one, Moving) else one for one in inputs]
        made = getattr(ufunc, method)(*plain, **options)
        return self.by.moved(made) if ufunc is np.matmul else made


def signs_of(library, text, language="en", hits=None):
    question = understand(text)
    found = hits or [h for h in retrieve(library, question) if h.passage.language == language]
    return signs(library, question, found, language), found


def test_another_scale_of_cosines_changes_no_sign_of_nearness(shipped_library):
    text = "What is contestability?"
    here, hits = signs_of(shipped_library, text)
    stretched = Stretched(shipped_library, times=0.3, plus=0.6)
    moved = [replace(h, vector=stretched.moved(h.vector), score=0.3 * h.score) for h in hits]
    there, _ = signs_of(stretched, text, hits=moved)
    near = [name for name in here if name.startswith(("z", "gap", "pool"))]
    assert len(near) == 5
    assert {n: here[n] for n in near} == pytest.approx({n: there[n] for n in near}, rel=1e-3)


def test_a_word_that_no_document_has_is_a_sign(shipped_library):
    known, _ = signs_of(shipped_library, "What is contestability in a network?")
    unknown, _ = signs_of(shipped_library, "What is photosynthesis in a network?")
    assert known["unheard"] == 0
    assert unknown["unheard"] > 0.4
    assert unknown["together"] < known["together"]


def test_a_name_that_no_document_has_is_a_sign(shipped_library):
    found, _ = signs_of(shipped_library, "What does Elinor Ostrom say about networks?")
    assert found["names unknown"] == 1
    held, _ = signs_of(shipped_library, "What does Powell say about networks?")
    assert held["names unknown"] == 0


@pytest.mark.parametrize(
    ("question", "text", "has"),
    [
        ("เงินทุนสำรองจ่ายเป็นเงินกี่บาท", "เป็นจำนวนห้าพันล้านบาท", True),
        ("เงินทุนสำรองจ่ายเป็นเงินกี่บาท", "เป็นจำนวน ๕,๐๐๐ ล้านบาท", True),
        ("เงินทุนสำรองจ่ายเป็นเงินกี่บาท", "ตามที่กฎหมายกำหนด", False),
        ("How much money was spent?", "It cost two million pounds.", True),
        ("How much money was spent?", "It took two years.", False),
        ("What percentage of the water was lost?", "a third was lost, 33 per cent", True),
        ("What percentage of the water was lost?", "much was lost", False),
        ("คณะกรรมการมีกี่คน", "มีกรรมการไม่เกินสิบห้าคน", True),
        ("How many members are there?", "The committee has fifteen members.", True),
        ("How many members are there?", "The committee has members.", False),
    ],
)
def test_amounts_are_found_in_figures_and_in_words(question, text, has):
    asked = understand(question)
    assert asked_kinds(asked)
    assert all(has_kind(kind, asked, text) for kind in asked_kinds(asked)) is has
